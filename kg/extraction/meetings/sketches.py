"""Makes the sketches of an article's sentences: tokens, mentions, dates and quotations as items."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import repeat
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.dates import find_dates
from kg.extraction.document import Form
from kg.extraction.meetings.heads import Heads
from kg.extraction.meetings.joined import joined
from kg.extraction.meetings.sketch import Item, Sketch, sketch_of
from kg.extraction.meetings.stand_ins import with_stand_ins
from kg.extraction.meetings.words import word_set
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence

    from kg.extraction.document import Columns, Document, Mention
    from kg.extraction.meetings.cues import Wanted
    from kg.extraction.model import Entity, When

_SIGNS = {
    EntityType.PERSON: "@person",
    EntityType.COUNTRY: "@country",
    EntityType.PLACE: "@place",
    EntityType.EVENT: "@event",
    EntityType.GROUP: "@group",
    EntityType.UNNAMED_SOURCE: "@group",
}
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_HIS = frozenset(["his", "her", "their", "its", "our", "my", "your"])
_REFLEXIVE = frozenset(("himself", "herself", "themselves"))
_AFTER_OBJECT = word_set("syntax", "after_object")
_LONG_QUOTATION = 6  # tokens; what is shorter is a phrase in marks and reads on
_BESIDE = re.compile(
    r"\b[Tt]he (?:next|following|previous) day\b|\b[Tt]he day (?:before|after)\b|\b[Tt]hat day\b"
    r"|\b(?:[Aa] day|(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix) days) (?:earlier|later)\b"
)
_BACK = 3  # sentences in which the day may stand that "the next day" is beside
_HOSTS = "host(?:s|ed)? "
_LED = re.compile(f"(?i:that )(?:and )?(?:{_HOSTS})?|and (?:{_HOSTS})?|{_HOSTS}")
_BRACKETS = {"(": ")", "[": "]"}


def sketches(
    document: Document,
    wanted: Wanted,
    added: MutableMapping[str, Entity],
    guest: Callable[[], str | None] = lambda: None,
) -> Iterator[Sketch]:
    """The sketches of the sentences that hold the ``wanted`` words, in order.

    ``added`` receives the persons whom the text gives as somebody's colleague only. ``guest`` says
    who was received in what was read so far, by id.
    """
    starts, lowers = document.columns.starts, document.columns.lowers
    phrases: _Phrases | None = None
    for number, sentence in enumerate(document.sentences):
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if not wanted.are_in(lowers[first:last]):
            continue
        phrases = phrases or _Phrases(document)
        tokens = document.columns.part(first, last)
        if not phrases.tell_of_others(sentence) and not (
            wanted.follow_in(tokens.lowers)
            and wanted.follow_in([item.word for item in phrases.items(tokens, {})])
        ):
            continue  # a noun stands before its verb, or the words are in a quotation
        since = document.sentences[max(0, number - _BACK)].start
        items = phrases.items(tokens, phrases.whens(sentence, since))
        read = joined(items, phrases.entities, document.article.body, added)
        read = phrases.heads.read(read)
        yield sketch_of(with_stand_ins(read, phrases.entities, guest), number)


class _Phrases:
    """The phrases of a document by the place where each begins, so that tokens can be read over."""

    def __init__(self, document: Document) -> None:
        self._article = document.article
        self.entities = {entity.id: entity for entity in document.entities}
        self._mentions = _outermost(_trimmed(m, document.article.body) for m in document.mentions)
        self._skips = dict(_skipped(document))
        self._starts = self._mentions.keys() | self._skips.keys()
        self._others = [
            start
            for start, mentions in self._mentions.items()
            for mention in mentions
            if mention.form is not Form.PRONOUN
        ]
        self.heads = Heads(document, self.entities)
        self._governed = _governed(document, self.entities)

    def tell_of_others(self, sentence: Span) -> bool:
        """Whether a sentence names or describes somebody, who may be met in one that follows."""
        index = bisect_left(self._others, sentence.start)
        return index < len(self._others) and self._others[index] < sentence.end

    def whens(self, sentence: Span, since: int) -> dict[int, When]:
        """The dates of a sentence by where they begin.

        "The next day" is beside the last one that is told from ``since`` on.
        """
        body, date = self._article.body, self._article.date
        day = body.find(" day", sentence.start, sentence.end) >= 0
        beside = day and _BESIDE.search(body, sentence.start, sentence.end)
        start = since if beside else sentence.start
        found = find_dates(body, published=date, start=start, end=sentence.end)
        return {when.span.start: when for when in found}

    def items(self, tokens: Columns, whens: Mapping[int, When]) -> list[Item]:
        """The items of a sentence with these tokens and these dates."""
        starts, _, texts, _ = tokens
        opens = self._starts | whens.keys() if whens else self._starts
        words = _words(tokens)
        found: list[Item] = []
        done = 0
        for stop, (start, text) in enumerate(zip(starts, texts, strict=True)):
            if stop < done or not (start in opens or text in _BRACKETS):
                continue
            found += words[done:stop]
            if close := _BRACKETS.get(text):
                done = texts.index(close, stop) + 1 if close in texts[stop:] else len(texts)
                continue
            item = self._phrase(tokens, stop, whens)
            if item.mentions:
                item = _with_possessive(item, tokens, stop)
            done = bisect_left(starts, item.end, stop + 1)
            if item.word:
                found.append(item)
        return found + words[done:]

    def _phrase(self, tokens: Columns, index: int, whens: Mapping[int, When]) -> Item:
        """The mention, date or quotation that begins with this token."""
        start, end, lower = tokens.starts[index], tokens.ends[index], tokens.lowers[index]
        known, he = self._mentions.get(start, ()), tokens.texts[index] == "HE"  # His Excellency
        if lower in _REFLEXIVE or (he and all(m.phrase.end == end for m in known)):
            return Item(lower, start, end)
        if known:
            mentions = tuple(map(self._with_country, known))
            phrase = mentions[0].phrase
            return Item(self._sign(mentions), phrase.start, phrase.end, mentions)
        if when := whens.get(start):
            return Item("@date", start, when.span.end, when=when)
        closes = self._skips[start]  # an empty word stands for the marks of a short quotation
        return Item("@quote" if closes > end else "", start, closes)

    def _with_country(self, mention: Mention) -> Mention:
        """The mention of a country, an office or a body with the code that its entity has."""
        if mention.country:
            return mention
        entity = self.entities[mention.entity]
        person = entity.type is EntityType.PERSON and mention.form is not Form.TITLE
        governed = self._governed.get(mention.phrase.start)
        if governed and not entity.country:
            return mention._replace(country=governed)
        if person or entity.country is None:
            return mention
        return mention._replace(country=entity.country)

    def _sign(self, mentions: Sequence[Mention]) -> str:
        if all(mention.form is Form.DEMONYM for mention in mentions):
            return "@demonym"
        return _SIGNS.get(self.entities[mentions[0].entity].type, "@body")


def _words(tokens: Columns) -> list[Item]:
    """The tokens as words."""
    starts, ends, _, lowers = tokens
    plain = zip(lowers, starts, ends, repeat(()), repeat(None), repeat(False), strict=False)
    return list(map(tuple.__new__, repeat(Item), plain))  # Item._make takes twice the time


def _trimmed(mention: Mention, body: str) -> Mention:
    """The mention without a verb, "and", "that" before it, or a place behind "his counterpart"."""
    phrase = mention.phrase
    if led := _LED.match(body, phrase.start, phrase.end - 1):
        phrase = Span(led.end(), phrase.end)
    role = mention.role
    if mention.form is Form.TITLE and role and role.of(body).lower().startswith("counterpart"):
        phrase = Span(phrase.start, max(role.end, mention.span.start + 1))
    return mention if phrase == mention.phrase else mention._replace(phrase=phrase)


def _outermost(mentions: Iterable[Mention]) -> Mapping[int, tuple[Mention, ...]]:
    """The mentions that lie within no other one's phrase, by where their phrase begins."""
    found: dict[int, tuple[Mention, ...]] = {}
    end = -1
    for mention in sorted(mentions, key=lambda m: (m.phrase.start, -m.phrase.end)):
        start = mention.phrase.start
        if start in found and found[start][0].phrase == mention.phrase:
            found[start] = (*found[start], mention)
        elif start >= end:
            found[start] = (mention,)
            end = mention.phrase.end
    return found


