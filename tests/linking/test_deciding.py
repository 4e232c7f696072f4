"""Only what is certain or clear is decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.linking import Candidate, Kind, Named, judged

ANA = Named("urn:ana", Kind.PERSON, "Ana Ruiz")
PELE = Named("urn:pele", Kind.PERSON, "Pelé")


def one(iri: str, score: float | None = None, **more: object) -> Candidate:
    told: dict[str, object] = {"name": "Ana Ruiz", **more}
    return Candidate(iri, score=score, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("candidates", "iri", "words"),
    [
        ([one("a", 10, match=True), one("b", 99)], "a", "The source is certain."),
        ([one("a", None, match=True)], "a", "certain"),
        ([one("a", 80, match=True, name="A. Ruiz")], "a", "certain"),
        ([one("a", 90), one("b", 60)], "a", "its score, 90, is far above the next, 60"),
        ([one("a", 90)], "a", "the source knows no other"),
        ([one("a", 90, name="ANA RUÍZ")], "a", "The name is the same"),
        ([one("a", 90), one("a", 85)], "a", "the source knows no other"),
        ([one("a", 90), one("b", 80)], None, "nearly as likely"),
        ([one("a", 90, match=True), one("b", 90, match=True)], None, "certain of more than one"),
        ([one("a", 90, name="Ana Ruiz Soto")], None, "its name is another one"),
        ([one("a", None)], None, "gives no score"),
        ([one("a", 0)], None, "nearly as likely"),
        ([one("a", 90, by_score=False)], None, "not certain"),
        ([], None, ""),
    ],
)
def test_verdicts(candidates: list[Candidate], iri: str | None, words: str) -> None:
    found = judged(ANA, candidates)
    assert [link.candidate.iri for link in found if link.decided] == ([iri] if iri else [])
    assert words in "".join(link.reason for link in found[:1])


def test_a_person_by_one_word_is_left_to_people() -> None:
    [link] = judged(PELE, [one("a", 100, match=True, name="Pelé")])
    assert not link.decided
    assert link.reason == "One word is too little to tell a person by."
    [place] = judged(Named("", Kind.PLACE, "Baku"), [one("a", 100, match=True, name="Baku")])
    assert place.decided


@pytest.mark.parametrize(
    ("countries", "governmental", "reason"),
    [
        (("ir",), True, "The source is certain."),
        ((), False, "The source is certain."),
        ((), True, "It belongs to a state, and the graph does not tell to which."),
        (("ir", "tr"), False, "The graph gives it several countries, so it may be several."),
    ],
)
def test_what_may_be_several_is_left_to_people(
    countries: tuple[str, ...], governmental: bool, reason: str
) -> None:
    named = Named("", Kind.ORGANIZATION, "Foreign Ministry", (), (), countries, governmental)
    [link] = judged(named, [one("a", 100, match=True, name="Foreign Ministry")])
    assert (link.decided, link.reason) == (reason == "The source is certain.", reason)


def test_each_link_has_its_reason() -> None:
    likely, other, told = judged(ANA, [one("a", 90), one("b", 50), one("c", 40, why="It is old.")])
    assert (likely.decided, other.decided) == (True, False)
    assert other.reason == "The source knows a likelier one."
    assert told.reason == "It is old."


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        st.sampled_from("abcd"),
        st.sampled_from(["Ana Ruiz", "Ana", "ana ruiz"]),
        st.none() | st.floats(0, 100),
        st.booleans(),
        st.booleans(),
    )
)


@given(CANDIDATES)
def test_at_most_one_is_decided_and_the_order_of_answers_does_not_matter(
    candidates: list[Candidate],
) -> None:
    found = judged(ANA, candidates)
    assert [link.decided for link in found[1:]] == [False] * len(found[1:])
    assert {link.candidate.iri for link in found} == {c.iri for c in candidates}
    again = judged(ANA, reversed(candidates))
    assert [link.decided for link in again] == [link.decided for link in found]
    assert [link.candidate.iri for link in again] == [link.candidate.iri for link in found]
