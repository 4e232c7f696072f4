"""``kg show``: articles with what was found in them, for people, on the terminal or as a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console, Group
from rich.rule import Rule

from kg.article import Article
from kg.cli.console import complain, counted, note, note_others
from kg.cli.marking import legend, marked_body, title, who_met_whom, who_said_what
from kg.errors import KgError, UsageError
from kg.extraction import DEFAULT
from kg.extraction.model import Extraction
from kg.pipeline import extract_article
from kg.reading import Finds, read, survey

_WIDEST = 100  # columns: longer lines are hard to read
_ENDINGS = (".html", ".htm")

Found = tuple[Article, Extraction]


@click.command(short_help="Print an article with what was found in it marked.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--html",
    metavar="FILE",
    help="Write a page for a browser instead of printing; - is standard output.",
)
@click.option("--extractor", default=DEFAULT, show_default=True, metavar="NAME")
@click.option("--color/--no-color", default=None, help="Colours, or marks alone.")
@click.option(
    "--width",
    type=click.IntRange(20),
    help=f"How wide to print.  [default: as the terminal, at most {_WIDEST}]",
)
def command(
    *,
    paths: tuple[str, ...],
    html: str | None,
    extractor: str,
    color: bool | None,
    width: int | None,
) -> None:
    """Print articles with their statements, speakers and meetings marked.

    [1|…] are the words of statement 1; who said them, to whom and how stands below the text.
    With --html, all articles become one page, which appears whole or not at all.

    \b
    Examples:
      kg show articles/seed.txt
      kg show article.txt --color | less -R
      kg show articles/ --html page.html
    """
    if html is not None:
        _check_name(html)
    failed: list[KgError] = []
    inputs = survey(paths)
    found = _found(inputs, extractor, failed)
    if html is None:
        _print(found, _console(color=color, width=width))
    else:
        _write(tuple(found), html)
    note_others(inputs.others, besides=html)
    click.get_current_context().exit(failed[-1].exit_code if failed else 0)


def _found(inputs: Finds, extractor: str, failed: list[KgError]) -> Iterator[Found]:
    """What can be read, with what was found in it; the rest is told, and added to ``failed``."""
    for item in read(inputs):
        found = item if isinstance(item, KgError) else extract_article(item, extractor=extractor)
        if isinstance(found, KgError):
            complain(found)
            failed.append(found)
        elif isinstance(item, Article):
            yield item, found


def _console(*, color: bool | None, width: int | None) -> Console:
    console = Console(
        width=width,
        force_terminal=color,
        no_color=None if color is None else not color,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.width = width or min(console.width, _WIDEST)
    return console


def _print(found: Iterator[Found], console: Console) -> None:
    if console.color_system is not None and not console.no_color:
        console.print(legend())
    for article, extraction in found:
        page = (
            Rule(style="dim"),
            title(article),
            marked_body(article, extraction),
            who_said_what(article, extraction),
            who_met_whom(extraction),
        )
        console.print(Group(*page))


def _check_name(file: str) -> None:
    """Refuse what is no name of a page: ``kg show --html a.txt b.txt`` must not destroy a.txt."""
    if file != "-" and not file.lower().endswith(_ENDINGS):
        raise UsageError(
            f"not the name of a page: {file!r}",
            advice="Write `--html page.html`, or `--html -` for standard output.",
        )
    from kg.serialization import check_folder

    check_folder(file)


def _write(found: tuple[Found, ...], file: str) -> None:
    """The page, and a line on what is in it; nothing where no article could be read."""
    from kg.publishing import html_page
    from kg.serialization.files import whole

    if not found:
        return
    page = html_page(found)
    if file == "-":
        sys.stdout.buffer.write(page)
        return
    with whole(Path(file)) as stream:
        stream.write(page)
    articles = counted(len(found), "article")
    statements = counted(sum(len(each.statements) for _, each in found), "statement")
    meetings = counted(sum(len(each.meetings) for _, each in found), "meeting")
    note(f"{articles} with {statements} and {meetings} in {file}")
