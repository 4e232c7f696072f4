"""What became of the articles of a build, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from kg.cli.console import counted, note
from kg.errors import ConformanceError, KgError
from kg.manifest import Changes, Record


@dataclass(slots=True)
class Count:
    """How many articles were not to be built, did not conform, and were there from before.

    ``unread`` are files and folders of which nothing could be read.
    """

    unread: int = 0
    unreadable: int = 0
    nonconforming: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the articles that were read."""

    standing: int
    statements: int
    meetings: int
    replaced: int
    count: Count
    decisions: frozenset[str]
    changes: Changes | None

    @property
    def exit_code(self) -> int:
        """3 if a graph did not conform, else 1 if an input was bad, else 0."""
        if self.count.nonconforming:
            return ConformanceError.exit_code
        return KgError.exit_code if self.count.unreadable or self.count.unread else 0

    def closing_line(self, output: str) -> str:
        """How many were read, built, skipped, and where the graph is."""
        skipped = self.count.unreadable + self.count.nonconforming
        read_in = self.standing + self.replaced + skipped
        line = f"read {counted(read_in, 'article')}: built {self.standing:,}"
        if self.count.known:
            line += f" ({self.count.known:,} of them before)"
        line += f", skipped {skipped:,}"
        if self.replaced:
            line += f", replaced {self.replaced:,}"
        if self.count.unread:
            line += f"; {counted(self.count.unread, 'input')} not read"
        if not self.standing:
            return f"{line}; nothing was written"
        statements = counted(self.statements, "statement")
        meetings = counted(self.meetings, "meeting")
        where = "standard output" if output == "-" else output
        line += f"; {statements} and {meetings} in {where}"
        return line if self.changes is None else f"{line}\nsince the last build: {self.changes}"


def settled(record: Record, count: Count, *, loud: bool) -> Tally:
    """Which article of each identity stands, and what all of them hold."""
    standing = statements = meetings = replaced = 0
    decisions: set[str] = set()
    for each in record.settle():
        standing += 1
        statements += each.article.statements
        meetings += each.article.meetings
        replaced += len(each.replaced)
        decisions.update(each.article.decisions)
        for line in each.notes():
            note(line)
        if loud:
            said = counted(each.article.statements, "statement")
            found = f"{said}, {counted(each.article.meetings, 'meeting')}"
            note(f"{each.article.location}: {found}")
    changes = record.changes()
    return Tally(standing, statements, meetings, replaced, count, frozenset(decisions), changes)
