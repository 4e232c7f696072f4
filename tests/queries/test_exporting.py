"""Stored queries described for other tools, read by other tools."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from overlapping_articles import quads
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from kg.answers import plain
from kg.answers.rendering import as_json
from kg.cli.main import main
from kg.errors import UsageError
from kg.mapping.namespaces import SH
from kg.queries import StoredQuery, run, stored_queries
from kg.queries.exporting import openapi, shacl
from kg.serialization import Format
from kg.store import EmbeddedStore

QUERIES = stored_queries()
DOCUMENT: dict[str, Any] = json.loads(openapi(QUERIES))

OFFERED = """
    PREFIX sh: <http://www.w3.org/ns/shacl#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT ?label ?comment ?text {
      ?query a sh:SPARQLExecutable ; rdfs:label ?label ; rdfs:comment ?comment ;
        sh:select|sh:construct ?text .
    } ORDER BY ?label
"""
"""What an editor asks for."""


@pytest.fixture(scope="module")
def described() -> EmbeddedStore:
    return EmbeddedStore.in_memory(parse(shacl(QUERIES), format=RdfFormat.TURTLE))


def test_an_editor_finds_every_query(described: EmbeddedStore) -> None:
    rows = described.query(OFFERED).rows
    assert [(row[0], row[1]) for row in rows] == [
        (Literal(query.name), Literal(query.summary, language="en")) for query in QUERIES
    ]
    for query, (_, _, text) in zip(QUERIES, rows, strict=True):
        assert isinstance(text, Literal)
        assert text.value == query.text.strip()
        Store().query(text.value)


def test_the_text_is_valid_by_the_declared_prefixes_alone(described: EmbeddedStore) -> None:
    declared = described.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?prefix ?namespace"
        " { ?all sh:declare ?each . ?each sh:prefix ?prefix ; sh:namespace ?namespace }"
    )
    prefixes = {plain(prefix): plain(namespace) for prefix, namespace in declared.rows}
    for query in QUERIES:
        lines = query.text.splitlines()
        bare = "\n".join(line for line in lines if not line.startswith("PREFIX"))
        assert Store().query(bare, prefixes=prefixes)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_parameters_are_described(described: EmbeddedStore, query: StoredQuery) -> None:
    rows = described.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#>"
        f" SELECT ?name ?path ?optional ?default {{ <https://w3id.org/newskg/query/{query.name}>"
        " sh:parameter ?p . ?p a sh:Parameter ; sh:name ?name ; sh:path ?path ; sh:order ?order ;"
        " sh:optional ?optional ; sh:description ?told OPTIONAL { ?p sh:defaultValue ?default } }"
        " ORDER BY ?order"
    ).rows
    assert list(rows) == [
        (
            Literal(each.name),
            NamedNode(f"https://w3id.org/newskg/query/parameter/{each.variable}"),
            Literal(not each.required),
            None if each.default is None else each.term(each.default),
        )
        for each in query.parameters
    ]


def test_choices_are_a_list(described: EmbeddedStore) -> None:
    values = described.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#>"
        " PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
        " SELECT ?value { <https://w3id.org/newskg/query/who-met-whom/status>"
        " sh:in/rdf:rest* ?cell . ?cell rdf:first ?value } ORDER BY ?cell"
    ).rows
    assert [row[0] for row in values] == [
        Literal(value) for value in ("held", "planned", "cancelled", "denied")
    ]


def test_every_syntax_and_no_blank_nodes() -> None:
    found = [
        {quad.triple for quad in parse(shacl(QUERIES, format=each), format=syntax(each))}
        for each in Format
    ]
    assert all(triples == found[0] for triples in found)
    assert not any(isinstance(term, BlankNode) for triple in found[0] for term in triple)
    target = shacl(QUERIES, endpoint="https://example.org/sparql", format=Format.NTRIPLES)
    assert target.count(b"<https://schema.org/target> <https://example.org/sparql>") == len(QUERIES)
    assert SH.SPARQLConstructExecutable.value in target.decode()


def syntax(form: Format) -> RdfFormat:
    found = RdfFormat.from_extension(form)
    assert found is not None
    return found


def test_the_document_is_openapi() -> None:
    OpenAPIV31SpecValidator(DOCUMENT).validate()
    assert [*DOCUMENT["paths"]] == [f"/{query.name}" for query in QUERIES]
    there = json.loads(openapi(QUERIES, endpoint="https://example.org/api"))
    assert there["servers"] == [{"url": "https://example.org/api"}]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_examples_and_defaults_are_of_their_schemas(query: StoredQuery) -> None:
    parameters = [p for p in operation(query)["parameters"] if "$ref" not in p]
    assert [p["name"] for p in parameters] == [p.name for p in query.parameters]
    for each in parameters:
        validator = Draft202012Validator(each["schema"])
        for value in (each.get("example"), each["schema"].get("default")):
            if value is not None:
                validator.validate(value)


@pytest.mark.parametrize(
    "query", [q for q in QUERIES if q.form == "SELECT"], ids=lambda query: query.name
)
def test_answers_are_what_the_document_promises(query: StoredQuery) -> None:
    answer = run(query, dict(query.example), EmbeddedStore.in_memory(quads()))
    content = operation(query)["responses"]["200"]["content"]
    schema = content["application/sparql-results+json"]["schema"]
    resource = DRAFT202012.create_resource(DOCUMENT)
    whole = {
        "$ref": f"urn:document#/paths/~1{query.name}/get/responses/200/content/"
        "application~1sparql-results+json/schema"
    }
    validator = Draft202012Validator(
        whole, registry=Registry().with_resource("urn:document", resource)
    )
    given = json.loads(as_json(answer))
    validator.validate(given)
    assert given["results"]["bindings"]
    given["results"]["bindings"][0]["another"] = {"type": "literal", "value": "x"}
    assert not validator.is_valid(given)
    assert schema["properties"]["head"]["properties"]["vars"]["const"] == list(answer.columns)


def operation(query: StoredQuery) -> dict[str, Any]:
    found: dict[str, Any] = DOCUMENT["paths"][f"/{query.name}"]["get"]
    return found


PROGRAM = """
import sys
from kg.queries import stored_queries
from kg.queries.exporting import openapi, shacl
sys.stdout.buffer.write(openapi(stored_queries()) + shacl(stored_queries()))
"""


def test_the_same_bytes_every_time() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    }
    assert seen == {openapi(QUERIES) + shacl(QUERIES)}


def export(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["query", *arguments])


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert export("--export", "openapi").stdout.encode() == openapi(QUERIES)
    done = export("--export", "shacl", "-o", "queries.nt")
    assert done.stderr == f"{len(QUERIES)} questions described in queries.nt\n"
    assert Path("queries.nt").read_bytes() == shacl(QUERIES, format=Format.NTRIPLES)
    Path("mine").mkdir()
    Path("mine/mine.rq").write_text(
        "#+ summary: All.\n#+ description: All of it.\nSELECT ?s { ?s ?p ?o } ORDER BY ?s", "utf-8"
    )
    assert "query/mine>" in export("--queries", "mine", "--export", "shacl").stdout
    wrong = export("--export", "shacl", "--format", "csv")
    assert wrong.exit_code == UsageError.exit_code
    assert "'csv' is not" in wrong.output
