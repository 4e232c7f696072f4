"""From paths to articles: each input is split as its format says, each block parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from kg.errors import InputError
from kg.reading import inputs, wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article
    from kg.reading.wire import Block

    Paths = inputs.Paths | inputs.Finds
    """What a user names, or what that has led to (:func:`kg.reading.inputs.survey`)."""


class Splitter(Protocol):
    """Splits the bytes of one input into blocks of one article each, in order.

    ``source`` is what the articles remember (the name of the file without its folder), ``file``
    what errors name. A splitter takes what it needs from the stream and no more, so that an input
    need not fit into memory, and raises :class:`~kg.errors.InputError` where the whole input ends.
    """

    def __call__(
        self, stream: BinaryIO, *, source: str, file: str, max_article_chars: int
    ) -> Iterator[Block | InputError]:
        """The blocks of the stream."""
        ...


_SPLITTER: Final[Splitter] = wire.split_stream  # the only format yet: a second chooses by name


def read(
    paths: Paths, *, max_article_chars: int = wire.MAX_ARTICLE_CHARS
) -> Iterator[Article | InputError]:
    """The articles in files, folders, patterns and the standard input (``-``), one at a time.

    One path may be given alone. The inputs are sorted and each is read once, so the order of the
    paths does not matter (see :func:`kg.reading.inputs.survey`). What cannot be read comes as an
    :class:`~kg.errors.InputError` in its place and does not stop the rest. An article whose body
    is longer than ``max_article_chars`` characters is such an error. Raises TypeError, at once,
    for what is no path.
    """
    return wire.parsed(blocks(paths, max_article_chars=max_article_chars))


def blocks(
    paths: Paths, *, max_article_chars: int = wire.MAX_ARTICLE_CHARS
) -> Iterator[Block | InputError]:
    """The same articles, not parsed yet: who knows them already, or others parse, saves the work.

    What cannot be split comes as an error; what is no article says so when it is parsed.
    """
    named = paths if isinstance(paths, inputs.Finds) else inputs.checked(paths)
    return _blocks(named, max_article_chars)


def _blocks(
    paths: tuple[str, ...] | inputs.Finds, max_article_chars: int
) -> Iterator[Block | InputError]:
    finds = paths if isinstance(paths, inputs.Finds) else inputs.survey(paths)
    for found in finds.items:
        if isinstance(found, InputError):
            yield found
        else:
            yield from _split(found, max_article_chars)


def _split(item: inputs.Input, max_article_chars: int) -> Iterator[Block | InputError]:
    """The blocks of one input, and last the error that ended it, if one did."""
    try:
        with inputs.opened(item) as stream:
            yield from _SPLITTER(
                stream,
                source=item.source,
                file=item.location.file,
                max_article_chars=max_article_chars,
            )
    except InputError as error:
        yield error
