"""Reports: which word reports what of whom, one line at a time."""

from __future__ import annotations

import pytest
from lined import line_in, lines_in, words_of

from kg.extraction.statements.clauses import closed
from kg.extraction.statements.lines import Line
from kg.extraction.statements.reporting import reports_of


def reports(text: str) -> list[tuple[str, str | None, list[str | None]]]:
    """Lemma, source and contents of all reports, however doubtful."""
    line = line_in(text)
    return [
        (r.lemma, words_of(line, r.source), [words_of(line, c) for c in r.contents])
        for r in closed(line, reports_of(line))
    ]


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        ("Karimov went on to say that it rained.", "karimov", ["it rained"]),
        ("Karimov said it rained, according to Haddad.", "karimov", ["it rained"]),
        ("The letter saying that it rained was lost.", "the letter", ["it rained was lost"]),
        ("Speaking in Baku, Karimov said that it rained.", "karimov", ["it rained"]),
        ("He met Haddad and said that it rained.", "he", ["it rained"]),
        ("It rained, said Karimov.", "karimov", ["it rained"]),
        (
            "It rained, said Karimov, the mayor of Baku.",
            "karimov , the mayor of baku",
            ["it rained"],
        ),
        ("It was said by Karimov that it rained.", "karimov", ["it rained"]),
        ("It rains, Karimov said, in Baku.", "karimov", ["it rains", "in baku"]),
        ("The rain, Karimov says, will stop.", "karimov", ["the rain", "will stop"]),
        ("As Karimov said, it rained.", "karimov", ["it rained"]),
        ("It rained, as Karimov said.", "karimov", ["it rained"]),
        ("But as Karimov said, it rained.", "karimov", ["it rained"]),
        ("Karimov was quoted as saying that it rained.", "karimov", ["it rained"]),
    ],
)
def test_say(text: str, source: str, contents: list[str]) -> None:
    assert ("say", source, contents) in reports(text)


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        ("According to Haddad, it rained.", "haddad", ["it rained"]),
        ("It rained, according to Haddad.", "haddad", ["it rained"]),
        ("It rained according to Haddad.", "haddad", ["it rained"]),
        ("It rained, according to Haddad, a clerk.", "haddad", ["it rained"]),
        ("According to Haddad, who paid, it rained.", "haddad , who paid", ["it rained"]),
    ],
)
def test_according_to(text: str, source: str, contents: list[str]) -> None:
    assert reports(text) == [("accord", source, contents)]


@pytest.mark.parametrize(
    "text",
    ["According to Haddad", "He paid according to plan"],
)
def test_according_to_without_a_statement(text: str) -> None:
    assert all(lemma != "accord" or contents for lemma, _, contents in reports(text))


def test_a_passive_without_an_agent_has_no_source() -> None:
    assert reports("Rain is expected to fall.") == [("expect", None, ["rain", "to fall"])]
    assert reports("Rain was welcomed.") == []
    assert reports("Rain was welcomed by Haddad.") == [("welcome", "haddad", ["rain"])]
    assert reports("Is expected to fall.") == []


def test_an_adjective_reports_after_is_only() -> None:
    assert reports("Haddad is quite sure that it rains.") == [("sure", "haddad", ["it rains"])]
    assert reports("A sure sign of rain came.") == []


def test_nothing_is_reported_by_not_answering() -> None:
    assert reports("Haddad did not respond to Omar.") == []
    assert reports("Haddad responded that it rained.") != []


def test_a_participle_after_a_noun_only_describes_it() -> None:
    assert reports("The rain predicted by Haddad came.")[0][1] is None


def test_contents_end_where_the_next_report_begins() -> None:
    found = reports("Haddad said it rained, while Omar said it snowed; Jan said it froze.")
    assert [(source, contents) for _, source, contents in found] == [
        ("haddad", ["it rained"]),
        ("omar", ["it snowed"]),
        ("jan", ["it froze"]),
    ]


def test_contents_of_a_relative_clause_end_with_it() -> None:
    found = reports("Omar, who said it rained, left. ")
    assert ("say", "who", ["it rained"]) in found
    found = reports("Omar, who said it rained, left Baku")
    assert ("say", "who", ["it rained"]) in found


def test_a_line_may_open_with_its_speaker_and_a_colon() -> None:
    assert reports("Lina Haddad: “We will not sign.”") == [(":", "lina haddad", ["…"])]
    assert reports("Lina Haddad: no treaty") == [(":", "lina haddad", ["no treaty"])]
    assert reports("It rained: in Baku") == []
    assert reports("Baku rained on, and all of its twelve old and new streets of Baku: wet") == []


def test_without_quotation_marks_only_a_headline_opens_with_its_speaker() -> None:
    later = line_in_second_paragraph("Lina Haddad: no treaty")
    assert reports_of(later) == []


def line_in_second_paragraph(text: str) -> Line:
    return lines_in(f"It rained.\n\n{text}")[-1]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Karimov said it rained.", "top"),
        ("On Sunday Karimov said it rained.", "top"),
        ("Omar left, but Karimov said it rained.", "top"),
        ("Omar left because Karimov said it rained.", "within"),
        ("The man who said it rained left.", "relative"),
        ("It rained, Karimov said.", "top"),
        ("Because said it rained.", "bare"),
    ],
)
def test_a_report_stands_at_the_top_or_depends(text: str, standing: str) -> None:
    assert [r.standing for r in reports_of(line_in(text)) if r.lemma == "say"] == [standing]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haddad advised growers to register.", ("advise", "haddad", ["growers to register"])),
        ("Haddad told growers to register.", ("tell", "haddad", ["to register"])),
        ("Haddad put the toll at 17.", ("put", "haddad", ["the toll at 17"])),
        ("Haddad called the vote “a farce”.", ("call", "haddad", ["…"])),
        ("Haddad called for a “free” vote.", ("call", "haddad", ["a … vote"])),
        ("Haddad ruled out a vote.", ("rule out", "haddad", ["a vote"])),
        (
            "The mayor, Lina Haddad, promised in May that it would rain.",
            ("promise", "the mayor , lina haddad", ["it would rain"]),
        ),
        (
            "“No,” Haddad told the daily “Blic” in May.",
            ("tell", "haddad", ["…"]),
        ),
    ],
)
def test_what_else_reports(text: str, expected: tuple[str, str | None, list[str | None]]) -> None:
    assert expected in reports(text)


@pytest.mark.parametrize(
    "text", ["Sadly, Karimov said.", "It rained in Baku as Karimov said.", "Said Karimov."]
)
def test_a_verb_of_saying_without_words_that_are_said_reports_nothing(text: str) -> None:
    assert reports(text) == []
