"""What people said goes before what ``kg resolve`` decides, and stands when the corpus grows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from corpora import Story, Who, decision, graph, resolved, said, short
from decided import authority

from kg.errors import UsageError
from kg.resolution import NO_AUTHORITY, Authority
from kg.resolution.authority import Standing
from kg.resolution.resolving import resolve
from kg.serialization import save


def story(number: int, *who: Who) -> Story:
    return Story(f"Story {number}", "2024-05-19", who)


DECISIONS = "subject,relation,object,status\n"


def test_a_person_s_rejection_wins(tmp_path: Path) -> None:
    one, other = Who("Ilham Aliyev", "President", "az"), Who("İlham Əliyev", "president", "az")
    stories = [story(1, one), story(2, one), story(3, other)]
    row = "person/ilham-aliyev,same as,person/ilham-eliyev,rejected\n"
    found = resolved(stories, tmp_path, authority=authority(tmp_path, DECISIONS + row))
    assert said(found) == set()
    assert said(found, standing=Standing.REJECTED) == {("ilham-aliyev", "ilham-eliyev")}


def test_a_rejected_decision_of_the_program_s_own_is_not_made_in_another_way(
    tmp_path: Path,
) -> None:
    minister = "foreign minister"
    stories = [
        story(1, Who("Chisomo Nkhata", minister, "mw")),
        story(2, Who("Chisomo Grace Nkhata", minister, "mw")),
        story(3, Who("Chisomo Grace Nkhata", minister, "mw")),
        story(4, Who("Chisomo Grace Nkatha", minister, "mw")),
        story(5, Who("Nkhata Chisomo", minister, "mw")),
    ]
    once = resolved(stories, tmp_path)
    target = "chisomo-grace-nkhata"
    assert ("chisomo-nkhata", target) in said(once)
    edited = [
        replace(d, standing=Standing.REJECTED) if short(d.subject) == "chisomo-nkhata" else d
        for d in once.decisions
    ]
    again = resolved(stories, tmp_path, authority=Authority.of(once.entries, edited))
    assert ("chisomo-nkhata", target) not in said(again)
    assert ("chisomo-nkhata", target) in said(again, standing=Standing.REJECTED)


def test_a_name_that_a_person_keeps_together_is_not_parted(tmp_path: Path) -> None:
    stories = [story(1, Who("John Smith", "", "gb")), story(2, Who("John Smith", "", "au"))]
    row = "person/john-smith,same as,person/john-smith-au,rejected\n"
    found = resolved(stories, tmp_path, authority=authority(tmp_path, DECISIONS + row))
    assert said(found) == set()


def test_a_graph_that_was_built_with_decisions_needs_them(tmp_path: Path) -> None:
    stories = [
        story(1, Who("Ilham Aliyev", "President", "az")),
        story(2, Who("İlham Əliyev", "president", "az")),
    ]
    once = resolved(stories, tmp_path)
    path = tmp_path / "built.nq"
    save([graph(s, once) for s in stories], path)
    with pytest.raises(UsageError, match="built with an authority file"):
        resolve([str(path)], authority=NO_AUTHORITY)
    assert resolve([str(path)], authority=once).authority.decisions == once.decisions


def test_a_person_s_decision_wins_and_is_built_upon(tmp_path: Path) -> None:
    stories = [
        story(1, Who("Ilham Aliyev", "President", "az")),
        story(2, Who("Ilham Aliyev", "President", "az")),
        story(3, Who("İlham Əliyev", "president", "az")),
        story(4, Who("Heydar oğlu", "president", "az")),
    ]
    row = "person/heydar-oglu,same as,person/ilham-eliyev,\n"
    found = resolved(stories, tmp_path, authority=authority(tmp_path, DECISIONS + row))
    assert said(found) == {("heydar-oglu", "ilham-eliyev"), ("ilham-aliyev", "ilham-eliyev")}


def test_what_was_decided_before_stands_when_the_corpus_grows(tmp_path: Path) -> None:
    old, new = Who("Elnur Guliyev", "minister", "az"), Who("Elnur Quliyev", "minister", "az")
    first = [story(1, old), story(2, new), story(3, new)]
    before = resolved(first, tmp_path)
    assert said(before) == {("elnur-guliyev", "elnur-quliyev")}
    grown = [*first, *(story(n, old) for n in range(4, 12))]
    after = resolved(grown, tmp_path, authority=before)
    assert said(after) == {("elnur-guliyev", "elnur-quliyev")}
    assert len(decision(after, "elnur-guliyev").scope.articles) == 9
    assert said(resolved(grown, tmp_path)) == {("elnur-quliyev", "elnur-guliyev")}


def test_the_same_again_is_the_same(tmp_path: Path) -> None:
    stories = [
        story(1, Who("Ilham Aliyev", "President", "az")),
        story(2, Who("İlham Əliyev", "president", "az")),
        story(3, Who("president of Azerbaijan", "president", "az")),
    ]
    once = resolved(stories, tmp_path)
    assert len(said(once)) == 2
    assert resolved(stories, tmp_path, authority=once) == once
