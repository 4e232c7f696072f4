"""kg show --html: the page in a file or on standard output, whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from page_parts import check_html5, parts_of
from seed_extraction import BODY, SEED

from kg.cli.main import main

QUIET = " date 2024-05-19 Quiet\n\nIt rained.\n"


def show(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["show", *map(str, arguments)])


def test_a_page_in_a_file(tmp_path: Path) -> None:
    done = show(SEED, "--html", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_bytes()
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "1 article with" in done.stderr
    assert parts_of(page).texts == [BODY]
    check_html5(page)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_page_on_standard_output_is_the_same(tmp_path: Path) -> None:
    show(SEED, "--html", tmp_path / "page.htm")
    done = show(SEED, "--html", "-")
    assert done.stdout_bytes == (tmp_path / "page.htm").read_bytes()
    assert done.stderr == ""


def test_the_hash_seed_and_the_locale_change_no_byte() -> None:
    pages = {
        subprocess.run(
            [sys.executable, "-m", "kg", "show", str(SEED), "--html", "-"],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            capture_output=True,
            check=True,
        ).stdout
        for seed, locale in (("1", "C"), ("2", "C.UTF-8"))
    }
    assert len(pages) == 1


def test_several_articles_are_one_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{QUIET}\n{QUIET}", "utf-8")
    done = show(tmp_path, "--html", "-")
    assert parts_of(done.stdout_bytes).texts == ["It rained."] * 2


def test_what_cannot_be_read_is_told_and_the_rest_is_in_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no header\n", "utf-8")
    (tmp_path / "b.txt").write_text(QUIET, "utf-8")
    done = show(tmp_path, "--html", tmp_path / "page.html")
    assert done.exit_code == 1
    assert "a.txt" in done.stderr
    assert parts_of((tmp_path / "page.html").read_bytes()).texts == ["It rained."]


def test_no_page_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("old", "utf-8")
    (tmp_path / "a.txt").write_text("no header\n", "utf-8")
    assert show(tmp_path / "a.txt", "--html", tmp_path / "page.html").exit_code == 1
    assert (tmp_path / "page.html").read_text("utf-8") == "old"


def test_an_older_page_gives_way_and_keeps_its_mode(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("old", "utf-8")
    page.chmod(0o640)
    assert show(SEED, "--html", page).exit_code == 0
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")
    assert stat.S_IMODE(page.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["page", "page.txt", ""])
def test_a_file_that_is_no_page_is_not_overwritten(tmp_path: Path, name: str) -> None:
    done = show(SEED, "--html", tmp_path / name if name else "")
    assert done.exit_code == 2
    assert "not the name of a page" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_article_where_the_page_should_be_named_is_safe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(QUIET, "utf-8")
    (tmp_path / "b.txt").write_text(QUIET, "utf-8")
    assert show("--html", tmp_path / "a.txt", tmp_path / "b.txt").exit_code == 2
    assert (tmp_path / "a.txt").read_text("utf-8") == QUIET


def test_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    done = show(SEED, "--html", tmp_path / "missing" / "page.html")
    assert done.exit_code == 2
    assert "cannot be written: there is no folder" in done.stderr
