"""The gold itself: its format, its offsets, and that the frozen half is the one that was frozen."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import TypedDict

import pytest

Spans = list[list[int]]


class GoldStatement(TypedDict):
    content: Spans
    source: Spans
    cue: Spans
    speaker: str
    kind: str


class GoldMeeting(TypedDict):
    type: str
    participants: list[str]
    countries: list[str]
    place: str
    date: str
    status: str


class GoldArticle(TypedDict):
    date: str
    headline: str
    body: str
    statements: list[GoldStatement]
    meetings: list[GoldMeeting]


HERE = Path(__file__).parent
HALVES = {"dev": 26, "frozen": 14}
OPENING, CLOSING = "“‘\"'", "”’\"'"
DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
OFFICE = re.compile(r"[a-z ]+ of [A-Z][A-Za-z ]+")


def refuse_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """What ``json`` would silently overwrite: a key that stands twice in one object."""
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key stands twice in {keys}")
    return dict(pairs)


def load(half: str) -> dict[str, GoldArticle]:
    text = (HERE / f"wire-{half}.json").read_text(encoding="utf-8")
    articles: dict[str, GoldArticle] = json.loads(text, object_pairs_hook=refuse_duplicates)
    return articles


ARTICLES = {name: article for half in HALVES for name, article in load(half).items()}
every_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)


def all_spans(statement: GoldStatement) -> list[Spans]:
    return [statement["content"], statement["source"], statement["cue"]]


def overlap(first: Spans, second: Spans) -> bool:
    return any(a < d and c < b for a, b in first for c, d in second)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize(("half", "size"), HALVES.items())
def test_ids_are_the_half_and_a_running_number(half: str, size: int) -> None:
    assert list(load(half)) == [f"{half}-{number:02d}" for number in range(1, size + 1)]


@pytest.mark.parametrize("half", HALVES)
def test_half_of_the_stories_have_no_meeting(half: str) -> None:
    without = [article for article in load(half).values() if not article["meetings"]]
    assert len(without) * 2 == HALVES[half]


def test_no_story_stands_twice() -> None:
    assert len(ARTICLES) == sum(HALVES.values())
    assert len({article["body"] for article in ARTICLES.values()}) == len(ARTICLES)
    assert len({article["headline"] for article in ARTICLES.values()}) == len(ARTICLES)


def test_the_frozen_half_is_the_one_the_readme_records() -> None:
    digest = hashlib.sha256((HERE / "wire-frozen.json").read_bytes()).hexdigest()
    recorded = re.findall(r"\b[0-9a-f]{64}\b", (HERE / "README.md").read_text(encoding="utf-8"))
    assert recorded == [digest], "the frozen stories changed: tests/quality/README.md says when"


@pytest.mark.parametrize("half", HALVES)
def test_the_file_ends_its_lines_alike(half: str) -> None:
    raw = (HERE / f"wire-{half}.json").read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"}\n")


@every_article
def test_article_has_the_format_of_the_gold(article: GoldArticle) -> None:
    assert list(article) == ["date", "headline", "body", "statements", "meetings"]
    assert date.fromisoformat(article["date"]).isoformat() == article["date"]
    assert article["headline"] == article["headline"].strip() != ""
    assert article["body"] == article["body"].strip()
    assert 90 <= len(article["body"].split()) <= 350
    assert all(list(s) == list(GoldStatement.__annotations__) for s in article["statements"])
    assert all(list(m) == list(GoldMeeting.__annotations__) for m in article["meetings"])


@every_article
def test_spans_lie_in_the_body_in_order_and_apart(article: GoldArticle) -> None:
    for spans in (spans for statement in article["statements"] for spans in all_spans(statement)):
        flat = [offset for span in spans for offset in span]
        assert flat == sorted(set(flat))
        assert all(len(span) == 2 for span in spans)
        texts = [article["body"][start:end] for start, end in spans]
        assert all(text and text == text.strip() for text in texts)
        assert max(flat, default=0) <= len(article["body"])


@every_article
def test_spans_hold_whole_words(article: GoldArticle) -> None:
    body = article["body"]
    for spans in (spans for statement in article["statements"] for spans in all_spans(statement)):
        for offset in (offset for span in spans for offset in span):
            assert not re.fullmatch(r"\w\w", body[max(0, offset - 1) : offset + 1])


@every_article
def test_only_outermost_statements_and_each_once(article: GoldArticle) -> None:
    statements = article["statements"]
    contents = [statement["content"] for statement in statements]
    assert all(contents)
    assert contents == sorted(contents)
    for number, content in enumerate(contents):
        assert not any(overlap(content, other) for other in contents[number + 1 :])
        assert not any(overlap(content, s["source"]) for s in statements)
        assert not any(overlap(content, s["cue"]) for s in statements)


@every_article
def test_content_stops_at_its_quotation_marks_and_commas(article: GoldArticle) -> None:
    body = article["body"]
    for statement in article["statements"]:
        for start, end in statement["content"]:
            assert body[end - 1] not in ",:;"
            before = body[start - 1 : start]
            if statement["kind"] == "direct":
                assert before in tuple(OPENING)
                assert body[end : end + 2].strip()[:1] in tuple(CLOSING + ",") or body[end] == "\n"
                assert body[end - 1] not in CLOSING or body[end] in CLOSING


@every_article
def test_kind_says_whether_words_are_quoted(article: GoldArticle) -> None:
    for statement in article["statements"]:
        texts = [article["body"][max(0, a - 1) : b] for a, b in statement["content"]]
        quoted = any(re.search(r"[“”\"]|(?<!\w)‘", text) for text in texts)
        assert statement["kind"] in {"direct", "indirect", "mixed"}
        assert quoted == (statement["kind"] != "indirect")
        if statement["kind"] != "direct":
            assert not any(re.match(r"\W?that\b", text) for text in texts)


@every_article
def test_speaker_is_named_in_the_body(article: GoldArticle) -> None:
    for statement in article["statements"]:
        assert words(statement["speaker"]) <= words(article["body"])
        assert bool(statement["speaker"]) or not statement["source"]


@every_article
def test_meeting_has_the_format_of_the_gold(article: GoldArticle) -> None:
    for meeting in article["meetings"]:
        assert meeting["type"] in {"bilateral", "multilateral", "phone"}
        assert meeting["status"] in {"held", "planned", "cancelled", "denied"}
        assert all(re.fullmatch("[A-Z]{2}", country) for country in meeting["countries"])
        assert len(set(meeting["countries"])) == len(meeting["countries"]) >= 1
        assert len(set(meeting["participants"])) == len(meeting["participants"]) >= 2
        assert (meeting["type"] == "multilateral") == (len(meeting["participants"]) > 2)
        assert re.fullmatch(DAY, meeting["date"]) or meeting["date"] == ""


@every_article
def test_meeting_says_only_what_the_body_says(article: GoldArticle) -> None:
    body = article["body"]
    for meeting in article["meetings"]:
        assert meeting["place"].casefold() in body.casefold()
        assert all(name in body or OFFICE.fullmatch(name) for name in meeting["participants"])
        early = meeting["status"] in {"held", "denied"}
        if early and meeting["date"]:
            assert meeting["date"] <= article["date"]
        elif meeting["date"]:
            assert meeting["date"] >= article["date"][: len(meeting["date"])]
        if meeting["type"] == "phone":
            assert meeting["place"] == ""
