"""What services say of themselves, in the manner of the specification's examples."""

from __future__ import annotations

from typing import Any

import pytest

from kg.errors import StoreError
from kg.linking.knowledge import UNKNOWN, vocabulary
from kg.linking.manifest import manifest_of

URL = "http://localhost/reconcile"


def manifest(**told: Any) -> dict[str, Any]:
    return {"name": "A service", **told}


@pytest.mark.parametrize(
    ("told", "version"),
    [
        ({}, "0.1"),
        ({"versions": ["0.1"]}, "0.1"),
        ({"versions": ["0.1", "0.2"]}, "0.2"),
        ({"versions": ["1.0-draft"]}, "1.0-draft"),
        ({"versions": ["0.1", "0.2", "1.0-draft"]}, "0.2"),
    ],
)
def test_the_version_to_speak(told: dict[str, Any], version: str) -> None:
    assert manifest_of(manifest(**told), URL).version == version


@pytest.mark.parametrize(
    ("told", "identifier", "iri"),
    [
        (
            {"identifierSpace": "http://www.wikidata.org/entity/"},
            "Q5",
            "http://www.wikidata.org/entity/Q5",
        ),
        (
            {"identifierSpace": "http://ipni.org/urn:lsid:names:"},
            "7-1",
            "http://ipni.org/urn:lsid:names:7-1",
        ),
        # an identifier space that is the address of a page is no beginning of an IRI
        (
            {
                "identifierSpace": "http://vocab.example.org/doc/#Prefixes",
                "view": {"url": "http://vocab.example.org/page/{{id}}"},
            },
            "aat/300",
            "http://vocab.example.org/page/aat/300",
        ),
        (
            {"view": {"url": "https://example.org/wiki/{id}"}},
            "ü",
            "https://example.org/wiki/%C3%BC",
        ),
        ({"view": {"url": "https://example.org/{id}"}}, "a/b", "https://example.org/a%2Fb"),
        ({"view": {"url": "https://example.org/{+id}"}}, "a/b?c", "https://example.org/a/b?c"),
        ({"view": {"url": "{{id}}"}}, "https://example.org/7", "https://example.org/7"),
        ({"identifierSpace": "http://a.example/"}, "https://b.example/7", "https://b.example/7"),
        ({"view": {"url": "https://example.org/"}}, "7", None),
        ({"view": 3, "identifierSpace": 3}, "7", None),
    ],
)
def test_iris(told: dict[str, Any], identifier: str, iri: str | None) -> None:
    assert manifest_of(manifest(**told), URL).iri(identifier) == iri


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "is no manifest"),
        ("hello", "is no manifest"),
        ({"results": []}, "is no manifest"),
        (
            {"name": "x", "versions": ["2.0", "3.0"]},
            "another version of the Reconciliation API: 2.0, 3.0",
        ),
        ({"name": "x", "versions": "0.2"}, "another version of the Reconciliation API: none"),
    ],
)
def test_what_is_no_service(answer: object, words: str) -> None:
    with pytest.raises(StoreError) as caught:
        manifest_of(answer, URL)
    assert words in caught.value.problem
    assert caught.value.problem.startswith(URL)


def test_the_batch_size() -> None:
    assert manifest_of(manifest(batchSize=50), URL).batch == 50
    assert manifest_of(manifest(batchSize=-1), URL).batch == 0
    assert manifest_of(manifest(batchSize="50"), URL).batch == 0


def test_wikidata_is_known_by_its_items_and_by_its_pages() -> None:
    known = vocabulary("http://www.wikidata.org/entity/")
    assert known is not UNKNOWN
    draft = manifest_of(
        manifest(versions=["1.0-draft"], view={"url": "https://www.wikidata.org/wiki/{id}"}), URL
    )
    assert vocabulary(draft.page) is known
    assert vocabulary("https://example.org/") is UNKNOWN
    assert vocabulary("") is UNKNOWN
