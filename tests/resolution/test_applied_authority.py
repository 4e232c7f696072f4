"""An authority file, applied to an article: names, scopes, corrections, and what stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from decided import (
    ARTICLE,
    BASE,
    OFFICIALS,
    PLACE,
    PLANNED,
    STATEMENTS,
    article,
    authority,
    extraction,
    graph,
    told,
)
from pyoxigraph import NamedNode

from kg.mapping.namespaces import NKG, OWL, PROV, SCHEMA, TYPE
from kg.resolution import NO_AUTHORITY, applied, load
from kg.validation import validate

DECISIONS = "subject,relation,object,article,country,office,from,to,status,reason\n"
NAMES = "iri,type,name,other names,same as,article,country,office,from,to\n"
ALIYEV = "person/ilham-aliyev"


def test_nothing_changes_where_the_file_says_nothing(tmp_path: Path) -> None:
    said = authority(tmp_path, f"{NAMES}{ALIYEV},Person,Ilham Aliyev,Someone Else,,,,,,\n")
    done = applied(said, article(), extraction(), base=BASE)
    assert done.extraction is extraction()
    assert graph(said) == graph(NO_AUTHORITY)


def test_a_name_means_who_the_file_says(tmp_path: Path) -> None:
    said = authority(
        tmp_path,
        f"{NAMES}{ALIYEV},Person,Ilham Aliyev,Ilqar Eliyev,https://viaf.org/viaf/1,,,,,\n",
    )
    quads = graph(said)
    assert told(quads, ALIYEV, SCHEMA.name) == ["Ilham Aliyev"]
    assert told(quads, ALIYEV, SCHEMA.alternateName) == ["Ilqar Əliyev", "Ilqar Eliyev"]
    assert told(quads, ALIYEV, OWL.sameAs) == ["https://viaf.org/viaf/1"]
    assert told(quads, STATEMENTS[0], NKG.speaker) == [ALIYEV]
    assert told(quads, "person/ilqar-eliyev", TYPE) == []
    assert validate(quads).conforms


def test_the_graph_tells_what_it_owes_to_the_file(tmp_path: Path) -> None:
    said = authority(tmp_path, f"{DECISIONS}person/ilqar-eliyev,same as,{ALIYEV},,,,,,,He is.\n")
    (decision,) = told(graph(said), ARTICLE, PROV.wasInfluencedBy)
    assert decision.startswith("decision/ilqar-eliyev-")
    assert told(graph(said), decision, SCHEMA.description) == ["He is."]
    assert told(graph(said), decision, TYPE) == [NKG.Decision.value, PROV.Entity.value]


def test_an_unnamed_person_gets_a_name_and_the_meeting_its_natural_key(tmp_path: Path) -> None:
    said = authority(
        tmp_path,
        f"{NAMES}person/ann-lee,,Ann Lee,,,,,,,\n"
        f"person/ann-lee,,,president of Egypt,,{ARTICLE},,,,\n",
    )
    quads = graph(said)
    meeting = "meeting/2024-05-19/ann-lee--ilqar-eliyev"
    assert told(graph(NO_AUTHORITY), PLACE, SCHEMA.attendee)
    assert told(quads, meeting, SCHEMA.attendee) == ["person/ilqar-eliyev", "person/ann-lee"]
    assert told(quads, meeting, SCHEMA.name) == ["Ann Lee and Ilqar Əliyev, 19 May 2024"]
    assert told(quads, STATEMENTS[0], NKG.statedDuring) == [meeting]
    assert told(quads, "person/ann-lee", SCHEMA.nationality) == ["country/eg"]
    assert validate(quads).conforms


def test_an_iri_of_another_house_names_the_meeting_by_its_end(tmp_path: Path) -> None:
    far = "http://www.wikidata.org/entity/Q57"
    said = authority(tmp_path, f"{NAMES}{far},Person,Ann Lee,president of Egypt,,,,,,\n")
    quads = graph(said)
    assert told(quads, "meeting/2024-05-19/ilqar-eliyev--q57", SCHEMA.attendee)
    assert validate(quads).conforms


@pytest.mark.parametrize(
    ("scope", "holds"),
    [
        (",,,,", True),
        (f"{ARTICLE},,,,", True),
        ("article/2024-01-01/other-00000000,,,,", False),
        (",az,,,", True),
        (",ir,,,", False),
        (",,minister,,", True),
        (",,mini,,", False),
        (",,,2024-05-20,2024-05-20", True),
        (",,,2024-05-21,", False),
        (",,,,2024-05-19", False),
    ],
)
def test_a_decision_holds_within_its_scope(tmp_path: Path, scope: str, holds: bool) -> None:
    said = authority(tmp_path, f"{DECISIONS}person/ilqar-eliyev,same as,{ALIYEV},{scope},,\n")
    assert (ALIYEV in told(graph(said), ARTICLE, SCHEMA.mentions)) == holds


def test_the_narrower_decision_goes_first_and_a_chain_is_followed(tmp_path: Path) -> None:
    rows = [
        "person/ilqar-eliyev,same as,person/everywhere,,,,,,,",
        "person/ilqar-eliyev,same as,person/of-azerbaijan,,az,,,,,",
        f"person/ilqar-eliyev,same as,person/here,{ARTICLE},,,,,,",
        "person/here,same as,person/in-the-end,,,,,,,",
        "person/in-the-end,same as,person/here,,,,,,,",
    ]
    for kept, expected in ((2, "of-azerbaijan"), (3, "here"), (5, "in-the-end")):
        said = authority(tmp_path, DECISIONS + "\n".join(rows[:kept]))
        mentioned = told(graph(said), ARTICLE, SCHEMA.mentions)
        assert mentioned[0] == f"person/{expected}"


def test_two_names_that_are_one_become_one_entity(tmp_path: Path) -> None:
    said = authority(tmp_path, f"{DECISIONS}{OFFICIALS},same as,person/ilqar-eliyev,,,,,,,\n")
    quads = graph(said)
    assert told(quads, "person/ilqar-eliyev", SCHEMA.name) == ["Ilqar Əliyev"]
    assert told(quads, STATEMENTS[2], NKG.speaker) == ["person/ilqar-eliyev"]
    assert told(quads, STATEMENTS[2], SCHEMA.spokenByCharacter) == ["person/ilqar-eliyev"]
    assert told(quads, OFFICIALS, TYPE) == []
    assert validate(quads).conforms


def test_publisher_and_author_are_decided_too(tmp_path: Path) -> None:
    rows = "organization/azertac,same as,organization/azerbaijan-state-news-agency,,,,,,,\n"
    rows += "person/jane-roe,same as,person/jane-q-roe,,,,,,,\n"
    quads = graph(authority(tmp_path, DECISIONS + rows))
    assert told(quads, ARTICLE, SCHEMA.publisher) == ["organization/azerbaijan-state-news-agency"]
    assert told(quads, ARTICLE, SCHEMA.author) == ["person/jane-q-roe"]
    assert validate(quads).conforms


def test_a_statement_that_is_wrong_is_left_out(tmp_path: Path) -> None:
    said = authority(tmp_path, f"{DECISIONS}{STATEMENTS[0]},wrong,,,,,,,,\n")
    quads = graph(said)
    assert told(quads, STATEMENTS[0], TYPE) == []
    assert told(quads, STATEMENTS[1], TYPE)
    assert told(quads, STATEMENTS[1], NKG.within) == []
    assert validate(quads).conforms


def test_a_meeting_that_is_wrong_is_left_out(tmp_path: Path) -> None:
    quads = graph(authority(tmp_path, f"{DECISIONS}{PLACE},wrong,,,,,,,,\n"))
    assert told(quads, PLACE, TYPE) == []
    assert told(quads, STATEMENTS[0], NKG.statedDuring) == []
    assert validate(quads).conforms


def test_a_speaker_is_another_one_of_the_article(tmp_path: Path) -> None:
    row = f"{STATEMENTS[2]},speaker,person/ilqar-eliyev,,,,,,,It was he.\n"
    quads = graph(authority(tmp_path, DECISIONS + row))
    assert told(quads, STATEMENTS[2], NKG.speaker) == ["person/ilqar-eliyev"]
    assert validate(quads).conforms


def test_a_speaker_whom_the_article_does_not_name_is_named_by_the_file(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(f"{NAMES}person/ann-lee,,Ann Lee,,,,,,,\n", "utf-8")
    (tmp_path / "more.csv").write_text(f"{DECISIONS}{STATEMENTS[2]},speaker,person/ann-lee\n")
    quads = graph(load([tmp_path / "names.csv", tmp_path / "more.csv"], base=BASE))
    assert told(quads, STATEMENTS[2], NKG.speaker) == ["person/ann-lee"]
    assert told(quads, "person/ann-lee", SCHEMA.name) == ["Ann Lee"]
    assert validate(quads).conforms
    assert graph(load([tmp_path / "more.csv"], base=BASE)) == graph(NO_AUTHORITY)


def test_meetings_are_linked_by_either_of_their_names(tmp_path: Path) -> None:
    held = "meeting/2024-06-01/azerbaijan--egypt"
    rows = [
        f"{PLANNED},realized by,{held},,,,,,,",
        f"{PLACE},same meeting as,{held},,,,,,,",
        "person/president-of-egypt,same as,person/ann-lee,,,,,,,",
    ]
    first = graph(authority(tmp_path, DECISIONS + "\n".join(rows[:2])))
    assert told(first, PLANNED, NKG.realizedBy) == [held]
    assert told(first, PLACE, NKG.sameMeetingAs) == [held]
    named = DECISIONS + "\n".join(rows) + "\nperson/ann-lee,same as,person/a-lee,,,,,,,"
    (tmp_path / "names.csv").write_text(f"{NAMES}person/a-lee,,Ann Lee,,,,,,,\n", "utf-8")
    (tmp_path / "rows.csv").write_text(named, "utf-8")
    second = graph(load([tmp_path / "names.csv", tmp_path / "rows.csv"], base=BASE))
    now = "meeting/2024-05-19/a-lee--ilqar-eliyev"
    assert told(second, now, NKG.sameMeetingAs) == [held]
    assert validate(second).conforms


def test_what_is_rejected_is_not_applied(tmp_path: Path) -> None:
    rows = f"person/ilqar-eliyev,same as,{ALIYEV},,,,,,Applied,\n"
    rows += f"person/ilqar-eliyev,same as,{ALIYEV},{ARTICLE},,,,,Rejected,\n"
    said = authority(tmp_path, DECISIONS + rows)
    assert graph(said) == graph(NO_AUTHORITY)
    other = article("Another headline")
    assert graph(said, other) != graph(NO_AUTHORITY, other)


def test_a_candidate_is_not_applied(tmp_path: Path) -> None:
    row = f"person/ilqar-eliyev,same as,{ALIYEV},,,,,,Candidate,\n"
    assert graph(authority(tmp_path, DECISIONS + row)) == graph(NO_AUTHORITY)


def test_what_is_decided_of_one_thing_and_has_no_target_is_told(tmp_path: Path) -> None:
    rows = "statement/2024-05-20/gone-00000000/1-2,wrong,,,,,,,,\n"
    rows += "person/nobody,same as,person/somebody,,,,,,,\n"
    rows += f"person/nobody,same as,person/somebody-else,{ARTICLE},,,,,,\n"
    rows += f"{STATEMENTS[0]},wrong,,,,,,,,\n"
    said = authority(tmp_path, DECISIONS + rows)
    used = applied(said, article(), extraction(), base=BASE).used
    unused = [d.location.line for d in said.unused(set(used)) if d.location]
    assert sorted(filter(None, unused)) == [2, 3, 4]


def test_all_the_nodes_are_iris(tmp_path: Path) -> None:
    said = authority(tmp_path, f"{DECISIONS}person/ilqar-eliyev,same as,{ALIYEV},,,,,,,\n")
    assert all(isinstance(q.subject, NamedNode) for q in graph(said))
