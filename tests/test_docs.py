"""The commands of the README and of the documentation run, word for word."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import wikidata_extract
from oxigraph_server import Server
from seed_extraction import SEED

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs" / "tutorial").glob("*.md")),
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
]
KG = f"{shlex.quote(sys.executable)} -m kg"
SERVER = "http://localhost:7878"
NOT_HERE = ("http://host",)


def commands(page: Path) -> list[str]:
    """The lines ``$ kg …`` of a page, without their remarks."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [re.sub(r"\s{2,}#.*", "", line) for line in lines if line.startswith("kg ")]


def typed(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What happens when a reader types it."""
    return subprocess.run(  # noqa: S602 -- our own pages, and they use redirections
        command.replace("kg ", f"{KG} ", 1),
        shell=True,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path, oxigraph: Server) -> Path:
    """A working folder, and a server, as the pages assume them."""
    for name in ("articles", "seeds"):
        (tmp_path / name).mkdir()
        shutil.copy(SEED, tmp_path / name / SEED.name)
    stories = json.loads((ROOT / "tests" / "quality" / "wire-dev.json").read_text("utf-8"))
    few = {name: stories[name] for name in list(stories)[:2]}
    (tmp_path / "gold.json").write_text(json.dumps(few), "utf-8")
    shutil.copytree(tmp_path / "articles", tmp_path / "brat")
    wikidata_extract.write(tmp_path / "extract.json.gz")
    (tmp_path / "links.ttl").touch()
    (tmp_path / "mine.csv").write_text("iri,name\nperson/ilham-aliyev,Ilham Aliyev\n", "utf-8")
    (tmp_path / "brat" / SEED.with_suffix(".ann").name).touch()
    for command in (
        "kg build articles/ -o graph.nq",
        "kg load graph.nq --to store/",
        f"kg load graph.nq --to {oxigraph.url}",
        "cp graph.nq yesterday.nq",
        "cp graph.nq today.nq",
    ):
        assert typed(command, tmp_path).returncode == 0
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_commands_of_a_page_run(page: Path, folder: Path, oxigraph: Server) -> None:
    for line in commands(page):
        if any(place in line for place in NOT_HERE):
            continue
        if " -o graph." in line:  # one graph at a time, so that `kg query` knows which
            for old in folder.glob("graph.*"):
                old.unlink()
        done = typed(line.replace(SERVER, oxigraph.url), folder)
        assert done.returncode == 0, f"{page.name}: {line}\n{done.stderr}"


def test_there_is_something_to_run() -> None:
    assert sum(len(commands(page)) for page in PAGES) > 20
