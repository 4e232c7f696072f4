"""Reads one cue with its sentence: who stands on either side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.meetings.cues import NOUN
from kg.extraction.meetings.nouns import noun_scenes
from kg.extraction.meetings.verbs import verb_scenes

if TYPE_CHECKING:
    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.sketch import Sketch


def scene_of(sketch: Sketch, cue: Cue) -> Scene | None:
    """The first frame of the cue that its sentence fills; None where it fills none."""
    scenes = noun_scenes if cue.form == NOUN else verb_scenes
    return next(scenes(sketch, cue), None)
