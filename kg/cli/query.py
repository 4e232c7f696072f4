"""``kg query``: list, explain and run the stored queries, and ask in SPARQL of one's own."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from kg.answers import Answer
from kg.cli.answering import Asked, deliver
from kg.cli.query_export import EXPORTS, write_export
from kg.cli.query_options import Wanted, given, options, settings, wanted
from kg.errors import UsageError
from kg.queries import (
    Parameter,
    ParameterType,
    StoredQuery,
    ask,
    read_query,
    run,
    stored_queries,
    stored_query,
)
from kg.queries.header import MARK
from kg.queries.reading import text_of
from kg.sparql import is_sparql

_FOLDERS: Final = "--queries"


class Queries(click.Group):
    """The stored queries as commands, each with its parameters as options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Folders of queries may stand behind the name, too, which is looked up in them."""
        return super().parse_args(ctx, sorted_first(args, _FOLDERS))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all stored queries."""
        return [query.name for query in stored_queries(*_folders(ctx))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """A stored query, one in a file, or SPARQL: ``-`` reads it from standard input."""
        if cmd_name == "-" or is_sparql(cmd_name):
            return _adhoc_command(cmd_name)
        if cmd_name.endswith(".rq"):
            return _file_command(Path(cmd_name))
        return _command(stored_query(cmd_name, *_folders(ctx)))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help."""
        with formatter.section("Queries"):
            queries = stored_queries(*_folders(ctx))
            formatter.write_dl([(query.name, query.summary) for query in queries])


class Question(click.Command):
    """A stored query, which takes its parameters by name only."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Say of a value that stands alone how it is given."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            name = next((p.opts[0] for p in self.params if _is_parameter(p)), None)
            raise UsageError(
                f"a value without the name of its parameter: {rest[0]!r}",
                advice=f"Write {name} {shlex.quote(rest[0])}." if name else "Leave it out.",
            )
        return rest


def sorted_first(args: Sequence[str], option: str) -> list[str]:
    """The arguments with all places of an option moved to the front."""
    moved, rest, left = [], [], iter(args)
    for argument in left:
        if argument == option:
            moved += [argument, *_next(left)]
        elif argument.startswith(f"{option}="):
            moved.append(argument)
        else:
            rest.append(argument)
    return moved + rest


def _next(arguments: Iterator[str]) -> list[str]:
    return [value for value in (next(arguments, None),) if value is not None]


def _folders(ctx: click.Context) -> tuple[str, ...]:
    """The folders given; where the help is asked for, settings are not read yet."""
    return tuple(ctx.params.get("queries") or (ctx.default_map or {}).get("queries") or ())


@click.group(
    cls=Queries,
    invoke_without_command=True,
    short_help="List, explain and run the stored queries.",
    subcommand_metavar="[NAME [--PARAMETER VALUE]... | SPARQL | -]",
)
@click.option(
    _FOLDERS,
    multiple=True,
    metavar="FOLDER",
    is_eager=True,
    help="Stored queries of your own (.rq), beside ours. May be given several times.",
)
@click.option(
    "--export",
    type=click.Choice(list(EXPORTS)),
    help="Describe all stored queries for other tools: as RDF (SHACL), or as OpenAPI.",
)
@options
@click.pass_context
def command(ctx: click.Context, /, export: str | None, **_: object) -> None:
    """List, explain and run the stored queries.

    Without a name: the list. `kg query NAME --help` explains one. A name is that of a stored query
    or of a file of one (.rq); or it is SPARQL of your own, or - for SPARQL from standard input.

    \b
    Examples:
      kg query
      kg query who-met-whom --in graph.ttl
      kg query statements-by --speaker Raisi --format csv
      kg query statements-by --speaker Raisi -o raisi.parquet
      kg query who-met-whom --plot network.svg
      kg query who-met-whom --endpoint http://localhost:7878/query
      kg query 'SELECT DISTINCT ?class { ?thing a ?class }'
      kg query --export shacl -o queries.ttl
    """
    ctx.obj = (given(ctx), settings(ctx))
    if export is not None:
        write_export(export, stored_queries(*_folders(ctx)), *ctx.obj)
        ctx.exit()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _command(query: StoredQuery) -> click.Command:
    """One stored query as a command."""

    @options
    @click.pass_context
    def callback(ctx: click.Context, /, **values: object) -> None:
        what = wanted(given(ctx), *ctx.obj)
        chosen = {p.name: values[_key(p)] for p in query.parameters}
        text = {name: str(value) for name, value in chosen.items() if value is not None}
        limit, timeout = what.limit, what.timeout
        answer = run(query, text, *what.targets, limit=limit, timeout=timeout, explain=True)
        deliver(answer, what, Asked(query.summary, _told(query, text), query.plot))

    made = click.command(query.name, help=_help(query), cls=Question)(callback)
    made.params = [_option(p) for p in query.parameters] + made.params
    return made


def _told(query: StoredQuery, text: Mapping[str, str]) -> str:
    """The parameters with their values, in one line."""
    values = query.values(text)
    return ", ".join(f"{parameter.name}: {value}" for parameter, value in values.items())


def _file_command(file: Path) -> click.Command:
    """A stored query that is in no folder; one without a header is SPARQL like any other."""
    text = text_of(file)
    return _command(read_query(file)) if text.startswith(MARK) else _adhoc_command(text)


def _adhoc_command(text: str) -> click.Command:
    """SPARQL that somebody wrote, as a command."""

    @options
    @click.pass_context
    def callback(ctx: click.Context, /, **_: object) -> None:
        what = wanted(given(ctx), *ctx.obj)
        deliver(_answer(text, what), what, Asked(stored=False))

    return click.command(text, help="SPARQL of your own.")(callback)


def _answer(text: str, asked: Wanted) -> Answer:
    written = sys.stdin.read() if text == "-" else text
    limit, timeout = asked.limit, asked.timeout
    return ask(written, *asked.targets, limit=limit, timeout=timeout, explain=True)


_PARAMETER: Final = "parameter_"


def _key(parameter: Parameter) -> str:
    return f"{_PARAMETER}{parameter.variable}".lower()


def _is_parameter(option: click.Parameter) -> bool:
    return (option.name or "").startswith(_PARAMETER)


def _option(parameter: Parameter) -> click.Option:
    told = parameter.description.rstrip(".")
    if parameter.default is not None:
        told += f"  [default: {parameter.default}]"
    if parameter.required:
        told += "  [required]"
    values = parameter.values if parameter.type is ParameterType.ENUM else ()
    kind = click.Choice(values) if values else None
    metavar = None if values else parameter.type.upper()
    return click.Option(
        [f"--{parameter.name}", _key(parameter)], type=kind, metavar=metavar, help=told
    )


def _help(query: StoredQuery) -> str:
    example = " ".join(f"--{name} {shlex.quote(value)}" for name, value in query.example)
    line = f"kg query {query.name} {example}".rstrip()
    return f"{query.summary}\n\n{query.description}\n\n\b\nExample:\n  {line}"
