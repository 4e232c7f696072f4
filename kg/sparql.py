"""SPARQL as text: its tokens, its form, and terms written so that every engine reads them alike."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import Location, UsageError

FORMS: Final = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
"""The words that a query is known by; anything else is an update."""

# The terminals of https://www.w3.org/TR/sparql11-query/#sparqlGrammar, coarse where it does not
# matter here: what must be right is where strings, IRIs, comments, names and variables end.
_TERMINALS: Final = {
    "space": r"\s+",
    "comment": r"#[^\n\r]*",
    "iri": r"<[^<>\"{}|^`\\\x00-\x20]*>",
    "string": r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""|\'\'\'(?:\'{0,2}(?:[^\'\\]|\\.))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\'',
    "variable": r"[?$]\w+",
    "blank": r"_:[\w.-]+",
    "name": r"(?:[^\W\d_][\w.-]*)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-])*",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    "word": r"[^\W\d]\w*",
    "mark": r".",
}
_TOKEN: Final = re.compile(
    "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _TERMINALS.items()), re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, name, string, variable, IRI or mark of a query, and where it stands."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)

    @property
    def key(self) -> str:
        """The keyword, upper-case, or the text itself of what is none."""
        return self.text.upper() if self.kind == "word" else self.text


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query without white space and comments."""
    for found in _TOKEN.finditer(query):
        kind = found.lastgroup or "mark"
        if kind not in ("space", "comment"):
            yield Token(kind, found[0], found.start())


def keywords(query: str) -> frozenset[str]:
    """The bare words of a query in upper case: no strings, names, variables or comments."""
    return frozenset(token.key for token in tokens(query) if token.kind == "word")


def form(query: str) -> str:
    """``SELECT``, ``CONSTRUCT``, ``ASK`` or ``DESCRIBE``.

    Raises :class:`~kg.errors.UsageError` for anything else, updates first of all.
    """
    prologue = ("BASE", "PREFIX")
    words = (t.key for t in tokens(query) if t.kind == "word" and t.key not in prologue)
    first = next(words, "")
    if first in FORMS:
        return first
    raise UsageError(
        f"not a query: it begins with {first!r}"
        if first
        else "not a query: there is nothing in it",
        advice=f"Queries begin with {', '.join(FORMS)}; updates are not run here.",
    )


_STARTS: Final = frozenset(
    {*FORMS, "PREFIX", "BASE", "INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD"}
    | {"MOVE", "COPY", "WITH"}
)


def is_sparql(text: str) -> bool:
    """Whether somebody meant this as SPARQL, right or wrong, and not as a name."""
    first = next((token.key for token in tokens(text)), "")
    return "{" in text or (first in _STARTS and len(text.split()) > 1)


def limited(query: str, rows: int) -> str:
    """The query with a LIMIT; unchanged where it has one of its own, or asks for no rows."""
    if form(query) != "SELECT":
        return query
    outermost = [token for token, depth in nested(query) if depth == 0]
    if any(token.key == "LIMIT" for token in outermost):
        return query
    behind = (token.start for token in outermost if token.key == "VALUES")
    end = next(behind, len(query))
    return f"{query[:end]}\nLIMIT {rows:d}\n{query[end:]}"


def nested(query: str) -> Iterator[tuple[Token, int]]:
    """Each token, and within how many braces it stands."""
    depth = 0
    for token in tokens(query):
        depth -= token.key == "}"
        yield token, depth
        depth += token.key == "{"


def prefixes(query: str) -> dict[str, str]:
    """The namespaces that the prologue declares, by their prefixes."""
    stream = tokens(query)
    found: dict[str, str] = {}
    for token in stream:
        if token.key == "PREFIX":
            name, iri = next(stream, token), next(stream, token)
            found[name.text.removesuffix(":")] = iri.text[1:-1]
        elif token.key == "BASE":
            next(stream, None)
        else:
            break
    return found


_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def undeclared(query: str) -> tuple[str, ...]:
    """The prefixes that the query uses and does not declare, in the order of their first use."""
    known = prefixes(query)
    used = (token.text.partition(":")[0] for token in _body(query) if token.kind == "name")
    return tuple(dict.fromkeys(prefix for prefix in used if prefix not in known))


def iris(query: str) -> tuple[str, ...]:
    """The IRIs below the prologue, each once, those of prefixed names as well.

    Relative ones, and names whose prefix is not declared, are left out.
    """
    known = prefixes(query)
    found: dict[str, None] = {}
    for token in _body(query):
        if token.kind == "iri":
            found[token.text[1:-1]] = None
        elif token.kind == "name":
            prefix, _, local = token.text.partition(":")
            if prefix in known:
                found[known[prefix] + local.replace("\\", "")] = None
    return tuple(iri for iri in found if _ABSOLUTE.match(iri))


