"""Compressed files, written and read; damaged ones are told."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
import zstandard
from pyoxigraph import NamedNode, Quad, RdfFormat
from pyoxigraph import serialize as to_bytes

from kg.errors import InputError
from kg.serialization import Compression, Format, format_of, parse, save
from kg.serialization.compression import unpacked

QUADS = [
    Quad(NamedNode(f"urn:s:{n}"), NamedNode("urn:p"), NamedNode("urn:o"), NamedNode("urn:g"))
    for n in range(2_000)
]


@pytest.mark.parametrize("ending", [c.ending for c in Compression])
def test_what_is_saved_is_parsed(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"graph.nq{ending}"
    save([QUADS], path)
    once = path.read_bytes()
    assert set(parse(path)) == set(QUADS)
    save([QUADS], path)
    assert path.read_bytes() == once
    assert format_of(path) is Format.NQUADS


def test_other_tools_read_it(tmp_path: Path) -> None:
    plain, zipped, packed = (tmp_path / f"g.nq{c.ending}" for c in Compression)
    for path in (plain, zipped, packed):
        save([QUADS], path)
    assert gzip.decompress(zipped.read_bytes()) == plain.read_bytes()
    with packed.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as stream:
        assert stream.read() == plain.read_bytes()


def test_frames_one_after_another_and_small_reads() -> None:
    frames = [zstandard.compress(text) for text in (b"one ", b"", b"two")]
    stream = unpacked(io.BufferedReader(io.BytesIO(b"".join(frames))))
    assert [stream.read(2) for _ in range(5)] == [b"on", b"e ", b"tw", b"o", b""]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
@pytest.mark.parametrize("harm", ["cut", "changed"])
def test_what_is_damaged_is_an_error(tmp_path: Path, ending: str, harm: str) -> None:
    path = tmp_path / f"graph.nq{ending}"
    lines = to_bytes(QUADS, format=RdfFormat.N_QUADS) or b""
    path.write_bytes(gzip.compress(lines) if ending == ".gz" else zstandard.compress(lines))
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] if harm == "cut" else whole[:middle] + b"!" * middle)
    with pytest.raises(InputError, match=r"cannot be read|not valid N-Quads"):
        list(parse(path))
