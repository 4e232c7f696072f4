"""Fonts that have the characters of a text, among those of the machine."""

from __future__ import annotations

from functools import cache
from typing import Final

_FIRST: Final = "DejaVu Sans"
"""Comes with matplotlib, and has Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian and Georgian."""


_NO_FONT: Final = "Last Resort"
"""Comes with matplotlib, too, and has a frame for every character."""

_UPRIGHT, _REGULAR = "normal", 400


def families(text: str) -> tuple[tuple[str, ...], str]:
    """The names of the fonts to try, in this order, and the characters that none of them has."""
    fonts = _installed()
    missing = frozenset(map(ord, text)) - _characters(fonts[_FIRST]) - frozenset(range(32))
    chosen = [_FIRST]
    for name, path in fonts.items() if missing else ():
        has = _characters(path)
        if missing & has:
            chosen.append(name)
            missing -= has
    return tuple(chosen), "".join(map(chr, sorted(missing)))


@cache
def _installed() -> dict[str, str]:
    """The files of upright fonts of usual weight, by their names."""
    from matplotlib import font_manager

    return {
        font.name: font.fname
        for font in sorted(
            font_manager.fontManager.ttflist, key=lambda font: (font.name, font.fname)
        )
        if (font.style, font.weight) == (_UPRIGHT, _REGULAR) and not font.name.startswith(_NO_FONT)
    }


@cache
def _characters(path: str) -> frozenset[int]:
    """The code points that a font has."""
    from matplotlib import font_manager

    return frozenset(font_manager.get_font(path).get_charmap())
