"""Articles and extractions as coloured text: what ``kg show`` puts on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text
from rich.tree import Tree

from kg.article import Article, Span
from kg.extraction.model import Extraction, Kind, Meeting, Participation, Statement
from kg.publishing import wording
from kg.publishing.characters import for_terminal
from kg.publishing.wording import Entities

STYLES: Final = {
    Kind.DIRECT: "green",
    Kind.INDIRECT: "bright_blue",  # plain blue cannot be read on black
    Kind.MIXED: "cyan",
    "source": "bold red",
    "cue": "italic yellow",
    "meeting": "underline magenta",
    "mark": "dim",
    "heading": "bold",
}
"""The colours, here and in the legend."""

_WIDE: Final = 60  # columns in which a statement is listed on one line


def legend() -> Text:
    """What each colour means, in that colour."""
    names: dict[str, str] = {kind: f"{kind} words" for kind in Kind}
    names |= {name: name for name in ("source", "cue", "meeting")}
    words = [Text(name, STYLES[key]) for key, name in names.items()]
    return Text.assemble(("Colours: ", STYLES["mark"]), Text("  ").join(words))


def title(article: Article) -> Text:
    """Headline, and below it day, publisher, place and file."""
    line = " · ".join((article.published, *wording.origin(article)))
    headline = (for_terminal(article.headline), STYLES["heading"])
    return Text.assemble(headline, "\n", (for_terminal(line), "dim"), "\n")


def marked_body(article: Article, found: Extraction) -> Text:
    """The body, its statements in numbered brackets, speakers, cues and meetings in colour."""
    text = Text(for_terminal(article.body))
    for span, style in _colours(found):
        text.stylize(style, span.start, span.end)
    marks = tuple(_brackets(found.statements))
    pieces = text.divide([offset for offset, _ in marks])
    marked = pieces[0]
    for piece, (_, mark) in zip(pieces[1:], marks, strict=True):
        marked.append(mark, STYLES["mark"])
        marked.append_text(piece)
    marked.append("\n")
    return marked


def who_said_what(article: Article, found: Extraction) -> Tree | Text:
    """A tree: each speaker with the statements, and in them those that they report."""
    if not found.statements:
        return Text("No statements found.\n")
    root = Tree(Text("Who said what", STYLES["heading"]), guide_style="dim")
    entities = wording.entities_of(found)
    speakers: dict[str, Tree] = {}
    branches: list[Tree] = []
    for index, statement in enumerate(found.statements):
        who = for_terminal(wording.speakers(statement, entities))
        line = _line(article, statement, entities, index + 1)
        parent = wording.parent(statement, index)
        if parent is not None:
            named = Text.assemble((f"{who}: ", STYLES["source"]), line)
            branches.append(branches[parent].add(_Listed(named)))
            continue
        if who not in speakers:
            speakers[who] = root.add(Text(who, STYLES["source"]))
        branches.append(speakers[who].add(_Listed(line)))
    return root


def who_met_whom(found: Extraction) -> Tree | Text:
    """A tree: each meeting with who took part, and what the text says of it."""
    if not found.meetings:
        return Text("\nNo meetings found.\n")
    entities = wording.entities_of(found)
    root = Tree(Text("\nWho met whom", STYLES["heading"]), guide_style="dim")
    for meeting in found.meetings:
        branch = root.add(_sides(meeting, entities))
        for fact in _facts(meeting, entities):
            branch.add(Text(for_terminal(fact)))
    return root


@dataclass(frozen=True, slots=True)
class _Listed:
    """A line of a list, cut where it does not fit: to one line, or to two in a narrow place."""

    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Called by rich with the room that there is."""
        room = 1 if options.max_width >= _WIDE else 2
        lines = list(self.text.wrap(console, options.max_width))
        if len(lines) > room:
            for line in lines:
                line.rstrip()
            last = Text(" ").join(lines[room - 1 : room + 1])
            last.truncate(options.max_width, overflow="ellipsis")
            lines[room - 1 :] = [last]
        yield from lines


def _colours(found: Extraction) -> Iterator[tuple[Span, str]]:
    for meeting in found.meetings:
        yield from ((span, STYLES["meeting"]) for span in meeting.evidence)
    for statement in found.statements:
        yield from ((span, STYLES[statement.kind]) for span in statement.content)
    for statement in found.statements:  # behind all contents: they may lie in any of them
        yield from ((span, STYLES["source"]) for span in statement.source)
        yield from ((span, STYLES["cue"]) for span in statement.cue)


def _brackets(statements: tuple[Statement, ...]) -> Iterator[tuple[int, str]]:
    """Each mark with its offset: what closes before what opens, the inner before the outer.

    Where statements cross, so that another one opened last, the closing mark has the number.
    """
    marks: list[tuple[int, bool, int, int]] = []
    for number, statement in enumerate(statements, 1):
        for span in statement.content:
            length = span.end - span.start
            marks.append((span.start, True, -length, number))
            marks.append((span.end, False, length, -number))
    still_open: list[int] = []
    for offset, opens, _, signed in sorted(marks):
        if opens:
            still_open.append(signed)
            yield offset, f"[{signed}|"
        else:
            yield offset, "]" if still_open[-1] == -signed else f"|{-signed}]"
            still_open.remove(-signed)


def _line(article: Article, statement: Statement, entities: Entities, number: int) -> Text:
    when = statement.stated_on
    how = f"{statement.kind}, {when.date.value}" if when else statement.kind.value
    return Text.assemble(
        (f"[{number}] ", STYLES["mark"]),
        (for_terminal(f"{wording.does(statement, entities, article)} ({how}) "), STYLES["cue"]),
        (for_terminal(wording.words(statement, article)), STYLES[statement.kind]),
    )


def _sides(meeting: Meeting, entities: Entities) -> Text:
    people = [_person(each, entities) for each in meeting.participations]
    sides = people or [entities[party].name for party in meeting.parties]
    return Text(for_terminal(" — ".join(sides)), STYLES["heading"])


def _person(participation: Participation, entities: Entities) -> str:
    name, office = entities[participation.participant].name, wording.office(participation, entities)
    return f"{name} ({office})" if office else name


def _facts(meeting: Meeting, entities: Entities) -> Iterator[str]:
    yield wording.manner(meeting)
    if meeting.when is not None:
        yield f"{wording.preposition(meeting.when.date)} {meeting.when.date.value}"
    if meeting.location is not None:
        yield f"at {entities[meeting.location].name}"
    if meeting.occasion is not None:
        yield f"on the occasion of {entities[meeting.occasion].name}"
