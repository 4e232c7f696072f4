"""Turtle and TriG, laid out to be read: prefixes, a stanza a subject, the long text last.

Terms come from pyoxigraph in the canonical syntax of N-Triples, which is Turtle too
(https://www.w3.org/TR/turtle/), and are made shorter only where the grammar surely allows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from pyoxigraph import Quad

from kg.serialization.lines import by_graph, facts
from kg.serialization.terms import is_literal, literal_parts
from kg.serialization.trees import TYPE, Facts, nodes_of
from kg.serialization.vocabulary import ARTICLE_BODY, XSD, data_prefixes, prefixes

_Shorten = Callable[[str], str]

_INDENT = "    "
_BODY = f"<{ARTICLE_BODY}>"
_LONG = 120  # from how many characters on a text with line breaks is written over several lines

_IRI = re.compile(r"<(.*[/#])([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)>\Z", re.DOTALL)
"""An IRI whose end is a PN_LOCAL without escapes: a narrow but sure part of that production."""

_BARE = {
    f"^^<{XSD}integer>": re.compile(r'"(0|-?[1-9][0-9]*)"\Z'),
    f"^^<{XSD}decimal>": re.compile(r'"(-?(?:0|[1-9][0-9]*)\.[0-9]{1,6})"\Z'),
    f"^^<{XSD}boolean>": re.compile(r'"(true|false)"\Z'),
}
"""Literals that Turtle lets us write bare; only those that no parser then writes differently."""

_ESCAPE = re.compile(r'\\(?:(n)|(")(?!\\"|\Z)|.)', re.DOTALL)
"""One escape of N-Triples: a line break; a quotation mark that is neither the last character nor
followed by another one, so that three of them never meet; or any other."""


def turtle(
    graphs: Iterable[Sequence[Quad]], *, more: Mapping[str, str] | None = None
) -> Iterator[bytes]:
    """One chunk an article; the names of graphs are left out. ``more`` are further prefixes."""
    shorten, header, articles = _opened(graphs, more or {})
    yield header
    for quads in articles:
        yield _text(quads, shorten, "").encode()


def trig(graphs: Iterable[Sequence[Quad]]) -> Iterator[bytes]:
    """One chunk an article, within the braces of its named graph."""
    shorten, header, articles = _opened(graphs, {})
    yield header
    for quads in articles:
        for graph, members in by_graph(quads).items():
            if graph == "DEFAULT":
                yield _text(members, shorten, "").encode()
            else:
                text = _text(members, shorten, _INDENT).removeprefix("\n")
                yield f"\n{shorten(graph)} {{\n{text}}}\n".encode()


def _opened(
    graphs: Iterable[Sequence[Quad]], more: Mapping[str, str]
) -> tuple[_Shorten, bytes, Iterable[Sequence[Quad]]]:
    """How IRIs are made shorter, the lines that declare it, and the articles, unread."""
    stream = iter(graphs)
    first = next(stream, ())
    data = data_prefixes(next(iter(by_graph(first)), "").strip("<>"))
    known = prefixes() | data | dict(more)
    header = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in known.items())
    return _shortener(known), header.encode(), chain([first], stream)


def _shortener(known: dict[str, str]) -> _Shorten:
    prefix_of = {iri: prefix for prefix, iri in known.items()}

    @lru_cache(maxsize=65_536)
    def shorten(term: str) -> str:
        """``<https://schema.org/name>`` as ``schema:name``; any other term as it is."""
        parts = _IRI.match(term)
        prefix = prefix_of.get(parts[1]) if parts else None
        return f"{prefix}:{parts[2]}" if parts and prefix is not None else term

    return shorten


def _text(quads: Sequence[Quad], shorten: _Shorten, indent: str) -> str:
    nodes = nodes_of(facts(quads))
    return "".join([_stanza(node, told, shorten, indent) for node, told in _stanzas(nodes)])


def _stanzas(nodes: Mapping[str, Facts]) -> Iterator[tuple[str, Facts]]:
    """Subjects in the order in which they were met; bodies of articles once more, at the end."""
    bodies = {node: {_BODY: told.pop(_BODY)} for node, told in nodes.items() if _BODY in told}
    return chain(((node, told) for node, told in nodes.items() if told), bodies.items())


def _stanza(subject: str, stanza: Facts, shorten: _Shorten, indent: str) -> str:
    lines = [
        f"{_predicate(p, shorten)} {_objects(p, objects, shorten, indent)}"
        for p, objects in stanza.items()
    ]
    return f"\n{indent}{shorten(subject)} " + f" ;\n{indent}{_INDENT}".join(lines) + " .\n"


def _predicate(term: str, shorten: _Shorten) -> str:
    return "a" if term == TYPE else shorten(term)


def _objects(predicate: str, objects: Iterable[str], shorten: _Shorten, indent: str) -> str:
    joint = ", " if predicate == TYPE else f",\n{indent}{_INDENT}{_INDENT}"
    return joint.join([_literal(o, shorten) if is_literal(o) else shorten(o) for o in objects])


def _literal(term: str, shorten: _Shorten) -> str:
    quoted, suffix = literal_parts(term)
    bare = _BARE[suffix].match(quoted) if suffix in _BARE else None
    if bare:
        return bare[1]
    if len(quoted) > _LONG:
        quoted = _over_lines(quoted)
    return f"{quoted}^^{shorten(suffix[2:])}" if suffix.startswith("^^") else quoted + suffix


def _over_lines(quoted: str) -> str:
    text = _ESCAPE.sub(_unescaped, quoted[1:-1])
    return f'"""{text}"""' if "\n" in text else quoted


def _unescaped(escape: re.Match[str]) -> str:
    return "\n" if escape[1] else escape[2] or escape[0]
