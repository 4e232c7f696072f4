"""kg diff, as scripts use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main

STORY = " date 2024-05-03 {}\n\nVIENNA (APA) -- Chancellor Karl Huber said that {} will open.\n"


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def graphs(tmp_path: Path) -> tuple[Path, Path]:
    outputs = (tmp_path / "old.nq", tmp_path / "new.nq")
    for output, what in zip(outputs, ("a bridge", "two \x1b[31mbridges"), strict=True):
        story = tmp_path / "story.txt"
        story.write_text(STORY.format("Alpha", what), "utf-8")
        done = kg("build", story, "-o", output, "--extractor", "rules")
        assert done.exit_code == 0, done.output
    return outputs


def test_for_people(graphs: tuple[Path, Path]) -> None:
    done = kg("diff", *graphs)
    assert done.exit_code == 0
    assert "~ Alpha (2024-05-03)" in done.output
    assert "- Karl Huber: a bridge will open" in done.output
    assert "\x1b" not in done.output
    assert kg("diff", graphs[0], graphs[0]).output == "no difference\n"


@pytest.mark.parametrize("form", ["text", "json", "patch"])
def test_exit_codes(graphs: tuple[Path, Path], form: str) -> None:
    for files, code in ((graphs, 1), ((graphs[0], graphs[0]), 0)):
        assert kg("diff", *files, "--format", form, "--exit-code").exit_code == code
        assert kg("diff", *files, "--format", form).exit_code == 0


def test_as_json(graphs: tuple[Path, Path]) -> None:
    found = json.loads(kg("diff", *graphs, "--format", "json").output)
    assert found["added"] > 0
    assert {"sign": "~", "kind": "article"}.items() <= found["lines"][0].items()
    assert found["lines"][0]["iri"].startswith("https://example.org/newskg/article/2024-05-03/")


def test_as_a_patch(graphs: tuple[Path, Path]) -> None:
    lines = kg("diff", *graphs, "--format", "patch").output.splitlines()
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    assert {line[0] for line in lines[1:-1]} == {"A", "D"}
    assert kg("diff", graphs[0], graphs[0], "--format", "patch").output == "TX .\nTC .\n"


def test_a_file_that_is_not_there(graphs: tuple[Path, Path], tmp_path: Path) -> None:
    done = kg("diff", graphs[0], tmp_path / "none.nq")
    assert done.exit_code == 1
    assert "none.nq" in done.output
