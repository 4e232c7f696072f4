"""The concepts of speech acts and the cues that signal them say the same."""

from __future__ import annotations

import textwrap
from collections import defaultdict

import pytest
import rdflib
from rdflib import SKOS

from kg.extraction.lexicon import table
from kg.extraction.model import SpeechAct
from kg.resources import folder

ACT = rdflib.Namespace("https://w3id.org/newskg/speech-act/")
FILE = folder("ontology") / "speech-acts.ttl"
GRAPH = rdflib.Graph().parse(FILE)


def signals() -> dict[str, set[str]]:
    """The verbs of each act; with the word behind them where that makes the act ("agree to")."""
    verbs: defaultdict[str, set[str]] = defaultdict(set)
    for row in table("cues"):
        verbs[row["act"]].add(row["lemma"])
        for entry in filter(None, row["acts_in_frames"].split(",")):
            frame, _, act = entry.partition("=")
            if frame in {"to", "for", "on", "upon", "in", "with", "as", "about", "of"}:
                verbs[act].add(f"{row['lemma']} {frame}")
    return verbs


def lines(act: str, verbs: set[str]) -> str:
    """The lines of ``speech-acts.ttl`` that tell the verbs of an act."""
    words = [f'"{verb}"@en'.replace(" ", "\0") for verb in sorted(verbs)]
    text = textwrap.fill(
        ", ".join(words),
        96,
        initial_indent="    ",
        subsequent_indent="    ",
        break_long_words=False,
    )
    return f"act:{act} skos:hiddenLabel\n{text} .\n".replace("\0", " ")


def test_the_act_of_every_cue_is_a_concept() -> None:
    concepts = {str(c).removeprefix(ACT) for c in GRAPH.subjects(rdflib.RDF.type, SKOS.Concept)}
    assert set(signals()) <= concepts
    assert concepts == {act.value for act in SpeechAct}


@pytest.mark.parametrize("act", [a.value for a in SpeechAct])
def test_the_hidden_labels_are_the_verbs_of_the_cues(act: str) -> None:
    expected = lines(act, signals()[act])
    assert expected in FILE.read_text("utf-8"), (
        f"ontology/speech-acts.ttl must hold these lines, and no others for act:{act}:\n{expected}"
    )
    told = {str(label) for label in GRAPH.objects(ACT[act], SKOS.hiddenLabel)}
    assert told == signals()[act]


@pytest.mark.parametrize("act", [a.value for a in SpeechAct])
def test_every_concept_is_whole_and_no_label_is_told_twice(act: str) -> None:
    for predicate in (SKOS.prefLabel, SKOS.definition, SKOS.example):
        (words,) = GRAPH.objects(ACT[act], predicate)
        assert isinstance(words, rdflib.Literal)
        assert words.language == "en"
    assert list(GRAPH.objects(ACT[act], SKOS.notation)) == [rdflib.Literal(act)]
    kinds = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    labels = [label for kind in kinds for label in GRAPH.objects(ACT[act], kind)]
    assert len(labels) == len(set(labels))
