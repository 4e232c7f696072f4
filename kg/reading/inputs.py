"""Inputs: from the paths that a user names to open streams and lines of text.

A folder is walked for ``*.txt`` and ``*.txt.gz``, a pattern (``news/2024-*/*``) is expanded, an
address (``s3://…``) is looked up, and ``-`` is the standard input. Nothing here knows what is in a
file but that it is bytes.
"""

from __future__ import annotations

import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from kg import remote
from kg.errors import InputError, Location
from kg.remote import is_remote, name_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
    """What a user names: one path, or several."""

STANDARD_INPUT: Final = "-"
_ENDINGS: Final = (".txt", ".txt.gz")
_NAMES: Final = "Articles are files named *.txt or *.txt.gz."


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, or the standard input (``-``).

    ``name`` is the path as the user gave it, and names the input in errors.
    """

    name: str

    @property
    def source(self) -> str:
        """The name without its folder, as articles remember it."""
        return _printable(name_of(self.name) if is_remote(self.name) else Path(self.name).name)

    @property
    def location(self) -> Location:
        """The input as a place, for errors."""
        return Location(_printable(self.name))


@dataclass(frozen=True, slots=True)
class Finds:
    """What paths lead to: ``items`` are the inputs, and an error for each bad path.

    ``others`` are the files in the folders that are no articles by their names, and not read.
    """

    items: tuple[Input | InputError, ...] = ()
    others: tuple[str, ...] = ()


def survey(paths: Paths) -> Finds:
    """All inputs that the paths name: sorted, each file once, and an error for each bad path.

    One path may be given alone; of several the order does not matter. A path is a file, a folder
    (walked to its end; files and folders whose name begins with a dot are left out, as are links
    to folders), a pattern (``*``, ``?``, ``[…]``, ``**``), an address of one of these
    (:mod:`kg.remote`) or ``-``. What is missing, matches nothing or holds no articles is an
    :class:`~kg.errors.InputError` at its place in the order. The standard input comes first.
    Raises TypeError for what is no path.
    """
    found: dict[str, _Found] = {}
    for path in sorted(checked(paths)):
        for item in _expanded(path):
            found[item.key] = min(item, found.get(item.key, item), key=_preference)
    items = sorted(found.values(), key=_order)
    return Finds(
        tuple(item.value for item in items if item.value is not None),
        tuple(_printable(item.name) for item in items if item.value is None),
    )


def checked(paths: Paths) -> tuple[str, ...]:
    """The paths as text, also if it is one alone; raises TypeError for what is none."""
    if isinstance(paths, str | os.PathLike):
        return (_text(paths),)
    if isinstance(paths, Iterable) and not isinstance(paths, bytes):
        return tuple(map(_text, paths))
    return (_text(paths),)


def _text(path: object) -> str:
    if isinstance(path, str | os.PathLike):
        return os.fsdecode(path)
    raise TypeError(
        f"a path is wanted, not {type(path).__name__}: give str or os.PathLike, one or several; "
        "kg.read_text(text) reads what is no file"
    )


@contextmanager
def opened(item: Input) -> Iterator[BinaryIO]:
    """The bytes of an input, decompressed where its name ends in ``.gz``.

    Raises :class:`~kg.errors.InputError` where it cannot be opened. The standard input is not
    closed.
    """
    if item.name == STANDARD_INPUT:
        yield _standard_input(item)
        return
    with _open(item) as stream:
        if item.source.lower().endswith(".gz"):
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield io.BufferedReader(unpacked)
        else:
            yield stream


def text_lines(stream: BinaryIO, location: Location) -> Generator[str, None, None]:
    r"""The lines of a stream in UTF-8, each with its ``\n`` (but maybe the last).

    A byte order mark is removed, and ``\r\n`` and ``\r`` become ``\n``. Bytes that are no UTF-8
    become lone surrogates (U+DC80 to U+DCFF, :pep:`383`), for the reader of the format to refuse:
    one bad byte spoils one article, not all that share its file. Raises
    :class:`~kg.errors.InputError` where the stream breaks off. The stream is not closed.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline=None)
    number = 1
    try:
        while line := _next_line(text, location, number):
            yield line
            number += 1
    finally:
        text.detach()


def _next_line(text: io.TextIOWrapper, location: Location, number: int) -> str:
    """The next line, or the empty string at the end."""
    try:
        return text.readline()
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"cannot be read to its end: {_reason(error)}",
            location=Location(location.file, number),
            advice="Check that the file is whole.",
        ) from error


