from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Span
from kg.reading.agencies import agencies
from kg.reading.dateline_forms import Following, Form, forms, masked
from kg.reading.datelines import Opening, find_opening

SENTENCE = "The two ministers met in the morning and parted at noon."

# dateline as written | place | agency as written | publisher
DATELINES = """
Tehran, IRNA – | Tehran | IRNA | IRNA
BEIJING, April 11 (Xinhua) -- | BEIJING | Xinhua | Xinhua
GENEVA (AP) — | GENEVA | AP | AP
GENEVA, Switzerland (AP) — | GENEVA | AP | AP
UNITED NATIONS (AP) — | UNITED NATIONS | AP | AP
WASHINGTON (Associated Press) — | WASHINGTON | Associated Press | AP
Batumi, June 12, AZERTAC – | Batumi | AZERTAC | AZERTAC
Baku, 3 May (AZERTAC) | Baku | AZERTAC | AZERTAC
BAKU, Azerbaijan, May 4. | BAKU | - | -
MOSCOW, May 3. /TASS/. | MOSCOW | TASS | TASS
ST. PETERSBURG, June 5. /TASS/. | ST. PETERSBURG | TASS | TASS
МОСКВА, 3 May. /TASS/. | МОСКВА | TASS | TASS
MOSCOW. May 3 (Interfax) - | MOSCOW | Interfax | Interfax
CAIRO, Nov 9 (KUNA) -- | CAIRO | KUNA | KUNA
CAIRO, Monday, Nov. 9 (MENA) – | CAIRO | MENA | MENA
Sharm el-Sheikh, Nov 9 (MENA) – | Sharm el-Sheikh | MENA | MENA
ATHENS, MARCH 5, ARMENPRESS. | ATHENS | ARMENPRESS | ARMENPRESS
WELLINGTON (Reuters) - | WELLINGTON | Reuters | Reuters
WASHINGTON/BEIJING (Reuters) - | WASHINGTON/BEIJING | Reuters | Reuters
SPA, Belgium (Reuters) - | SPA | Reuters | Reuters
LONDON (PA Media) - | LONDON | PA Media | PA
NOUMEA (Reuters Radio) – | NOUMEA | Reuters Radio | Reuters Radio
(Reuters) - | - | Reuters | Reuters
May 3 (Reuters) - | - | Reuters | Reuters
ANKARA (AA) - | ANKARA | AA | AA
ANKARA - Anadolu Agency - | ANKARA | Anadolu Agency | AA
SEOUL, Jan. 5 (Yonhap) -- | SEOUL | Yonhap | Yonhap
TOKYO (Kyodo) -- | TOKYO | Kyodo | Kyodo
NEW DELHI: | NEW DELHI | - | -
New Delhi, Jan 4 (PTI) | New Delhi | PTI | PTI
KATHMANDU, May 4: | KATHMANDU | - | -
PARIS, France (AFP) - | PARIS | AFP | AFP
Port-au-Prince (AFP) – | Port-au-Prince | AFP | AFP
N'DJAMENA (AFP) - | N'DJAMENA | AFP | AFP
KYIV. March 3. Interfax-Ukraine | KYIV | Interfax-Ukraine | Interfax-Ukraine
BERLIN (dpa) - | BERLIN | dpa | dpa
HANOI, 3 May (VNA) – | HANOI | VNA | VNA
AMMAN, May 4 (Petra) -- | AMMAN | Petra | Petra
RIYADH, SPA -- | RIYADH | SPA | SPA
BRUSSELS (Belga) | BRUSSELS | Belga | Belga
ROME (ANSA) - | ROME | ANSA | ANSA
WASHINGTON — | WASHINGTON | - | -
ROME — | ROME | - | -
MILLBROOK, Ohio — | MILLBROOK | - | -
McLEAN, Va. (AP) — | McLEAN | AP | AP
FLINT, Mich., Oct. 4 (UPI) -- | FLINT | UPI | UPI
DAMASCUS, (SANA) | DAMASCUS | SANA | SANA
DAMASCUS, SANA- | DAMASCUS | SANA | SANA
BISHKEK (TCA) — | BISHKEK | TCA | TCA
Tbilisi. 4 May. /Interpressnews/ | Tbilisi | Interpressnews | Interpressnews
ISLAMABAD, May 4 (APP): | ISLAMABAD | APP | APP
MADRID, 4 May (EFE).- | MADRID | EFE | EFE
The Hague (ANP) – | The Hague | ANP | ANP
DHAKA, May 4, 2024 (BSS) - | DHAKA | BSS | BSS
VIENNA, 2024-05-04 (APA) - | VIENNA | APA | APA
NOUMEA (Lagoon Radio) – | NOUMEA | Lagoon Radio | Lagoon Radio
Noumea, 4 May (Blue Heron) – | Noumea | Blue Heron | Blue Heron
NOUMEA (LRN) – | NOUMEA | LRN | LRN
Noumea, 4 May (Lagoon.news) – | Noumea | Lagoon.news | Lagoon.news
DHAKA (UNB/Xinhua) -- | DHAKA | UNB | UNB
""".strip().splitlines()

