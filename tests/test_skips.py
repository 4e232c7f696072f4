"""The rule that a skip is a failure in CI, tried on a real run of pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

NO_TESTS = 5
CONFTEST = Path(__file__).with_name("conftest.py")


INSIDE = "import pytest\n\n\ndef test_it() -> None:\n    pytest.skip('no such part')\n"
WHOLE = (
    "import pytest\n\npytest.skip('no such part', allow_module_level=True)\n"
    "\n\ndef test_it() -> None: ...\n"
)


@pytest.mark.parametrize("test", [INSIDE, WHOLE])
@pytest.mark.parametrize("ci", ["true", ""])
def test_a_skip_fails_in_ci_alone(tmp_path: Path, ci: str, test: str) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text("utf-8"), "utf-8")
    (tmp_path / "test_it.py").write_text(test, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        env={**os.environ, "CI": ci},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("skipped in CI: " in done.stdout) == bool(ci), done.stdout
    assert bool(done.returncode) == bool(ci) or (not ci and done.returncode == NO_TESTS)
