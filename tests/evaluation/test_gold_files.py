"""Gold in JSON."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg.errors import InputError, UsageError
from kg.evaluation import Gold, GoldMeeting, GoldStatement, as_wire, build_gold, load_gold
from kg.pipeline import Settings

ARTICLE = {
    "date": "2024-05-19",
    "headline": "H",
    "body": "Ann said no.",
    "statements": [
        {"content": [[9, 11]], "source": [[0, 3]], "cue": [[4, 8]], "speaker": "", "kind": "mixed"},
        {"start": 9, "end": 11, "kind": None},
    ],
    "meetings": [
        {"participants": ["A", "B"], "place": None},
        {"participants": ["C"], "status": "x", "offices": ["king"], "occasion": ""},
    ],
}
GOLD = Gold(
    "a",
    "Ann said no.",
    (GoldStatement(((9, 11),), ((0, 3),), ((4, 8),), "", "mixed"), GoldStatement(((9, 11),))),
    (
        GoldMeeting(("A", "B"), place=""),
        GoldMeeting(("C",), status="x", offices=("king",), occasion=""),
    ),
    "2024-05-19",
    "H",
)


def test_gold_is_read_from_all_its_formats(tmp_path: Path) -> None:
    line = json.dumps({**ARTICLE, "id": "a"})
    (tmp_path / "g.json").write_text("\ufeff" + json.dumps({"a": ARTICLE}), "utf-8")
    (tmp_path / "g.jsonl").write_text(f"\n{line}\n", "utf-8")
    (tmp_path / "g.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    for name in ("g.json", "g.jsonl", "g.jsonl.gz"):
        assert load_gold(tmp_path / name) == [GOLD]
    assert as_wire(GOLD) == " date 2024-05-19 H\n\nAnn said no.\n"


def test_what_was_not_looked_for_is_not_the_same_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text('{"body": "B"}\n{"body": "B", "statements": null}\n')
    first, second = load_gold(tmp_path / "g.jsonl")
    assert (first.id, first.statements, first.meetings) == ("1", None, None)
    assert (second.id, second.statements) == ("2", ())


S = '"body": "B", "statements": '
M = '"body": "B", "meetings": '


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "g.jsonl:2:2: not valid JSON"),
        ("[]", "g.jsonl:2: not an object: []"),
        ("{}", "g.jsonl:2: article '2': there is no body"),
        ('{"body": 1}', "body is not a text: 1"),
        (f"{{{S}1}}", "statements is not a list: 1"),
        (f"{{{S}[1]}}", "article '2', statement 1: not an object: 1"),
        (f"{{{S}[{{}}]}}", "statement 1: there is no content"),
        (f'{{{S}[{{"content": [[0, 2]]}}]}}', "content: [0, 2] is no place in a body of 1 char"),
        (f'{{{S}[{{"content": [[0]]}}]}}', "content: [0] is no place"),
        (f'{{{S}[{{"content": [[0, true]]}}]}}', "content: [0, true] is no place"),
        (f'{{{S}[{{"content": ["{"x" * 70}"]}}]}}', "xxx… is no place"),
        (f"{{{M}[{{}}]}}", "article '2', meeting 1: there are no participants"),
        (f'{{{M}[{{"participants": [1]}}]}}', "meeting 1: participants holds what is no text: 1"),
        (f'{{{M}[{{"participants": [], "offices": [""]}}]}}', "0 participants, but 1 offices"),
    ],
)
def test_errors_say_where(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "g.jsonl").write_text(f'{{"body": "B"}}\n{line}\n', "utf-8")
    with pytest.raises(InputError) as caught:
        load_gold(tmp_path / "g.jsonl")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("g.json", b'{\n"a": ]', "g.json:2:6: not valid JSON"),
        ("g.json", b"{}", "g.json: gold without articles"),
        ("g.jsonl", b"\n\xff", "g.jsonl:2: not UTF-8"),
        ("g.jsonl.gz", b"no", "g.jsonl.gz: cannot be read: Not a gzipped file"),
        ("g.jsonl.gz", gzip.compress(b"{}", mtime=0)[:-9], "g.jsonl.gz: cannot be read: "),
    ],
)
def test_errors_of_files(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError) as caught:
        load_gold(tmp_path / name)
    assert message in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        load_gold(tmp_path / "none.json")
    with pytest.raises(UsageError, match="no ending that tells the format"):
        load_gold(tmp_path / "gold.csv")


def test_a_gold_article_whose_body_is_not_kept_is_an_error() -> None:
    gold = Gold("a", " The space before is not kept.", date="2024-05-19", headline="H")
    assert isinstance(build_gold(gold, Settings()), InputError)
