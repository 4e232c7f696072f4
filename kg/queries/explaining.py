"""Why an answer is empty: what is not there, and what would be there if less were asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.answers import Answer, Term, plain
from kg.answers.tables import short
from kg.mapping.namespaces import XSD
from kg.queries.parameters import Parameter, ParameterType
from kg.queries.similar import similar
from kg.queries.stored import StoredQuery
from kg.sparql import iris, keywords, limited, strings, written
from kg.store import Store

Terms = Mapping[Parameter, Sequence[NamedNode | Literal]]
"""What each parameter may be: a name that nothing has may be nothing at all."""

_ANYTHING: Final = "ASK { ?s ?p ?o }"
_ARTICLES: Final = "ASK { ?article a <https://schema.org/NewsArticle> }"
_NAMES: Final = """
    PREFIX nkg: <https://w3id.org/newskg/ontology#>
    PREFIX schema: <https://schema.org/>
    SELECT DISTINCT ?name WHERE {
      ?entity schema:name|schema:alternateName ?name
      FILTER NOT EXISTS { ?entity a nkg:Meeting }
    } LIMIT 200000
"""
_DAY: Final = re.compile(r"-?\d{4}(-\d\d){0,2}\Z")
_FEW: Final = 3
_THINGS: Final = (ParameterType.NAME, ParameterType.IRI)
_NOTHING: Final = "There is nothing at all in what was asked."


def why_empty(
    query: StoredQuery, given: Mapping[Parameter, Literal | NamedNode], found: Terms, store: Store
) -> tuple[str, ...]:
    """Sentences that say why a stored query has no answer, the most likely reason first.

    ``given`` is what was asked for, ``found`` what it may be in the store.
    """
    if not store.query(_ANYTHING).truth:
        return (_NOTHING,)
    unknown = [given[parameter].value for parameter, nodes in found.items() if not nodes]
    if unknown:
        return tuple(_unknown(unknown, store))
    reasons = _too_much(query, found, store)
    if reasons or not store.query(_ARTICLES).truth:
        return tuple(reasons) or ("There are no articles in what was asked.",)
    return (_nobody(query, found, store),)


def _unknown(names: Sequence[str], store: Store) -> Iterator[str]:
    known = {plain(row[0]) for row in store.query(_NAMES).rows}
    for name in names:
        close = " or ".join(map(repr, similar(name, known)))
        yield f"Nothing is called {name!r}.{f' Did you mean {close}?' if close else ''}"


def _too_much(query: StoredQuery, found: Terms, store: Store) -> list[str]:
    """What there is if the period, or something else that need not be asked for, is left out."""
    optional = [parameter for parameter in found if not parameter.required]
    days = [parameter for parameter in optional if parameter.type is ParameterType.DATE]
    things = [parameter for parameter in optional if parameter.type in _THINGS]
    words = [p for p in optional if p not in (*days, *things)]
    single = [*([days] if days else []), *([word] for word in words)]
    for parts in (single, [[*days, *words]], [[thing] for thing in things]):
        told = [_there_is(query, found, store, part) for part in parts if part]
        if any(told):
            return [reason for reason in told if reason]
    return []


def _there_is(
    query: StoredQuery, found: Terms, store: Store, part: Sequence[Parameter]
) -> str | None:
    """What there is without some of the parameters, or with another value of one."""
    fewer = {parameter: terms for parameter, terms in found.items() if parameter not in part}
    if len(part) == 1 and part[0].type is ParameterType.ENUM:
        [choice] = part
        values = [v for v in choice.values if _has(query, {**fewer, choice: [Literal(v)]}, store)]
        return f"There is something with --{choice.name} {_either(values)}." if values else None
    told = " and ".join(f"--{each.name} {_shown(found[each])}" for each in part)
    if any(parameter.type is not ParameterType.DATE for parameter in part):
        return f"There is something without {told}." if _has(query, fewer, store) else None
    answer = store.query(query.bound(fewer))
    return f"There is something without {told}{_days(answer)}." if answer.found else None


def _either(values: Sequence[str]) -> str:
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last


def _has(query: StoredQuery, terms: Terms, store: Store) -> bool:
    return store.query(limited(query.bound(terms), 1)).found


def _days(answer: Answer) -> str:
    """``: 2024-05-19 to 2024-06-01``, from the first column with days in it."""
    for column in zip(*answer.rows, strict=True):
        days = sorted(plain(term) for term in column if _is_day(term))
        if days:
            return f": {days[0]} to {days[-1]}" if days[0] != days[-1] else f": {days[0]}"
    return ""


def _is_day(term: Term | None) -> bool:
    return isinstance(term, Literal) and bool(_DAY.match(term.value))


def _nobody(query: StoredQuery, found: Terms, store: Store) -> str:
    """Whether anybody else could be asked about."""
    if not _has(query, {}, store):
        return "There is nothing of the kind, whatever is asked for."
    asked = ", ".join(_shown(nodes) for nodes in found.values())
    return f"There is something about others, and nothing about {asked}."


def _shown(terms: Sequence[Term]) -> str:
    return " or ".join(map(short, terms[:_FEW]))


_TERMS: Final = """
    SELECT DISTINCT ?term WHERE { { ?s ?term ?o } UNION { ?s a ?term } }
