"""``kg build``: articles in, one validated graph out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from kg.article import Article
from kg.cli.console import complain, counted, note, progress
from kg.errors import ConformanceError, KgError, Location
from kg.extraction import DEFAULT
from kg.manifest import Changes, Record, beside, fingerprint, key_of, make, opened
from kg.mapping.namespaces import DEFAULT_BASE
from kg.pipeline import Settings
from kg.reading import read
from kg.resolution import Decision
from kg.scheduling import default_workers, run
from kg.serialization import Format, Lines, format_of, save, write
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
@click.option(
    "--record/--no-record",
    default=True,
    help="Keep what is built beside the output (FILE.record), and take it from there.",
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
    record: bool,
    timestamp: bool,
    verbose: bool,
) -> None:
    """Read articles from files, folders, globs or standard input (-), and write their graph.

    What cannot be read is reported with its place and left out; the rest is built. The output
    appears whole or not at all. What is built is kept in a record beside it: after a crash the next
    build goes on from there, and after a change of the input it builds only what changed.

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
    with opened(beside(Path(output)) if record and _is_file(output) else None) as kept:
        count = _build(paths, settings, kept, workers or default_workers())
        tally = _settled(kept, count, loud=talkative or verbose)
        _write(kept, tally, output, chosen)
    for each in settings.decided.unused(tally.decisions):
        note(_without_target(each))
    note(tally.closing_line(output))
    click.get_current_context().exit(tally.exit_code)


@dataclass(slots=True)
class Count:
    """How many articles were not to be built, were built, and were there from before."""

    unreadable: int = 0
    nonconforming: int = 0
    known: int = 0


def _build(paths: tuple[str, ...], settings: Settings, record: Record, workers: int) -> Count:
    """Build what is not made yet; what goes wrong is told as it comes."""
    count = Count()
    work = partial(make, settings=settings)
    outcomes = run(work, _to_build(paths, settings, record, count), workers=workers)
    for outcome in progress(outcomes, label="Building"):
        if not isinstance(outcome, KgError):
            record.add(outcome)
            continue
        complain(outcome)
        if isinstance(outcome, ConformanceError):
            count.nonconforming += 1
        else:
            count.unreadable += 1
    return count


def _to_build(
    paths: tuple[str, ...], settings: Settings, record: Record, count: Count
) -> Iterator[tuple[bytes, Article] | KgError]:
    """What was read and is not in the record."""
    mark = fingerprint(settings)
    for item in read(paths):
        if isinstance(item, KgError):
            yield item
            continue
        key = key_of(item, mark)
        if record.has(key, Location(item.source, item.line)):
            count.known += 1
        else:
            yield key, item


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the articles that were read."""

    standing: int
    statements: int
    meetings: int
    replaced: int
    count: Count
    decisions: frozenset[str]
    changes: Changes | None

    @property
    def exit_code(self) -> int:
        """3 if a graph did not conform, else 1 if an input was bad, else 0."""
        if self.count.nonconforming:
            return ConformanceError.exit_code
        return KgError.exit_code if self.count.unreadable else 0

    def closing_line(self, output: str) -> str:
        """How many were read, built, skipped, and where the graph is."""
        skipped = self.count.unreadable + self.count.nonconforming
        read_in = self.standing + self.replaced + skipped
        line = f"read {counted(read_in, 'article')}: built {self.standing:,}"
        if self.count.known:
            line += f" ({self.count.known:,} of them before)"
        line += f", skipped {skipped:,}"
        if self.replaced:
            line += f", replaced {self.replaced:,}"
        if not self.standing:
            return f"{line}; nothing was written"
        statements = counted(self.statements, "statement")
        meetings = counted(self.meetings, "meeting")
        where = "standard output" if output == "-" else output
        line += f"; {statements} and {meetings} in {where}"
        return line if self.changes is None else f"{line}\nsince the last build: {self.changes}"


def _settled(record: Record, count: Count, *, loud: bool) -> Tally:
    """Which article of each identity stands, and what all of them hold."""
    standing = statements = meetings = replaced = 0
    decisions: set[str] = set()
    for each in record.settle():
        standing += 1
        statements += each.article.statements
        meetings += each.article.meetings
        replaced += len(each.replaced)
        decisions.update(each.article.decisions)
        for line in each.notes():
            note(line)
        if loud:
            found = f"{each.article.statements} statements, {each.article.meetings} meetings"
            note(f"{each.article.location}: {found}")
    changes = record.changes()
    return Tally(standing, statements, meetings, replaced, count, frozenset(decisions), changes)


def _without_target(decision: Decision) -> str:
    where = f"{decision.location}: " if decision.location else ""
    what = f"{decision.subject} {decision.relation} {decision.object}"
    return f"{where}nothing built has what this decision is about: {what}"


def _write(record: Record, tally: Tally, output: str, chosen: Format) -> None:
    """Write what stands, unless nothing does, or it is written already."""
    graphs = map(Lines, record.graphs())
    if not tally.standing:
        return
    if output == "-":
        write(graphs, sys.stdout.buffer, format=chosen)
    elif not record.is_written(Path(output), chosen):
        save(graphs, output, format=chosen)
        record.written(Path(output), chosen)


def _is_file(output: str) -> bool:
    """Whether the output is a file, or will be one: no pipe and no device."""
    return output != "-" and (Path(output).is_file() or not Path(output).exists())


def _moment(*, asked: bool) -> datetime | None:
    """The time to write, if any: that of SOURCE_DATE_EPOCH, or now if it is asked for."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is not None and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0) if asked else None
