"""The data of the meeting rules: every row says what it means, and its own example shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.extraction.lexicon import table
from kg.extraction.meetings.cues import NOUN, Cue, cues, verb_forms, wanted
from kg.extraction.meetings.frames import Scene
from kg.extraction.meetings.sides import Side
from kg.extraction.meetings.sketch import Item, Sketch, sketch_of
from kg.extraction.meetings.status import status_of
from kg.extraction.model import Status

DATA = Path(__file__).parents[2] / "kg" / "extraction" / "data"
FRAMES = frozenset(
    ("obj", "with", "to", "from", "on", "for", "of", "by", "between", "each", "them", "own")
) | {"given", "both"}
NEEDS = frozenset(
    ("", "call", "place", "people", "visit", "news", "errand", "far", "joint", "handed", "seen")
) | {"signed", "there", "on_the_spot", "called", "house"}
_PERSON = re.compile(
    r"\b(?:the |his |her )?(?:visiting )?(?:Lao |Czech |two )?"
    r"(?:president|premier|premiers|ministers?|king|pope|counterpart|ambassador|envoy|emir|sultan"
    r"|chancellor|sides|presidents|two|he|she|they)(?: of Malta)?\b",
    re.IGNORECASE,
)


def test_the_header_explains_each_frame_and_each_need() -> None:
    text = (DATA / "meeting-cues.tsv").read_text("utf-8")
    header = "".join(line for line in text.splitlines() if line.startswith("#"))
    rows = table("meeting-cues")
    words = {frame for row in rows for frame in row["frames"].split(",")}
    words |= {row["needs"] for row in rows} - {""}
    assert [word for word in sorted(words) if f'"{word}"' not in header] == []


def sketch(sentence: str) -> Sketch:
    """The sketch of an example, in which every office is a person."""
    text = _PERSON.sub("@person", sentence).replace("Lima", "@place")
    words = re.findall(r"@?\w[\w'-]*|[^\w\s]", text)
    items = [Item(w if w[0] == "@" else w.lower(), i, i + 1) for i, w in enumerate(words)]
    return sketch_of(items, 0)


@pytest.mark.parametrize("row", table("meeting-cues"), ids=lambda row: row["words"])
def test_the_example_of_a_cue_holds_it(row: dict[str, str]) -> None:
    found = list(cues(sketch(row["example"])))
    assert any(
        cue.form != NOUN and cue.pattern.frames == tuple(row["frames"].split(",")) for cue in found
    )
    assert wanted().are_in(sketch(row["example"]).words)
    assert wanted().follow_in(sketch(row["example"]).words)


@pytest.mark.parametrize("row", table("meeting-cues"), ids=lambda row: row["words"])
def test_a_cue_says_where_the_sides_stand_and_how_sure_it_is(row: dict[str, str]) -> None:
    frames = set(row["frames"].split(","))
    assert frames <= FRAMES
    assert row["needs"] in NEEDS
    assert row["host"] in {"", "subject", "object"}
    assert 0 < float(row["confidence"]) <= 1


def test_every_form_of_a_verb_is_known() -> None:
    assert dict(verb_forms()["met"]) == {"meet": "V"}
    assert dict(verb_forms()["hosting"]) == {"host": "G"}


def told(sentence: str, *, noun: bool) -> Status | None:
    """The status of the last verb or noun in an example that tells of a meeting."""
    read = sketch(sentence)
    cue = [cue for cue in cues(read) if (cue.form == NOUN) is noun][-1]
    behind = next(
        (i + 1 for i in range(cue.last + 1, len(read.items)) if read.items[i].word == "@person"),
        cue.last + 1,
    )
    return status_of(read, Scene(cue, _subject(read, cue), None, behind, "with"))


def _subject(read: Sketch, cue: Cue) -> Side | None:
    people = [i for i in range(cue.first) if read.items[i].word == "@person"]
    return Side(people[-1], people[-1], ()) if people else None


@pytest.mark.parametrize(
    "row",
    [row for row in table("meeting-status") if row["example"]],
    ids=lambda row: row["example"],
)
def test_the_example_of_a_status_has_it(row: dict[str, str]) -> None:
    expected = None if row["status"] == "None" else Status(row["status"])
    assert told(row["example"], noun=row["of"] == "noun") is expected


def test_a_verb_that_takes_a_noun_is_wanted_only_beside_it() -> None:
    assert wanted().are_in(["they", "signed", "the", "treaty"])
    assert not wanted().are_in(["the", "treaty", "was", "denounced"])
    assert not wanted().are_in(["they", "signed", "the", "bill"])


def test_the_noun_that_a_verb_takes_follows_it() -> None:
    assert wanted().follow_in(["a", "treaty", ":", "they", "signed", "the", "treaty"])
    assert not wanted().follow_in(["the", "treaty", "was", "signed"])
