"""Reports: for people, as JSON, as SHACL's own Turtle, and across processes."""

from __future__ import annotations

import json
import pickle

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse
from shape_cases import SHAPES, changed, in_graph, valid_graph

from kg.mapping.namespaces import NKG, SH
from kg.validation import Dispute, Finding, Report, Severity, validate
from kg.validation.rendering import explanation

NAME = "2024-05-19/raisi-iran-azerbaijan-continue-to-support-palestinian-cause-b9eadfa2"
STATEMENT = f"https://example.org/newskg/statement/{NAME}/183-395"
UPDATE = """DELETE { statement:183-395 nkg:confidence ?o }
INSERT { statement:183-395 nkg:confidence 1.5 } WHERE { statement:183-395 nkg:confidence ?o };
INSERT DATA { place:baku schema:name "Bakı" };
DELETE WHERE { meeting: nkg:participation part:ebrahim-raisi }"""

REPORT = validate(in_graph(changed(valid_graph(), UPDATE)))

PEOPLE = f"""\
violation: ^nkg:participation: a value is missing
  article “Raisi: Iran, Azerbaijan continue to support Palestinian cause” (seed-article.txt)
  node    https://example.org/newskg/meeting/2024-05-19/ebrahim-raisi--ilham-aliyev/ebrahim-raisi
  mend    A participation belongs to exactly one nkg:Meeting: link that meeting to it by \
nkg:participation.

warning: schema:name: too many values
  article “Raisi: Iran, Azerbaijan continue to support Palestinian cause” (seed-article.txt)
  node    https://example.org/newskg/place/baku
  mend    One IRI has more than one schema:name in one article: keep the fullest form and make the \
others schema:alternateName, or tell two namesakes apart in the authority file.

violation: nkg:confidence is "1.5"^^xsd:decimal: not of the form that is wanted
  article “Raisi: Iran, Azerbaijan continue to support Palestinian cause” (seed-article.txt)
  text    characters 183 to 395: “The Palestine issue is the most important issue of the Islamic \
world, and the I…”
  node    {STATEMENT}
  mend    A statement needs exactly one nkg:confidence, an xsd:decimal from 0 to 1 with no more \
than two decimals: round it.

violation: nkg:participation/nkg:participant is \
https://example.org/newskg/person/ebrahim-raisi: the two sides that must be the same are not
  article “Raisi: Iran, Azerbaijan continue to support Palestinian cause” (seed-article.txt)
  text    characters 426 to 606: “talks with his Azerbaijani counterpart Ilham Aliyev. The two \
presidents met on …”
  node    https://example.org/newskg/meeting/2024-05-19/ebrahim-raisi--ilham-aliyev
  mend    The participants of a meeting's participations are its schema:attendee, all of them and \
no others: add what is missing on either side.

3 violations, 1 warning"""


def finding(**changes: object) -> Finding:
    usual: dict[str, object] = {
        "severity": Severity.VIOLATION,
        "message": "Mend it.",
        "focus": NamedNode("urn:focus"),
        "shape": NamedNode(f"{SHAPES}statement-kind"),
        "component": SH.XoneConstraintComponent,
    }
    return Finding(**(usual | changes))  # type: ignore[arg-type]  # one helper for all fields


DISPUTED = Report((finding(),), (Dispute("shacl", finding(message="No.")),), ("A note.",))


def test_people_are_told_what_where_and_how_to_mend_it() -> None:
    assert REPORT.for_people() == PEOPLE


def test_people_are_told_that_nothing_is_wrong() -> None:
    assert Report().for_people() == "no findings"


def test_people_are_told_of_disputes_and_notes() -> None:
    assert DISPUTED.for_people().split("\n\n")[1:] == [
        """the engines disagree: shacl alone made this finding
violation: the node: not exactly one of several conditions holds
  node    urn:focus
  mend    No.""",
        "note: A note.",
        "1 violation",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"path": str(NKG.cue)}, "nkg:cue: not exactly one of several conditions holds"),
        ({"component": NamedNode("urn:own")}, "the node: urn:own"),
        (
            {"path": "^<urn:p>", "value": BlankNode("b"), "component": SH.InConstraintComponent},
            "^<urn:p> is _:b: not one of the values that are allowed",
        ),
        (
            {"path": "<urn:p>", "value": Literal("x" * 99), "component": SH.InConstraintComponent},
            f'<urn:p> is "{"x" * 78}…: not one of the values that are allowed',
        ),
    ],
)
def test_an_explanation_is_short_and_exact(changes: dict[str, object], expected: str) -> None:
    assert explanation(finding(**changes)) == expected


