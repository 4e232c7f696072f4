"""The record of a build, beside its output: what is done is not done again.

After a crash the next build goes on from it, and after a change of the input only what changed is
built. The output's bytes depend on neither.
"""

from __future__ import annotations

from kg.manifest.keys import fingerprint, key_of, makers
from kg.manifest.making import Made, lost, make
from kg.manifest.outputs import Output, output_of
from kg.manifest.record import Changes, Record, Standing, beside, opened

__all__ = [
    "Changes",
    "Made",
    "Output",
    "Record",
    "Standing",
    "beside",
    "fingerprint",
    "key_of",
    "lost",
    "make",
    "makers",
    "opened",
    "output_of",
]
