"""``kg verify``: whether all that a graph says stands on the words of its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace

import click

from kg.article import Article
from kg.cli.console import complain, counted, note, note_others, progress
from kg.errors import InputError, KgError, Location
from kg.mapping.iris import check_base
from kg.mapping.namespaces import DEFAULT_BASE
from kg.reading import Block, blocks, survey
from kg.resolution import load
from kg.serialization import parts_of
from kg.verification import Archive, Verification, verify_file

_RENDERINGS = {"text": Verification.for_people, "json": Verification.as_json}


@click.command(short_help="Check every fact of a graph against the articles.")
@click.argument("graph", metavar="GRAPH")
@click.argument("paths", nargs=-1, required=True, metavar="ARTICLES...")
@click.option(
    "--report",
    type=click.Choice(list(_RENDERINGS)),
    default="text",
    show_default=True,
    help="For people, or as JSON.",
)
@click.option(
    "--authority",
    multiple=True,
    metavar="FILE",
    help="An authority file that the graph was built with: the names that it gives are grounded.",
)
@click.option(
    "--base",
    metavar="IRI",
    default=DEFAULT_BASE,
    show_default=True,
    help="Where the data's own IRIs begin, for the authority file.",
)
def command(
    *, graph: str, paths: tuple[str, ...], report: str, authority: tuple[str, ...], base: str
) -> None:
    """Check a graph against the articles that it was built from: every place, name, day and office.

    GRAPH is any file that `kg build` writes, also with --no-body; ARTICLES are the files, folders
    and patterns that it was built from, or more. Each place in the text is read again, and each
    rule that leads from words to a fact ("on Sunday" to a day) is replayed. What stands on no words
    is listed with its node, value and reason, and the exit code is 1.

    \b
    Examples:
      kg verify graph.nq articles/
      kg verify graph.ttl 'wire/2024-0?-??.txt' --report json
    """
    known = load(authority, base=check_base(base)).entries
    names = {iri: {e.name or "", *e.other_names} for iri, e in known.items()}
    unread: list[InputError] = []
    _check_there(graph)
    inputs = survey(paths)
    articles = progress(_readable(blocks(inputs), unread), label="Reading")
    with closing(Archive(articles)) as archive:
        found = verify_file(graph, archive, names=names)
    if not found.articles:
        raise InputError(
            "the graph tells of no article",
            location=Location(graph),
            advice="Give a graph that `kg build` wrote.",
        )
    click.echo(_RENDERINGS[report](found))
    note_others(inputs.others, besides=graph)
    note(f"{graph}: {_verdict(found)}")
    if found.findings and found.decided and not authority:
        note("An authority file had a say in this graph: give it with --authority.")
    click.get_current_context().exit(KgError.exit_code if found.findings or unread else 0)


def _check_there(graph: str) -> None:
    """Raises InputError for a graph that is not there, before any article is read."""
    for part in parts_of(graph):
        if not part.exists():
            raise InputError("there is no such file", location=Location(str(part)))


def _readable(items: Iterable[Block | InputError], unread: list[InputError]) -> Iterator[Article]:
    """The articles, each with the path of its file, for what is found in it to be found there."""
    for item in items:
        try:
            if isinstance(item, InputError):
                raise item
            yield replace(item.article(), source=item.file)
        except InputError as error:
            complain(error)
            unread.append(error)


def _verdict(found: Verification) -> str:
    size = f"{counted(found.articles, 'article')}, {counted(found.facts, 'fact')}"
    if not found.findings:
        return f"{size}, all grounded"
    return f"{size}, {len(found.findings):,} without ground"
