"""Whom an office means: "the minister", "the Iranian president", "the two leaders"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.analysis.counterparts import office_in, with_counterparts
from kg.extraction.analysis.name_words import name_words
from kg.extraction.countries import by_code

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extraction.analysis.ledes import Lands
    from kg.extraction.analysis.name_chunks import Chunk
    from kg.extraction.analysis.people import Person
    from kg.extraction.analysis.register import Register
    from kg.extraction.analysis.title_phrases import Title
    from kg.extraction.analysis.view import View

_OF_A_COUNTRY = frozenset(("state", "royal", "government", "envoy"))
_OF_ITS_HEAD = frozenset(("state", "royal"))
_ADDRESSED = (("courtesies_royal", _OF_ITS_HEAD), ("courtesies_clergy", frozenset(("clergy",))))
_LINKS = frozenset(("of", "for"))  # before the field of "ministers of oil"
_SPELT = {"amir": "emir"}
_TWO = 2
_OF_WHOM = 4  # words of "of the two countries"
_BOTH = frozenset(("two", "both"))


class Holders:
    """Answers from the register of an article.

    ``home`` is the country that the article is written in and about, where it says so: that of an
    office without one.
    """

    def __init__(self, view: View, register: Register, lands: Lands) -> None:
        self._view = view
        self._register = register
        self.home = lands.home
        self._lands = lands

    def settle_home(self, elsewhere: Collection[Person] = ()) -> None:
        """Gives the country at home to the one head of state or government without a country.

        Of several, to the one in whose office the country has somebody: a prime minister in
        Washington is a guest. Those who are told to hold it ``elsewhere`` do not count.
        """
        for kind in sorted(_OF_ITS_HEAD):
            people = (p for p in self._register.people if p not in elsewhere)
            holders = [p for p in people if kind in p.kinds]
            abroad = [p for p in holders if p.country]
            if len(holders) > 1 and self.home:
                home = self.home
                holders = [p for p in holders if any(_has(home, o) for o in p.offices)]
            if len(holders) == 1 and not abroad and self.home:
                offices = holders[0].offices
                holders[0].country = self._realm(offices[0]) if offices else self.home

    def of_title(self, title: Title, beside: Collection[Person] = ()) -> Person | None:
        """Whom "the minister", "the Iranian president" means.

        Not those ``beside`` whom the sentence called by name before, if no country was told of
        them: in "Prime Minister X spoke with Tonga's prime minister" these are two.
        """
        office = singular_name(self._view, title)
        country = title.countries[0] if title.countries else None
        holders = self._register.holders(office, country)
        known = self.home and self._register.holders(office, self.home)
        if country and not holders and (known or self.home in {None, country}):
            holders = [p for p in self._without_country(office) if p not in beside]
            for person in holders[:1]:
                person.country = country
        if title.body:
            holders = self._of_body(holders, title.body)
        if holders:
            return self._known(holders)
        if title.office.name in name_words("unique") and not country:
            first = title.first + (title.determiner in {"the", "'s"})
            return self._register.by_name(self._view.text(first, title.last), office)
        if title.body or title.former or title.office.kind not in _OF_A_COUNTRY:
            return None
        country = country or (self._realm(office) if title.determiner == "the" else None)
        if country is None or office in name_words("of_many"):
            return None
        return self._register.by_office(office, country)

    def of_counterpart(self, title: Title, owner: Person | None) -> Person | None:
        """Whom "his Kuwaiti counterpart" means: the holder of the owner's office elsewhere."""
        office = with_counterparts(owner.offices) if owner else None
        if owner is None or office is None:
            return None
        country = title.countries[0] if title.countries else None
        others = [p for p in self._register.holders(office, country) if p is not owner]
        if country:
            own = office_in(office, country)
            person = others[0] if others else self._register.by_office(own, country)
            person.titles = person.titles or ([own.capitalize()] if own != office else [])
            person.titles = person.titles or list(filter(None, [with_counterparts(owner.titles)]))
            return person
        return others[0] if len(others) == 1 else None

    def of_plural(self, title: Title) -> list[Person]:
        """Whom "the two presidents", "the Armenian and Greek presidents" mean."""
        office = singular_name(self._view, title)
        if len(title.countries) >= _TWO:
            return [self._of_country(office, country) for country in title.countries]
        if not title.definite or title.number not in {"", "two", "both"} or title.body:
            return []
        of_whom = self._view.lowers[title.last : title.last + _OF_WHOM]
        if of_whom[:1] == ("of",) and not (title.number or _BOTH.intersection(of_whom)):
            return []  # "the leaders of the three parties"
        country = title.countries[0] if title.countries else None
        holders = [p for p in self._register.holders(office, country) if p.last_mention]
        if len(holders) < _TWO or (not title.number and len(holders) > _TWO):
            return []
        return sorted(holders[:_TWO], key=self._register.people.index)

    def addressed(self, courtesy: str, gender: str) -> Person | None:
        """Whom "His Majesty", "His Excellency" means: of those who may be so called, the last."""
        kinds = next((kinds for word, kinds in _ADDRESSED if courtesy in name_words(word)), None)
        fitting = [
            person
            for person in self._register.people
            if person.last_mention
            and person.gender in {"", gender}
            and (person.kinds & kinds if kinds else person.offices)
        ]
        return max(fitting, key=lambda person: person.last_mention, default=None)

    def _of_country(self, office: str, country: str) -> Person:
        holders = self._register.holders(office, country)
        if office in name_words("of_many"):  # "US and Chinese officials" are no presidents
            holders = [person for person in holders if person.is_called(office)]
        return holders[0] if holders else self._register.by_office(office, country)

    def _without_country(self, office: str) -> list[Person]:
        """Those who hold an office of no country that is told: one, where home is not known."""
        holders = [p for p in self._register.holders(office, None) if p.country is None]
        alone = len(holders) == 1 and office not in name_words("of_many")
        at_home = self.home and not self._register.holders(office, self.home)
        return holders if at_home or alone else []

    def _of_body(self, holders: list[Person], body: Chunk) -> list[Person]:
        """Those who hold their office in a body, or else the one of whom that is not told."""
        there = [p for p in holders if p.body and self._same_body(p.body, body)]
        unknown = [p for p in holders if not (p.body or p.country) and p.words]
        return there or (unknown if len(unknown) == 1 else [])

    def _realm(self, office: str) -> str | None:
        """The country of an office without one: home, if it has the like.

        "The sultan" is the one country's of those in the article that has a sultan. No president
        is of a kingdom.
        """
        if office == "president" and self.home and _is_a_realm(self.home):
            return None
        if office not in name_words("of_realms") | name_words("heirs"):
            return self.home
        at_home = self.home or self._lands.own
        if at_home and _has(at_home, office):
            return at_home
        realms = [code for code in self._lands.codes if _has(code, office)]
        return realms[0] if len(realms) == 1 else None

    def _known(self, holders: list[Person]) -> Person | None:
        """The first of the holders, if one was mentioned already or there is no other."""
        return holders[0] if holders[0].last_mention or len(holders) == 1 else None

    def _same_body(self, one: Chunk, other: Chunk) -> bool:
        if one.entry is not None and one.entry == other.entry:
            return True  # "EBRD"
        names = [self._view.lowers[chunk.first : chunk.last] for chunk in (one, other)]
        shorter, longer = sorted(names, key=len)
        return longer[-len(shorter) :] == shorter


