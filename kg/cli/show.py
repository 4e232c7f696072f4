"""``kg show``: an article with what was found in it, for people."""

from __future__ import annotations

import click
from rich.console import Console, Group
from rich.rule import Rule

from kg.article import Article
from kg.cli.console import complain
from kg.cli.marking import marked_body, title, who_met_whom, who_said_what
from kg.errors import KgError
from kg.extraction import extract
from kg.reading import read


@click.command(short_help="Print an article with what was found in it marked.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--extractor", default="rules", show_default=True, metavar="NAME")
@click.option("--color/--no-color", default=None, help="Colours, or marks alone.")
@click.option("--width", type=click.IntRange(20), help="How wide to print.")
def command(
    *, paths: tuple[str, ...], extractor: str, color: bool | None, width: int | None
) -> None:
    """Print articles with their statements, speakers and meetings marked.

    [1| … ] are the words of statement 1; who said them, to whom and how stands below the text.

    \b
    Examples:
      kg show articles/seed.txt
      kg show article.txt --color | less -R
    """
    console = Console(
        width=width,
        force_terminal=color,
        no_color=color is False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    code = 0
    for item in read(paths):
        if isinstance(item, KgError):
            complain(item)
            code = item.exit_code
        else:
            console.print(_page(item, extractor))
    click.get_current_context().exit(code)


def _page(article: Article, extractor: str) -> Group:
    found = extract(article, extractor=extractor)
    return Group(
        Rule(style="dim"),
        title(article),
        marked_body(article, found),
        who_said_what(article, found),
        who_met_whom(found),
    )
