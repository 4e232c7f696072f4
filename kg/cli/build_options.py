"""The options of ``kg build``, gathered into the values that they describe."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Final, TypeVar

import click

from kg.extraction import DEFAULT
from kg.manifest import output_of
from kg.mapping.namespaces import DEFAULT_BASE
from kg.pipeline import Settings
from kg.serialization import Compression
from kg.validation import ENGINES

Function = TypeVar("Function", bound=Callable[..., object])

_OUTPUT: Final = (
    click.option(
        "-o",
        "--output",
        required=True,
        metavar="PATH",
        help="The file to write, or the folder with --shards, here or at an address (s3://…); - is "
        "standard output.",
    ),
    click.option(
        "--format",
        "format_name",
        metavar="FORMAT",
        help="ttl, trig, nq, nt, jsonld or rdf; by default from the ending (also before .gz, "
        ".zst).",
    ),
    click.option(
        "--shards",
        type=click.IntRange(1, 99_999),
        metavar="N",
        help="Write a folder of N parts (nq or trig) with a manifest.json.",
    ),
    click.option(
        "--compress",
        type=click.Choice([str(each) for each in Compression]),
        help="How the parts of a folder are compressed.  [default: gzip]",
    ),
)
_SETTINGS: Final = (
    click.option(
        "--base",
        metavar="IRI",
        default=DEFAULT_BASE,
        show_default=True,
        help="Where the data's own IRIs begin.",
    ),
    click.option(
        "--extractor",
        metavar="NAME",
        default=DEFAULT,
        show_default=True,
        help="What finds the statements: tagger (a small network and rules), rules (faster), or "
        "yours.",
    ),
    click.option(
        "--authority",
        multiple=True,
        metavar="FILE",
        help="A file that says who is who and what is wrong, of kg resolve's or yours (.ttl, "
        ".csv). May be given several times.",
    ),
    click.option(
        "--validate/--no-validate", default=True, help="Judge each article's graph, or not."
    ),
    click.option(
        "--engine",
        type=click.Choice(ENGINES),
        default="auto",
        show_default=True,
        help="The fast SHACL engine with pySHACL as referee, or one of the two.",
    ),
    click.option(
        "--bodies/--no-body",
        default=True,
        help="Write the text too, or leave it and long quotations out.",
    ),
    click.option(
        "--timestamp", is_flag=True, help="Write the time of the build into the provenance."
    ),
)


def with_output(command: Callable[..., object]) -> Callable[..., object]:
    """The options of the output, which the command gets as one, ``output``."""

    @wraps(command)
    def called(
        *args: object,
        output: str,
        format_name: str | None,
        shards: int | None,
        compress: str | None,
        **rest: object,
    ) -> object:
        compression = None if compress is None else Compression(compress)
        target = output_of(output, format_name=format_name, shards=shards, compression=compression)
        return command(*args, output=target, **rest)

    return _with(_OUTPUT, called)


def with_settings(command: Callable[..., object]) -> Callable[..., object]:
    """The options that say what graphs look like, which the command gets as ``settings``."""

    @wraps(command)
    def called(
        *args: object,
        base: str,
        extractor: str,
        authority: tuple[str, ...],
        validate: bool,
        engine: str,
        bodies: bool,
        timestamp: bool,
        **rest: object,
    ) -> object:
        settings = Settings(
            base=base,
            extractor=extractor,
            authority=authority,
            engine=engine,
            bodies=bodies,
            validate=validate,
            ended_at=_moment(asked=timestamp),
        )
        return command(*args, settings=settings, **rest)

    return _with(_SETTINGS, called)


def _with(options: tuple[Callable[[Function], Function], ...], command: Function) -> Function:
    for option in reversed(options):
        command = option(command)
    return command


def _moment(*, asked: bool) -> datetime | None:
    """The time to write, if any: that of SOURCE_DATE_EPOCH, or now if it is asked for."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is not None and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0) if asked else None
