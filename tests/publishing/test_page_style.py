"""The colours of the page can be read, in the light and in the dark (WCAG 2.2, 1.4.3, AA)."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from kg.publishing import page

CSS = (Path(page.__file__).parent / "data" / "page.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))
    for part in CSS.partition("\n* {")[0].split("prefers-color-scheme: dark")
)
AA = 4.5

KINDS = ("direct", "indirect", "mixed")
TINTS = tuple(f"{kind}{depth}" for kind in KINDS for depth in ("", "-inner"))
PAIRS = sorted(
    {
        *product(("ink", "quiet", "link"), ("page", "panel", "target")),
        *product(("ink", "source", "cue", "meeting-line"), ("page", *TINTS)),
        *product(("source", "cue", "meeting-line"), ("target",)),
        *((f"{kind}-line", f"{kind}{depth}") for kind in KINDS for depth in ("", "-inner")),
        *product((f"{kind}-line" for kind in KINDS), ("panel", "target")),
    }
)


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_schemes_set_the_same_colours() -> None:
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_what_lies_behind_it(scheme: dict[str, str]) -> None:
    weak = {
        (text, ground): round(contrast(scheme[text], scheme[ground]), 2)
        for text, ground in PAIRS
        if contrast(scheme[text], scheme[ground]) < AA
    }
    assert weak == {}


def test_kinds_differ_in_their_lines_too() -> None:
    lines = [re.search(rf"mark\.{kind} {{.*?style: (\w+)", CSS) for kind in KINDS]
    assert len({line[1] for line in lines if line}) == len(KINDS)
