from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import seed_extraction as seed
from hard_quads import written

from kg.mapping import Provenance, to_quads
from kg.serialization import Format

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import hashlib, io
import full_extraction, seed_extraction
from kg.mapping import Provenance, to_quads
from kg.serialization import Format, write

made_by = Provenance("rules", "1", "0.1.0", "0.1.0")
seed = to_quads(seed_extraction.article(), seed_extraction.extraction(), provenance=made_by)
for format_ in Format:
    out = io.BytesIO()
    write([seed, full_extraction.quads()], out, format=format_)
    print(hashlib.sha256(out.getvalue()).hexdigest())
"""


def digests(hash_seed: str) -> list[str]:
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": path, "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_the_hash_seed_does_not_show() -> None:
    import full_extraction as full

    made_by = Provenance("rules", "1", "0.1.0", "0.1.0")
    quads = to_quads(seed.article(), seed.extraction(), provenance=made_by)
    here = [
        hashlib.sha256(written(quads, full.quads(), as_=format_)).hexdigest() for format_ in Format
    ]
    assert len(set(here)) == len(Format)
    assert digests("0") == digests("4242") == here


@pytest.mark.parametrize("format_", Format)
def test_neither_does_what_was_written_before(format_: Format) -> None:
    made_by = Provenance("rules", "1", "0.1.0", "0.1.0")
    quads = to_quads(seed.article(), seed.extraction(), provenance=made_by)
    first = written(quads, as_=format_)
    elsewhere = to_quads(seed.article(), seed.extraction(), provenance=made_by, base="urn:x:/")
    assert written(elsewhere, as_=format_) != first
    assert written(quads, as_=format_) == first