NO_DATELINES = (
    "Paris is burning.",
    "London, Paris and Rome agreed – after a long night – on a plan.",
    "Paris – the city of light – was dark on Friday.",
    "Baku – Azerbaijan's capital – hosted the talks.",
    "Tehran, IRNA reported, was quiet.",
    "However, Reuters – citing two sources – said so.",
    "Yonhap, Kyodo and Xinhua reported it.",
    "AP — The agency said so.",
    "Reuters, May 3. the end.",
    "Editors (AP) were there.",
    "(Smith) – The man.",
    "BREAKING — The president has resigned.",
    "EXCLUSIVE - The president has resigned.",
    "WATCH: The president speaks.",
    "NASA — The agency will fly again.",
    "UNESCO — The body said so.",
    "MINISTER: We will win.",
    "MUELLER-- The man.",
    "ALL CAPITALS – AND NOTHING ELSE HERE.",
    "WASHINGTON — and nothing but lower case.",
    "WASHINGTON-based officials said so.",
    "On Monday, May 4 – The day began.",
    "Monday, May 4 – The day began.",
    "COVID-19 — The virus is back.",
    "GENEVA (Switzerland) – The body said so.",
    "Raisi (IRAN) – The man.",
    "New York: A history of the city.",
    "– The end.",
    "NEW DELHI:",
    "Tehran, \ue000\ue000\ue000\ue000 – The end.",
    "of Paris (AFP) – The end.",
    "Paris was burning (AFP) – The end.",
)


def written(span: Span | None, body: str) -> str:
    return span.of(body) if span else "-"


def parts(opening: Opening, body: str) -> list[str]:
    line = opening.dateline
    return [
        *(written(span, body) for span in (line.span, line.place, line.agency)),
        opening.publisher or "-",
    ]


@pytest.mark.parametrize("row", DATELINES)
def test_a_dateline_is_taken_apart(row: str) -> None:
    expected = row.split(" | ")
    body = f"{expected[0]} {SENTENCE}"
    opening = find_opening(body)
    assert opening is not None
    assert parts(opening, body) == expected


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.example)
def test_every_form_fits_its_own_example(form: Form) -> None:
    gap = "\n\n" if form.then is Following.END else " "
    opening = find_opening(f"{form.example}{gap}{SENTENCE}")
    assert opening is not None
    assert opening.dateline.span == Span(0, len(form.example))
    line = masked(form.example)
    assert line is not None
    assert form.pattern.fullmatch(line)


@pytest.mark.parametrize("name", sorted({agency.name for agency in agencies()}))
def test_every_agency_is_known_in_brackets(name: str) -> None:
    opening = find_opening(f"LIMA, May 4 ({name}) – {SENTENCE}")
    assert opening is not None
    assert opening.publisher == name


@pytest.mark.parametrize("body", NO_DATELINES)
def test_a_sentence_is_no_dateline(body: str) -> None:
    assert find_opening(f"{body} {SENTENCE}" if body[-1] == "." else body) is None


@pytest.mark.parametrize("line", ["ANKARA - Anadolu Agency", "Baku, May 4, AZERTAC", "ANKARA"])
def test_a_dateline_may_have_a_line_of_its_own(line: str) -> None:
    for gap in ("\n", "\n\n"):
        opening = find_opening(f"{line}{gap}{SENTENCE}")
        assert opening is not None
        assert opening.dateline.span == Span(0, len(line))


def test_words_that_go_on_are_no_agency() -> None:
    body = "ANKARA - Anadolu Agency reporters came to the town that morning."
    opening = find_opening(body)
    assert opening is not None
    assert parts(opening, body) == ["ANKARA -", "ANKARA", "-", "-"]


def test_a_repeated_headline_and_a_byline_may_come_first() -> None:
    body = f"Ministers  Meet.\n\nBy Jane Doe\n\nOSLO (NTB) – {SENTENCE}"
    opening = find_opening(body, headline="Ministers meet")
    assert opening is not None
    assert parts(opening, body) == ["OSLO (NTB) –", "OSLO", "NTB", "NTB"]
    assert find_opening(body) is None  # the first paragraph is a sentence then


def test_a_dateline_further_down_is_none() -> None:
    assert find_opening(f"{SENTENCE}\n\nOSLO (NTB) – {SENTENCE}") is None
    assert find_opening(f"By noon the town was empty.\n\nOSLO (NTB) – {SENTENCE}") is None


def test_an_empty_body_has_none() -> None:
    assert find_opening("") is None
    assert find_opening("By Jane Doe") is None


pieces = st.sampled_from(
    [*(row.split(" | ")[0] for row in DATELINES), *NO_DATELINES, " ", "\n", "\n\n", "By Jane Doe"]
)


@given(st.lists(pieces | st.text(max_size=8), max_size=6).map("".join))
def test_spans_lie_in_the_body_and_in_the_dateline(body: str) -> None:
    opening = find_opening(body)
    if opening is None:
        return
    span = opening.dateline.span
    inner = [part for part in (opening.dateline.place, opening.dateline.agency) if part]
    assert span.end <= len(body)
    assert all(span.contains(part) for part in inner)
    assert span.of(body) == span.of(body).strip()
    assert "\n" not in span.of(body)
