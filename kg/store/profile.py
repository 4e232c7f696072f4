"""Where an endpoint takes queries and graphs, who asks, and how patient we are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

from kg.errors import UsageError
from kg.store.credentials import Credentials
from kg.store.products import ANY, PRODUCTS, Product, product_at

_URL: Final = re.compile(r"(?:([a-z0-9]+)\+)?(https?://.*)", re.IGNORECASE | re.DOTALL)


def is_url(target: str) -> bool:
    """Whether the target looks like the address of an endpoint."""
    return bool(_URL.match(target))


@dataclass(frozen=True, slots=True)
class EndpointProfile:
    """One SPARQL 1.1 endpoint.

    ``query`` takes queries, ``graph_store`` takes graphs (SPARQL 1.1 Graph Store HTTP Protocol,
    named indirectly: ``?graph=IRI``), ``quads`` takes N-Quads, ``update`` takes SPARQL 1.1 Update;
    they are None where we do not know them. ``product`` says what is peculiar to the make of the
    server. ``timeout`` is in seconds, for each request. Where a server is busy or not there, a
    request is repeated up to ``attempts`` times in all; ``first_wait`` seconds are waited before
    the second one, twice as long before each next one, ``longest_wait`` at most.
    """

    query: str
    graph_store: str | None = None
    quads: str | None = None
    product: Product = ANY
    credentials: Credentials | None = None
    timeout: float = 60.0
    attempts: int = 5
    first_wait: float = 0.25
    longest_wait: float = 30.0
    update: str | None = None

    @classmethod
    def of(
        cls,
        url: str,
        *,
        graph_store: str | None = None,
        update: str | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> EndpointProfile:
        """The profile for an address: ``http://host:7878``, or a path that takes queries.

        A name before it says what stands there: ``virtuoso+http://host:8890``; the names are those
        of :data:`~kg.store.products.PRODUCTS`. Without one, what the address tells is believed:
        that of a server alone, or one that ends in ``/query``, ``/update`` or ``/store``, is read
        as an Oxigraph server. Of any other we know nothing but that it takes queries, and
        ``graph_store`` says where graphs go, or ``update`` where updates do. Raises
        :class:`~kg.errors.UsageError` for what is no http address, for one with a password in it,
        and for a name that is not known.
        """
        name, address = _parted(url)
        parts = checked_url(address)
        product = product_at(parts) if name is None else _named(name)
        credentials = Credentials.from_environment(
            environment, scheme=product.scheme, service=f"{parts.scheme}://{parts.netloc}"
        )
        for given in filter(None, (graph_store, update)):
            checked_url(given)
        if product is ANY:
            return cls(address, graph_store, credentials=credentials, update=update)
        signed = product.signed_in if credentials else ""
        query = _below(parts, product, f"{product.query}{signed}")
        store = product.graph_store
        graphs = None if store is None else _below(parts, product, f"{store}{signed}")
        quads = None if product.quads is None else _below(parts, product, product.quads)
        if update is None and product.update is not None:
            update = _below(parts, product, product.update)
        return cls(query, graph_store or graphs, quads, product, credentials, update=update)

    def waits(self) -> Iterator[float]:
        """How long to wait after each attempt that failed, but the last."""
        wait = self.first_wait
        for _ in range(self.attempts - 1):
            yield min(wait, self.longest_wait)
            wait *= 2


def _parted(url: str) -> tuple[str | None, str]:
    """The name of a product, if there is one, and the address behind it."""
    found = _URL.match(url)
    return (found[1], found[2]) if found else (None, url)


def _named(name: str) -> Product:
    product = PRODUCTS.get(name.lower())
    if product is None:
        raise UsageError(
            f"no such kind of store: {name}", advice=f"Known are {', '.join(PRODUCTS)}."
        )
    return product


def _below(parts: SplitResult, product: Product, path: str) -> str:
    """The address of a path below the server, dataset or repository at an address."""
    base = product.base(parts.path)
    return urlunsplit((*parts[:2], f"{base}/{path}" if path or not base else base, "", ""))


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
    if parts.scheme not in _SCHEMES or not parts.hostname or re.search(r"[\x00-\x20]", url):
        raise UsageError(f"not an address of an endpoint: {url!r}", advice=_EXAMPLE)
    return parts


_SCHEMES: Final = ("http", "https")
_EXAMPLE: Final = "Give one such as http://localhost:7878 or https://example.org/sparql"
