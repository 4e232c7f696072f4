"""The journal of a load: how much of it a store has acknowledged, for a load that is cut short."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from pyoxigraph import NamedNode

from kg.errors import UsageError

_ROOM: Final = 1 << 20  # bytes; older lines go when there are more
_LINE: Final = 1 << 16  # bytes; no line is longer


class Journal:
    """The steps of a load that a store has acknowledged, always the first ones of all.

    A file: one line that says of what load, then a line for each step, number and graph, of which
    the last whole one counts. It is written from the first acknowledgement on. ``acknowledged`` is
    the number of steps, ``last`` the graph of the last one.
    """

    def __init__(self, place: Path, about: Mapping[str, object]) -> None:
        self._place = place
        self._header = f"{json.dumps(about, sort_keys=True)}\n".encode()
        self._file: BinaryIO | None = None
        self.acknowledged, self.last = _last_line(place, self._header)

    def acknowledge(self, graph: NamedNode) -> None:
        """The store has the next step, which was of this graph.

        Raises :class:`~kg.errors.UsageError` where that cannot be written down.
        """
        try:
            file = self._file = self._file or self._opened()
            self.acknowledged, self.last = self.acknowledged + 1, graph
            if file.tell() > _ROOM:
                file.truncate(len(self._header))
            file.write(f"{self.acknowledged} {graph.value}\n".encode())
        except OSError as error:
            raise UsageError(
                f"the journal of the load cannot be kept: {self._place}: {error.strerror or error}",
                advice="--no-journal loads without: cut short, it begins anew.",
            ) from error

    def start_over(self) -> None:
        """Nothing is acknowledged."""
        self.acknowledged, self.last = 0, None

    def close(self, *, done: bool) -> None:
        """Let go of the file; of a load that is done, remove it."""
        if self._file:
            self._file.close()
        if done:
            self._place.unlink(missing_ok=True)

    def _opened(self) -> BinaryIO:
        file = self._place.open("ab", buffering=0)
        if not self.acknowledged:
            file.truncate(0)
            file.write(self._header)
        return file


@contextmanager
def journal(place: Path, about: Mapping[str, object]) -> Iterator[Journal]:
    """The journal at ``place``, as it was left if it is of the same load, else a new one.

    It goes when the work is done. Two loads at one time may share it: what either says is true.
    """
    kept, done = Journal(place, about), False
    try:
        yield kept
        done = True
    finally:
        kept.close(done=done)


def beside(file: str | Path, target: str) -> Path:
    """Where the journal of a load of this file (and others) into that store is.

    ``graph.nq.load-1a2b3c4d``, by a hash of the target.
    """
    path = Path(file).absolute()
    return path.with_name(f"{path.name}.load-{sha256(target.encode()).hexdigest()[:8]}")


def identity(files: Iterable[Path]) -> list[list[object]]:
    """By what files are known to be the same as before: name, size and time of the last change."""
    states = [(str(path.absolute()), path.stat()) for path in files if path.exists()]
    return [[name, state.st_size, state.st_mtime_ns] for name, state in states]


def _last_line(place: Path, header: bytes) -> tuple[int, NamedNode | None]:
    """Number and graph of the last line that is whole; 0 and None where there is none."""
    try:
        with place.open("rb") as file:
            if file.read(len(header)) != header:
                return 0, None
            file.seek(max(len(header), file.seek(0, 2) - _LINE))
            lines = file.read().split(b"\n")[:-1]
        number, _, graph = lines[-1].decode().partition(" ")
        return int(number), NamedNode(graph)
    except (OSError, IndexError, ValueError):
        return 0, None
