"""How time and memory of ``kg build`` grow with the articles, and what a second one costs.

    python benchmarks/scale.py [COUNT...] [--extractor NAME] [--workers N] [--scheduler ADDRESS]

For each COUNT (1,000 and 10,000 unless given) that many generated articles are built as a command
of its own; then once more with one in a hundred changed. Peak memory is that of the first process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from articles import article

HEADER = (
    "| articles | seconds | articles a second | peak memory, MB | again, 1% changed: seconds "
    "| share of the first |\n|---|---|---|---|---|---|\n"
)
_ONE_IN = 100


def written(folder: Path, count: int, *, changed: bool) -> None:
    """The articles, a thousand a file; one in a hundred with another last paragraph."""
    for first in range(0, count, 1000):
        with (folder / f"wire-{first:09}.txt").open("w", encoding="utf-8") as file:
            for number in range(first, min(first + 1000, count)):
                more = "\nIt rained.\n" if changed and number % _ONE_IN == 0 else ""
                file.write(f"{article(number)}{more}\n")


def built(folder: Path, options: list[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one build."""
    command = [sys.executable, "-m", "kg", "build", str(folder), "-o", f"{folder}.nq", *options]
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build of {folder} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--extractor", default="rules")
    parser.add_argument("--workers", default="1")
    parser.add_argument("--scheduler", help="of a Dask cluster, or local")
    given = parser.parse_args()
    options = ["--extractor", given.extractor, "--workers", given.workers]
    options += ["--scheduler", given.scheduler] if given.scheduler else []
    sys.stdout.write(HEADER)
    for count in given.counts:
        with TemporaryDirectory() as place:
            folder = Path(place) / "wire"
            folder.mkdir()
            written(folder, count, changed=False)
            first, memory = built(folder, options)
            written(folder, count, changed=True)
            again, _ = built(folder, options)
        sys.stdout.write(
            f"| {count:,} | {first:.1f} | {count / first:,.1f} | {memory:,.0f} | {again:.1f} "
            f"| {100 * again / first:.1f}% |\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
