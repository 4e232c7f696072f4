"""One process, two, and a Dask cluster of two: the same build, the same bytes, how much faster.

    python benchmarks/workers.py [COUNT] [--extractor NAME] [--runs N]

COUNT generated articles (500 unless given) are built by each in turns, N times (3); the table has
the medians.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from articles import article

WAYS = {
    "1 worker": ("--workers", "1"),
    "2 workers": ("--workers", "2"),
    "Dask, 2 workers on this machine": ("--workers", "2", "--scheduler", "local"),
}


def built(wire: Path, options: tuple[str, ...]) -> tuple[float, str]:
    """Seconds of one build, and the SHA-256 of what it wrote."""
    out = wire.with_suffix(".nq")
    command = [sys.executable, "-m", "kg", "build", str(wire), "-o", str(out), "--no-record"]
    start = time.perf_counter()
    subprocess.run([*command, *options], check=True, stderr=subprocess.DEVNULL)
    took = time.perf_counter() - start
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    out.unlink()
    return took, digest


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=500)
    parser.add_argument("--extractor", default="tagger")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    with TemporaryDirectory() as folder:
        wire = Path(folder) / "wire.txt"
        wire.write_text("\n".join(map(article, range(given.count))), "utf-8")
        digests = set()
        for _ in range(given.runs):
            for way, options in WAYS.items():
                took, digest = built(wire, (*options, "--extractor", given.extractor))
                times[way].append(took)
                digests.add(digest)
    if len(digests) > 1:
        raise SystemExit("the bytes differ")
    alone = statistics.median(times["1 worker"])
    sys.stdout.write("| how | seconds | times as fast as one |\n|---|---|---|\n")
    for way, each in times.items():
        median = statistics.median(each)
        sys.stdout.write(f"| {way} | {median:.1f} | {alone / median:.2f} |\n")


if __name__ == "__main__":
    main()
