"""``kg build``: articles in, one validated graph out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import click

from kg.cli.build_options import with_output, with_settings
from kg.cli.console import complain, counted, note, note_others, progress
from kg.cli.tally import Count, settled
from kg.errors import ConformanceError, KgError, Location
from kg.manifest import Output, Record, fingerprint, key_of, lost, make, makers, opened
from kg.pipeline import Settings
from kg.reading import Block, Finds, blocks, survey
from kg.resolution import Decision
from kg.scheduling import run

_TOLD: Final = 10  # decisions that were not applied


@click.command(short_help="Read articles and write their graph.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@with_output
@with_settings
@click.option(
    "--workers", type=click.IntRange(1), help="How many processes.  [default: one a core]"
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Build on a Dask cluster: tcp://host:8786, or local for one on this machine.",
)
@click.option(
    "--record/--no-record",
    default=True,
    help="Keep what is built beside the output (PATH.record), and take it from there.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say what was found in each article.")
@click.pass_obj
def command(
    talkative: bool,
    /,
    *,
    paths: tuple[str, ...],
    output: Output,
    settings: Settings,
    workers: int | None,
    scheduler: str | None,
    record: bool,
    verbose: bool,
) -> None:
    """Read articles from files, folders, globs, addresses or standard input (-); write their graph.

    What cannot be read is reported with its place and left out; the rest is built. The output
    appears whole or not at all. What is built is kept in a record beside it: after a crash the next
    build goes on from there, and after a change of the input it builds only what changed.

    \b
    Examples:
      kg build articles/ -o graph.ttl
      kg build articles/ -o graph.nq --authority authority.ttl
      kg build articles/ -o corpus/ --shards 16 --compress zstd
      kg build articles/ -o corpus/ --shards 1000 --scheduler tcp://scheduler:8786
      kg build s3://news/2024/ -o s3://graphs/2024.nq.gz
      kg build 'wire/2024-0?-??.txt' -o graph.nq.gz --base https://example.org/
      cat article.txt | kg build - -o - --format jsonld
    """
    settings.check()
    with opened(output.record if record else None) as kept:
        found = survey(paths)
        count = _build(found, settings, kept, workers, scheduler)
        tally = settled(kept, count, loud=talkative or verbose)
        if tally.standing:
            output.write(kept, settings, sys.stdout.buffer)
    _note_unused(settings.decided.unused(tally.decisions))
    note_others(found.others, besides=output.place)
    note(tally.closing_line(output.place))
    click.get_current_context().exit(tally.exit_code)


def _build(
    found: Finds,
    settings: Settings,
    record: Record,
    workers: int | None,
    scheduler: str | None,
) -> Count:
    """Build what is not made yet; what goes wrong is told as it comes."""
    count = Count()
    work = partial(make, settings=settings)
    outcomes = run(
        work,
        _to_build(found, settings, record, count),
        workers=workers,
        scheduler=scheduler,
        lost=lost,
        same=partial(makers, settings),
    )
    for outcome in progress(outcomes, label="Building"):
        if not isinstance(outcome, KgError):
            record.add(outcome)
            continue
        complain(outcome)
        if isinstance(outcome, ConformanceError):
            count.nonconforming += 1
        elif outcome.location is not None and outcome.location.line is None:
            count.unread += 1
        else:
            count.unreadable += 1
    return count


def _to_build(
    found: Finds, settings: Settings, record: Record, count: Count
) -> Iterator[tuple[bytes, Block] | KgError]:
    """What is not in the record, still to be parsed, and errors in their places."""
    mark = fingerprint(settings)
    for item in blocks(found):
        if isinstance(item, KgError):
            yield item
            continue
        key = key_of(item, mark)
        if record.has(key, Location(item.source, item.line)):
            count.known += 1
        else:
            yield key, item


def _note_unused(decisions: Sequence[Decision]) -> None:
    """The first of the decisions that nothing built has, and how many more there are."""
    for each in sorted(decisions, key=_place)[:_TOLD]:
        note(_without_target(each))
    if len(decisions) > _TOLD:
        note(f"and {counted(len(decisions) - _TOLD, 'decision')} more that were not applied")


def _place(decision: Decision) -> tuple[str, int]:
    where = decision.location
    return (where.file, where.line or 0) if where else ("", 0)


def _without_target(decision: Decision) -> str:
    where = f"{decision.location}: " if decision.location else ""
    what = f"{decision.subject} {decision.relation} {decision.object}"
    return f"{where}not applied, for nothing built has what this decision is about: {what}"
