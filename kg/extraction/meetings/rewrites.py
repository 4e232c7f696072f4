"""Reads several items of a sketch as one person, where the analysis keeps them apart.

``Sultan Haitham of Oman``; ``his Finnish colleague Elina Virta``, and the same without a name;
``the presidents of Colombia, X, and Chile, Y``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.analysis.counterparts import office_in, with_counterparts
from kg.extraction.analysis.name_words import name_words
from kg.extraction.countries import by_code
from kg.extraction.document import Form, Mention
from kg.extraction.meetings.listed_holders import join_holder_of_list, merged
from kg.extraction.meetings.words import word_lists, word_set
from kg.extraction.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from kg.extraction.meetings.sketch import Item

_REALMS = frozenset(("republic", "nation", "state", "government", "union", "federation"))
_NAMES = frozenset((Form.NAME, Form.SHORT))


def rewritten(
    items: Sequence[Item], entities: Mapping[str, Entity], added: MutableMapping[str, Entity]
) -> tuple[Item, ...]:
    """The items, with those that are one person as one item.

    ``added`` receives the persons whom the text gives as somebody's colleague only.
    """
    found: list[Item] = []
    for item in items:
        found.append(item)
        word = item.word
        if word[0] != "@" and word not in _REALMS:
            continue
        if word.startswith("@country") or word == "@demonym":
            _join_realm(found)
        if _is_beside(found):
            _join_dash(found)
        if word in _REALMS:
            _join_republic(found)
        if _is_beside(found):
            _join_name(found)
            join_holder_of_list(found)
            _join_predecessor(found, entities)
    words = _words(found)
    read = _with_counterparts if _peers().keys().isdisjoint(words) else _with_peers
    return tuple(read(found, entities, added))


def _is_beside(found: list[Item]) -> bool:
    """Whether a person stands last, behind a word by which they may be one with what is before."""
    return found[-1].word == "@person" and len(found) > 1 and found[-2].word in _BESIDE


_BESIDE = frozenset(("-", "–", ",", "of", "@person", "predecessor", "successor"))


def _with_counterparts(
    items: list[Item], entities: Mapping[str, Entity], added: MutableMapping[str, Entity]
) -> list[Item]:
    """The items, with "his counterparts from Poland, Hungary and Malta" as three persons."""
    words = _words(items)
    for index in range(len(items) - 2):
        near = words[index + 1] in {"counterparts", "from", "of", "in"}
        if not (near and items[index].mentions):
            continue
        peers, behind = _counterparts_at(items, index, entities)
        if peers is None or words[behind] not in {"from", "of", "in"}:
            continue
        last = behind
        for position in range(behind + 1, len(items)):
            if words[position] not in {"@country", ",", "and", "the"}:
                break
            last = position if words[position] == "@country" else last
        nations = [item for item in items[behind + 1 : last + 1] if item.word == "@country"]
        mentions = tuple(_counterpart(peers, nation, added) for nation in nations)
        if mentions:
            items[index : last + 1] = [merged(items[index : last + 1], mentions, possessive=False)]
            break
    return items


def _counterparts_at(
    items: Sequence[Item], index: int, entities: Mapping[str, Entity]
) -> tuple[Item | None, int]:
    """The item of "her counterparts" at ``index``, nobody by name, and where the next one stands.

    Those of somebody whose office is told may be two items, whose mention has no entity: it must
    not leave this module.
    """
    if _are_counterparts(items[index]):
        return items[index], index + 1
    owner, word = items[index], items[index + 1]
    plain = (owner.word, word.word) == ("@person's", "counterparts")
    if not plain or not entities[owner.mentions[0].entity].job_titles:
        return None, index
    span, one = Span(owner.start, word.end), Span(word.start, word.end - 1)
    mention = Mention(span, span, "person:counterparts", Form.TITLE, one)
    return owner._replace(word="@person", end=word.end, mentions=(mention,)), index + 2


def _are_counterparts(item: Item) -> bool:
    """Whether an item is "his counterparts" and nobody by name."""
    return bool(item.mentions) and all(
        mention.form is Form.TITLE and mention.entity.startswith("person:counterpart")
        for mention in item.mentions
    )


def _counterpart(item: Item, nation: Item, added: MutableMapping[str, Entity]) -> Mention:
    """The counterpart from one country."""
    code = nation.mentions[0].country
    known = [mention for mention in item.mentions if mention.country == code]
    if known:
        return known[0]
    peer = peer_of("counterpart", code, (nation.span,))
    assert peer is not None  # noqa: S101 -- for the type checker: the mention is of a country
    added.setdefault(peer.id, peer)
    return item.mentions[0]._replace(entity=peer.id, country=code)


@cache
def _peers() -> dict[str, list[str]]:
    """The words for a colleague, by the last of them."""
    return {peer.split()[-1]: peer.split() for peer in word_lists("syntax")["peers"]}


def _words(items: Sequence[Item]) -> list[str]:
    return [item.word for item in items]


def _join_realm(found: list[Item]) -> None:
    """Joins "Sultan Haitham of Oman", "King Philippe of the Belgians"."""
    realm, the = found[-1], found[-2:-1] and found[-2].word == "the"
    length = 3 + bool(the)
    if _words(found[-length : 2 - length]) != ["@person", "of"]:
        return
    if realm.word == "@demonym" and not the:
        return
    code = realm.mentions[0].country
    mentions = tuple(m._replace(country=m.country or code) for m in found[-length].mentions)
    found[-length:] = [merged(found[-length:], mentions, possessive=realm.possessive)]


def _join_republic(found: list[Item]) -> None:
    """Joins "the President of the Republic"."""
    if _words(found[-4:-1]) != ["@person", "of", "the"]:
        return
    mentions = found[-4].mentions
    if len(mentions) == 1 and mentions[0].form is Form.TITLE:
        found[-4:] = [merged(found[-4:], mentions, possessive=False)]


def _join_dash(found: list[Item]) -> None:
    """Joins "Kazakhstan's Deputy Prime Minister - Foreign Minister X"."""
    if _words(found[-3:]) not in (["@person", "-", "@person"], ["@person", "–", "@person"]):
        return
    office, name = found[-3], found[-1]
    if len(office.mentions) == 1 and office.mentions[0].form is Form.TITLE:
        code = office.mentions[0].country
        mentions = tuple(m._replace(country=m.country or code) for m in name.mentions)
        found[-3:] = [merged(found[-3:], mentions, possessive=name.possessive)]


def _join_name(found: list[Item]) -> None:
    """Joins "HE the President of Kazakhstan" and the name right behind it."""
    if _words(found[-2:]) != ["@person", "@person"]:
        return
    office, name = found[-2], found[-1]
    if len(office.mentions) != 1 or office.mentions[0].form is not Form.TITLE:
        return
    if any(m.form not in _NAMES or m.role for m in name.mentions):
        return
    title = office.mentions[0]
    mentions = tuple(
        m._replace(country=m.country or title.country, role=title.role) for m in name.mentions
    )
    found[-2:] = [merged(found[-2:], mentions, possessive=name.possessive)]


def _join_predecessor(found: list[Item], entities: Mapping[str, Entity]) -> None:
    """Joins "Osthoff's predecessor, X", who is of her country."""
    length = 4 if found[-2:-1] and found[-2].word == "," else 3
    words = _words(found[-length:])
    if words[0] != "@person's" or words[1:2] not in (["predecessor"], ["successor"]):
        return
    code = next((entities[m.entity].country for m in found[-length].mentions), None)
    mentions = tuple(m._replace(country=m.country or code) for m in found[-1].mentions)
    found[-length:] = [merged(found[-length:], mentions, possessive=found[-1].possessive)]


def _with_peers(
    items: list[Item], entities: Mapping[str, Entity], added: MutableMapping[str, Entity]
) -> list[Item]:
    """The items, with "his Finnish colleague" as one person."""
    found: list[Item] = []
    for item in items:
        found.append(item)
        length = _length_of_peer(found)
        if length:
            owner = found[-length]
            nation = next(i for i in found[-length:] if i.word in {"@demonym", "@country"})
            peer = _peer(owner, nation, item, entities)
            if peer is not None:
                added.setdefault(peer.id, peer)
                span = Span(owner.start, item.end)
                code = nation.mentions[0].country
                mention = Mention(span, span, peer.id, Form.TITLE, country=code)
                found[-length:] = [merged(found[-length:], (mention,), possessive=False)]
        elif _names_peer(found, entities):
            title, name = found[-2 - (found[-2].word == ",")], found[-1]
            mentions = tuple(m._replace(country=title.mentions[0].country) for m in name.mentions)
            first = len(found) - 2 - (found[-2].word == ",")
            found[first:] = [merged(found[first:], mentions, possessive=name.possessive)]
    return found


def _length_of_peer(found: list[Item]) -> int:
    """How many items at the end are "his Finnish colleague"; 0 if none."""
    peer = _peers().get(found[-1].word)
    if not peer:
        return 0
    words = ["@person's", "@demonym", *peer]
    for described in (0, 1):  # "her visiting British colleague"
        if len(found) < len(words) + described:
            break
        there = _words(found[-len(words) - described :])
        there = [w.replace("@country", "@demonym") for w in (*there[:1], *there[1 + described :])]
        visiting = not described or _words(found)[-len(words)] in _VISITING
        if there == words and visiting:
            return len(words) + described
    return 0


_VISITING = frozenset(("visiting", "new", "newly-elected", "outgoing", "incoming"))


def _names_peer(found: list[Item], entities: Mapping[str, Entity]) -> bool:
    """Whether the last item is the name of the colleague before it."""
    if not found[-1].word.startswith("@person") or len(found) < 2:  # noqa: PLR2004 -- a pair
        return False
    before = found[-2] if found[-2].word != "," else found[max(0, len(found) - 3)]
    peers = any(mention.entity.startswith(_PEER) for mention in before.mentions)
    named = all(mention.form in {Form.NAME, Form.SHORT} for mention in found[-1].mentions)
    if not (peers and named):
        return False
    titles = (entities[m.entity].job_titles for m in found[-1].mentions if m.role)
    ranks = word_set("offices", "ranks")  # "his peer, Captain X"
    return all(title.lower() in ranks for held in titles for title in held)


_PEER = "person:peer:"


def _peer(owner: Item, nation: Item, last: Item, entities: Mapping[str, Entity]) -> Entity | None:
    """The holder of the owner's office in another country; None where that is not known."""
    titles = entities[owner.mentions[0].entity].job_titles
    span = Span(owner.start, last.end)
    role = with_counterparts(titles)
    return peer_of(role, nation.mentions[0].country, (span,)) if role else None


def peer_of(role: str, code: str | None, mentions: tuple[Span, ...]) -> Entity | None:
    """The person who holds an office in a country, by these alone; None for an unknown country."""
    country = by_code(code or "")
    if country is None:
        return None
    role = office_in(word_lists("standard").get(role.lower(), role.lower()), country.code)
    return Entity(
        f"{_PEER}{role}:{country.code}",
        EntityType.PERSON,
        f"{role} of {'the ' * (country.code in name_words('with_article'))}{country.name}",
        mentions,
        country=country.code,
        named=False,
    )
