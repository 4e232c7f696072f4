"""Links in authority files: written, read, applied by a build, overruled by people."""

from __future__ import annotations

from pathlib import Path

import pytest
import wikidata_extract as wikidata
from decided import ARTICLE, BASE, authority, graph, kg, told
from hypothesis import given
from hypothesis import strategies as st

from kg.linking import Candidate, Kind, Link, Named, quads_of
from kg.linking.authority import base_of
from kg.mapping.namespaces import OWL, PROV, SCHEMA
from kg.resolution import Authority, load
from kg.resolution.authority import Relation, Standing
from kg.serialization import Format, save
from kg.validation import validate

ILQAR = "person/ilqar-eliyev"
NAMED = Named(BASE + ILQAR, Kind.PERSON, "Ilqar Əliyev", countries=("az",))
ITEM = "http://www.wikidata.org/entity/Q7"
OTHER = "http://www.wikidata.org/entity/Q8"
ILGAR = Candidate(ITEM, "Ilgar Aliyev", 97.456, description="a minister")
LINK = Link(NAMED, ILGAR, decided=True, reason="It is certain.")
UNCLEAR = Link(NAMED, Candidate(OTHER, "Ilqar Əliyev"), decided=False, reason="It is not.")
MINE = "subject,relation,object,country,status,reason\n"


def written(folder: Path, *links: Link, source: str = "https://example.org/api") -> Path:
    path = folder / "links.ttl"
    save(quads_of(links, source=source), path, format=Format.TURTLE)
    return path


def linked(found: Authority) -> list[str]:
    return told(graph(found), ILQAR, OWL.sameAs)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    certain, unclear = load([written(tmp_path, LINK, UNCLEAR)], base=BASE).decisions
    assert (certain.subject, certain.object) == (BASE + ILQAR, ITEM)
    assert certain.relation is unclear.relation is Relation.LINKED
    assert (certain.standing, certain.computed) == (Standing.APPLIED, True)
    assert certain.reason == "Ilqar Əliyev is Ilgar Aliyev, a minister. It is certain."
    assert unclear.reason == "Ilqar Əliyev may be Ilqar Əliyev. It is not."
    assert (unclear.object, unclear.standing) == (OTHER, Standing.CANDIDATE)
    text = (tmp_path / "links.ttl").read_text("utf-8")
    assert f"decision/{certain.name}>" in text
    assert "nkg:score 97.46 ;" in text
    assert "prov:wasDerivedFrom <https://example.org/api> ;" in text


def test_what_is_written_conforms(tmp_path: Path) -> None:
    done = kg("validate", written(tmp_path, LINK, UNCLEAR, source="an extract.json"))
    assert done.exit_code == 0, done.output


def test_a_build_links_what_is_decided_and_nothing_else(tmp_path: Path) -> None:
    quads = graph(load([written(tmp_path, LINK, UNCLEAR)], base=BASE))
    assert told(quads, ILQAR, OWL.sameAs) == [ITEM]
    assert told(quads, ILQAR, SCHEMA.name) == ["Ilqar Əliyev"]
    (decision,) = told(quads, ARTICLE, PROV.wasInfluencedBy)
    assert told(quads, decision, SCHEMA.description)[0].endswith("a minister. It is certain.")
    assert validate(quads).conforms


def test_a_link_goes_with_whom_a_name_means(tmp_path: Path) -> None:
    rows = f"{MINE}{ILQAR},same as,person/ia,,,\n"
    for subject in (ILQAR, "person/ia"):
        quads = graph(authority(tmp_path, f"{rows}{subject},linked to,{ITEM},,,\n"))
        assert told(quads, "person/ia", OWL.sameAs) == [ITEM]


def test_a_link_beside_those_of_an_entry(tmp_path: Path) -> None:
    files = [
        written(tmp_path, LINK),
        tmp_path / "mine.csv",
    ]
    files[1].write_text(f"iri,same as\n{ILQAR},https://viaf.org/viaf/1|{ITEM}\n", "utf-8")
    assert linked(load(files, base=BASE)) == [ITEM, "https://viaf.org/viaf/1"]


@pytest.mark.parametrize(
    ("row", "items"),
    [
        (f"{ILQAR},linked to,{ITEM},,Rejected,No.", []),
        (f"{ILQAR},linked to,{OTHER},,Applied,He is.", [ITEM, OTHER]),
        (f"{ILQAR},linked to,{ITEM},ir,Rejected,Not in Iran.", [ITEM]),
    ],
)
def test_people_overrule(tmp_path: Path, row: str, items: list[str]) -> None:
    (tmp_path / "mine.csv").write_text(f"{MINE}{row}\n", "utf-8")
    files = [written(tmp_path, LINK, UNCLEAR), tmp_path / "mine.csv"]
    assert linked(load(files, base=BASE)) == items


def test_from_a_text_to_a_linked_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = Path(__file__).resolve().parents[2] / "seeds" / "seed-article.txt"
    monkeypatch.chdir(tmp_path)
    wikidata.write(tmp_path / "extract.json")
    build = ("build", seed, "--extractor", "rules", "-o")
    for step in (
        (*build, "first.nq"),
        ("link", "first.nq", "--wikidata", "extract.json", "-o", "links.ttl"),
        (*build, "second.nq", "--authority", "links.ttl"),
        ("link", "second.nq", "--wikidata", "extract.json", "-o", "again.ttl"),
    ):
        done = kg(*step)
        assert done.exit_code == 0, done.output
    second = (tmp_path / "second.nq").read_text("utf-8")
    raisi = f"<{BASE}person/ebrahim-raisi> <{OWL.sameAs.value}>"
    assert f"{raisi} <http://www.wikidata.org/entity/Q101>" in second
    assert (tmp_path / "again.ttl").read_bytes() == (tmp_path / "links.ttl").read_bytes()


@pytest.mark.parametrize(
    ("iris", "base"),
    [
        (["https://a.example/kg/person/x"], "https://a.example/kg/"),
        (["http://www.wikidata.org/entity/Q1", "https://a.example/place/x"], "https://a.example/"),
        (["https://b.example/person/x", "https://a.example/person/x"], "https://a.example/"),
        (["https://b.example/person/x"] * 2 + ["https://a.example/person/x"], "https://b.example/"),
        (["http://www.wikidata.org/entity/Q1", "https://a.example", "urn:x"], BASE),
        ([], BASE),
    ],
)
def test_decisions_are_named_under_the_base_of_the_graph(iris: list[str], base: str) -> None:
    assert base_of(iris) == base


def test_a_file_whose_name_is_no_text() -> None:
    [quads] = quads_of([LINK], source="extract\udcff.json")
    assert any(str(q.object) == f"<{BASE}file/extract%FF.json>" for q in quads)


SCORES = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@given(st.text(), st.text(min_size=1), SCORES)
def test_any_reason_and_source_can_be_written(
    reason: str, source: str, score: float | None
) -> None:
    link = Link(NAMED, Candidate(ITEM, "x", score), decided=False, reason=reason)
    [quads] = quads_of([link], source=source)
    assert len(quads) == (9 if score is not None else 8)
