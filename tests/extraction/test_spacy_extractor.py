"""The extractor "spacy": pipelines saved here, loaded by name, and what is said of bad ones."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import spacy
from click.testing import CliRunner
from seed_extraction import SEED
from spacy_pipelines import PATTERNS, STORY, ruled

from kg.article import Article
from kg.cli.main import main
from kg.errors import UsageError
from kg.extraction import extract, extractor_named, extractor_names
from kg.extraction.protocol import Extractor
from kg.extraction.spacy_tagger import MODEL, SPANS, SpacyTagger, spacy_extractor


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(MODEL, raising=False)
    monkeypatch.delenv(SPANS, raising=False)
    extractor_named.cache_clear()
    yield
    extractor_named.cache_clear()


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pipeline of the patterns in a folder, and named in the environment."""
    folder = tmp_path / "pipeline"
    ruled().to_disk(folder)
    monkeypatch.setenv(MODEL, str(folder))
    return folder


@pytest.mark.usefixtures("saved")
def test_a_story_becomes_statements() -> None:
    assert "spacy" in extractor_names()
    found = extract(STORY, extractor="spacy")
    said = [s for s in found.statements if s.cue]
    texts = [[span.of(STORY.body) for span in s.content] for s in said]
    assert texts == [["We have waited long enough"], ["Nairobi is next"]]
    assert [s.speakers for s in said] == [("person:karl-huber",), ("person:anna-weber",)]
    assert [s.cue[0].of(STORY.body) for s in said] == ["said", "added"]
    assert [s.source[0].of(STORY.body) for s in said] == ["Huber", "Weber"]
    assert said[0].stated_on is not None
    assert said[0].stated_on.date.value == "2024-05-03"
    assert len(found.meetings) == 1


@pytest.mark.usefixtures("saved")
def test_the_extractor_names_itself_and_its_pipeline() -> None:
    extractor = extractor_named("spacy")
    assert isinstance(extractor, Extractor)
    assert extractor.name == "spacy"
    assert spacy.about.__version__ in extractor.version
    assert re.fullmatch("[0-9a-f]{64}", extractor.model_digest or "")


def test_the_digest_is_that_of_the_files(saved: Path, tmp_path: Path) -> None:
    first = spacy_extractor().model_digest
    assert first == spacy_extractor().model_digest
    files = sorted(p.relative_to(saved).as_posix() for p in saved.rglob("*") if p.is_file())
    sums = [f"{hashlib.sha256((saved / f).read_bytes()).hexdigest()}  {f}\n" for f in files]
    assert first == hashlib.sha256("".join(sums).encode()).hexdigest()

    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(saved, elsewhere)
    assert SpacyTagger(spacy.load(elsewhere)).digest == first
    shutil.move(saved / "tokenizer", saved / "tokens")
    (saved / "tokenizer").write_bytes((saved / "tokens").read_bytes())
    assert spacy_extractor().model_digest != first


def test_the_same_article_gives_the_same_extraction(saved: Path) -> None:
    assert saved.is_dir()
    first = extract(STORY, extractor="spacy")
    other = Article(headline="", published="2024-05-04", body="“No words of that story,” he said.")
    extract(other, extractor="spacy")
    extractor_named.cache_clear()
    assert extract(STORY, extractor="spacy") == first


@pytest.mark.usefixtures("saved")
def test_a_build_names_extractor_and_pipeline(tmp_path: Path) -> None:
    output = tmp_path / "seed.nq"
    arguments = ["build", str(SEED), "-o", str(output), "--extractor", "spacy", "--workers", "1"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    activities = {
        quad.subject.value
        for quad in ox.parse(output.read_bytes(), format=ox.RdfFormat.N_QUADS)
        if isinstance(quad.subject, ox.NamedNode) and "/extraction/" in quad.subject.value
    }
    digest = extractor_named("spacy").model_digest or ""
    (activity,) = activities
    assert "/extraction/spacy-" in activity
    assert f"-{digest[:8]}-" in activity


def problem_of(name: str | Path | None, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the command line says of it."""
    if name is not None:
        monkeypatch.setenv(MODEL, str(name))
    done = CliRunner().invoke(main, ["build", str(SEED), "-o", "-", "--extractor", "spacy"])
    assert done.exit_code == UsageError.exit_code
    return done.output


def test_without_a_name_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    said = problem_of(None, monkeypatch)
    assert "needs a pipeline, and KG_SPACY_MODEL names none" in said
    assert "Set KG_SPACY_MODEL to the name of an installed spaCy pipeline" in said


def test_a_pipeline_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = tmp_path / "missing"
    said = problem_of(missing, monkeypatch)
    assert f"the spaCy pipeline '{missing}' cannot be loaded" in said
    assert "Set KG_SPACY_MODEL" in said


def test_a_pipeline_that_is_broken(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (saved / "config.cfg").write_text("[nlp]\nlang = 7", "utf-8")
    assert "cannot be loaded" in problem_of(saved, monkeypatch)


def test_a_pipeline_without_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ruled(*PATTERNS[1:]).to_disk(tmp_path / "none")
    said = problem_of(tmp_path / "none", monkeypatch)
    assert "no component of the spaCy pipeline" in said
    assert "labels source, cue and content" in said


def test_spans_under_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ruled(key="sc").to_disk(tmp_path / "other")
    said = problem_of(tmp_path / "other", monkeypatch)
    assert "writes no spans under the key 'attribution'" in said
    assert "Set KG_SPACY_SPANS to 'sc'." in said
    monkeypatch.setenv(SPANS, "sc")
    extractor = spacy_extractor()
    assert extractor.version.endswith("-sc")
    assert len(extractor.tagger.attributions(STORY.body)) == 3


@pytest.mark.usefixtures("saved")
def test_without_spacy_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n == "spacy" or n.startswith("spacy.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "spacy", None)
    said = problem_of(None, monkeypatch)
    assert "needs spaCy, which cannot be imported" in said
    assert "pip install 'newskg[spacy]'" in said


def test_spacy_is_imported_only_when_it_is_used() -> None:
    program = (
        "import sys, kg.extraction, kg.extraction.spacy_tagger\n"
        "print(*(m for m in sys.modules if m == 'spacy'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == []
