"""Stores: one protocol, an embedded store, graphs of rdflib, and any SPARQL 1.1 endpoint."""

from __future__ import annotations

from kg.store.credentials import Credentials
from kg.store.embedded import EmbeddedStore
from kg.store.loading import Loaded, LoadedGraph, load, loading, replacing
from kg.store.opening import Target, open_source, open_store
from kg.store.profile import EndpointProfile
from kg.store.protocol import Store

__all__ = [
    "Credentials",
    "EmbeddedStore",
    "EndpointProfile",
    "Loaded",
    "LoadedGraph",
    "Store",
    "Target",
    "load",
    "loading",
    "open_source",
    "open_store",
    "replacing",
]
