from __future__ import annotations

import gzip
import io
import os
import shutil
import sys
from itertools import permutations
from pathlib import Path

import pytest

from kg.errors import InputError, Location
from kg.reading.inputs import Input, opened, survey, text_lines


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with articles and other things."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.TXT", "notes.md", ".hidden.txt",
                 ".git/e.txt", "sub/.cache/f.txt"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    (tmp_path / "z.txt.gz").write_bytes(gzip.compress(b"x"))
    return tmp_path


def names(*paths: str | Path) -> list[str]:
    return [item.name for item in survey(paths).items if isinstance(item, Input)]


def error(*paths: str | Path) -> InputError:
    (found,) = survey(paths).items
    assert isinstance(found, InputError)
    assert found.location is not None
    assert found.advice
    return found


EVERYTHING = ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.TXT", "z.txt.gz"]


def test_a_folder_is_walked_and_hidden_things_are_left_out(folder: Path) -> None:
    assert names(folder) == [str(folder / name) for name in EVERYTHING]
    assert names("sub") == ["sub/c.txt", "sub/deep/d.TXT"]


def test_a_named_file_may_have_any_name(folder: Path) -> None:
    assert names(".hidden.txt", "notes.md") == [".hidden.txt", "notes.md"]
    assert Input(str(folder / "notes.md")).source == "notes.md"


def test_patterns(folder: Path) -> None:
    assert names("*.txt") == ["a.txt", "b.txt"]
    assert names("**/*.txt") == ["a.txt", "b.txt", "sub/c.txt"]
    assert names(f"{folder}/s*") == [f"{folder}/sub/c.txt", f"{folder}/sub/deep/d.TXT"]
    Path("[a].txt").write_text("x", "utf-8")
    assert names("[a].txt") == ["[a].txt"]  # a file of that name comes first


def test_the_order_of_the_paths_does_not_matter(folder: Path) -> None:
    paths = ["sub", "b.txt", "-", "missing.txt", f"{folder}/*.txt"]
    found = {tuple(map(str, survey(order).items)) for order in permutations(paths)}
    assert len(found) == 1
    assert len(next(iter(found))) == 6


def test_each_file_is_read_once(folder: Path) -> None:
    Path("link.txt").symlink_to("a.txt")
    assert names("./b.txt", "b.txt", folder / "b.txt", "sub/../b.txt") == ["./b.txt"]
    assert names("a.txt", "link.txt", "sub", "sub/c.txt") == [
        "a.txt",
        "sub/c.txt",
        "sub/deep/d.TXT",
    ]
    assert names("-", "-") == ["-"]
    assert len(survey(["missing", "./missing"]).items) == 1


def test_links_to_folders_are_not_followed_but_may_be_named(folder: Path) -> None:
    Path("sub/up.txt").symlink_to(folder, target_is_directory=True)
    assert names("sub") == ["sub/c.txt", "sub/deep/d.TXT"]
    assert names("sub/up.txt/sub/deep") == ["sub/up.txt/sub/deep/d.TXT"]


@pytest.mark.usefixtures("folder")
def test_other_files_in_a_folder_are_known_by_name() -> None:
    found = survey(["sub", "."])
    assert found.others == ("./notes.md",)
    assert survey([".", "notes.md"]).others == ()  # named, so it is read
    assert survey(["sub"]).others == survey(["notes.md"]).others == ()
    Path("only").mkdir()
    Path("only/a.pdf").write_text("x", "utf-8")
    only = survey("only")
    assert only.others == ("only/a.pdf",)
    assert [str(item).split("\n")[0] for item in only.items] == ["only: a folder without articles"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("path", ["b.txt", Path("b.txt")])
def test_one_path_may_stand_alone(path: str | Path) -> None:
    assert [item.name for item in survey(path).items if isinstance(item, Input)] == ["b.txt"]


def test_no_paths_no_inputs() -> None:
    assert survey([]).items == ()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("missing.txt", "cannot be read: No such file or directory"),
        ("*.wire", "no file matches this pattern"),
        ("empty", "a folder without articles"),
        ("x.txt", "a folder without articles"),
        ("a.txt/b.txt", "cannot be read: Not a directory"),
        ("broken.txt", "cannot be read: No such file or directory"),
        ("n" * 5000, "cannot be read: File name too long"),
        ("a\0b", "cannot be read: embedded null byte"),
    ],
)
def test_a_bad_path_is_one_error(folder: Path, path: str, problem: str) -> None:
    (folder / "empty").mkdir()
    (folder / "x.txt").mkdir()
    (folder / "broken.txt").symlink_to("nowhere")
    found = error(path)
    assert found.problem == problem
    assert found.location == Location(path)


