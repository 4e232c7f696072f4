"""What the stored queries are asked in the tests, and their answers in ``tests/golden/queries/``.

After a change that is meant to change answers: ``python tests/query_cases.py``, and read the
difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

GOLDEN = Path(__file__).resolve().parent / "golden" / "queries"
BASE = "https://example.org/newskg/"
DAM = f"{BASE}meeting/2024-05-19/ebrahim-raisi--ilham-aliyev"

Parameters = dict[str, str]

CASES: dict[str, list[Parameters]] = {
    "articles-per-month": [
        {},
        {"publisher": "irna", "from": "2024-06-01"},
        {"to": "2024-05-19"},
        {"min-confidence": "0.8"},
    ],
    "commitments": [
        {},
        {"speaker": "Ilham Aliyev"},
        {"from": "2024-05-20", "to": "2024-05-20"},
        {"min-confidence": "0.95"},
    ],
    "demands": [
        {},
        {"speaker": "Raisi", "from": "2024-06-03", "to": "2024-06-03"},
        {"min-confidence": "0.99"},
    ],
    "denials": [
        {},
        {"speaker": "Iran"},
        {"speaker": "Raisi", "from": "2020-01-01", "to": "2020-12-31"},
        {"min-confidence": "0.95"},
    ],
    "disagreements": [
        {},
        {"what": "day"},
        {"person": "Raisi", "what": "place"},
        {"min-confidence": "0.75"},
    ],
    "dyad-timeline": [
        {"country": "Iran", "counterpart": "azerbaijan"},
        {"country": f"{BASE}country/tr", "counterpart": "Iran"},
        {"country": "Azerbaijan", "counterpart": "Iran", "from": "2024-06-30"},
        {"country": "Azerbaijan", "counterpart": "Iran", "to": "2024-05-31"},
        {"country": "Azerbaijan", "counterpart": "Iran", "min-confidence": "0.8"},
    ],
    "dyad-years": [
        {},
        {"country": "Türkiye", "from-year": "2023", "to-year": "2023"},
        {"country": "Iran", "min-confidence": "0.8"},
    ],
    "evidence": [
        {"fact": DAM},
        {"containing": "DOUBLED"},
        {"containing": "QUIET", "min-confidence": "0.6"},
        {"containing": "trade", "min-confidence": "0.8"},
    ],
    "evidence-graph": [{"fact": DAM}],
    "find": [
        {"called": "RAISI"},
        {"called": "karabakh"},
        {"called": "irna"},
        {"called": "aliyev"},
        {"called": "aliyev", "match": "ending"},
    ],
    "meetings-by-year": [
        {"country": "Iran", "counterpart": "Azerbaijan"},
        {"country": "Iran", "counterpart": "Turkey", "status": "planned"},
        {"country": "Iran", "counterpart": "Azerbaijan", "min-confidence": "0.8"},
    ],
    "meetings-of-country": [
        {"country": "Iran"},
        {"country": "Azerbaijan", "status": "held"},
        {"country": "Turkey"},
        {"country": "Iran", "from": "2024-07-31", "to": "2024-12-31"},
        {"country": "Azerbaijan", "min-confidence": "0.8"},
    ],
    "met-both": [
        {"one": "Hossein Amir-Abdollahian", "other": "Hakan Fidan"},
        {"one": "Fidan", "other": "Amir-Abdollahian", "within": "16"},
        {"one": "Fidan", "other": "Amir-Abdollahian", "min-confidence": "0.8"},
    ],
    "nested": [
        {},
        {"reporter": "Raisi"},
        {"speaker": "Iran"},
        {"min-confidence": "0.6"},
    ],
    "office-holders": [
        {"country": "Azerbaijan"},
        {"country": "Iran", "office": "President@en"},
        {"country": "Iran", "office": "President@fr"},
        {"country": "Türkiye"},
        {"country": "Türkiye", "min-confidence": "0.95"},
    ],
    "offices": [
        {"person": "Raisi"},
        {"person": "Jeyhun Bayramov"},
        {"person": "Hakan Fidan", "min-confidence": "0.8"},
    ],
    "plans-held": [
        {},
        {"person": "Aliyev", "from": "2024-05-19"},
        {"to": "2024-05-18"},
        {"person": "Raisi", "min-confidence": "0.8"},
        {"min-confidence": "0.85"},
    ],
    "promises-at-meetings": [
        {},
        {"participant": "Aliyev", "from": "2024-01-01"},
        {"to": "2023-12-31", "min-confidence": "0.95"},
    ],
    "reported-once": [
        {"speaker": "Bayramov"},
        {"publisher": "AZERTAC", "from": "2023-03-01", "to": "2024-05-20"},
        {"speaker": "Bayramov", "min-confidence": "0.9"},
    ],
    "reworded-quotes": [
        {},
        {"speaker": "Bayramov", "from": "2023-03-01", "to": "2023-03-02"},
        {"from": "2023-03-02"},
        {"min-confidence": "0.95"},
    ],
    "said-about": [
        {"speaker": "Raisi", "topic": "Azerbaijan"},
        {"speaker": "Raisi", "topic": "Azerbaijan", "per": "month", "from": "2024-06-01"},
        {"speaker": "Raisi", "topic": "Turkey", "to": "2023-12-31", "min-confidence": "0.8"},
    ],
    "said-at-meeting": [
        {},
        {"meeting": DAM},
        {"participant": "Iran"},
        {"meeting": f"{BASE}none"},
        {"participant": "Iran", "min-confidence": "0.95"},
    ],
    "silent-meetings": [
        {},
        {"participant": "Fidan", "from": "2023-01-01", "to": "2023-12-31"},
        {"min-confidence": "0.75"},
    ],
    "speech-acts": [
        {},
        {"speaker": "Foreign Ministry"},
        {"min-confidence": "0.9"},
    ],
    "statements-about": [
        {"topic": "Karabakh"},
        {"topic": "Azerbaijan", "from": "2024-06-01", "to": "2024-06-29"},
        {"topic": "Karabakh", "min-confidence": "0.95"},
    ],
    "statements-by": [
        {"speaker": "Raisi"},
        {"speaker": "Ebrāhim Raisi", "kind": "direct", "to": "2024-05-31"},
        {"speaker": "Raisi", "act": "commit"},
        {"speaker": "Raisi", "containing": "KARABAKH", "from": "2024-06-01"},
        {"speaker": "Raisi", "kind": "direct", "min-confidence": "0.9"},
    ],
    "statements-without-speaker": [
        {},
        {"publisher": "AZERTAC", "to": "2024-05-31"},
        {"from": "2024-06-01"},
        {"min-confidence": "0.8"},
    ],
    "summary": [{}],
    "unnamed-sources": [
        {"from": "2024-05-20", "to": "2024-05-20"},
        {"publisher": "IRNA"},
        {"publisher": "AZERTAC"},
        {"min-confidence": "0.7"},
        {"min-confidence": "0.8"},
    ],
    "who-met-whom": [
        {},
        {"person": "aliyev"},
        {"status": "denied"},
        {"from": "2024-05-19", "to": "2024-05-19"},
        {"from": "2024-05-20"},
        {"min-confidence": "0.8"},
    ],
    "who-quotes-whom": [
        {},
        {"minimum": "3"},
        {"publisher": "IRNA", "from": "2024-06-01"},
        {"speaker": "Raisi", "to": "2024-05-31"},
        {"min-confidence": "0.8"},
    ],
}


def rendered() -> dict[str, str]:
    """The golden file of each query: every case with its parameters, then its rows."""
    import overlapping_articles

    from kg.answers.rendering import as_tsv
    from kg.queries import run, stored_query
    from kg.store import EmbeddedStore

    store = EmbeddedStore.in_memory(overlapping_articles.quads())
    files: dict[str, str] = {}
    for name, cases in CASES.items():
        query = stored_query(name)
        parts = [f"# {case}\n{as_tsv(run(query, dict(case), store))}" for case in cases]
        files[name] = "\n".join(parts)
    return files


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, text in rendered().items():
        (GOLDEN / f"{name}.tsv").write_text(text, "utf-8")
