"""The closed lists of words that the meeting rules read: ``data/meeting-words.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.extraction.lexicon import settings


@cache
def _settings() -> dict[str, dict[str, Any]]:  # TOML: the keys say what each value is
    return settings("meeting-words")


@cache
def word_lists(name: str) -> dict[str, Any]:
    """A table of the file: lists of words, or verbs with their forms, by key."""
    return _settings()[name]


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """One list of a table, or several as one, to look words up in."""
    return frozenset(word for key in keys for word in word_lists(name)[key])


def may_be_verb(word: str) -> bool:
    """Whether a word behind a name is an auxiliary, or else a verb of what the name is told of."""
    known = word in word_set("transparent", "auxiliaries")
    return known or word in word_set("syntax", "next_clause")


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """One expression of a table, compiled."""
    return re.compile(word_lists(name)[key])


@cache
def is_description(word: str) -> bool:
    """Whether a word may describe a meeting in front of its noun: "his third bilateral" talks."""
    if not word[0].isalnum():
        return False
    if word in word_set("stops", "filler"):
        return False
    return (
        word in word_set("description", "words")
        or word[0].isdigit()
        or "-" in word
        or word.endswith(tuple(word_lists("description")["endings"]))
    )
