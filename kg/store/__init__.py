"""Stores: one protocol, an embedded store, graphs of rdflib, and any SPARQL 1.1 endpoint."""

from __future__ import annotations

from kg.store.credentials import Credentials
from kg.store.embedded import EmbeddedStore
from kg.store.journal import Journal, beside, identity, journal
from kg.store.loading import Loaded, Taken, load, loading, readable, replacing
from kg.store.opening import Target, open_source, open_store
from kg.store.profile import EndpointProfile
from kg.store.protocol import Store
from kg.store.pruning import left
from kg.store.verifying import Verified, verifying

__all__ = [
    "Credentials",
    "EmbeddedStore",
    "EndpointProfile",
    "Journal",
    "Loaded",
    "Store",
    "Taken",
    "Target",
    "Verified",
    "beside",
    "identity",
    "journal",
    "left",
    "load",
    "loading",
    "open_source",
    "open_store",
    "readable",
    "replacing",
    "verifying",
]
