"""Dates in running text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.analysis.dates import find_dates, resolve_day, resolve_month, resolve_weekday

SUNDAY = date(2024, 5, 19)


def found(text: str, published: date = SUNDAY) -> list[tuple[str, str]]:
    return [(when.date.value, when.span.of(text)) for when in find_dates(text, published=published)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The minister said on Sunday that he was tired.", "2024-05-19"),
        ("He left on Monday.", "2024-05-13"),
        ("He will leave on Monday.", "2024-05-20"),
        ("The two were to meet on Monday.", "2024-05-20"),
        ("He said the talks would be held on Friday.", "2024-05-24"),
        ("He said on Friday that Iran will attend.", "2024-05-17"),
        ("On Tuesday, the two will meet.", "2024-05-21"),
        ("On Tuesday he held talks.", "2024-05-14"),
        ("Talks are due on Tuesday.", "2024-05-21"),
        ("He'll come Tuesday.", "2024-05-21"),
        ("TUESDAY", "2024-05-14"),
    ],
)
def test_weekdays_follow_the_tense(text: str, day: str) -> None:
    assert [value for value, _ in found(text)] == [day]


def test_two_dates_in_a_sentence_each_follow_their_verb() -> None:
    text = "He arrived Saturday ahead of talks due on Tuesday."
    assert found(text) == [("2024-05-18", "Saturday"), ("2024-05-21", "Tuesday")]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("on May 15, 2024, he", "2024-05-15", "May 15, 2024"),
        ("on Wednesday, May 15, he left", "2024-05-15", "Wednesday, May 15"),
        ("on 15 May 2024 he", "2024-05-15", "15 May 2024"),
        ("the 15th of May he left", "2024-05-15", "15th of May"),
        ("in May 2024 he", "2024-05", "May 2024"),
        ("April of 2020", "2020-04", "April of 2020"),
        ("in June 2021.", "2021-06", "June 2021"),
        ("in 2021 he", "2021", "2021"),
        ("since 1979", "1979", "1979"),
        ("at the end of 2023.", "2023", "2023"),
        ("left on November 9", "2023-11-09", "November 9"),
        ("left on Nov. 9", "2023-11-09", "Nov. 9"),
        ("will visit on June 3", "2024-06-03", "June 3"),
        ("visited on June 3", "2023-06-03", "June 3"),
        ("will visit in March", "2025-03", "March"),
        ("visited in March", "2024-03", "March"),
        ("visited in December", "2023-12", "December"),
        ("will visit in December", "2024-12", "December"),
        ("left yesterday", "2024-05-18", "yesterday"),
        ("Today he left", "2024-05-19", "Today"),
        ("leaves tomorrow", "2024-05-20", "tomorrow"),
        ("last month", "2024-04", "last month"),
        ("earlier this month", "2024-05", "this month"),
        ("next month", "2024-06", "next month"),
        ("this year", "2024", "this year"),
        ("last year", "2023", "last year"),
        ("last Sunday", "2024-05-12", "last Sunday"),
        ("next Sunday", "2024-05-26", "next Sunday"),
        ("last Friday", "2024-05-17", "last Friday"),
        ("next Friday", "2024-05-24", "next Friday"),
        ("he left this Friday", "2024-05-17", "this Friday"),
        ("he will leave this Friday", "2024-05-24", "this Friday"),
        ("last May", "2023-05", "last May"),
        ("next June", "2024-06", "next June"),
        ("this June", "2024-06", "this June"),
        ("left May 13-15", "2024-05", "May 13-15"),
        ("left 13-15 May", "2024-05", "13-15 May"),
        ("on 2024-02-28", "2024-02-28", "2024-02-28"),
        ("left on Feb. 29", "2024-02-29", "Feb. 29"),
    ],
)
def test_written_dates(text: str, value: str, words: str) -> None:
    assert found(text) == [(value, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May may meet him.",
        "They met on May.",
        "May he rest. March on!",
        "last week",
        "the Sept. 11 attacks",
        "every Monday and on Black Friday",
        "the Sunday Times",
        "today’s world",
        "in 2000 people",
        "on 2024-02-30",
        "on February 30, 2024",
        "left on Feb. 30",
        "a bill of 2000 pages",
        "1984 was a book",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_january_and_december_meet() -> None:
    new_year = date(2024, 1, 2)
    assert found("last month", new_year) == [("2023-12", "last month")]
    assert found("left on December 31", new_year) == [("2023-12-31", "December 31")]


def test_the_caller_may_know_the_tense() -> None:
    (when,) = find_dates("on Monday", published=SUNDAY, future=True)
    assert when.date.value == "2024-05-20"


def test_a_part_of_the_text_is_searched() -> None:
    text = "Monday. Tuesday. Wednesday."
    (when,) = find_dates(text, published=SUNDAY, start=8, end=16)
    assert when.span.of(text) == "Tuesday"


def test_weekday_of_the_publication_is_the_same_day() -> None:
    assert resolve_weekday("Sunday", published=SUNDAY) == SUNDAY
    assert resolve_weekday("Sunday", published=SUNDAY, future=True) == SUNDAY


def test_leap_days_are_found_years_away() -> None:
    published = date(2027, 3, 1)
    assert resolve_day(2, 29, published=published) == date(2024, 2, 29)
    assert resolve_day(2, 29, published=published, future=True) == date(2028, 2, 29)
    assert resolve_day(2, 30, published=published) is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 12), st.booleans())
def test_months_are_the_nearest(published: date, month: int, future: bool) -> None:
    year = int(resolve_month(month, published=published, future=future)[:4])
    assert abs(year - published.year) <= 1
    ahead = (year, month) >= (published.year, published.month)
    assert ahead if future else (year, month) <= (published.year, published.month)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(["Monday", "FRIDAY"]))
def test_weekdays_are_within_a_week(published: date, name: str) -> None:
    past = resolve_weekday(name, published=published)
    future = resolve_weekday(name, published=published, future=True)
    assert past.strftime("%A").lower() == future.strftime("%A").lower() == name.lower()
    assert 0 <= (published - past).days < 7
    assert 0 <= (future - published).days < 7


@pytest.mark.parametrize("text", ["met on May 19yesterday", "ever since 1990s rules", "in 2023b"])
def test_no_date_ends_within_a_word(text: str) -> None:
    whole = [words for _, words in found(text) if f"{words} " in f"{text} "]
    assert [words for _, words in found(text)] == whole


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("left on Tuesday, a day after meeting the premier", "2024-05-13"),
        ("left on Tuesday, a day before the summit", "2024-05-15"),
        ("spoke on Tuesday and, one day earlier, met", "2024-05-13"),
        ("spoke on Tuesday, and met a day later", "2024-05-15"),
        ("said on Tuesday that they had talked the night before", "2024-05-13"),
    ],
)
def test_a_day_beside_another(text: str, value: str) -> None:
    assert [day for day, _ in found(text)] == ["2024-05-14", value]


def test_no_day_lies_beyond_the_calendar() -> None:
    assert found("valid until 9999-12-31 and, a day later, void") == [("9999-12-31", "9999-12-31")]
    assert find_dates("met yesterday and last month", published=date(1, 1, 20))[1:] == ()
    assert find_dates("met yesterday", published=date(1, 1, 1)) == ()


def test_what_is_later_than_planned_has_no_day_of_its_own() -> None:
    assert found("met on Tuesday, a day later than planned") == [("2024-05-14", "Tuesday")]


def test_a_month_that_opens_a_sentence() -> None:
    assert found("Last month the ministers met.") == [("2024-04", "Last month")]
