"""An authority file, applied to one article."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.article import Article
from kg.extraction.model import Extraction
from kg.mapping.decided import NOTHING, Decided, Reason
from kg.mapping.iris import Iris
from kg.resolution.authority import Authority
from kg.resolution.correcting import Corrected, corrected
from kg.resolution.identifying import identified


@dataclass(frozen=True, slots=True)
class Applied:
    """An extraction as decided, what the mapping must know of it, and the decisions' names."""

    extraction: Extraction
    decided: Decided = NOTHING
    used: tuple[str, ...] = ()

    def mistaken(self, folder: str) -> int:
        """How many of what is named in that folder are left out."""
        return sum(f"/{folder}/" in iri for iri in self.decided.mistakes)


def applied(
    authority: Authority, article: Article, extraction: Extraction, *, base: str
) -> Applied:
    """``extraction`` with what ``authority`` says of its names, statements and meetings.

    An article of which it says nothing comes back as it was.
    """
    if not (authority.entries or authority.decisions):
        return Applied(extraction)
    iris = Iris.of(article, base=base)
    who = identified(authority, article, extraction, iris)
    if authority.corrects:
        done = corrected(authority, article, extraction, who, iris)
    else:
        done = Corrected(who.extraction, who.decided, ())
    decisions = dict.fromkeys((*who.decisions, *done.decisions))
    reasons = {iris.decision(d.name).value: d.because for d in decisions}
    reasons |= {each.iri: each.text for each in who.descriptions}
    if not reasons:
        return Applied(extraction)
    told = tuple(Reason(iri, reasons[iri]) for iri in sorted(reasons))
    used = tuple(sorted(d.name for d in decisions))
    return Applied(done.extraction, replace(done.decided, reasons=told), used)
