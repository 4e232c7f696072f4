"""CONSTRUCT and DESCRIBE for servers that cut what they answer to these without a word.

Where they cut rows, they tell. So they are asked for rows: the triples of a CONSTRUCT are made of
them here, and before a DESCRIBE it is seen whether there is more than they describe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile, takewhile
from typing import Final, TypeVar

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryTriples, Triple

from kg.answers import Answer, Term, of_triples
from kg.sparql import Token, nested, written

_BLANK: Final = "urn:x-newskg-blank:"
_MODIFIERS: Final = frozenset({"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"})
_TOGETHER: Final = 1_000  # rows that are made into triples at once
_NEW: Final = ("[", "(")


@dataclass(frozen=True, slots=True)
class Construction:
    """A CONSTRUCT as the SELECT of what its template needs, and what makes triples of the rows."""

    select: str
    prologue: str
    template: str

    def made_of(self, answer: Answer) -> Answer:
        """The triples of the rows."""
        starts = range(0, len(answer.rows), _TOGETHER)
        some = (answer.rows[start : start + _TOGETHER] for start in starts)
        return of_triples(chain.from_iterable(self._triples(answer.columns, rows) for rows in some))

    def _triples(
        self, columns: Sequence[str], rows: Sequence[Sequence[Term | None]]
    ) -> Iterator[Triple]:
        names = " ".join(f"?{name}" for name in columns)
        data = "\n".join(f"({' '.join(map(_value, row))})" for row in rows)
        query = f"{self.prologue}CONSTRUCT {self.template} {{ VALUES ({names}) {{\n{data}\n}} }}"
        made = pyoxigraph.Store().query(query)
        assert isinstance(made, QueryTriples)  # noqa: S101 -- it is a CONSTRUCT
        for triple in made:
            yield Triple(_back(triple.subject), triple.predicate, _back(triple.object))


def construction(query: str) -> Construction | None:
    """A CONSTRUCT taken apart; None where its template has no variables."""
    head, group, behind = _parts(query, "CONSTRUCT")
    names = _names(group)
    if not names:
        return None
    short = len(head) > 1  # CONSTRUCT WHERE { … }: the pattern is the template
    fresh = any(token.kind == "blank" or token.key in _NEW for token in group)
    prologue, template = query[: head[0].start], query[group[0].start : group[-1].end]
    rest = query[head[0].end if short else group[-1].end :]
    chosen = _select(names, behind, fresh=fresh)
    return Construction(f"{prologue}{chosen} {rest}", prologue, template)


def described(query: str) -> str | None:
    """The SELECT of what a DESCRIBE describes; None where it lists that itself."""
    head, group, behind = _parts(query, "DESCRIBE")
    names = ["*"] if any(token.key == "*" for token in head) else _names(head)
    if not names or not group:
        return None
    begins = next((token for token in head if token.key in ("FROM", "WHERE")), group[0])
    chosen = _select(names, behind, fresh=False)
    return f"{query[: head[0].start]}{chosen} {query[begins.start :]}"


def _parts(query: str, form: str) -> tuple[list[Token], list[Token], list[Token]]:
    """The tokens from the form to its first group, of that group, and outside any group behind it.

    The group is empty where there is none, or it has no end.
    """
    found = list(dropwhile(lambda each: each[0].key != form, nested(query)))
    head = list(takewhile(lambda each: each[0].key != "{", found))
    within = found[len(head) :]
    size = next((n for n, (token, depth) in enumerate(within, 1) if _closes(token, depth)), 0)
    outside = [token for token, depth in within[size:] if not depth]
    return [token for token, _ in head], [token for token, _ in within[:size]], outside


def _closes(token: Token, depth: int) -> bool:
    return token.key == "}" and not depth


def _select(names: Sequence[str], behind: Sequence[Token], *, fresh: bool) -> str:
    """The beginning of the SELECT: equal rows once, unless they count."""
    counts = fresh or any(token.key in _MODIFIERS for token in behind)
    return f"SELECT {'' if counts else 'DISTINCT '}{' '.join(names)}"


def _names(tokens: Sequence[Token]) -> list[str]:
    return list(dict.fromkeys(f"?{t.text[1:]}" for t in tokens if t.kind == "variable"))


def _value(term: Term | None) -> str:
    match term:
        case None:
            return "UNDEF"
        case BlankNode():
            return f"<{_BLANK}{term.value}>"
        case NamedNode() | Literal():
            return written(term)
        case _:
            return str(term)


Any = TypeVar("Any", NamedNode | BlankNode | Triple, Term)


def _back(term: Any) -> Any:
    """The blank node that the IRI stands for, and any other term as it is."""
    if isinstance(term, NamedNode) and term.value.startswith(_BLANK):
        return BlankNode(term.value.removeprefix(_BLANK))
    return term
