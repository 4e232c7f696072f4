"""What a query leaves no doubt about, worked out beforehand.

A stored query says ``!BOUND(?from) || ?day >= STR(?from)``, and ``VALUES ?from { … }`` where it is
given: which of the two is meant is known before anybody is asked. Every store is sent what remains
of a stored query; a make of server that takes such phrases amiss (``kg/store/products.py`` says
which), what remains of any query. The meaning stays the same; the rules are those of
https://www.w3.org/TR/sparql11-query/#sparqlAlgebra:

- in a group, a variable of its VALUES is bound, and one that only its filters mention is not;
- where VALUES has one term, the variable is that term in the filters of the group, and in what is
  bound behind it; an IRI also in the triple patterns beside it, where nothing else needs the
  variable;
- true and false are worked out in ``||``, ``&&``, ``!`` and ``IF``; what cannot be is left out of a
  union, and VALUES that nothing asks for any more, or that says again what the rows that it is
  joined with have, is left out of its group;
- a group of triples and VALUES alone needs no braces, and a prefix that no name has no declaration.
"""

from __future__ import annotations

from kg.folding.groups import parsed, written
from kg.folding.inlining import inlined
from kg.folding.prologue import without_unused
from kg.folding.queries import worked_out

__all__ = ["folded"]


def folded(text: str) -> str:
    """The query without what is known beforehand; as it is where its braces do not match."""
    tree = parsed(text)
    if tree is None:
        return text
    return written(without_unused(inlined(worked_out(tree) or tree)))
