"""Characters that a page or a terminal must not be given, each changed into one that can be seen.

One character becomes one, so that every offset stays what it was.
"""

from __future__ import annotations

from typing import Final

_PICTURES: Final = 0x2400  # U+2400 to U+241F are pictures of U+0000 to U+001F
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_CONTROLS: Final = {code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in "\t\n"}
_NO_TEXT: Final = (
    *range(0x80, 0xA0),  # controls: some terminals obey U+009B as they do ESC [
    *range(0xD800, 0xE000),  # halves of characters
    *range(0xFDD0, 0xFDF0),
    *(plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF)),
)
_DIRECTIONS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))

_FOR_PAGE: Final = (
    _CONTROLS | {0x7F: "\N{SYMBOL FOR DELETE}"} | dict.fromkeys(_NO_TEXT, _REPLACEMENT)
)
_FOR_TERMINAL: Final = _FOR_PAGE | dict.fromkeys(_DIRECTIONS, _REPLACEMENT)


def for_page(text: str) -> str:
    """``text`` without what HTML forbids: control characters, halves of characters, no characters.

    https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
    """
    return text.translate(_FOR_PAGE)


def for_terminal(text: str) -> str:
    """``text`` without what a terminal may obey: escape sequences, and turned directions.

    In a page each paragraph and each name keeps its direction to itself; a terminal has no such
    walls.
    """
    return text.translate(_FOR_TERMINAL)
