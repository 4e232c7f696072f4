"""How time and memory of ``kg build`` grow with the articles, and what a second one costs.

    python benchmarks/scale.py [COUNT...] [--extractor NAME] [--workers N] [--scheduler ADDRESS]
                               [--plot FILE]

For each COUNT (1,000 and 10,000 unless given) that many generated articles are built as a command
of its own; then once more with one in a hundred changed. Peak memory is that of the first process.
Last comes the slope of time over articles, fitted to their logarithms: 1 is in proportion. --plot
draws time and memory (needs matplotlib).
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

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


class Run(NamedTuple):
    """One build, and the second one after it."""

    articles: int
    seconds: float
    megabytes: float
    again: float

    def row(self) -> str:
        """The run as a row of the table."""
        return (
            f"| {self.articles:,} | {self.seconds:.1f} | {self.articles / self.seconds:,.1f} "
            f"| {self.megabytes:,.0f} | {self.again:.1f} "
            f"| {100 * self.again / self.seconds:.1f}% |\n"
        )


def measured(count: int, options: list[str]) -> Run:
    """Build that many articles twice."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "wire"
        folder.mkdir()
        written(folder, count, changed=False)
        seconds, memory = built(folder, options)
        written(folder, count, changed=True)
        again, _ = built(folder, options)
    return Run(count, seconds, memory, again)


def slope(runs: list[Run]) -> float:
    """The exponent with which time grows with the articles."""
    articles, seconds = ([math.log(run[column]) for run in runs] for column in (0, 1))
    return statistics.linear_regression(articles, seconds).slope


def draw(runs: list[Run], file: str) -> None:
    """Time and memory over articles; the same runs give the same bytes."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "newskg"
    from matplotlib import pyplot

    figure, (time_axes, memory_axes) = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    articles = [run.articles for run in runs]
    time_axes.loglog(articles, [run.seconds for run in runs], "o-", label="first build")
    time_axes.loglog(articles, [run.again for run in runs], "s--", label="again, 1% changed")
    time_axes.set(title=f"Time (slope {slope(runs):.2f})", xlabel="articles", ylabel="seconds")
    time_axes.legend()
    memory_axes.semilogx(articles, [run.megabytes for run in runs], "o-", color="C2")
    most = 1.2 * max(run.megabytes for run in runs)
    memory_axes.set(title="Peak memory", xlabel="articles", ylabel="MB", ylim=(0, most))
    for axes in (time_axes, memory_axes):
        axes.grid(visible=True, alpha=0.3)
    figure.savefig(file, metadata={"Date": None})


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--extractor", default="rules")
    parser.add_argument("--workers", default="1")
    parser.add_argument("--scheduler", help="of a Dask cluster, or local")
    parser.add_argument("--plot", metavar="FILE.svg")
    given = parser.parse_args()
    options = ["--extractor", given.extractor, "--workers", given.workers]
    options += ["--scheduler", given.scheduler] if given.scheduler else []
    sys.stdout.write(HEADER)
    runs = []
    for count in given.counts:
        runs.append(measured(count, options))
        sys.stdout.write(runs[-1].row())
        sys.stdout.flush()
    if len(runs) > 1:
        sys.stdout.write(f"\nTime grows with the articles to the power of {slope(runs):.3f}.\n")
    if given.plot:
        draw(runs, given.plot)


if __name__ == "__main__":
    main()
