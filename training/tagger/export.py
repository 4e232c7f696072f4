"""Packages a trained tagger: fused attention, eight-bit weights, one ONNX file."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from training.tagger.graph import OPSET, faster
from training.tagger.network import Tagger


class Packaged(nn.Module):
    """One window in, probabilities out: what ``kg/extraction/tagger/network.py`` runs."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """``ids`` and ``cases`` are [1, pieces + 2].

        Gives logarithms of label probabilities [pieces, labels], probabilities of links
        [pieces, 1 + pieces], twice: to cues and to sources, column 0 for none; and the states
        [pieces, size], on which other heads can stand.
        """
        states = self.tagger.encode(ids, cases, None)
        labels, cues, sources = self.tagger.heads(states)
        return (
            torch.log_softmax(labels[0, 1:-1], -1),
            torch.softmax(cues[0, 1:-1, :-1], -1),
            torch.softmax(sources[0, 1:-1, :-1], -1),
            states[0, 1:-1],
        )


def export(tagger: Tagger, tokenizer: Path, out: Path) -> str:
    """Write ``tagger.onnx`` and ``tokenizer.json`` to ``out``; the SHA-256 of the former.

    Raises ValueError where the packaged network has operators that were not fused as expected.
    """
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        _trace(tagger, plain)
        _fuse(tagger, plain, fused)
        quantize_dynamic(
            fused,
            out / "tagger.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    onnx.save(faster(onnx.load(out / "tagger.onnx")), out / "tagger.onnx")
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    return hashlib.sha256((out / "tagger.onnx").read_bytes()).hexdigest()


def _trace(tagger: Tagger, out: Path) -> None:
    ids = torch.arange(1000, 1064)[None]  # any pieces, but none by chance: training goes on after
    length = torch.export.Dim("length", min=3, max=512)
    torch.onnx.export(
        Packaged(tagger).eval(),
        (ids, torch.zeros_like(ids)),
        str(out),
        input_names=["ids", "cases"],
        output_names=["labels", "cues", "sources", "states"],
        dynamic_shapes=({1: length}, {1: length}),
        opset_version=OPSET,
        external_data=False,
    )


def _fuse(tagger: Tagger, plain: Path, fused: Path) -> None:
    shape = tagger.encoder.config
    model = optimize_model(
        str(plain),
        model_type="bert",
        num_heads=shape.num_attention_heads,
        hidden_size=shape.hidden_size,
        opt_level=0,
    )
    model.save_model_to_file(str(fused))
    kinds = {node.op_type for node in onnx.load(fused).graph.node}
    if not {"Attention", "BiasGelu"} <= kinds:
        raise ValueError(f"the optimizer did not fuse the network: {sorted(kinds)}")
