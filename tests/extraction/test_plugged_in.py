"""The extractors that docs/how-to/write-an-extractor.md shows, as they stand there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from scripted_server import Reply, answering
from seed_extraction import SEED
from spacy_pipelines import STORY, words

from kg.extraction.protocol import Extractor

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "write-an-extractor.md"


def examples_of_the_page() -> list[str]:
    return re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_the_extractor_of_the_page() -> None:
    names: dict[str, Any] = {}
    exec(examples_of_the_page()[0], names)  # noqa: S102 -- our own page
    extractor = names["MyExtractor"]()
    assert isinstance(extractor, Extractor)
    (statement,) = extractor.extract(STORY).statements
    assert statement.content[0].of(STORY.body) == "We have waited long enough,"


def test_the_pipeline_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    shutil.copy(SEED, tmp_path / "articles")
    (example,) = (e for e in examples_of_the_page() if "import spacy" in e)
    exec(example, {})  # noqa: S102 -- our own page
    (line,) = re.findall(r"^\$ (KG_SPACY_MODEL=.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    command = line.replace(" kg ", f" {shlex.quote(sys.executable)} -m kg ", 1)
    subprocess.run(command, shell=True, check=True, capture_output=True)  # noqa: S602 -- the same
    graph = (tmp_path / "graph.ttl").read_text("utf-8")
    assert "/extraction/spacy-" in graph
    assert re.search("nkg:DirectQuote.*?nkg:cue", graph, re.DOTALL)


def test_the_service_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVICE_KEY", "a key")
    (example,) = (e for e in examples_of_the_page() if "ServiceTagger" in e)
    names: dict[str, Any] = {}
    exec(example, names)  # noqa: S102 -- our own page
    answer = [
        {"content": "Nairobi is next", "cue": "added", "source": "Weber"},
        {"content": "We have waited long enough", "cue": "said", "source": "Huber"},
        {"content": "Nobody said this", "cue": None, "source": None},
    ]
    body = {"choices": [{"message": {"content": json.dumps(answer)}}]}
    with answering(Reply(body=json.dumps(body).encode())) as script:
        tagger = names["ServiceTagger"](script.url, "a-model", tmp_path)
        first = tagger.attributions(STORY.body)
        assert tagger.attributions(STORY.body) == first
    assert [words(STORY.body, one) for one in first] == [
        ("We have waited long enough", "said", "Huber"),
        ("Nairobi is next", "added", "Weber"),
    ]
    (request,) = script.requests
    assert json.loads(request.body)["messages"][1]["content"] == STORY.body
    assert names["service_extractor"]().name == "service"
