"""Gold in JSON: every mistake in it is told with its place, for gold is made by hand."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import InputError, Location, UsageError
from kg.evaluation.gold import Gold, GoldMeeting, GoldStatement
from kg.evaluation.measures import Places

_LINES: Final = (".jsonl", ".jsonl.gz")
_ENDINGS: Final = (".json", ".json.gz", *_LINES)
_OFFSETS: Final = "Places are [start, end], code points into the body, the end exclusive."
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands in gold: the file, its line if known, and the way within."""

    location: Location
    within: str = ""

    def at(self, step: str) -> Where:
        """A place further in."""
        return Where(self.location, f"{self.within}, {step}" if self.within else step)

    def error(self, problem: str, advice: str | None = None) -> InputError:
        """What is wrong there."""
        place = f"{self.within}: " if self.within else ""
        return InputError(f"{place}{problem}", location=self.location, advice=advice)


def read(path: Path) -> list[Gold]:
    """The articles of a file; the errors are those of :func:`kg.evaluation.load_gold`."""
    if not path.name.endswith(_ENDINGS):
        raise UsageError(
            f"{str(path)!r} has no ending that tells the format of the gold",
            advice=f"Known are {', '.join(_ENDINGS)}, and folders of .txt and .ann files.",
        )
    location = Location(str(path))
    text = decoded(read_bytes(path), location)
    if path.name.endswith(_LINES):
        return list(_lines(text, location))
    articles = as_object(parsed(text, location), Where(location))
    return [
        article_of(raw, Where(location, f"article {name!r}"), id=name)
        for name, raw in articles.items()
    ]


def _lines(text: str, location: Location) -> Iterator[Gold]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = Location(location.file, number)
            yield article_of(parsed(line, place), Where(place), id=str(number))


def read_bytes(path: Path) -> bytes:
    """A file's bytes, unpacked where its name ends in .gz."""
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if path.suffix == ".gz" else raw
    except (OSError, EOFError, zlib.error) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise InputError(f"cannot be read: {reason}", location=Location(str(path))) from error


def decoded(raw: bytes, location: Location) -> str:
    """Bytes as UTF-8, without a byte order mark."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            "not UTF-8", location=Location(location.file, line), advice="Save the file as UTF-8."
        ) from error


def parsed(text: str, location: Location) -> object:
    """A value of JSON."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        line = error.lineno if location.line is None else location.line
        raise InputError(
            f"not valid JSON: {error.msg}", location=Location(location.file, line, error.colno)
        ) from error
    return value


def article_of(raw: object, where: Where, *, id: str) -> Gold:  # noqa: A002 -- its name
    """An article from its JSON; ``id`` is what it is called where it does not say."""
    fields = as_object(raw, where)
    name = _text(fields, "id", where) or id
    if where.within == "":
        where = where.at(f"article {name!r}")
    if "body" not in fields:
        raise where.error("there is no body", "An article has the keys id, body and statements.")
    body = _text(fields, "body", where)
    return Gold(
        name,
        body,
        _statements(fields, where, body),
        _meetings(fields, where),
        _text(fields, "date", where),
        _text(fields, "headline", where),
    )


def _statements(
    fields: Mapping[str, object], where: Where, body: str
) -> tuple[GoldStatement, ...] | None:
    if "statements" not in fields:
        return None
    items = enumerate(_list(fields, "statements", where), start=1)
    return tuple(_statement(raw, where.at(f"statement {n}"), body) for n, raw in items)


def _statement(raw: object, where: Where, body: str) -> GoldStatement:
    fields = as_object(raw, where)
    if "content" not in fields and "start" in fields:
        fields = {**fields, "content": [[fields["start"], fields.get("end")]]}
    content = _places(fields, "content", where, body)
    if not content:
        raise where.error("there is no content", _OFFSETS)
    return GoldStatement(
        content,
        _places(fields, "source", where, body),
        _places(fields, "cue", where, body),
        _text(fields, "speaker", where) if "speaker" in fields else None,
        _text(fields, "kind", where) or None,
    )


def _meetings(fields: Mapping[str, object], where: Where) -> tuple[GoldMeeting, ...] | None:
    if "meetings" not in fields:
        return None
    items = enumerate(_list(fields, "meetings", where), start=1)
    return tuple(_meeting(raw, where.at(f"meeting {number}")) for number, raw in items)


def _meeting(raw: object, where: Where) -> GoldMeeting:
    fields = as_object(raw, where)
    if "participants" not in fields:
        raise where.error("there are no participants", "Give their names, [] if there are none.")
    participants = _texts(fields, "participants", where)
    offices = _texts(fields, "offices", where) if "offices" in fields else None
    if offices is not None and len(offices) != len(participants):
        raise where.error(
            f"{len(participants)} participants, but {len(offices)} offices",
            'Give one for each, "" for who has none.',
        )
    return GoldMeeting(
        participants,
        _texts(fields, "countries", where) if "countries" in fields else None,
        _text(fields, "place", where) if "place" in fields else None,
        _text(fields, "date", where) if "date" in fields else None,
        _text(fields, "status", where) if "status" in fields else "held",
        _text(fields, "type", where),
        offices,
        _text(fields, "occasion", where) if "occasion" in fields else None,
    )


def as_object(raw: object, where: Where) -> Mapping[str, object]:
    """A JSON object, or an error."""
    if not isinstance(raw, dict):
        raise where.error(f"not an object: {_shown(raw)}")
    return raw


def _text(fields: Mapping[str, object], key: str, where: Where) -> str:
    """A text; "" for null and for a key that is not there."""
    value = fields.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise where.error(f"{key} is not a text: {_shown(value)}")
    return value


def _list(fields: Mapping[str, object], key: str, where: Where) -> list[object]:
    value = fields.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise where.error(f"{key} is not a list: {_shown(value)}")
    return value


def _texts(fields: Mapping[str, object], key: str, where: Where) -> tuple[str, ...]:
    values = _list(fields, key, where)
    for value in values:
        if not isinstance(value, str):
            raise where.error(f"{key} holds what is no text: {_shown(value)}")
    return tuple(map(str, values))


def _places(fields: Mapping[str, object], key: str, where: Where, body: str) -> Places | None:
    if key not in fields:
        return None
    return tuple(_place(raw, where.at(key), body) for raw in _list(fields, key, where))


def _place(raw: object, where: Where, body: str) -> tuple[int, int]:
    if isinstance(raw, list) and len(raw) == _PAIR:
        start, end = raw
        if type(start) is type(end) is int and 0 <= start < end <= len(body):
            return start, end
    raise where.error(f"{_shown(raw)} is no place in a body of {len(body):,} characters", _OFFSETS)


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 -- a line
