"""Reports as tables and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from small_case import found, gold

from kg.evaluation import Gold, GoldMeeting, GoldStatement, Report, as_json, as_text, evaluate

EXPECTED = """\
Statements: 1 article

measure                        prec. recall    F1            95%   found   gold
PRIMARY: jaccard_0.5+source     33.3   33.3  33.3   33.3 to 33.3       3      3
jaccard_0.5                     66.7   66.7  66.7   66.7 to 66.7       3      3
jaccard_0.8                     66.7   66.7  66.7   66.7 to 66.7       3      3
jaccard_0.8+source              33.3   33.3  33.3   33.3 to 33.3       3      3
exact_content                   66.7   66.7  66.7   66.7 to 66.7       3      3
exact_cue                      100.0   33.3  50.0   50.0 to 50.0       1      3
exact_source                    66.7   66.7  66.7   66.7 to 66.7       3      3

speaker_right_of_matched        50.0                50.0 to 50.0   of 2
statement_and_speaker_recall    33.3                33.3 to 33.3   of 3
kind_right_of_matched          100.0              100.0 to 100.0   of 2

Speakers and participants joined to one node: 1 article

measure                        prec. recall    F1            95%   found   gold
B³                             100.0  100.0 100.0 100.0 to 100.0       1      1

PRIMARY by slices              prec. recall    F1   found   gold
kind
  direct                         0.0    0.0   0.0       1      1
  indirect                      50.0   50.0  50.0       2      2
  mixed                            –      –     –       0      0
source
  pronoun                          –    0.0     –       0      1
  name                         100.0  100.0 100.0       1      1
  description                    0.0    0.0   0.0       2      1
  none                             –      –     –       0      0
length
  short                         33.3   33.3  33.3       3      3
  medium                           –      –     –       0      0
  long                             –      –     –       0      0
spans
  1                             33.3   33.3  33.3       3      3
  2                                –      –     –       0      0
  3 or more                        –      –     –       0      0

Errors, the articles with most of them first: [content] {source} <cue>

a: 1 missed, 1 invented, 1 wrong source, 1 wrong speaker
  wrong speaker at 13-25  (overlap 1.00)
    {Ann Lee} <said> [she would go]. “We won,” he said. The mayor denied it…
    gold: Ann Lee; found: Bo Wu
  wrong source at 28-34  (overlap 1.00)
    Ann Lee said she would go. “[We won],” {he} <said>. The mayor denied it.
    gold: he; found: The mayor
  invented at 56-62
    …e said she would go. “We won,” he said. {The mayor} [denied] it.
  missed at 63-65
    …e said she would go. “We won,” he said. {The mayor} <denied> [it].
"""


def test_tables_of_80_columns() -> None:
    text = as_text(evaluate([gold()], found().told, sliced=True, mistakes=9))
    assert text == EXPECTED
    assert max(map(len, text.splitlines())) <= 80


def test_the_same_as_json() -> None:
    report = json.loads(as_json(evaluate([gold()], found().told, sliced=True, mistakes=1)))
    part = report["statements"]
    assert "meetings" not in report
    assert part["PRIMARY"] == {
        "p": 33.3, "r": 33.3, "f1": 33.3, "predicted": 3, "gold": 3, "interval": [33.3, 33.3],
    }  # fmt: skip
    assert part["kinds_by_quotation_marks"] is False
    assert part["slices"]["source"]["name"]["right"] == 1
    assert part["errors"] == [
        {
            "article": "a",
            "error": "wrong speaker",
            "gold": {
                "content": [[13, 25]],
                "source": [[0, 7]],
                "cue": [[8, 12]],
                "source_text": "Ann Lee",
                "speaker": "Ann Lee",
            },
            "found": {
                "content": [[13, 25]],
                "source": [[0, 7]],
                "cue": [[8, 12]],
                "source_text": "Ann Lee",
                "speaker": "Bo Wu",
            },
            "overlap": 1.0,
            "text": "{Ann Lee} <said> [she would go]. “We won,” he said. The mayor denied it…",
        }
    ]


def test_only_what_the_gold_has_and_what_is_asked_for() -> None:
    golds = [Gold(f"n{i}", f"b{i}", meetings=(GoldMeeting(("A",)),)) for i in range(6)]
    report = evaluate(golds, found().told, mistakes=5)
    assert report.statements is None
    text = as_text(report)
    assert text.startswith("Meetings, held: 6 articles\n6 articles are not in the graph, or with")
    assert "n0, n1, n2, n3, n4, …." in text
    assert "format_right_of_matched" in text
    assert json.loads(as_json(report)).keys() == {"meetings", "joined"}
    assert as_text(Report()) == "nothing to compare\n"
    assert json.loads(as_json(Report())) == {}


def test_what_the_gold_does_not_tell_is_said() -> None:
    bare = replace(gold(), id="m", statements=(GoldStatement(((13, 25),)),))
    text = as_text(evaluate([bare], {}, sliced=True, mistakes=1))
    assert "kind: by quotation marks on both sides" in text
    assert "1 article is not in the graph" in text
    assert re.search(r"^speaker_right_of_matched +– +of 0$", text, re.MULTILINE)
    plain = json.loads(as_json(evaluate([bare], {})))["statements"]
    assert plain["articles_missing_or_changed"] == ["m"]
    assert plain["speaker_right_of_matched"] is None
    assert not {"slices", "errors"} & plain.keys()


def test_nothing_more_than_asked_for() -> None:
    plain = as_text(evaluate([gold()], found().told))
    assert EXPECTED.startswith(plain)


def test_a_side_that_has_nothing_is_null() -> None:
    report = json.loads(as_json(evaluate([gold()], found().told, mistakes=9)))
    sides = [(e["gold"] is None, e["found"] is None) for e in report["statements"]["errors"]]
    assert sides == [(False, False), (False, False), (True, False), (False, True)]
