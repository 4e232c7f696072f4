from __future__ import annotations

import dataclasses

import full_extraction as full
import seed_extraction as seed
from graph_looks import BASE, local, subjects
from pyoxigraph import Quad

from kg.article import Span
from kg.extraction.model import Kind, SpeechAct, Statement
from kg.mapping import to_quads
from kg.mapping.iris import Iris, article_path
from kg.mapping.namespaces import ACT, NKG, SCHEMA, TYPE

PATH = article_path(seed.article())
XSD = "http://www.w3.org/2001/XMLSchema#"


def mapped(*statements: Statement, bodies: bool = True) -> tuple[Quad, ...]:
    extraction = dataclasses.replace(seed.extraction(), statements=statements)
    made_by = full.provenance()
    return to_quads(seed.article(), extraction, provenance=made_by, bodies=bodies)


SEED = mapped(*seed.statements())
FULL = full.quads()


def at(place: str) -> str:
    return f"statement/{PATH}/{place}"


def span(place: str) -> str:
    return f"article/{PATH}#char={place}"


def full_at(place: str) -> str:
    return f"statement/{article_path(full.article())}/{place}"


def test_a_direct_quote_as_the_model_shows_it() -> None:
    quote = at("183-395")
    assert local(SEED, quote, TYPE) == [
        NKG.Statement.value,
        NKG.DirectQuote.value,
        SCHEMA.Quotation.value,
    ]
    assert local(SEED, quote, SCHEMA.isPartOf) == [f"article/{PATH}"]
    assert local(SEED, quote, NKG.speaker) == ["person/ebrahim-raisi"]
    assert local(SEED, quote, SCHEMA.spokenByCharacter) == ["person/ebrahim-raisi"]
    assert local(SEED, quote, NKG.content) == [span("183,395")]
    assert local(SEED, quote, NKG.source) == [span("398,403")]
    assert local(SEED, quote, NKG.cue) == [span("404,408")]
    assert local(SEED, quote, NKG.speechAct) == [ACT["assert"].value]
    assert local(SEED, quote, NKG.statedOn) == [f'"2024-05-19"^^<{XSD}date>']
    assert local(SEED, quote, NKG.statedDuring) == [
        "meeting/2024-05-19/ebrahim-raisi--ilham-aliyev"
    ]
    assert local(SEED, quote, NKG.confidence) == [f'"1.00"^^<{XSD}decimal>']


def test_kinds_have_their_classes() -> None:
    indirect, mixed = at("61-179"), at("773-872")
    assert local(SEED, indirect, TYPE) == [NKG.Statement.value, NKG.IndirectStatement.value]
    assert local(SEED, mixed, TYPE) == [
        NKG.Statement.value,
        NKG.MixedStatement.value,
        SCHEMA.Quotation.value,
    ]
    assert local(SEED, indirect, SCHEMA.spokenByCharacter) == []


def test_statements_stand_in_the_order_of_the_extraction() -> None:
    starts = [s.content[0].start for s in seed.statements()]
    found = subjects(SEED, TYPE, NKG.Statement)
    assert [int(s.rpartition("/")[2].partition("-")[0]) for s in found] == starts


def test_a_statement_within_another_points_to_it() -> None:
    iris = Iris.of(seed.article())
    outer, inner = (iris.statement(seed.statements()[i]) for i in (8, 9))
    assert local(SEED, inner, NKG.within) == [outer.value.removeprefix(BASE)]
    assert local(SEED, outer, NKG.within) == []


def test_only_persons_and_organizations_are_characters() -> None:
    mixed = full_at("365-379")
    assert len(local(FULL, mixed, NKG.speaker)) == 2
    assert local(FULL, mixed, SCHEMA.spokenByCharacter) == ["organization/the-ministry"]


def test_a_statement_without_a_source_has_no_speaker() -> None:
    nobody = full_at("370-378")
    assert local(FULL, nobody, NKG.speaker) == []
    assert local(FULL, nobody, NKG.source) == []
    assert local(FULL, nobody, NKG.cue) == []
    assert local(FULL, nobody, SCHEMA.text) == ['"a letter"@en']


def test_an_interrupted_quote_is_one_statement_with_two_spans() -> None:
    quote = full_at("102-181")
    assert local(FULL, quote, SCHEMA.text) == [
        '"We agreed on the railway, … and we will sign in June 2025."@en'
    ]
    assert len(local(FULL, quote, NKG.content)) == 2


def test_what_else_a_statement_may_say() -> None:
    quote = full_at("102-181")
    assert local(FULL, quote, NKG.speakerRole) == ['"Foreign Minister"@en']
    assert local(FULL, quote, NKG.addressee) == [f"group/{article_path(full.article())}/analysts"]
    assert local(FULL, quote, SCHEMA.about) == ["organization/railway"]
    assert local(FULL, quote, SCHEMA.mentions) == ["organization/railway"]
    assert local(FULL, quote, NKG.confidence) == [f'"0.88"^^<{XSD}decimal>']


def test_dates_are_as_precise_as_the_text() -> None:
    assert local(FULL, full_at("308-351"), NKG.statedOn) == [f'"2024-06"^^<{XSD}gYearMonth>']
    assert local(FULL, full_at("365-379"), NKG.statedOn) == [f'"2024"^^<{XSD}gYear>']


def test_every_act_is_told() -> None:
    acts = {act for act in SpeechAct if subjects(FULL, NKG.speechAct, ACT[act.value])}
    assert acts == set(SpeechAct)


def test_long_quotes_are_left_out_where_bodies_are() -> None:
    short, long = at("61-179"), at("183-395")
    quads = mapped(*seed.statements(), bodies=False)
    assert local(quads, short, SCHEMA.text) == local(SEED, short, SCHEMA.text) != []
    assert local(quads, long, SCHEMA.text) == []
    assert local(quads, long, NKG.content) == [span("183,395")]


def test_two_hundred_characters_are_not_long() -> None:
    start = seed.BODY.index("Raisi further")
    for length, told in ((200, 1), (201, 0)):
        words = Span(start, start + length)
        quads = mapped(Statement(Kind.DIRECT, (words,)), bodies=False)
        assert len(local(quads, at(f"{start}-{start + length}"), SCHEMA.text)) == told
