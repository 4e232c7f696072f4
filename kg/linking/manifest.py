"""What a reconciliation service says of itself.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#service-manifest
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from kg.errors import StoreError
from kg.mapping.iris import link

DRAFT: Final = "1.0-draft"
_FORMS: Final = ("0.2", "0.1", DRAFT)
"""The versions that we speak, the settled ones first."""

_ID: Final = re.compile(r"\{\{\s*id\s*\}\}|\$?\{(\+?)id\}")
_IS_PREFIX: Final = ("/", "#", "=", ":")


@dataclass(frozen=True, slots=True)
class Manifest:
    """One service: ``version`` is the one to speak with it.

    ``space`` is what the IRIs of its entities begin with, ``view`` a template for the address of a
    page about one; either may be empty. ``batch`` is the most queries that it takes in one
    request, 0 where it does not say.
    """

    name: str
    version: str
    space: str = ""
    view: str = ""
    batch: int = 0

    def iri(self, identifier: str) -> str | None:
        """The IRI of an entity; None where what the service says makes none."""
        if self.space:
            node = link(identifier) or link(self.space + identifier)
        else:
            node = link(identifier) or link(_filled(self.view, identifier))
        return node.value if node else None

    @property
    def page(self) -> str:
        """What the view begins with."""
        return _ID.split(self.view, maxsplit=1)[0] if self.view else ""


def manifest_of(answer: object, url: str) -> Manifest:
    """The manifest that an answer holds; raises StoreError for what is no service that we speak."""
    if not isinstance(answer, dict) or not isinstance(answer.get("name"), str):
        raise not_a_service(url, "what it says of itself is no manifest")
    versions = answer.get("versions", ["0.1"])
    said = [v for v in versions if isinstance(v, str)] if isinstance(versions, list) else []
    version = next((form for form in _FORMS if form in said), None)
    if version is None:
        spoken = ", ".join(said) or "none"
        raise StoreError(
            f"{url} speaks another version of the Reconciliation API: {spoken}",
            advice=f"Known here are {', '.join(_FORMS)}.",
        )
    space, view, batch = answer.get("identifierSpace"), answer.get("view"), answer.get("batchSize")
    template = view.get("url") if isinstance(view, dict) else None
    return Manifest(
        answer["name"],
        version,
        space if isinstance(space, str) and space.endswith(_IS_PREFIX) else "",
        template if isinstance(template, str) and _ID.search(template) else "",
        batch if isinstance(batch, int) and batch > 0 else 0,
    )


def not_a_service(url: str, why: str) -> StoreError:
    """The error for an address that answers as no reconciliation service does."""
    return StoreError(
        f"{url} is no reconciliation service: {why}",
        advice="Give the address at which it answers with its manifest, JSON with a name and "
        "versions: what OpenRefine asks for when a service is added.",
    )


def _filled(template: str, identifier: str) -> str:
    """A template with an identifier in it.

    ``{+id}`` keeps slashes and the like, ``{id}`` does not (RFC 6570); what ``{{id}}`` keeps, the
    older versions do not say: slashes here, since they are part of an IRI.
    """
    return _ID.sub(lambda found: quote(identifier, safe=_kept(found)), template)


def _kept(found: re.Match[str]) -> str:
    if found[1]:
        return ":/?#[]@!$&'()*+,;="
    return "/" if found[0].startswith("{{") else ""