@dataclass(frozen=True, slots=True)
class _Found:
    """What a path led to: a name, and the input or the error that it is; None for neither."""

    name: str
    value: Input | InputError | None

    @property
    def key(self) -> str:
        """The same for every name of one file."""
        if isinstance(self.value, InputError):
            return f"error {_order(self)[0]}"
        is_itself = self.name == STANDARD_INPUT or is_remote(self.name)
        return self.name if is_itself else os.path.realpath(self.name)


def _order(item: _Found) -> tuple[str, str]:
    """The key to sort by: the full path, however it was written, then how it was written."""
    if item.name == STANDARD_INPUT:
        return "", item.name
    if is_remote(item.name):
        return item.name, item.name
    return os.path.abspath(item.name), item.name  # noqa: PTH100 -- keeps links, folds ".."


def _preference(item: _Found) -> tuple[bool, tuple[str, str]]:
    """The key by which one of several finds of a file stays: what is read, then the first."""
    return item.value is None, _order(item)


def _expanded(path: str) -> Iterator[_Found]:
    """The inputs that one path names."""
    if path == STANDARD_INPUT:
        yield _Found(path, Input(path))
        return
    if is_remote(path):
        yield from _elsewhere(path)
        return
    try:
        is_folder = stat.S_ISDIR(Path(path).stat().st_mode)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and glob.has_magic(path):
            yield from _matching(path)
        else:
            yield _bad(path, f"cannot be read: {_reason(error)}", "Check the path.")
        return
    if not is_folder:
        yield _Found(path, Input(path))
        return
    nothing = _bad(path, "a folder without articles", _NAMES)
    yield from _or(list(_in_folder(path)), nothing)


def _or(found: Sequence[_Found], nothing: _Found) -> Iterator[_Found]:
    """What was found, and that it is nothing where it is."""
    yield from found
    if all(item.value is None for item in found):
        yield nothing


def _elsewhere(url: str) -> Iterator[_Found]:
    """The files at an address, in its folder, or that match it."""
    try:
        names = remote.found(url)
    except InputError as error:
        yield _Found(url, error)
        return
    is_hidden = "/." in url
    shown = (name for name in names if is_hidden or "/." not in name)
    inside = [_Found(name, _article_at(name, named=name == url)) for name in shown]
    yield from _or(inside, _bad(url, "no articles there", _NAMES))


def _matching(pattern: str) -> Iterator[_Found]:
    """The files that match a pattern, and those in folders that match it."""
    found: list[_Found] = []
    for match in glob.glob(pattern, recursive=True):  # noqa: PTH207 -- it may be a whole path
        is_folder = os.path.isdir(match)  # noqa: PTH112 -- the method raises without permission
        found += _in_folder(match) if is_folder else [_Found(match, Input(match))]
    advice = "Check the pattern; a folder can be named without one."
    yield from _or(found, _bad(pattern, "no file matches this pattern", advice))


def _in_folder(folder: str) -> Iterator[_Found]:
    """The articles in a folder and below, and an error for each folder that cannot be listed."""
    errors: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(parent, name)  # noqa: PTH118 -- keeps "./" as the user wrote it
            if not name.startswith(".") and _is_file(path):
                yield _Found(path, _article_at(path))
    for error in errors:
        problem = f"a folder that cannot be read: {_reason(error)}"
        yield _bad(str(error.filename), problem, "Check its permissions.")


def _article_at(path: str, *, named: bool = False) -> Input | None:
    """The input at a path, if it is ``named`` or its name says that it is one of articles."""
    name = path.rpartition("/")[2]
    is_article = name.lower().endswith(_ENDINGS) and not name.startswith(".")
    return Input(path) if named or is_article else None


def _is_file(path: str) -> bool:
    """Whether a path is a regular file, or a link to nothing (an error, when it is opened)."""
    return os.path.isfile(path) or not os.path.exists(path)  # noqa: PTH110, PTH113 -- never raise


def _bad(path: str, problem: str, advice: str) -> _Found:
    return _Found(path, InputError(problem, location=Location(_printable(path)), advice=advice))


def _open(item: Input) -> BinaryIO:
    if is_remote(item.name):
        return remote.opened(item.name)
    try:
        return Path(item.name).open("rb")
    except OSError as error:
        raise InputError(
            f"cannot be read: {_reason(error)}",
            location=item.location,
            advice="Check that the file exists and that you may read it.",
        ) from error


def _standard_input(item: Input) -> BinaryIO:
    if sys.stdin is None:
        raise InputError(
            "there is no standard input", location=item.location, advice="Name a file instead."
        )
    return sys.stdin.buffer


def _reason(error: Exception) -> str:
    """Why a system call failed, in the system's words without the path."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _printable(name: str) -> str:
    """A name of a file as text that can be written: bytes that are no UTF-8 become ``?``."""
    return name.encode("utf-8", "replace").decode("utf-8")
