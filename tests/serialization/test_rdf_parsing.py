from __future__ import annotations

import gzip
from pathlib import Path

import full_extraction as full
import pytest
from hard_quads import written

from kg.errors import InputError, UsageError
from kg.serialization import Format, parse, save

FULL = full.quads()


def test_a_file_is_read_by_its_ending_or_by_name(tmp_path: Path) -> None:
    save([FULL], tmp_path / "graph.nq")
    assert set(parse(tmp_path / "graph.nq")) == set(FULL)
    assert set(parse(str(tmp_path / "graph.nq"))) == set(FULL)
    (tmp_path / "graph.nq").rename(tmp_path / "graph")
    assert set(parse(tmp_path / "graph", format=Format.NQUADS)) == set(FULL)


def test_what_is_zipped_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    data = gzip.compress(written(FULL, as_=Format.TRIG))
    assert set(parse(data, format=Format.TRIG)) == set(FULL)
    (tmp_path / "graph.trig").write_bytes(data)
    assert set(parse(tmp_path / "graph.trig")) == set(FULL)


def test_a_file_is_read_as_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    path.write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> bad\n")
    quads = parse(path)
    assert (
        next(quads).object
        == next(parse(b"<urn:a> <urn:b> <urn:c> .", format=Format.NTRIPLES)).object
    )
    with pytest.raises(InputError):
        next(quads)


@pytest.mark.parametrize(
    ("format_", "data", "place"),
    [
        (Format.TURTLE, b"<urn:a> <urn:b> \n 5 6 .", ":2:4"),
        (Format.TRIG, b"<urn:g> {\n<urn:a> <urn:b> }", ":2"),
        (Format.NTRIPLES, b"<urn:a> <urn:b> <urn:c>\n", ":2"),
        (Format.NQUADS, b'<urn:a> <urn:b> "\xff" .', ":1"),
        (Format.JSONLD, b'{"@id": "urn:a",\n "urn:b":}', ":2"),
        (Format.RDFXML, b"<a>\n<b></a>", ""),
    ],
)
def test_an_error_tells_file_line_and_column(
    format_: Format, data: bytes, place: str, tmp_path: Path
) -> None:
    path = tmp_path / f"graph.{format_.value}"
    path.write_bytes(data)
    with pytest.raises(InputError, match=f"not valid {format_.full_name}: ") as error:
        list(parse(path))
    assert str(error.value).startswith(f"{path}{place}:")
    assert error.value.advice is not None
    with pytest.raises(InputError, match="<bytes>"):
        list(parse(data, format=format_))


def test_a_remote_context_is_not_fetched() -> None:
    with pytest.raises(InputError, match="not valid JSON-LD"):
        list(parse(b'{"@context": "https://schema.org/"}', format=Format.JSONLD))


def test_a_missing_file_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        parse(tmp_path / "none.ttl")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="without a manifest of parts"):
        list(parse(tmp_path, format=Format.TURTLE))


@pytest.mark.parametrize("cut", [-1, 15, 40])
def test_a_cut_off_zipped_file_is_an_error(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "graph.nq.gz"
    save([FULL], path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(InputError, match="cannot be read"):
        list(parse(path))


def test_a_damaged_zipped_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq.gz"
    save([FULL], path)
    data = bytearray(path.read_bytes())
    data[60:80] = bytes(20)
    path.write_bytes(bytes(data))
    with pytest.raises(InputError):
        list(parse(path))


def test_bytes_without_a_format_are_an_error() -> None:
    with pytest.raises(UsageError):
        parse(b"")
