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
def word_set(name: str, key: str) -> frozenset[str]:
    """One list of a table, to look words up in."""
    return frozenset(word_lists(name)[key])


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
