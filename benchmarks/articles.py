"""Wire articles by a generator: as long and as worded as agencies' are, and as many as one likes.

    python benchmarks/articles.py COUNT > wire.txt

Article N is the same whatever COUNT is (its chance is seeded by its number). The persons, and what
they say, are put together by chance from lists; no sentence is an agency's. For speed and memory
only: nothing can be learnt of accuracy from texts that come from so few patterns.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

LENGTH: Final = 1500
"""Characters that an article has at least."""

_FIRST_DAY: Final = date(2015, 1, 1)
_DAYS: Final = 3650
_AGENCIES: Final = (
    "Xinhua",
    "TASS",
    "Reuters",
    "AP",
    "AFP",
    "IRNA",
    "Anadolu",
    "PTI",
    "MENA",
    "EFE",
)
_COUNTRIES: Final = tuple(
    row.split("|")
    for row in """
Austria|Austrian|Vienna
Brazil|Brazilian|Brasilia
Ghana|Ghanaian|Accra
Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran
Japan|Japanese|Tokyo
Kazakhstan|Kazakh|Astana
Kenya|Kenyan|Nairobi
Mexico|Mexican|Mexico City
Norway|Norwegian|Oslo
Peru|Peruvian|Lima
Poland|Polish|Warsaw
Qatar|Qatari|Doha
Senegal|Senegalese|Dakar
Serbia|Serbian|Belgrade
Türkiye|Turkish|Ankara
Uzbekistan|Uzbek|Tashkent
Vietnam|Vietnamese|Hanoi
""".strip().split("\n")
)
_OFFICES: Final = (
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Defence Minister",
    "Trade Minister",
)
_GIVEN, _FAMILY_STARTS, _FAMILY_ENDS = (
    line.split()
    for line in """
Ana Ivo Karl Lena Omar Aisha Minh Kenji Sofia Pedro Nino Timur Grace Kwame Ingrid Luis Viktor Amina
Bar Kor Mal Tes Nov Hal Dur Ves Ram Ost Lin Ask Pet Gar Zim Ola Yur
ek ov ina anda sen ado uri oto awi stein ara ez amba
""".strip().split("\n")
)
_TOPICS: Final = (
    "the new railway between the two ports", "trade in grain", "a joint power station",
    "the search for missing sailors", "visas for students", "the border crossing in the mountains",
    "the price of natural gas", "a treaty on fishing", "the return of works of art",
    "flights between the two capitals", "vaccines for livestock", "the debt of the railways",
)  # fmt: skip
_CLAIMS: Final = (
    "the two countries will open {topic} to private firms next year",
    "nobody should expect {topic} to be settled quickly",
    "his government has never refused to speak about {topic}",
    "experts would meet every month until {topic} is off the table",
    "{topic} had been neglected for decades",
    "there was no alternative to talks about {topic}",
)
_REPORTS: Final = ("said", "added", "stressed", "told reporters", "noted", "warned", "announced")
_FILLERS: Final = (
    "Bilateral trade rose by {n} percent last year to {m} million dollars, customs figures show.",
    "About {n} firms from {other} work in {land}, most of them small and owned by families.",
    "The road from the airport to {city} was closed to traffic for {n} hours.",
    "A first agreement had been signed in {year}, and was renewed twice since.",
    "Schools in {city} have taught the language of the neighbours for {n} years.",
)


class _Leader(NamedTuple):
    office: str
    adjective: str
    name: str
    family: str
    land: str
    capital: str

    @property
    def title(self) -> str:
        return f"{self.adjective} {self.office}"


def article(number: int) -> str:
    """The article of that number, as wire text with its header line."""
    rng = Random(number)  # noqa: S311 -- articles, not secrets
    host, guest = (_leader(rng, *land) for land in rng.sample(_COUNTRIES, 2))
    day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    topic = rng.choice(_TOPICS)
    paragraphs = list(_opening(rng, host, guest, day, topic))
    while sum(map(len, paragraphs)) < LENGTH:
        paragraphs.append(_more(rng, host, guest))
    headline = f"{host.family}, {guest.family} discuss {topic} ({number})"
    body = "\n\n".join(paragraphs)
    return f" date {day} {headline}\n\n{body}\n"


def articles(count: int, first: int = 0) -> Iterator[str]:
    """``count`` articles from the number ``first`` on."""
    return (article(number) for number in range(first, first + count))


def _leader(rng: Random, land: str, adjective: str, capital: str) -> _Leader:
    family = rng.choice(_FAMILY_STARTS) + rng.choice(_FAMILY_ENDS)
    name = f"{rng.choice(_GIVEN)} {family}"
    return _Leader(rng.choice(_OFFICES), adjective, name, family, land, capital)


def _opening(rng: Random, host: _Leader, guest: _Leader, day: date, topic: str) -> Iterator[str]:
    claim = rng.choice(_CLAIMS).format(topic=topic)
    yield (
        f"{host.capital.upper()}, {day:%B} {day.day} ({rng.choice(_AGENCIES)}) -- {host.title} "
        f"{host.name} met {guest.title} {guest.name} here on {day:%A} and spoke about {topic}."
    )
    yield f"“{_sentence(claim)},” {host.family} {rng.choice(_REPORTS)} after the talks."


def _more(rng: Random, host: _Leader, guest: _Leader) -> str:
    speaker = rng.choice((host, guest))
    claim = rng.choice(_CLAIMS).format(topic=rng.choice(_TOPICS))
    match rng.randrange(5):
        case 0:
            second = rng.choice(_CLAIMS).format(topic="it")
            return f"“{_sentence(claim)},” he {rng.choice(_REPORTS)}. “{_sentence(second)}.”"
        case 1:
            return f"{speaker.family} {rng.choice(_REPORTS)} that {claim}."
        case 2:
            return f"According to the {speaker.adjective} Foreign Ministry, {claim}."
        case _:
            return " ".join(_filled(rng, text, host, guest) for text in rng.sample(_FILLERS, 2))


def _filled(rng: Random, text: str, host: _Leader, guest: _Leader) -> str:
    return text.format(
        n=rng.randrange(3, 60), m=rng.randrange(100, 900), year=rng.randrange(1990, 2014),
        other=guest.land, land=host.land, city=host.capital,
    )  # fmt: skip


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


if __name__ == "__main__":
    sys.stdout.writelines(f"{text}\n" for text in articles(int(sys.argv[1])))
