"""``kg resolve``, as scripts use it, on stories that an extractor read."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from decided import BASE, kg

from kg.mapping.namespaces import NKG

QUALITY = Path(__file__).parents[1] / "quality"
ROOT = QUALITY.parents[1]


def stories(file: str, *names: str) -> list[str]:
    gold = json.loads((QUALITY / file).read_text("utf-8"))
    chosen = [gold[name] for name in names or gold]
    return [f" date {s['date']} {s['headline']}\n\n{s['body']}\n" for s in chosen]


@pytest.fixture(scope="module")
def nile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three agencies on the same two meetings; one name is spelt in three ways."""
    folder = tmp_path_factory.mktemp("nile")
    for number, text in enumerate(stories("wire-dev.json", "dev-36", "dev-37", "dev-38")):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    done = kg("build", *sorted(folder.iterdir()), "-o", folder / "graph.nq", "--extractor", "rules")
    assert done.exit_code == 0, done.output
    return folder


def persons(path: Path) -> set[str]:
    start = f"{BASE}person/"
    quads = ox.parse(path=path)
    found = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}
    return {iri.removeprefix(start) for iri in found if iri.startswith(start)}


def test_three_spellings_become_one_person(nile: Path, tmp_path: Path) -> None:
    decided, after = tmp_path / "authority.ttl", tmp_path / "after.nq"
    done = kg("resolve", nile / "graph.nq", "-o", decided)
    assert done.exit_code == 0, done.output
    assert done.output.startswith("read 3 articles: ")
    texts = sorted(nile.glob("*.txt"))
    built = kg("build", *texts, "-o", after, "--extractor", "rules", "--authority", decided)
    assert "built 3, skipped 0" in built.output
    spellings = {p for p in persons(nile / "graph.nq") if "menshawi" in p}
    assert spellings == {"tarek-el-menshawi", "tarek-al-menshawi"}
    assert {p for p in persons(after) if "menshawi" in p} == {"tarek-el-menshawi"}
    assert "president-of-egypt" in persons(nile / "graph.nq")
    assert "president-of-egypt" not in persons(after)


def test_names_of_an_authority_file_are_grounded_by_it(nile: Path, tmp_path: Path) -> None:
    decided, after = tmp_path / "authority.ttl", tmp_path / "after.nq"
    texts = sorted(nile.glob("*.txt"))
    kg("resolve", nile / "graph.nq", "-o", decided)
    kg("build", *texts, "-o", after, "--extractor", "rules", "--authority", decided)
    alone = kg("verify", after, *texts)
    assert alone.exit_code == 1
    assert "schema:name 'Tarek El-Menshawi': the article does not say it" in alone.output
    assert "An authority file had a say in this graph: give it with --authority." in alone.output
    with_it = kg("verify", after, *texts, "--authority", decided)
    assert with_it.exit_code == 0, with_it.output
    assert "the authority file" in with_it.output
    assert "had a say" not in with_it.output


def test_a_file_that_no_build_would_take_is_not_written(nile: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "authority.nq", tmp_path / "authority"):
        done = kg("resolve", nile / "graph.nq", "-o", place)
        assert done.exit_code == 2
        assert "is no authority file by its ending" in done.output
        assert not place.exists()


def test_the_bytes_are_the_same_for_any_order_and_any_files(nile: Path, tmp_path: Path) -> None:
    first = tmp_path / "first.ttl"
    kg("resolve", nile / "graph.nq", "-o", first)
    lines = (nile / "graph.nq").read_text("utf-8").splitlines(keepends=True)
    random.Random(7).shuffle(lines)  # noqa: S311 -- a shuffle that can be repeated
    halves = [tmp_path / "b.nq", tmp_path / "a.nq"]
    for path, part in zip(halves, (lines[::2], lines[1::2]), strict=True):
        path.write_text("".join(part), "utf-8")
    trig = tmp_path / "graph.trig"
    trig.write_bytes(
        ox.serialize(ox.parse(path=nile / "graph.nq"), format=ox.RdfFormat.TRIG) or b""
    )
    for number, graphs in enumerate([halves, halves[::-1], [trig], [trig, nile / "graph.nq"]]):
        again = tmp_path / f"{number}.ttl"
        assert kg("resolve", *graphs, "-o", again).exit_code == 0
        assert again.read_bytes() == first.read_bytes()
    for seed in ("0", "4242"):
        done = subprocess.run(
            [sys.executable, "-m", "kg", "resolve", str(nile / "graph.nq"), "-o", "-"],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        assert done.stdout == first.read_bytes()


def test_its_own_output_is_read_back_and_kept(nile: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.ttl", tmp_path / "second.ttl"
    kg("resolve", nile / "graph.nq", "-o", first)
    done = kg("resolve", nile / "graph.nq", "-o", second, "--authority", first)
    assert done.exit_code == 0, done.output
    assert second.read_bytes() == first.read_bytes()
    mine = first.read_text("utf-8").replace("nkg:Applied", "nkg:Rejected")
    first.write_text(mine, "utf-8")
    kg("resolve", nile / "graph.nq", "-o", second, "--authority", first)
    statuses = {q.object for q in ox.parse(path=second) if q.predicate == NKG.decisionStatus}
    assert statuses == {NKG.Rejected}


def test_a_graph_without_names_is_refused(nile: Path, tmp_path: Path) -> None:
    turtle = tmp_path / "graph.ttl"
    kg("build", nile / "0.txt", "-o", turtle, "--extractor", "rules")
    done = kg("resolve", turtle, "-o", tmp_path / "a.ttl")
    assert done.exit_code == 1
    assert "there is no article's graph in it" in done.output
    assert "kg build … -o graph.nq" in done.output
    assert not (tmp_path / "a.ttl").exists()
    gone = kg("resolve", tmp_path / "gone.nq", "-o", tmp_path / "a.ttl")
    assert gone.exit_code == 1
    assert "gone.nq: cannot be read" in gone.output


@pytest.mark.parametrize(
    ("extraction", "floors"),
    [("gold", (95.0, 90.0, 90.0, 90.0)), ("rules", (91.0, 82.0, 60.0, 75.0))],
)
def test_groups_of_stories_are_resolved_as_well_as_they_were(
    extraction: str, floors: tuple[float, ...]
) -> None:
    """F1 of persons (B³, pairs), meetings (pairs) and plans, in the groups that are read."""
    script = ROOT / "benchmarks" / "resolution.py"
    done = subprocess.run(
        [sys.executable, str(script), extraction, str(QUALITY / "groups-dev.json")],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    cells = done.stdout.splitlines()[-1].split("|")[4:-1]
    assert all(float(c.split()[0]) >= floor for c, floor in zip(cells, floors, strict=True)), cells
