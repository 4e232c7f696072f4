"""The gold itself: its format, offsets and dates, and that what was frozen is as it was frozen."""

from __future__ import annotations

import hashlib
import re
from calendar import day_name, month_name
from datetime import date, timedelta

import pytest
from gold_stories import (
    HALVES,
    MEETINGS,
    OFFICE,
    QUALITY,
    WIRE,
    GoldArticle,
    GoldMeeting,
    GoldStatement,
    GoldStory,
    Spans,
    load,
)

OPENING, CLOSING = "“‘\"'", "”’\"'"
DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
NEAR_DAYS = {"today": 0, "this morning": 0, "this afternoon": 0, "tonight": 0, "tomorrow": 1}
NEAR_DAYS |= {"last night": -1, "yesterday": -1}
NEAR_MONTHS = {"last month": -1, "next month": 1}
NEAR_YEARS = {"last year": -1, "next year": 1}
NEXT_TO_A_DAY = {"the following day": -1, "the next day": -1, "a day later": -1, "a day after": 1}
NEXT_TO_A_DAY |= {"the day before": 1, "the previous day": 1}
NEXT_TO_A_DAY |= {"on the eve": 1, "three days later": -3}

ARTICLES = {name: article for half in WIRE for name, article in load(half).items()}
BRIEF = {name: article for half in MEETINGS for name, article in load(half).items()}
STORIES: dict[str, GoldStory] = {**ARTICLES, **BRIEF}
every_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
every_brief_story = pytest.mark.parametrize("story", BRIEF.values(), ids=BRIEF)
every_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)


def all_spans(statement: GoldStatement) -> list[Spans]:
    return [statement["content"], statement["source"], statement["cue"]]


def overlap(first: Spans, second: Spans) -> bool:
    return any(a < d and c < b for a, b in first for c, d in second)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def says_the_day(body: str, published: date, day: date) -> bool:
    """A weekday within a week of the story, a day of a month, "today", or the day after one."""
    text, distance = body.casefold(), (day - published).days
    if any(n == distance and word in text for word, n in NEAR_DAYS.items()):
        return True
    if day_name[day.weekday()] in body and abs(distance) <= 7:
        return True
    month = month_name[day.month]
    months = rf"(?:{month}|{month[:4]}\.?|{month[:3]}\.?)"
    if re.search(rf"\b{months} {day.day}\b|\b{day.day} {months}(?!\w)", body, re.IGNORECASE):
        return True
    beside = [day + timedelta(n) for word, n in NEXT_TO_A_DAY.items() if word in text]
    body = re.sub("|".join(NEXT_TO_A_DAY), "", body, flags=re.IGNORECASE)
    return any(says_the_day(body, published, other) for other in beside)


def says_the_date(story: GoldStory, said: str) -> bool:
    """Whether the story grounds a gold date, as precise as it stands there."""
    body, published = story["body"], date.fromisoformat(story["date"])
    if len(said) == len("2024-05-19"):
        return says_the_day(body, published, date.fromisoformat(said))
    year, month = said[:4], int(said[5:] or 0)
    text = body.casefold()
    if not month:
        apart = int(year) - published.year
        return year in body or any(n == apart and word in text for word, n in NEAR_YEARS.items())
    distance = (int(year) - published.year) * 12 + month - published.month
    if any(n == distance and word in text for word, n in NEAR_MONTHS.items()):
        return True
    return month_name[month] in body and (year in body or abs(distance) < 12)


@pytest.mark.parametrize("half", HALVES)
def test_ids_are_the_half_and_a_running_number(half: str) -> None:
    prefix, size, _ = HALVES[half]
    assert list(load(half)) == [f"{prefix}-{number:02d}" for number in range(1, size + 1)]


@pytest.mark.parametrize("half", HALVES)
def test_some_stories_have_no_meeting(half: str) -> None:
    assert sum(not a["meetings"] for a in load(half).values()) == HALVES[half].without


def test_no_story_stands_twice() -> None:
    assert len(STORIES) == sum(half.size for half in HALVES.values())
    assert len({story["body"] for story in STORIES.values()}) == len(STORIES)
    assert len({story["headline"] for story in STORIES.values()}) == len(STORIES)


@pytest.mark.parametrize("half", [half for half in HALVES if "frozen" in half])
def test_the_frozen_half_is_the_one_the_readme_records(half: str) -> None:
    digest = hashlib.sha256((QUALITY / f"{half}.json").read_bytes()).hexdigest()
    readme = (QUALITY / "README.md").read_text(encoding="utf-8")
    recorded = re.findall(rf"^    ([0-9a-f]{{64}})  {half}\.json$", readme, re.MULTILINE)
    assert recorded == [digest], "the frozen stories changed: tests/quality/README.md says when"


