from __future__ import annotations

import io
import re
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.article import Article
from kg.errors import InputError, Location
from kg.reading import read_text
from kg.reading.wire import parsed, split_lines, split_stream

ROOT = Path(__file__).resolve().parents[2]
ONE = "date 2024-05-19 One\n\nThe first.\n"
TWO = " date 2024-05-20 Two\n\nThe second.\n"


def bytes_read(data: bytes, *, max_article_chars: int = 5_000_000) -> list[Article | InputError]:
    stream = io.BytesIO(data)
    found = list(
        parsed(
            split_stream(
                stream, source="a.txt", file="in/a.txt", max_article_chars=max_article_chars
            )
        )
    )
    assert not stream.closed
    return found


def article(text: str) -> Article:
    (found,) = read_text(text)
    assert isinstance(found, Article), found
    return found


def only_error(found: list[Article | InputError]) -> InputError:
    (error,) = [item for item in found if isinstance(item, InputError)]
    assert error.advice
    return error


def problem(text: str) -> tuple[str, int | None]:
    error = only_error(list(read_text(text, source="a.txt")))
    assert error.location is not None
    assert error.location.file == "a.txt"
    return error.problem, error.location.line


def test_several_articles_in_one_file() -> None:
    one, two = bytes_read(f"\n\n{ONE}\n{TWO}".encode())
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.headline, one.published, one.body) == ("One", "2024-05-19", "The first.")
    assert (two.headline, two.published, two.body) == ("Two", "2024-05-20", "The second.")
    assert (one.source, one.line, two.line) == ("a.txt", 3, 7)


def test_dateline_publisher_and_sections_are_found() -> None:
    text = "Tehran, IRNA – It is so.\n\nFerry line\n\nIt was so.\n"
    found = article(f"date 2024-05-19T14:30:00Z H\n\n{text}")
    assert found.published == "2024-05-19T14:30:00Z"
    assert found.dateline is not None
    assert found.dateline.span.of(found.body) == "Tehran, IRNA –"
    assert [span.of(found.body) for span in found.sections] == ["Ferry line"]
    assert (found.publisher, found.language, found.authors) == ("IRNA", "en", ())


def test_details_go_into_the_article_and_the_named_publisher_stands() -> None:
    found = article(
        "date 2024-05-19 H\nurl: https://example.org/1\nauthor: Jane Doe\nauthor: John Roe\n"
        "publisher: The Lagoon Times\nlanguage: de\nmodified: 2024-05-20\nlicense: CC BY 4.0\n"
        "copyright-holder: Lagoon Media\n\nOSLO (NTB) – It is so.\n"
    )
    assert found.url == "https://example.org/1"
    assert found.authors == ("Jane Doe", "John Roe")
    assert (found.publisher, found.language) == ("The Lagoon Times", "de")
    assert (found.modified, found.license) == ("2024-05-20", "CC BY 4.0")
    assert found.copyright_holder == "Lagoon Media"
    assert found.body == "OSLO (NTB) – It is so."


def test_a_body_may_follow_the_header_at_once() -> None:
    assert article("date 2024-05-19 H\nNEW DELHI: It is so.\n").body == "NEW DELHI: It is so."


def test_a_header_needs_a_blank_line_before_it() -> None:
    assert article(f"{ONE}{TWO}").body == "The first.\n date 2024-05-20 Two\n\nThe second."


@pytest.mark.parametrize("mark", ["date palms", "Date: 19 May 2024", "dates 2024-05-19 A"])
def test_a_paragraph_that_begins_like_a_header_is_text(mark: str) -> None:
    assert article(f"{ONE}\n{mark} are here.\n").body == f"The first.\n\n{mark} are here."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_normalised(end: str) -> None:
    found = bytes_read(f"\ufeff{ONE}\n{TWO}".replace("\n", end).encode())
    assert [item.body for item in found if isinstance(item, Article)] == [
        "The first.",
        "The second.",
    ]


