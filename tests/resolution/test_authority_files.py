"""Authority files: Turtle and tables say the same, and errors say where and what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from decided import BASE, authority
from test_applied_authority import DECISIONS, NAMES

from kg.errors import InputError, UsageError
from kg.extraction.model import EntityType
from kg.resolution import NO_AUTHORITY, Authority, load
from kg.resolution.authority import MISTAKE, Relation, Scope, Standing

PREFIXES = """\
@prefix nkg: <https://w3id.org/newskg/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""

TABLE_OF_DECISIONS = (
    DECISIONS
    + "person/a,same as,person/b,article/x|article/y,eg,minister,2024-05-01,2024-05-31,"
    + "rejected,No.\n"
    + "# a remark\n\n"
    + "statement/1,wrong\n"
    + "statement/2,Speaker,person/b,,,,,,,\n"
    + "meeting/1,same meeting as,meeting/2\n"
    + "meeting/1,realized by,meeting/3\n"
)
TURTLE_OF_DECISIONS = (
    PREFIXES
    + """\
<d/1> a nkg:Decision ;
    rdf:subject <person/a> ; rdf:predicate owl:sameAs ; rdf:object <person/b> ;
    nkg:inArticle <article/x>, <article/y> ; nkg:forCountry <country/eg> ;
    nkg:forOffice "minister" ; schema:validFrom "2024-05-01"^^xsd:date ;
    schema:validThrough "2024-05-31"^^xsd:date ;
    nkg:decisionStatus nkg:Rejected ; schema:description "No."@en .
[] a nkg:Decision ;
    rdf:subject <statement/1> ; rdf:predicate rdf:type ; rdf:object nkg:Mistake .
[] a nkg:Decision ;
    rdf:subject <statement/2> ; rdf:predicate nkg:speaker ; rdf:object <person/b> .
[] a nkg:Decision ;
    rdf:subject <meeting/1> ; rdf:predicate nkg:sameMeetingAs ; rdf:object <meeting/2> .
[] a nkg:Decision ;
    rdf:subject <meeting/1> ; rdf:predicate nkg:realizedBy ; rdf:object <meeting/3> .
"""
)


def test_a_table_and_turtle_say_the_same_decisions(tmp_path: Path) -> None:
    table = authority(tmp_path, TABLE_OF_DECISIONS)
    assert table == authority(tmp_path, TURTLE_OF_DECISIONS, name="mine.ttl")
    tabs = authority(tmp_path, TABLE_OF_DECISIONS.replace(",", "\t"), name="mine.tsv")
    assert tabs == table
    assert [d.relation for d in table.decisions] == [
        Relation.REALIZED_BY,
        Relation.SAME_MEETING,
        Relation.SAME,
        Relation.WRONG,
        Relation.SPEAKER,
    ]
    same, wrong = table.decisions[2], table.decisions[3]
    assert wrong.object == MISTAKE
    assert same.standing is Standing.REJECTED
    assert same.because == "No."
    assert wrong.because == "The authority file says so (wrong)."
    assert same.scope == Scope(
        frozenset({f"{BASE}article/x", f"{BASE}article/y"}),
        "eg",
        "minister",
        date(2024, 5, 1),
        date(2024, 5, 31),
    )


def test_a_table_and_turtle_say_the_same_names(tmp_path: Path) -> None:
    rows = "person/a,,Ann Lee,Anna Lee|A. Lee,https://viaf.org/viaf/1,,,,,\n"
    rows += "http://www.wikidata.org/entity/Q1,Government_Organization,Foreign Ministry,,,,,,,\n"
    turtle = """\
<person/a> schema:name "Ann Lee" ; schema:alternateName "A. Lee", "Anna Lee" ;
    schema:jobTitle "minister"@en ; owl:sameAs <https://viaf.org/viaf/1> .
<http://www.wikidata.org/entity/Q1> a schema:GovernmentOrganization, schema:Organization ;
    schema:name "Foreign Ministry" .
"""
    with pytest.raises(InputError, match="Did you mean 'GovernmentOrganization'"):
        authority(tmp_path, NAMES + rows)
    table = authority(tmp_path, NAMES + rows.replace("Government_O", "governmento"))
    read = authority(tmp_path, PREFIXES + turtle, name="mine.ttl")
    assert table == read
    assert read.entries[f"{BASE}person/a"].other_names == ("A. Lee", "Anna Lee")
    far = read.entries["http://www.wikidata.org/entity/Q1"]
    assert far.type is EntityType.GOVERNMENT_ORGANIZATION
    assert [d.subject.removeprefix(BASE) for d in read.decisions] == [
        "organization/foreign-ministry",
        "person/a-lee",
        "person/ann-lee",
        "person/anna-lee",
    ]


def test_names_that_were_computed_claim_nothing(tmp_path: Path) -> None:
    text = '<person/a> schema:name "Ann Lee" ; prov:wasAttributedTo <software/newskg-0.1.0> .\n'
    read = authority(tmp_path, PREFIXES + text, name="mine.ttl")
    assert read.decisions == ()
    assert read.entries[f"{BASE}person/a"].computed


def test_several_files_are_one_and_a_person_goes_before_the_program(tmp_path: Path) -> None:
    computed = tmp_path / "computed.ttl"
    computed.write_text(
        f'{PREFIXES}<person/a> schema:name "Lee" ; owl:sameAs <https://viaf.org/viaf/2> ; '
        "prov:wasAttributedTo <software/newskg-0.1.0> .\n",
        "utf-8",
    )
    mine = tmp_path / "mine.csv"
    mine.write_text(f"{NAMES}person/a,,Ann Lee,,https://viaf.org/viaf/1,,,,,\n", "utf-8")
    for paths in ([computed, mine], [mine, computed, mine]):
        entry = load(paths, base=BASE).entries[f"{BASE}person/a"]
        assert entry.name == "Ann Lee"
        assert entry.same_as == ("https://viaf.org/viaf/1", "https://viaf.org/viaf/2")
    assert load([], base=BASE) is NO_AUTHORITY


def test_one_decision_in_several_articles_is_one(tmp_path: Path) -> None:
    rows = "person/a,same as,person/b,article/x\nperson/a,same as,person/b,article/y\n"
    (one,) = authority(tmp_path, DECISIONS + rows).decisions
    assert one.scope.articles == {f"{BASE}article/x", f"{BASE}article/y"}
    assert one.name == replace(one, scope=Scope()).name


BAD_TABLES = [
    ("", "iri,nmae\nperson/a,x\n", 1, "Did you mean 'name'"),
    ("", "name,type\nAnn,Person\n", 1, "no column 'iri'"),
    ("", "subject,object\na,b\n", 1, "no column 'relation'"),
    ("", "subjekt,relation,object\na,same as,b\n", 1, "Did you mean 'subject'"),
    ("", "relation,object\nsame as,b\n", 1, "no column 'subject'"),
    ("", "subject;relation;object\na;same as;b\n", 1, "columns parted by ';'"),
    (NAMES, ",Person,Ann\n", 2, "the row has no iri"),
    (NAMES, "https://x.example/1,,Ann\n", 2, "cannot be told"),
    (NAMES, "person/a b<,Person,Ann\n", 2, "not an IRI"),
    (NAMES, "\nperson/a,Person,Ann,,,,,,,,,,\n", 3, "13 fields, but the table has 10"),
    (NAMES, "person/a,Persn,Ann\n", 2, "Did you mean 'Person'"),
    (NAMES, "person/a,Person,Ann,,,,zz\n", 2, "alpha-2 code"),
    (NAMES, "person/a,Person,Ann,,,,,,2024-02-30\n", 2, "not a day"),
    (NAMES, 'person/a,Person,"Ann\n', 2, "not CSV"),
    (NAMES, "person/a,,Ann\nperson/a,,Bob\n", 2, "two names: 'Ann' here, and 'Bob'"),
    (DECISIONS, "person/a,is,person/b\n", 2, "Known are same as, same meeting as"),
    (DECISIONS, "person/a,same as\n", 2, "the row has no object"),
    (DECISIONS, "person/a,same as,person/b,,,,,,perhaps\n", 2, "Known are Applied, Candidate"),
    (
        DECISIONS,
        "person/a,same as,person/b,article/x\nperson/a,same as,person/c,article/x\n",
        3,
        "mine.csv:2 https://example.org/newskg/person/b",
    ),
]


@pytest.mark.parametrize(("header", "rows", "line", "message"), BAD_TABLES)
def test_an_error_in_a_table_has_its_line(
    tmp_path: Path, header: str, rows: str, line: int, message: str
) -> None:
    with pytest.raises(InputError) as error:
        authority(tmp_path, header + rows)
    assert message in str(error.value)
    assert str(error.value).startswith(f"{tmp_path}/mine.csv:{line}: ")
    assert error.value.advice or "not CSV" in message


SUBJECT = "<d/1> a nkg:Decision ;\n rdf:subject <person/a> ; "
BAD_TURTLE = [
    ('<person/a> schema:name "x" \n', None, "not valid Turtle"),
    ('<person/a> schema:nme "x" .\n', 8, "Did you mean https://schema.org/name?"),
    ('<person/a> schema:name "x", "y" .\n', 8, "more than one https://schema.org/name"),
    ("<person/a> a nkg:Meeting .\n", 8, "Known are Person"),
    ('<person/a> owl:sameAs "x" .\n', 8, "not an IRI"),
    ('[] schema:name "x" .\n', None, "without an IRI"),
    ("\n<d/1> a nkg:Decision .\n", 9, "needs one http://www.w3.org/1999"),
    (f"{SUBJECT} rdf:predicate schema:name ; rdf:object <x> .\n", 8, "Known are"),
    (f"{SUBJECT} rdf:predicate rdf:type ; rdf:object <x> .\n", 8, "nkg:Mistake"),
    (
        f'{SUBJECT} rdf:predicate owl:sameAs ; schema:validFrom "soon" ; rdf:object <x> .\n',
        8,
        "day",
    ),
]


@pytest.mark.parametrize(("text", "line", "message"), BAD_TURTLE)
def test_an_error_in_turtle_has_its_line(
    tmp_path: Path, text: str, line: int | None, message: str
) -> None:
    with pytest.raises(InputError) as error:
        authority(tmp_path, PREFIXES + text, name="mine.ttl")
    assert message in str(error.value)
    assert error.value.advice
    if line is not None:
        assert str(error.value).startswith(f"{tmp_path}/mine.ttl:{line}: ")


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.ttl"):
        authority(tmp_path, "", name="mine.json")
    for name in ("gone.csv", "gone.ttl"):
        with pytest.raises(InputError, match="cannot be read"):
            load([tmp_path / name], base=BASE)


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    for name in ("mine.csv", "mine.ttl"):
        assert authority(tmp_path, "", name=name) == Authority()
