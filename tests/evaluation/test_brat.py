"""Gold from brat's folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import Gold, load_gold

TEXT = "Ann said she would go and, on Monday, that Bo lied. “We won.”\n"
SAID = "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\n"
GO = "T3\tContent 9 21;43 50\tshe would go Bo lied\n"


def article(folder: Path, marks: str, text: str = TEXT, name: str = "x") -> Gold:
    (folder / f"{name}.txt").write_text(text, "utf-8", newline="")
    (folder / f"{name}.ann").write_text(marks, "utf-8", newline="")
    (gold,) = load_gold(folder)
    return gold


@pytest.mark.parametrize(
    "ties",
    [
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\nT4\tAttribution 4 8\tsaid\n",
        "E1\tCue:T2 Source:T1 Content2:T3\n",
        "R1\tby Arg1:T2 Arg2:T1\t\nR2\tof Arg1:T2 Arg2:T3\t\n",
        "R1\tby Arg1:T1 Arg2:T3\nR2\tof Arg1:T3 Arg2:T2\n",
        "E1\tCue:T2 Content:T3\r\nR1\tby Arg1:E1 Arg2:T1\r\n",
    ],
)
def test_events_and_relations_tie_the_parts_of_a_statement(tmp_path: Path, ties: str) -> None:
    gold = article(tmp_path, SAID + GO + ties)
    assert gold.id == "x"
    assert gold.body == TEXT.strip()
    (statement,) = gold.statements or ()
    assert statement.content == ((9, 21), (43, 50))
    assert statement.source == ((0, 3),)
    assert statement.cue == ((4, 8),)
    assert (statement.speaker, statement.kind) == (None, None)


def test_a_source_may_belong_to_several_statements(tmp_path: Path) -> None:
    ties = "R1\tby Arg1:T1 Arg2:T3\nR2\tby Arg1:T1 Arg2:T5\n"
    gold = article(tmp_path, f"{SAID}{GO}T5\tCONTENT-direct 53 60\tWe won.\n{ties}")
    assert [s.source for s in gold.statements or ()] == [((0, 3),), ((0, 3),)]
    assert [len(s.content) for s in gold.statements or ()] == [2, 1]


def test_content_alone_is_a_statement_and_the_other_parts_are_not(tmp_path: Path) -> None:
    marks = f"{SAID}{GO}T4\tPerson 43 45\tBo\nA1\tSure T3\n*\tEquiv T1 T4\n#1\tNote T3\twhy\n\n"
    (statement,) = article(tmp_path, marks).statements or ()
    assert (statement.source, statement.cue) == ((), ())


def test_only_the_outermost_are_kept(tmp_path: Path) -> None:
    inner = "T5\tContent 46 50\tlied\nT6\tContent 9 21;43 50\tshe would go Bo lied\n"
    statements = article(tmp_path, GO + inner).statements or ()
    assert [s.content for s in statements] == [((9, 21), (43, 50))] * 2


def test_the_body_is_what_build_reads(tmp_path: Path) -> None:
    header = " date 2024-05-19 Ann goes\n\n"
    gold = article(tmp_path, "T1\tContent 36 48\tshe would go\n", header + TEXT)
    (statement,) = gold.statements or ()
    assert (gold.body, gold.date, gold.headline) == (TEXT.strip(), "2024-05-19", "Ann goes")
    assert statement.content == ((9, 21),)


def test_without_a_header_day_and_headline_are_in_the_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "p_2016-08-15_who.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sub" / "p_2016-08-15_who.ann").touch()
    (tmp_path / ".hidden.txt").touch()
    (gold,) = load_gold(tmp_path)
    assert gold.id == "sub/p_2016-08-15_who"
    assert (gold.date, gold.headline, gold.statements) == ("2016-08-15", "p_2016-08-15_who", ())


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        ("T1\tContent 9 21\tshe would stay\n", "x.ann:1: T1: the text has 'she would go' there"),
        (f"\nT1\tContent 9 21\t{'x' * 50}\n", "x.ann:2: T1: the text has"),
        ("T1\tContent 9 900\t\n", "x.ann:1: T1: 9 900 is no place in a text of 62 characters"),
        ("T1\tContent 21 9\t\n", "x.ann:1: T1: 21 9 is no place"),
        ("T1\tContent nine\t\n", "x.ann:1: T1 has no offsets"),
        ("T1\t 9 21\tshe would go\n", "x.ann:1: T1 has no offsets"),
        ("E1\tSaid\n", "x.ann:1: E1 ties nothing"),
        ("R1\tSaid\n", "x.ann:1: R1 ties nothing"),
        ("R1\tSaid Arg1:T1 Arg2:T2\n", "x.ann:1: R1 ties T1, which is not in the file"),
        ("Content 9 21\n", "x.ann:1: not an annotation: 'Content 9 21'"),
        ("\tContent 9 21\n", "x.ann:1: not an annotation"),
        ("X1\tContent 9 21\n", "x.ann:1: not an annotation"),
    ],
)
def test_errors_name_the_line(tmp_path: Path, marks: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        article(tmp_path, marks)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\nb\r\nc", "x.txt:2: a carriage return"),
        (" date 2024-13-19 H\n\nB", "x.txt:1: "),
        (" date 2024-05-19 H\n\nB\n\n date 2024-05-19 I\n\nC", "x.txt: more than one article"),
    ],
)
def test_errors_in_the_text(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        article(tmp_path, "", text)
    assert message in str(caught.value)


def test_a_statement_in_the_header_is_an_error(tmp_path: Path) -> None:
    text = " date 2024-05-19 Ann goes\n\nShe goes."
    with pytest.raises(InputError, match=r"x\.ann:1: a statement in the header"):
        article(tmp_path, "T1\tContent 17 25\tAnn goes\n", text)


@pytest.mark.parametrize(("has", "lacks"), [(".txt", ".ann"), (".ann", ".txt")])
def test_one_file_without_the_other(tmp_path: Path, has: str, lacks: str) -> None:
    (tmp_path / f"y{has}").touch()
    with pytest.raises(InputError, match=f"y{has}: there is no y{lacks} beside it"):
        load_gold(tmp_path)
