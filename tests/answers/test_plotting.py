"""Answers as pictures: what stands in them, and the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from xml.etree import ElementTree

import networkx as nx
import pytest
from answer_cases import ROWS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from overlapping_articles import quads
from pyoxigraph import Literal

from kg.answers import Answer, of_solutions
from kg.answers.plotting import FORMATS, Picture, Plot, PlotKind, draw, guessed
from kg.answers.plotting.fonts import families
from kg.answers.plotting.network import island, overlap
from kg.errors import UsageError
from kg.queries import StoredQuery, run, stored_queries
from kg.store import EmbeddedStore

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ["Ann Lee", "ابراهیم رئیسی", "Владимир", "a$b$ <&> x_1^2", "B. Cox"]


def plot(kind: str, **columns: str) -> Plot:
    roles = ((role.rstrip("_"), tuple(names.split())) for role, names in columns.items())
    return Plot(PlotKind(kind), tuple(roles))


def answer(*rows: tuple[str | int | None, ...], columns: str) -> Answer:
    def term(value: str | int | None) -> Literal | None:
        return None if value is None else Literal(value)

    return of_solutions(columns.split(), [[term(value) for value in row] for row in rows])


EVENTS = answer(
    ("2024-05-19", "Ann Lee", "meeting", "met"),
    ("2024-05-19", "Ann Lee", "meeting", "met again"),
    ("2024-06", "ابراهیم رئیسی", "statement", "that all is well"),
    ("2023", "Владимир", "statement", "a$b$ <&> x_1^2"),
    (None, "B. Cox", "statement", "undated"),
    columns="day who what text",
)
COUNTS = answer(*((name, n, n * n) for n, name in enumerate(NAMES, 1)), columns="who few many")
PAIRS = answer(
    *((one, other, 1) for one, other in combinations(NAMES, 2)),
    (NAMES[0], NAMES[1], 4),
    (NAMES[0], None, 1),
    columns="one other times",
)
CASES = {
    "lanes": (EVENTS, plot("timeline", x="day", lane="who", colour="what")),
    "labels": (EVENTS, plot("timeline", x="day", lane="who", label="text")),
    "bars": (COUNTS, plot("bars", label="who", value="many")),
    "parts": (COUNTS, plot("bars", label="who", value="few many")),
    "counted": (EVENTS, plot("bars", label="who", colour="what")),
    "years": (EVENTS, plot("series", x="day", colour="what")),
    "matrix": (PAIRS, plot("matrix", x="one", y="other", value="times")),
    "network": (PAIRS, plot("network", from_="one", to="other", value="times")),
}


def texts_of(picture: Picture) -> list[str]:
    drawing = ElementTree.fromstring(picture.data)  # noqa: S314 -- our own
    return [text.text or "" for text in drawing.iter(f"{SVG}text")]


def words(name: str) -> list[str]:
    """What can be read in the picture of a case."""
    asked, drawn = CASES[name]
    picture = draw(asked, drawn, format="svg", title="A question?", asked="person: Ann")
    texts = texts_of(picture)
    assert texts.count("A question?") == 1
    assert b"<dc:title>A question?</dc:title>" in picture.data
    assert any("person: Ann" in text for text in texts)
    return texts


def test_a_timeline_in_lanes() -> None:
    assert {*NAMES[:3], "meeting", "statement", "1 without a date."} <= {*words("lanes")}
    assert words("lanes").count("Ann Lee") == 1
    assert "B. Cox" not in words("lanes")
    assert {"2023-01", "2024-01"} <= {*words("lanes")}


def test_a_timeline_with_words() -> None:
    found = words("labels")
    assert found.index("Владимир: a$b$ <&> x_1^2") < found.index("Ann Lee: met")
    assert found.index("Ann Lee: met") < found.index("Ann Lee: met again")


def test_days_that_crowd_a_lane_are_put_together() -> None:
    drawn = plot("timeline", x="day", lane="who")
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    crowded = answer(*((day, "Ann Lee") for day in days), columns="day who")
    texts = texts_of(draw(crowded, drawn, format="svg", title=""))
    assert "In steps of 7 days." in texts
    numbers = [int(text) for text in texts if text.isdigit() and len(text) < 4]
    assert sum(numbers) == len(days)
    sparse = answer(("2024-01-01", "Ann Lee"), ("2024-12-31", "Ann Lee"), columns="day who")
    assert not any(
        "steps" in text for text in texts_of(draw(sparse, drawn, format="svg", title=""))
    )


def test_bars_have_their_numbers_and_the_longest_comes_first() -> None:
    found = words("bars")
    assert [word for word in found if word in NAMES] == NAMES[::-1]
    assert {"1", "4", "9", "16", "25"} <= {*found}
    assert {"few", "many", "30"} <= {*words("parts")}
    assert {"meeting", "statement", "2", "1"} <= {*words("counted")}


def test_a_series_has_the_years_with_nothing_too() -> None:
    drawn = plot("series", x="day")
    years = answer(("2020-01-01",), ("2024-01-01",), columns="day")
    months = answer(("2024-01-01",), ("2024-03-05",), columns="day")
    for asked, times in (
        (years, ["2020", "2021", "2022", "2023", "2024"]),
        (months, ["2024-01", "2024-02", "2024-03"]),
    ):
        texts = texts_of(draw(asked, drawn, format="svg", title=""))
        assert [text for text in texts if text.startswith("202")] == times


def test_a_series_tells_the_largest_parts_apart() -> None:
    rows = [("2024-01-01", f"paper {n}", n) for n in range(1, 9)]
    asked = answer(*rows, columns="day paper n")
    drawn = plot("series", x="day", value="n", colour="paper")
    texts = texts_of(draw(asked, drawn, format="svg", title=""))
    assert {f"paper {n}" for n in range(4, 9)} | {"(others)"} <= {*texts}
    assert "paper 3" not in texts


def test_a_series_of_several_columns() -> None:
    asked = answer(("2023", 1, 2), ("2024", 3, 4), columns="year few many")
    drawn = plot("series", x="year", value="few many")
    assert {"few", "many", "2023", "2024"} <= {
        *texts_of(draw(asked, drawn, format="svg", title=""))
    }


def test_what_lasts_is_a_line() -> None:
    spans = answer(
        ("2023-01-01", "2024-01-01", "minister"),
        ("2024-02-02", None, "president"),
        (None, "2024-03-03", "guest"),
        columns="first last office",
    )
    plain = plot("timeline", x="first", label="office")
    lasting = plot("timeline", x="first", until="last", label="office")
    short, long = (draw(spans, each, format="svg", title="").data for each in (plain, lasting))
    assert b"1 without a date." in short
    assert b"without a date" not in long
    assert long.count(b"stroke-width: 4") == short.count(b"stroke-width: 4") + 1


def test_a_matrix_and_a_network_have_their_names_and_numbers() -> None:
    assert {*NAMES[1:], "(not named)", "5", "1"} <= {*words("matrix")}
    assert {*NAMES, "5"} <= {*words("network")}
    assert "(not named)" not in words("network")


def test_what_is_too_much_is_left_out_and_said_so() -> None:
    many = answer(*((f"name {n}", f"other {n}", 1) for n in range(200)), columns="one other n")
    days = answer(*((f"2024-01-{n % 28 + 1:02}", f"t{n}") for n in range(60)), columns="day text")
    for asked, drawn, told in (
        (many, plot("bars", label="one", value="n"), "The 30 highest of 200."),
        (many, plot("matrix", x="one", y="other"), "Those with most of 200 by 200."),
        (many, plot("network", from_="one", to="other"), "The 60 most connected of 400."),
        (days, plot("timeline", x="day", label="text"), "The first 40 of 60."),
    ):
        assert told in draw(asked, drawn, format="svg", title="").data.decode()


@pytest.mark.parametrize("name", CASES)
def test_png(name: str) -> None:
    asked, drawn = CASES[name]
    picture = draw(asked, drawn, format="png", title="A question?")
    assert picture.data.startswith(b"\x89PNG")
    assert int.from_bytes(picture.data[16:20], "big") >= 800
    assert picture.notes == ()


PROGRAM = """
import hashlib, test_plotting as t
for name, (asked, drawn) in t.CASES.items():
    for form in t.FORMATS:
        data = t.draw(asked, drawn, format=form, title="A question?", asked="x").data
        print(name, form, hashlib.sha256(data).hexdigest())
