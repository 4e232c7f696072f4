"""Articles and what was found in them as one page of HTML that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import Article
from kg.extraction.model import Extraction
from kg.publishing.characters import for_page
from kg.publishing.view import view
from kg.publishing.wording import preposition

if TYPE_CHECKING:
    from jinja2 import Template

_DATA = Path(__file__).parent / "data"


def html_page(found: Iterable[tuple[Article, Extraction]]) -> bytes:
    """One HTML5 page, in UTF-8, of the articles in their order; the same bytes every time.

    Style and text are in it, scripts are not, and its policy lets none run. The text of each
    article is there character for character, but for control characters, which HTML forbids:
    :func:`~kg.publishing.characters.for_page` puts pictures of them in their places.
    """
    views = [view(*each, number=number) for number, each in enumerate(found, 1)]
    style = (_DATA / "page.css").read_text("utf-8")
    return (_template().render(views=views, style=style) + "\n").encode("utf-8")


@cache
def _template() -> Template:
    """The page's template; every value in it is made fit for HTML, then escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_DATA),
        autoescape=True,
        finalize=lambda value: for_page(value) if isinstance(value, str) else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["preposition"] = preposition
    return environment.get_template("page.html")
