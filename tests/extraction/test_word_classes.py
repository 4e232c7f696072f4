"""Word classes: what each token is, among its neighbours."""

from __future__ import annotations

import pytest
from lined import line_in

from kg.extraction.lexicon import table
from kg.extraction.statements.word_classes import is_finite_verb


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Karimov has said that he will go.", "EZKXPMB."),
        ("He claims the reports show support.", "PZDNNN."),
        ("The claims were denied.", "DNVK."),
        ("Karimov says at least 20 ships left.", "EZJJ9NV."),
        ("He said around 1,900 workers left.", "PVJ9NV."),
        ("They plan to attack on Monday.", "PBTBIY."),
        ("Their plan may work.", "DNMB."),
        ("Asked about it, Haddad smiled.", "KIP,EV."),
        ("Haddad said, “We won.”", "EV,Q"),
        ("The workers’ pay fell 3% (to $5).", "DNSNV9-(T99)."),
        ("A letter written by Haddad leaked.", "DNKIEV."),
        ("Haddad, who faces a vote, left.", "E,WZDN,V."),
        ("It was widely reported.", "PVRK."),
        ("The newly elected president spoke.", "DRJNV."),
    ],
)
def test_each_token_has_the_class_that_its_place_gives_it(text: str, classes: str) -> None:
    assert line_in(text).classes == classes


def test_a_headline_in_title_case_is_read_by_its_words() -> None:
    line = line_in("Karimov Says He Hopes Talks Will Resume Soon")
    assert line.classes.startswith("EZP")
    assert "M" in line.classes


def test_a_name_is_a_name_though_its_words_are_common() -> None:
    assert line_in("The minister met May and Bill.").classes == "DNVECE."
    assert line_in("The Front for Renewal and Justice (FRJ) said no.").classes[:6] == "DEEEEE"


def test_finite_verbs_are_known_without_their_sentence() -> None:
    assert is_finite_verb("said")
    assert is_finite_verb("will")
    assert not is_finite_verb("minister")


def test_no_word_is_listed_twice() -> None:
    words = [word for row in table("word_classes") for word in row["words"].split()]
    assert len(words) == len(set(words))
