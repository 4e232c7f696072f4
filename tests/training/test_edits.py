"""Constructed cases: other names, quotation marks and datelines, the same attributions."""

from __future__ import annotations

import re
from random import Random

import pytest
from annotated_texts import spans_of, texts, words_of
from hypothesis import given, settings
from hypothesis import strategies as st

from training.tagger.edits import Shares, rewritten
from training.tagger.gold import Attribution, Text, Token

NAMES = Shares(quotes=0, dateline=0, names=1)
QUOTES = Shares(quotes=1, dateline=0, names=0)
DATELINE = Shares(quotes=0, dateline=1, names=0)
ALL = Shares(quotes=1, dateline=1, names=1)
NONE = Shares(quotes=0, dateline=0, names=0)

SEEDS = st.integers(0, 1000)
MARK = re.compile("[“”\"‘’'`«»]")


def unmarked(words: list[str]) -> list[str]:
    return [MARK.sub("", each) for each in words]


def but_names(text: Text) -> list[str]:
    """The words of the spans without the names in them, or the parts of names."""
    letters = list(text.body)
    for token in text.tokens:
        if token.name == "PERSON":
            letters[token.start : token.end] = [""] * (token.end - token.start)
    return ["".join(letters[start:end]) for start, end in spans_of(text)]


@settings(deadline=None)
@given(texts(), SEEDS)
def test_spans_stay_inside_and_in_order(text: Text, seed: int) -> None:
    new = rewritten(text, Random(seed), ALL)
    assert len(new.attributions) == len(text.attributions)
    before, after = spans_of(text), spans_of(new)
    assert all(0 <= start <= end <= len(new.body) for start, end in after)
    moved = sorted(zip(before, after, strict=True))
    assert [pair for _, pair in moved] == sorted(after)
    ends = [place for _, pair in moved for place in pair]
    assert ends == sorted(ends)


@settings(deadline=None)
@given(texts(), SEEDS)
def test_other_quotation_marks_leave_every_word(text: Text, seed: int) -> None:
    new = rewritten(text, Random(seed), QUOTES)
    assert unmarked(words_of(new)) == unmarked(words_of(text))
    assert unmarked([new.body]) == unmarked([text.body])


@settings(deadline=None)
@given(texts(), SEEDS)
def test_other_names_leave_every_other_word(text: Text, seed: int) -> None:
    assert but_names(rewritten(text, Random(seed), NAMES)) == but_names(text)


@settings(deadline=None)
@given(texts(), SEEDS)
def test_a_name_has_one_other_name_throughout(text: Text, seed: int) -> None:
    new = rewritten(text, Random(seed), NAMES)
    others: dict[str, str] = {}
    for old, token in zip(text.tokens, new.tokens, strict=True):
        word, other = text.body[old.start : old.end], new.body[token.start : token.end]
        if old.name == "PERSON" and len(word) > 2:
            assert others.setdefault(word.lower(), other.lower()) == other.lower()
            assert word.isupper() == other.isupper() or word == "İ"
        else:
            assert other == word


@settings(deadline=None)
@given(texts(), SEEDS)
def test_a_dateline_stands_before_the_same_text(text: Text, seed: int) -> None:
    new = rewritten(text, Random(seed), DATELINE)
    assert new.body.endswith(text.body)
    assert len(new.body) > len(text.body)
    assert words_of(new) == words_of(text)


@settings(deadline=None)
@given(texts(), SEEDS)
def test_chance_can_be_repeated(text: Text, seed: int) -> None:
    assert rewritten(text, Random(seed), ALL) == rewritten(text, Random(seed), ALL)
    assert rewritten(text, Random(seed), NONE) == text


@pytest.mark.parametrize("told", ["“I didn’t.” {}", '"I didn’t." {}', "``I didn’t.'' {}"])
def test_marks_open_and_close_in_every_style(told: str) -> None:
    text = Text(told.format("She said: (“no”) and “yes”–“now”."), ())
    rest = "She said: ({0}no{1}) and {0}yes{1}–{0}now{1}."
    assert {rewritten(text, Random(seed), QUOTES).body for seed in range(60)} == {
        ("{0}I didn’t.{1} " + rest).format(*style) for style in ('""', "“”", "‘’", "''", "«»")
    }


def test_datelines_come_in_many_forms() -> None:
    made = [rewritten(Text("He spoke.", ()), Random(seed), DATELINE).body for seed in range(300)]
    heads = {re.sub(r"[^\W\d]+", "w", re.sub(r"\d+", "1", each)) for each in made}
    assert len(heads) >= 10, heads
    towns = [each.split(",")[0].split(" (")[0] for each in made]
    assert {town.isupper() for town in towns} == {True, False}


def test_a_whole_name_is_replaced_and_its_spans_go_along() -> None:
    body = "Hillary Clinton said so. Clinton, Hillary Clinton, HILLARY."
    tokens = tuple(
        Token(*word.span(), "NNP", "PERSON" if word[0][0].isupper() else "O", "dep", -1)
        for word in re.finditer(r"\w+", body)
    )
    text = Text(body, (Attribution(((21, 23),), ((16, 20),), ((0, 15),)),), tokens)
    for seed in range(20):
        new = rewritten(text, Random(seed), NAMES)
        content, cue, source = words_of(new)
        assert (content, cue) == ("so", "said")
        given_name, family = source.split(" ", 1)[0], source.split(" ", 1)[1]
        assert new.body == f"{source} said so. {family}, {source}, {given_name.upper()}."
