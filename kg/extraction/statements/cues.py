"""The lexicon of cues: which words report, what act they perform, and how far to trust them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.lexicon import table
from kg.extraction.model import SpeechAct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ANY = "*"
_WEIGHT = 4  # how many finds the frame's own share counts for, against those of the verb in it


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its lemma and its speech act.

    ``told`` is true of a verb whose object hears it, ``adjective`` of a word as in "is confident".
    """

    lemma: str
    act: SpeechAct
    told: bool = False
    adjective: bool = False
    acts_in_frames: tuple[tuple[str, SpeechAct], ...] = ()


@cache
def _verbs() -> dict[str, Cue]:
    return {
        form: cue
        for forms, cue in _rows()
        for form in forms
        if " " not in form and not cue.adjective
    }


@cache
def _adjectives() -> dict[str, Cue]:
    return {form: cue for forms, cue in _rows() for form in forms if cue.adjective}


@cache
def cue_words() -> frozenset[str]:
    """Every word with which a cue may begin, in lower case, and the colon after a name."""
    return frozenset((":", *_verbs(), *_adjectives(), *(first for first, _ in _phrasal())))


@cache
def _phrasal() -> dict[tuple[str, str], Cue]:
    """Cues of two words ("ruled out"), by each form of the verb and the particle."""
    return {
        (form.partition(" ")[0], form.partition(" ")[2]): cue
        for forms, cue in _rows()
        for form in forms
        if " " in form
    }


def cue_at(words: Sequence[str], i: int) -> tuple[Cue | None, int]:
    """The verb that reports and begins with the word at ``i``, and its last word."""
    if i + 1 < len(words):
        phrasal = _phrasal().get((words[i], words[i + 1]))
        if phrasal:
            return phrasal, i + 1
    return _verbs().get(words[i]), i


def adjective_at(words: Sequence[str], i: int) -> Cue | None:
    """The adjective at ``i``, if it reports after "is"."""
    return _adjectives().get(words[i])


@cache
def _rows() -> tuple[tuple[tuple[str, ...], Cue], ...]:
    return tuple(
        (
            tuple(row["forms"].split(", ")),
            Cue(
                row["lemma"],
                SpeechAct(row["act"]),
                row["told"] == "yes",
                row["class"] == "adjective",
                tuple(_by_frame(row["acts_in_frames"])),
            ),
        )
        for row in table("cues")
    )


def _by_frame(text: str) -> Iterator[tuple[str, SpeechAct]]:
    for entry in filter(None, text.split(",")):
        frame, _, act = entry.partition("=")
        yield frame, SpeechAct(act)


@cache
def _acts() -> dict[tuple[str, str], SpeechAct]:
    acts = {(cue.lemma, ANY): cue.act for _, cue in _rows()}
    return acts | {
        (cue.lemma, frame): act for _, cue in _rows() for frame, act in cue.acts_in_frames
    }


def act_of(lemma: str, frame: str) -> SpeechAct:
    """The speech act of a verb in a frame."""
    acts = _acts()
    return acts.get((lemma, frame)) or acts.get((lemma, ANY), SpeechAct.ASSERT)


@cache
def _counts() -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (row["lemma"], row["frame"]): (int(row["right"]), int(row["found"]))
        for row in table("cue_frames")
    }


@cache
def _pools() -> dict[str, str]:
    """For each lemma the pool of verbs that lends it their share: "*says" or "*"."""
    return {row["lemma"]: ANY + row["class"] for row in table("cues")}


@cache
def confidence(lemma: str, frame: str) -> float:
    """The share of right finds of this verb in this frame, on the training corpus.

    Where the verb was seldom seen in the frame, the share of all verbs of its class counts too.
    """
    right, found = _counts().get((_pools().get(lemma, ANY), frame), (0, 0))
    prior = (right + 1) / (found + 4)
    right, found = _counts().get((lemma, frame), (0, 0))
    return (right + _WEIGHT * prior) / (found + _WEIGHT)
