"""What a cue needs besides its sides: the ``needs`` of ``data/meeting-cues.tsv``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.meetings.words import pattern, word_lists, word_set
from kg.extraction.model import Format, Status

if TYPE_CHECKING:
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.merge import Report
    from kg.extraction.meetings.sketch import Sketch


def is_vague(scene: Scene) -> bool:
    """Whether "they discussed the war in Gaza" tells no more than that they met."""
    return scene.cue.pattern.needs == "news" and scene.frame == "each"


def is_formal(sketch: Sketch, scene: Scene) -> bool:
    """Whether these are talks of states in themselves: "held talks", unlike "met"."""
    return sketch.words[scene.cue.last] in {"talks", "consultations", "negotiations"}


def has_what_it_needs(report: Report, sketch: Sketch, scene: Scene, *, told: bool) -> bool:
    """Whether the clause holds what the cue alone does not tell.

    ``told`` is true of parties that are those of a meeting told before: then a plan, which is
    another meeting, must at least say when or where.
    """
    vague_plan = report.status is not Status.HELD and not (report.when or report.location)
    if (told and vague_plan) or _is_process(report, sketch, scene):
        return False
    needs = scene.cue.pattern.needs
    if needs in _NEEDS:
        return _NEEDS[needs](report, sketch, scene)
    rest = [sketch.after(scene.behind)]
    if scene.frame == "by":
        rest.append(sketch.after(scene.cue.last + 1))  # "was joined for talks by X"
    return not needs or any(_behind(needs).match(words) for words in rest)


def _is_a_talk(report: Report, sketch: Sketch, scene: Scene) -> bool:
    called = report.format in {Format.PHONE_CALL, Format.VIDEO_CALL}
    near = report.location is not None or _is_face_to_face(sketch.after(scene.cue.last + 1))
    return called or near


def _is_far(report: Report, _sketch: Sketch, _scene: Scene) -> bool:
    return report.format is not None


def _is_of_people(report: Report, _sketch: Sketch, _scene: Scene) -> bool:
    return not any(party.bare for party in report.parties)


def _is_somewhere(report: Report, sketch: Sketch, scene: Scene) -> bool:
    talks = bool(_behind("arrival").search(sketch.text)) or " for talks " in sketch.after(
        scene.behind
    )
    guests = sketch.words[scene.cue.last + 1 : scene.right.last] if scene.right else ()
    return report.location is not None or talks or scene.frame == "by" or "delegation" in guests


def _is_there(report: Report, _sketch: Sketch, _scene: Scene) -> bool:
    return report.location is not None and not any(party.bare for party in report.parties)


def _is_signed(report: Report, _sketch: Sketch, _scene: Scene) -> bool:
    told = report.location is not None or report.when is not None
    return told and not any(party.bare for party in report.parties)


_NEEDS = {
    "signed": _is_signed,
    "there": _is_there,
    "call": _is_a_talk,
    "far": _is_far,
    "people": _is_of_people,
    "news": _is_of_people,
    "place": _is_somewhere,
}


def _is_process(report: Report, sketch: Sketch, scene: Scene) -> bool:
    """Whether the talks of two countries are of those that go on for years: "trade talks"."""
    cue = set(sketch.words[scene.cue.first : scene.cue.last + 1])
    bare = any(party.bare for party in report.parties)
    return bare and bool(cue & word_set("offices", "processes"))


def format_by_need(report: Report, sketch: Sketch, scene: Scene) -> Format | None:
    """How they spoke: "spoke with his counterpart on Friday", at no place, is a call."""
    if report.format is not None or scene.cue.pattern.needs != "far":
        return report.format
    came = _came().search(sketch.before(scene.cue.first)) is not None
    if came or _is_face_to_face(sketch.after(scene.cue.last + 1)):
        return Format.IN_PERSON
    in_office = all(party.official and party.role for party in report.parties)
    return Format.PHONE_CALL if in_office and scene.right and not report.location else None


def _is_face_to_face(rest: str) -> bool:
    """Whether a talk is one in person: "for two hours", "behind closed doors"."""
    return bool(pattern("needs", "face_to_face").search(rest))


@cache
def _came() -> re.Pattern[str]:
    """That somebody goes to a place in order to speak: "flies to Lima to speak with"."""
    return re.compile(word_lists("needs")["came"])


@cache
def _behind(needs: str) -> re.Pattern[str]:
    """What must stand behind the sides of a cue that needs it."""
    return re.compile(word_lists("needs")[needs])
