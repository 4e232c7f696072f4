"""Groups of commands that say of a name that is none which one may be meant."""

from __future__ import annotations

from difflib import get_close_matches

import click

from kg.errors import UsageError


class Suggesting(click.Group):
    """Asks of ``kg buld`` whether ``kg build`` is meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; raises UsageError for a name that is none."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            close = get_close_matches(args[0], names, n=1)
            path = ctx.command_path
            advice = f"Did you mean `{path} {close[0]}`?" if close else f"`{path} --help` has them."
            raise UsageError(f"there is no command {args[0]!r}", advice=advice)
        return super().resolve_command(ctx, args)
