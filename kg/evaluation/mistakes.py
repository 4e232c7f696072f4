"""What went wrong with statements, with the text, the articles with most mistakes first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import Final

from kg.evaluation.measures import Place, Places, matching
from kg.evaluation.statements import PRIMARY, Judged, Words, right_speaker

CONTEXT: Final = 40
"""How many characters stand before and behind."""

_ENOUGH: Final = 0.5
_LONGEST: Final = 420
_ELISION: Final = " […] "
_UNPRINTABLE: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BRACKETS: Final = {"content": "[]", "source": "{}", "cue": "<>"}

LEGEND: Final = "[content] {source} <cue>"
"""How places are marked in the text of a mistake."""


class Kind(StrEnum):
    """What is wrong; the value is how people read it."""

    MISSED = "missed"
    INVENTED = "invented"
    WRONG_SOURCE = "wrong source"
    WRONG_SPEAKER = "wrong speaker"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of one of the two sides; ``speaker`` is None where the gold does not say."""

    content: Places
    source: Places
    cue: Places
    source_text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the gold that it fails, what was found instead, and the text around, marked.

    The text is the gold's, or that of what was found where there is no gold. ``overlap`` is the
    Jaccard index of the content with the best of the other side.
    """

    article: str
    kind: Kind
    wanted: Said | None
    found: Said | None
    text: str
    overlap: float

    @property
    def start(self) -> int:
        """Where it begins in the body."""
        said = self.wanted or self.found
        return min((start for start, _ in said.content), default=0) if said else 0


def worst(judged: Sequence[Judged], limit: int) -> tuple[Mistake, ...]:
    """At most ``limit`` mistakes: those of the article with most of them first, by place."""
    if not limit:
        return ()
    by_harm = sorted(judged, key=lambda j: sum(1 for _ in _sorted_out(j)), reverse=True)
    mistakes = (sorted(_mistakes(each), key=_place) for each in by_harm)
    return tuple(islice(chain.from_iterable(mistakes), limit))


def count(judged: Judged) -> Mapping[Kind, int]:
    """How many mistakes of each kind an article has."""
    kinds = [kind for kind, _, _ in _sorted_out(judged)]
    return {kind: kinds.count(kind) for kind in Kind}


def _place(mistake: Mistake) -> tuple[int, str]:
    return mistake.start, mistake.kind


def _mistakes(judged: Judged) -> Iterator[Mistake]:
    for kind, i, j in _sorted_out(judged):
        wanted = None if j is None else _wanted(judged, j)
        found = None if i is None else _found(judged, i)
        text = marked(judged.gold.body, wanted or found)
        overlap = _overlap(judged, i, j)
        yield Mistake(judged.gold.id, kind, wanted, found, text, overlap)


def _sorted_out(judged: Judged) -> Iterator[tuple[Kind, int | None, int | None]]:
    """The mistakes as numbers of found and of gold.

    What PRIMARY left is matched again by content alone: those pairs have the wrong source. So
    missed and wrong sources make up what recall lacks, invented and wrong sources what precision
    lacks. Speakers are judged where PRIMARY matched.
    """
    pairs = judged.pairs[PRIMARY]
    found = _others(len(judged.found), {i for i, _ in pairs})
    wanted = _others(len(judged.wanted), {j for _, j in pairs})
    sources = [(found[a], wanted[b]) for a, b in _same_content(judged, found, wanted)]
    yield from ((Kind.WRONG_SOURCE, i, j) for i, j in sources)
    yield from ((Kind.INVENTED, i, None) for i in found if i not in {i for i, _ in sources})
    yield from ((Kind.MISSED, None, j) for j in wanted if j not in {j for _, j in sources})
    for i, j in pairs:
        gold = judged.wanted[j]
        if gold.speaker is not None and not right_speaker(judged.found[i], gold):
            yield Kind.WRONG_SPEAKER, i, j


def _others(size: int, taken: set[int]) -> list[int]:
    return [number for number in range(size) if number not in taken]


def _same_content(
    judged: Judged, found: Sequence[int], wanted: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    def fits(i: int, j: int) -> bool:
        return judged.found_words[i].jaccard(judged.wanted_words[j]) >= _ENOUGH

    return matching(found, wanted, fits)


def _overlap(judged: Judged, i: int | None, j: int | None) -> float:
    if i is not None and j is not None:
        return judged.found_words[i].jaccard(judged.wanted_words[j])
    if i is not None:
        return _best(judged.found_words[i], judged.wanted_words)
    return _best(judged.wanted_words[j], judged.found_words) if j is not None else 0.0


def _best(words: Words, others: Sequence[Words]) -> float:
    return max(map(words.jaccard, others), default=0.0)


def _wanted(judged: Judged, number: int) -> Said:
    s = judged.wanted[number]
    source = s.source or ()
    return Said(s.content, source, s.cue or (), _quoted(judged.gold.body, source), s.speaker)


def _found(judged: Judged, number: int) -> Said:
    s = judged.found[number]
    text = _quoted(judged.gold.body, s.source)
    return Said(s.content, s.source, s.cue, text, "; ".join(sorted(s.names)))


def _quoted(body: str, places: Places) -> str:
    return " … ".join(_one_line(body[start:end]) for start, end in places)


def _one_line(text: str) -> str:
    """Text in one line, and without orders to the terminal."""
    return _UNPRINTABLE.sub(" ", text)


def marked(body: str, said: Said | None) -> str:
    """The text around a statement, its parts in brackets, in one line; long ones are cut inside."""
    if said is None:
        return ""
    return in_context(body, {"content": said.content, "source": said.source, "cue": said.cue})


def in_context(body: str, parts: Mapping[str, Places]) -> str:
    """The text around the places of parts, as :func:`marked`."""
    near = _near(parts)
    if not near:
        return ""
    first = max(0, min(start for _, (start, _) in near) - CONTEXT)
    last = min(len(body), max(end for _, (_, end) in near) + CONTEXT)
    text = _one_line(_bracketed(body, near, first, last)).strip()
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}{_ELISION}{text[-_LONGEST // 2 :]}"
    return f"{'…' if first else ''}{text}{'…' if last < len(body) else ''}"


def _near(parts: Mapping[str, Places]) -> list[tuple[str, Place]]:
    return [(part, place) for part, places in parts.items() for place in places]


def _bracketed(body: str, places: Sequence[tuple[str, Place]], first: int, last: int) -> str:
    """The body from first to last with a bracket at both ends of every place."""
    signs = [(start, 1, _BRACKETS[part][0]) for part, (start, _) in places]
    signs += [(end, 0, _BRACKETS[part][1]) for part, (_, end) in places]
    text, position = "", first
    for offset, _, sign in sorted(signs):
        text += body[position:offset] + sign
        position = max(position, offset)
    return text + body[position:last]
