"""``kg build --authority``: only what a file names changes, to the same bytes everywhere."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from decided import BASE, kg

STORY = """ date 2024-05-{day:02} {headline}

VIENNA, May {day} (Xinhua) -- Austrian Chancellor {name} said on Friday that his country
will open a new embassy in Nairobi.

“We have waited long enough,” {name} said.
"""
NAMES = "iri,type,name,other names,same as,from,to\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for day in range(1, 41):
        name = ("Karl Huber", "Carl Huber", "Petra Wolf")[day % 3]
        story = STORY.format(day=1 + day % 28, headline=f"Story number {day}", name=name)
        (folder / f"story-{day:02}.txt").write_text(story, "utf-8")
    return folder


def build(articles: Path, output: Path, *options: str | Path) -> dict[str, list[str]]:
    done = kg("build", articles, "-o", output, "--extractor", "rules", *options)
    assert done.exit_code == 0, done.output
    found: dict[str, list[str]] = {}
    for line in output.read_text("utf-8").splitlines():
        found.setdefault(line.split("<")[-1], []).append(line)
    return found


def naming(graphs: dict[str, list[str]], *slugs: str) -> set[str]:
    return {g for g, lines in graphs.items() if any(s in line for line in lines for s in slugs)}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"{NAMES}person/karl-huber,,Karl Huber,Carl Huber\n", ("carl-huber", "karl-huber")),
        ("subject,relation,object\nperson/carl-huber,same as,person/karl-huber\n", ("carl-huber",)),
    ],
)
def test_only_the_articles_that_are_named_change(
    articles: Path, tmp_path: Path, text: str, named: tuple[str, ...]
) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(text, "utf-8")
    before = build(articles, tmp_path / "before.nq")
    after = build(articles, tmp_path / "after.nq", "--authority", mine)
    changed = {graph for graph in before if before[graph] != after[graph]}
    assert before.keys() == after.keys()
    assert changed == naming(before, *named)
    assert 10 < len(changed) < 30
    persons = {
        q.subject.value
        for q in ox.parse(path=tmp_path / "after.nq")
        if isinstance(q.subject, ox.NamedNode) and "/person/" in q.subject.value
    }
    assert persons == {f"{BASE}person/karl-huber", f"{BASE}person/petra-wolf"}


def test_the_bytes_are_the_same_on_any_number_of_workers(articles: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(f"{NAMES}person/karl-huber,,Karl Huber,Carl Huber\n", "utf-8")
    second.write_text("subject,relation,object\nperson/petra-wolf,same as,person/p-wolf\n", "utf-8")
    both = ("--authority", first, "--authority", second)
    turned = ("--authority", second, "--authority", first)
    one, two = tmp_path / "1.nq", tmp_path / "2.nq"
    build(articles, one, *both, "--workers", "1")
    build(articles, two, *turned, "--workers", "2")
    assert one.read_bytes() == two.read_bytes()


def test_a_correction_without_a_target_is_reported(articles: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("subject,relation,object\nstatement/2024-05-01/gone/1-2,wrong,\n", "utf-8")
    output = tmp_path / "g.nq"
    done = kg("build", articles, "-o", output, "--extractor", "rules", "--authority", mine)
    assert done.exit_code == 0
    told = f"{mine}:2: not applied, for nothing built has what this decision is about: {BASE}st"
    assert told in done.output


def test_a_decision_about_a_misspelt_name_is_reported(articles: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    rows = [f"person/karl-hubr-{n},same as,person/karl-huber\n" for n in range(12)]
    rows += ["person/carl-huber,same as,person/karl-huber\n"]  # this one is there
    mine.write_text(f"subject,relation,object\n{''.join(rows)}", "utf-8")
    output = tmp_path / "g.nq"
    done = kg("build", articles, "-o", output, "--extractor", "rules", "--authority", mine)
    assert done.exit_code == 0
    assert done.output.count("not applied, for nothing built has") == 10
    assert f"{mine}:2: not applied" in done.output
    assert "and 2 decisions more that were not applied" in done.output
    names = tmp_path / "names.csv"
    names.write_text(f"{NAMES}person/ann-lee,,Ann Lee,Anne Lee\n", "utf-8")
    silent = kg("build", articles, "-o", output, "--extractor", "rules", "--authority", names)
    assert "not applied" not in silent.output  # a list of names may hold others, too


def test_a_correction_survives_a_rebuild(articles: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.nq"
    build(articles, plain)
    spoken = "https://w3id.org/newskg/ontology#speaker"
    [statement, other] = sorted(
        (q.subject.value for q in ox.parse(path=plain) if q.predicate.value == spoken),
    )[:2]
    mine = tmp_path / "mine.csv"
    mine.write_text(
        f"subject,relation,object\n{statement},wrong,\n{other},speaker,person/petra-wolf\n", "utf-8"
    )
    names = tmp_path / "names.csv"
    names.write_text(f"{NAMES}person/petra-wolf,,Petra Wolf\n", "utf-8")
    (articles / "story-99.txt").write_text(
        STORY.format(day=9, headline="One more", name="Karl Huber"), "utf-8"
    )
    after = tmp_path / "after.nq"
    build(articles, after, "--authority", mine, "--authority", names)
    quads = [q for q in ox.parse(path=after) if q.predicate.value == spoken]
    said = {q.subject.value: q.object.value for q in quads if isinstance(q.object, ox.NamedNode)}
    assert statement not in said
    assert said[other] == f"{BASE}person/petra-wolf"


def test_a_file_that_cannot_be_read_is_an_error_before_anything_is_built(
    articles: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("iri,nmae\n", "utf-8")
    done = kg("build", articles, "-o", tmp_path / "g.nq", "--authority", mine)
    assert done.exit_code == 1
    assert f"{mine}:1: not known: 'nmae'" in done.output
    assert not (tmp_path / "g.nq").exists()
