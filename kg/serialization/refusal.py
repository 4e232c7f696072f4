"""What a format cannot carry, said with the name of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pyoxigraph import Quad

from kg.errors import InputError, Location
from kg.serialization.formats import Format


@contextmanager
def refusing(chosen: Format, quads: Sequence[Quad]) -> Iterator[None]:
    """Give an :class:`~kg.errors.InputError` raised within the name of the graph of ``quads``."""
    try:
        yield
    except InputError as error:
        graph = str(quads[0].graph_name).strip("<>")
        raise InputError(
            f"{chosen.full_name} cannot carry {error.problem}",
            location=Location(graph),
            advice="Write another format, such as Turtle or N-Quads, or leave the article out.",
        ) from error
