"""A sentence as the meeting rules read it: every mention, date and quotation is one word.

``Raisi said on Sunday during talks with his Azerbaijani counterpart Ilham Aliyev.`` reads
`` @person said on @date during talks with @person .``, so that a pattern over words is a pattern
over a sentence's structure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.article import Span
from kg.extraction.analysis.dates import find_dates
from kg.extraction.document import Form
from kg.extraction.meetings.heads import Heads
from kg.extraction.meetings.joined import joined
from kg.extraction.meetings.stand_ins import with_stand_ins
from kg.extraction.meetings.words import word_set
from kg.extraction.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence

    from kg.extraction.document import Columns, Document, Mention, Token
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
_HOSTS = re.compile("host(?:s|ed)? ")
_BRACKETS = {"(": ")", "[": "]"}


class Item(NamedTuple):
    """One word of a sketch: a word in lower case, or a sign such as ``@person`` or ``@date``.

    ``start`` and ``end`` are its characters. ``mentions`` are all that stand on the very phrase
    ("the two presidents" has two); ``possessive`` is true of "Raisi's" and "his". A tuple, like
    the token that most are.
    """

    word: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    when: When | None = None
    possessive: bool = False

    @property
    def span(self) -> Span:
        """The characters themselves."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sentence in items.

    ``words`` are theirs, which the rules look at most; ``text`` is these words, each with a space
    before it and one at the end; ``offsets`` tell where each begins in it.
    """

    items: tuple[Item, ...]
    words: tuple[str, ...]
    text: str
    offsets: tuple[int, ...]
    sentence: int

    def item_at(self, offset: int) -> int:
        """The index of the item that holds, or follows, a place in ``text``."""
        return bisect_left(self.offsets, offset)

    def before(self, index: int) -> str:
        """The words in front of an item, each with a space on both sides."""
        return self.text[: self.offsets[index]]

    def after(self, index: int) -> str:
        """The words from an item on, with a space in front."""
        return self.text[self.offsets[index] - 1 :] if index < len(self.items) else " "

    def span(self, first: int, last: int) -> Span:
        """The characters of items ``first`` to ``last``, both included."""
        return Span(self.items[first].start, self.items[last].end)


def sketch_of(items: Sequence[Item], sentence: int) -> Sketch:
    """The sketch of these items."""
    words = tuple([item.word for item in items])
    offsets = tuple(accumulate([len(word) + 1 for word in words], initial=1))[:-1]
    return Sketch(tuple(items), words, f" {' '.join(words)} ", offsets, sentence)


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
        if wanted.are_in(set(lowers[first:last])):
            phrases = phrases or _Phrases(document)
            since = document.sentences[max(0, number - _BACK)].start
            found = phrases.items(document.columns.part(first, last), sentence, since)
            items = joined(list(found), phrases.entities, document.article.body, added)
            items = phrases.heads.read(items)
            yield sketch_of(with_stand_ins(items, phrases.entities, guest), number)


class _Phrases:
    """The phrases of a document by the place where each begins, so that tokens can be read over."""

    def __init__(self, document: Document) -> None:
        self.article = document.article
        self.entities = {entity.id: entity for entity in document.entities}
        self.mentions = _outermost(_trimmed(m, document.article.body) for m in document.mentions)
        self.whens: dict[int, When] = {}
        self.skips = dict(_skipped(document))
        self.phrases = self.mentions.keys() | self.skips.keys()
        self.heads = Heads(document, self.entities)
        self.governed = _governed(document, self.entities)

    def items(self, tokens: Columns, sentence: Span, since: int) -> Iterator[Item]:
        """The items of a sentence with these tokens.

        "The next day" is beside the last one that is told from ``since`` on.
        """
        body, date = self.article.body, self.article.date
        day = body.find(" day", sentence.start, sentence.end) >= 0
        beside = day and _BESIDE.search(body, sentence.start, sentence.end)
        start = since if beside else sentence.start
        whens = find_dates(body, published=date, start=start, end=sentence.end)
        self.whens = {when.span.start: when for when in whens}
        starts, ends, texts, lowers = tokens
        stops = [
            index
            for index, (start, text) in enumerate(zip(starts, texts, strict=True))
            if start in self.phrases or start in self.whens or text in _BRACKETS
        ]
        done = 0
        for stop in stops:
            if stop < done:
                continue
            yield from map(Item, lowers[done:stop], starts[done:stop], ends[done:stop])
            if close := _BRACKETS.get(texts[stop]):
                done = texts.index(close, stop) + 1 if close in texts[stop:] else len(texts)
                continue
            item = self._phrase(*tokens.tokens(stop, stop + 1))
            if item.mentions:
                item = _with_possessive(item, tokens, stop)
            done = bisect_left(starts, item.end, stop + 1)
            if item.word:
                yield item
        yield from map(Item, lowers[done:], starts[done:], ends[done:])

    def _phrase(self, token: Token) -> Item:
        """The mention, date or quotation that begins with this token."""
        known, he = self.mentions.get(token.start, ()), token.text == "HE"  # His Excellency
        if token.lower in _REFLEXIVE or (he and all(m.phrase.end == token.end for m in known)):
            return Item(token.lower, token.start, token.end)
        if known:
            mentions = tuple(map(self._with_country, known))
            phrase = mentions[0].phrase
            return Item(self._sign(mentions), phrase.start, phrase.end, mentions)
        if token.start in self.whens:
            when = self.whens[token.start]
            return Item("@date", when.span.start, when.span.end, when=when)
        return self._quotation(token)

    def _with_country(self, mention: Mention) -> Mention:
        """The mention of a country, an office or a body with the code that its entity has."""
        entity = self.entities[mention.entity]
        person = entity.type is EntityType.PERSON and mention.form is not Form.TITLE
        governed = self.governed.get(mention.phrase.start)
        if governed and not (mention.country or entity.country):
            return replace(mention, country=governed)
        if mention.country or person or entity.country is None:
            return mention
        return replace(mention, country=entity.country)

    def _quotation(self, token: Token) -> Item:
        """A long quotation as one item; an empty one for the marks of a short one."""
        end = self.skips[token.start]
        return Item("@quote" if end > token.end else "", token.start, end)

    def _sign(self, mentions: Sequence[Mention]) -> str:
        if all(mention.form is Form.DEMONYM for mention in mentions):
            return "@demonym"
        return _SIGNS.get(self.entities[mentions[0].entity].type, "@body")


def _trimmed(mention: Mention, body: str) -> Mention:
    """The mention without a verb, "and", "that" before it, or a place behind "his counterpart"."""
    phrase = mention.phrase
    if body[phrase.start : phrase.start + 5].lower() == "that " and phrase.end > phrase.start + 5:
        phrase = Span(phrase.start + 5, phrase.end)
    if body.startswith("and ", phrase.start):
        phrase = Span(phrase.start + 4, phrase.end)
    if (verb := _HOSTS.match(body, phrase.start)) and verb.end() < phrase.end:
        phrase = Span(verb.end(), phrase.end)  # the verb, in "will host President X"
    role = mention.role
    if mention.form is Form.TITLE and role and role.of(body).lower().startswith("counterpart"):
        phrase = Span(phrase.start, max(role.end, mention.span.start + 1))
    return mention if phrase == mention.phrase else replace(mention, phrase=phrase)


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
    mentions = document.mentions
    for one, other in (*pairwise(mentions), *zip(mentions, mentions[2:], strict=False)):
        for office, nation in ((one, other), (other, one)):
            kinds = entities[office.entity].type, entities[nation.entity].type
            if kinds == (EntityType.PERSON, EntityType.COUNTRY) and _governs(
                office, nation, document.article.body
            ):
                found.setdefault(office.phrase.start, entities[nation.entity].country)
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
