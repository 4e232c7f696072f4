"""A stored query: a question with typed parameters, and how terms take their places in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg.answers.plotting import Plot
from kg.errors import UsageError
from kg.queries.parameters import Parameter, Value, did_you_mean
from kg.queries.templates import Shape, template
from kg.sparql import form, written

_NOTHING: Final = (NamedNode("urn:uuid:00000000-0000-0000-0000-000000000000"),)
"""The nil UUID, which names nothing: rdflib does not know how to join with no values at all."""


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A question that a newsroom asks, as a SPARQL query with typed parameters.

    ``text`` is the query without its header: valid SPARQL by itself, which then asks without any
    restriction. ``example`` holds names and values of parameters that are worth trying, and
    ``plot`` says how an answer is drawn, where that makes sense.
    """

    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    example: tuple[tuple[str, str], ...]
    text: str
    plot: Plot | None = None

    @property
    def form(self) -> str:
        """``SELECT``, for rows, or ``CONSTRUCT``, for a graph."""
        return form(self.text)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the answer; none of a graph."""
        answer = pyoxigraph.Store().query(self.text)
        variables = answer.variables if isinstance(answer, pyoxigraph.QuerySolutions) else []
        return tuple(variable.value for variable in variables)

    def values(self, given: Mapping[str, Value | None]) -> dict[Parameter, Value]:
        """What each parameter is given, or its default; without those left open.

        None stands for nothing given. Raises :class:`~kg.errors.UsageError` for a name that is no
        parameter, and for one that must be given and is not.
        """
        known = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in known:
                raise UsageError(
                    f"{self.name} has no parameter {name!r}", advice=did_you_mean(name, known)
                )
        chosen: dict[Parameter, Value] = {}
        for parameter in self.parameters:
            value = given.get(parameter.name)
            value = parameter.default if value is None else value
            if value is not None:
                chosen[parameter] = value
            elif parameter.required:
                raise UsageError(
                    f"{self.name} needs the parameter {parameter.name!r}", advice=parameter.hint
                )
        return chosen

    def bound(self, terms: Mapping[Parameter, Sequence[NamedNode | Literal]]) -> str:
        """The query with the terms of each parameter in their place.

        A parameter may be any of its terms, and nothing at all where there are none; one that is
        not in ``terms`` is left open. Conditions that this decides are left out.
        """
        given = {parameter.variable: known or _NOTHING for parameter, known in terms.items()}
        shapes = frozenset((name, _shape(known)) for name, known in given.items())
        written_out = {name: [written(term) for term in known] for name, known in given.items()}
        return template(self.text, shapes).filled(written_out)


def _shape(terms: Sequence[NamedNode | Literal]) -> Shape:
    if len(terms) > 1:
        return Shape.SEVERAL
    return Shape.IRI if isinstance(terms[0], NamedNode) else Shape.LITERAL