"""


def test_the_same_bytes_every_time() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            check=True,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                "SOURCE_DATE_EPOCH": seed,
            },
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
    assert len(seen.pop().splitlines()) == len(CASES) * len(FORMATS)


@pytest.mark.parametrize("query", [q for q in stored_queries() if q.plot], ids=lambda q: q.name)
def test_stored_queries_are_drawn(query: StoredQuery) -> None:
    assert query.plot is not None
    found = run(query, dict(query.example), EmbeddedStore.in_memory(quads()))
    picture = draw(found, query.plot, format="svg", title=query.summary)
    assert query.summary[:20] in picture.data.decode()


def test_characters_that_no_font_has() -> None:
    asked = answer(("\U000f0000 李", 1), columns="who n")
    drawn = plot("bars", label="who", value="n")
    [note] = draw(asked, drawn, format="png", title="").notes
    assert "\U000f0000" in note
    assert "or draw SVG" in note
    assert draw(asked, drawn, format="svg", title="").notes == ()
    assert families("Ann, Анна, آنا, חנה")[1] == ""


def test_pictures_for_questions_of_ones_own() -> None:
    assert guessed(answer(("2024", 3), columns="year n")) == plot("series", x="year", value="n")
    assert guessed(answer(("2024", "a"), columns="d t")) == plot("timeline", x="d", label="t")
    assert guessed(ROWS) == plot("bars", label="who", value="times")
    with pytest.raises(UsageError, match="nothing says how to draw"):
        guessed(answer(("a", "b"), columns="x y"))


@pytest.mark.parametrize(
    ("rows", "drawn", "why"),
    [
        ([("soon", "Ann", 1)], plot("timeline", x="day", lane="who"), "no row has a date"),
        ([(None, "Ann", 1)], plot("series", x="day"), "no row has a date"),
        ([("Ann", "Ann", 1)], plot("network", from_="day", to="who"), "no two names"),
        ([("Ann", None, 1)], plot("network", from_="day", to="who"), "no two names"),
        ([("Ann", "Bob", 0)], plot("matrix", x="day", y="who", value="n"), "numbers are 0"),
    ],
)
def test_rows_with_nothing_to_draw(
    rows: list[tuple[str | int | None, ...]], drawn: Plot, why: str
) -> None:
    with pytest.raises(UsageError, match=why):
        draw(answer(*rows, columns="day who n"), drawn, format="svg", title="")


def test_what_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, drawn = CASES["bars"]
    with pytest.raises(UsageError, match="not a kind of picture: 'pdf'"):
        draw(asked, drawn, format="pdf", title="")
    with pytest.raises(UsageError, match="the answer is empty"):
        draw(of_solutions(asked.columns, []), drawn, format="svg", title="")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError, match="pictures need a library") as caught:
        draw(asked, drawn, format="svg", title="")
    assert caught.value.advice == "pip install 'newskg[plot]'"


@settings(max_examples=25, deadline=None)
@example({(0, 3), (1, 6), (2, 4), (2, 5), (2, 6)})
@given(st.sets(st.tuples(st.integers(0, 14), st.integers(0, 14)), min_size=1, max_size=40))
def test_no_two_names_of_a_network_overlap(pairs: set[tuple[int, int]]) -> None:
    graph = nx.Graph()
    graph.add_edges_from((f"Somebody {'x' * a} {a}", f"Somebody {'x' * b} {b}") for a, b in pairs)
    places = island(graph).places
    assert not [two for two in combinations(places, 2) if overlap(places, *two)]
