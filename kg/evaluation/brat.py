"""Gold in a folder of brat's: each article a .txt, its annotations in the .ann beside it.

A text-bound annotation whose label begins with Source, Cue or Content, in either case (``CONTENT``,
``Cue-verb``), is a part of a statement. Events and relations tie parts together; their labels and
roles do not matter. What is tied, straight or by way of another part, is one statement, but that a
source may belong to several. A content that nothing ties is a statement without source. A statement
within the content of another is left out, for gold holds the outermost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import InputError, KgError, Location
from kg.evaluation.gold import Gold, GoldStatement
from kg.evaluation.gold_files import decoded, read_bytes
from kg.evaluation.measures import Places
from kg.evaluation.standoff import Annotation, TextBound, Tie, marks_of
from kg.reading import read_text
from kg.reading.headers import is_header

_PARTS: Final = ("source", "cue", "content")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_Head = tuple[str, str, str]
"""A body, the day of its article, and the headline."""


def read_folder(folder: Path) -> list[Gold]:
    """The articles of a folder and those below it, by name.

    Raises :class:`~kg.errors.InputError` for a .txt without .ann, or the other way round, and for
    what cannot be read, with file and line.
    """
    files = [p for p in folder.rglob("*.*") if not p.name.startswith(".") and p.is_file()]
    texts, marks = ({p.with_suffix("") for p in files if p.suffix == e} for e in (".txt", ".ann"))
    for stem in sorted(texts ^ marks):
        has, lacks = (".txt", ".ann") if stem in texts else (".ann", ".txt")
        raise InputError(
            f"there is no {stem.name}{lacks} beside it",
            location=Location(f"{stem}{has}"),
            advice="brat keeps both in one folder; an empty .ann says that nothing is marked.",
        )
    return [_article(stem, stem.relative_to(folder).as_posix()) for stem in sorted(texts)]


def _article(stem: Path, name: str) -> Gold:
    text, words = (_decoded(Path(f"{stem}{ending}")) for ending in (".txt", ".ann"))
    body, day, headline = _head(text, stem)
    start = len(text.rstrip()) - len(body)
    marks = Location(f"{stem}.ann")
    statements = tuple(_statements(list(marks_of(words, text, marks.file)), marks))
    return Gold(
        name,
        body,
        tuple(_moved(s, start, marks) for s in statements if not _is_within(s, statements)),
        date=day,
        headline=headline,
    )


def _decoded(path: Path) -> str:
    return decoded(read_bytes(path), Location(str(path)))


def _head(text: str, stem: Path) -> _Head:
    """As ``kg build`` reads it; without a header all is body, and day and headline in the name."""
    if "\r" in text:
        raise InputError(
            "a carriage return, so that offsets may be counted in two ways",
            location=Location(f"{stem}.txt", text.count("\n", 0, text.index("\r")) + 1),
            advice=r"Save the file with \n at the ends of lines, and check the offsets.",
        )
    if not is_header(text.lstrip().partition("\n")[0], opening=True):
        day = _DAY.search(stem.name)
        return text.strip(), day[0] if day else "", stem.name
    read, *others = read_text(text, source=f"{stem}.txt")
    if isinstance(read, KgError):
        raise read
    if others:
        raise InputError("more than one article", location=Location(f"{stem}.txt"))
    return read.body, read.published, read.headline


@dataclass(frozen=True, slots=True)
class _Statement:
    """The places of its parts in the text of the file, and the line of its first annotation."""

    places: Mapping[str, Places]
    line: int


def _statements(marks: Sequence[Annotation], file: Location) -> Iterator[_Statement]:
    """The statements in the order of their first annotations."""
    parts = {m.id: part for m in marks if isinstance(m, TextBound) for part in _part(m)}
    for group in _groups(marks, parts, file):
        bound = [m for m in marks if isinstance(m, TextBound) and m.id in group and m.id in parts]
        places = {
            part: tuple(sorted(p for m in bound if parts[m.id] == part for p in m.places))
            for part in _PARTS
        }
        if places["content"]:
            yield _Statement(places, bound[0].line)


def _part(mark: TextBound) -> Iterator[str]:
    return (part for part in _PARTS if mark.label.lower().startswith(part))


def _groups(
    marks: Sequence[Annotation], parts: Mapping[str, str], file: Location
) -> Iterable[frozenset[str]]:
    """The ids that are tied together, straight or over others; only sources do not lead on."""
    ties = [frozenset((m.id, *m.members)) for m in marks if isinstance(m, Tie)]
    _check(marks, file)
    groups = [frozenset((name,)) for name, part in parts.items() if part == "content"]
    sources = {name for name, part in parts.items() if part == "source"}
    for tie in ties:
        touched = [group for group in groups if group & tie - sources]
        rest = [group for group in groups if group not in touched]
        groups = [*rest, tie.union(*touched)]
    order = {mark.id: number for number, mark in enumerate(marks)}
    return sorted(groups, key=lambda group: min(order[name] for name in group))


def _check(marks: Sequence[Annotation], file: Location) -> None:
    known = {mark.id for mark in marks}
    for tie in (mark for mark in marks if isinstance(mark, Tie)):
        for member in tie.members:
            if member not in known:
                raise InputError(
                    f"{tie.id} ties {member}, which is not in the file",
                    location=Location(file.file, tie.line),
                )


def _is_within(inner: _Statement, statements: Iterable[_Statement]) -> bool:
    return any(_covers(o, inner) and not _covers(inner, o) for o in statements)


def _covers(outer: _Statement, inner: _Statement) -> bool:
    return all(
        any(a <= start and end <= b for a, b in outer.places["content"])
        for start, end in inner.places["content"]
    )


def _moved(statement: _Statement, start: int, file: Location) -> GoldStatement:
    """With the places counted from the beginning of the body."""
    if any(a < start for places in statement.places.values() for a, _ in places):
        raise InputError(
            "a statement in the header of the article, which is no part of its body",
            location=Location(file.file, statement.line),
        )
    moved = {
        part: tuple((a - start, b - start) for a, b in places)
        for part, places in statement.places.items()
    }
    return GoldStatement(moved["content"], moved["source"], moved["cue"])
