"""What a server is known to answer wrongly is not asked of it."""

from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.store.dialects import in_dialect
from kg.store.products import ANY, PRODUCTS, Misread

VIRTUOSO = PRODUCTS["virtuoso"]
TESTED = "{ SELECT DISTINCT ?s { ?s ?p ?o FILTER EXISTS { ?s ?q 1 } } }"
PATHED = "{ SELECT DISTINCT ?s { ?s (<urn:p>|<urn:q>)? ?o } }"
BRANCHES = "{ ?s ?p 1 } UNION { ?s ?p 2 }"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"SELECT ?s {{ {TESTED} ?s ?r ?t }}", Misread.TESTED_SUBQUERY),
        (f"ASK {{ ?s ?r ?t OPTIONAL {{ {TESTED} }} }}", None),
        (f"SELECT ?s {{ {TESTED} OPTIONAL {{ ?s ?r ?t }} }}", None),
        (f"SELECT ?s {{ {TESTED.replace(' FILTER EXISTS { ?s ?q 1 }', '')} ?s ?r ?t }}", None),
        (f"SELECT ?s {{ {{ ?s ?r ?t . {PATHED} }} FILTER EXISTS {{ ?s ?q 1 }} }}", Misread.PATH),
        (f"SELECT ?s {{ {{ ?s ?r ?t . {PATHED} }} FILTER (?t > 1) }}", None),
        (f"SELECT ?s {{ {{ {PATHED} }} FILTER EXISTS {{ ?s ?q 1 }} }}", None),
        ("SELECT ?s ?n { ?s ?p ?o FILTER (?o > 1 || EXISTS { ?s ?q 1 }) BIND (1 AS ?n) }", "BIND"),
        ("SELECT ?s ?n { ?s ?p ?o BIND (1 AS ?n) FILTER (?o > 1 || EXISTS { ?s ?q 1 }) }", None),
        ("SELECT ?s ?n { ?s ?p ?o FILTER (false || EXISTS { ?s ?q 1 }) BIND (1 AS ?n) }", None),
        (
            f"SELECT ?s (COUNT(*) AS ?n) {{ {BRANCHES} UNION {{ ?s ?p 3 }} }} GROUP BY ?s",
            Misread.WIDE_UNION,
        ),
        (f"SELECT ?s (COUNT(*) AS ?n) {{ {BRANCHES} }} GROUP BY ?s", None),
        (f"SELECT ?s {{ {BRANCHES} UNION {{ ?s ?p 3 }} }}", None),
    ],
)
def test_what_is_refused(text: str, why: str | Misread | None) -> None:
    assert in_dialect(text, ANY) == text
    if why is None:
        assert in_dialect(text, VIRTUOSO).startswith(VIRTUOSO.prologue)
        return
    with pytest.raises(StoreError) as caught:
        in_dialect(text, VIRTUOSO)
    assert (why.value if isinstance(why, Misread) else why) in caught.value.problem
    assert "kg load" in str(caught.value.advice)
