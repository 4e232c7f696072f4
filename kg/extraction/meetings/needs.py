"""What a cue needs besides its sides: the ``needs`` of ``data/meeting-cues.tsv``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.meetings.words import word_lists, word_set
from kg.extraction.model import Format, Status

if TYPE_CHECKING:
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.merge import Report
    from kg.extraction.meetings.sketch import Sketch


def is_vague(scene: Scene) -> bool:
    """Whether "they discussed the war in Gaza" tells no more than that they met."""
    return scene.cue.pattern.needs == "news" and scene.frame == "each"


def has_what_it_needs(report: Report, sketch: Sketch, scene: Scene, *, told: bool) -> bool:
    """Whether the clause holds what the cue alone does not tell.

    ``told`` is true of parties that are those of a meeting told before: then a plan, which is
    another meeting, must at least say when or where.
    """
    vague_plan = report.status is not Status.HELD and not (report.when or report.location)
    if (told and vague_plan) or _is_process(report, sketch, scene):
        return False
    rest = sketch.after(scene.behind)
    match scene.cue.pattern.needs:
        case "":
            return True
        case "call":
            return report.format in {Format.PHONE_CALL, Format.VIDEO_CALL}
        case "people" | "news":
            return not any(party.bare for party in report.parties)
        case "place":
            return report.location is not None or " for talks " in rest or scene.frame == "by"
        case needs:
            return bool(_behind(needs).match(rest))


def _is_process(report: Report, sketch: Sketch, scene: Scene) -> bool:
    """Whether the talks of two countries are of those that go on for years: "trade talks"."""
    cue = {item.word for item in sketch.items[scene.cue.first : scene.cue.last + 1]}
    bare = any(party.bare for party in report.parties)
    return bare and bool(cue & word_set("offices", "processes"))


@cache
def _behind(needs: str) -> re.Pattern[str]:
    """What must stand behind the sides of a cue that needs it."""
    return re.compile(word_lists("needs")[needs])
