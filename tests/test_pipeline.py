"""The way of an article: what any text may do to it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal
from seed_extraction import article as seed_article

from kg import pipeline
from kg.article import Article
from kg.errors import InputError, KgError, Location, UsageError
from kg.extraction.model import Extraction
from kg.mapping.namespaces import OA
from kg.pipeline import Built, Settings, build_article

SETTINGS = Settings()

FRAGMENTS = st.sampled_from(
    [
        "President Ann Lee ",
        "said",
        " that ",
        "“We will go",
        ",” she said, “",
        "and stay.”",
        "\n\n",
        "\n",
        "The two ministers met in Vienna on Sunday. ",
        "held talks with his Omani counterpart",
        " adding that ",
        "according to a spokesman",
        '"It is late," ',
        "‘Not yet,’ ",
        "VIENNA, May 3 (Xinhua) -- ",
        "on the sidelines of the summit ",
        "U.S. Secretary of State Jo Bo ",
        ".",
        ", ",
        "—",
        "\u00a0",
        "\u200f",
        "Əliyev ",
        "中国外交部长",
        "’s ",
        "denied ",
        "called on both sides to ",
        "in June 2021",
        "the Foreign Ministry ",
    ]
)
BODIES = st.one_of(
    st.lists(FRAGMENTS, min_size=1, max_size=30).map("".join),
    st.text(min_size=1, max_size=200),
).map(str.strip)


def story(body: str) -> Article:
    return Article("A story", "2024-05-03", body, source="story.txt")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(BODIES.filter(bool))
def test_any_text_gives_a_graph_that_conforms_and_is_grounded(body: str) -> None:
    built = build_article(story(body), SETTINGS)
    assert isinstance(built, Built), built
    assert built.conforms, built.report and built.report.for_people()
    exact = [q.object for q in built.quads if q.predicate == OA.exact]
    assert all(isinstance(o, Literal) and o.value in body for o in exact)


@settings(max_examples=40, deadline=None)
@given(BODIES.filter(bool))
def test_the_same_article_gives_the_same_bytes(body: str) -> None:
    first, second = (build_article(story(body), SETTINGS) for _ in range(2))
    assert isinstance(first, Built)
    assert first == second


def test_what_was_not_read_stays_an_error() -> None:
    error = InputError("no header", location=Location("a.txt", 1))
    assert build_article(error, SETTINGS) is error


class Falling:
    """An extractor that falls."""

    name, version, model_digest = "falling", "1", None

    def extract(self, article: Article) -> Extraction:
        raise ZeroDivisionError(article.headline)


class Refusing(Falling):
    """An extractor that says what is wrong."""

    def extract(self, article: Article) -> Extraction:
        raise InputError(f"{article.language} is not spoken here")


@pytest.mark.parametrize(
    ("extractor", "message"),
    [(Falling(), "ZeroDivisionError: A story"), (Refusing(), "en is not spoken here")],
)
def test_the_fall_of_an_extractor_is_an_error_of_its_article(
    extractor: Falling, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "extractor_named", lambda _: extractor)
    outcome = build_article(story("Text."), SETTINGS)
    assert isinstance(outcome, KgError)
    assert message in str(outcome)


def test_settings_are_checked_before_the_work() -> None:
    Settings().check()
    with pytest.raises(UsageError, match="absolute IRI"):
        Settings(base="example.org").check()
    with pytest.raises(UsageError, match="no extractor named"):
        Settings(extractor="none").check()


def test_the_report_is_there_only_if_asked_for() -> None:
    judged = build_article(seed_article(), SETTINGS)
    unjudged = build_article(seed_article(), Settings(validate=False))
    assert isinstance(judged, Built)
    assert isinstance(unjudged, Built)
    assert judged.report is not None
    assert unjudged.report is None
    assert judged.conforms
    assert unjudged.conforms