def strings(query: str) -> tuple[tuple[str, str], ...]:
    """The strings below the prologue as they are written, each once, with its tag (``@en``) or "".

    Those of a datatype are left out.
    """
    body = list(_body(query))
    found: dict[tuple[str, str], None] = {}
    for index, token in enumerate(body):
        behind = body[index + 1 : index + 2]
        if token.kind == "string" and "^" not in (each.text for each in behind):
            tags = (each.text for each in behind if each.kind == "language")
            found[token.text, next(tags, "")] = None
    return tuple(found)


def _body(query: str) -> Iterator[Token]:
    """The tokens from the form of the query on."""
    return dropwhile(lambda token: token.key not in FORMS, tokens(query))


def names_its_graphs(query: str) -> bool:
    """Whether the query says with FROM which graphs it is asked of."""
    return _says("FROM", query)


_ESCAPE: Final = re.compile(r"\\[uU]([0-9A-Fa-f]{8}|[0-9A-Fa-f]{4})")


def reaches_out(query: str, *words: str) -> str | None:
    r"""The first of these keywords that the query has; None if it may be asked where they may not.

    ``SERVICE`` makes every engine ask another one, and ``FROM`` makes rdflib fetch what it names,
    wherever they stand: in groups, subqueries, EXISTS. Escapes may hide them
    (``S\u0045RVICE``): the specification, and rdflib, have those replaced before anything is read.
    """
    texts = (query, _ESCAPE.sub(_character, query)) if "\\" in query else (query,)
    return next((word for word in words if any(_says(word, text) for text in texts)), None)


def _says(word: str, query: str) -> bool:
    """Whether a keyword is in the query; tokens are looked at only where there may be one."""
    found = re.search(rf"{word}(?<![?$]{word})(?!\w)", query.upper())  # so it is found fastest
    return found is not None and word in keywords(query)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if code <= sys.maxunicode else escape[0]


_ESCAPES: Final = {
    "\\": r"\\",
    '"': r"\"",
    "\n": r"\n",
    "\r": r"\r",
    "\t": r"\t",
    "\b": r"\b",
    "\f": r"\f",
}
# An engine may replace \u0022 in the text of a query before it looks for strings, so that the
# characters \u0022 of a value, written \\u0022, would end its string. A letter u behind a backslash
# is therefore escaped itself (with eight digits: rdflib takes as many behind \u, too).
_NOT_AS_IT_IS: Final = re.compile(r'\\[uU]|[\\"\x00-\x1f\x7f]')


def written(term: NamedNode | Literal) -> str:
    """``term`` as every SPARQL engine reads it: a full IRI, or a literal in one line."""
    if isinstance(term, NamedNode):
        return f"<{term.value}>"
    quoted = _quoted(term.value)
    if term.language is not None:
        return f"{quoted}@{term.language}"
    return f"{quoted}^^<{term.datatype.value}>" if _is_typed(term) else quoted


def _is_typed(literal: Literal) -> bool:
    return literal != Literal(literal.value)


def _quoted(value: str) -> str:
    return f'"{_NOT_AS_IT_IS.sub(_escaped, value)}"'


def _escaped(found: re.Match[str]) -> str:
    return "".join(_ESCAPES.get(c) or f"\\U{ord(c):08X}" for c in found[0])


_AT: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LONGEST_PROBLEM: Final = 200


def syntax_error(error: SyntaxError, file: str) -> UsageError:
    """What pyoxigraph says of a query that is not valid, with line and column."""
    found = _AT.match(error.msg)
    place = Location(file, int(found[1]), int(found[2])) if found else Location(file)
    problem = _readable(found[3] if found else error.msg)
    return UsageError(
        f"not valid SPARQL: {problem}",
        location=place,
        advice="Mend the query there; https://www.w3.org/TR/sparql11-query/ has the grammar.",
    )


_SENTENCE: Final = re.compile(r"(?:expected|one of|,) ([A-Z][A-Za-z]+(?: [A-Za-z]+){2,})")
_SAID: Final = {"Prefix not found": "a prefix is not declared"}
_CHARACTERS: Final = re.compile(r"(?:, )?\[(?:'(?:\\.|[^'])*'|[^\[\]'])*\](?:, )?")
"""A class of characters among what was expected: nobody reads it."""


def _readable(problem: str) -> str:
    """What somebody who wrote the query can use of a parser's message."""
    line = " ".join(problem.split())
    said = _SENTENCE.search(line)
    if said:
        return _SAID.get(said[1], said[1])
    return _CHARACTERS.sub(" ", line).strip()[:_LONGEST_PROBLEM]
