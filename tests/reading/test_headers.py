from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, Location
from kg.reading.headers import (
    Details,
    checked_date,
    is_header,
    parse_first_line,
    split_details,
)

AT = Location("news.txt", 7)


def line_of(error: pytest.ExceptionInfo[InputError]) -> int | None:
    assert error.value.location is not None
    assert error.value.location.file == "news.txt"
    assert error.value.advice
    return error.value.location.line


@pytest.mark.parametrize(
    "line",
    [
        "date 2024-05-19 Headline",
        " date 2024-05-19 Headline",
        "\tdate\u00a02024-05-19 Headline",
        "\ufeffdate 2024-05-19 Headline",
        "date 2024-05-19T14:30:00Z Headline",
        "date 2024-02-30 Headline",
        "date 2024-05-19",
        "date 2024-5-19 Headline",
        "date 19/05/2024 Headline",
        "date 19.05.2024 Headline",
        "date 20240519 Headline",
        "date 19 May 2024 Headline",
        "date May 19, 2024 Headline",
        "date 2024 Headline",
        "date: 2024-05-19 Headline",
    ],
)
def test_a_line_that_is_meant_as_a_header_is_one_anywhere(line: str) -> None:
    assert is_header(line, opening=True)
    assert is_header(line, opening=False)


@pytest.mark.parametrize(
    "line", ["Date: 19 May 2024", "DATE 2024-05-19 Headline", "date2024-05-19", "Date May 19"]
)
def test_a_slip_is_a_header_only_at_the_start(line: str) -> None:
    assert is_header(line, opening=True)
    assert not is_header(line, opening=False)


@pytest.mark.parametrize(
    "line",
    ["date palms grow here", "Dates were set.", "update 2024-05-19", "2024-05-19 Headline", "date"],
)
def test_other_lines_are_none(line: str) -> None:
    assert not is_header(line, opening=True)
    assert not is_header(line, opening=False)


@pytest.mark.parametrize(
    "date",
    [
        "2024-05-19",
        "2024-02-29",
        "0002-01-01",
        "2024-05-19T14:30:00",
        "2024-05-19T14:30:00Z",
        "2024-05-19T14:30:00.125+03:30",
        "2024-05-19T24:00:00-14:00",
    ],
)
def test_dates_are_kept_as_given(date: str) -> None:
    assert checked_date(date, AT) == date
    assert parse_first_line(f" date {date}  Two  words ", AT) == (date, "Two  words")


@pytest.mark.parametrize(
    ("date", "problem"),
    [
        ("2024-02-30", "no such day: 2024-02-30"),
        ("2023-02-29T10:00:00Z", "no such day: 2023-02-29"),
        ("2024-13-01", "no such day"),
        ("0000-01-01", "no such day"),
        ("0001-01-01", "a day that stands for none: 0001-01-01"),
        ("9999-12-31T23:59:59Z", "a day that stands for none: 9999-12-31"),
        ("2024-05-19T25:00:00Z", "no such time"),
        ("2024-05-19T14:60:00", "no such time"),
        ("2024-05-19T14:30", "no such time"),
        ("2024-05-19T14:30:00+15:00", "no such time"),
        ("2024-05-19T24:00:01", "no such time"),
        ("2024-05-19,", "not a date: '2024-05-19,'"),
        ("2024-5-19", "not a header of an article: 'date 2024-5-19 Headline'"),
        ("19.05.2024", "not a header"),
        ("20240519", "not a header"),
        ("２０２４-05-19", "not a header"),
    ],
)
def test_other_dates_are_refused(date: str, problem: str) -> None:
    with pytest.raises(InputError, match=re.escape(problem)) as error:
        parse_first_line(f"date {date} Headline", AT)
    assert line_of(error) == 7


@pytest.mark.parametrize(
    "line", ["date 2024-05-19", "date 2024-05-19 \u00a0 ", " date 2024-05-19\t"]
)
def test_a_headline_must_stand(line: str) -> None:
    with pytest.raises(InputError, match="without a headline") as error:
        parse_first_line(line, AT)
    assert line_of(error) == 7


def test_a_slip_in_the_first_line_is_named() -> None:
    with pytest.raises(
        InputError, match="not a header of an article: 'Date: 2024-05-19 H'"
    ) as error:
        parse_first_line(" Date: 2024-05-19 H", AT)
    assert line_of(error) == 7


def test_all_details() -> None:
    details, rest = split_details(
        "url: https://example.org/news/1?a=b\n"
        "author: Jane Doe\n"
        "  author:  María José Núñez \n"
        "publisher: The Lagoon Times\n"
        "language: pt-BR\n"
        "modified: 2024-05-20T08:00:00Z\n"
        "license: https://creativecommons.org/licenses/by/4.0/\n"
        "copyright-holder: Lagoon Media: all of it\n"
        " \n"
        "url: this is text\n",
        AT,
    )
    assert details == Details(
        url="https://example.org/news/1?a=b",
        authors=("Jane Doe", "María José Núñez"),
        publisher="The Lagoon Times",
        language="pt-BR",
        modified="2024-05-20T08:00:00Z",
        license="https://creativecommons.org/licenses/by/4.0/",
        copyright_holder="Lagoon Media: all of it",
    )
    assert rest.strip() == "url: this is text"


@pytest.mark.parametrize(
    "text",
    [
        "\nurl: https://example.org/\n",
        "The text.\nurl: https://example.org/\n",
        "NEW DELHI: The minister spoke.\n",
        "Minister: it is so.\n",
        "https://example.org/ is the address.\n",
        "14:30 was the time.\n",
    ],
)
def test_an_ordinary_body_holds_no_details(text: str) -> None:
    assert split_details(text, AT) == (Details(), text)


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("colour: red\n\nText.", "not a detail of an article: 'colour: red'", 8),
        ("URL: https://example.org/\n\nText.", "not a detail", 8),
        ("author: A\nAuthor: B\n\nText.", "not a detail", 9),
        ("author: A\nThe text.\n\nMore.", "not a detail of an article: 'The text.'", 9),
        ("author: A\nauthor:\n\nText.", "'author' without a value", 9),
        ("url: https://a.example/\nurl: https://b.example/\n\nText.", "a second 'url'", 9),
        ("url: example.org\n\nText.", "not an absolute URL", 8),
        ("url: https://example.org/a b\n\nText.", "not an absolute URL", 8),
        ("language: English!\n\nText.", "not a language tag", 8),
        ("modified: 2024-02-30\n\nText.", "no such day", 8),
        ("modified: yesterday\n\nText.", "not a date", 8),
    ],
)
def test_a_bad_detail_is_named_with_its_line(text: str, problem: str, line: int) -> None:
    with pytest.raises(InputError, match=re.escape(problem)) as error:
        split_details(text, AT)
    assert line_of(error) == line


@given(st.text())
def test_after_a_blank_line_nothing_is_taken(text: str) -> None:
    assert split_details("\n" + text, AT) == (Details(), "\n" + text)
