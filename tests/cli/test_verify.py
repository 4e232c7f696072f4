"""kg verify, from articles and a graph to a verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SEED, GRAPH = ROOT / "seeds" / "seed-article.txt", ROOT / "seeds" / "seed-article.ttl"


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)])


@pytest.fixture
def altered(tmp_path: Path) -> Path:
    file = tmp_path / "altered.ttl"
    file.write_text(GRAPH.read_text("utf-8").replace('"Qiz Qalasi Dam"', '"Hoover Dam"'), "utf-8")
    return file


def test_the_seed_stands_on_its_text() -> None:
    done = kg(GRAPH, SEED)
    assert done.exit_code == 0, done.output
    assert "its words" in done.stdout
    assert "0  nothing" in done.stdout
    assert "1 article, " in done.stderr
    assert "facts, all grounded" in done.stderr


def test_a_name_that_nobody_says(altered: Path) -> None:
    done = kg(altered, SEED.parent)
    assert done.exit_code == 1
    assert done.stdout.startswith(
        f"{SEED}:1: schema:name 'Hoover Dam': the article does not say it"
    )
    assert "/place/qiz-qalasi-dam>" in done.stdout
    assert "1 without ground" in done.stderr


def test_the_same_as_json(altered: Path) -> None:
    done = kg(altered, SEED, "--report", "json")
    report = json.loads(done.stdout)
    assert report["grounded"] is False
    assert report["facts"] == sum(report["grounds"].values()) + 1
    (finding,) = report["findings"]
    assert finding["property"] == "https://schema.org/name"
    assert (finding["file"], finding["line"]) == (str(SEED), 1)
    assert finding["value"] == "Hoover Dam"
    assert json.loads(kg(GRAPH, SEED, "--report", "json").stdout)["grounded"] is True


def test_a_missing_article_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("date 2024-05-20 Other\n\nIt rained.\n", "utf-8")
    done = kg(GRAPH, other)
    assert done.exit_code == 1
    headline = "Raisi: Iran, Azerbaijan continue to support Palestinian cause"
    told = f"schema:headline '{headline}': the article is not among those given"
    assert done.stdout.startswith(told)


def test_bad_inputs_are_told_and_end_with_1(tmp_path: Path) -> None:
    done = kg(GRAPH, SEED, tmp_path / "none.txt")
    assert done.exit_code == 1
    assert "none.txt: cannot be read" in done.stderr
    assert "all grounded" in done.stderr
    done = kg(tmp_path / "none.nq", tmp_path / "none.txt")
    assert done.exit_code == 1
    assert "none.nq: there is no such file" in done.stderr
    assert "none.txt" not in done.stderr  # no article is read for a graph that is not there
    empty = tmp_path / "empty.nq"
    empty.write_text("", "utf-8")
    done = kg(empty, SEED)
    assert done.exit_code == 1
    assert "empty.nq: the graph tells of no article" in done.stderr
    assert kg(GRAPH).exit_code == 2
