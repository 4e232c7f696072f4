"""``kg build``: articles in, one validated graph out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import click

from kg.cli.console import complain, counted, note, progress
from kg.errors import ConformanceError, KgError
from kg.extraction import DEFAULT
from kg.mapping.namespaces import DEFAULT_BASE
from kg.pipeline import Built, Outcome, Settings, build_article, graphs, settle
from kg.reading import read
from kg.resolution import Decision
from kg.scheduling import default_workers, run
from kg.serialization import Format, format_of, save, write
from kg.validation import ENGINES


@click.command(short_help="Read articles and write their graph.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="Where to write; - is standard output."
)
@click.option(
    "--format",
    "format_name",
    metavar="FORMAT",
    help="ttl, trig, nq, nt, jsonld or rdf; by default from the file's ending (also with .gz).",
)
@click.option(
    "--base",
    metavar="IRI",
    default=DEFAULT_BASE,
    show_default=True,
    help="Where the data's own IRIs begin.",
)
@click.option(
    "--extractor",
    metavar="NAME",
    default=DEFAULT,
    show_default=True,
    help="What finds the statements: tagger (a small network and rules), rules (faster), or yours.",
)
@click.option(
    "--authority",
    multiple=True,
    metavar="FILE",
    help="A file that says who is who and what is wrong, of kg resolve's or yours (.ttl, .csv). "
    "May be given several times.",
)
@click.option("--validate/--no-validate", default=True, help="Judge each article's graph, or not.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="auto",
    show_default=True,
    help="The fast SHACL engine with pySHACL as referee, or one of the two.",
)
@click.option(
    "--bodies/--no-body",
    default=True,
    help="Write the text too, or leave it and long quotations out.",
)
@click.option(
    "--workers", type=click.IntRange(1), help="How many processes.  [default: one a core]"
)
@click.option("--timestamp", is_flag=True, help="Write the time of the build into the provenance.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was found in each article.")
@click.pass_obj
def command(
    talkative: bool,
    /,
    *,
    paths: tuple[str, ...],
    output: str,
    format_name: str | None,
    base: str,
    extractor: str,
    authority: tuple[str, ...],
    validate: bool,
    engine: str,
    bodies: bool,
    workers: int | None,
    timestamp: bool,
    verbose: bool,
) -> None:
    """Read articles from files, folders, globs or standard input (-), and write their graph.

    What cannot be read is reported with its place and left out; the rest is built. The output
    appears whole or not at all.

    \b
    Examples:
      kg build articles/ -o graph.ttl
      kg build articles/ -o graph.nq --authority authority.ttl
      kg build 'wire/2024-0?-??.txt' -o graph.nq.gz --base https://data.example.org/news/
      cat article.txt | kg build - -o - --format jsonld
    """
    chosen = format_of(output, format_name)
    settings = Settings(
        base=base,
        extractor=extractor,
        authority=authority,
        engine=engine,
        bodies=bodies,
        validate=validate,
        ended_at=_moment(asked=timestamp),
    )
    settings.check()
    work = partial(build_article, settings=settings)
    outcomes = run(work, read(paths), workers=workers or default_workers())
    tally = _sorted_out(progress(outcomes, label="Building"), verbose=talkative or verbose)
    _write(tally, output, chosen)
    for each in settings.decided.unused({d for b in tally.standing for d in b.decisions}):
        note(_without_target(each))
    note(tally.closing_line(output))
    click.get_current_context().exit(tally.exit_code)


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the articles that were read."""

    standing: tuple[Built, ...]
    replaced: int
    unreadable: int
    nonconforming: int

    @property
    def exit_code(self) -> int:
        """3 if a graph did not conform, else 1 if an input was bad, else 0."""
        if self.nonconforming:
            return ConformanceError.exit_code
        return KgError.exit_code if self.unreadable else 0

    def closing_line(self, output: str) -> str:
        """How many were read, built, skipped, and where the graph is."""
        built, skipped = len(self.standing), self.unreadable + self.nonconforming
        read_in = built + self.replaced + skipped
        line = f"read {counted(read_in, 'article')}: built {built:,}, skipped {skipped:,}"
        if self.replaced:
            line += f", replaced {self.replaced:,}"
        if not built:
            return f"{line}; nothing was written"
        statements = counted(sum(b.statements for b in self.standing), "statement")
        meetings = counted(sum(b.meetings for b in self.standing), "meeting")
        where = "standard output" if output == "-" else output
        return f"{line}; {statements} and {meetings} in {where}"


def _sorted_out(outcomes: Iterable[Outcome], *, verbose: bool) -> Tally:
    """Report what went wrong as it comes, and keep what stands."""
    good: list[Built] = []
    unreadable = nonconforming = 0
    for outcome in outcomes:
        if isinstance(outcome, KgError):
            complain(outcome)
            unreadable += 1
        elif not outcome.conforms:
            complain(_breach(outcome))
            nonconforming += 1
        else:
            good.append(outcome)
            if verbose:
                found = f"{outcome.statements} statements, {outcome.meetings} meetings"
                note(f"{outcome.location}: {found}")
    standing, replaced = settle(good)
    for each in replaced:
        note(str(each))
    return Tally(standing, len(replaced), unreadable, nonconforming)


def _breach(built: Built) -> ConformanceError:
    report = built.report.for_people() if built.report else ""
    return ConformanceError(
        f"the graph of this article breaks the shapes and was left out\n{report}",
        location=built.location,
        advice="`kg build --no-validate` writes it all the same.",
    )


def _without_target(decision: Decision) -> str:
    where = f"{decision.location}: " if decision.location else ""
    what = f"{decision.subject} {decision.relation} {decision.object}"
    return f"{where}nothing built has what this decision is about: {what}"


def _write(tally: Tally, output: str, chosen: Format) -> None:
    if not tally.standing:
        return
    if output == "-":
        write(graphs(tally.standing), sys.stdout.buffer, format=chosen)
    else:
        save(graphs(tally.standing), output, format=chosen)


def _moment(*, asked: bool) -> datetime | None:
    """The time to write, if any: that of SOURCE_DATE_EPOCH, or now if it is asked for."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is not None and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0) if asked else None
