"""Every exception that newskg raises, and nothing that it does not.

::

    KgError                 what, where, and what to do
    ├── InputError          exit 1  an input that cannot be read as articles
    ├── UsageError          exit 2  a name, option, parameter or setting that is not valid
    ├── ConformanceError    exit 3  a graph that breaks the shapes
    └── StoreError          exit 4  a triple store or the network that failed

Errors of other libraries are turned into one of these where the foreign call is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

_ESCAPES: Final = {
    code: repr(chr(code))[1:-1] for code in (*range(32), *range(127, 160), 0x2028, 0x2029)
}


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands in an input: a file, and 1-based line and column where known."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """On one line, whatever the file is called: control characters are escaped."""
        parts = [self.file.translate(_ESCAPES), self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


class KgError(Exception):
    """The base of all errors: ``problem`` (what), ``location`` (where), ``advice`` (what to do)."""

    exit_code: ClassVar[int] = 1

    def __init__(
        self, problem: str, *, location: Location | None = None, advice: str | None = None
    ) -> None:
        super().__init__(problem, location, advice)
        self.problem = problem
        self.location = location
        self.advice = advice

    def __reduce__(self) -> tuple[object, ...]:
        """Let errors cross process borders, keyword arguments and all."""
        return _rebuild, (type(self), self.problem, self.location, self.advice)

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        what_to_do = f"\n  {self.advice}" if self.advice else ""
        return f"{where}{self.problem}{what_to_do}"


def _rebuild(
    kind: type[KgError], problem: str, location: Location | None, advice: str | None
) -> KgError:
    return kind(problem, location=location, advice=advice)


class InputError(KgError):
    """An input that cannot be read as articles."""

    exit_code = 1


class UsageError(KgError):
    """A name, an option, a parameter or a setting that is not valid."""

    exit_code = 2


class ConformanceError(KgError):
    """A graph that breaks the shapes."""

    exit_code = 3


class StoreError(KgError):
    """A triple store or the network that failed."""

    exit_code = 4
