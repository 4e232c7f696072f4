"""The groups of a query: its tokens as a tree, by braces and parentheses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeAlias

from kg.sparql import Token, tokens

NOWHERE: Final = -(10**9)
"""The offset of a token that the text does not have: no other stands together with it."""

_CLOSING: Final = {"{": "}", "(": ")"}


@dataclass(frozen=True, slots=True)
class Nest:
    """What stands between two braces or parentheses."""

    open: Token
    inside: tuple[Part, ...]
    close: Token

    @property
    def key(self) -> str:
        """``{`` or ``(``."""
        return self.open.text

    @property
    def start(self) -> int:
        """The offset of the first brace."""
        return self.open.start

    @property
    def end(self) -> int:
        """The offset behind the last one."""
        return self.close.end


def nested(old: Nest, inside: Parts) -> Nest:
    """The same braces around something else."""
    return Nest(old.open, inside, old.close)


Part: TypeAlias = Token | Nest
Parts: TypeAlias = tuple[Part, ...]


def parsed(text: str) -> Parts | None:
    """The tokens of a query as a tree; None where its braces do not match."""
    stream = tokens(text)
    found = _until(stream, None)
    return None if found is None else found[0]


def _until(stream: Iterator[Token], closing: str | None) -> tuple[Parts, Token | None] | None:
    """The parts as far as the closing brace, and that brace."""
    parts: list[Part] = []
    for token in stream:
        if token.text == closing:
            return tuple(parts), token
        if token.text in _CLOSING.values():
            return None
        if token.text in _CLOSING:
            nested = _until(stream, _CLOSING[token.text])
            if nested is None or nested[1] is None:
                return None
            parts.append(Nest(token, nested[0], nested[1]))
        else:
            parts.append(token)
    return (tuple(parts), None) if closing is None else None


def flat(parts: Sequence[Part]) -> list[Token]:
    """The tokens of a tree, one after the other."""
    out: list[Token] = []
    _flatten(parts, out)
    return out


def _flatten(parts: Sequence[Part], out: list[Token]) -> None:
    for part in parts:
        if isinstance(part, Nest):
            out.append(part.open)
            _flatten(part.inside, out)
            out.append(part.close)
        else:
            out.append(part)


def written(parts: Sequence[Part]) -> str:
    """The text of a tree: what stood together stays together, the rest is parted by blanks."""
    pieces: list[str] = []
    before: int | None = None
    for token in flat(parts):
        pieces += ["" if token.start == before else " ", token.text]
        before = token.end
    return "".join(pieces).strip()


def joined(found: Sequence[Parts]) -> Parts:
    """The parts of a group's elements, in their order; an empty one was left out.

    There a full stop parts the triples on both sides, where none is.
    """
    out: list[Part] = []
    gap = False
    for parts in found:
        if gap and parts:
            parted = not out or out[-1].key in (".", "{")
            if parted and parts[0].key == ".":
                continue
            if not parted and parts[0].key != ".":
                out.append(Token("mark", ".", NOWHERE))
        out.extend(parts)
        gap = not parts
    return tuple(out)


def variables(parts: Sequence[Part]) -> frozenset[str]:
    """The names of the variables that occur, without their sign."""
    return frozenset(token.text[1:] for token in flat(parts) if token.kind == "variable")


class Kind(Enum):
    """What an element of a group is."""

    VALUES = auto()  # of one variable
    FILTER = auto()
    BIND = auto()
    GROUPS = auto()  # { … }, or several with UNION between them
    OPTIONAL = auto()
    MINUS = auto()
    GRAPH = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a group: ``parts`` is all of it, keywords too."""

    kind: Kind
    parts: Parts

    @property
    def groups(self) -> tuple[Nest, ...]:
        """The groups in it, those within expressions left out."""
        return tuple(p for p in self.parts if isinstance(p, Nest) and p.key == "{")


def elements(body: Parts) -> Iterator[Element]:
    """What a group consists of, in its order."""
    at = 0
    while at < len(body):
        part = body[at]
        plain = part.key == "(" if isinstance(part, Nest) else part.kind != "word"
        kind, length = (Kind.OTHER, 1) if plain else _element(body[at:])
        yield Element(kind, body[at : at + length])
        at += length


_PATTERNS: Final[Mapping[tuple[str, ...], tuple[Kind, int]]] = {
    ("FILTER",): (Kind.FILTER, 0),
    ("BIND", "("): (Kind.BIND, 2),
    ("OPTIONAL", "{"): (Kind.OPTIONAL, 2),
    ("MINUS", "{"): (Kind.MINUS, 2),
    ("{",): (Kind.GROUPS, 0),
}


def _element(body: Parts) -> tuple[Kind, int]:
    """The kind and the length of the first element; a triple pattern may be several."""
    keys = tuple(part.key for part in body[:3])
    if keys[::2] == ("VALUES", "{"):
        return (Kind.OTHER if keys[1] == "(" else Kind.VALUES), 3
    if keys[::2] == ("GRAPH", "{"):
        return Kind.GRAPH, 3
    kind, length = _PATTERNS.get(keys[:1]) or _PATTERNS.get(keys[:2]) or (Kind.OTHER, 1)
    if kind is Kind.FILTER:
        return kind, 1 + _constraint(body[1:])
    return kind, length or _union(body)


def _constraint(body: Parts) -> int:
    """How many parts a filter has: as far as its first parenthesis or brace."""
    nests = (n for n, part in enumerate(body, 1) if isinstance(part, Nest))
    return next(nests, len(body))


def _union(body: Parts) -> int:
    length = 1
    while [part.key for part in body[length : length + 2]] == ["UNION", "{"]:
        length += 2
    return length
