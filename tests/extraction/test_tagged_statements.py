"""What a tagger marks and what the rules know, made one."""

from __future__ import annotations

import pytest
from attributed import attributions_in, combined

from kg.article import Article, Span
from kg.extraction.model import Kind, SpeechAct
from kg.extraction.protocol import Attribution
from kg.extraction.rules import extraction_of
from kg.extraction.statements.tagged import LEAST

HADDAD = "{s1 Lina Haddad} {q1 said} {c1 that the port was open}."


def test_what_the_rules_know_of_a_cue_is_taken_over() -> None:
    found = combined("{s1 Haddad} {q1 promised} Omar Said on Sunday {c1 to open the port}.")
    (statement,) = found.statements
    assert statement.speech_act is SpeechAct.COMMIT
    assert [e.name for e in found.entities(*statement.addressees)] == ["Omar Said"]
    assert statement.stated_on
    assert statement.stated_on.date.value == "2024-05-19"
    assert statement.confidence == 0.9


def test_the_marks_go_before_the_rules() -> None:
    found = combined(
        "{s1 Lina Haddad}, a minister, {q1 told} reporters {c1 that the port} was open."
    )
    assert found.contents == [["that the port"]]
    assert found.sources == ["Lina Haddad"]
    assert found.statements[0].addressees


def test_a_mark_within_a_word_is_of_all_of_it() -> None:
    found = combined("{s1 Lina Had}dad {q1 sa}id {c1 that the po}rt.")
    assert (found.sources, found.cues) == (["Lina Haddad"], ["said"])
    assert found.contents == [["that the port"]]


def test_a_cue_in_several_words() -> None:
    found = combined("{s1 Lina Haddad} {q1 has always said} {c1 that the port was open}.")
    assert found.cues == ["has always said"]
    assert found.speakers == [["Lina Haddad"]]


@pytest.mark.parametrize(
    ("marked", "act", "kind"),
    [
        ("{s1 Haddad} {q1 made it known} {c1 that it was open}.", SpeechAct.ASSERT, Kind.INDIRECT),
        ("{s1 Haddad} was {q1 of a mind} {c1 to open it}.", SpeechAct.ASSERT, Kind.INDIRECT),
        ("The view of {s1 Haddad} is {q1 plain}: {c1 open it}.", SpeechAct.ASSERT, Kind.INDIRECT),
        ("{c1 It is open}, {q1 so} {s1 Haddad}.", SpeechAct.ASSERT, Kind.INDIRECT),
        ("{s1 Haddad} was {q1 heard}: “{c1 It is open.}”", SpeechAct.ASSERT, Kind.DIRECT),
        ("“{c1 It is},” {q1 so} {s1 Haddad}, “{c1 open.}”", SpeechAct.ASSERT, Kind.DIRECT),
        ("{s1 Haddad} seemed to {q1 promise it}: {c1 ships}.", SpeechAct.COMMIT, Kind.INDIRECT),
    ],
)
def test_a_cue_that_the_rules_do_not_know(marked: str, act: SpeechAct, kind: Kind) -> None:
    found = combined(marked)
    (statement,) = found.statements
    assert found.speakers == [["Haddad"]]
    assert (statement.speech_act, statement.kind) == (act, kind)


def test_a_source_without_a_cue_speaks_too() -> None:
    found = combined("{s1 Lina Haddad} on the port: {c1 open it}.")
    assert (found.cues, found.speakers) == ([None], [["Lina Haddad"]])


def test_a_content_that_nobody_is_said_to_say_is_kept() -> None:
    found = combined("Rain fell. {c1 The port was shut in May.} “{c2 Open it.}”")
    assert found.contents == [["The port was shut in May"], ["Open it."]]
    assert found.speakers == [[], []]


