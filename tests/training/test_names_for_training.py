"""Texts with their names: what is a name in gold, constructed cases, labels, scores."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

from gum_rows import ROWS, write_gum
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.model import EntityType
from kg.extraction.tagger import PACKAGED
from kg.extraction.tagger.name_words import LOOKS
from kg.extraction.tagger.names import LABELS
from training.names.edits import renamed
from training.names.examples import IGNORE, batches, examples_of
from training.names.gold import Named, gum, is_open, named_by, names_of
from training.names.scores import by_rules, scores_of
from training.tagger.gold import Text, Token

BODY = ROWS[0]["body"]
NAMES = [
    ("Ingrid Solheim", EntityType.PERSON),
    ("University of Bergen", EntityType.ORGANIZATION),
    ("Bergen", EntityType.PLACE),
    ("Norway", EntityType.PLACE),
    ("Ali Reza", EntityType.PERSON),
    ("World Cup", EntityType.EVENT),
]
GOLD = Named("one", BODY, tuple(names_of(ROWS[0])))


def words(text: Named) -> list[tuple[str, EntityType]]:
    return [(text.body[start:end], kind) for start, end, kind in text.names]


def test_names_are_without_titles_and_the_outermost() -> None:
    assert words(GOLD) == NAMES


def test_only_open_licences_are_used_and_every_fifth_document_is_held_out(tmp_path: Path) -> None:
    kept, held = gum(write_gum(tmp_path / "gum.jsonl.gz", copies=11))
    assert (len(kept), len(held)) == (9, 2)
    assert not {"nc", "unsaid"} & {text.id for text in (*kept, *held)}
    assert is_open("CC BY-SA 3.0 (Wikipedia)")
    assert not is_open("CC BY-NC-SA 4.0")


def test_runs_of_an_analysis_are_names_and_some_stretches_are_unknown() -> None:
    body = "Ann Lee met Democrats in Oslo"
    kinds = ["PERSON", "PERSON", "O", "MISC", "O", "LOCATION"]
    tokens, start = [], 0
    for word, kind in zip(body.split(), kinds, strict=True):
        tokens.append(Token(start, start + len(word), "NN", kind, "dep", -1))
        start += len(word) + 1
    text = named_by("a", Text(body, (), tuple(tokens)))
    assert words(text) == [("Ann Lee", EntityType.PERSON), ("Oslo", EntityType.PLACE)]
    assert [body[a:b] for a, b in text.unknown] == ["Democrats"]


@given(st.integers(0, 1000), st.floats(0, 1), st.floats(0, 1))
def test_other_names_stand_where_names_stood(seed: int, persons: float, bodies: float) -> None:
    text = Named(GOLD.id, GOLD.body, GOLD.names, ((0, 3),))
    other = renamed(text, Random(seed), persons=persons, bodies=bodies)
    assert [kind for *_, kind in other.names] == [kind for *_, kind in text.names]
    gaps = [
        [named.body[a:b] for a, b in pairwise([0, *(n for name in named.names for n in name[:2])])]
        for named in (text, other)
    ]
    assert gaps[0][::2] == gaps[1][::2]
    assert other.unknown == ((0, 3),)


def test_persons_get_other_names_and_bodies_too() -> None:
    plain = Named("a", "Google met Ann Lee. Lee left.", (
        (0, 6, EntityType.ORGANIZATION), (11, 18, EntityType.PERSON), (20, 23, EntityType.PERSON),
    ))  # fmt: skip
    body, full, surname = words(renamed(plain, Random(3), persons=1, bodies=1))
    assert body[0] != "Google"
    assert full[0].endswith(surname[0])
    assert "Lee" not in full[0]
    assert words(renamed(plain, Random(3), persons=0, bodies=0)) == words(plain)


def test_an_example_has_a_label_and_features_for_each_word() -> None:
    (example,) = examples_of(PACKAGED, [Named("a", BODY, GOLD.names, ((0, 3),))])
    assert example.features.shape == (len(example), 384 + LOOKS)
    assert example.labels[0] == IGNORE
    told = [LABELS[label] for label in example.labels if label > 0]
    assert told[:5] == [
        "B-Person", "I-Person", "B-Organization", "I-Organization", "I-Organization"
    ]  # fmt: skip
    rows = [labels for _, labels in batches([example], Random(0))]
    assert sum(int((labels != IGNORE).sum()) for labels in rows) == len(example) - 1


def test_scores_count_spans_and_types() -> None:
    perfect = scores_of([GOLD], lambda _: GOLD.names)
    assert {s.f1 for key, s in perfect.items() if s.gold} == {100}
    wrong = scores_of([GOLD], lambda _: [(a, b, EntityType.EVENT) for a, b, _ in GOLD.names])
    assert wrong["span"].f1 == 100
    assert 0 < wrong["all"].f1 < 50
    assert scores_of([GOLD], by_rules)["all"].precision > 60
    assert scores_of([GOLD], lambda _: ())["all"].f1 == 0
