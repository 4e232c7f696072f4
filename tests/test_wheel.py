"""The wheel, installed, does the main job from an empty folder: its data travels with it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from seed_extraction import SEED

ROOT = Path(__file__).resolve().parents[1]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([*PIP, *build], check=True, cwd=folder, capture_output=True)
    (made,) = folder.glob("newskg-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    install = ["install", "--no-deps", "--target", str(folder), str(wheel)]
    subprocess.run([*PIP, *install], check=True, cwd=folder, capture_output=True)
    return folder


def kg(installed: Path, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "kg", *arguments],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_the_data_is_in_the_wheel_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("ontology", "shapes", "queries"):
        here = {p.name for p in (ROOT / folder).iterdir()}
        prefix = f"kg/_resources/{folder}/"
        assert {n.removeprefix(prefix) for n in names if n.startswith(prefix)} == here
    assert {n.split("/")[0] for n in names if ".dist-info" not in n} == {"kg"}
    assert wheel.stat().st_size < 20 * MEGABYTE


def test_the_main_job_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import kg; print(kg.__file__)"],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)
    kg(installed, tmp_path, "build", str(SEED), "--extractor", "rules", "-o", "graph.ttl")
    assert (tmp_path / "graph.ttl").read_bytes() == SEED.with_suffix(".ttl").read_bytes()
    assert "graph.ttl: conforms" in kg(installed, tmp_path, "validate", "graph.ttl")
    assert "Ilham Aliyev" in kg(installed, tmp_path, "query", "who-met-whom")
    assert "built 1, skipped 0" in kg(installed, tmp_path, "build", str(SEED), "-o", "tagged.ttl")
