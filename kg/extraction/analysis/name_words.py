"""The word lists by which names are told: given names, courtesies, words of organizations."""

from __future__ import annotations

from functools import cache

from kg.extraction.lexicon import lists, words


@cache
def name_words(key: str) -> frozenset[str]:
    """A list of ``data/words_of_names.toml``."""
    return lists("words_of_names")[key]


@cache
def given_names() -> dict[str, str]:
    """The gender ("m", "f", or "" for both) by given name in lower case."""
    genders = {"given_names_any": "", "given_names_f": "f", "given_names_m": "m"}
    return {name.lower(): gender for file, gender in genders.items() for name in words(file)}


@cache
def honorifics() -> dict[str, str]:
    """The gender ("m", "f" or "") by title of courtesy in lower case."""
    genders = {"honorifics": "", "honorifics_f": "f", "honorifics_m": "m"}
    return {word: gender for key, gender in genders.items() for word in name_words(key)}


@cache
def begin_courtesies() -> frozenset[str]:
    """Every word with which a title of courtesy may begin, in lower case ("H" as in "H E")."""
    return frozenset(("h", "his", "her", *honorifics(), *map(str.lower, name_words("initials"))))
