"""Files that are elsewhere: ``s3://``, ``gs://``, ``https://``, ``hdfs://``, whatever fsspec knows.

Nothing is fetched but what a path names. Credentials are those that the libraries of the stores
find (environment, their own files), never part of a path.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from urllib.parse import urlsplit

from kg.errors import InputError, Location, StoreError, UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(://|::)")
_WEB: Final = ("http://", "https://")
_MAGIC: Final = re.compile(r"[*?[]")
_CHECK: Final = "Check the address, your credentials for it, and the network."


def is_remote(path: str) -> bool:
    """Whether a path is an address."""
    return bool(_SCHEME.match(path))


def name_of(url: str) -> str:
    """The last part of an address, without the query of a web address."""
    return PurePosixPath(urlsplit(url).path if url.startswith(_WEB) else url).name


def found(url: str) -> list[str]:
    """The addresses of the files that one names: itself, or what is in its folder or matches it.

    A web address is a folder where it ends in a slash. Raises
    :class:`~kg.errors.UsageError` where a library is missing, and
    :class:`~kg.errors.InputError` for what is not there.
    """
    system, path = _system(url)
    try:
        if _MAGIC.search(path) and not url.startswith(_WEB):
            names = system.glob(path)
        elif _is_folder(system, url, path):
            names = system.find(path)
        else:
            return [url]
    except Exception as error:  # each store has its own
        raise _unreadable(url, error) from error
    return sorted(system.unstrip_protocol(name) for name in names)


def opened(url: str) -> BinaryIO:
    """The bytes at an address; raises what :func:`found` does, and OSError where they break off."""
    system, path = _system(url)
    try:
        stream = system.open(path, "rb")
    except Exception as error:
        raise _unreadable(url, error) from error
    return io.BufferedReader(_Stream(stream), 1 << 20)


def check_writable(url: str) -> None:
    """Raise UsageError where nothing can be written to such addresses."""
    _system(url)
    if url.startswith(_WEB):
        raise UsageError(
            f"nothing can be written to {url!r}",
            advice="Write a file, and send it there; or use the store's own address (s3://…).",
        )


def listed(url: str) -> list[str]:
    """The names in a folder elsewhere; none where there is no such folder."""
    system, path = _system(url)
    try:
        names = system.ls(path, detail=False, refresh=True)
    except FileNotFoundError:
        return []
    except Exception as error:
        raise _unwritten(url, error) from error
    return [PurePosixPath(name).name for name in names]


def make_folder(url: str) -> None:
    """Make a folder in one that is there, where a store has folders; never a bucket."""
    system, path = _system(url)
    if "/" not in path.strip("/"):
        return
    try:
        system.mkdir(path, create_parents=False)
    except FileExistsError:
        return
    except Exception as error:
        raise _unwritten(url, error) from error


def put(files: Iterable[tuple[Path, str]], *, instead: Iterable[str] = ()) -> None:
    """Copy files to addresses, one after the other, each in one step where the store knows how.

    What is at the addresses ``instead`` is removed before. Raises
    :class:`~kg.errors.StoreError`, with the address, where one fails.
    """
    for url in instead:
        _put(None, url)
    for file, url in files:
        _put(file, url)


def _put(file: Path | None, url: str) -> None:
    system, path = _system(url)
    try:
        if file is None:
            system.rm_file(path)
        else:
            system.put_file(str(file), path)
    except Exception as error:
        raise _unwritten(url, error) from error


def _system(url: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError(
            f"{url!r} needs a library that is not installed",
            advice="pip install 'newskg[remote]'",
        ) from error
    try:
        system, path = url_to_fs(url)
    except ImportError as error:  # fsspec says which package
        raise UsageError(
            f"{url!r} needs a library that is not installed: {error}",
            advice="Install it beside newskg: s3fs for s3://, gcsfs for gs://, and so on.",
        ) from error
    except Exception as error:
        raise UsageError(f"{url!r} is no address: {error}", advice=_CHECK) from error
    return system, path


def _is_folder(system: AbstractFileSystem, url: str, path: str) -> bool:
    if url.startswith(_WEB):
        return url.endswith("/")
    return bool(system.info(path)["type"] == "directory")


def _unreadable(url: str, error: Exception) -> InputError:
    return InputError(f"cannot be read: {_told(error)}", location=Location(url), advice=_CHECK)


def _unwritten(url: str, error: Exception) -> StoreError:
    return StoreError(f"cannot be written: {_told(error)}", location=Location(url), advice=_CHECK)


def _told(error: Exception) -> str:
    return str(error) or type(error).__name__


class _Stream(io.RawIOBase):
    """Bytes from elsewhere, whose failures are OSErrors, whatever library they come from."""

    def __init__(self, stream: Any) -> None:  # fsspec has no types
        self._stream = stream

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill the buffer as far as one read goes."""
        try:
            data = self._stream.read(len(buffer))
        except OSError:
            raise
        except Exception as error:
            raise OSError(_told(error)) from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Let go of what was opened."""
        if not self.closed:
            self._stream.close()
        super().close()
