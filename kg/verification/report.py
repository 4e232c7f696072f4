"""What verification found: facts without ground, and how the others are grounded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.errors import Location
from kg.mapping.namespaces import PREFIXES

_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """A fact that no words of the article say, and no rule leads to from its words.

    ``location`` is where the article was read from, None for one that was not given; ``property``
    is an IRI.
    """

    article: str
    location: Location | None
    node: str
    property: str
    value: str
    why: str

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        told = f"{where}{_short(self.property)} {_cut(self.value)!r}: {_cut(self.why)}"
        return f"{told}\n  node     <{self.node}>\n  article  <{self.article}>"


@dataclass(frozen=True, slots=True)
class Verification:
    """The findings in the order of graphs, and how many facts stand on which ground.

    ``decided`` tells that an authority file had a say in the graphs.
    """

    findings: tuple[Ungrounded, ...] = ()
    grounds: Mapping[str, int] = field(default_factory=dict)
    articles: int = 0
    decided: bool = False

    @property
    def facts(self) -> int:
        """How many facts were verified, with ground or without."""
        return sum(self.grounds.values()) + len(self.findings)

    @classmethod
    def merged(cls, several: Iterable[Verification]) -> Verification:
        """One report on several graphs, in the order given."""
        findings: list[Ungrounded] = []
        grounds, articles, decided = Counter[str](), 0, False
        for each in several:
            findings += each.findings
            grounds.update(each.grounds)
            articles += each.articles
            decided |= each.decided
        return cls(tuple(findings), dict(grounds), articles, decided)

    def for_people(self) -> str:
        """One block a finding, and how many facts stand on which ground."""
        return "\n\n".join([*map(str, self.findings), "\n".join(self._table())])

    def _table(self) -> Iterator[str]:
        yield f"{'facts':>9}  grounded by"
        for ground, number in sorted(self.grounds.items(), key=lambda item: (-item[1], item[0])):
            yield f"{number:>9,}  {ground}"
        yield f"{len(self.findings):>9,}  nothing"

    def as_json(self) -> str:
        """An object with ``grounded``, ``articles``, ``facts``, ``grounds`` and ``findings``."""
        told = {
            "grounded": not self.findings,
            "articles": self.articles,
            "facts": self.facts,
            "grounds": dict(sorted(self.grounds.items())),
            "findings": [_as_object(finding) for finding in self.findings],
        }
        return json.dumps(told, ensure_ascii=False, indent=1)


def _as_object(finding: Ungrounded) -> dict[str, object]:
    location = finding.location
    return {
        "article": finding.article,
        "file": location.file if location else None,
        "line": location.line if location else None,
        "node": finding.node,
        "property": finding.property,
        "value": finding.value,
        "why": finding.why,
    }


def _short(iri: str) -> str:
    found = ((prefix, known) for prefix, known in PREFIXES.items() if iri.startswith(known))
    return next((f"{prefix}:{iri[len(known) :]}" for prefix, known in found), iri)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
