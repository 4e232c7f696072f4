"""kg show: what a person sees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from rich.text import Text
from rich.tree import Tree
from seed_extraction import ALIYEV, BODY, SEED, article, extraction

from kg.article import Article, Span
from kg.cli.main import main
from kg.cli.marking import STYLES, legend, marked_body, title, who_met_whom, who_said_what
from kg.extraction.model import (
    Entity,
    EntityType,
    Extraction,
    Kind,
    Meeting,
    Participation,
    Statement,
)
from kg.extraction.rules import RuleExtractor
from kg.publishing.characters import for_terminal


def show(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["show", *map(str, arguments)])


def printed(part: Text | Tree, *, width: int = 100) -> str:
    console = Console(width=width, no_color=True, highlight=False)
    with console.capture() as capture:
        console.print(part)
    return capture.get()


def test_the_marks_leave_the_text_as_it_is() -> None:
    found = extraction()
    text = marked_body(article(), found).plain
    for number in range(1, len(found.statements) + 1):
        assert f"[{number}|" in text
        text = text.replace(f"[{number}|", "")
    assert text.replace("]", "").rstrip("\n") == BODY


def test_marks_at_one_offset_are_nested() -> None:
    outer, inner = Span(0, 9), Span(0, 5)
    story = Article(headline="H", published="2024-05-19", body="one two three")
    found = Extraction(
        statements=(
            Statement(Kind.INDIRECT, (outer,)),
            Statement(Kind.INDIRECT, (inner,), within=0),
            Statement(Kind.INDIRECT, (Span(9, 13),)),
        )
    )
    assert marked_body(story, found).plain == "[1|[2|one t]wo t][3|hree]\n"


def test_statements_that_cross_are_closed_by_their_numbers() -> None:
    story = Article(headline="H", published="2024-05-19", body="one two three")
    found = Extraction(
        statements=(
            Statement(Kind.INDIRECT, (Span(0, 7),)),
            Statement(Kind.DIRECT, (Span(4, 13),)),
        )
    )
    assert marked_body(story, found).plain == "[1|one [2|two|1] three]\n"


def test_colours_are_those_of_the_kinds() -> None:
    text = marked_body(article(), extraction())
    styles = {str(span.style) for span in text.spans}
    assert {STYLES[Kind.DIRECT], STYLES[Kind.INDIRECT], STYLES["cue"], STYLES["source"]} <= styles


def test_the_legend_has_every_colour_of_the_text() -> None:
    used = {str(span.style) for span in marked_body(article(), extraction()).spans}
    assert used - {STYLES["mark"]} <= {str(span.style) for span in legend().spans}


def test_the_title_says_where_the_article_comes_from() -> None:
    assert "2024-05-19 · IRNA · Tehran · seed-article.txt:1" in title(article()).plain


def test_who_said_what_is_a_tree_of_speakers() -> None:
    tree = printed(who_said_what(article(), extraction()), width=120)
    assert tree.count("── Ebrahim Raisi\n") == 1
    assert "Supreme Leader of the Islamic Revolution: [6] says (indirect)" in tree
    assert "promises (indirect) Iran’s readiness" in tree
    assert "says (direct, 2024-05-19) The Palestine issue" in tree


def test_what_is_denied_is_not_told_as_if_it_were_said(tmp_path: Path) -> None:
    file = tmp_path / "denials.txt"
    file.write_text(
        "date 2024-05-19 Denials\n\nPresident Lina Haddad denied that the port was open.\n"
        "She has never refused to speak. She didn't say that it was late. She vowed not to go.\n"
    )
    told = show(file, "--extractor", "rules").output
    assert "[1] denied (indirect) the port was open" in told
    assert "[2] has never refused (indirect) to speak" in told
    assert "[3] didn't say (indirect) it was late" in told
    assert "[4] promises (indirect) not to go" in told
    page = show(file, "--extractor", "rules", "--html", "-").output
    assert "Statement 1: Lina Haddad denied (indirect)" in page


def test_a_statement_is_listed_on_one_line_or_on_two_where_it_is_narrow() -> None:
    for width, lines in ((100, 1), (44, 2)):
        tree = printed(who_said_what(article(), extraction()), width=width).splitlines()
        (first,) = (n for n, line in enumerate(tree) if "[2]" in line)
        assert tree[first + lines - 1].endswith("…")
        assert "[3]" in tree[first + lines]
        assert all(len(line) <= width for line in tree)


def test_to_whom_something_is_said() -> None:
    whole = extraction()
    said = replace(whole.statements[1], addressees=(ALIYEV,))
    tree = printed(who_said_what(article(), replace(whole, statements=(said,))))
    assert "says to Ilham Aliyev (direct, 2024-05-19)" in tree


def test_a_text_cannot_order_the_terminal_about() -> None:
    hostile = "\x1b]0;owned\x07 \x9b31m \u202e \r bell"
    story = Article(hostile, "2024-05-19", hostile, publisher=hostile, source=hostile)
    someone = Entity("x", EntityType.PERSON, hostile)
    found = Extraction(
        entities=(someone,),
        statements=(Statement(Kind.DIRECT, (Span(0, 30),), speakers=("x",), addressees=("x",)),),
        meetings=(Meeting((Span(0, 30),), (Participation("x", hostile),), location="x"),),
    )
    parts = (title(story), marked_body(story, found))
    text = "".join(printed(part) for part in parts)
    text += printed(who_said_what(story, found)) + printed(who_met_whom(found))
    assert not set(text) & set("\x1b\x07\x9b\u202e\r")
    assert marked_body(story, found).plain == f"[1|{for_terminal(hostile)}]\n"


def test_a_statement_of_nobody_says_so() -> None:
    found = Extraction(statements=(Statement(Kind.DIRECT, (Span(0, 6),)),))
    assert "(nobody named)" in printed(who_said_what(article(), found))


def test_who_met_whom_is_a_tree_of_meetings() -> None:
    tree = printed(who_met_whom(extraction()))
    assert "Ebrahim Raisi (President, Islamic Republic of Iran) — Ilham Aliyev (President," in tree
    assert "on 2024-05-19" in tree
    assert "at Qiz Qalasi Dam" in tree


def test_a_meeting_of_countries_that_the_text_does_not_date() -> None:
    whole = extraction()
    bare = Meeting(evidence=(Span(0, 6),), parties=("country:ir", "country:az"))
    found = Extraction(entities=whole.entities, meetings=(bare,))
    tree = printed(who_met_whom(found))
    assert "Islamic Republic of Iran — Republic of Azerbaijan" in tree
    assert " on " not in tree


def test_an_article_in_which_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text(" date 2024-05-19 Quiet\n\nIt rained.\n", "utf-8")
    done = show(tmp_path / "quiet.txt")
    assert done.exit_code == 0
    assert "No statements found." in done.output
    assert "No meetings found." in done.output


@pytest.mark.parametrize("width", ["40", "160"])
def test_the_seed_at_any_width(width: str) -> None:
    done = show(SEED, "--width", width)
    assert done.exit_code == 0
    assert "Who said what" in done.output
    assert "Who met whom" in done.output


def test_lines_are_no_longer_than_people_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(len, show(SEED).output.splitlines())) == 100
    assert max(map(len, show(SEED, "--width", "200").output.splitlines())) == 200


def test_colours_only_when_asked_or_on_a_terminal() -> None:
    assert "\x1b[" not in show(SEED).output
    assert "\x1b[" in show(SEED, "--color").output


def test_the_legend_comes_with_the_colours() -> None:
    assert "Colours:" in show(SEED, "--color").output
    assert "Colours:" not in show(SEED).output
    assert "Colours:" not in show(SEED, "--no-color").output


def test_what_cannot_be_read_is_told_and_the_rest_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no header\n", "utf-8")
    (tmp_path / "b.txt").write_text(" date 2024-05-19 Quiet\n\nIt rained.\n", "utf-8")
    done = show(tmp_path)
    assert done.exit_code == 1
    assert "a.txt" in done.output
    assert "It rained." in done.output


def test_an_extractor_that_falls_is_told_and_the_rest_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = RuleExtractor.extract

    def falls(self: RuleExtractor, read: Article) -> Extraction:
        if read.headline == "Bad":
            raise ZeroDivisionError("no speakers")
        return extract(self, read)

    monkeypatch.setattr(RuleExtractor, "extract", falls)
    (tmp_path / "a.txt").write_text(" date 2024-05-19 Bad\n\nIt rained.\n", "utf-8")
    (tmp_path / "b.txt").write_text(" date 2024-05-19 Good\n\nIt snowed.\n", "utf-8")
    done = show(tmp_path, "--extractor", "rules")
    assert done.exit_code == 1
    assert "a.txt:1: the extractor 'rules' failed: ZeroDivisionError: no speakers" in done.output
    assert "It snowed." in done.output
    assert "It rained." not in done.output
