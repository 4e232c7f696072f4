"""The record of a build: who stands, what changed, and what stands in its way."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from kg.errors import InputError, Location, UsageError
from kg.manifest import Changes, Made, Record, Standing, fingerprint, key_of, make, opened
from kg.pipeline import Settings
from kg.reading import Block
from kg.reading.wire import split_lines

SETTINGS = Settings(extractor="rules", validate=False)
MARK = fingerprint(SETTINGS)


def block(text: str, *, source: str = "a.txt") -> Block:
    (only,) = split_lines(io.StringIO(text), source=source, file=source)
    assert isinstance(only, Block)
    return only


def made(
    *, source: str = "a.txt", body: str, modified: str | None = None, headline: str = "A story"
) -> Made:
    detail = f"modified: {modified}\n" if modified else ""
    one = block(f"date 2024-05-03 {headline}\n{detail}\n{body}\n", source=source)
    outcome = make((key_of(one, MARK), one), SETTINGS)
    assert isinstance(outcome, Made)
    return outcome


@contextmanager
def holding(found: Iterable[Made], path: Path | None = None) -> Iterator[Record]:
    with opened(path) as record:
        for each in found:
            record.add(each)
        yield record


def settled(found: Iterable[Made]) -> list[Standing]:
    with holding(found) as record:
        return list(record.settle())


def test_of_two_bodies_the_later_one_stands() -> None:
    early = made(source="a.txt", body="Early.", modified="2024-05-03T10:00:00+05:00")
    late = made(source="b.txt", body="Late.", modified="2024-05-03T06:00:00Z")
    for order in permutations((early, late)):
        (standing,) = settled(order)
        assert standing.article.key == late.key
        assert [dropped.key for dropped in standing.replaced] == [early.key]
        (told,) = standing.notes()
        assert told == "a.txt:1: a correction of the same article: b.txt:1 stands"


def test_of_two_bodies_at_one_time_the_larger_digest_stands() -> None:
    one, two = made(source="a.txt", body="One."), made(source="b.txt", body="Two.")
    winner = max(one, two, key=lambda m: m.digest)
    for order in permutations((one, two)):
        assert [s.article.key for s in settled(order)] == [winner.key]


def test_of_equal_bodies_the_first_by_name_stands() -> None:
    copies = [made(source=name, body="Same.") for name in ("c.txt", "a.txt", "b.txt")]
    for order in permutations(copies):
        (standing,) = settled(order)
        assert standing.article.location.file == "a.txt"
        assert [r.location.file for r in standing.replaced] == ["b.txt", "c.txt"]


def test_graphs_come_in_the_order_of_their_names() -> None:
    found = [made(headline=h, body="Text.") for h in ("Zulu", "Alpha", "Mike")]
    with holding(found) as record:
        names = [standing.article.graph for standing in record.settle()]
        graphs = [graph[0].graph_name for graph in record.graphs()]
    assert names == sorted(m.graph for m in found)
    assert [str(graph) for graph in graphs] == [f"<{name}>" for name in names]


def test_what_is_made_is_known_to_the_next_build(tmp_path: Path) -> None:
    place, first = tmp_path / "g.record", made(body="Text.")
    with holding([first], place):
        pass
    with opened(place) as record:
        assert list(record.settle()) == []  # made, but this build has not asked for it
        assert not record.has(made(body="Other text.").key, Location("a.txt", 1))
        assert record.has(first.key, Location("z.txt", 7))
        (standing,) = record.settle()
        assert standing.article.location == Location("z.txt", 7)


def test_what_changed_since_the_output_was_written(tmp_path: Path) -> None:
    place, output = tmp_path / "g.record", tmp_path / "g.nq"
    stories = {h: made(headline=h, body="Text.") for h in ("Stays", "Changes", "Goes")}

    def build(found: Iterable[Made]) -> Changes | None:
        with holding(found, place) as record:
            list(record.settle())
            changes = record.changes()
            output.write_bytes(b"".join(graph.ntriples for graph in record.graphs()))
            record.written(output, "nq")
            assert record.is_written(output, "nq")
            assert not record.is_written(output, "ttl")
        return changes

    assert build(stories.values()) is None
    assert build(stories.values()) == Changes(0, 0, 0)
    changed = made(headline="Changes", body="Other text.")
    comes = made(headline="Comes", body="Text.")
    assert build([stories["Stays"], changed, comes]) == Changes(1, 1, 1)
    with opened(place) as record:  # what was not wanted is gone
        assert not record.has(stories["Goes"].key, Location("a.txt", 1))
        assert record.has(stories["Stays"].key, Location("a.txt", 1))


def test_an_output_that_somebody_changed_is_written_again(tmp_path: Path) -> None:
    output = tmp_path / "g.nq"
    with holding([made(body="Text.")]) as record:
        list(record.settle())
        output.write_bytes(b"x")
        record.written(output, "nq")
        assert record.is_written(output, "nq")
        output.write_bytes(b"longer")
        assert not record.is_written(output, "nq")
        output.unlink()
        assert not record.is_written(output, "nq")


def test_keys_are_functions_of_all_that_a_graph_depends_on(tmp_path: Path) -> None:
    one = block("date 2024-05-03 A story\n\nText.\n")
    key = key_of(one, MARK)
    assert key_of(replace(one, line=9), MARK) == key  # the graph does not tell the line
    assert key_of(replace(one, text=f"{one.text}\n"), MARK) == key
    for other in (replace(one, text=one.text[:-3]), replace(one, source="b.txt")):
        assert key_of(other, MARK) != key
    authority = tmp_path / "authority.ttl"
    authority.write_text("# nobody\n", "utf-8")
    marks = [
        fingerprint(settings)
        for settings in (
            SETTINGS,
            replace(SETTINGS, base="https://data.example.org/"),
            replace(SETTINGS, bodies=False),
            replace(SETTINGS, extractor="tagger"),
            replace(SETTINGS, authority=(str(authority),)),
        )
    ]
    authority.write_text("# nobody at all\n", "utf-8")
    marks.append(fingerprint(replace(SETTINGS, authority=(str(authority),))))
    assert len(set(marks)) == 6


def test_errors_pass_through() -> None:
    error = InputError("no header", location=Location("a.txt", 1))
    assert make(error, SETTINGS) is error


def test_a_text_that_is_no_article_is_an_error_in_its_place() -> None:
    one = block("date 2024-05-03 A story\n")
    outcome = make((key_of(one, MARK), one), SETTINGS)
    assert isinstance(outcome, InputError)
    assert outcome.location == Location("a.txt", 1)


def test_a_record_without_graphs_leaves_no_file(tmp_path: Path) -> None:
    with opened(tmp_path / "g.record"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_two_builds_do_not_write_one_output(tmp_path: Path) -> None:
    place = tmp_path / "g.record"
    with (
        holding([made(body="Text.")], place),
        pytest.raises(UsageError, match="Another build writes the same output"),
        opened(place),
    ):
        raise AssertionError("never reached")


@pytest.mark.parametrize("content", [b"my own notes, not a database", b"SQLite"])
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "g.record"
    place.write_bytes(content * 100)
    with pytest.raises(UsageError, match="Move the file away"), opened(place):
        raise AssertionError("never reached")
    assert place.read_bytes() == content * 100


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "g.record"
    other = sqlite3.connect(place)
    other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(UsageError, match="no record of a build"), opened(place):
        raise AssertionError("never reached")
    other = sqlite3.connect(place)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("mine",)]
    other.close()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match="Choose a file in a folder that exists"),
        opened(tmp_path / "none" / "g.record"),
    ):
        raise AssertionError("never reached")
