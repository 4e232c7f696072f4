"""Texts with attributions, for the tests of what the tagger learns from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from pathlib import Path

from hypothesis import strategies as st

from kg.extraction.tagger import PACKAGED
from kg.extraction.tagger.pieces import tokenizer_at
from training.tagger.gold import Attribution, Pair, Text, Token

OWN = Path(__file__).parents[1] / "quality" / "wire-dev.json"
TOKENIZER = tokenizer_at(PACKAGED / "tokenizer.json")

_MARKS = ("“", "”", '"', "``", "''", "‘", "’", "'", "(", "—", ",", ".", "\n\n")
_WORDS = ("Raisi", "RAISI", "Ilham", "Aliyev-Kaya", "Şahin", "said", "he", "don’t", "İ", "Li", "7")
_WORD = re.compile(r"[\w’-]+")


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Any text with any marks, names and spans; the spans may begin and end within words."""
    parts = draw(st.lists(st.sampled_from((*_WORDS, *_MARKS, " ")), min_size=2, max_size=30))
    body = "".join(part + draw(st.sampled_from(("", " "))) for part in parts)
    offsets = sorted(draw(st.sets(st.integers(0, len(body)), max_size=16)))
    spans = list(zip(offsets[::2], offsets[1::2], strict=False))
    names = draw(st.lists(st.booleans(), min_size=len(body), max_size=len(body)))
    tokens = tuple(
        Token(*word.span(), "NN", "PERSON" if is_name else "O", "dep", -1)
        for word, is_name in zip(_WORD.finditer(body), names, strict=False)
    )
    return Text(body, tuple(_attributions(spans)), tokens)


@st.composite
def told(draw: st.DrawFn) -> Text:
    """A text in which whole words are told, each time with a cue, and mostly with a source."""
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=6, max_size=60))
    breaks = draw(st.lists(st.sampled_from((" ", "\n\n")), min_size=60, max_size=60))
    starts, body = [], ""
    for word, after in zip(words, breaks, strict=False):
        starts.append((len(body), len(body) + len(word)))
        body += word + after
    cuts = sorted(draw(st.sets(st.integers(0, len(words)), min_size=4, max_size=20)))
    spans = [(starts[a][0], starts[b - 1][1]) for a, b in pairwise(cuts)]
    return Text(body, tuple(a for a in _attributions(spans) if a.cue))


def _attributions(spans: Sequence[Pair]) -> Iterator[Attribution]:
    """Of the spans in order: content, cue, source, content, and so on."""
    for content, cue, source, more in zip_longest(*(spans[i::4] for i in range(4))):
        yield Attribution(
            tuple(span for span in (content, more) if span),
            (cue,) if cue else (),
            (source,) if source else (),
        )


def spans_of(text: Text) -> list[Pair]:
    """Every span of a text, attribution by attribution."""
    return [pair for attribution in text.attributions for _, pair in attribution.spans()]


def words_of(text: Text) -> list[str]:
    """What stands in each of them."""
    return [text.body[start:end] for start, end in spans_of(text)]
