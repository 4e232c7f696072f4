"""Gold as input of kg build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import Gold, write_texts

GOLD = Gold("../a b/c", "He said no.", date="2024-05-19", headline="H")


def test_each_article_is_a_file_within_the_folder(tmp_path: Path) -> None:
    assert write_texts([GOLD, replace(GOLD, id="d")], tmp_path / "new") == 2
    files = sorted((tmp_path / "new").iterdir())
    assert [f.name for f in files] == ["__a_b_c.txt", "d.txt"]
    assert files[1].read_text("utf-8") == " date 2024-05-19 H\n\nHe said no.\n"


@pytest.mark.parametrize("bare", [replace(GOLD, date=""), replace(GOLD, headline="")])
def test_an_article_without_a_header_cannot_be_built(tmp_path: Path, bare: Gold) -> None:
    with pytest.raises(InputError, match="has no date, or no headline"):
        write_texts([GOLD, bare], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_written_twice(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"two articles would be written to __a_b_c\.txt"):
        write_texts([GOLD, GOLD], tmp_path)


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="file: cannot be written: File exists"):
        write_texts([GOLD], tmp_path / "file")
