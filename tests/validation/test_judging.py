"""Judging graphs: which engine, what alone and what as a union, files of every kind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from shape_cases import SHAPES, changed, in_graph, seed_quads, valid_graph

from kg.errors import InputError, UsageError
from kg.mapping.namespaces import ACT, NKG, SH
from kg.validation import (
    ENGINES,
    Report,
    Severity,
    engines,
    judging,
    validate,
    validate_file,
    validate_text,
)
from kg.validation.engines import FAST, REFEREE, Engine, Result
from kg.validation.shapes import Scope, shapes

QUADS = seed_quads()
UNSPOKEN = changed(valid_graph(), "DELETE WHERE { statement:183-395 nkg:speechAct ?o }")
TWICE_HELD = changed(valid_graph(), "INSERT DATA { meeting: nkg:status nkg:Planned }")
SHAPE = f"{SHAPES}statement-speech-act"


def shapes_of(report: Report) -> list[str]:
    return [finding.shape.value.removeprefix(SHAPES) for finding in report.findings]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_seed_conforms(engine: str) -> None:
    assert validate(QUADS, engine=engine) == Report()


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_wrong_is_found_by_every_engine(engine: str) -> None:
    report = validate(in_graph(UNSPOKEN), engine=engine)
    assert not report.conforms
    assert report.disputed == ()
    [finding] = report.findings
    assert finding.shape.value == SHAPE
    assert finding.component == SH.MinCountConstraintComponent
    assert finding.path == str(NKG.speechAct)
    assert finding.place.graph == "https://example.org/g"


def test_all_engines_give_one_report() -> None:
    quads = in_graph(changed(UNSPOKEN, "DELETE WHERE { ?s oa:start ?o }"))
    fast, referee, auto = (validate(quads, engine=e) for e in (FAST, REFEREE, "auto"))
    assert fast == referee == auto


def as_ntriples(quads: Sequence[Quad]) -> str:
    return (serialize([q.triple for q in quads], format=RdfFormat.N_TRIPLES) or b"").decode()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("quads", [QUADS, in_graph(UNSPOKEN), in_graph(TWICE_HELD)])
def test_a_graph_as_text_is_judged_as_its_quads_are(quads: Sequence[Quad], engine: str) -> None:
    graph = quads[0].graph_name
    assert isinstance(graph, NamedNode)
    report = validate_text(as_ntriples(quads), graph.value, engine=engine)
    assert report == validate(quads, engine=engine)
    assert report.conforms == (quads == QUADS)


def test_a_graph_as_text_is_judged_by_the_first_engine_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quads = in_graph(changed(valid_graph(), "INSERT DATA { place:baku schema:name 'Baki' }"))
    graph = quads[0].graph_name
    assert isinstance(graph, NamedNode)
    expected = validate(quads)
    with_engines(monkeypatch)  # none: to ask one again is a KeyError
    report = validate_text(as_ntriples(quads), graph.value)
    assert report == expected
    assert report.findings


def test_the_order_of_the_quads_does_not_matter() -> None:
    quads = in_graph(changed(UNSPOKEN, "DELETE WHERE { ?s oa:start ?o }"))
    assert validate(quads) == validate(quads[::-1])


def test_a_warning_does_not_fail_a_graph_nor_call_the_referee(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judging, "REFEREE", "nobody")
    quads = in_graph(changed(valid_graph(), "INSERT DATA { place:baku schema:name 'Baki' }"))
    report = validate(quads)
    assert report.conforms
    assert [(f.severity, f.shape.value) for f in report.findings] == [
        (Severity.WARNING, f"{SHAPES}entity-one-name")
    ]


def result(shape: str) -> Result:
    return Result(
        focus=NamedNode("urn:focus"),
        path=None,
        value=None,
        component=SH.MinCountConstraintComponent,
        shape=NamedNode(SHAPES + shape),
        severity=SH.Violation,
    )


def with_engines(monkeypatch: pytest.MonkeyPatch, **found: Sequence[str] | InputError) -> None:
    """Engines that find the shapes told, whatever the data."""

    def compiled(name: str, _: Scope) -> Engine:
        def judge(data: Sequence[Triple]) -> list[Result]:
            assert data
            shapes_found = found[name]
            if isinstance(shapes_found, InputError):
                raise shapes_found
            return [result(shape) for shape in shapes_found]

        return judge

    monkeypatch.setattr(judging, "compiled", compiled)


def test_the_verdict_of_the_referee_stands_and_disputes_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_engines(
        monkeypatch,
        shacl=["statement-cue", "statement-source"],
        pyshacl=["statement-source", "statement-text"],
    )
    report = validate(QUADS)
    assert shapes_of(report) == ["statement-text", "statement-source"]
    assert [(d.engine, d.finding.shape.value.removeprefix(SHAPES)) for d in report.disputed] == [
        ("shacl", "statement-cue"),
        ("pyshacl", "statement-text"),
    ]


def test_the_referee_may_acquit(monkeypatch: pytest.MonkeyPatch) -> None:
    with_engines(monkeypatch, shacl=["statement-cue"], pyshacl=[])
    report = validate(QUADS)
    assert report.conforms
    assert [d.engine for d in report.disputed] == ["shacl"]


def test_the_referee_is_not_asked_about_what_conforms(monkeypatch: pytest.MonkeyPatch) -> None:
    with_engines(monkeypatch, shacl=[], pyshacl=["statement-cue"])
    assert validate(QUADS) == Report()


def test_where_the_referee_fails_the_gate_is_believed_and_a_note_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_engines(monkeypatch, shacl=["statement-cue"], pyshacl=InputError("it fell over"))
    report = validate(QUADS)
    assert shapes_of(report) == ["statement-cue"]
    assert report.notes == ("it fell over; the findings are those of shacl",)


def test_each_named_graph_is_judged_alone() -> None:
    half = len(UNSPOKEN) // 2
    split = [*in_graph(UNSPOKEN[:half], "urn:a"), *in_graph(UNSPOKEN[half:], "urn:b")]
    assert len(validate(split).findings) > len(validate(in_graph(UNSPOKEN)).findings)
    assert {f.place.graph for f in validate(split).findings} == {"urn:a", "urn:b"}


def test_a_union_is_judged_by_the_looser_set_and_by_no_graph() -> None:
    quads = [*in_graph(TWICE_HELD, "urn:a"), *in_graph(UNSPOKEN[:0], "urn:b")]
    assert shapes_of(validate(quads)) == ["meeting-status-once"]
    assert validate(quads, scope="union") == Report()
    parted = [*in_graph(UNSPOKEN[:9], "urn:a"), *in_graph(UNSPOKEN[9:], "urn:b")]
    [finding] = validate(parted, scope="union").findings
    assert finding.place.graph is None


def test_engines_and_scopes_that_do_not_exist_are_refused() -> None:
    with pytest.raises(UsageError, match="there is no SHACL engine 'jena'") as caught:
        validate(QUADS, engine="jena")
    assert caught.value.advice == "Take one of auto, shacl, pyshacl."
    with pytest.raises(UsageError, match="there is no scope 'world'"):
        shapes("world")


def write(path: Path, quads: Sequence[Quad], file_format: RdfFormat) -> Path:
    data = quads if file_format.supports_datasets else [quad.triple for quad in quads]
    path.write_bytes(serialize(data, format=file_format) or b"")
    return path


@pytest.mark.parametrize(
    ("ending", "file_format"),
    [
        ("nq", RdfFormat.N_QUADS),
        ("trig", RdfFormat.TRIG),
        ("ttl", RdfFormat.TURTLE),
        ("nt", RdfFormat.N_TRIPLES),
    ],
)
def test_a_file_of_one_article_is_judged_strictly(
    tmp_path: Path, ending: str, file_format: RdfFormat
) -> None:
    file = write(tmp_path / f"graph.{ending}", in_graph(TWICE_HELD), file_format)
    assert shapes_of(validate_file(file)) == ["meeting-status-once"]


def other_article(triples: Sequence[Triple]) -> list[Triple]:
    """The same facts as told by another article."""
    text = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    renamed = text.replace(b"-b9eadfa2", b"-00000000").replace(b'"Tehran"', b'"Teheran"')
    from pyoxigraph import parse

    return [quad.triple for quad in parse(renamed, format=RdfFormat.N_TRIPLES)]


def test_a_file_of_many_articles_without_graphs_is_judged_as_a_union(tmp_path: Path) -> None:
    both = [*valid_graph(), *other_article(TWICE_HELD)]
    assert validate_file(write(tmp_path / "a.ttl", in_graph(both), RdfFormat.TURTLE)) == Report()
    graphs = [*in_graph(valid_graph(), "urn:a"), *in_graph(other_article(TWICE_HELD), "urn:b")]
    report = validate_file(write(tmp_path / "a.nq", graphs, RdfFormat.N_QUADS))
    assert [(f.place.graph, f.shape.value.removeprefix(SHAPES)) for f in report.findings] == [
        ("urn:b", "meeting-status-once")
    ]


def test_graphs_in_pieces_are_put_together_before_they_are_judged(tmp_path: Path) -> None:
    first, second = in_graph(valid_graph(), "urn:a"), in_graph(UNSPOKEN, "urn:b")
    mixed = [*first[:50], *second[:50], *first[50:], *second[50:]]
    report = validate_file(write(tmp_path / "a.nq", mixed, RdfFormat.N_QUADS))
    assert [(f.place.graph, f.shape.value) for f in report.findings] == [("urn:b", SHAPE)]


def test_what_stands_in_no_graph_is_judged_too(tmp_path: Path) -> None:
    loose = [Quad(t.subject, t.predicate, t.object) for t in UNSPOKEN]
    mixed = [*in_graph(valid_graph(), "urn:a"), *loose]
    report = validate_file(write(tmp_path / "a.trig", mixed, RdfFormat.TRIG))
    assert [(f.place.graph, f.shape.value) for f in report.findings] == [(None, SHAPE)]


def test_an_empty_file_conforms_and_a_missing_one_is_an_error(tmp_path: Path) -> None:
    empty = tmp_path / "empty.nq"
    empty.write_bytes(b"")
    assert validate_file(str(empty)) == Report()
    with pytest.raises(InputError, match="cannot be read"):
        validate_file(tmp_path / "none.nq")
    with pytest.raises(UsageError, match="engine 'x'"):
        validate_file(empty, engine="x")


def test_the_engines_are_compiled_once() -> None:
    assert engines.compiled(FAST, "article") is engines.compiled(FAST, "article")
    assert engines.compiled(FAST, "article") is not engines.compiled(FAST, "union")


def test_the_settings_of_rdflib_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    quads = in_graph(changed(UNSPOKEN, "DELETE WHERE { ?s nkg:confidence ?o }"))
    for setting in (True, False):
        monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", setting)
        validate(quads, engine=REFEREE)
        assert setting is rdflib.NORMALIZE_LITERALS


def test_what_conforms_is_judged_without_the_slow_libraries() -> None:
    program = (
        "import sys, kg.validation as v; v.validate([]); "
        "print([m for m in ('rdflib', 'pyshacl') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_an_unknown_speech_act_is_shown() -> None:
    update = "INSERT DATA { statement:183-395 nkg:speechAct act:whisper }"
    report = validate(in_graph(changed(UNSPOKEN, update)))
    assert [finding.value for finding in report.findings] == [ACT.whisper]
    assert Literal("x") != ACT.whisper
