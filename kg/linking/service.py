"""Any service that speaks the W3C's Reconciliation Service API, as a source of candidates.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from kg.errors import StoreError
from kg.linking.cache import Cache
from kg.linking.knowledge import UNKNOWN, vocabulary
from kg.linking.manifest import DRAFT, Manifest, manifest_of, not_a_service
from kg.linking.model import Candidate, Kind, Named
from kg.linking.queries import LIMIT, Asking, NoResult, batch, results
from kg.store.profile import EndpointProfile, checked_url
from kg.store.requests import ADVICE, Client, Request

BATCH: Final = 10
"""How many names go into one request, unless the service or the user says otherwise."""

_ADVICE: Final = {
    **ADVICE,
    401: "The service wants to know who asks; that is not supported here.",
    403: "The service forbids it: ask its keeper.",
    404: "Is the path right? Services have paths such as /reconcile or /en/api.",
    405: "Is this the address of the service itself, where its manifest is?",
    413: "The service takes no request of this size: ask for fewer at once with --batch.",
}


class Service:
    """A reconciliation service somewhere on the network.

    Only what ``cache`` does not hold is asked, in requests of ``size`` names; ``types`` says what
    the service calls persons, organizations and places. The profile says how long to wait and how
    often to repeat; its credentials are not sent.
    """

    def __init__(
        self,
        profile: EndpointProfile,
        *,
        cache: Cache | None = None,
        types: Mapping[Kind, str] | None = None,
        size: int | None = None,
        limit: int = LIMIT,
    ) -> None:
        self._profile = profile
        self._client = Client(profile)
        self._cache = Cache() if cache is None else cache
        self._types = types or {}
        self._size = size
        self._limit = limit
        self._asking: Asking | None = None

    @property
    def name(self) -> str:
        """Its address."""
        return self._profile.query

    def asking(self) -> Asking:
        """How it is asked; raises StoreError where it is no service, or does not answer."""
        if self._asking is None:
            manifest = self._manifest()
            known = vocabulary(manifest.space) if manifest.space else vocabulary(manifest.page)
            if known is not UNKNOWN and not manifest.space:
                manifest = replace(manifest, space=known.identifiers)
            self._asking = Asking(manifest, known, self._types, self._limit)
        return self._asking

    def candidates(self, names: Sequence[Named]) -> Iterator[tuple[Named, tuple[Candidate, ...]]]:
        """The candidates of each name, in their order; raises StoreError where the service fails.

        What was answered before that is in the cache.
        """
        asking = self.asking()
        most = asking.manifest.batch or BATCH
        size = min(self._size, most) if self._size and asking.manifest.batch else self._size or most
        for first in range(0, len(names), size):
            some = names[first : first + size]
            self._ask(asking, [n for n in some if self._cache.get(self._question(n)) is None])
            for named in some:
                yield named, self._read(asking, named, self._cache.get(self._question(named)))

    def _question(self, named: Named) -> object:
        """What the cache knows the answer by."""
        return [self.name, self.asking().query(named)]

    def _ask(self, asking: Asking, names: Sequence[Named]) -> None:
        """Ask for names in one request, and keep the answers once they are understood."""
        if not names:
            return
        answer = self._answer(self._request(asking, names))
        try:
            told = results(asking.manifest, answer, len(names))
        except NoResult as error:
            raise _no_result(self.name, error) from error
        for named, candidates in zip(names, told, strict=True):
            self._read(asking, named, candidates)
        for named, candidates in zip(names, told, strict=True):
            self._cache.put(self._question(named), candidates)

    def _read(self, asking: Asking, named: Named, answer: object) -> tuple[Candidate, ...]:
        try:
            return asking.candidates(named, answer)
        except NoResult as error:
            raise _no_result(self.name, error) from error

    def _manifest(self) -> Manifest:
        question = [self.name, "manifest"]
        answer = self._cache.get(question)
        if answer is None:
            answer = self._answer(self._to(self.name))
            manifest = manifest_of(answer, self.name)
            self._cache.put(question, answer)
            return manifest
        return manifest_of(answer, self.name)

    def _request(self, asking: Asking, names: Sequence[Named]) -> Request:
        queries = batch(asking.manifest, [asking.query(named) for named in names])
        told = json.dumps(queries, ensure_ascii=False)
        if asking.manifest.version == DRAFT:
            return self._to(f"{self.name.rstrip('/')}/match", told, "application/json")
        form = "application/x-www-form-urlencoded; charset=UTF-8"
        return self._to(self.name, urlencode({"queries": told}), form)

    def _to(self, url: str, body: str | None = None, kind: str = "") -> Request:
        headers = {"Accept": "application/json"} | ({"Content-Type": kind} if kind else {})
        method = "GET" if body is None else "POST"
        return Request(method, url, headers, body.encode() if body else None)

    def _answer(self, request: Request) -> object:
        reply = self._client.send(request, advice=_ADVICE)
        try:
            return json.loads(reply.body)
        except ValueError as error:
            raise not_a_service(request.url, "its answer is not JSON") from error


def service_at(url: str, *, timeout: float = 60.0) -> EndpointProfile:
    """The profile for a service's address; raises UsageError for what is no http address."""
    return EndpointProfile(checked_url(url).geturl(), timeout=timeout)


def _no_result(url: str, error: NoResult) -> StoreError:
    return StoreError(
        f"{url} answered something that is no reconciliation result: {error}",
        advice="Its keeper may know; what it answered before is kept, and is not asked again.",
    )