def test_a_pattern_that_matches_folders_without_articles(folder: Path) -> None:
    (folder / "empty1").mkdir()
    assert error("empty*").problem == "no file matches this pattern"


def test_a_link_to_nothing_in_a_folder_is_an_error_when_it_is_opened(folder: Path) -> None:
    (folder / "sub/broken.txt").symlink_to("nowhere")
    (folder / "sub/loop.txt").symlink_to("loop.txt")
    assert names("sub")[:2] == ["sub/broken.txt", "sub/c.txt"]
    for name, why in (("broken", "No such file"), ("loop", "symbolic links")):
        with pytest.raises(InputError, match=why) as caught, opened(Input(f"sub/{name}.txt")):
            pass
        assert caught.value.location == Location(f"sub/{name}.txt")


def test_what_is_no_regular_file_is_left_out_of_a_folder(folder: Path) -> None:
    os.mkfifo(folder / "sub" / "pipe.txt")
    assert names("sub") == ["sub/c.txt", "sub/deep/d.TXT"]


def test_a_folder_that_cannot_be_listed_is_an_error(folder: Path) -> None:
    """Nobody, not even root, can list a folder by a path of more than 4096 characters."""
    top = folder / "deep"
    top.mkdir()
    (top / "g.txt").write_text("x", "utf-8")
    here = os.open(top, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("n" * 250, dir_fd=here)
        below = os.open("n" * 250, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    file, problem = survey([top]).items
    shutil.rmtree(top)
    assert file == Input(str(top / "g.txt"))
    assert isinstance(problem, InputError)
    assert problem.problem == "a folder that cannot be read: File name too long"


def test_a_folder_is_no_file_to_open(folder: Path) -> None:
    with pytest.raises(InputError, match="Is a directory") as caught, opened(Input(str(folder))):
        pass
    assert caught.value.location == Location(str(folder))


def test_names_that_are_no_text_can_still_be_shown(folder: Path) -> None:
    name = os.fsencode(folder) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text("x", "utf-8")
    found = [
        item for item in survey([folder]).items if isinstance(item, Input) and "caf" in item.source
    ]
    assert [item.source for item in found] == ["caf?.txt"]
    assert found[0].location == Location(f"{folder}/caf?.txt")
    with opened(found[0]) as stream:
        assert stream.read() == b"x"


def lines(data: bytes) -> list[str]:
    return list(text_lines(io.BytesIO(data), Location("a.txt")))


def test_lines_are_text_with_one_kind_of_end() -> None:
    assert lines(b"\xef\xbb\xbfa\r\nb\rc\n\nd") == ["a\n", "b\n", "c\n", "\n", "d"]
    assert lines("a\u2028b\x0cc\x85d\n".encode()) == ["a\u2028b\x0cc\x85d\n"]
    assert lines(b"") == []


def test_bytes_that_are_no_text_are_marked() -> None:
    assert lines(b"caf\xe9\n") == ["caf\udce9\n"]


def test_gzip_is_unpacked(folder: Path) -> None:
    (folder / "y.TXT.GZ").write_bytes(gzip.compress("é\n".encode() * 3))
    with opened(Input("y.TXT.GZ")) as stream:
        assert list(text_lines(stream, Location("y"))) == ["é\n"] * 3


PACKED = gzip.compress(os.urandom(100_000).hex().encode() + b"\nend\n")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no gzip at all", "Not a gzipped file"),
        (PACKED[:50_000], "before the end-of-stream marker"),
        (PACKED[:-8] + bytes(8), "CRC check failed"),
        (PACKED[:40_000] + bytes(200) + PACKED[40_200:], "cannot be read to its end"),
    ],
)
def test_a_file_that_breaks_off_is_an_error(folder: Path, data: bytes, why: str) -> None:
    (folder / "bad.txt.gz").write_bytes(data)
    with (
        opened(Input("bad.txt.gz")) as stream,
        pytest.raises(InputError, match=why) as caught,
    ):
        list(text_lines(stream, Location("bad.txt.gz")))
    assert caught.value.location is not None
    assert caught.value.location.file == "bad.txt.gz"
    assert caught.value.location.line is not None


def test_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a\n")))
    (item,) = survey(["-"]).items
    assert item == Input("-")
    assert isinstance(item, Input)
    assert item.source == "-"
    with opened(item) as stream:
        assert list(text_lines(stream, item.location)) == ["a\n"]
    assert not sys.stdin.buffer.closed


def test_there_may_be_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="no standard input"), opened(Input("-")):
        pass
