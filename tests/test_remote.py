"""Paths elsewhere, by fsspec's own file systems and a real web server."""

from __future__ import annotations

import functools
import gzip
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from typing import Any

import fsspec
import pytest
from click.testing import CliRunner, Result

from kg.article import Article
from kg.cli.main import main
from kg.errors import InputError, UsageError
from kg.reading import read
from kg.remote import is_remote, name_of
from kg.serialization import parse, parts_of

STORY = """ date 2024-05-03 Story {number}

VIENNA, May 3 (Xinhua) -- Austrian Chancellor Karl Huber said on Friday that his country
will open {number} embassies in Nairobi.
"""


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def build(*arguments: str | Path) -> Result:
    return kg("build", *arguments, "--extractor", "rules")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one of them zipped, and what is none."""
    place = tmp_path / "wire"
    (place / "later").mkdir(parents=True)
    (place / "one.txt").write_text(STORY.format(number=1), "utf-8")
    zipped = gzip.compress(STORY.format(number=2).encode())
    (place / "later" / "two.txt.gz").write_bytes(zipped)
    (place / ".hidden").mkdir()
    for other in (".hidden.txt", ".hidden/three.txt", "notes.md"):
        (place / other).write_text("nothing", "utf-8")
    return place


@pytest.fixture
def memory(folder: Path) -> Iterator[Any]:
    """The same in fsspec's memory."""
    system = fsspec.filesystem("memory")
    system.put(str(folder), "/wire", recursive=True)
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


class Handler(SimpleHTTPRequestHandler):
    """Serves files, breaks one off in the middle, and says nothing about it."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if "broken" not in self.path:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(STORY.format(number=7).encode())


@pytest.fixture
def web(folder: Path) -> Iterator[str]:
    handler = functools.partial(Handler, directory=str(folder.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_what_is_an_address() -> None:
    assert is_remote("s3://bucket/key")
    assert is_remote("simplecache::https://host/file")
    assert not any(map(is_remote, ("-", "wire/one.txt", "C:\\wire", "a:b", "/x://y")))
    assert name_of("https://host/wire/one.txt?signature=a/b") == "one.txt"
    assert name_of("s3://bucket/what?.txt") == "what?.txt"


@pytest.mark.parametrize(
    ("path", "sources"),
    [
        ("memory://wire", ["two.txt.gz", "one.txt"]),
        ("memory://wire/one.txt", ["one.txt"]),
        ("memory://wire/*.txt", ["one.txt"]),
        ("memory://wire/**/*.gz", ["two.txt.gz"]),
    ],
)
@pytest.mark.usefixtures("memory")
def test_files_folders_and_patterns(path: str, sources: list[str]) -> None:
    found = list(read([path]))
    assert [each.source for each in found if isinstance(each, Article)] == sources
    assert len(found) == len(sources)


def test_the_web(web: str, folder: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here.nq", tmp_path / "there.nq"
    assert build(folder, "-o", here).exit_code == 0
    done = build(f"{web}/wire/one.txt?token=1", f"{web}/wire/later/", "-o", there)
    assert done.exit_code == 0, done.output
    assert here.read_bytes() == there.read_bytes()


def test_what_breaks_off_or_is_not_there_is_told_with_its_place(web: str) -> None:
    (broken,) = (e for e in read([f"{web}/broken.txt"]) if isinstance(e, InputError))
    assert "broken.txt" in str(broken.location)
    (missing,) = read([f"{web}/none.txt"])
    assert isinstance(missing, InputError)
    assert str(missing.location) == f"{web}/none.txt"
    with socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        (refused,) = read([f"http://127.0.0.1:{port}/x.txt"])
    assert isinstance(refused, InputError)
    assert "cannot be read" in refused.problem


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("memory://none.txt", "cannot be read"),
        ("memory://wire/*.html", "no articles there"),
    ],
)
def test_what_is_not_in_the_store(path: str, problem: str) -> None:
    (error,) = read([path])
    assert isinstance(error, InputError)
    assert problem in error.problem


@pytest.mark.parametrize(
    ("path", "advice"),
    [("nonesuch://x", "Check the address"), ("gs://bucket/x.txt", "gcsfs for gs://")],
)
def test_a_store_that_nobody_knows(path: str, advice: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(read([path]))
    assert advice in str(caught.value)


@pytest.mark.parametrize("place", ["memory://out", "file://{}/out"])
def test_a_file_elsewhere_has_the_bytes_of_one_here(
    memory: Any, folder: Path, tmp_path: Path, place: str
) -> None:
    url = place.format(tmp_path)
    (tmp_path / "out").mkdir()
    done = build(folder, "-o", f"{url}/g.nq.gz")
    assert done.exit_code == 0, done.output
    assert f"in {url}/g.nq.gz" in done.output
    build(folder, "-o", tmp_path / "here.nq.gz")
    with fsspec.open(f"{url}/g.nq.gz") as file:
        assert file.read() == (tmp_path / "here.nq.gz").read_bytes()
    assert not memory.glob("/out/*.record")


def test_parts_elsewhere(memory: Any, folder: Path, tmp_path: Path) -> None:
    for shards in ("5", "3"):
        done = build(folder, "-o", "memory://parts/", "--shards", shards)
        assert done.exit_code == 0, done.output
    memory.get("/parts/", str(tmp_path / "copy"), recursive=True)
    build(folder, "-o", tmp_path / "here", "--shards", "3")
    names = {path.name for path in (tmp_path / "here").iterdir()}
    assert {path.name for path in (tmp_path / "copy").iterdir()} == names
    assert len(parts_of(tmp_path / "copy")) == 3
    assert set(parse(tmp_path / "copy")) == set(parse(tmp_path / "here"))

    memory.pipe("/parts/letters.txt", b"mine")
    done = build(folder, "-o", "memory://parts/", "--shards", "3")
    assert done.exit_code == 2
    assert "holds what no build made: letters.txt" in done.output


def test_parts_in_a_real_folder(folder: Path, tmp_path: Path) -> None:
    for _ in range(2):
        done = build(folder, "-o", f"file://{tmp_path}/out/", "--shards", "2")
        assert done.exit_code == 0, done.output
    build(folder, "-o", tmp_path / "here", "--shards", "2")
    for path in (tmp_path / "here").iterdir():
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()


def test_nothing_is_built_where_it_could_not_be_written(folder: Path, web: str) -> None:
    done = build(folder, "-o", f"{web}/g.nq")
    assert done.exit_code == 2
    assert "nothing can be written to" in done.output


def test_a_store_that_fails_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = build(folder, "-o", f"file://{tmp_path}/file/g.nq")
    assert done.exit_code == 4
    assert f"file://{tmp_path}/file/g.nq: cannot be written" in done.output


def test_without_fsspec_it_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['fsspec'] = None; sys.modules['fsspec.core'] = None\n"
        "from kg.reading import read\n"
        "list(read(['s3://bucket/x.txt']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "pip install 'newskg[remote]'" in done.stderr
