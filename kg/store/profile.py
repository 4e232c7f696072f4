"""Where an endpoint takes queries and graphs, who asks, and how patient we are."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

from kg.errors import UsageError

_URL: Final = re.compile(r"https?://", re.IGNORECASE)
_OXIGRAPH: Final = ("query", "update", "store")
_UNION: Final = (("union-default-graph", "true"),)


def is_url(target: str) -> bool:
    """Whether the target looks like the address of an endpoint."""
    return bool(_URL.match(target))


@dataclass(frozen=True, slots=True)
class Credentials:
    """What proves who asks: the value of an ``Authorization`` header, kept out of every text."""

    header: str = field(repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Credentials | None:
        """NEWSKG_TOKEN (bearer), or NEWSKG_USER with NEWSKG_PASSWORD (basic), or None.

        Raises :class:`~kg.errors.UsageError` where they contradict each other.
        """
        values = os.environ if environment is None else environment
        token, user = values.get("NEWSKG_TOKEN"), values.get("NEWSKG_USER")
        password = values.get("NEWSKG_PASSWORD")
        if token and (user or password):
            raise _contradiction("NEWSKG_TOKEN and NEWSKG_USER are both set", "Unset one of them.")
        if token:
            return cls(f"Bearer {token}")
        if not user and not password:
            return None
        if not user or password is None:
            missing = "NEWSKG_USER" if not user else "NEWSKG_PASSWORD"
            raise _contradiction(f"{missing} is not set", "A name goes with a password.")
        pair = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        return cls(f"Basic {pair}")


def _contradiction(problem: str, advice: str) -> UsageError:
    return UsageError(f"the environment's credentials: {problem}", advice=advice)


@dataclass(frozen=True, slots=True)
class EndpointProfile:
    """One SPARQL 1.1 endpoint.

    ``query`` takes queries, ``graph_store`` takes graphs (SPARQL 1.1 Graph Store HTTP Protocol,
    named indirectly: ``?graph=IRI``); it is None where we do not know it. ``parameters`` go with
    every query: by default they ask Oxigraph for the union of all graphs; other servers leave what
    they do not know alone. ``timeout`` is in seconds, for each request. Where a server is busy
    or not there, a request is repeated up to ``attempts`` times in all; ``first_wait`` seconds are
    waited before the second one, twice as long before each next one, ``longest_wait`` at most.
    """

    query: str
    graph_store: str | None = None
    parameters: tuple[tuple[str, str], ...] = _UNION
    credentials: Credentials | None = None
    timeout: float = 60.0
    attempts: int = 5
    first_wait: float = 0.25
    longest_wait: float = 30.0

    @classmethod
    def of(
        cls,
        url: str,
        *,
        graph_store: str | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> EndpointProfile:
        """The profile for an address: ``http://host:7878``, or a path that takes queries.

        The address of a server alone, or one that ends in ``/query``, ``/update`` or ``/store``,
        is read as an Oxigraph server; of any other we know nothing but that it takes queries, and
        ``graph_store`` says where graphs go. Raises :class:`~kg.errors.UsageError` for what is no
        http address and for one with a password in it.
        """
        parts = checked_url(url)
        credentials = Credentials.from_environment(environment)
        if graph_store is not None:
            checked_url(graph_store)
        root, _, last = parts.path.rstrip("/").rpartition("/")
        if last and last not in _OXIGRAPH:
            return cls(url, graph_store, credentials=credentials)
        query, store = (urlunsplit((*parts[:2], f"{root}/{end}", "", "")) for end in _ENDS)
        return cls(query, graph_store or store, credentials=credentials)

    @property
    def headers(self) -> dict[str, str]:
        """What goes with every request."""
        return {"Authorization": self.credentials.header} if self.credentials else {}

    def waits(self) -> Iterator[float]:
        """How long to wait after each attempt that failed, but the last."""
        wait = self.first_wait
        for _ in range(self.attempts - 1):
            yield min(wait, self.longest_wait)
            wait *= 2


_ENDS: Final = ("query", "store")


def checked_url(url: str) -> SplitResult:
    """The parts of an http address; raises UsageError for another, and one with a password."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 -- a port that is no number raises here
    except ValueError as error:
        raise UsageError(f"not an address: {url!r}: {error}", advice=_EXAMPLE) from error
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            "a name or password in an address is seen by everybody on this machine",
            advice="Set NEWSKG_USER and NEWSKG_PASSWORD (or NEWSKG_TOKEN) in the environment.",
        )
    if not is_url(url) or not parts.hostname or re.search(r"[\x00-\x20]", url):
        raise UsageError(f"not an address of an endpoint: {url!r}", advice=_EXAMPLE)
    return parts


_EXAMPLE: Final = "Give one such as http://localhost:7878 or https://example.org/sparql"
