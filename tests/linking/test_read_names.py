"""The names of a graph: one a node, with what all its articles say."""

from __future__ import annotations

from pathlib import Path

import full_extraction as full
import pytest

from kg.errors import InputError
from kg.linking import Kind, Named, read_names
from kg.serialization import save

PREFIXES = """\
@prefix schema: <https://schema.org/> .
@prefix nkg: <https://w3id.org/newskg/ontology#> .
@prefix : <https://example.org/newskg/> .
"""
BASE = "https://example.org/newskg/"


def names_of(text: str, tmp_path: Path) -> list[Named]:
    path = tmp_path / "graph.trig"
    path.write_text(PREFIXES + text, "utf-8")
    return read_names([path])


def test_what_the_articles_say_of_one_comes_together(tmp_path: Path) -> None:
    text = """\
    :g1 { <https://example.org/newskg/person/a> a schema:Person ; schema:name "Ana Ruiz" ;
      schema:jobTitle "Minister"@en ;
      schema:nationality <https://example.org/newskg/country/mx> . }
    :g2 { <https://example.org/newskg/person/a> schema:alternateName "Ruiz", "la Ruiz"@es ;
      schema:name "Ana RUIZ" . }
    :g3 { <https://example.org/newskg/person/a> schema:name "Ana Ruiz" ; a schema:Person . }
    """
    assert names_of(text, tmp_path) == [
        Named(
            f"{BASE}person/a", Kind.PERSON, "Ana Ruiz", ("Ana RUIZ", "Ruiz"), ("Minister",), ("mx",)
        )
    ]


@pytest.mark.parametrize(
    "facts",
    [
        'a schema:Person ; schema:name "president of Azerbaijan"@en',
        "a schema:Person",
        'a schema:Country ; schema:name "Iran"',
        'a schema:Person, schema:Place ; schema:name "Washington"',
        'a nkg:Group ; schema:name "Analysts"',
    ],
)
def test_what_is_not_linked(facts: str, tmp_path: Path) -> None:
    assert names_of(f":x {facts} .", tmp_path) == []


def test_what_a_build_writes(tmp_path: Path) -> None:
    save([full.quads()], tmp_path / "graph.nq")
    found = {named.name: named for named in read_names([tmp_path / "graph.nq"])}
    assert found["Ana Ruiz"].kind is Kind.PERSON
    assert found["Baku"] == Named(f"{BASE}place/baku", Kind.PLACE, "Baku", ("BAKU",), (), ("az",))
    assert [named.name for named in found.values() if named.governmental] == ["The ministry"]
    assert found["Azertag"].kind is Kind.ORGANIZATION
    assert found["Azertag"].countries == ("az",)
    assert not {"Azerbaijan", "foreign minister of Georgia", "Analysts"} & set(found)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.nq"):
        read_names([tmp_path / "none.nq"])
