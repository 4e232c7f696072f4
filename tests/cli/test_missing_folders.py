"""A folder that is not there is told before the work that its file would be lost with."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from seed_extraction import SEED

from kg.cli.main import main

GRAPH = SEED.with_suffix(".ttl")
COMMANDS: dict[str, list[str]] = {
    "build": [str(SEED), "-o", "g.nq"],
    "show": [str(SEED), "--html", "page.html"],
    "resolve": [str(GRAPH), "-o", "authority.ttl"],
    "link": [str(GRAPH), "--wikidata", "none.json", "-o", "links.ttl"],
    "query": ["who-met-whom", "--in", str(GRAPH), "-o", "met.csv"],
    "query, drawn": ["who-met-whom", "--in", str(GRAPH), "--plot", "met.svg"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_folder_of_an_output_is_looked_for_first(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    *arguments, output = COMMANDS[name]
    done = CliRunner().invoke(main, [name.partition(",")[0], *arguments, f"new/{output}"])
    assert done.exit_code == 2
    assert f"'new/{output}' cannot be written: there is no folder 'new'" in done.output
    assert "mkdir -p new" in done.output
    assert list(tmp_path.iterdir()) == []
