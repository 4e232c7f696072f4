"""The names on either side of a cue: one, several, or a country's unnamed envoys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.article import Span
from kg.extraction.document import Form
from kg.extraction.meetings.joints import behind_joint, is_led, word_at, words_between
from kg.extraction.meetings.long_offices import after_an_office, behind_a_field
from kg.extraction.meetings.pairs import pair_of
from kg.extraction.meetings.teams import team_at
from kg.extraction.meetings.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extraction.document import Mention
    from kg.extraction.meetings.sketch import Sketch

_NAMES = frozenset(("@person", "@country", "@body"))
_NATIONS = frozenset(("@demonym", "@country", "@country's"))
_MOST_WORDS = 6  # between "with" and a name
_OTHERS = frozenset(("the", "other", "several", "others", "members", "a"))
_SPEAKING = frozenset(("said", "says", "told", "announced", "reported", "confirmed"))
_LISTED = 8  # names in one list


class Side(NamedTuple):
    """Items ``first`` to ``last`` name those who meet, by these mentions.

    A mention of a country stands for envoys whom the text does not name. Without mentions these
    are "the two ministers", and ``number`` says how many: those of the meeting told before.
    """

    first: int
    last: int
    mentions: tuple[Mention, ...]
    number: int = 0

    @property
    def entities(self) -> frozenset[str]:
        """The ids of those who meet."""
        return frozenset(mention.entity for mention in self.mentions)


def is_name(word: str) -> bool:
    """Whether the word of an item may name one who meets, and not what belongs to somebody."""
    return word in _NAMES


def side_at(sketch: Sketch, index: int, *, all_of_it: bool = False) -> Side | None:
    """The side that begins at ``index``, with those that "and" and commas join to it.

    ``all_of_it`` says that the last name of a list cannot be the subject of what follows, as in
    "a meeting of X and Y was held".
    """
    side = _phrase_at(sketch, index)
    if side is None or side.number:
        return side
    listed, ended = _list_goes_on(sketch, side.last, all_of_it=all_of_it), False
    for _ in range(_LISTED):
        names = _names_of(sketch, side)
        joined = None if names or not listed else _next_in_list(sketch, side.last, all_of_it)
        if names is not None:
            side = names
        elif joined is not None:
            if ended and not joined.entities & side.entities:  # not "X and his host, Y"
                break
            ends = "and" in words_between(sketch, side.last, joined.first)
            side = Side(side.first, joined.last, (*side.mentions, *joined.mentions))
            ended = ends and not _list_goes_on(sketch, side.last, all_of_it=all_of_it)
        else:
            break
    return side


def first_of(sketch: Sketch, side: Side) -> Side | None:
    """The first name of a list, where "and" goes on to what is no name: "X and his delegation"."""
    if len(side.mentions) < 2 or side.number:  # noqa: PLR2004 -- a list
        return None
    first = _phrase_at(sketch, side.first)
    goes_on = first is not None and word_at(sketch, first.last + 1) == "and"
    return first if goes_on and first != side else None


def _phrase_at(sketch: Sketch, index: int) -> Side | None:
    """A name, or "Iranian and Omani officials", at ``index`` or behind what leads up to it."""
    for position in range(index, min(index + _MOST_WORDS, len(sketch.items))):
        item = sketch.items[position]
        if leader := _of_a_team(sketch, position):
            return leader
        unnamed = envoys_at(sketch, position) or pair_at(sketch, position)
        if unnamed is not None:
            return unnamed
        if is_name(item.word):
            return Side(position, position, _of_their_team(sketch, index, position))
        if item.word not in word_set("syntax", "before_side"):
            found = after_an_office(sketch, index, position)
            return Side(found[0], *found) if found else None
    return None


def _of_a_team(sketch: Sketch, index: int) -> Side | None:
    """Who leads "a bipartisan delegation from Japan headed by X", which begins at ``index``."""
    team = team_at(sketch, index)
    leader = _phrase_at(sketch, team.leader) if team else None
    if team is None or leader is None or leader.number:
        return None
    known = tuple(m._replace(country=m.country or team.country) for m in leader.mentions)
    if team.start is not None:  # "a delegation of the ECOWAS Parliament led by its Speaker"
        known = tuple(m._replace(phrase=Span(team.start, m.phrase.end)) for m in known)
    return leader._replace(mentions=known)


def _of_their_team(sketch: Sketch, first: int, index: int) -> tuple[Mention, ...]:
    """Those named at ``index``, with their country in "a Danish delegation led by Minister X"."""
    item = sketch.items[index]
    if index < 1 or sketch.words[index - 1] != "by":
        return item.mentions
    nation = next((i for i in sketch.items[first:index] if i.word in _NATIONS), None)
    code = nation.mentions[0].country if nation else None
    return tuple(m._replace(country=m.country or code) for m in item.mentions)


def envoys_at(sketch: Sketch, index: int) -> Side | None:
    """The countries of "Iranian and Omani officials", "delegations from Iran" at ``index``."""
    words = sketch.words
    if words[index] in _NATIONS or words[index] == "@body":
        nations, end = _nations(sketch, index)
        while end < len(words) and words[end] in word_set("syntax", "before_envoys"):
            end += 1
        word = words[end] if end < len(words) else ""
        if not is_led(sketch, end + 1) and word in word_set("syntax", "envoys") | {"counterparts"}:
            return Side(index, end, nations)
    elif words[index] in word_set("syntax", "envoys"):
        start = index + 1
        if start + 1 < len(words) and words[start] in {"of", "from"}:
            nations, end = _nations(sketch, start + 1)
            if nations and not is_led(sketch, end):
                return Side(index, end - 1, nations)
    return None


def pair_at(sketch: Sketch, index: int) -> Side | None:
    """The two of "the two ministers", "both sides" at ``index``, of a meeting told before."""
    pair = pair_of(sketch, index)
    return Side(index, pair[0], (), pair[1]) if pair else None


def _nations(sketch: Sketch, index: int) -> tuple[tuple[Mention, ...], int]:
    """The countries of a list that begins at ``index``, and the item behind it."""
    found: list[Mention] = []
    while index < len(sketch.items):
        item = sketch.items[index]
        if item.word in _NATIONS or item.word == "@body":
            found += item.mentions
        elif not (found and item.word in {"and", ",", "the"}):
            break
        index += 1
    while index > 0 and sketch.words[index - 1][0] != "@" and found:
        index -= 1
    return tuple(mention._replace(form=Form.TITLE) for mention in found), index


def _names_of(sketch: Sketch, side: Side) -> Side | None:
    """The names that follow an office in apposition: "the ambassador, Fahad al-Rashidi"."""
    posted = word_at(sketch, side.last + 1) in {"to", "in", "of"}  # "the ambassador to Nigeria, X"
    if posted and word_at(sketch, side.last + 2) in {"@country", "@place"}:
        side = Side(side.first, side.last + 2, side.mentions)
    if word_at(sketch, side.last + 1) != ",":
        held = behind_a_field(sketch, side.last, side.mentions)
        return Side(side.first, *held) if held else None
    names = _phrase_at(sketch, side.last + 2)
    if names is not None and (names.number or word_at(sketch, names.last) == "@body"):
        return None  # "his counterpart, X, the ministry said"
    for _ in range(_LISTED):
        if names is None:
            return None
        if named := _named(side.mentions, names.mentions):
            return Side(side.first, names.last, named)
        following = _next_in_list(sketch, names.last)
        names = following and Side(
            names.first, following.last, (*names.mentions, *following.mentions)
        )
    return None


def _named(titles: Sequence[Mention], names: Sequence[Mention]) -> tuple[Mention, ...] | None:
    """The mentions in which names and the offices before them are one; None if they are not."""
    if not {m.entity for m in titles} ^ {m.entity for m in names}:
        return tuple(titles)
    if len(titles) != len(names) or any(m.form in {Form.NAME, Form.SHORT} for m in titles):
        return None
    if any(m.form not in {Form.NAME, Form.SHORT} or m.role for m in names):
        return None
    pairs = zip(titles, names, strict=True)
    return tuple(
        name._replace(country=name.country or title.country, role=title.role)
        for title, name in pairs
    )


def _next_in_list(sketch: Sketch, last: int, all_of_it: bool = False) -> Side | None:
    """The name that a comma or "and" joins to the one that ends at ``last``."""
    joint = behind_joint(sketch, last)
    following = _phrase_at(sketch, joint[0]) if joint else None
    if following is None or following.number:
        return None
    behind = word_at(sketch, following.last + 1)
    if joint and not joint[1] and behind in _SPEAKING:
        return None  # "a meeting of X and Y, Z said"
    verb = behind in word_set("syntax", "next_clause")
    return following if all_of_it or not verb else None


def _list_goes_on(sketch: Sketch, last: int, *, all_of_it: bool) -> bool:
    """Whether "and" and a name close the list that the name at ``last`` is in."""
    for _ in range(_LISTED):
        joint, following = behind_joint(sketch, last), _next_in_list(sketch, last, all_of_it)
        if joint is None or following is None:
            return joint is not None and joint[1] and word_at(sketch, joint[0]) in _OTHERS
        if joint[1]:
            return True
        last = following.last
    return False


def side_ending_at(sketch: Sketch, last: int) -> Side:
    """The names that "and" and commas join to the one at ``last``, from the right to the left."""
    side = Side(last, last, sketch.items[last].mentions)
    listed = False
    while (left := _left_in_list(sketch, side.first, listed=listed)) is not None:
        mentions = sketch.items[left].mentions
        if sketch.words[side.first - 1] == "," and (named := _named(mentions, side.mentions)):
            side = Side(left, side.last, named)
            continue
        if not (listed or sketch.words[side.first - 1] == "and"):
            break
        side, listed = Side(left, side.last, (*mentions, *side.mentions)), True
    if side.first > 1 and is_led(sketch, side.first - 2):  # "a Danish delegation led by X"
        team = max(0, side.first - _MOST_WORDS)
        return side._replace(mentions=_of_their_team(sketch, team, side.first))
    return side


def _left_in_list(sketch: Sketch, first: int, *, listed: bool) -> int | None:
    """The name to the left of the one at ``first``, if a comma or "and" joins the two."""
    joint = word_at(sketch, first - 1) if first else ""
    left = first - 2 - (joint == "and" and first > 1 and word_at(sketch, first - 2) == ",")
    if joint not in {"and", ","} or left < 0 or not is_name(sketch.words[left]):
        return None
    if left > 1 and (word_at(sketch, left - 2), word_at(sketch, left - 1)) == ("according", "to"):
        return None
    governed = left > 0 and word_at(sketch, left - 1) in word_set("syntax", "prepositions")
    return None if governed and (listed or joint == "and") else left


def owner_of(sketch: Sketch, first: int) -> Side | None:
    """Whose the noun is that begins at item ``first``: "his talks", "Raisi's meeting"."""
    owner = sketch.items[first - 1] if first else None
    if owner is None or not owner.possessive or not owner.mentions:
        return None
    return Side(first - 1, first - 1, owner.mentions)
