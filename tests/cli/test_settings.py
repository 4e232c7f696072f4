"""kg.toml and kg init."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.config import TEMPLATE
from kg.cli.main import COMMANDS, main
from kg.version import VERSION

RUN = CliRunner()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_writes_settings_that_every_command_accepts(folder: Path) -> None:
    done = RUN.invoke(main, ["init"])
    assert done.exit_code == 0
    assert (folder / "kg.toml").read_text("utf-8") == TEMPLATE
    assert RUN.invoke(main, ["build", "--help"]).exit_code == 0


def test_every_setting_in_comments_is_a_setting_too(folder: Path) -> None:
    lines = [line.removeprefix("# ") if "=" in line else line for line in TEMPLATE.splitlines()]
    (folder / "kg.toml").write_text("\n".join(lines), "utf-8")
    assert {"workers", "bodies"} <= set(tomllib.loads("\n".join(lines))["build"])
    assert RUN.invoke(main, ["build", "--help"]).exit_code == 0


def test_init_does_not_replace_a_file_unless_forced(folder: Path) -> None:
    (folder / "kg.toml").write_text("# mine\n", "utf-8")
    refused = RUN.invoke(main, ["init"])
    assert refused.exit_code == 2
    assert "kg.toml: there is one already" in refused.output
    assert (folder / "kg.toml").read_text("utf-8") == "# mine\n"
    assert RUN.invoke(main, ["init", "--force"]).exit_code == 0
    assert (folder / "kg.toml").read_text("utf-8") == TEMPLATE


def test_init_says_so_where_it_cannot_write(folder: Path) -> None:
    (folder / "kg.toml").mkdir()
    done = RUN.invoke(main, ["init", "--force"])
    assert done.exit_code == 2
    assert "cannot be written" in done.output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[biuld]\n", "Did you mean 'build'?"),
        ('[build]\nbsae = "x"\n', "Did you mean 'base'?"),
        ("[build]\nzzz = 1\n", "Known here: authority, base,"),
        ("build = 1\n", "no such setting: [build]"),
        ("[build\n", "not TOML"),
    ],
)
def test_a_mistake_in_the_settings_is_named(folder: Path, text: str, message: str) -> None:
    (folder / "kg.toml").write_text(text, "utf-8")
    done = RUN.invoke(main, ["init"])
    assert done.exit_code == 2
    assert message in done.output


def test_settings_that_cannot_be_read(folder: Path) -> None:
    done = RUN.invoke(main, ["--config", str(folder / "none.toml"), "init"])
    assert done.exit_code == 2
    assert "none.toml: the settings cannot be read" in done.output


def test_version_and_help() -> None:
    assert RUN.invoke(main, ["--version"]).output == f"kg, version {VERSION}\n"
    shown = RUN.invoke(main, ["--help"]).output
    assert all(name in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_short_help_and_an_example(name: str) -> None:
    shown = RUN.invoke(main, [name, "--help"])
    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"kg {name}" in shown.output


def test_an_unknown_command_is_bad_usage() -> None:
    done = RUN.invoke(main, ["biuld"])
    assert done.exit_code == 2
    assert "biuld" in done.output
