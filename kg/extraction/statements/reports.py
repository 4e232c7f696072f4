"""What one cue reports, in the items of its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.statements.cues import confidence

if TYPE_CHECKING:
    from kg.extraction.statements.chunks import Range

TOP = "top"
OPEN = -1  # the last item of a content whose end is not known yet


class Report(NamedTuple):
    """One cue with its parts, as ranges of items (both ends included).

    ``frame`` is the form of the content (see :mod:`~kg.extraction.statements.complements`),
    ``place`` where that stands: the cue is before, after or amid it. ``entry`` is where the
    report's clause starts, if it goes beside the one before and is not a part of what that one
    says. ``contents`` are in the order of the text; the last may be open. ``standing`` is "top",
    or how the clause of the report depends: "within" another, "relative" to a noun, "bare" of a
    source.
    """

    lemma: str
    frame: str
    cue: Range
    contents: tuple[Range, ...] = ()
    source: Range | None = None
    entry: int | None = None
    addressee: Range | None = None
    place: str = "before"
    mood: str = "finite"
    inherited: bool = False
    standing: str = TOP

    @property
    def key(self) -> str:
        """Mood, frame, place and standing: how the cue stands, for its share of right finds."""
        stands = "" if self.standing == TOP else f" {self.standing}"
        return f"{self.mood} {self.frame} {self.place}{stands}"

    @property
    def confidence(self) -> float:
        """How often such finds are right."""
        return confidence(self.lemma, self.key)

    @property
    def confidence_within(self) -> float:
        """How often such finds would be right if they stood at the top, and not within another."""
        return confidence(self.lemma, f"{self.mood} {self.frame} {self.place}")
