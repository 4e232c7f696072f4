"""What a query leaves no doubt about, worked out beforehand.

A stored query says ``!BOUND(?from) || ?day >= STR(?from)``, and ``VALUES ?from { … }`` where it is
given: which of the two is meant is known before anybody is asked. Engines that take such phrases
amiss (products.py says which) are sent what remains of them. The meaning stays the same; the rules
are those of https://www.w3.org/TR/sparql11-query/#sparqlAlgebra:

- in a group, a variable of its VALUES is bound, and one that only its filters mention is not;
- where VALUES has one term, the variable is that term in the filters of the group, and in what is
  bound behind it;
- true and false are worked out in ``||``, ``&&``, ``!`` and ``IF``; what cannot be is left out of a
  union, and VALUES that nothing asks for any more is left out of its group.
"""

from __future__ import annotations

from kg.store.folding.groups import parsed, written
from kg.store.folding.queries import worked_out
from kg.store.folding.values import without_idle

__all__ = ["folded"]


def folded(text: str) -> str:
    """The query without what is known beforehand; as it is where its braces do not match."""
    tree = parsed(text)
    if tree is None:
        return text
    return written(without_idle(worked_out(tree) or tree))
