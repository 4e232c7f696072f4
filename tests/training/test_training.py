"""The whole way, in small: gold, a network, a file in ONNX, and the same again."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from annotated_texts import OWN, TOKENIZER
from numpy.typing import NDArray

from kg.extraction.tagger import PACKAGED, NetworkTagger
from kg.extraction.tagger.decoding import Scores
from kg.extraction.tagger.labels import LABELS
from kg.extraction.tagger.network import CLASSIFIER, SEPARATOR, Network
from kg.extraction.tagger.pieces import pieces_of
from kg.extraction.tagger.sessions import PRODUCTS

torch = pytest.importorskip("torch", reason="PyTorch is not here: make test-training brings it")

from transformers import BertConfig, BertModel  # noqa: E402

from training.tagger import __main__ as command  # noqa: E402 -- this and the rest need torch
from training.tagger.export import Packaged, export  # noqa: E402
from training.tagger.gold import Text, Token, stories  # noqa: E402
from training.tagger.network import Tagger  # noqa: E402
from training.tagger.products import model  # noqa: E402
from training.tagger.train import Corpora, Plan, train  # noqa: E402

pytestmark = [
    # PyTorch's exporter copies its own trees in a manner that it calls deprecated.
    pytest.mark.filterwarnings("ignore:.isinstance.treespec, LeafSpec.. is deprecated"),
    # Both inputs have the same length, which is what is wanted.
    pytest.mark.filterwarnings("ignore:# The axis name. length will not be used"),
]

ROOT = Path(__file__).resolve().parents[2]
Floats = NDArray[np.float32]
# One thread: faster for so small a network, above all beside other work.
TINY = Plan(epochs=1, batch=4, rate=1e-3, average=0.5, threads=1)
LOSSES = ("labels", "cues", "sources")
SYNTAX = ("tags", "names", "relations", "heads")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small encoder with weights by chance, in the form of the pre-trained one."""
    folder = tmp_path_factory.mktemp("encoder")
    torch.manual_seed(0)
    shape = BertConfig(
        hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=128
    )
    BertModel(shape, add_pooling_layer=False).save_pretrained(folder)
    (folder / "tokenizer.json").write_bytes((PACKAGED / "tokenizer.json").read_bytes())
    return folder


@pytest.fixture(scope="module")
def few() -> Corpora:
    return Corpora(stories(OWN)[:3])


def trained(model: Path, corpora: Corpora, out: Path, plan: Plan = TINY) -> Tagger:
    """The tagger after the last epoch."""
    return list(train(model, corpora, out, plan))[-1][1]


