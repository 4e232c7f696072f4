"""The page in a real browser: Chromium draws it in light, in dark and in a narrow window."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from seed_extraction import SEED

from kg.cli.main import main
from kg.publishing import page

CSS = (Path(page.__file__).parent / "data" / "page.css").read_text("utf-8")
LIGHT, DARK = CSS.partition("\n* {")[0].split("prefers-color-scheme: dark")
CHROMIUM = shutil.which("chromium")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
PATIENCE = 120
MANY = 400  # pixels

Pixel = bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of pixels, three bytes each."""

    rows: tuple[tuple[Pixel, ...], ...]

    def counts(self) -> Counter[Pixel]:
        return Counter(pixel for row in self.rows for pixel in row)


@pytest.fixture(scope="module")
def drawn_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if CHROMIUM is None:
        pytest.skip("needs the browser Chromium: apt-get install chromium")
    path = tmp_path_factory.mktemp("page") / "page.html"
    done = CliRunner().invoke(main, ["show", str(SEED), "--html", str(path)])
    assert done.exit_code == 0, done.output
    return path


def screenshot(html: Path, folder: Path, *options: str, size: tuple[int, int]) -> Picture:
    file = folder / "shot.png"
    places = [f"--user-data-dir={folder / 'profile'}", f"--screenshot={file}"]
    window = "--window-size={},{}".format(*size)
    subprocess.run(
        [str(CHROMIUM), *OPTIONS, *options, *places, window, html.as_uri()],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
        cwd=folder,
    )
    return picture(file.read_bytes())


def colour(name: str, scheme: str) -> Pixel:
    found = re.search(rf"--{name}: #([0-9a-f]{{6}});", scheme)
    assert found
    return bytes.fromhex(found[1])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_is_seen_in_its_colour(drawn_page: Path, tmp_path: Path, scheme: str) -> None:
    dark = scheme == "dark"
    options = ["--force-dark-mode"] if dark else []
    counts = screenshot(drawn_page, tmp_path, *options, size=(1000, 900)).counts()
    colours = DARK if dark else LIGHT
    assert counts.most_common(1)[0][0] == colour("page", colours)
    seen = {name: counts[colour(name, colours)] for name in (
        "panel", "direct", "indirect", "mixed", "indirect-inner", "source", "cue", "meeting-line"
    )}  # fmt: skip
    strokes = {"source", "cue", "meeting-line"}  # thin, and mixed with what lies behind
    assert all(seen[name] > (0 if name in strokes else MANY) for name in seen), seen


def test_a_narrow_window_holds_every_line(drawn_page: Path, tmp_path: Path) -> None:
    shot = screenshot(drawn_page, tmp_path, size=(500, 1200))
    assert {pixel for row in shot.rows for pixel in row[-8:]} == {colour("page", LIGHT)}
    assert shot.counts()[colour("direct", LIGHT)] > MANY


def picture(png: bytes) -> Picture:
    """A PNG of 8 bits a channel, not interlaced: https://www.w3.org/TR/png-3/."""
    data, offset, header = b"", 8, b""
    while offset < len(png):
        length, kind = struct.unpack_from(">I4s", png, offset)
        chunk = png[offset + 8 : offset + 8 + length]
        header = chunk if kind == b"IHDR" else header
        data += chunk if kind == b"IDAT" else b""
        offset += length + 12
    width, height, depth, colours, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    assert (depth, interlaced) == (8, 0)
    step = {2: 3, 6: 4}[colours]
    raw, stride, before = zlib.decompress(data), width * step, bytes(width * step)
    rows = []
    for start in range(0, height * (stride + 1), stride + 1):
        before = unfiltered(raw[start], raw[start + 1 : start + 1 + stride], before, step)
        rows.append(tuple(before[i : i + 3] for i in range(0, stride, step)))
    return Picture(tuple(rows))


def unfiltered(kind: int, line: bytes, above: bytes, step: int) -> bytes:
    """One line of a PNG, of which each byte is kept as its distance from its neighbours."""
    if kind == 0:
        return line
    out = bytearray(line)
    for i, value in enumerate(line):
        left, corner = (out[i - step], above[i - step]) if i >= step else (0, 0)
        match kind:
            case 1:
                guess = left
            case 2:
                guess = above[i]
            case 3:
                guess = (left + above[i]) // 2
            case _:
                guess = nearest(left, above[i], corner)
        out[i] = (value + guess) & 0xFF
    return bytes(out)


def nearest(left: int, up: int, corner: int) -> int:
    """Paeth's guess."""
    to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    if to_left <= to_up and to_left <= to_corner:
        return left
    return up if to_up <= to_corner else corner
