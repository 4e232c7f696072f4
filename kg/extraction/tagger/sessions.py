"""Sessions of onnxruntime, as everything here is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onnxruntime import InferenceSession


def session_of(path: Path) -> InferenceSession:
    """A session of an ONNX file.

    One thread: articles are worked on side by side by processes, and one thread gives the same
    digits every time.
    """
    import onnxruntime  # heavy, and not needed by the rules alone

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
