"""``kg``: the group of commands, what they share, and how they end."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final

import click

from kg.cli.config import defaults, find_config
from kg.cli.console import complain
from kg.cli.suggesting import Suggesting
from kg.errors import KgError
from kg.version import VERSION

COMMANDS: Final = {
    "build": "Read articles and write their graph.",
    "resolve": "Find out who is who, and which meetings are one.",
    "validate": "Judge graphs against the shapes.",
    "verify": "Check every fact of a graph against the articles.",
    "query": "List, explain and run the stored queries.",
    "diff": "Show what changed between two graphs.",
    "load": "Load graphs into a triple store.",
    "store": "Look after an embedded store.",
    "link": "Link names to Wikidata and the like.",
    "show": "Print an article with what was found in it marked.",
    "eval": "Judge a graph by what people marked.",
    "init": "Write a kg.toml with the defaults of this folder.",
}
"""Each command is ``kg.cli.NAME:command``, imported when it is used, and no other."""


class Commands(Suggesting):
    """Finds commands by name, and turns our errors into a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """The names, in the order in which one meets the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """One command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"kg.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list in the help, without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run; an error of ours becomes a message and its exit code."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            complain(error)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="kg")
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Take defaults from this file instead of kg.toml in this folder.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say more on the way.")
@click.pass_context
def main(ctx: click.Context, config: Path | None, verbose: bool) -> None:
    """Who said what, and who met whom: news articles in, validated linked data out.

    \b
    Examples:
      kg build articles/ -o graph.ttl
      kg query who-met-whom --in graph.ttl
      kg show articles/seed.txt

    Completion for your shell: eval "$(_KG_COMPLETE=bash_source kg)" (or zsh_source, fish_source).

    Exit codes: 0 all is well, 1 bad input, 2 bad usage, 3 a graph does not conform, 4 a store or
    the network failed.
    """
    ctx.obj = verbose
    path = find_config(config)
    if path is not None:
        ctx.default_map = defaults(path, COMMANDS)
