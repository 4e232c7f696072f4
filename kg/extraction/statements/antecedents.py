"""Whom a pronoun means as a source: "he", "it", "them".

Whoever spoke last goes before the subjects of sentences, and a near sentence before one farther
back. Where nobody fits, or more than one does, nobody is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.article import Span
from kg.extraction.analysis.name_words import honorifics
from kg.extraction.analysis.offices import office_named
from kg.extraction.analysis.people import gender_of
from kg.extraction.analysis.pronouns import GENDERS
from kg.extraction.document import Form
from kg.extraction.lexicon import lists
from kg.extraction.model import Entity, EntityType
from kg.extraction.statements.chunks import chunks_of
from kg.extraction.statements.phrases import subject_of
from kg.extraction.statements.unnamed import COLLECTIVE, is_person, is_plural, noun_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extraction.document import Document, Mention
    from kg.extraction.statements.attribution import Cast
    from kg.extraction.statements.chunks import Range
    from kg.extraction.statements.lines import Line, Sentences

_REACH: Final = 1200  # characters over which a pronoun takes up whoever spoke last
_SENTENCES: Final = 4  # the one of the pronoun, and those before it
_SINGULAR = frozenset(("he", "she"))
_PLURAL = frozenset(("they", "them"))
_STATES = frozenset((EntityType.COUNTRY, EntityType.PLACE))  # a capital stands for its state
_MAY_MEAN = {
    "he": frozenset((EntityType.UNNAMED_SOURCE, EntityType.PERSON)),
    "she": frozenset((EntityType.UNNAMED_SOURCE, EntityType.PERSON)),
    "it": COLLECTIVE | _STATES | {EntityType.UNNAMED_SOURCE},
    "them": frozenset((EntityType.UNNAMED_SOURCE, EntityType.GROUP)),
    "they": COLLECTIVE | _STATES | {EntityType.UNNAMED_SOURCE, EntityType.GROUP},
}
_NOMINATIVES = {"him": "he", "her": "she"}


class Antecedents:
    """Answers from what the article has told up to a place, and from who has spoken."""

    def __init__(self, document: Document, cast: Cast, sentences: Sentences) -> None:
        self._document = document
        self._cast = cast
        self._sentences = sentences
        self._last: tuple[str, int, bool] | None = None
        self.searching = False  # a subject is looked at as it stands: it leads no further back

    def note(self, speaker: str, place: int, *, one_of_many: bool) -> None:
        """Keeps who spoke last, where that is said, and whether it was one of several."""
        self._last = speaker, place, one_of_many

    def of_pronoun(self, pronoun: str, place: int, known: Entity | None) -> Entity | None:
        """Whom a pronoun means: whoever spoke, if nobody was named since, or ``known``."""
        pronoun = _NOMINATIVES.get(pronoun, pronoun)
        if pronoun not in _MAY_MEAN:
            return known
        if last := self._who_spoke(pronoun, place, known):
            return last
        if known or self.searching:
            return known
        fits = self._means_one(pronoun) if pronoun in _SINGULAR else _means_many(pronoun)
        found = self.nearest(place, fits, others=pronoun in _SINGULAR)
        if found is None and pronoun in _PLURAL:
            return self._group(place)
        return found

    def _who_spoke(self, pronoun: str, place: int, known: Entity | None) -> Entity | None:
        """Who spoke last, if the pronoun may mean that one."""
        if self._last is None or place - self._last[1] > _REACH:
            return None
        last = self._cast.entity(self._last[0])
        if pronoun in _SINGULAR and self._last[2] and last.type is EntityType.GROUP:
            fits = not (known or self._others_since(last, place))
        else:
            fits = self._takes_up(last, pronoun, place, known)
        return last if fits else None

    def _takes_up(self, last: Entity, pronoun: str, place: int, known: Entity | None) -> bool:
        """Whether a pronoun may mean whoever spoke last, and not whom the analysis knows."""
        if known is None and self._speaks_on(last, pronoun, place):
            return True
        if last.type not in _MAY_MEAN[pronoun] or (last.named and (known or pronoun in _SINGULAR)):
            return False
        unnamed = last.type is EntityType.UNNAMED_SOURCE
        if pronoun in _PLURAL and not _is_plural(last) and (unnamed or pronoun == "them"):
            return False
        if is_person(last.name) != (pronoun in _SINGULAR) and pronoun not in _PLURAL:
            return False
        since = (m for m in self._since(place) if m.form is not Form.PRONOUN)
        return not (known and any(m.entity == known.id for m in since))

    def _since(self, place: int) -> list[Mention]:
        """What was mentioned since somebody spoke."""
        spoke = self._last[1] if self._last else place
        return self._cast.within([Span(spoke, place)]) if spoke < place else []

    def _speaks_on(self, last: Entity, pronoun: str, place: int) -> bool:
        """Whether "he" or "she" can only be the person who spoke last: nobody was named since."""
        if not last.named or last.type is not EntityType.PERSON:
            return False
        if pronoun not in _SINGULAR or self.gender(last) not in {"", GENDERS[pronoun]}:
            return False
        return not self._others_since(last, place)

    def _others_since(self, last: Entity, place: int) -> bool:
        """Whether another person was named since somebody spoke."""
        return any(
            mention.entity != last.id
            and mention.form is not Form.PRONOUN
            and self._cast.entity(mention.entity).type is EntityType.PERSON
            for mention in self._since(place)
        )

    def gender(self, person: Entity) -> str:
        """What pronouns, courtesies and the given name tell of a person: "m", "f" or ""."""
        body = self._document.article.body
        named = [m for m in self._document.mentions if m.entity == person.id]
        before = " ".join(body[m.phrase.start : m.span.start].lower() for m in named).split()
        titles = (m.span.of(body).lower().split()[-1] for m in named if m.form is Form.TITLE)
        told = (
            *(office.gender for title in titles if (office := office_named(title))),
            *(GENDERS.get(mention.of(body).lower(), "") for mention in person.mentions),
            *(honorifics().get(word, "") for word in before),
            gender_of(person.name.split()),
        )
        return next(filter(None, told), "")

    def _means_one(self, pronoun: str) -> Callable[[Entity], bool]:
        def fits(entity: Entity) -> bool:
            person = entity.type is EntityType.PERSON or (
                entity.type is EntityType.UNNAMED_SOURCE and is_person(entity.name)
            )
            return person and self.gender(entity) in {"", GENDERS[pronoun]}

        return fits

    def lines(self, place: int) -> Iterator[Line]:
        """The sentence around a character and a few before it, nearest first."""
        return self._sentences.before(place, _SENTENCES)

    def nearest(self, place: int, fits: Callable[[Entity], bool], *, others: bool) -> Entity | None:
        """The nearest subject that fits; with ``others``, else the only one in its sentence."""
        for line in self.lines(place):
            subject = subject_of(line, place)
            found = self.as_it_stands(line, subject) if subject else None
            if found and fits(found):
                return found
            if others and line.starts[0] < place:
                area = Span(line.starts[0], min(line.ends[-1], place))
                named = {m.entity for m in self._cast.within([area])}
                fitting = [e for e in map(self._cast.entity, sorted(named)) if fits(e)]
                if fitting:
                    return fitting[0] if len(fitting) == 1 else None
        return None

    def as_it_stands(self, line: Line, phrase: Range) -> Entity | None:
        """Whom a phrase means, as far as it tells itself."""
        self.searching = True
        found = self._cast.who(line, phrase)
        self.searching = False
        return found

    def _group(self, place: int) -> Entity | None:
        """The nearest persons without a name: "84 employees"."""
        for line in self.lines(place):
            for first, last in chunks_of(line).starting.items():
                if line.ends[last] < place and is_person(line.words[last].removesuffix("s")):
                    found = self.as_it_stands(line, (first, last))
                    if found and line.words[last].endswith("s"):
                        return found
        return None


def _is_plural(entity: Entity) -> bool:
    noun = noun_of(entity.name)
    several = entity.type is EntityType.GROUP or is_plural(noun)
    return several and noun not in lists("sources")["parts"]


def _means_many(pronoun: str) -> Callable[[Entity], bool]:
    """What "it" or "they" may mean as the subject of a sentence: "they" are persons."""

    def fits(entity: Entity) -> bool:
        persons = entity.type in {EntityType.UNNAMED_SOURCE, EntityType.GROUP}
        if pronoun in _PLURAL:
            return persons and _is_plural(entity)
        alone = persons and not (_is_plural(entity) or is_person(entity.name))
        return alone or entity.type in _MAY_MEAN["it"] - {EntityType.UNNAMED_SOURCE}

    return fits
