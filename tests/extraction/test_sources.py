"""Sentences that break off behind a source or a cue."""

from __future__ import annotations

import pytest
from test_statements import found_in


@pytest.mark.parametrize("end", [",", ",\n\nRain fell.", ", in Tyre,", ", in Tyre,\n\nRain fell."])
def test_a_sentence_may_end_with_a_comma(end: str) -> None:
    text = f"“It is late,” said Lina Haddad{end}"
    (statement,), _ = found_in(text)
    assert statement.source[0].of(text) == "Lina Haddad"


@pytest.mark.parametrize("text", ["“Omar Said denied:", "“He denied: ” Lina Haddad said."])
def test_a_quotation_may_end_with_a_colon_that_announces(text: str) -> None:
    statements, _ = found_in(text)
    assert all(statement.content for statement in statements)
    assert len(statements) <= 1
