"""What the command line does on a terminal and in a shell."""

from __future__ import annotations

import io
import os
import pty
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from seed_extraction import SEED

from kg.cli.console import counted, progress
from kg.cli.main import COMMANDS, main

KG = [sys.executable, "-m", "kg"]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal_and_silence_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, pipe = Terminal(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(progress(range(3), label="Building", length=3)) == [0, 1, 2]
    assert "Building" in terminal.getvalue()
    monkeypatch.setattr(sys, "stderr", pipe)
    assert list(progress(range(3), label="Building")) == [0, 1, 2]
    assert pipe.getvalue() == ""


def test_numbers_of_things() -> None:
    assert counted(1, "article") == "1 article"
    assert counted(1000, "article") == "1,000 articles"


@pytest.mark.parametrize(
    ("words", "position", "completed"),
    [
        ("kg bu", 1, "build"),
        ("kg query who-m", 2, "who-met-whom"),
        ("kg build --form", 2, "--format"),
    ],
)
def test_the_shell_completes(words: str, position: int, completed: str) -> None:
    environment = {
        "_KG_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(position),
    }
    done = CliRunner().invoke(main, [], env=environment, prog_name="kg")
    assert completed in done.output


def test_python_runs_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["kg", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("kg", run_name="__main__")
    assert ended.value.code == 0


def test_a_reader_that_has_seen_enough_sees_no_error(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m kg build '{SEED}' -o - --format nt | head -1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_show_is_in_colour_on_a_real_terminal(tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*KG, "show", str(SEED)],
        stdout=follower,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"},
    ) as process:
        os.close(follower)
        shown = b""
        while chunk := _read(leader):
            shown += chunk
        assert process.wait() == 0
    os.close(leader)
    assert b"\x1b[" in shown
    assert "Who met whom" in shown.decode("utf-8")


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65_536)
    except OSError:  # Linux says so when the other side is closed
        return b""


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["buld", "x"], "Did you mean `kg build`?"),
        (["xyzzy"], "`kg --help` has them."),
        (["store", "backp", "x"], "Did you mean `kg store backup`?"),
    ],
)
def test_a_command_that_is_none_is_answered_with_the_one_like_it(
    words: list[str], advice: str
) -> None:
    done = CliRunner().invoke(main, words, prog_name="kg")
    assert done.exit_code == 2
    assert "there is no command" in done.output
    assert advice in done.output


def test_no_line_of_a_list_of_commands_is_cut() -> None:
    for group in ([], ["store"]):
        done = CliRunner().invoke(main, [*group, "--help"], terminal_width=80)
        assert "..." not in done.output.partition("Commands:")[2]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_the_help_fits_a_terminal_of_eighty_columns(name: str) -> None:
    done = CliRunner().invoke(main, [*filter(None, [name]), "--help"], terminal_width=80)
    assert done.exit_code == 0
    assert [line for line in done.output.splitlines() if len(line) > 80] == []
