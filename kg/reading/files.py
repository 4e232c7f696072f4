"""From paths to articles: each input through the reader of its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from kg.errors import InputError
from kg.reading import inputs, wire

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from kg.article import Article


class Reader(Protocol):
    """Turns the bytes of one input into articles, in order, with an error for each bad one.

    ``source`` is what the articles remember (the name of the file without its folder), ``file``
    what errors name. A reader takes what it needs from the stream and no more, so that an input
    need not fit into memory, and raises :class:`~kg.errors.InputError` where the whole input ends.
    """

    def __call__(
        self, stream: BinaryIO, *, source: str, file: str, max_article_chars: int
    ) -> Iterator[Article | InputError]:
        """The articles of the stream."""
        ...


_READER: Final[Reader] = wire.read_stream  # the only format so far: a second one chooses by name


def read(
    paths: Iterable[str | os.PathLike[str]], *, max_article_chars: int = wire.MAX_ARTICLE_CHARS
) -> Iterator[Article | InputError]:
    """The articles in files, folders, patterns and the standard input (``-``), one at a time.

    The inputs are sorted and each is read once, so the order of the paths does not matter (see
    :func:`kg.reading.inputs.find`). What cannot be read comes as an
    :class:`~kg.errors.InputError` in its place and does not stop the rest. An article whose body
    is longer than ``max_article_chars`` characters is such an error.
    """
    for found in inputs.find(paths):
        if isinstance(found, InputError):
            yield found
        else:
            yield from _read_input(found, max_article_chars)


def _read_input(item: inputs.Input, max_article_chars: int) -> Iterator[Article | InputError]:
    """The articles of one input, and last the error that ended it, if one did."""
    try:
        with inputs.opened(item) as stream:
            yield from _READER(
                stream,
                source=item.source,
                file=item.location.file,
                max_article_chars=max_article_chars,
            )
    except InputError as error:
        yield error