def test_a_byte_order_mark_before_a_later_article_is_no_text() -> None:
    found = bytes_read(f"\ufeff{ONE}\n\ufeff{TWO}".encode())
    assert [item.headline for item in found if isinstance(item, Article)] == ["One", "Two"]


BODIES = st.lists(
    st.sampled_from(
        ["\r\n", "\n\n", "\r", "url: x", "Tehran, IRNA –", "“”‘’", "\u00a0", "\u200d\u200f",
         "e\u0301", "नी", "\u2028", "\x85", "\x0c", "🇮🇷", "\ufeff", "Ferry line", " date palms"]
    )
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
).map("".join)  # fmt: skip


@given(BODIES)
@example("Tehran, IRNA – One.\r\n\r\nFerry line\r\n\r\nTwo.")
def test_any_body_comes_back_verbatim(body: str) -> None:
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    verbatim = lines.strip()
    (found,) = read_text(f"date 2024-05-19 H\n\n{body}")
    (same,) = bytes_read(f"date 2024-05-19 H\n\n{body}".encode())
    if not verbatim:
        assert isinstance(found, InputError)
        assert isinstance(same, InputError)
        return
    assert isinstance(found, Article)
    assert isinstance(same, Article)
    assert found.body == same.body == verbatim
    spans = [*found.sections, *([found.dateline.span] if found.dateline else [])]
    assert all(span.of(verbatim).strip() == span.of(verbatim) for span in spans)


@pytest.mark.parametrize(
    ("text", "expected", "line"),
    [
        ("", "an empty input", 1),
        (" \n\u00a0\n", "an empty input", 1),
        ("\n\nJust text.\n\nMore of it.\n", "text without the header of an article", 3),
        (f"Just text.\n\n{ONE}", "text without the header of an article", 1),
        ("date 2024-02-30 H\n\nText.\n", "no such day: 2024-02-30", 1),
        ("date 19 May 2024 H\n\nText.\n", "not a header of an article: 'date 19 May 2024 H'", 1),
        ("Date: 2024-05-19 H\n\nText.\n", "not a header of an article: 'Date: 2024-05-19 H'", 1),
        ("date 2024-05-19\n\nText.\n", "an article without a headline", 1),
        ("date 2024-05-19 H\n", "an article without a body", 1),
        ("date 2024-05-19 H", "an article without a body", 1),
        ("date 2024-05-19 H\nauthor: Jane Doe\n", "an article without a body", 1),
        ("date 2024-05-19 H\nauthor: Jane Doe", "an article without a body", 1),
        ("date 2024-05-19 H\ncolour: red\n\nText.\n", "not a detail of an article: 'colour: red'",
         2),
        (f"{ONE}\ndate 2024-05-20 H\n\n{TWO}", "an article without a body", 5),
        (f"{ONE}\ndate 5/20/24 H\n\nText.\n\n{TWO}",
         "not a header of an article: 'date 5/20/24 H'", 5),
    ],
)  # fmt: skip
def test_bad_input_gives_one_error_with_its_line(text: str, expected: str, line: int) -> None:
    assert problem(text) == (expected, line)


def test_a_bad_article_does_not_stop_the_others() -> None:
    found = list(
        read_text(f"{ONE}\ndate 2024-02-30 Bad\n\nText.\n\n{TWO}\ndate 2024-05-21 Three\n")
    )
    assert [type(item) for item in found] == [Article, InputError, Article, InputError]


def test_undecodable_bytes_spoil_one_article_and_are_located() -> None:
    bad = "date 2024-05-20 Bad\n\nfirst line\nun café noir\n".encode("latin-1")
    found = bytes_read(ONE.encode() + b"\n" + bad + b"\n" + TWO.encode())
    assert [type(item) for item in found] == [Article, InputError, Article]
    error = only_error(found)
    assert error.problem == "a byte that is not UTF-8: 0xe9"
    assert error.location == Location("in/a.txt", 8, 7)