"""
_PLACES: Final = ("?s {} ?o", "?s ?p {}", "{} ?p ?o")
_GRAPH: Final = "GRAPH {} {{ ?s ?p ?o }}"
_LANGUAGES: Final = "SELECT DISTINCT ?tag WHERE { ?article <https://schema.org/inLanguage> ?tag }"
_ANY_TAG: Final = frozenset(
    ("STR", "LANG", "LANGMATCHES", "REGEX", "CONTAINS", "STRSTARTS", "LCASE")
)
"""Words of a query that looks at the text of literals, whatever their tags."""


def why_nothing(text: str, store: Store) -> tuple[str, ...]:
    """Sentences that say which IRIs of any query are not in the store, and which are like them.

    And which texts are there, but in a language, or in none.
    """
    if not store.query(_ANYTHING).truth:
        return (_NOTHING,)
    places = (*_PLACES, _GRAPH) if {"GRAPH", "FROM"} & keywords(text) else _PLACES
    named = (iri for iri in iris(text) if not iri.startswith(XSD.iri_))
    unknown = [iri for iri in named if not store.query(_mentions(iri, places)).truth]
    known = [plain(row[0]) for row in store.query(_TERMS).rows] if unknown else []
    return (*(_absent(iri, known) for iri in unknown), *_in_another_language(text, store))


def _in_another_language(text: str, store: Store) -> Iterator[str]:
    """Each string that nothing has, and that something has with another language tag."""
    asked = () if _ANY_TAG & keywords(text) else strings(text)
    missing = [each for each in asked if not _is_there("".join(each), store)]
    if not missing:
        return
    tags = ["", *sorted(f"@{plain(row[0])}" for row in store.query(_LANGUAGES).rows)]
    for words, tag in missing:
        other = next((t for t in tags if t != tag and _is_there(f"{words}{t}", store)), None)
        if other is not None:
            meant = f"Did you mean {words}{other}?"
            rule = "Names carry no language" if not other else "Descriptions carry their language"
            yield f"Nothing has {words}{tag}. {meant} {rule}."


def _is_there(literal: str, store: Store) -> bool:
    return bool(store.query(f"ASK {{ ?s ?p {literal} }}").truth)


def _mentions(iri: str, places: Sequence[str]) -> str:
    node = written(NamedNode(iri))
    return f"ASK {{ {' UNION '.join(f'{{ {place.format(node)} }}' for place in places)} }}"


def _absent(iri: str, known: Sequence[str]) -> str:
    names = {_local(each): each for each in sorted(known)}
    close = get_close_matches(_local(iri), names, n=1, cutoff=0.75)
    return f"Nothing has <{iri}>.{f' Did you mean <{names[close[0]]}>?' if close else ''}"


def _local(iri: str) -> str:
    """What stands behind the last ``/`` or ``#``."""
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]
