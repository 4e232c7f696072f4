"""The way of the head for names, in small: gold, a head, a file in ONNX, and the same again."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from gum_rows import ROWS, write_gum

from kg.errors import UsageError
from kg.extraction.protocol import Name
from kg.extraction.tagger import PACKAGED, NetworkTagger
from kg.extraction.tagger.names import LABELS
from kg.extraction.tagger.sessions import Model

torch = pytest.importorskip("torch", reason="PyTorch is not here: make test-training brings it")

from training.names import __main__ as command  # noqa: E402 -- this and the rest need torch
from training.names.examples import Example, examples_of  # noqa: E402
from training.names.gold import Named, names_of  # noqa: E402
from training.names.head import Head, Packaged, export  # noqa: E402
from training.names.train import Plan, train  # noqa: E402

pytestmark = [
    # PyTorch's exporter copies its own trees in a manner that it calls deprecated.
    pytest.mark.filterwarnings("ignore:.isinstance.treespec, LeafSpec.. is deprecated"),
]

FEW = Plan(epochs=40, own=1)


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    texts = [Named(row["id"], row["body"], tuple(names_of(row))) for row in ROWS]
    return list(examples_of(PACKAGED, texts))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGED, tmp_path / "model", ignore=shutil.ignore_patterns("names.onnx"))
    return tmp_path / "model"


def test_it_learns_and_the_packaged_file_says_what_it_has_learnt(
    examples: list[Example], folder: Path, tmp_path: Path
) -> None:
    head = train(examples, (), tmp_path / "log.jsonl", FEW)
    plan, *rows = map(json.loads, (tmp_path / "log.jsonl").read_text("utf-8").splitlines())
    assert plan["seed"] == 0
    assert rows[-1]["loss"] < 0.1 * rows[0]["loss"]
    digest = export(head, folder / "tagger.onnx", folder / "names.onnx")
    packed = (folder / "names.onnx").read_bytes()
    assert digest == hashlib.sha256(packed).hexdigest()
    assert len(packed) < 300_000
    assert str(Path(__file__).resolve().parents[2]).encode() not in packed
    body = ROWS[0]["body"]
    found = {(n.span.start, n.span.end, n.type) for n in names(folder, body)}
    assert found == set(names_of(ROWS[0]))


def names(folder: Path, body: str) -> tuple[Name, ...]:
    return tuple(NetworkTagger(folder).attributions_and_names(body).names or ())


def test_texts_of_any_length_are_read_as_in_training(
    examples: list[Example], folder: Path, tmp_path: Path
) -> None:
    head = train(examples, (), tmp_path / "log.jsonl", Plan(epochs=1, own=1))
    export(head, folder / "tagger.onnx", folder / "names.onnx")
    session = Model(folder / "names.onnx").session
    for length in (1, 2, 7, 400):
        words = np.random.default_rng(0).normal(size=(length, head.word.in_features))
        words = words.astype(np.float32)
        (tags,) = session.run(["labels"], {"words": words})
        with torch.no_grad():
            meant = Packaged(head).eval()(torch.from_numpy(words)).numpy()
        assert tags.shape == (length, len(LABELS))
        assert np.abs(tags - meant).max() < 1e-4


def test_the_same_seed_gives_the_same_file(
    examples: list[Example], folder: Path, tmp_path: Path
) -> None:
    digests = []
    for seed in (1, 1, 2):
        head = train(examples, (), tmp_path / "log.jsonl", Plan(epochs=1, own=1, seed=seed))
        digests.append(export(head, folder / "tagger.onnx", tmp_path / "names.onnx"))
    assert digests[0] == digests[1] != digests[2]


def test_silver_is_learnt_from_too(examples: list[Example], tmp_path: Path) -> None:
    heads = [train(examples[:1], silver, tmp_path / "log", FEW) for silver in ((), examples)]
    assert not torch.equal(*(head.word.weight for head in heads))
    assert all(isinstance(head, Head) for head in heads)


def test_one_command(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gum = write_gum(tmp_path / "gum.jsonl.gz", copies=5)
    options = ("--model", folder, "--work", tmp_path / "work", "--epochs", "1")
    monkeypatch.setattr(sys, "argv", list(map(str, ("", gum, *options))))
    command.main()
    assert (folder / "names.onnx").is_file()
    scores = json.loads((tmp_path / "work" / "names.scores.json").read_text("utf-8"))
    assert set(scores) == {"rules", "head", "both"}
    assert 0 < scores["rules"]["all"]["F1"] <= 100
    tagger = folder / "tagger.onnx"
    tagger.write_bytes(tagger.read_bytes() + b"\x72\x00")
    with pytest.raises(UsageError, match="another network"):
        names(folder, "He said so.")