@pytest.mark.parametrize(
    ("codec", "problem", "line"),
    [
        ("utf-16", "not plain text in UTF-8, but text in UTF-16", None),
        ("utf-16-be", "binary data, or text in UTF-16 (a NUL character)", 1),
        ("utf-32", "not plain text in UTF-8, but text in UTF-32", None),
    ],
)
def test_other_encodings_are_named_as_such(codec: str, problem: str, line: int | None) -> None:
    error = only_error(bytes_read(ONE.encode(codec)))
    assert error.problem == problem
    assert error.location is not None
    assert (error.location.file, error.location.line) == ("in/a.txt", line)


def test_binary_data_gives_one_error() -> None:
    error = only_error(bytes_read(bytes(range(256)) * 400))
    assert "binary data" in error.problem


def test_half_a_character_is_refused() -> None:
    assert problem("date 2024-05-19 H\n\nHalf: \ud83d.\n") == (
        "half a character: the surrogate U+D83D",
        3,
    )


def test_the_limit_is_on_the_body() -> None:
    text = f"\n\ndate 2024-05-19 H\n\n{'x' * 100}\n\n\n{TWO}"
    long, short = read_text(text, max_article_chars=99)
    assert isinstance(long, InputError)
    assert long.problem == "an article of more than 99 characters"
    assert long.location == Location("-", 3)
    assert isinstance(short, Article)
    assert all(isinstance(item, Article) for item in read_text(text, max_article_chars=100))


def test_of_a_long_article_only_the_beginning_is_held() -> None:
    held: list[int] = []

    def lines() -> Iterator[str]:
        yield "date 2024-05-19 H\n"
        for _ in range(40):
            tracemalloc.reset_peak()
            yield "x" * 1_000_000 + "\n"
            held.append(tracemalloc.get_traced_memory()[1])

    tracemalloc.start()
    (found,) = parsed(split_lines(lines(), source="-", file="-", max_article_chars=3_000_000))
    tracemalloc.stop()
    assert isinstance(found, InputError)
    assert found.problem == "an article of more than 3,000,000 characters"
    assert max(held) < 10_000_000


PARAGRAPH = "The two ministers met in the morning and parted at noon, as they had said.\n\n"
TIMED = """
import sys, time
from kg.reading import read
found = list(read(sys.argv[1:]))
print(time.process_time())
for item in found: print(item if isinstance(item, Exception) else item.headline)
"""


@pytest.mark.parametrize(
    "body", [PARAGRAPH * 660_000, "x" * 50_000_000], ids=["paragraphs", "one line"]
)
def test_fifty_megabytes_in_one_article_are_refused_quickly(tmp_path: Path, body: str) -> None:
    """In a process of its own, start and all, where no measuring of coverage slows it."""
    path = tmp_path / "a.txt"
    path.write_text(f"{ONE}\n{TWO}\ndate 2024-05-21 Long\n\n{body}\n\n{ONE}", "utf-8")
    assert path.stat().st_size > 50_000_000
    done = subprocess.run(
        [sys.executable, "-c", TIMED, path], capture_output=True, text=True, check=True, cwd=ROOT
    )
    path.unlink()
    seconds, *found = done.stdout.splitlines()
    assert float(seconds) < 2
    assert found[:2] == ["One", "Two"]
    assert found[2] == f"{path}:9: an article of more than 5,000,000 characters"
    assert found[-1] == "One"


def test_articles_come_as_soon_as_they_are_whole() -> None:
    lines = iter([*ONE.splitlines(keepends=True), "\n", *TWO.splitlines(keepends=True)])
    first = next(parsed(split_lines(lines, source="-", file="-")))
    assert isinstance(first, Article)
    assert list(lines) == ["\n", "The second.\n"]


def test_errors_read_well() -> None:
    (error,) = read_text("date 2024-02-30 H\n\nText.", source="a.txt")
    assert re.fullmatch(r"a\.txt:1: no such day: 2024-02-30\n  .+\.", str(error))
