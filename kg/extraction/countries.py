"""The countries of the world: how they and their people are called, and their codes elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.extraction.lexicon import table

_ACRONYM_LENGTH = 4  # "US", "DRC", "DPRK": told apart from words by their capitals


@dataclass(frozen=True, slots=True)
class Country:
    """A country, a former state, or the European Union.

    ``code`` names it in lower case: the ISO 3166-1 alpha-2 code (``xk`` Kosovo, ``eu`` the Union),
    of a former state the ISO 3166-3 code (``suhh``). ``names`` are its other names, ``demonyms``
    its adjectives and the words for its people, ``capitals`` the spellings of its seat of
    government, ``leaders`` the titles of those who lead it. ``alpha2``, ``alpha3`` and ``numeric``
    are the codes of ISO 3166-1, those of a former state withdrawn; ``former`` is the code of
    ISO 3166-3. ``wikidata`` is an item (``Q794``), ``cow`` and ``cow_number`` are codes of the
    Correlates of War project, ``cameo`` is the one of CAMEO. A code that does not exist or is not
    certain is empty.
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    alpha2: str = ""
    alpha3: str = ""
    numeric: str = ""
    former: str = ""
    wikidata: str = ""
    cow: str = ""
    cow_number: str = ""
    cameo: str = ""


@cache
def countries() -> tuple[Country, ...]:
    """Every country, in the order of the data file."""
    return tuple(
        Country(
            code=row["former"].lower() or row["alpha2"],
            name=row["name"],
            names=_split(row["names"]),
            demonyms=_split(row["demonyms"]),
            capitals=_split(row["capitals"]),
            leaders=_split(row["leaders"]),
            alpha2=row["alpha2"].upper(),
            alpha3=row["alpha3"],
            numeric=row["numeric"],
            former=row["former"],
            wikidata=row["wikidata"],
            cow=row["cow"],
            cow_number=row["cow_number"],
            cameo=row["cameo"],
        )
        for row in table("countries")
    )


def by_code(code: str) -> Country | None:
    """The country of an alpha-2 code, or a former state's ISO 3166-3 code, in either case."""
    return _by_code().get(code.lower())


def by_name(text: str) -> Country | None:
    """The country of a name ("the Republic of Azerbaijan", "Türkiye", "US"; not "us")."""
    return _find(_by_name(), text)


def by_demonym(text: str) -> Country | None:
    """The country of an adjective or a word for its people ("Iranian", "Danes")."""
    return _find(_by_demonym(), text)


def by_capital(text: str) -> Country | None:
    """The country of a seat of government ("Tehran")."""
    return _find(_by_capital(), text)


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in countries()}


@cache
def _by_name() -> dict[str, Country]:
    return _index([(name, c) for c in countries() for name in (c.name, *c.names)])


@cache
def _by_demonym() -> dict[str, Country]:
    return _index([(name, c) for c in countries() for name in c.demonyms])


@cache
def _by_capital() -> dict[str, Country]:
    return _index([(name, c) for c in countries() for name in c.capitals])


def _index(pairs: list[tuple[str, Country]]) -> dict[str, Country]:
    index: dict[str, Country] = {}
    for name, country in pairs:
        index.setdefault(_key(name), country)
    return index


def _find(index: dict[str, Country], text: str) -> Country | None:
    plain = " ".join(text.replace("’", "'").split())
    forms = (plain, plain.removeprefix("the ").removeprefix("The "))
    found = (index.get(key) for form in forms for key in (form, form.casefold()))
    return next(filter(None, found), None)


def _key(name: str) -> str:
    plain = name.replace("’", "'")
    return plain if len(plain) <= _ACRONYM_LENGTH and plain.isupper() else plain.casefold()


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()
