"""What has been asked and answered, kept in a file so that nothing is asked twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError, Location, UsageError


class Cache:
    """Questions and answers, a line of JSON each; without a path they are kept in memory alone.

    An answer is in the file as soon as it is put there. A last line that was cut off, by a machine
    that stopped, is dropped. To ask anew, delete the file.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._answers: dict[str, object] = {}
        if path is not None and path.exists():
            self._answers = dict(_pairs(path))

    def get(self, question: object) -> object | None:
        """The answer, or None where it was never given."""
        return self._answers.get(_key(question))

    def put(self, question: object, answer: object) -> None:
        """Keep an answer; raises UsageError where the file cannot be written."""
        self._answers[_key(question)] = answer
        if self._path is None:
            return
        line = json.dumps([question, answer], ensure_ascii=False, sort_keys=True)
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")
        except OSError as error:
            raise _not_kept(self._path, error) from error

    def __len__(self) -> int:
        return len(self._answers)


def _key(question: object) -> str:
    return json.dumps(question, ensure_ascii=False, sort_keys=True)


def _pairs(path: Path) -> Iterator[tuple[str, object]]:
    try:
        content = path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            with path.open("r+b") as file:
                file.truncate(whole)
    except OSError as error:
        raise _not_kept(path, error) from error
    for number, line in enumerate(content[:whole].splitlines(), 1):
        try:
            question, answer = json.loads(line)
        except ValueError as error:
            raise InputError(
                "not a line of question and answer",
                location=Location(str(path), number),
                advice="Delete the file, and all is asked anew, or give another with --cache FILE.",
            ) from error
        yield _key(question), answer


def _not_kept(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"the answers cannot be kept in {str(path)!r}: {error.strerror or error}",
        advice="Choose a file in a folder that you may write to, with --cache FILE.",
    )