def log_of(checkpoint: Path) -> list[dict[str, Any]]:
    """The rows of the log: first the plan, then the losses."""
    lines = checkpoint.with_suffix(".log.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def chances_of(scores: Scores) -> tuple[Floats, Floats, Floats]:
    """Probabilities of labels, of cues and of sources."""
    return np.exp(scores.tags), scores.cues, scores.sources


def test_the_same_seed_gives_the_same_weights(tiny: Path, few: Corpora, tmp_path: Path) -> None:
    weights = []
    for folder, seed in (("a", 1), ("b", 1), ("c", 2)):
        (tmp_path / folder).mkdir()
        checkpoint = tmp_path / folder / "tagger.pt"
        trained(tiny, few, checkpoint, replace(TINY, seed=seed, epochs=2))
        weights.append(checkpoint.read_bytes())
    assert weights[0] == weights[1] != weights[2]


def test_a_cycle_goes_on_from_the_one_before(tiny: Path, few: Corpora, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pt", tmp_path / "second.pt"
    before = trained(tiny, few, first).state_dict()
    still = replace(TINY, start=str(first), rate=0.0, head_rate=0.0)
    after = trained(tiny, few, second, still).state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_it_learns(tiny: Path, few: Corpora, tmp_path: Path) -> None:
    trained(tiny, few, tmp_path / "tagger.pt", replace(TINY, epochs=30, head_rate=3e-3))
    plan, *rows = log_of(tmp_path / "tagger.pt")
    assert plan["seed"] == 0
    assert [row["epoch"] for row in rows] == list(range(30))
    for name in LOSSES:
        assert rows[-1][name] < 0.9 * rows[0][name], name
    assert not set(SYNTAX) & set(rows[0])


def test_syntax_is_learnt_where_there_is_an_analysis(
    tiny: Path, few: Corpora, tmp_path: Path
) -> None:
    def analysed(text: Text) -> Text:
        words = [t for t in pieces_of(TOKENIZER, text.body).starts if text.body[t].isalpha()]
        tokens = (
            Token(start, start + 1, "NN", "PERSON" if i % 7 else "O", "dep", i - 1)
            for i, start in enumerate(sorted(set(words)))
        )
        return replace(text, tokens=tuple(tokens))

    corpora = Corpora(tuple(map(analysed, few.annotated)), few.annotated[:1])
    trained(tiny, corpora, tmp_path / "tagger.pt")
    assert all(log_of(tmp_path / "tagger.pt")[1][name] > 0 for name in (*LOSSES, "heads"))
    assert set(SYNTAX) <= set(log_of(tmp_path / "tagger.pt")[1])


@pytest.mark.parametrize("encoder", ["tiny", "pre-trained"])
def test_the_packaged_file_says_what_the_network_says(
    encoder: str, tiny: Path, few: Corpora, tmp_path: Path
) -> None:
    model = tiny if encoder == "tiny" else command.pretrained()
    tagger = trained(model, replace(few, annotated=few.annotated[:1]), tmp_path / "tagger.pt")
    digest = export(tagger, model / "tokenizer.json", tmp_path / "packaged")
    packed = tmp_path / "packaged" / "tagger.onnx"
    assert digest == hashlib.sha256(packed.read_bytes()).hexdigest()
    assert packed.stat().st_size < 0.3 * (tmp_path / "tagger.pt").stat().st_size
    assert str(ROOT).encode() not in packed.read_bytes()

    body = few.annotated[1].body[:1000]
    pieces = pieces_of(TOKENIZER, body)
    ids = torch.tensor([[CLASSIFIER, *pieces.ids, SEPARATOR]])
    with torch.no_grad():
        exact = Packaged(tagger).eval()(ids, torch.tensor([[0, *pieces.cases, 0]]))[:3]
    (found,) = Network(packed).scores(pieces)
    assert found.tags.shape == (len(pieces), len(LABELS))
    assert found.cues.shape == found.sources.shape == (len(pieces), 1 + len(pieces))
    for name, said, meant in zip(LOSSES, chances_of(found), exact, strict=True):
        chances = meant.exp().numpy() if name == "labels" else meant.numpy()
        assert abs(said - chances).mean() < 0.02, name
        assert np.corrcoef(said.ravel(), chances.ravel())[0, 1] > 0.95, name

    attributions = NetworkTagger(tmp_path / "packaged").attributions(body)
    assert all(0 <= a.confidence <= 1 for a in attributions)


def test_one_command(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = dict(list(json.loads(OWN.read_text("utf-8")).items())[:2])
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")
    monkeypatch.setattr(command, "OWN", tmp_path / "gold.json")
    options = ("--model", tiny, "--out", tmp_path / "out", "--work", tmp_path / "work")
    arguments = ["", tmp_path / "gold.json", *options, "--epochs", "1", "--threads", "1"]
    monkeypatch.setattr(sys, "argv", list(map(str, arguments)))
    command.main()
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"tagger.onnx", "tokenizer.json"}
    assert sorted(path.name for path in (tmp_path / "work").iterdir()) == [
        f"cycle-{n}.{ending}" for n in range(len(command.CYCLES)) for ending in ("log.jsonl", "pt")
    ]
    start = log_of(tmp_path / "work" / "cycle-1.pt")[0]["start"]
    assert start == str(tmp_path / "work" / "cycle-0.pt")
    NetworkTagger(tmp_path / "out").attributions("He said so.")


def test_the_packaged_product_is_the_one_that_is_made_here() -> None:
    assert PRODUCTS.read_bytes() == model().SerializeToString()
