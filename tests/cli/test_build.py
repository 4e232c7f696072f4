"""kg build, as scripts use it."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from seed_extraction import SEED

from kg import pipeline
from kg.article import Article, Span
from kg.cli.main import main
from kg.extraction.model import Entity, EntityType, Extraction, Meeting, Participation

STORY = """ date {day} {headline}

VIENNA, May 3 (Xinhua) -- Austrian Chancellor Karl Huber said on Friday that his country
will open a new embassy in Nairobi.

“We have waited long enough,” Huber said.
"""


def kg(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(1, 4):
        text = STORY.format(day=f"2024-05-0{number}", headline=f"Story number {number}")
        (folder / f"story-{number}.txt").write_text(text, "utf-8")
    return folder


def test_the_seed_becomes_turtle(tmp_path: Path) -> None:
    output = tmp_path / "seed.ttl"
    done = kg("build", SEED, "-o", output)
    assert done.exit_code == 0, done.output
    assert "read 1 article: built 1, skipped 0" in done.output
    triples = list(ox.parse(output.read_bytes(), format=ox.RdfFormat.TURTLE))
    assert len(triples) > 100


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "nt", "jsonld", "rdf"])
def test_order_and_workers_do_not_matter(articles: Path, tmp_path: Path, ending: str) -> None:
    files = sorted(articles.iterdir())
    one, two, three = (tmp_path / f"{n}.{ending}" for n in "123")
    assert kg("build", *files, "-o", one, "--workers", "1").exit_code == 0
    assert kg("build", *reversed(files), "-o", two, "--workers", "2").exit_code == 0
    assert kg("build", articles, "-o", three).exit_code == 0
    assert one.read_bytes() == two.read_bytes() == three.read_bytes()


def test_many_articles_on_two_workers_give_the_bytes_of_one(tmp_path: Path) -> None:
    text = "\n".join(
        STORY.format(day=f"2024-05-{1 + n % 28:02}", headline=f"Story {n}") for n in range(70)
    )
    source = tmp_path / "many.txt"
    source.write_text(text, "utf-8")
    one, two = tmp_path / "1.nq", tmp_path / "2.nq"
    assert kg("build", source, "-o", one, "--workers", "1").exit_code == 0
    assert kg("build", source, "-o", two, "--workers", "2").exit_code == 0
    assert one.read_bytes() == two.read_bytes()


def test_hash_seeds_do_not_matter(articles: Path) -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "kg", "build", str(articles), "-o", "-", "--format", "jsonld"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "424242")
    }
    assert len(outputs) == 1


def test_standard_input_and_output(articles: Path) -> None:
    text = (articles / "story-1.txt").read_text("utf-8")
    done = kg("build", "-", "-o", "-", "--format", "nt", stdin=text)
    assert done.exit_code == 0
    assert list(ox.parse(done.stdout.encode(), format=ox.RdfFormat.N_TRIPLES))
    assert "in standard output" in done.stderr


def test_gzip_by_the_ending(articles: Path, tmp_path: Path) -> None:
    plain, packed = tmp_path / "g.nq", tmp_path / "g.nq.gz"
    assert kg("build", articles, "-o", plain).exit_code == 0
    assert kg("build", articles, "-o", packed).exit_code == 0
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()


def test_the_base_names_everything(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "g.nt"
    base = "https://data.example.net/news/"
    assert kg("build", articles, "-o", output, "--base", base).exit_code == 0
    assert "https://example.org/newskg/" not in output.read_text("utf-8")
    assert f"<{base}article/2024-05-01/story-number-1-" in output.read_text("utf-8")


def test_what_cannot_be_read_is_reported_and_the_rest_is_built(
    articles: Path, tmp_path: Path
) -> None:
    (articles / "bad-day.txt").write_text(" date 2024-02-30 No such day\n\nText.\n", "utf-8")
    (articles / "bytes.txt").write_bytes(b" date 2024-05-01 Bytes\n\n\xff\xfe\xfa text\n")
    (articles / "empty.txt").write_bytes(b"")
    output = tmp_path / "g.nq"
    done = kg("build", articles, "-o", output)
    assert done.exit_code == 1
    assert "bad-day.txt:1" in done.output
    assert "bytes.txt:3" in done.output
    assert "empty.txt" in done.output
    assert "read 6 articles: built 3, skipped 3" in done.output
    assert len({q.graph_name for q in ox.parse(path=str(output))}) == 3


def test_files_that_are_no_articles_are_told(articles: Path, tmp_path: Path) -> None:
    names = ("page.html", "a.json", "sub/b.pdf", "sub/README", "x.html", ".hidden.html")
    for name in (*names, "g.nq-notes.html"):
        (articles / name).parent.mkdir(exist_ok=True)
        (articles / name).write_bytes(b"x")
    output = articles / "g.nq"
    for _ in range(2):  # what it made there itself is not told
        done = kg("build", articles, articles / "x.html", "-o", output)
        assert done.exit_code == 1  # x.html was named, so it was read
        told = "5 files not read, for only *.txt and *.txt.gz are articles"
        kinds = "2 .html, 1 .json, 1 .pdf, 1 no ending"
        first = f"{articles}/a.json, {articles}/g.nq-notes.html, "
        assert f"{told}: {kinds} ({first}" in done.output
        assert done.output.count(", …)") == 1
    alone = kg("build", tmp_path / "articles" / "sub", "-o", tmp_path / "g.nq")
    assert "a folder without articles" in alone.output
    assert "2 files not read" in alone.output


def test_what_is_no_input_at_all_is_no_article(articles: Path, tmp_path: Path) -> None:
    (articles / "paper.txt").write_bytes(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    done = kg("build", articles, tmp_path / "none.txt", "-o", tmp_path / "g.nq")
    assert done.exit_code == 1
    assert "paper.txt: not plain text in UTF-8, but a PDF file" in done.output
    assert "pdftotext" in done.output
    assert "read 3 articles: built 3, skipped 0; 2 inputs not read; 6 statements" in done.output


def test_a_name_with_a_new_line_stays_on_its_line(articles: Path, tmp_path: Path) -> None:
    (articles / "two\nlines.txt").write_bytes((articles / "story-1.txt").read_bytes())
    (articles / "un\nread.md").write_text("x", "utf-8")
    done = kg("build", articles, "-o", tmp_path / "g.nq")
    assert "two\\nlines.txt:1" in done.output
    assert "un\\nread.md" in done.output


def test_nothing_is_written_when_nothing_is_built(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("no header here\n", "utf-8")
    done = kg("build", tmp_path / "bad.txt", "-o", tmp_path / "g.ttl")
    assert done.exit_code == 1
    assert "nothing was written" in done.output
    assert not (tmp_path / "g.ttl").exists()


def test_an_article_given_twice_is_built_once(articles: Path, tmp_path: Path) -> None:
    text = (articles / "story-1.txt").read_text("utf-8")
    (articles / "copy.txt").write_text(text, "utf-8")
    done = kg("build", articles, "-o", tmp_path / "g.nq")
    assert done.exit_code == 0
    assert "story-1.txt:1: the same article again: copy.txt:1 stands" in done.output
    assert "read 4 articles: built 3, skipped 0, replaced 1" in done.output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--base", "no iri"], "not an absolute IRI"),
        (["--extractor", "ruels"], "rules"),
        (["--format", "docx"], "docx"),
        (["--engine", "guess"], "guess"),
        (["--workers", "0"], "0"),
    ],
)
def test_bad_usage_is_told_before_the_work(
    articles: Path, tmp_path: Path, options: list[str], message: str
) -> None:
    done = kg("build", articles, "-o", tmp_path / "g.ttl", *options)
    assert done.exit_code == 2
    assert message in done.output
    assert not (tmp_path / "g.ttl").exists()


def test_the_clock_is_written_only_when_asked(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "g.nt"
    kg("build", articles, "-o", output)
    assert "endedAtTime" not in output.read_text("utf-8")
    kg("build", articles, "-o", output, "--timestamp")
    assert "endedAtTime" in output.read_text("utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1716100000")
    kg("build", articles, "-o", output)
    assert "2024-05-19T06:26:40+00:00" in output.read_text("utf-8")


def test_without_bodies_no_text_is_told(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "g.ttl"
    done = kg("build", articles, "-o", output, "--no-body")
    assert done.exit_code == 0, done.output
    text = output.read_text("utf-8")
    assert "articleBody" not in text
    assert "oa:exact" not in text
    assert "nkg:contentDigest" in text


def test_verbose_says_what_was_found_where(articles: Path, tmp_path: Path) -> None:
    before = kg("-v", "build", articles, "-o", tmp_path / "g.ttl", "--no-record")
    behind = kg("build", "--verbose", articles, "-o", tmp_path / "g.ttl", "--no-record")
    assert "story-1.txt:1: 2 statements, 0 meetings" in before.output
    assert behind.output == before.output


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = kg("build", tmp_path / "none", "-o", tmp_path / "g.ttl")
    assert done.exit_code == 1
    assert "none" in done.output


class Lonely:
    """An extractor that finds a meeting of one: no shape lets that through."""

    name, version, model_digest = "lonely", "1", None

    def extract(self, article: Article) -> Extraction:
        body = Span(0, len(article.body))
        somebody = Entity("p", EntityType.PERSON, "Somebody", (body,))
        alone = Meeting(evidence=(body,), participations=(Participation("p"),))
        return Extraction(entities=(somebody,), meetings=(alone,))


def test_a_graph_that_does_not_conform_is_reported_and_left_out(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "extractor_named", lambda _: Lonely())
    (articles / "empty.txt").write_bytes(b"")
    done = kg("build", articles, "-o", tmp_path / "g.nq")
    assert done.exit_code == 3
    assert "story-1.txt:1: the graph of this article breaks the shapes" in done.output
    assert "built 0, skipped 4; nothing was written" in done.output
    allowed = kg("build", articles, "-o", tmp_path / "g.nq", "--no-validate")
    assert allowed.exit_code == 1
    assert len({q.graph_name for q in ox.parse(path=str(tmp_path / "g.nq"))}) == 3


def test_an_output_that_cannot_be_written(articles: Path, tmp_path: Path) -> None:
    for options in ([], ["--no-record"], ["--shards", "2"]):
        done = kg("build", articles, "-o", tmp_path / "none" / "g.nq", *options)
        assert done.exit_code == 2
        assert f"there is no folder '{tmp_path}/none'" in done.output
        assert f"mkdir -p {tmp_path}/none" in done.output
