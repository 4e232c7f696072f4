from __future__ import annotations

import re

import full_extraction as full
import pytest
import seed_extraction as seed
from hard_quads import written
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg.mapping import Provenance, to_quads
from kg.mapping.iris import FOLDERS
from kg.mapping.namespaces import NKG, PREFIXES, SCHEMA, TYPE, XSD
from kg.serialization import Format
from kg.serialization.vocabulary import DATA_FOLDERS, data_prefixes, prefixes

RULES = Provenance("rules", "1", "0.1.0", "0.1.0")
SEED = to_quads(seed.article(), seed.extraction(), provenance=RULES)
FULL = full.quads()
TEXT = written(SEED, as_=Format.TURTLE).decode()
TRIG = written(SEED, as_=Format.TRIG).decode()
ARTICLE = str(SEED[0].subject)
NODE = NamedNode("urn:x:s")


def turtle_of(*objects: NamedNode | Literal, predicate: NamedNode = SCHEMA.name) -> str:
    quads = [Quad(NODE, predicate, each, DefaultGraph()) for each in objects]
    return written(quads, as_=Format.TURTLE).decode().partition("\n\n")[2]


def test_prefixes_come_first_those_of_the_data_included() -> None:
    header = TEXT.partition("\n\n")[0]
    declared = dict(re.findall(r"^@prefix (\w+): <(.*)> \.$", header, re.MULTILINE))
    assert list(declared) == [*PREFIXES, *DATA_FOLDERS]
    assert declared["person"] == "https://example.org/newskg/person/"
    assert len(declared) == len(header.splitlines())


def test_the_prefixes_are_those_of_the_mapping() -> None:
    assert prefixes() == PREFIXES
    assert set(DATA_FOLDERS) == {*FOLDERS.values(), "country"}


@pytest.mark.parametrize(
    ("graph", "base"),
    [
        ("https://example.org/newskg/article/2024-05-19/a-1#graph", "https://example.org/newskg/"),
        ("urn:x:/article/2024-05-19/a-1#graph", "urn:x:/"),
        ("https://example.org/newskg/article/2024-05-19/a-1", None),
        ("https://example.org/graph", None),
        ("DEFAULT", None),
        ("_:b", None),
    ],
)
def test_the_base_is_seen_in_the_name_of_the_first_graph(graph: str, base: str | None) -> None:
    assert data_prefixes(graph) == ({f: f"{base}{f}/" for f in DATA_FOLDERS} if base else {})


def test_a_stanza_a_subject_with_a_blank_line_between() -> None:
    stanzas = TEXT.partition("\n\n")[2].split("\n\n<")
    assert f"{stanzas[0][:-1]}".startswith(
        f"{ARTICLE} a schema:NewsArticle ;\n    schema:headline "
    )
    assert "schema:mentions place:tehran,\n        organization:irna,\n        person:" in TEXT
    assert "\nperson:ebrahim-raisi a schema:Person ;\n    schema:name" in TEXT
    assert " a nkg:Statement, nkg:DirectQuote, schema:Quotation ;\n" in TEXT
    assert "    schema:wordCount 328 ;\n" in TEXT
    assert "    nkg:confidence 0.90 .\n" in TEXT
    assert '    nkg:statedOn "2024-05-19"^^xsd:date ;\n' in TEXT
    assert "\n\n\n" not in TEXT.replace(seed.BODY, "")


def test_each_subject_but_the_article_has_one_stanza() -> None:
    subjects = re.findall(
        r"^(\S+) ", TEXT.replace(seed.BODY, "").partition("\n\n")[2], re.MULTILINE
    )
    assert subjects.count(ARTICLE) == 2
    assert len(set(subjects)) == len(subjects) - 1


def test_the_long_text_comes_last_as_it_is() -> None:
    assert TEXT.endswith(f'\n{ARTICLE} schema:articleBody """{seed.BODY}"""@en .\n')
    assert TRIG.endswith(f'\n    {ARTICLE} schema:articleBody """{seed.BODY}"""@en .\n}}\n')


def test_trig_is_turtle_within_the_braces_of_the_graph() -> None:
    graph = str(SEED[0].graph_name)
    header, _, body = TRIG.partition("\n\n")
    assert header == TEXT.partition("\n\n")[0]
    assert body.startswith(f"{graph} {{\n    {ARTICLE} a schema:NewsArticle ;\n        schema:")
    inner = body.removeprefix(f"{graph} {{\n").removesuffix("}\n").replace(seed.BODY, "")
    plain = TEXT.partition("\n\n")[2].replace(seed.BODY, "")
    assert re.sub("^    ", "", inner, flags=re.MULTILINE) == plain


def test_a_second_article_is_a_second_block() -> None:
    both = written(SEED, FULL, as_=Format.TURTLE).decode()
    assert both.startswith(TEXT)
    assert both.removeprefix(TEXT).startswith(f"\n{FULL[0].subject} a schema:NewsArticle ;")


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://schema.org/name", "schema:name"),
        ("https://schema.org/a.b-c_d", "schema:a.b-c_d"),
        ("https://schema.org/1", "schema:1"),
        ("https://schema.org/a.", "<https://schema.org/a.>"),
        ("https://schema.org/-a", "<https://schema.org/-a>"),
        ("https://schema.org/.a", "<https://schema.org/.a>"),
        ("https://schema.org/", "<https://schema.org/>"),
        ("https://schema.org/a/b", "<https://schema.org/a/b>"),
        ("https://schema.org/a,b", "<https://schema.org/a,b>"),
        ("https://schema.org/a%20b", "<https://schema.org/a%20b>"),
        ("https://schema.org/é", "<https://schema.org/é>"),
        ("https://schema.org/x#char=1,2", "<https://schema.org/x#char=1,2>"),
        ("https://other.org/name", "<https://other.org/name>"),
    ],
)
def test_iris_are_shortened_where_no_escape_is_needed(iri: str, expected: str) -> None:
    assert turtle_of(NamedNode(iri)) == f"<urn:x:s> schema:name {expected} .\n"


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (Literal("a"), '"a"'),
        (Literal('say "a"'), r'"say \"a\""'),
        (Literal("a", language="en-US"), '"a"@en-us'),
        (Literal("7", datatype=XSD.integer), "7"),
        (Literal("-7", datatype=XSD.integer), "-7"),
        (Literal("007", datatype=XSD.integer), '"007"^^xsd:integer'),
        (Literal("+7", datatype=XSD.integer), '"+7"^^xsd:integer'),
        (Literal("0.90", datatype=XSD.decimal), "0.90"),
        (Literal(".9", datatype=XSD.decimal), '".9"^^xsd:decimal'),
        (Literal("7", datatype=XSD.decimal), '"7"^^xsd:decimal'),
        (Literal("0.0000001", datatype=XSD.decimal), '"0.0000001"^^xsd:decimal'),
        (Literal("true", datatype=XSD.boolean), "true"),
        (Literal("1", datatype=XSD.boolean), '"1"^^xsd:boolean'),
        (Literal("2024", datatype=XSD.gYear), '"2024"^^xsd:gYear'),
        (Literal("x", datatype=NamedNode("urn:x:y")), '"x"^^<urn:x:y>'),
    ],
)
def test_literals_are_bare_where_every_reader_keeps_them(literal: Literal, expected: str) -> None:
    assert turtle_of(literal) == f"<urn:x:s> schema:name {expected} .\n"


LONG = "x" * 120


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", r'"a\nb"'),
        (f"{LONG} no line break", f'"{LONG} no line break"'),
        (f"{LONG}\nb", f'"""{LONG}\nb"""'),
        (f"{LONG}\\n", f'"{LONG}\\\\n"'),
        (f'{LONG}\n"a" and "b', f'"""{LONG}\n"a" and "b"""'),
        (f'{LONG}\nend"', f'"""{LONG}\nend\\""""'),
        (f'{LONG}\n""" a', f'"""{LONG}\n\\"\\"" a"""'),
        (f'{LONG}\n"\\', f'"""{LONG}\n"\\\\"""'),
        (f"{LONG}\r\n\t", f'"""{LONG}\\r\n\\t"""'),
    ],
)
def test_long_texts_are_laid_out_over_lines(text: str, expected: str) -> None:
    found = turtle_of(Literal(text))
    assert found == f"<urn:x:s> schema:name {expected} .\n"
    data = f"@prefix schema: <https://schema.org/> .\n{found}"
    (quad,) = parse(data, format=RdfFormat.TURTLE)
    assert quad.object == Literal(text)


def test_types_stand_on_one_line_and_other_objects_on_lines_of_their_own() -> None:
    assert turtle_of(NKG.Span, NKG.Group, predicate=TYPE) == "<urn:x:s> a nkg:Span, nkg:Group .\n"
    assert turtle_of(NKG.a, NKG.b) == "<urn:x:s> schema:name nkg:a,\n        nkg:b .\n"


def test_trig_writes_the_default_graph_without_braces() -> None:
    quad = Quad(NODE, SCHEMA.name, Literal("a"), DefaultGraph())
    assert written([quad], as_=Format.TRIG).decode().endswith('\n\n<urn:x:s> schema:name "a" .\n')
