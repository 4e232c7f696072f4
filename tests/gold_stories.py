"""The gold of ``tests/quality``: its files, what stands in them, and how the tests read it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple, NotRequired, TypedDict

QUALITY = Path(__file__).parent / "quality"
OFFICE = re.compile(r"[a-z ]+ of [A-Z][A-Za-z -]+")

Spans = list[list[int]]


class GoldStatement(TypedDict):
    content: Spans
    source: Spans
    cue: Spans
    speaker: str
    kind: str


class GoldMeeting(TypedDict):
    type: str
    participants: list[str]
    countries: list[str]
    place: str
    date: str
    status: str
    offices: NotRequired[list[str]]
    occasion: NotRequired[str]


class GoldStory(TypedDict):
    date: str
    headline: str
    body: str
    meetings: list[GoldMeeting]


class GoldArticle(GoldStory):
    statements: list[GoldStatement]


class GroupMeeting(GoldMeeting):
    """A meeting that several stories report: what they call ``same`` is one."""

    same: str
    realized_by: NotRequired[str]


GroupPerson = TypedDict("GroupPerson", {"name": str, "is": str})


class GroupArticle(TypedDict):
    """A story of a group: who is who, and which meeting is which, goes beyond the story."""

    date: str
    headline: str
    body: str
    statements: list[GoldStatement]
    meetings: list[GroupMeeting]
    persons: list[GroupPerson]


class Half(NamedTuple):
    """A file of stories: how its ids begin, how many there are, how many have no meeting."""

    prefix: str
    size: int
    without: int


GROUPS = {"groups-dev": Half("g", 15, 0), "groups-frozen": Half("gf", 9, 0)}
WIRE = {
    "wire-dev": Half("dev", 44, 22),
    "wire-frozen": Half("frozen", 14, 7),
    "wire-frozen-2": Half("frozen2", 10, 5),
    **GROUPS,
}
MEETINGS = {
    "meetings-dev": Half("m", 40, 10),
    "meetings-dev-2": Half("m2", 40, 10),
    "meetings-dev-3": Half("m3", 16, 0),
    "meetings-dev-4": Half("m4", 66, 10),
    "meetings-dev-5": Half("m5", 72, 0),
    "meetings-dev-6": Half("m6", 49, 3),
    "meetings-dev-7": Half("m7", 75, 15),
    "meetings-dev-8": Half("m8", 62, 13),
    "meetings-dev-9": Half("m9", 36, 8),
    "meetings-dev-10": Half("m10", 24, 2),
    "meetings-frozen": Half("mf", 20, 8),
    "meetings-frozen-2": Half("mg", 24, 8),
    "meetings-frozen-3": Half("mh", 26, 8),
}
HALVES = WIRE | MEETINGS


def refuse_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """What ``json`` would silently overwrite: a key that stands twice in one object."""
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key stands twice in {keys}")
    return dict(pairs)


def read(half: str) -> dict[str, Any]:
    """The stories of a file as they stand there."""
    text = (QUALITY / f"{half}.json").read_text(encoding="utf-8")
    stories: dict[str, Any] = json.loads(text, object_pairs_hook=refuse_duplicates)
    return stories


def load(half: str) -> dict[str, GoldArticle]:
    """The stories of a file, without what groups have beyond the format of the gold."""
    return {name: _alone(story) if half in GROUPS else story for name, story in read(half).items()}


def load_group(half: str) -> dict[str, GroupArticle]:
    """The stories of a file of groups, whole."""
    return read(half)


def _alone(story: GroupArticle) -> GoldArticle:
    return {
        "date": story["date"],
        "headline": story["headline"],
        "body": story["body"],
        "statements": story["statements"],
        "meetings": [_meeting_alone(meeting) for meeting in story["meetings"]],
    }


def _meeting_alone(meeting: GroupMeeting) -> GoldMeeting:
    return {
        "type": meeting["type"],
        "participants": meeting["participants"],
        "countries": meeting["countries"],
        "place": meeting["place"],
        "date": meeting["date"],
        "status": meeting["status"],
    }
