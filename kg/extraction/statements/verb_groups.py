"""Verb groups: the auxiliaries and adverbs that belong to a verb, and how the verb stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.lexicon import lists

if TYPE_CHECKING:
    from kg.extraction.statements.lines import Line


class VerbGroup(NamedTuple):
    """A verb with what belongs to it: items ``first`` to ``verb``.

    ``mood`` is finite, modal ("would say"), gerund, infinitive, passive or participle (without an
    auxiliary); ``negated`` says whether "not" stands in the group.
    """

    first: int
    verb: int
    mood: str
    negated: bool = False


def verb_group(line: Line, verb: int) -> VerbGroup:
    """The group of the verb at item ``verb``."""
    first, classes, words = verb, line.classes, line.words
    forms = lists("verb_groups")
    while first and (
        classes[first - 1] in "RM"
        or words[first - 1] in forms["have"]
        or words[first - 1] in forms["be"]
        or words[first - 1] in forms["do"]
    ):
        first -= 1
    while first < verb and classes[first] == "R" and words[first] not in forms["negation"]:
        first += 1  # "also said": the adverb is no part of the cue
    before = words[first:verb]
    if words[max(first - 2, 0) : first] == ("on", "to") and words[max(first - 3, 0)] in forms["go"]:
        return verb_group(line, first - 3)._replace(verb=verb)  # "went on to say"
    return VerbGroup(
        first,
        verb,
        _mood(line, first, verb),
        negated=any(word in forms["negation"] for word in before),
    )


def _mood(line: Line, first: int, verb: int) -> str:
    forms, before = lists("verb_groups"), line.words[first:verb]
    kind, has_be = line.classes[verb], not forms["be"].isdisjoint(before)
    if has_be and (kind not in "VZBGK" or line.words[verb] in forms["adjectives"]):
        return "adjective"
    if kind == "K" and not has_be:
        return "participle" if forms["have"].isdisjoint(before) else "finite"
    if kind == "B" and "M" in line.classes[first:verb]:
        return "modal"
    to_infinitive = kind == "B" and first > 0 and line.classes[first - 1] == "T"
    return "infinitive" if to_infinitive else _PLAIN_MOODS.get((kind, has_be), "finite")


_PLAIN_MOODS = {("K", True): "passive", ("G", False): "gerund"}
