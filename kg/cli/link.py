"""``kg link``: persons, organizations and places to what others know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

import click

from kg.cli.console import counted, note, progress
from kg.errors import StoreError, UsageError
from kg.linking import (
    Cache,
    Extract,
    Kind,
    Link,
    Named,
    Service,
    Source,
    links,
    quads_of,
    read_names,
    service_at,
)
from kg.linking.queries import LIMIT
from kg.resolution import check_output
from kg.serialization import Format, save


@click.command(short_help="Link names to Wikidata and the like.")
@click.argument("graphs", nargs=-1, required=True, metavar="GRAPH...")
@click.option("-o", "--output", required=True, metavar="FILE", help="The authority file to write.")
@click.option("--service", metavar="URL", help="A reconciliation service to ask.")
@click.option("--wikidata", metavar="FILE", help="An extract of Wikidata, an entity a line.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in Kind]),
    help="Link only these; may be given several times.",
)
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="KIND=ID",
    help="What the service calls a kind, such as person=Q5.",
)
@click.option("--cache", metavar="FILE", help="Where answers are kept.  [default: OUTPUT.answers]")
@click.option("--index", metavar="FILE", help="The extract's index.  [default: FILE.index]")
@click.option("--batch", type=click.IntRange(1), metavar="N", help="Names in one request.")
@click.option(
    "--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help="Candidates a name."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for each answer.",
)
def command(
    *,
    graphs: tuple[str, ...],
    output: str,
    service: str | None,
    wikidata: str | None,
    kinds: tuple[str, ...],
    types: tuple[str, ...],
    cache: str | None,
    index: str | None,
    batch: int | None,
    limit: int,
    timeout: float,
) -> None:
    """Link persons, organizations and places to what others know of them, in an authority file.

    The network is used only with --service, any address that speaks the W3C's Reconciliation API.
    Its answers are kept, and the same command later asks only for names that are new. Only what is
    certain is decided; the rest are candidates, which change nothing until somebody accepts them.

    \b
    Examples:
      kg link graph.nq --wikidata extract.json.gz -o links.ttl
      kg link graph.nq --service https://wikidata.reconci.link/en/api -o links.ttl
      kg build articles/ --authority links.ttl -o graph.nq
    """
    chosen = _types(types)
    if (service is None) == (wikidata is None):
        raise UsageError(
            "one source is needed, and no more",
            advice="Give --service URL, which asks the network, or --wikidata FILE.",
        )
    check_output(output)
    names = [n for n in read_names(graphs) if not kinds or n.kind in kinds]
    if service is not None:
        kept = Path(cache or f"{output}.answers")
        asked = Service(
            service_at(service, timeout=timeout),
            cache=Cache(kept),
            types=chosen,
            size=batch,
            limit=limit,
        )
        _write(_asked(names, asked, kept), names, asked.name, output)
    elif wikidata is not None:
        with closing(Extract(wikidata, index_path=index)) as extract:
            for _ in progress(extract.indexing(), label=f"Indexing {extract.name}"):
                pass
            _write(links(names, extract), names, extract.name, output)


def _types(given: Sequence[str]) -> dict[Kind, str]:
    """``person=Q5`` and so on, by kind."""
    kinds = [kind.value for kind in Kind]
    pairs = [each.partition("=")[::2] for each in given]
    wrong = next(
        (g for g, (kind, i) in zip(given, pairs, strict=True) if kind not in kinds or not i), None
    )
    if wrong is not None:
        raise UsageError(
            f"not a kind and what the service calls it: {wrong!r}",
            advice=f"Write one such as person=Q5; kinds are {', '.join(kinds)}.",
        )
    return {Kind(kind): identifier for kind, identifier in pairs}


def _asked(names: Sequence[Named], source: Source, kept: Path) -> Iterator[tuple[Link, ...]]:
    """The links of a service; where it fails, a note that what it answered is not lost."""
    try:
        yield from links(names, source)
    except StoreError:
        if kept.exists():
            note(f"What was answered is kept in {kept}; the same command goes on from there.")
        raise


def _write(
    found: Iterator[tuple[Link, ...]], names: Sequence[Named], source: str, output: str
) -> None:
    """Write the links, and say how many there are of each sort."""
    each = list(progress(found, label="Linking", length=len(names)))
    decided = sum(bool(some) and some[0].decided for some in each)
    unclear = sum(bool(some) and not some[0].decided for some in each)
    save(quads_of(list(chain.from_iterable(each)), source=source), output, format=Format.TURTLE)
    note(
        f"linked {decided} of {counted(len(names), 'name')}, {unclear} left to people, in {output}"
    )
