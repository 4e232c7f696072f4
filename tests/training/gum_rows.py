"""Two documents as GUM's gold has them, written for the tests: names, heads, nested mentions."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

_WORDS = (
    # word, part of speech, governor from 1, relation
    (
        "The DT 3 det|Norwegian JJ 3 amod|minister NN 6 nsubj|Ingrid NNP 3 appos|Solheim NNP 4 flat"
        "|visited VBD 0 root|the DT 8 det|University NNP 6 obj|of IN 10 case|Bergen NNP 8 nmod"
        "|in IN 12 case|Bergen NNP 6 obl|, , 14 punct|Norway NNP 12 appos|. . 6 punct"
    ),
    (
        "She PRP 2 nsubj|met VBD 0 root|Mr. NNP 4 nmod:desc|Ali NNP 2 obj|Reza NNP 4 flat"
        "|at IN 9 case|the DT 9 det|World NNP 9 compound|Cup NNP 2 obl|. . 2 punct"
    ),
)
_MENTIONS = (
    # sentence, first word, last word, type
    (0, 0, 4, "person"),
    (0, 3, 4, "person"),
    (0, 6, 9, "organization"),
    (0, 9, 9, "place"),
    (0, 11, 13, "place"),
    (0, 13, 13, "place"),
    (1, 0, 0, "person"),
    (1, 2, 4, "person"),
    (1, 6, 8, "event"),
)


def _row(name: str, licence: str) -> dict[str, Any]:
    body, sentences = "", []
    for line in _WORDS:
        tokens, heads = [], []
        for part in line.split("|"):
            word, tag, head, relation = part.split()
            body += " " if body and word not in {",", "."} else ""
            tokens.append([len(body), len(body) + len(word), tag, word.lower(), ""])
            heads.append([int(head), relation])
            body += word
        sentences.append({"tokens": tokens, "heads": heads})
    mentions = [
        {
            "start": sentences[s]["tokens"][first][0],
            "end": sentences[s]["tokens"][last][1],
            "type": kind,
        }
        for s, first, last, kind in _MENTIONS
    ]
    document = {"id": name, "licence": licence, "body": body}
    return {**document, "sentences": sentences, "mentions": mentions}


ROWS = [_row("one", "CC BY 4.0")]


def write_gum(path: Path, *, copies: int) -> Path:
    """A file of as many open documents, and three that may not be used."""
    rows = [_row(f"open-{i}", "CC BY 4.0") for i in range(copies)]
    rows += [_row("nc", "CC BY-NC 4.0"), _row("unsaid", "public sources; see the corpus")]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path
