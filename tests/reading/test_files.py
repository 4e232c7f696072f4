from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

import kg.reading
from kg.article import Article
from kg.errors import InputError
from kg.reading import read, read_text

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "seed-article.txt"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Good and bad inputs of every kind, side by side."""
    (tmp_path / "a-good.txt").write_text("date 2024-05-19 A\n\nText.\n", "utf-8")
    (tmp_path / "b-empty.txt").write_bytes(b"")
    (tmp_path / "c-binary.txt").write_bytes(b"\x7fELF\x00\x01\x02\n\n\x00" * 99)
    (tmp_path / "d-latin.txt").write_bytes("date 2024-05-19 D\n\nCafé.\n".encode("latin-1"))
    (tmp_path / "e-headless.txt").write_text("Only text.\n", "utf-8")
    (tmp_path / "f-impossible.txt").write_text("date 2024-02-30 F\n\nText.\n", "utf-8")
    (tmp_path / "g-link.txt").symlink_to("nowhere")
    (tmp_path / "h-folder.txt").mkdir()
    (tmp_path / "i-packed.txt.gz").write_bytes(b"no gzip")
    (tmp_path / "j-long.txt").write_text(f"date 2024-05-19 J\n\n{'x' * 10_001}\n", "utf-8")
    (tmp_path / "k-good.txt").write_text(" date 2024-05-20 K\n\nText.\n", "utf-8")
    return tmp_path


def test_every_bad_input_is_one_error_and_the_rest_is_read(corpus: Path) -> None:
    found = list(read([corpus, corpus / "l-missing.txt"], max_article_chars=10_000))
    assert [item.source for item in found if isinstance(item, Article)] == [
        "a-good.txt",
        "k-good.txt",
    ]
    errors = [item for item in found if isinstance(item, InputError)]
    places = [str(item.location).removeprefix(f"{corpus}/") for item in errors]
    assert places == [
        "b-empty.txt:1",
        "c-binary.txt:1:5",
        "d-latin.txt:3:4",
        "e-headless.txt:1",
        "f-impossible.txt:1",
        "g-link.txt",
        "i-packed.txt.gz:1",
        "j-long.txt:1",
        "l-missing.txt",
    ]
    assert all(item.advice for item in errors)


def test_the_articles_of_a_file_that_breaks_off_are_kept(tmp_path: Path) -> None:
    text = "".join(f"date 2024-05-19 H{i}\n\nText {i}.\n\n" for i in range(9_000))
    packed = gzip.compress(text.encode())
    (tmp_path / "a.txt.gz").write_bytes(packed[: len(packed) // 2])
    *articles, last = read([tmp_path])
    assert len(articles) > 1000
    assert all(isinstance(item, Article) for item in articles)
    assert isinstance(last, InputError)


def test_a_reader_that_is_left_early_closes_its_file(corpus: Path) -> None:
    found = read([corpus / "a-good.txt", corpus / "k-good.txt"])
    assert isinstance(next(found), Article)
    assert hasattr(found, "close")
    found.close()  # an open file would be a ResourceWarning, which is an error here


def test_the_seed() -> None:
    (found,) = read([SEED])
    assert isinstance(found, Article)
    assert found.headline == "Raisi: Iran, Azerbaijan continue to support Palestinian cause"
    assert (found.published, found.publisher) == ("2024-05-19", "IRNA")
    assert (found.source, found.line) == ("seed-article.txt", 1)
    assert found.dateline is not None
    assert found.dateline.place is not None
    assert found.dateline.agency is not None
    assert found.dateline.span.of(found.body) == "Tehran, IRNA –"
    assert found.dateline.place.of(found.body) == "Tehran"
    assert found.dateline.agency.of(found.body) == "IRNA"
    text = SEED.read_text("utf-8")
    assert found.body == text.partition("\n")[2].strip()
    assert list(read_text(text, source="seed-article.txt")) == [found]


def test_the_standard_input_of_a_process() -> None:
    program = (
        "from kg.reading import read\n"
        "for item in read(['-']): print(item.source, item.line, item.publisher)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=SEED.read_bytes(),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.decode().split() == ["-", "1", "IRNA"]


def test_the_public_names() -> None:
    assert all(hasattr(kg.reading, name) for name in kg.reading.__all__)
