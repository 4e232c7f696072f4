"""ONNX files, as everything here is run."""

from __future__ import annotations

import hashlib
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_EXACT: Final = ("session.x64quantprecision", "1")
"""Without it, sums of eight-bit products overflow on processors that lack VNNI; on others it takes
half as long again."""

PRODUCTS: Final = Path(__file__).with_name("model") / "products.onnx"
"""``sums`` of SIDE products each; ``bytes`` is [SIDE, SIDE], as are its weights, all LARGEST."""

SIDE: Final = 64
LARGEST: Final = 127


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
        return _session(self.path, exact=overflows())


@cache
def overflows() -> bool:
    """Whether this processor lets sums of eight-bit products overflow, unless told not to."""
    return sum_of_products(exact=False) != SIDE * 255 * LARGEST


def sum_of_products(*, exact: bool) -> int:
    """What comes of the largest bytes by the largest weights, in the exact mode or not."""
    import numpy as np

    (sums,) = _session(PRODUCTS, exact=exact).run(
        None, {"bytes": np.full((SIDE, SIDE), 255, dtype=np.uint8)}
    )
    return int(sums.min())


def _session(path: Path, *, exact: bool) -> InferenceSession:
    import onnxruntime  # heavy, and not needed by the rules alone

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    if exact:
        options.add_session_config_entry(*_EXACT)
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
