"""``kg query``: list, explain and run the stored queries."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import click

from kg.answers import Answer
from kg.answers.rendering import RENDERINGS, as_rdf, as_table
from kg.cli.console import note
from kg.errors import UsageError
from kg.queries import Parameter, ParameterType, StoredQuery, ask, run, stored_queries, stored_query
from kg.serialization import Format

Function = TypeVar("Function", bound=Callable[..., object])

GRAPHS: Final = {"ttl": Format.TURTLE, "nt": Format.NTRIPLES, "jsonld": Format.JSONLD}
GRAPH_NAMES: Final = ("ttl", "trig", "nq", "nt", "jsonld", "rdf")


def _targets(command: Function) -> Function:
    """The options that say what is asked and how the answer looks."""
    for option in (
        click.option("--limit", type=click.IntRange(0), help="The highest number of rows."),
        click.option(
            "--format",
            "format_name",
            type=click.Choice([*RENDERINGS, *GRAPHS]),
            help="How to print.  [default: table; ttl for a graph]",
        ),
        click.option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint."),
        click.option(
            "--in",
            "graphs",
            multiple=True,
            metavar="PATH",
            help="Ask a file (or several) or a store's folder.  [default: graph.ttl and the like]",
        ),
    ):
        command = option(command)
    return command


class Queries(click.Group):
    """The stored queries as commands, each with its parameters as options."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """The names of all stored queries."""
        return [query.name for query in stored_queries()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:  # noqa: ARG002
        """A stored query, or SPARQL of one's own: ``-`` reads it from standard input."""
        if cmd_name == "-" or len(cmd_name.split()) > 1:
            return _adhoc_command(cmd_name)
        return _command(stored_query(cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list in the help."""
        with formatter.section("Queries"):
            formatter.write_dl([(query.name, query.summary) for query in stored_queries()])


@click.group(
    cls=Queries,
    invoke_without_command=True,
    short_help="List, explain and run the stored queries.",
    subcommand_metavar="[NAME [--PARAMETER VALUE]...]",
)
@_targets
@click.pass_context
def command(ctx: click.Context, /, **asked: object) -> None:
    """List, explain and run the stored queries.

    Without a name: the list. `kg query NAME --help` explains one. A name is that of a stored query,
    or SPARQL of your own, or - for SPARQL from standard input.

    \b
    Examples:
      kg query
      kg query who-met-whom --in graph.ttl
      kg query statements-by --speaker Raisi --format csv
      kg query who-met-whom --endpoint http://localhost:7878/query
    """
    ctx.obj = asked
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _command(query: StoredQuery) -> click.Command:
    """One stored query as a command."""

    @_targets
    @click.pass_context
    def callback(ctx: click.Context, /, **given: object) -> None:
        values = {p.name: given.pop(_key(p)) for p in query.parameters}
        target, limit, form = _settled(ctx.obj, given)
        text = {name: str(value) for name, value in values.items() if value is not None}
        _print(run(query, text, *target, limit=limit), form)

    made = click.command(query.name, help=_help(query))(callback)
    made.params = [_option(p) for p in query.parameters] + made.params
    return made


def _adhoc_command(text: str) -> click.Command:
    """SPARQL that somebody wrote, as a command."""

    @_targets
    @click.pass_context
    def callback(ctx: click.Context, /, **given: object) -> None:
        target, limit, form = _settled(ctx.obj, given)
        if limit is not None:
            raise UsageError("--limit is for stored queries", advice="Write LIMIT into the query.")
        _print(ask(sys.stdin.read() if text == "-" else text, *target), form)

    return click.command(text, help="SPARQL of your own.")(callback)


def _key(parameter: Parameter) -> str:
    return f"parameter_{parameter.variable}".lower()


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
    example = " ".join(f"--{name} {_quoted(value)}" for name, value in query.example)
    line = f"kg query {query.name} {example}".rstrip()
    return f"{query.summary}\n\n{query.description}\n\n\b\nExample:\n  {line}"


def _quoted(value: str) -> str:
    return f"'{value}'" if set(value) & set(" '()&|;*?") else value


def _settled(
    group: dict[str, object], given: dict[str, object]
) -> tuple[tuple[str, ...], int | None, str | None]:
    """What is asked, how many rows, in which form: the command's own options before the group's."""
    graphs, endpoint, limit, form = (
        given[key] or group.get(key) for key in ("graphs", "endpoint", "limit", "format_name")
    )
    if given["graphs"] and given["endpoint"]:
        raise UsageError("both --in and --endpoint were given", advice="Ask one of them.")
    if isinstance(endpoint, str) and not given["graphs"]:
        target: tuple[str, ...] = (endpoint,)
    elif isinstance(graphs, tuple | list) and graphs:
        target = tuple(map(str, graphs))
    else:
        target = (_graph_here(),)
    zero = 0 if given["limit"] == 0 else None
    return (
        target,
        limit if isinstance(limit, int) else zero,
        form if isinstance(form, str) else None,
    )


def _graph_here() -> str:
    """The graph file in the working folder, if there is one."""
    names = [f"graph.{ending}{zipped}" for ending in GRAPH_NAMES for zipped in ("", ".gz")]
    found = [name for name in names if Path(name).is_file()]
    if len(found) != 1:
        several = (
            f"there are several: {', '.join(found)}" if found else "there is no graph.ttl here"
        )
        raise UsageError(
            f"which graph should be asked? {several}",
            advice="Give --in FILE, --in STORE-FOLDER or --endpoint URL, or set it in kg.toml.",
        )
    return found[0]


def _print(answer: Answer, form: str | None) -> None:
    chosen = form or ("ttl" if answer.triples is not None else "table")
    if chosen in GRAPHS:
        sys.stdout.buffer.write(as_rdf(answer, format=GRAPHS[chosen]))
        sys.stdout.buffer.flush()
    elif chosen == "table":
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        click.echo(as_table(answer, width=width), nl=False)
    else:
        click.echo(RENDERINGS[chosen](answer), nl=False)
    for line in answer.notes:
        note(line)
