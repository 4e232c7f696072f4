"""The groups: what their stories say of one another, beyond what each says alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import permutations

import pytest
from gold_stories import GROUPS, OFFICE, QUALITY, GroupArticle, GroupMeeting, load_group

from kg.evaluation import load_gold
from kg.evaluation.names import words

STORIES_IN_A_GROUP = 3
OPTIONAL = {"occasion", "realized_by"}
STORIES = {name: story for half in GROUPS for name, story in load_group(half).items()}
every_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
every_half = pytest.mark.parametrize("half", GROUPS)


def group_of(meeting: GroupMeeting) -> str:
    return meeting["same"].partition("-")[0]


def groups(half: str) -> list[list[GroupArticle]]:
    """The stories of a file, three by three."""
    stories = list(load_group(half).values())
    return [stories[n : n + STORIES_IN_A_GROUP] for n in range(0, len(stories), STORIES_IN_A_GROUP)]


def meetings(stories: list[GroupArticle]) -> Iterator[GroupMeeting]:
    return (meeting for story in stories for meeting in story["meetings"])


def reports(stories: list[GroupArticle]) -> dict[str, list[GroupMeeting]]:
    """The reports of each meeting."""
    found = defaultdict(list)
    for meeting in meetings(stories):
        found[meeting["same"]].append(meeting)
    return found


def names_of_persons(stories: list[GroupArticle]) -> dict[str, set[str]]:
    """The names that each person has."""
    found = defaultdict(set)
    for person in (person for story in stories for person in story["persons"]):
        found[person["is"]].add(person["name"])
    return found


@every_half
def test_a_file_of_groups_is_gold_like_any_other(half: str) -> None:
    golds = load_gold(QUALITY / f"{half}.json")
    stories = load_group(half)
    assert [gold.id for gold in golds] == list(stories)
    assert [len(g.meetings or ()) for g in golds] == [len(s["meetings"]) for s in stories.values()]


@every_story
def test_story_of_a_group_has_its_keys(story: GroupArticle) -> None:
    assert list(story) == ["date", "headline", "body", "statements", "meetings", "persons"]
    for meeting in story["meetings"]:
        keys = [key for key in GroupMeeting.__annotations__ if key in meeting]
        assert list(meeting) == keys
        assert set(GroupMeeting.__annotations__) - set(meeting) <= OPTIONAL
        assert meeting["status"] == "planned" or "realized_by" not in meeting


@every_story
def test_offices_and_occasions_are_words_of_the_story(story: GroupArticle) -> None:
    said = words(story["body"])
    for meeting in story["meetings"]:
        assert len(meeting["offices"]) == len(meeting["participants"])
        assert words(meeting.get("occasion", "")) <= said
        assert all(words(office) <= said for office in meeting["offices"])


@every_story
def test_who_met_and_who_spoke_is_known_beyond_the_story(story: GroupArticle) -> None:
    names = [person["name"] for person in story["persons"]]
    assert len(names) == len(set(names))
    assert all(name in story["body"] or OFFICE.fullmatch(name) for name in names)
    assert {name for m in story["meetings"] for name in m["participants"]} <= set(names)


@every_story
def test_no_story_tells_one_meeting_twice(story: GroupArticle) -> None:
    told = Counter(meeting["same"] for meeting in story["meetings"])
    assert set(told.values()) == {1}


@every_half
def test_every_group_has_ids_of_its_own(half: str) -> None:
    ids = [{group_of(meeting) for meeting in meetings(stories)} for stories in groups(half)]
    assert all(len(group) == 1 for group in ids)
    assert len(set.union(*ids)) == len(ids)


@every_half
def test_reports_of_one_meeting_have_the_same_persons(half: str) -> None:
    for stories in groups(half):
        told = defaultdict(set)
        for story in stories:
            who = {person["name"]: person["is"] for person in story["persons"]}
            for meeting in story["meetings"]:
                told[meeting["same"]].add(frozenset(who[name] for name in meeting["participants"]))
        assert all(len(persons) == 1 for persons in told.values())


@every_half
def test_what_was_planned_was_held_as_another_story_tells(half: str) -> None:
    for stories in groups(half):
        held = {meeting["same"] for meeting in meetings(stories) if meeting["status"] == "held"}
        realized = [m["realized_by"] for m in meetings(stories) if "realized_by" in m]
        assert set(realized) <= held
        assert not held & {m["same"] for m in meetings(stories) if "realized_by" in m}


@every_half
def test_reports_disagree_in_every_group(half: str) -> None:
    for stories in groups(half):
        assert any(
            len({(m["date"], m["place"], m["status"]) for m in told}) > 1
            for told in reports(stories).values()
        )


@every_half
def test_every_group_spells_a_person_in_several_ways(half: str) -> None:
    assert all(max(map(len, names_of_persons(g).values())) > 1 for g in groups(half))


@every_half
def test_every_group_has_two_persons_of_one_name(half: str) -> None:
    for stories in groups(half):
        named = names_of_persons(stories)
        pairs = permutations(((who, name) for who in named for name in named[who]), 2)
        assert any(
            words(one) <= words(other) and first != second
            for (first, one), (second, other) in pairs
        )
