"""The options of ``kg query``, which stand before or behind the name of what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

import click
from click.core import ParameterSource

from kg.answers.plotting import FORMATS
from kg.answers.rendering import RENDERINGS
from kg.errors import UsageError
from kg.queries.limits import ROWS, SECONDS
from kg.serialization import Format, check_folder

Function = TypeVar("Function", bound=Callable[..., object])

TABLE: Final = "table"
FORMS: Final = (TABLE, *RENDERINGS)
_ENDINGS: Final = {"txt": TABLE, "md": "markdown", "srj": "json"}
_KNOWN_ENDINGS: Final = [e for e in (*_ENDINGS, *RENDERINGS) if e != "markdown"]
_LONGEST: Final = 1_000_000

Layer: TypeAlias = Mapping[str, Any]
"""Options of one place, by their names, with what click made of them."""

_OPTIONS: Final = (
    click.option(
        "--in",
        "graphs",
        multiple=True,
        metavar="PATH",
        help="Ask a file (or several) or a store's folder.  [default: graph.ttl and the like]",
    ),
    click.option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint."),
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMS),
        help="How the answer is written.  [default: table; ttl for a graph; as the ending says]",
    ),
    click.option("-o", "--output", metavar="FILE", help="Write the answer to a file."),
    click.option("--plot", metavar="FILE", help="Draw the answer: .svg or .png."),
    click.option(
        "--limit",
        type=click.IntRange(0),
        metavar="ROWS",
        help=f"The highest number of rows of a table.  [default: {ROWS}]",
    ),
    click.option(
        "--width",
        type=click.IntRange(20),
        metavar="COLUMNS",
        help="How wide a table may be.  [default: as the terminal; as it needs in a pipe]",
    ),
    click.option("--all", "everything", is_flag=True, help="All rows, however many."),
    click.option(
        "--timeout",
        type=click.FloatRange(0, _LONGEST, min_open=True),
        metavar="SECONDS",
        help=f"How long to wait for the answer.  [default: {SECONDS:g}]",
    ),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked, how much of it, and what becomes of the answer."""

    targets: tuple[str, ...]
    limit: int | None = ROWS
    timeout: float = SECONDS
    form: str | None = None
    width: int | None = None
    output: Path | None = None
    plot: Path | None = None


def options(command: Function) -> Function:
    """All of them, on a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def given(ctx: click.Context) -> Layer:
    """The options that stand on the command line, in this command's place."""
    return _of_source(ctx, ParameterSource.COMMANDLINE)


def settings(ctx: click.Context) -> Layer:
    """Those that ``kg.toml`` gives."""
    return _of_source(ctx, ParameterSource.DEFAULT_MAP)


def _of_source(ctx: click.Context, source: ParameterSource) -> Layer:
    return {
        key: value for key, value in ctx.params.items() if ctx.get_parameter_source(key) is source
    }


def wanted(*layers: Layer) -> Wanted:
    """What the options say; an earlier layer goes before a later one."""
    graphs, endpoint = _one_of(("graphs", "--in"), ("endpoint", "--endpoint"), layers)
    limit, everything = _one_of(("limit", "--limit"), ("everything", "--all"), layers)
    output, form = value("output", layers), value("form", layers)
    plot = value("plot", layers)
    for file in filter(None, (output, plot)):
        check_folder(file)
    return Wanted(
        targets=(endpoint,) if endpoint else graphs or (_graph_here(),),
        limit=None if everything else ROWS if limit is None else limit,
        timeout=value("timeout", layers) or SECONDS,
        form=form or (_form_of(output) if output else None),
        width=value("width", layers),
        output=Path(output) if output else None,
        plot=_picture(plot) if plot else None,
    )


def value(key: str, layers: tuple[Layer, ...]) -> Any:
    """What an option says, by the first layer that has it."""
    return next((layer[key] for layer in layers if key in layer), None)


def _one_of(one: tuple[str, str], other: tuple[str, str], layers: tuple[Layer, ...]) -> Any:
    """The values of two options that exclude each other, by the first layer that has either."""
    for layer in layers:
        if one[0] in layer and other[0] in layer:
            raise UsageError(
                f"both {one[1]} and {other[1]} were given", advice="Leave one of them out."
            )
        if one[0] in layer or other[0] in layer:
            return layer.get(one[0]), layer.get(other[0])
    return None, None


def _form_of(file: str) -> str:
    """The form that the ending of a file's name says."""
    ending = Path(file).suffix.lower().removeprefix(".")
    form = _ENDINGS.get(ending, ending)
    if form in FORMS:
        return form
    raise UsageError(
        f"the name does not say how to write: {file!r}",
        advice=f"Give --format, or end it in .{', .'.join(_KNOWN_ENDINGS)}.",
    )


def _picture(file: str) -> Path:
    path = Path(file)
    if path.suffix.lower().removeprefix(".") not in FORMATS:
        raise UsageError(f"not the name of a picture: {file!r}", advice="End it in .svg or .png.")
    return path


def _graph_here() -> str:
    """The graph file in the working folder, if there is one."""
    names = [f"graph.{ending}{zipped}" for ending in Format for zipped in ("", ".gz")]
    found = [name for name in names if Path(name).is_file()]
    if len(found) == 1:
        return found[0]
    several = f"there are several: {', '.join(found)}" if found else "there is no graph.ttl here"
    raise UsageError(
        f"which graph should be asked? {several}",
        advice="Give --in FILE, --in STORE-FOLDER or --endpoint URL, or set it in kg.toml.",
    )
