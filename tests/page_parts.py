"""A page taken apart with the standard library's parser, and with one that is strict."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import html5rdf  # type: ignore[import-untyped]  # rdflib's own parser, without types

VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})


@dataclass
class Parts:
    """What a page holds: elements, ids, links within it, and the text of each article."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    title: str = ""
    all_text: str = ""

    def broken_links(self) -> set[str]:
        return {link for link in self.links if link.startswith("#")} - {f"#{i}" for i in self.ids}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = Parts()
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), attrs
        assert not any(name.startswith("on") for name in given)
        name = given.get("class") or ""
        self.parts.tags.append(tag)
        self.parts.classes.extend(name.split())
        if (identity := given.get("id")) is not None:
            self.parts.ids.append(identity)
        if (link := given.get("href")) is not None:
            self.parts.links.append(link)
        if name == "text":
            self.parts.texts.append("")
        if tag not in VOID:
            self.open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("div", "text") in self.open:
            self.parts.texts[-1] += data
        if self.open and self.open[-1][0] == "title":
            self.parts.title += data
        self.parts.all_text += data


def parts_of(page: bytes) -> Parts:
    """The parts of a page whose tags balance, and in which no id stands twice."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    assert reader.open == []
    assert len(reader.parts.ids) == len(set(reader.parts.ids))
    return reader.parts


def check_html5(page: bytes) -> None:
    """Raise for whatever the HTML standard calls a parse error."""
    html5rdf.HTMLParser(strict=True).parse(page.decode("utf-8"))
