"""ONNX files, as everything here is run."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onnxruntime import InferenceSession

_EXACT = ("session.x64quantprecision", "1")
"""Without it, sums of eight-bit products overflow on processors that lack VNNI."""


class Model:
    """An ONNX file; loaded when it is first run.

    One thread: articles are worked on side by side by processes, and one thread gives the same
    digits every time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @cached_property
    def session(self) -> InferenceSession:
        """What runs it: takes and gives arrays by name."""
        import onnxruntime  # heavy, and not needed by the rules alone

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry(*_EXACT)
        return onnxruntime.InferenceSession(
            str(self.path), options, providers=["CPUExecutionProvider"]
        )
