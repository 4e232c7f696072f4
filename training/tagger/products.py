"""A matrix product whose sums overflow where eight-bit products are not counted exactly.

    python -m training.tagger.products

writes the file by which the package finds out what the processor does. It depends on no training.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import ModelProto, TensorProto, helper, numpy_helper

from kg.extraction.tagger.sessions import LARGEST, PRODUCTS, SIDE
from training.tagger.graph import OPSET


def model() -> ModelProto:
    """``sums``, of ``bytes`` (SIDE by SIDE) and as many weights, each the largest that there is."""
    weights = np.full((SIDE, SIDE), LARGEST, dtype=np.int8)
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["bytes", "weights"], ["sums"])],
        "products",
        [helper.make_tensor_value_info("bytes", TensorProto.UINT8, [SIDE, SIDE])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, [SIDE, SIDE])],
        [numpy_helper.from_array(weights, "weights")],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)


if __name__ == "__main__":
    onnx.save(model(), PRODUCTS)