def test_every_component_of_the_shapes_has_a_phrase() -> None:
    from shape_cases import cases

    from kg.validation.rendering import _phrases

    used = {component for case in cases() for _, component in case.breaches}
    assert used <= set(_phrases())


def test_json_says_all_of_it() -> None:
    document = json.loads(REPORT.as_json())
    assert list(document) == ["conforms", "findings", "disputed", "notes"]
    assert document["conforms"] is False
    [record] = [f for f in document["findings"] if f["focus"] == STATEMENT]
    words = record.pop("words")
    assert words.startswith("The Palestine issue is")
    assert record == {
        "severity": "Violation",
        "what": 'nkg:confidence is "1.5"^^xsd:decimal: not of the form that is wanted',
        "message": "A statement needs exactly one nkg:confidence, an xsd:decimal from 0 to 1 with "
        "no more than two decimals: round it.",
        "focus": STATEMENT,
        "path": str(NKG.confidence),
        "value": '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        "shape": f"{SHAPES}statement-confidence",
        "component": SH.PatternConstraintComponent.value,
        "graph": "https://example.org/g",
        "article": f"https://example.org/newskg/article/{NAME}",
        "headline": "Raisi: Iran, Azerbaijan continue to support Palestinian cause",
        "file": "seed-article.txt",
        "start": 183,
        "end": 395,
    }
    disputed = json.loads(DISPUTED.as_json())
    assert disputed["disputed"][0]["engine"] == "shacl"
    assert disputed["notes"] == ["A note."]


def test_turtle_is_a_report_in_the_vocabulary_of_shacl() -> None:
    triples = [quad.triple for quad in parse(REPORT.as_turtle(), format=RdfFormat.TURTLE)]
    [report] = {t.subject for t in triples if t.object == SH.ValidationReport}
    assert (Literal(False), SH.Violation) == tuple(
        next(t.object for t in triples if (t.subject, t.predicate) == (report, predicate))
        for predicate in (SH.conforms, SH.conformanceDisallows)
    )
    results = [t.object for t in triples if t.predicate == SH.result]
    assert len(results) == len(REPORT.findings)
    for result, found in zip(results, REPORT.findings, strict=True):
        told = {t.predicate: t.object for t in triples if t.subject == result}
        assert told[SH.focusNode] == found.focus
        assert told.get(SH.value) == found.value
        assert told[SH.sourceShape] == found.shape
        assert told[SH.sourceConstraintComponent] == found.component
        assert told[SH.resultMessage] == Literal(found.message, language="en")


def test_turtle_tells_the_characters() -> None:
    assert "char=183,395" in REPORT.as_turtle()


def test_turtle_copies_paths_that_are_no_predicates() -> None:
    triples = [quad.triple for quad in parse(REPORT.as_turtle(), format=RdfFormat.TURTLE)]
    inverse = [t.object for t in triples if t.predicate == SH.inversePath]
    assert inverse == [NKG.participation]
    assert "_:path1n0" in REPORT.as_turtle()


def test_turtle_is_the_same_every_time_and_another_for_other_findings() -> None:
    again = validate(in_graph(changed(valid_graph(), UPDATE)[::-1]))
    assert again.as_turtle() == REPORT.as_turtle()
    assert Report().as_turtle() != DISPUTED.as_turtle()
    assert "sh:conforms true" in Report().as_turtle()
    assert DISPUTED.as_turtle().count("rdfs:comment") == 1
    assert "shacl alone found" in DISPUTED.as_turtle()
    assert "A note." in DISPUTED.as_turtle()


def test_a_report_crosses_process_borders() -> None:
    assert pickle.loads(pickle.dumps(REPORT)) == REPORT  # noqa: S301 -- our own bytes


def test_reports_are_put_together() -> None:
    merged = Report.merged([DISPUTED, Report(), REPORT])
    assert merged.findings == DISPUTED.findings + REPORT.findings
    assert merged.disputed == DISPUTED.disputed
    assert merged.notes == DISPUTED.notes
