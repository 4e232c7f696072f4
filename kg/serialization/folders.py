"""Folders that appear whole or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg.errors import UsageError

_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE of renameat2(2)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder to write to that becomes ``folder`` when all went well, and vanishes when not.

    It grows beside its place, as ``.NAME.partial``; what a killed process left there is removed.
    It takes the place of an older one in one step on Linux, elsewhere in two. Raises
    :class:`~kg.errors.UsageError` for a place that cannot be written to.
    """
    target = folder.resolve()
    growing, old = (target.with_name(f".{target.name}.{state}") for state in ("partial", "old"))
    try:
        if old.exists() and not target.exists():  # killed between the two steps
            old.rename(target)
        for left in (growing, old):
            if left.exists():
                shutil.rmtree(left)
        growing.mkdir()
        try:
            yield growing
            _sync(growing)
            if not target.exists():
                growing.rename(target)
            elif not exchanged(growing, target):
                in_two_steps(growing, target, old)
            _sync(target.parent)
        finally:
            shutil.rmtree(growing, ignore_errors=True)
    except OSError as error:
        raise UsageError(
            f"cannot write the folder {str(folder)!r}: {error.strerror or error}",
            advice="Choose one in a folder that exists, that you may write to and has room.",
        ) from error


def exchanged(one: Path, other: Path) -> bool:
    """Whether the two have changed places: Linux can, on most of its file systems."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # a C library without it
        return False
    return not rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)


def in_two_steps(growing: Path, target: Path, old: Path) -> None:
    """Put the new in the place of the old; a crash between is mended by the next build."""
    target.rename(old)
    growing.rename(target)
    shutil.rmtree(old)


def _sync(folder: Path) -> None:
    """Let the names in the folder outlive a power cut, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
