"""Reads the chunks of an article in order and says whom each of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.analysis.counterparts import with_counterparts
from kg.extraction.analysis.holders import Holders, singular_name, title_text
from kg.extraction.analysis.ledes import Lands, Ledes
from kg.extraction.analysis.name_chunks import Chunk, ChunkKind
from kg.extraction.analysis.name_words import honorifics, name_words
from kg.extraction.analysis.names import heads
from kg.extraction.analysis.pronouns import (
    GENDERS,
    PLURALS,
    Seen,
    antecedent,
    is_subject,
    looks_ahead,
    pair_at,
    pair_before,
)
from kg.extraction.analysis.register import Register
from kg.extraction.analysis.title_phrases import Title
from kg.extraction.document import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kg.extraction.analysis.people import Person
    from kg.extraction.analysis.view import View

_TWO = 2
_PAIRS = frozenset(("two", "both", "pair", "latter", "former"))
_PRONOUNS = PLURALS | GENDERS.keys() | _PAIRS
_BOTH = frozenset(("both", "neither", "either"))
_ONE_OF_TWO = {"former": 0, "latter": 1}
_NO_SUBJECTS = frozenset(("his", "him", "her", "their", "them"))
_OWNS = (("'s",), ("'",))


class Reference(NamedTuple):
    """Tokens that mean a person: those of the name or noun phrase, and those of all the phrase."""

    person: Person
    first: int
    last: int
    form: Form
    phrase_first: int
    phrase_last: int
    title: Title | None = None


class Reader:
    """Goes through an article once and collects the references to persons."""

    def __init__(
        self,
        view: View,
        kinds: Mapping[Chunk, ChunkKind],
        titles: Sequence[Title],
        *,
        courtesies: Mapping[int, int],
        lands: Lands,
    ) -> None:
        """``courtesies`` are the first tokens of titles of courtesy by the token after each."""
        self._courtesies = courtesies
        self._view = view
        self._persons = [chunk for chunk, kind in kinds.items() if kind is ChunkKind.PERSON]
        self._titles = titles
        self._of_name: dict[Chunk, list[Title]] = {}
        for title in titles:
            title.names = tuple(c for c in title.names if kinds.get(c) is ChunkKind.PERSON)
            for name in title.names:
                self._of_name.setdefault(name, []).append(title)
        self._ledes = Ledes(view, self._persons, self._of_name, lands.nations)
        self._counterparts = {t.first: t for t in titles if t.office.kind == "counterpart"}
        names = (view.words[c.first : c.last] for c in self._persons)
        self._register = Register(names, lands.written)
        self._holders = Holders(view, self._register, lands)
        self._seen: list[Seen] = []
        self._unnamed: set[str] = set()
        self.references: list[Reference] = []
        self._learn_offices()

    def read(self) -> list[Reference]:
        """Every reference to a person, in the order of the text."""
        steps: list[tuple[int, int, Chunk | Title | range | int]] = []
        steps += [(chunk.first, 0, chunk) for chunk in self._persons]
        steps += [(t.first, 2, t) for t in self._titles if t.apposed or not t.names]
        begun = {chunk.first for chunk in self._persons} | {t.first for t in self._titles}
        steps += [(f, 1, range(f, n)) for n, f in self._courtesies.items() if n not in begun]
        names = {chunk.first for chunk in self._persons} | set(self._courtesies.values())
        for token, lower in enumerate(self._view.lowers):
            if lower in _PRONOUNS and token not in names:  # "He Wei"
                steps.append((token, 1, token))
        for _, _, step in sorted(steps, key=lambda entry: entry[:2]):
            match step:
                case Chunk():
                    self._read_name(step)
                case Title():
                    self._read_title(step)
                case range():
                    self._read_courtesy(step)
                case _:
                    self._read_pronoun(step)
        return self.references

    def _learn_offices(self) -> None:
        """Learns who holds which office before reading, for the text may call by it first."""
        for chunk, titles in self._of_name.items():
            person = self._register.named(self._words(chunk))
            for title in titles:
                if title.office.kind != "counterpart":
                    self._give_office(person, title)
        for name, title, country in self._ledes.holders(self._titles, self._is_held):
            person = self._register.named(self._words(name))
            if person.country is None:
                self._give_office(person, title)
                person.country = country
        self._holders.settle_home(self._elsewhere([self._holders.home]))

    def _elsewhere(self, codes: Collection[str | None]) -> list[Person]:
        return [self._register.named(self._words(c)) for c in self._ledes.elsewhere(codes)]

    def _is_held(self, office: str, country: str) -> bool:
        return bool(self._register.holders(office, country))

    def _words(self, chunk: Chunk) -> tuple[str, ...]:
        return self._view.words[chunk.first : chunk.last]

    def _give_office(self, person: Person, title: Title) -> None:
        name = singular_name(self._view, title)
        if name not in person.offices:
            person.offices.append(name)
        if not title.former:
            person.kinds.add("head" if title.body else title.office.kind)
        text = title_text(self._view, title)
        if text not in person.titles and title.office.kind != "kin":
            person.titles.append(text)
        if title.countries and len(title.countries) == 1:
            person.country = person.country or title.countries[0]
        person.gender = person.gender or title.office.gender
        person.body = person.body or title.body

    def _read_name(self, chunk: Chunk) -> None:
        titles = self._of_name.get(chunk, [])
        first = min([chunk.first, *(t.first for t in titles if not t.apposed)])
        gender, first = self._courtesy(chunk, first)
        office = singular_name(self._view, titles[0]) if titles else ""
        words = self._words(chunk)
        person = self._register.named(words, gender=gender, office=office)
        person.gender = person.gender or gender
        for title in titles:
            if title.office.kind == "counterpart":
                self._learn_from_counterpart(person, title)
        form = Form.NAME if len(words) >= min(len(person.words), _TWO) else Form.SHORT
        text = self._view.text(chunk.first, chunk.last)
        if text not in person.forms:
            person.forms.append(text)
        beside = next((t for t in titles if not t.apposed), None)
        if beside and chunk is not beside.names[0]:
            first = chunk.first  # the second of "Presidents Biden and Xi"
        before = next((t for t in titles if t.apposed and t.first < chunk.first), None)
        reference = Reference(person, chunk.first, chunk.last, form, first, chunk.last, beside)
        self._refer(reference, before)

    def _courtesy(self, chunk: Chunk, first: int) -> tuple[str, int]:
        """The gender that the courtesies before a name tell, and where all of it begins.

        ``first`` is where the office before the name begins, if there is one.
        """
        gender = ""
        for position in (chunk.first, first):
            while position in self._courtesies:
                position = self._courtesies[position]  # noqa: PLW2901 -- walks back
                word = self._view.lowers[position]
                gender = gender or honorifics().get(word, "") or GENDERS.get(word, "")
                first = min(first, position)
        return gender, first

    def _refer(self, reference: Reference, apposed_to: Title | None = None) -> None:
        begins = apposed_to.first if apposed_to else reference.phrase_first
        self.references.append(reference)
        lowers, last = self._view.lowers, reference.phrase_last
        owns = lowers[last : last + 1] in _OWNS or lowers[last - 1] in _NO_SUBJECTS
        subject = not owns and is_subject(self._view, begins)
        self._register.mention(reference.person, subject=subject)
        pronoun = reference.form is Form.PRONOUN
        self._seen.append(Seen(reference.person, reference.phrase_first, subject, pronoun))

    def _refer_by_title(self, person: Person, title: Title) -> None:
        self._refer(
            Reference(person, title.first, title.last, Form.TITLE, title.first, title.last, title)
        )

    def _read_title(self, title: Title) -> None:
        person: Person | None
        if title.names:
            self._refer_by_title(self._register.named(self._words(title.names[0])), title)
        elif title.plural:
            for person in self._holders.of_plural(title):
                self._refer_by_title(person, title)
        elif title.indefinite:
            self._unnamed.add(title.office.name)  # "an official": not the minister
        elif title.definite and not title.owned and self._means_one(title):
            if title.office.kind == "counterpart":
                person = self._holders.of_counterpart(title, self._owner(title))
            else:
                person = self._holders.of_title(title, self._beside(title))
            if person:
                if not person.titles and title.office.kind != "counterpart":
                    person.titles.append(title_text(self._view, title))
                self._refer_by_title(person, title)

    def _beside(self, title: Title) -> list[Person]:
        """Those whom an office does not mean: whom its sentence calls by name before it, too."""
        found = self._elsewhere(title.countries)
        number = self._view.sentence[title.first]
        for reference in reversed(self.references):
            if self._view.sentence[reference.first] != number:
                break
            if reference.form is Form.NAME:
                found.append(reference.person)
        return found

    def _read_courtesy(self, phrase: range) -> None:
        """Takes "His Majesty", "Her Excellency" without a name for who was so called last."""
        gender = GENDERS.get(self._view.lowers[phrase.start])
        if gender is None:
            return
        last = self._view.lowers[phrase.stop - 1]
        person = self._holders.addressed(last, gender)
        if person:
            self._refer(
                Reference(person, phrase.start, phrase.stop, Form.TITLE, phrase.start, phrase.stop)
            )

    def _means_one(self, title: Title) -> bool:
        """Whether the phrase means a holder who may be known, and does not qualify a noun."""
        if title.office.name in self._unnamed:
            return False
        after = self._view.lowers[title.last] if title.last < len(self._view.words) else ""
        return after not in heads() and after not in name_words("qualified")

    def _owner(self, title: Title) -> Person | None:
        """Who has the counterpart: whoever "his" means, but nobody of the counterpart's country."""
        if title.determiner not in GENDERS:
            return None
        abroad = [
            seen
            for seen in self._seen
            if not title.countries or seen.person.country != title.countries[0]
        ]
        return antecedent(self._view, title.first, abroad)

    def _learn_from_counterpart(self, person: Person, title: Title) -> None:
        """Gives the person in "his counterpart X" the office of the other one."""
        person.country = person.country or next(iter(title.countries), None)
        owner = self._owner(title)
        if owner and not person.offices:
            person.offices += filter(None, [with_counterparts(owner.offices)])
            person.titles += filter(None, [with_counterparts(owner.titles)])

    def _read_pronoun(self, token: int) -> None:
        view = self._view
        if view.lowers[token] in GENDERS:
            person = (
                self._owner(self._counterparts[token])
                if token in self._counterparts
                else self._looked_ahead(token) or antecedent(view, token, self._seen)
            )
            if person:
                person.gender = person.gender or GENDERS[view.lowers[token]]
                self._refer(Reference(person, token, token + 1, Form.PRONOUN, token, token + 1))
            return
        span = pair_at(view, token) if view.lowers[token] in _PAIRS else (token, token + 1)
        if span is None or (span[0] == token and view.quotation[token] >= 0):
            return
        before = view.lowers[max(token - 2, 0) : token]
        if view.lowers[token] == "them" and before[1:] == ("of",) and before[0] not in _BOTH:
            return  # "one of them" is more often one of many
        pair = pair_before(view, span[0], self._seen)
        if view.lowers[token] in _ONE_OF_TWO:
            pair = pair[_ONE_OF_TWO[view.lowers[token]] :][:1]
        for person in pair:
            self._refer(Reference(person, *span, Form.PRONOUN, *span))

    def _looked_ahead(self, token: int) -> Person | None:
        """The subject of the main clause after "For his part, …"."""
        start = looks_ahead(self._view, token)
        if start < 0:
            return None
        gender = GENDERS[self._view.lowers[token]]
        for chunk in self._persons:
            first = min([chunk.first, *(t.first for t in self._of_name.get(chunk, ()))])
            if first <= start <= chunk.first:
                person = self._register.named(self._words(chunk))
                return person if person.gender in {"", gender} else None
        return None
