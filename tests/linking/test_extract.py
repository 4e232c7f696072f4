"""Wikidata's entities in a file: read, indexed once, and only what is certain is certain."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
import wikidata_extract as wikidata

from kg.errors import InputError, UsageError
from kg.linking import Candidate, Extract, Kind, Link, Named, links
from kg.linking.index import is_current, make
from kg.linking.items import items

PERSON, PLACE, BODY = Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION


def first(path: Path, named: Named) -> Link | None:
    """The likeliest link of a name."""
    with closing(Extract(path)) as extract:
        [found] = links([named], extract)
    return found[0] if found else None


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wikidata.write(tmp_path_factory.mktemp("wikidata") / "extract.json.gz", dump=True)


@pytest.mark.parametrize(
    ("named", "item"),
    [
        (Named("", PERSON, "Ebrahim Raisi", countries=("ir",)), "Q101"),
        (Named("", PERSON, "EBRAHIM RAISI", titles=("President",)), "Q101"),
        (Named("", PERSON, "Ilham Aliyev", countries=("az",)), "Q102"),
        (Named("", PERSON, "Ilham Eliyev", ("İlham Əliyev",), countries=("az",)), "Q102"),
        (Named("", PERSON, "Ana Ruiz", titles=("minister of energy",), countries=("mx",)), "Q103"),
        (Named("", PERSON, "Mark Rutte", countries=("nl",)), "Q105"),
        (Named("", PLACE, "Tabriz", countries=("ir",)), "Q201"),
        (Named("", PLACE, "Tabriz", countries=("az",)), "Q202"),
        (Named("", BODY, "World Wool Council"), "Q301"),
        (Named("", BODY, "WWB", countries=("gb",)), "Q302"),
    ],
    ids=lambda value: value.name if isinstance(value, Named) else value,
)
def test_what_is_certain(extract: Path, named: Named, item: str) -> None:
    link = first(extract, named)
    assert link is not None
    assert link.decided, link.reason
    assert link.candidate.iri == f"http://www.wikidata.org/entity/{item}"
    assert link.reason.startswith("The source is certain. Its ")


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (Named("", PERSON, "Ana Ruiz", countries=("mx",)), "not certain"),
        (Named("", PERSON, "John Smith", countries=("us",)), "its country is another one"),
        (Named("", PERSON, "John Smith"), "not certain"),
        (Named("", PERSON, "Jane Doe", countries=("us",)), "not certain"),
        (Named("", PERSON, "Pelé", countries=("br",)), "One word is too little"),
        (Named("", PLACE, "Tabriz"), "not certain"),
        (Named("", BODY, "WWB"), "not certain"),
    ],
    ids=str,
)
def test_what_is_left_to_people(extract: Path, named: Named, words: str) -> None:
    link = first(extract, named)
    assert link is not None
    assert not link.decided
    assert words in link.reason


@pytest.mark.parametrize(
    "named",
    [
        Named("", PERSON, "Xaver Unterwurzacher"),
        Named("", PLACE, "Ebrahim Raisi"),
        Named("", PERSON, "World Wool Council"),
        Named("", PERSON, "Somebody Else", ("Pelé",)),
    ],
    ids=str,
)
def test_what_is_not_there_or_is_something_else(extract: Path, named: Named) -> None:
    assert first(extract, named) is None


def test_every_candidate_tells_what_it_goes_by(extract: Path) -> None:
    with closing(Extract(extract)) as source:
        [(_, found)] = source.candidates([Named("", PERSON, "Ana Ruiz", countries=("mx",))])
    iri = "http://www.wikidata.org/entity/"
    assert [(c.iri.removeprefix(iri), c.score, c.match) for c in found] == [
        ("Q103", 85.0, False),
        ("Q104", 85.0, False),
        ("Q109", 50.0, False),
    ]
    assert found[1] == Candidate(
        f"{iri}Q104",
        "Ana Ruiz",
        85.0,
        by_score=False,
        description="singer",
        why="Its label is the name, its country is the same.",
    )
    assert found[2].why == "Its label is the name."


def test_plain_and_zipped_and_as_a_dump_are_one(tmp_path: Path) -> None:
    read = [
        list(items(wikidata.write(tmp_path / name, dump=dump)))
        for name in ("a.json", "b.json.gz", "c.json.bz2")
        for dump in (False, True)
    ]
    assert all(each == read[0] for each in read)
    tabriz = next(item for item in read[0] if item.number == 201)
    assert (tabriz.label, tabriz.classes, tabriz.countries) == ("Tabriz", (70208,), (794,))


def test_what_has_no_label_and_what_is_no_item_is_passed_over(tmp_path: Path) -> None:
    entities = [
        wikidata.entity("Q1", ""),
        wikidata.entity("P31", "instance of"),
        wikidata.entity("Q2", "Earth", P31=[""]),
    ]
    [earth] = items(wikidata.write(tmp_path / "x.json", entities))
    assert (earth.number, earth.classes) == (2, ())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"id": "Q1"', "x.json:2: not an entity of Wikidata"),
        (b'"Q1"', "no object with an id"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_what_is_no_extract(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"\n" + content + b"\n")
    with pytest.raises(InputError) as caught:
        list(items(path))
    assert words in str(caught.value)


def test_an_extract_that_is_cut_off_or_not_there(tmp_path: Path) -> None:
    path = wikidata.write(tmp_path / "x.json.gz")
    path.write_bytes(path.read_bytes()[:-20])
    source = Extract(path)
    with pytest.raises(InputError, match="cannot be read"):
        list(source.indexing())
    assert list(tmp_path.iterdir()) == [path]
    for act in (items(tmp_path / "none"), Extract(tmp_path / "none").indexing()):
        with pytest.raises(InputError, match="No such file"):
            list(act)


def test_the_index_is_made_once_and_anew_when_the_extract_changes(tmp_path: Path) -> None:
    path = wikidata.write(tmp_path / "x.json", wikidata.PEOPLE)
    assert list(Extract(path).indexing()) == [len(wikidata.PEOPLE)]
    assert list(Extract(path).indexing()) == []
    wool = Named("", BODY, "World Wool Council")
    assert first(path, wool) is None
    wikidata.write(path)
    os.utime(path, ns=(1, 1))
    assert first(path, wool) is not None
    (tmp_path / "x.json.index").write_bytes(b"this is no database at all" * 100)
    assert first(path, wool) is not None


def test_an_index_elsewhere_and_one_that_cannot_be_written(tmp_path: Path) -> None:
    path = wikidata.write(tmp_path / "x.json")
    elsewhere = tmp_path / "other"
    list(Extract(path, index_path=elsewhere).indexing())
    assert is_current(elsewhere, path)
    with pytest.raises(UsageError, match="--index FILE"):
        list(Extract(path, index_path=tmp_path / "none" / "index").indexing())


def test_an_index_is_made_in_stretches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.linking.index._BATCH", 4)
    path = wikidata.write(tmp_path / "x.json")
    told = list(make(tmp_path / "index", path))
    assert told == [4, 8, 12, 16]
    assert len(wikidata.ALL) == 16
