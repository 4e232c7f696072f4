"""Texts of any kind, made of what agencies write, and of junk."""

from __future__ import annotations

from hypothesis import strategies as st

PEOPLE = (
    """
President Ebrahim Raisi|Raisi|Ilham Aliyev|his Azerbaijani counterpart|Mr Okello|he|she|they
Prime Minister Grace Okello|the two presidents|Xi Jinping|Crown Prince Mohammed bin Salman
Foreign ministers Ana Ruiz of Spain and João Sá of Portugal|a spokesman for the ministry
the foreign ministers of Kenya and Egypt|two officials|Iran's foreign ministry|the Kremlin
the International Monetary Fund (IMF)|the IMF|former president Jimmy Vance|ex-minister Li Na
the king of Jordan|Sens. Lee and Wu|Zelenskyy|İlham Əliyev|Orbán Viktor|Dr. A. B. O’Neil Jr.
the visiting premier|the EU's foreign policy chief|her Turkish counterpart|Malta's PM
the Dutch premier and his counterparts from Chad, Mali and Togo|the host|his guest|the pontiff
the top diplomat|U.S. Secretary of State Ann Lee|analysts|MAYOR ANN LEE|Reuters
a Bloomberg poll|French President Anne Roux|Turkish Foreign Minister Ali Can|the pope
""".strip()
    .replace("\n", "|")
    .split("|")
)
CUES = (
    """
said|said that|told reporters on Sunday that|has denied that|according to|added:|believes
was quoted as saying|thanked|accused|- |hopes to|said late on|called|promised to|warned that
""".strip()
    .replace("\n", "|")
    .split("|")
)
MEETINGS = (
    """
met with|met|held talks with|will meet|spoke by phone with|received|called off a meeting with
hosted|arrived in Baku to meet|last met in Tashkent in June 2021 with|denied having met
""".strip()
    .replace("\n", "|")
    .split("|")
)
WHEN_AND_WHERE = (
    """
on Sunday|on Thursday|last Friday|yesterday|tomorrow|next week|on 29 February|on May 19|May 3-5
in June 2021|in 2019|on 31 February|on the sidelines of a summit|in Baku|here|of Georgia|Kosovo
at the Qiz Qalasi Dam|in the Kremlin|in Washington, D.C.|in New York City|the Netherlands
at a ceremony to inaugurate the joint dam|on Monday and Tuesday|in early July|later that day
""".strip()
    .replace("\n", "|")
    .split("|")
)
CONTENTS = (
    """
the deal is dead|prices rose 3.5% in 2023|he would not resign|to cut output|we “hope” so
the ministry of finance will pay|both sides support the Palestinian people|it is over
""".strip()
    .replace("\n", "|")
    .split("|")
)
OPENINGS = ("TEHRAN, May 19 (IRNA) -- ", "Tehran, IRNA – ", "PARIS (AP) — ", "")
MARKS = ("“", "”", '"', "'", "‘", "’", ",", ".", ".\n\n", "\n", ":", "–", "(", ")", "\u00a0", "\t")

JUNK = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)

_WHO, _SAYS, _MEETS = map(st.sampled_from, (PEOPLE, CUES, MEETINGS))
_WHEN, _WHAT, _MARK = map(st.sampled_from, (WHEN_AND_WHERE, CONTENTS, MARKS))
_SPACE = st.sampled_from((" ", " ", " ", "\n", "", "  "))

SENTENCES = st.one_of(
    st.tuples(_WHO, _SAYS, _WHAT, _WHEN),
    st.tuples(st.just("“"), _WHAT, st.just(",”"), _WHO, _SAYS, _WHEN),
    st.tuples(_WHO, _MEETS, _WHO, _WHEN, _WHEN),
    st.lists(st.one_of(_WHO, _SAYS, _MEETS, _WHEN, _WHAT, _MARK, JUNK), max_size=8),
)


@st.composite
def wire_texts(draw: st.DrawFn) -> str:
    """The text of an article, with its header line."""
    parts = [draw(st.sampled_from(OPENINGS))]
    for sentence in draw(st.lists(SENTENCES, min_size=2, max_size=8)):
        parts += [part + draw(_SPACE) for part in sentence]
        parts.append(draw(st.sampled_from((". ", ".\n\n", ".\n\n", "\n\n", ", "))))
    return f"date 2024-05-19 Any text\n\n{''.join(parts)}"
