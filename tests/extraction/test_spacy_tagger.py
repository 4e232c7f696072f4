"""Taggers made of spaCy pipelines: what they mark, and what belongs together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Marked
from spacy.training import Example
from spacy_pipelines import PATTERNS, STORY, ruled, words
from thinc.util import fix_random_seed

from kg.extraction.spacy_tagger import SpacyTagger


def marked(pipeline: Language, text: str) -> list[tuple[str, str | None, str | None]]:
    return [words(text, found) for found in SpacyTagger(pipeline).attributions(text)]


def test_the_nearest_cue_and_source_of_the_paragraph_belong_to_a_content() -> None:
    assert marked(ruled(), STORY.body) == [
        ("“We have waited long enough,”", "said", "Huber"),
        ("“Nairobi is next,”", "added", "Weber"),
        ("“Nothing else is planned.”", None, None),
    ]


def test_fragments_of_one_statement_come_together() -> None:
    text = "“We will,” he said, “wait. Then we go.” Weber:\n“A colon.”\nHuber: “Alone.”"
    assert marked(ruled(), text) == [
        ("“We will,” | “wait. Then we go.”", "said", "he"),
        ("“A colon.”", None, None),
        ("“Alone.”", None, "Huber"),
    ]


def test_what_lies_within_a_content_is_left_to_the_rules() -> None:
    assert marked(ruled(), "“Huber said no,” Karl Huber said.") == [
        ("“Huber said no,”", "said", "Karl Huber")
    ]


def test_the_sentences_of_the_pipeline_come_before_our_own() -> None:
    pipeline = ruled()
    pipeline.add_pipe("sentencizer", first=True, config={"punct_chars": [";"]})
    text = "Huber said; “Two.” Weber, who came from Nairobi, added."
    assert marked(pipeline, text) == [("“Two.”", "added", "Weber")]
    assert marked(ruled(), text) == [("“Two.”", "said", "Huber")]


def test_spans_with_one_id_belong_together_and_others_apart() -> None:
    patterns = [
        {"label": "content", "pattern": "yes", "id": "a"},
        {"label": "content", "pattern": "perhaps", "id": "a"},
        {"label": "cue", "pattern": "said", "id": "a"},
        {"label": "content", "pattern": "no", "id": "b"},
        {"label": "cue", "pattern": "added", "id": "b"},
        {"label": "source", "pattern": "Huber", "id": "a"},
        {"label": "source", "pattern": "Weber"},
        {"label": "content", "pattern": "never", "id": "c"},
        {"label": "content", "pattern": "ever", "id": "c"},
    ]
    text = "yes, added Weber, no, never, ever.\n… said.\nHuber, perhaps"
    assert marked(ruled(*patterns), text) == [
        ("yes | perhaps", "said", "Huber"),
        ("no", "added", "Weber"),
        ("never | ever", None, "Weber"),
    ]


def test_spans_that_are_punctuation_alone_or_empty_do_no_harm() -> None:
    @Language.component("test_dots", assigns=["doc.spans"])
    def dots(doc: Doc) -> Doc:
        doc.spans["attribution"] = [
            Marked(doc, 0, 1, "content"),
            Marked(doc, 1, 1, "content"),
            Marked(doc, 1, 2, "cue"),
        ]
        return doc

    pipeline = spacy.blank("en")
    pipeline.add_pipe("test_dots")
    assert marked(pipeline, "… said") == [("…", "said", None)]


LEARNT = "Huber said that taxes will fall. Weber said that roads will open."
PLACES = [(0, 5, "SOURCE"), (6, 10, "CUE"), (11, 31, "CONTENT")]
PLACES += [(start + 33, end + 33, label) for start, end, label in PLACES]


@pytest.mark.parametrize("kind", ["ner", "spancat"])
def test_a_trained_pipeline(kind: str, tmp_path: Path) -> None:
    fix_random_seed(0)
    pipeline = spacy.blank("en")
    sizes = {"@misc": "spacy.ngram_suggester.v1", "sizes": [1, 4]}
    config = {"spans_key": "attribution", "suggester": sizes} if kind == "spancat" else {}
    pipeline.add_pipe(kind, config=config)
    gold: dict[str, Any] = (
        {"entities": PLACES} if kind == "ner" else {"spans": {"attribution": PLACES}}
    )
    examples = [Example.from_dict(pipeline.make_doc(LEARNT), gold)]
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(25):
        pipeline.update(examples, sgd=optimizer)
    pipeline.to_disk(tmp_path / "trained")

    found = SpacyTagger(spacy.load(tmp_path / "trained")).attributions(LEARNT)

    assert [words(LEARNT, one) for one in found] == [
        ("that taxes will fall", "said", "Huber"),
        ("that roads will open", "said", "Weber"),
    ]
    assert all((0.5 < one.confidence < 1) == (kind == "spancat") for one in found)


def test_entities_are_taken_where_there_are_no_spans() -> None:
    assert marked(ruled(key=None), STORY.body) == marked(ruled(), STORY.body)


def test_a_pipeline_in_memory_has_a_digest_too() -> None:
    one, two = ruled(), ruled()
    SpacyTagger(two).attributions(STORY.body)
    assert SpacyTagger(one).digest == SpacyTagger(two).digest
    assert SpacyTagger(ruled(*PATTERNS[:3])).digest != SpacyTagger(one).digest
