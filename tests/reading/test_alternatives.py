from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.reading.alternatives import any_of

WORDS = st.lists(st.text("ab.|", min_size=1, max_size=3), min_size=1)


@given(WORDS, st.text("ab.| "))
def test_the_first_of_the_words_that_fit_is_found(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, words))
    assert re.findall(any_of(words), text) == re.findall(plain, text)