def _governed(document: Document, entities: Mapping[str, Entity]) -> dict[int, str | None]:
    """The countries within offices, by where these begin: "head of the Norwegian cabinet"."""
    found: dict[int, str | None] = {}
    mentions, body = document.mentions, document.article.body
    kinds = [entities[mention.entity].type for mention in mentions]
    nations = [index for index, kind in enumerate(kinds) if kind is EntityType.COUNTRY]
    for distance in (1, 2):
        for nation in nations:
            for office in (nation - distance, nation + distance):
                beside = 0 <= office < len(mentions) and kinds[office] is EntityType.PERSON
                if beside and _governs(mentions[office], mentions[nation], body):
                    country = entities[mentions[nation].entity].country
                    found.setdefault(mentions[office].phrase.start, country)
    return found


def _governs(office: Mention, nation: Mention, body: str) -> bool:
    """Whether an office's phrase holds a country behind "of"."""
    inside = office.phrase.contains(nation.phrase)
    return inside and body[office.phrase.start : nation.phrase.start].endswith(("of ", "of the "))


def _skipped(document: Document) -> Iterator[tuple[int, int]]:
    """Where long quotations begin and end, and the marks of short ones."""
    starts = document.columns.starts
    for quotation in document.quotations:
        outer, inner = quotation.outer, quotation.inner
        length = bisect_left(starts, inner.end) - bisect_left(starts, inner.start)
        if length > _LONG_QUOTATION:
            yield outer.start, outer.end
        else:
            yield outer.start, inner.start
            if outer.end > inner.end:
                yield inner.end, outer.end


def _with_possessive(item: Item, tokens: Columns, number: int) -> Item:
    """The item, which begins with a token, with the ``'s`` that follows it, or as it is."""
    starts, ends, texts, lowers = tokens
    lower = lowers[number]
    if lower in _HIS and (item.start, item.end) == (starts[number], ends[number]):
        after = lowers[number + 1] if number + 1 < len(lowers) else ""
        owns = lower != "her" or (after.isalpha() and after not in _AFTER_OBJECT)
        return item._replace(word=f"{item.word}'s" if owns else item.word, possessive=owns)
    behind = bisect_left(starts, item.end, number)
    if behind < len(starts) and starts[behind] == item.end and texts[behind] in _POSSESSIVE:
        return item._replace(word=f"{item.word}'s", end=ends[behind], possessive=True)
    return item
