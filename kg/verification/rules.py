"""The rules that lead from the words of an article to what its graph says, each with its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.extraction.countries import by_capital, by_name
from kg.extraction.lexicon import settings, table
from kg.verification.text import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """``leads_to`` tells whether the text leads to a value by this rule."""

    name: str
    leads_to: Callable[[str, Text], bool]


def rule_for(value: str, texts: Iterable[Text], rules: Iterable[Rule]) -> str | None:
    """The name of the first rule by which one of the texts leads to a value; None for none."""
    found = (rule.name for text in texts for rule in rules if rule.leads_to(value, text))
    return next(found, None)


def _written_large(value: str, text: Text) -> bool:
    return text.says(value.upper())


def _is_country(value: str, text: Text) -> bool:
    country = by_name(value)
    return country is not None and any(r.leads_to(country.code, text) for r in COUNTRY)


def _is_office(value: str, text: Text) -> bool:
    return any(map(text.says_in_any_case, _forms(value.casefold())))


def _is_office_told_otherwise(value: str, text: Text) -> bool:
    """``prime minister``: "the premier"."""
    standard: dict[str, str] = settings("meeting-words")["standard"]
    office = value.casefold()
    return any(office == known and _is_office(words, text) for words, known in standard.items())


def _forms(office: str) -> Iterator[str]:
    """An office and its plural, both without what says that it is over."""
    held = office.removeprefix("former ")
    yield held
    yield f"{held}s"
    for singular, plural in _plurals():
        if singular in held:
            yield re.sub(rf"(?<!\w){re.escape(singular)}(?!\w)", plural, held)


@cache
def _plurals() -> tuple[tuple[str, str], ...]:
    rows = table("offices")
    return tuple((row["office"], row["plural"] or f"{row['office']}s") for row in rows)


def _is_of_country(value: str, text: Text) -> bool:
    """``foreign minister of the Netherlands``: "his Dutch counterpart", "foreign ministers"."""
    return any(_is_office(o, text) and _is_country(c, text) for o, c in _with_country(value))


def _is_of_country_told_otherwise(value: str, text: Text) -> bool:
    """``foreign minister of Türkiye``: "the foreign policy chief met her Turkish counterpart"."""
    offices = _with_country(value)
    return any(_is_office_told_otherwise(o, text) and _is_country(c, text) for o, c in offices)


def _with_country(value: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each "of"."""
    return ((value[: of.start()], value[of.end() :]) for of in re.finditer(" of ", value))


def _is_capital(value: str, text: Text) -> bool:
    """``Muscat``: "in the Omani capital"."""
    country = by_capital(value)
    return country is not None and text.says("capital") and country.code in text.countries


def _is_in_header(value: str, text: Text) -> bool:
    article = text.article
    return value in (article.publisher, article.copyright_holder, *article.authors)


def _is_day_before(value: str, text: Text) -> bool:
    return value in text.days_before


def _is_no_day_to_come(value: str, text: Text) -> bool:
    """A date that can only mean a day to come ("tomorrow") is let pass: the text says so."""
    is_before = value[:10] <= text.article.published[:10]
    return value in text.days_before or (is_before and value in text.days)


def _is_day(value: str, text: Text) -> bool:
    return value in text.days


def _is_code(value: str, text: Text) -> bool:
    return value in text.countries


def _has_seat(value: str, text: Text) -> bool:
    """The pope's leads to the Vatican."""
    seats = settings("meeting-words")["seats"]
    return any(code == value and text.says_in_any_case(office) for office, code in seats.items())


WORDS: Final = Rule("its words", lambda value, text: text.says(value))
OF_COUNTRY: Final = Rule("an office or a body and its country", _is_of_country)
HEADER: Final = Rule("the header", _is_in_header)

NAME: Final = (
    WORDS,
    Rule("its words in capitals", _written_large),
    Rule("what leads to the country", _is_country),
    OF_COUNTRY,
    Rule("an office in other words and its country", _is_of_country_told_otherwise),
    Rule("the capital of a country", _is_capital),
    HEADER,
)
OFFICE: Final = (
    WORDS,
    Rule("the office in the plural, or without capitals", _is_office),
    Rule("the office in other words", _is_office_told_otherwise),
)
_DAY: Final = "a day told from the day of the article"
DAY_BEFORE: Final = (Rule(_DAY, _is_day_before),)
NO_DAY_TO_COME: Final = (Rule(_DAY, _is_no_day_to_come),)
DAY: Final = (Rule(_DAY, _is_day),)
COUNTRY: Final = (
    Rule("a name, adjective, capital, place or body of a country", _is_code),
    Rule("an office that there is only once", _has_seat),
)