def test_a_quotation_without_a_cue_joins_the_speaker_before_it() -> None:
    found = combined("“{c1 It is open},” {s1 Haddad} {q1 told} Omar Said. “{c2 Ships came.}”")
    assert found.contents == [["It is open", "Ships came."]]
    assert found.speakers == [["Haddad"]]


def test_a_quotation_without_a_cue_has_the_speaker_of_the_rules() -> None:
    found = combined("“{c1 It is open},” Haddad said. “{c2 Ships came.}”", sure={1: 0.4, 2: 0.6})
    assert found.contents == [["It is open", "Ships came."]]
    assert (found.cues, found.speakers) == (["said"], [["Haddad"]])
    assert found.statements[0].confidence == 0.6


def test_a_quotation_in_a_paragraph_of_its_own_is_a_statement_of_its_own() -> None:
    text = "“{c1 It is open},” {s1 Haddad} {q1 said}.\n\n“{c%d Ships came. All of them.}”"
    for number in (1, 2):
        found = combined(text % number)
        assert found.contents == [["It is open"], ["Ships came. All of them."]]
        assert found.cues == ["said", None]
        assert found.speakers == [["Haddad"], ["Haddad"]]


def test_a_quotation_that_goes_on_over_paragraphs_is_one_statement() -> None:
    found = combined("“{c1 It is open.}\n\n“{c1 Ships came},” {s1 Haddad} {q1 said}.")
    assert found.contents == [["It is open.", "Ships came"]]
    found = combined("“{c1 It is open},” {s1 Haddad} {q1 said}. “{c1 Go.}\n\n“{c1 Ships came.}”")
    assert found.contents == [["It is open", "Go.", "Ships came."]]


def test_statements_within_others_are_those_of_the_rules() -> None:
    found = combined("“{c1 Omar Said promised that it would open},” {s1 Haddad} {q1 said}.")
    assert found.contents == [["Omar Said promised that it would open"], ["it would open"]]
    assert found.speakers == [["Haddad"], ["Omar Said"]]
    assert [s.within for s in found.statements] == [None, 0]
    assert found.statements[1].speech_act is SpeechAct.COMMIT


def test_what_the_tagger_is_not_sure_of_is_left_out() -> None:
    assert combined(HADDAD, sure={1: LEAST}).contents == [["that the port was open"]]
    unsure = "Rain fell on {s1 Haddad}, {q1 so} {c1 the port shut}."
    assert combined(unsure, sure={1: LEAST - 0.01}).statements == ()


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Omar Said said that it was shut.", True),
        ("Omar Said urged calm.", True),
        ("Omar Said wants calm.", False),
        ("Omar Said vowed to leave.", False),
    ],
)
def test_of_what_the_rules_alone_find_the_sure_is_kept(sentence: str, kept: bool) -> None:
    found = combined(f"{HADDAD} {sentence}")
    assert found.speakers == [["Lina Haddad"], ["Omar Said"]][: 1 + kept]


def test_what_the_rules_find_across_a_mark_is_left_out() -> None:
    found = combined("Omar Said said that {s1 Lina Haddad} {q1 knew} {c1 that it was shut}.")
    assert found.cues == ["knew"]


def test_without_marks_there_is_what_the_rules_are_sure_of() -> None:
    text = "Omar Said said that it was shut. Jan Novotny vowed to leave."
    article = Article("A story", "2024-05-22", text)
    assert len(extraction_of(article).statements) == 2
    assert len(extraction_of(article, ()).statements) == 1


def test_an_attribution_in_a_sub_heading_is_dropped() -> None:
    text, marks = attributions_in("{s1 Haddad} {q1 says} {c1 port open}\n\nRain fell in Tyre.")
    heading = (Span(0, text.index("\n")),)
    article = Article("A story", "2024-05-22", text, sections=heading)
    assert extraction_of(article, marks).statements == ()
    assert len(extraction_of(Article("A story", "2024-05-22", text), marks).statements) == 1


