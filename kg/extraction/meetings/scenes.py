"""Reads one cue with its sentence: who stands on either side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.meetings.cues import NOUN
from kg.extraction.meetings.nouns import noun_scenes
from kg.extraction.meetings.verbs import verb_scenes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extraction.meetings.cues import Cue
    from kg.extraction.meetings.frames import Scene
    from kg.extraction.meetings.sketch import Sketch


def scenes_of(sketch: Sketch, cue: Cue) -> Iterator[Scene]:
    """The frames of the cue that its sentence fills, the likeliest first."""
    return noun_scenes(sketch, cue) if cue.form == NOUN else verb_scenes(sketch, cue)
