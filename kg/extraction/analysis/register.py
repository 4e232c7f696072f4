"""Keeps the persons of an article while it is read, and says whom a name or an office means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.analysis.name_words import name_words
from kg.extraction.analysis.people import Person, gender_of, plain_name, same_person, short_form_of
from kg.extraction.countries import by_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_SUBJECT = 4  # mentions of others that a subject outweighs


class Register:
    """The persons, in the order in which the article names them, and who was mentioned last."""

    def __init__(
        self, names: Iterable[Sequence[str]], countries: Mapping[str, str] | None = None
    ) -> None:
        """``countries`` are the names by code that the article has for countries of several."""
        self._countries = countries or {}
        self.people: list[Person] = []
        self._mentions = 0
        for words in sorted(names, key=len, reverse=True):
            name = plain_name(words)
            if len(name) > 1 and not any(same_person(name, known.words) for known in self.people):
                self.people.append(Person(name, gender=gender_of(words)))

    def named(self, words: Sequence[str], *, gender: str = "", office: str = "") -> Person:
        """Whom a name means; somebody new if it is nobody's yet.

        Where a short name fits several, the gender or the office that stands before it decides,
        and then who was mentioned last.
        """
        name = plain_name(words)
        fitting = self._fitting(name) if len(name) > 1 else []
        if not fitting:
            whole = " ".join(name)  # "bin Salman" is a short form too
            fitting = [person for person in self.people if short_form_of(whole, person)]
            fitting = self._told_apart(fitting, gender, office)
            fitting = fitting or self._by_part(name, gender, office)
        if fitting:
            return self._latest(fitting)
        person = Person(name, gender=gender or gender_of(words))
        self.people.append(person)
        return person

    def _fitting(self, name: tuple[str, ...]) -> list[Person]:
        """The persons with this very name, or else with one that may be the same."""
        named = [person for person in self.people if len(person.words) > 1]
        return [p for p in named if p.words == name] or [
            p for p in named if same_person(name, p.words)
        ]

    def _by_part(self, name: tuple[str, ...], gender: str, office: str) -> list[Person]:
        """The one person of whose longer name this word is a part ("Hillary", "Bagheri")."""
        bearers = [p for p in self.people if len(p.words) > 1 and name[0] in p.words]
        bearers = self._told_apart(bearers, gender, office)
        return bearers if len(name) == len(bearers) == 1 else []

    def _told_apart(self, fitting: list[Person], gender: str, office: str) -> list[Person]:
        if len(fitting) > 1 and gender:
            fitting = [p for p in fitting if p.gender == gender] or fitting
        if len(fitting) > 1 and office:
            fitting = [p for p in fitting if p.holds(office)] or fitting
        return fitting

    def _latest(self, persons: Sequence[Person]) -> Person:
        """The one mentioned last, or, where none was yet, the first."""
        return max(persons, key=lambda person: person.last_mention)

    def mention(self, person: Person, *, subject: bool) -> None:
        """Notes that the article mentions a person here, as the ``subject`` of a clause or not."""
        self._mentions += 1
        person.last_mention = self._mentions
        person.salience = max(person.salience, self._mentions + _SUBJECT * subject)

    def holders(self, office: str, country: str | None) -> list[Person]:
        """Those who hold an office, the most salient first; of a country, if one is told."""
        found = [p for p in self.people if country in {None, p.country} and p.holds(office)]
        return sorted(found, key=lambda p: (not p.is_called(office), -p.salience))

    def by_office(self, office: str, country: str) -> Person:
        """The person of whom the text tells only the office and the country."""
        known = by_code(country)
        place = known.name if known else country.upper()
        if country in name_words("with_article"):
            place = f"the {place}"
        name = f"{office} of {self._countries.get(country, place)}"
        return self.by_name(name, office, country)

    def by_name(self, name: str, office: str, country: str | None = None) -> Person:
        """The person who is called by nothing but this phrase."""
        for person in self.people:
            if person.name == name:
                return person
        person = Person((), offices=[office], country=country, name=name)
        self.people.append(person)
        return person
