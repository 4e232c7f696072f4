"""Files that are no plain text are told for what they are."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import Path

import pytest
import zstandard

from kg.errors import InputError
from kg.reading import read

TEXT = " date 2024-05-19 Headline\n\nText.\n"
FILES = {
    "a PDF file": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "a ZIP archive": b"PK\x03\x04\x14\x00\x06\x00\xff",
    "an old word processor": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
    "Rich Text Format": b"{\\rtf1\\ansi {\\fonttbl}}",
    "packed with gzip": gzip.compress(TEXT.encode()),
    "packed with Zstandard": zstandard.compress(TEXT.encode()),
    "packed with bzip2": bz2.compress(TEXT.encode()),
    "packed with xz": lzma.compress(TEXT.encode()),
    "text in UTF-16": TEXT.encode("utf-16"),
    "a page in HTML": b"\n <!doctype HTML>\n<html>",
    "a file in XML": b"<?xml version='1.0'?><nitf/>",
    "a file in JSON": b'[\n  {"date": "2024-05-19"}\n]',
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_format_is_called_by_its_name(name: str, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(FILES[name])
    (error,) = read([file])
    assert isinstance(error, InputError)
    assert name in error.problem
    assert error.advice
    assert str(error.location) == str(file)  # of the whole file, so without a line


def test_text_that_only_speaks_of_them_is_text(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(f"{TEXT}\n%PDF- and <html> and {{ are words.\n", "utf-8")
    (article,) = read([file])
    assert not isinstance(article, InputError)
