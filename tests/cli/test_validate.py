"""kg validate, on files good and bad."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from seed_extraction import article, extraction

from kg.cli.main import main
from kg.extraction import extractor_named
from kg.mapping import to_quads
from kg.pipeline import provenance_of
from kg.serialization import save


def validate(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    made_by = provenance_of(extractor_named("rules"))
    path = tmp_path / "good.nq"
    save([to_quads(article(), extraction(), provenance=made_by)], path)
    return path


@pytest.fixture
def bad(good: Path) -> Path:
    """The same, with an end that lies before its start."""
    path = good.with_name("bad.nq")
    path.write_text(good.read_text("utf-8").replace('"395"', '"95"'), "utf-8")
    return path


@pytest.mark.parametrize("engine", ["auto", "shacl", "pyshacl"])
def test_a_good_graph_conforms(good: Path, engine: str) -> None:
    done = validate(good, "--engine", engine)
    assert done.exit_code == 0, done.output
    assert f"{good}: conforms" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("engine", ["auto", "shacl", "pyshacl"])
def test_a_bad_graph_does_not(bad: Path, engine: str) -> None:
    done = validate(bad, "--engine", engine)
    assert done.exit_code == 3
    assert "183" in done.stdout
    assert f"{bad}: does not conform" in done.stderr


def test_reports_for_machines(bad: Path, good: Path) -> None:
    assert json.loads(validate(bad, "--report", "json").stdout)["conforms"] is False
    assert json.loads(validate(good, "--report", "json").stdout)["conforms"] is True
    turtle = validate(bad, "--report", "ttl").stdout
    predicates = {t.predicate.value for t in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
    assert "http://www.w3.org/ns/shacl#resultMessage" in predicates


def test_the_worst_of_several_files_decides(good: Path, bad: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b> .\n", "utf-8")
    done = validate(good, broken, bad)
    assert done.exit_code == 3
    assert "broken.ttl:1:" in done.stderr
    assert validate(good, broken).exit_code == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = validate(tmp_path / "none.ttl")
    assert done.exit_code == 1
    assert "none.ttl" in done.stderr


def test_an_unknown_engine_is_bad_usage(good: Path) -> None:
    assert validate(good, "--engine", "guess").exit_code == 2
