"""``kg validate``: judge graphs against the shapes."""

from __future__ import annotations

import click

from kg.cli.console import complain, note
from kg.errors import ConformanceError, KgError
from kg.validation import Report, validate_file

_RENDERINGS = {
    "text": Report.for_people,
    "json": Report.as_json,
    "ttl": Report.as_turtle,
}


@click.command(short_help="Judge graphs against the shapes.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--report",
    type=click.Choice(list(_RENDERINGS)),
    default="text",
    show_default=True,
    help="For people, as JSON, or as a SHACL report in Turtle.",
)
@click.option("--engine", default="auto", show_default=True, help="auto, shacl or pyshacl.")
def command(*, files: tuple[str, ...], report: str, engine: str) -> None:
    """Judge graphs against the shapes: each article's named graph alone, else all as a union.

    Exit code 3 says that something does not conform; the report says what, where in the text, and
    how to mend it.

    \b
    Examples:
      kg validate graph.ttl
      kg validate graph.nq --report json
    """
    codes = [_judge(file, report, engine) for file in sorted(set(files))]
    click.get_current_context().exit(max(codes))


def _judge(file: str, rendering: str, engine: str) -> int:
    try:
        report = validate_file(file, engine=engine)
    except KgError as error:
        complain(error)
        return error.exit_code
    if report != Report() or rendering != "text":
        click.echo(_RENDERINGS[rendering](report))
    verdict = "conforms" if report.conforms else "does not conform"
    note(f"{file}: {verdict}")
    return 0 if report.conforms else ConformanceError.exit_code
