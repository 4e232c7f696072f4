"""From gold to the packaged head for names, in one command.

    python -m training.names GUM [--gold FILE --analysis FILE] [--model DIR] [--work DIR]

GUM is gold of the GUM corpus with its licences; --gold and --analysis are articles with an
automatic analysis (training/README.md). Writes names.onnx beside the tagger.onnx whose states it
reads, by default into the package, and the log and the scores to --work.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from random import Random

from kg.extraction.tagger import PACKAGED, NetworkTagger
from training.names.edits import renamed
from training.names.examples import examples_of
from training.names.gold import analysed, gum
from training.names.head import export
from training.names.scores import by_both, by_head, by_rules, scores_of
from training.names.train import Plan, train

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Read the options, train, export, judge."""
    parser = argparse.ArgumentParser(prog="python -m training.names", description=__doc__)
    parser.add_argument("gum", type=Path)
    parser.add_argument("--gold", type=Path, help="articles, for their bodies")
    parser.add_argument("--analysis", type=Path, help="names in these articles, by id")
    parser.add_argument("--model", type=Path, default=PACKAGED)
    parser.add_argument("--work", type=Path, default=ROOT / "out" / "training")
    parser.add_argument("--epochs", type=int, default=Plan().epochs, help="%(default)s")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    rng = Random(Plan().seed)
    gold, held_out = gum(options.gum)
    silver = analysed(options.gold, options.analysis)[::2] if options.analysis else []
    texts = [*gold, *(renamed(text, rng) for text in gold)]
    head = train(
        list(examples_of(options.model, texts)),
        list(examples_of(options.model, (renamed(text, rng) for text in silver))),
        options.work / "names.log.jsonl",
        Plan(epochs=options.epochs),
    )
    out = options.model / "names.onnx"
    digest = export(head, options.model / "tagger.onnx", out)
    tagger = NetworkTagger(options.model)
    finders = {"rules": by_rules, "head": by_head(tagger), "both": by_both(tagger)}
    scores = {
        name: {
            kind: {"P": round(s.precision, 1), "R": round(s.recall, 1), "F1": round(s.f1, 1)}
            for kind, s in scores_of(held_out, find).items()
        }
        for name, find in finders.items()
    }
    (options.work / "names.scores.json").write_text(json.dumps(scores, indent=1) + "\n", "utf-8")
    print(f"{out}: {digest}\n{json.dumps(scores, indent=1)}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