@pytest.mark.parametrize("half", HALVES)
def test_the_file_ends_its_lines_alike(half: str) -> None:
    raw = (QUALITY / f"{half}.json").read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"}\n")


@every_article
def test_article_has_the_format_of_the_gold(article: GoldArticle) -> None:
    assert list(article) == ["date", "headline", "body", "statements", "meetings"]
    assert 90 <= len(article["body"].split()) <= 350
    assert all(list(s) == list(GoldStatement.__annotations__) for s in article["statements"])


@every_brief_story
def test_story_about_meetings_has_their_keys_only(story: GoldStory) -> None:
    assert list(story) == ["date", "headline", "body", "meetings"]
    assert 40 <= len(story["body"].split()) <= 350


@every_story
def test_story_is_trimmed_and_dated(story: GoldStory) -> None:
    assert date.fromisoformat(story["date"]).isoformat() == story["date"]
    assert story["headline"] == story["headline"].strip() != ""
    assert story["body"] == story["body"].strip()


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


@every_story
def test_meeting_has_the_format_of_the_gold(story: GoldStory) -> None:
    for meeting in story["meetings"]:
        keys = [key for key in GoldMeeting.__annotations__ if key in meeting]
        assert list(meeting) == keys
        assert set(GoldMeeting.__annotations__) - set(keys) <= {"offices", "occasion"}
        assert meeting["type"] in {"bilateral", "multilateral", "phone"}
        assert meeting["status"] in {"held", "planned", "cancelled", "denied"}
        assert all(re.fullmatch("[A-Z]{2}", country) for country in meeting["countries"])
        assert len(set(meeting["countries"])) == len(meeting["countries"]) >= 1
        assert len(set(meeting["participants"])) == len(meeting["participants"]) >= 2
        assert (meeting["type"] == "multilateral") == (len(meeting["participants"]) > 2)
        assert re.fullmatch(DAY, meeting["date"]) or meeting["date"] == ""


@every_story
def test_meeting_says_only_what_the_body_says(story: GoldStory) -> None:
    body = story["body"]
    for meeting in story["meetings"]:
        assert meeting["place"].casefold() in body.casefold()
        assert all(name in body or OFFICE.fullmatch(name) for name in meeting["participants"])
        assert meeting["type"] != "phone" or meeting["place"] == ""
        assert meeting.get("occasion", "") in body
        for office in meeting.get("offices", ()):
            assert office.casefold() in body.casefold()


@every_story
def test_a_meeting_has_an_office_for_each_participant(story: GoldStory) -> None:
    for meeting in story["meetings"]:
        if "offices" in meeting:
            assert len(meeting["offices"]) == len(meeting["participants"])


@every_story
def test_date_of_a_meeting_agrees_with_its_status(story: GoldStory) -> None:
    for meeting in story["meetings"]:
        day = story["date"][: len(meeting["date"])]
        assert meeting["status"] not in {"held", "denied"} or meeting["date"] <= day
        assert meeting["status"] != "planned" or not meeting["date"] or meeting["date"] >= day


@every_story
def test_date_of_a_meeting_is_said_in_the_body(story: GoldStory) -> None:
    assert all(says_the_date(story, m["date"]) for m in story["meetings"] if m["date"])


@every_brief_story
def test_dateline_is_the_day_of_the_story(story: GoldStory) -> None:
    day, dateline = date.fromisoformat(story["date"]), story["body"].partition("\n")[0][:45]
    found = re.search(r"\b([A-Z][A-Za-z]{2,8})\.? (\d{1,2})\b(?=[,. )\-–—:])", dateline)
    if found and found[1][:3].title() in {name[:3] for name in month_name[1:]}:
        assert month_name[day.month].casefold().startswith(found[1].casefold())
        assert int(found[2]) == day.day


def test_days_are_read_as_a_reader_would() -> None:
    tuesday = date(2024, 3, 5)
    assert says_the_day("They met on Friday.", tuesday, date(2024, 3, 1))
    assert says_the_day("They met on 24 Feb. in Rome.", tuesday, date(2024, 2, 24))
    assert not says_the_day("They met on Friday.", tuesday, date(2024, 2, 23))
    assert not says_the_day("They met on March 15.", tuesday, date(2024, 3, 1))