def test_an_attribution_whose_cue_is_white_space_has_none() -> None:
    found = combined("{s1 Haddad}{q1  }{c1 is open}.")
    assert (found.cues, found.contents) == ([None], [["is open"]])


def test_a_source_in_another_sentence_names_nobody() -> None:
    found = combined("Rain fell on {s1 Lina Haddad}. {c1 It is open}, {q1 so} the news.")
    assert (found.sources, found.speakers) == (["Lina Haddad"], [[]])


def test_a_source_that_is_no_word_is_none() -> None:
    found = combined("{c1 It is open}, {q1 said} Haddad{s1 , —}")
    assert (found.sources, found.speakers) == ([None], [[]])


def contents_of(marked: str) -> list[str]:
    (content,) = combined(marked).contents
    return content


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{c1 “It is open,”} {s1 Haddad} {q1 said}.", ["It is open"]),
        ("{c1 “It is open},” {s1 Haddad} {q1 said}.", ["It is open"]),
        ("“It {c1 is open},” {s1 Haddad} {q1 said}.", ["It is open"]),
        ("“It is all {c1 open},” {s1 Haddad} {q1 said}.", ["open"]),
        ("{s1 Haddad} {q1 said}{c1 , it is “open”} now.", ["it is “open”"]),
        ("{s1 Haddad} {q1 said} {c1 it is open – } now.", ["it is open"]),
        ("{s1 Haddad} {q1 said} {c1 it is open.}", ["it is open"]),
        ("{s1 Haddad} {q1 said} {c1 it is in the U.S.}", ["it is in the U.S."]),
        ("{s1 Haddad} {q1 said}: “{c1 It is open.}”", ["It is open."]),
        ("{c1 It is}{c1  open}, {s1 Haddad} {q1 said}.", ["It is open"]),
        ("{c1 It is} {c1 open}, {s1 Haddad} {q1 said}.", ["It is open"]),
        ("{c1 It is}, {s1 Haddad} {q1 said}, {c1 open}.", ["It is", "open"]),
        ("{s1 Haddad} {q1 said}: {c1 One.\n\nTwo.}", ["One", "Two"]),
        ("{s1 Haddad} {q1 said}: {c1 One.} {c1 ,} {c1 \n}", ["One"]),
    ],
)
def test_contents_are_cut_to_what_was_said(marked: str, content: list[str]) -> None:
    assert contents_of(marked) == content


@pytest.mark.parametrize("content", [" ", " , ", "\n\n", "—"])
def test_a_content_without_words_is_none(content: str) -> None:
    assert combined(f"{{s1 Haddad}} {{q1 spoke}}{{c1 {content}}}and left.").statements == ()


def test_fragments_of_one_quotation_that_is_said_whole_are_one() -> None:
    assert contents_of(
        "“{c1 It}, {c1 is open to all ships}, {c1 now},” {s1 Haddad} {q1 said}."
    ) == ["It, is open to all ships, now"]


def test_two_marks_in_one_quotation_are_not_said_twice() -> None:
    found = combined("“{c1 Go now to the port}, {c2 all},” Haddad said.")
    assert found.contents == [["Go now to the port, all"]]
    assert found.cues == ["said"]


def test_a_cue_that_a_whole_quotation_holds_is_none() -> None:
    found = combined("“{c1 It is open to all the ships}, {s1 he} {q1 told} me,” Haddad said.")
    quotation = "It is open to all the ships, he told me"
    assert found.contents == [[quotation], ["It is open to all the ships"]]
    assert found.cues == [None, "told"]
    assert found.statements[1].within == 0


def test_spans_that_overlap_or_come_in_disorder_are_put_in_order() -> None:
    text = "It is open, Haddad said."
    mark = Attribution((Span(6, 10), Span(0, 8)), Span(19, 23), Span(12, 18))
    (found,) = extraction_of(Article("A story", "2024-05-22", text), (mark,)).statements
    assert found.content == (Span(0, 10),)