def singular_name(view: View, title: Title) -> str:
    """The office with its field in lower case, in the singular."""
    if not title.plural:
        return title.office_name(view)
    words = view.lowers[title.role_first : title.role_last]
    end = next((i for i, word in enumerate(words) if word in _LINKS), len(words))
    own = len(title.office.name.split())
    return " ".join([*words[: end - own], title.office.name, *words[end:]])


def title_text(view: View, title: Title) -> str:
    """The office in the text's words, in the singular ("President", "former president")."""
    text = view.text(title.role_first, title.role_last)
    if title.plural:
        name = singular_name(view, title)
        text = name.title() if text[0].isupper() else name
    return f"former {text}" if title.former else text


@cache
def _is_a_realm(code: str) -> bool:
    """Whether a country has a monarch, and no president beside."""
    country = by_code(code)
    leaders = frozenset(country.leaders if country else ())
    return "president" not in leaders and not leaders.isdisjoint(name_words("monarchs"))


@cache
def _has(code: str, office: str) -> bool:
    """Whether a country has an office that only some have."""
    country = by_code(code)
    leaders = frozenset(country.leaders if country else ())
    heir = office in name_words("heirs") and not leaders.isdisjoint(name_words("monarchs"))
    return heir or not leaders.isdisjoint({office, _SPELT.get(office, office)})
