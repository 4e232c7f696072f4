"""Names compared: spellings, orders, lengths; and what only looks alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.names import Likeness, keys, likeness, parts

LETTERS = [
    ("Orbán Viktor", "Viktor Orban"),
    ("Xi Jinping", "Jinping Xi"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("Tarek El Menshawi", "Tarek al-Menshawi"),
    ("Dr. Ann Lee", "Honourable Ann Lee"),
    ("Ursula von der Leyen", "Ursula Leyen"),
]
SPELLING = [
    ("İlham Əliyev", "Ilham Aliyev"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Rashad Mammadzadeh", "Rashad Mamedzade"),
    ("Elnur Guliyev", "Elnur Quliyev"),
    ("Muammar Gaddafi", "Moammar Qadhafi"),
    ("Hassan Rouhani", "Hasan Ruhani"),
    ("Emomali Rahmon", "Emomalii Rakhmon"),
    ("Abdel Fattah el-Sisi", "Abdelfattah al-Sissi"),
    ("B. Oyuunchimeg", "Oyunchimeg Batbayar"),
    ("Mohamed Ali", "Mohamed Aly"),
]
SHORTER = [
    ("Grace Nkhata", "Chisomo Grace Nkhata"),
    ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ("Kaarina Lehtovaara", "Anna-Kaarina Lehtovaara"),
    ("Talal al-Utaibi", "Talal Hamad Al-Otaibi"),
]
NONE = [
    ("John Smith", "Jane Smith"),
    ("Ivan Ivanov", "Ivan Ivanova"),
    ("Mario Silva", "Maria Silva"),
    ("Kim Jong Un", "Kim Yo Jong"),
    ("Nguyen Van Minh", "Nguyen Thi Bich Ha"),
    ("Hassan Hussein", "Hasan Hasan"),
    ("Mubarak al-Dhari", "Salem Al-Fahad Al-Dhari"),
    ("𠗪", "𠗫"),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        *((*pair, Likeness.LETTERS) for pair in LETTERS),
        *((*pair, Likeness.SPELLING) for pair in SPELLING),
        *((*pair, Likeness.SHORTER) for pair in SHORTER),
        *((*pair, Likeness.NONE) for pair in NONE),
        ("Smith", "John Smith", Likeness.ONE_PART),
        ("Aliyev", "Aliyev", Likeness.LETTERS),
    ],
)
def test_names_are_as_like_as_they_are(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected
    if expected >= Likeness.SHORTER:
        assert keys(one) & keys(other)


def test_titles_and_particles_are_no_parts_unless_there_is_nothing_else() -> None:
    assert parts("Sheikh Mohammed bin Rashid Al Maktoum") == ("mohammed", "rashid", "maktoum")
    assert parts("King") == ("king",)
    assert parts("Al") == ("al",)


NAMES = st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=9), min_size=1)


@given(NAMES, NAMES)
def test_likeness_has_no_direction_and_a_name_is_like_itself(a: list[str], b: list[str]) -> None:
    one, other = " ".join(a), " ".join(b)
    assert likeness(one, other) is likeness(other, one)
    assert likeness(one, one) is Likeness.LETTERS
    assert keys(one)
