"""Articles and extractions as coloured text: what ``kg show`` puts on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text
from rich.tree import Tree

from kg.article import Article, Span
from kg.extraction.model import (
    Entity,
    Extraction,
    Format,
    Kind,
    Meeting,
    Participation,
    Statement,
)

STYLES: Final = {
    Kind.DIRECT: "green",
    Kind.INDIRECT: "blue",
    Kind.MIXED: "cyan",
    "source": "bold",
    "cue": "italic yellow",
    "meeting": "underline magenta",
    "mark": "dim",
    "heading": "bold",
}
"""The colours, here and in the documentation."""

_NOBODY: Final = "(nobody named)"
_ACTS: Final = {
    "assert": "says",
    "direct": "asks",
    "commit": "promises",
    "express": "expresses",
    "declare": "declares",
}
_FORMATS: Final = {
    Format.IN_PERSON: "in person",
    Format.PHONE_CALL: "by phone",
    Format.VIDEO_CALL: "by video",
    Format.MESSAGE: "by message",
}


def title(article: Article) -> Text:
    """Headline, and below it day, publisher, place and file."""
    place = article.dateline.place if article.dateline else None
    where = place.of(article.body) if place else None
    facts = (article.published, article.publisher, where, f"{article.source}:{article.line}")
    line = " · ".join(fact for fact in facts if fact)
    return Text.assemble((article.headline, STYLES["heading"]), "\n", (line, "dim"), "\n")


def marked_body(article: Article, found: Extraction) -> Text:
    """The body, its statements in numbered brackets, speakers, cues and meetings in colour."""
    text = Text(article.body)
    for span, style in _colours(found):
        text.stylize(style, span.start, span.end)
    marks = sorted(_brackets(found.statements))
    pieces = text.divide([offset for offset, _, _ in marks])
    marked = pieces[0]
    for piece, (_, _, mark) in zip(pieces[1:], marks, strict=True):
        marked.append(mark, STYLES["mark"])
        marked.append_text(piece)
    marked.append("\n")
    return marked


def who_said_what(article: Article, found: Extraction) -> Tree | Text:
    """A tree: each speaker with the statements, and in them those that they report."""
    if not found.statements:
        return Text("No statements found.\n")
    root = Tree(Text("Who said what", STYLES["heading"]), guide_style="dim")
    names = {entity.id: entity.name for entity in found.entities}
    speakers: dict[str, Tree] = {}
    branches: list[Tree] = []
    for number, statement in enumerate(found.statements, 1):
        who = ", ".join(names[i] for i in statement.speakers) or _NOBODY
        line = _line(article, statement, number)
        if statement.within is not None and statement.within < len(branches):
            parent = branches[statement.within]
            named = (f"{who}: ", STYLES["source"])
            line = Text.assemble(named, line, no_wrap=True, overflow="ellipsis")
        else:
            if who not in speakers:
                speakers[who] = root.add(Text(who, STYLES["source"]))
            parent = speakers[who]
        branches.append(parent.add(line))
    return root


def who_met_whom(found: Extraction) -> Tree | Text:
    """A tree: each meeting with who took part, and what the text says of it."""
    if not found.meetings:
        return Text("\nNo meetings found.\n")
    entities = {entity.id: entity for entity in found.entities}
    root = Tree(Text("\nWho met whom", STYLES["heading"]), guide_style="dim")
    for meeting in found.meetings:
        branch = root.add(_sides(meeting, entities))
        for fact in _facts(meeting, entities):
            branch.add(Text(fact))
    return root


def _colours(found: Extraction) -> Iterator[tuple[Span, str]]:
    for meeting in found.meetings:
        yield from ((span, STYLES["meeting"]) for span in meeting.evidence)
    for statement in found.statements:
        yield from ((span, STYLES[statement.kind]) for span in statement.content)
        yield from ((span, STYLES["source"]) for span in statement.source)
        yield from ((span, STYLES["cue"]) for span in statement.cue)


def _brackets(statements: tuple[Statement, ...]) -> Iterator[tuple[int, tuple[int, int], str]]:
    """Offset, rank among marks at one offset, mark: what closes stands before what opens."""
    for number, statement in enumerate(statements, 1):
        for span in statement.content:
            length = span.end - span.start
            yield span.start, (1, -length), f"[{number}| "
            yield span.end, (0, length), " ]"


def _line(article: Article, statement: Statement, number: int) -> Text:
    words = " … ".join(span.of(article.body) for span in statement.content)
    line = Text(f"[{number}] ", STYLES["mark"], no_wrap=True, overflow="ellipsis")
    day = f", {statement.stated_on.date.value}" if statement.stated_on else ""
    line.append(f"{_ACTS[statement.speech_act]} ({statement.kind}{day}) ", STYLES["cue"])
    return line.append(" ".join(words.split()), STYLES[statement.kind])


def _sides(meeting: Meeting, entities: dict[str, Entity]) -> Text:
    people = [_person(p, entities) for p in meeting.participations]
    sides = people or [entities[i].name for i in meeting.parties]
    return Text(" — ".join(sides), STYLES["source"])


def _person(participation: Participation, entities: dict[str, Entity]) -> str:
    country = entities[participation.represents].name if participation.represents else None
    office = ", ".join(filter(None, (participation.role, country)))
    name = entities[participation.participant].name
    return f"{name} ({office})" if office else name


def _facts(meeting: Meeting, entities: dict[str, Entity]) -> Iterator[str]:
    yield f"{meeting.status.value.lower()} {_FORMATS[meeting.format]}"
    if meeting.when is not None:
        yield f"on {meeting.when.date.value}"
    if meeting.location is not None:
        yield f"at {entities[meeting.location].name}"
    if meeting.occasion is not None:
        yield f"on the occasion of {entities[meeting.occasion].name}"
