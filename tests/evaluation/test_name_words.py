"""Names compared by their words."""

from __future__ import annotations

import pytest

from kg.evaluation import named


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        (["President Ilham Əliyev"], "Ilham Aliyev", False),
        (["Łukasz Nowak"], "Lukasz Nowak", True),
        (["Raisi"], "Ebrahim Raisi", False),
        (["the spokesman of the ministry"], "spokesman", True),
        ([], "spokesman", False),
        (["anyone"], "the", False),
        (["a b c d e f g h i j k l m n"], "b", False),
    ],
)
def test_names_are_compared_by_their_words(found: list[str], gold: str, right: bool) -> None:
    assert named(found, gold) is right
