"""The prologue of a query, as far as the rest of it needs it."""

from __future__ import annotations

from kg.folding.groups import Parts, flat

_DECLARATION = 3  # PREFIX, a prefix, its IRI


def without_unused(tree: Parts) -> Parts:
    """The query without declarations of prefixes that no name has."""
    ends = [at + _DECLARATION for at, part in enumerate(tree) if part.key == "PREFIX"]
    end = max(ends, default=0)
    used = {token.text.partition(":")[0] for token in flat(tree[end:]) if token.kind == "name"}
    kept: list[int] = []
    for at in (end - _DECLARATION for end in ends):
        if tree[at + 1].key.removesuffix(":") in used:
            kept += range(at, at + _DECLARATION)
    declared = {at for end in ends for at in range(end - _DECLARATION, end)}
    return tuple(p for at, p in enumerate(tree) if at not in declared or at in kept)
