"""``kg.toml``: defaults for the commands run in a folder, one table a command."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import click

from kg.errors import Location, UsageError

NAME: Final = "kg.toml"

TEMPLATE: Final = """\
# Defaults for the kg commands run in this folder. What the command line says goes first.

[build]
# Where the data's own IRIs begin. Choose it once, before you publish: it names everything.
base = "https://example.org/newskg/"
# Which extractor finds statements and meetings.
extractor = "tagger"
# Judge every article's graph against the shapes before it is written.
validate = true
# How many processes; leave it out for one a core.
# workers = 2
# Files that say who is who: by kg resolve or by hand.
# authority = ["authority.ttl"]
# Leave out the text and long quotations, for those who may not republish them.
# bodies = false

[query]
# The graph that is asked: files or a store's folder ...
# graphs = ["graph.ttl"]
# ... or a SPARQL endpoint.
# endpoint = "http://localhost:7878/query"
# Folders of stored queries of your own.
# queries = ["queries/"]
# When a question is given up, in seconds, and how many rows of its answer are given.
# timeout = 60
# limit = 10000

[load]
# The store that graphs are loaded into: a folder or a SPARQL endpoint.
# to = "store/"
"""


def find_config(given: Path | None) -> Path | None:
    """The file given, else ``kg.toml`` in the working folder if there is one."""
    if given is not None:
        return given
    here = Path(NAME)
    return here if here.is_file() else None


def defaults(path: Path, commands: Iterable[str]) -> dict[str, dict[str, object]]:
    """The tables of the file, as click's defaults; raises UsageError for what is in no command."""
    tables = _parsed(path)
    known = list(commands)
    for table, settings in tables.items():
        if table not in known or not isinstance(settings, dict):
            raise _unknown(path, f"[{table}]", table, known)
        options = _options(table)
        for key in settings:
            if key not in options:
                raise _unknown(path, f"{key!r} in [{table}]", key, options)
    return {name: dict(table) for name, table in tables.items() if isinstance(table, dict)}


def _parsed(path: Path) -> Mapping[str, object]:
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(
            f"the settings cannot be read: {error.strerror}",
            location=Location(str(path)),
            advice="`kg init` writes a new file.",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"the settings are not TOML: {error}",
            location=Location(str(path)),
            advice="`kg init --force` writes a new file.",
        ) from error


def _options(command: str) -> list[str]:
    found: click.Command = importlib.import_module(f"kg.cli.{command}").command
    return [p.name for p in found.params if isinstance(p, click.Option) and p.name]


def _unknown(path: Path, what: str, given: str, known: list[str]) -> UsageError:
    close = get_close_matches(given, known, n=1)
    hint = f"Did you mean {close[0]!r}?" if close else f"Known here: {', '.join(sorted(known))}."
    return UsageError(f"no such setting: {what}", location=Location(str(path)), advice=hint)
