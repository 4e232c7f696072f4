"""The whole analysis of an article."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from analysed import read
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article, Dateline, Span
from kg.extraction.analysis import analyse
from kg.extraction.document import Form

WIRE = "Tehran, IRNA – Iranian President Ebrahim Raisi left for Baku.\n\nHe will return today."
TEXT = (
    "the The President Minister minister of and , . ? “ ” ’s Iran Iranian Baku Ilham Aliyev his He "
    "counterpart two presidents said met in on Ministry Foreign UN ( ) Mr. a may May \n\n"
)
WORDS = st.sampled_from(TEXT.split(" "))


def test_a_dateline_is_a_sentence_and_names_place_and_agency() -> None:
    story = read(WIRE, dateline="Tehran, IRNA –", place="Tehran", agency="IRNA")
    sentences = [s.of(story.body) for s in story.document.sentences]
    assert sentences[:2] == ["Tehran, IRNA –", "Iranian President Ebrahim Raisi left for Baku."]
    assert story.entity("Tehran").country == "ir"
    assert story.names("NewsAgency") == ["IRNA"]
    assert story.names("Place") == ["Tehran", "Baku"]


def test_a_dateline_of_an_unknown_place_and_agency() -> None:
    story = read(
        "QIZVIL (WXYZ) – Nothing happened in Qizvil.",
        dateline="QIZVIL (WXYZ) –", place="QIZVIL", agency="WXYZ",
    )  # fmt: skip
    assert story.names("NewsAgency") == ["WXYZ"]
    assert "Qizvil" in story.names("Place")


def test_a_dateline_without_place_or_agency() -> None:
    story = read("May 19 – Nothing happened.", dateline="May 19 –")
    assert story.document.entities == ()
    assert len(story.document.sentences) == 2


def test_a_dateline_that_is_all_of_its_paragraph() -> None:
    story = read("Tehran\n\nNothing happened.", dateline="Tehran", place="Tehran")
    assert [s.of(story.body) for s in story.document.sentences] == ["Tehran", "Nothing happened."]
    assert story.names("Place") == ["Tehran"]


def test_at_home_an_office_needs_no_country() -> None:
    body = (
        "WELLINGTON – New Zealand’s opposition accused the prime minister of lies. The foreign "
        "ministry was silent. The finance minister left."
    )
    story = read(body, dateline="WELLINGTON –", place="WELLINGTON")
    assert "prime minister of New Zealand" in story.names("Person")
    assert "finance minister of New Zealand" in story.names("Person")
    assert story.names("GovernmentOrganization") == ["foreign ministry of New Zealand"]


def test_at_home_the_president_is_of_the_country() -> None:
    body = "TBILISI – Georgian lawmakers applauded President Nino Beridze."
    story = read(body, dateline="TBILISI –", place="TBILISI")
    assert story.entity("Nino Beridze").country == "ge"


def test_abroad_an_office_without_a_country_is_nobody() -> None:
    story = read("GENEVA – The prime minister left.", dateline="GENEVA –", place="GENEVA")
    assert story.names("Person") == []


def test_an_empty_article() -> None:
    document = analyse(Article(headline="x", published="2024-05-19", body=""))
    assert (document.tokens, document.sentences, document.mentions) == ((), (), ())
    dateline = Dateline(Span(0, 1))
    assert analyse(Article("x", "2024-05-19", "", dateline=dateline)).sentences == ()


def test_ids_are_unique_where_names_are_alike() -> None:
    story = read("The Caspian Forum opened the Caspian Forum Bank. Kim left Kim & Co. and Kim.")
    ids = [entity.id for entity in story.document.entities]
    assert len(ids) == len(set(ids))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_whatever_the_text_the_analysis_holds_together(text: str) -> None:
    document = analyse(Article(headline="x", published="2024-05-19", body=text.strip()))
    ids = {entity.id: entity for entity in document.entities}
    assert len(ids) == len(document.entities)
    for mention in document.mentions:
        assert mention.phrase.contains(mention.span)
        assert mention.span in ids[mention.entity].mentions
        assert mention.role is None or mention.phrase.contains(mention.role)
        assert mention.form in Form
    keys = [(m.span.start, -m.span.end) for m in document.mentions]
    assert keys == sorted(keys)
    assert all(entity.name and entity.mentions for entity in document.entities)


def test_the_hash_seed_changes_nothing() -> None:
    root = Path(__file__).parents[2]
    program = (
        "from kg.article import Article; from kg.extraction.analysis import analyse; "
        f"print(analyse(Article('x', '2024-05-19', {WIRE!r})))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
