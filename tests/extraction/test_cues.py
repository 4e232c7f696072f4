"""The lexicon of cues, and what it says of each."""

from __future__ import annotations

import pytest

from kg.extraction.lexicon import lists, table
from kg.extraction.model import SpeechAct
from kg.extraction.statements.cues import act_of, adjective_at, confidence, cue_at, cue_words


def test_every_form_belongs_to_one_cue() -> None:
    rows = [row for row in table("cues") if row["class"] != "adjective"]
    forms = [form for row in rows for form in row["forms"].split(", ")]
    assert len(forms) == len(set(forms))


def test_every_cue_is_whole() -> None:
    for row in table("cues"):
        assert row["act"] in {act.value for act in SpeechAct}
        assert row["class"] in {"", "says", "adjective"}
        assert row["told"] in {"", "yes"}
        assert row["forms"].split(", ")[0] == row["lemma"]


def test_counts_are_of_known_cues_and_never_more_right_than_found() -> None:
    lemmas = {row["lemma"] for row in table("cues")} | {"*", "*says", "*adjective", ":"}
    for row in table("cue_frames"):
        assert row["lemma"] in lemmas
        assert 0 <= int(row["right"]) <= int(row["found"])


def test_a_cue_of_two_words_goes_before_its_verb_alone() -> None:
    cue, last = cue_at(("he", "pointed", "out", "that"), 1)
    assert cue is not None
    assert (cue.lemma, last) == ("point out", 2)
    cue, last = cue_at(("he", "pointed"), 1)
    assert cue is not None
    assert (cue.lemma, last) == ("point", 1)
    assert cue_at(("he", "hit", "him"), 1) == (None, 1)
    assert "hit" in cue_words()


def test_a_word_may_be_a_verb_and_an_adjective() -> None:
    verb, _ = cue_at(("committed",), 0)
    adjective = adjective_at(("committed",), 0)
    assert verb is not None
    assert adjective is not None
    assert (verb.lemma, adjective.lemma) == ("commit", "committed")
    assert adjective_at(("said",), 0) is None


def test_what_was_seen_often_is_trusted_by_its_own_share() -> None:
    assert confidence("say", "finite that before") > 0.8
    assert confidence("say", "finite that before") > confidence("win", "finite that before")
    assert confidence("nobody", "no such frame") == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("lemma", "frame", "act"),
    [
        ("say", "that", SpeechAct.ASSERT),
        ("promise", "to", SpeechAct.COMMIT),
        ("hail", "object", SpeechAct.EXPRESS),
        ("call", "on", SpeechAct.DIRECT),
        ("call", "object quote", SpeechAct.ASSERT),
        ("urge", "object to", SpeechAct.DIRECT),
        ("tell", "tell to", SpeechAct.DIRECT),
        ("appoint", "object", SpeechAct.ASSERT),
        ("declare", "that", SpeechAct.DECLARE),
    ],
)
def test_a_verb_performs_an_act_in_a_frame(lemma: str, frame: str, act: SpeechAct) -> None:
    assert act_of(lemma, frame) is act


def test_no_source_noun_is_of_two_kinds() -> None:
    kinds = lists("sources")
    named = [kinds[key] for key in ("government", "organization", "group")]
    assert sum(map(len, named)) == len(frozenset().union(*named))
