"""Which store a target means: told by its look."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable
from itertools import chain
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Quad

from kg.errors import InputError, Location, UsageError
from kg.serialization import is_parts, parse
from kg.store.embedded import EmbeddedStore
from kg.store.profile import EndpointProfile, is_url
from kg.store.protocol import Store

if TYPE_CHECKING:
    import rdflib

Target: TypeAlias = "str | PathLike[str] | rdflib.Graph | EndpointProfile | Store"
"""A store, or how one is named: an address, a folder, a file; a graph of rdflib."""


def open_store(
    target: Target, *, graph_store: str | None = None, update: str | None = None
) -> Store:
    """The store to load into: an endpoint, an embedded store's folder, a dataset of rdflib.

    A folder that is not there yet, or is empty, becomes a store. ``graph_store`` is the address
    of an endpoint's Graph Store where the target does not tell it, ``update`` that for updates, by
    which graphs go where there is no Graph Store. A store given is returned
    as it is. Raises :class:`~kg.errors.UsageError` for what cannot be a store, and
    :class:`~kg.errors.StoreError` for one that cannot be opened.
    """
    if isinstance(target, str) and is_url(target):
        return _endpoint(EndpointProfile.of(target, graph_store=graph_store, update=update))
    if graph_store is not None or update is not None:
        raise UsageError(
            f"only an endpoint has a{' Graph Store' if graph_store else 'n update'} address",
            advice=f"Leave it out for {target}.",
        )
    if isinstance(target, str | PathLike):
        return EmbeddedStore.in_folder(fspath(target), create=True)
    return _given(target)


def open_source(*targets: Target) -> Store:
    """What is asked: one store (as for :func:`open_store`), or files of RDF, read into memory.

    Nothing is created, and a store of a folder is asked as it is now, even while others ask it or
    write to it. Raises :class:`~kg.errors.InputError` for a file that cannot be read.
    """
    if not targets:
        raise UsageError(
            "nothing to ask was given", advice="Give a file, a store's folder or an address."
        )
    path = _path(targets[0])
    if len(targets) == 1 and (path is None or not (path.is_file() or is_parts(path))):
        return _one_source(targets[0])
    return EmbeddedStore.in_memory(chain.from_iterable(map(_quads, targets)))


def _one_source(target: Target) -> Store:
    if isinstance(target, str) and is_url(target):
        return _endpoint(EndpointProfile.of(target))
    if isinstance(target, str | PathLike):
        path = Path(target)
        if not path.exists():
            raise InputError("there is no such file or store", location=Location(str(path)))
        return EmbeddedStore.for_reading(path)
    return _given(target)


def _given(target: Target) -> Store:
    if isinstance(target, EndpointProfile):
        return _endpoint(target)
    if isinstance(target, Store):
        return target
    import rdflib

    if isinstance(target, rdflib.Graph):
        from kg.store.dataset import DatasetStore

        return DatasetStore(target)
    raise UsageError(
        f"not a store: {reprlib.repr(target)}",
        advice="Give a file, a folder, an address, or a graph of rdflib.",
    )


def _endpoint(profile: EndpointProfile) -> Store:
    from kg.store.endpoint import EndpointStore

    return EndpointStore(profile)


def _path(target: Target) -> Path | None:
    """The path that a target is, or None for what is no path."""
    if isinstance(target, str | PathLike) and not is_url(str(target)):
        return Path(target)
    return None


def _quads(target: Target) -> Iterable[Quad]:
    path = _path(target)
    if path is not None and (is_parts(path) or not path.is_dir()):
        return parse(path)
    raise UsageError(
        f"several can be asked together only if all are files: {target!r}",
        advice="Load them into one store, or ask one after the other.",
    )
