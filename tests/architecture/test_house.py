"""What keeps the house simple: layers, sizes, manners."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted((ROOT / "kg").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

FILE_LINES = 300
FUNCTION_LINES = 50
MEDIAN_FUNCTION_LINES = 12


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1


def test_the_layers_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", CODE + TESTS, ids=names(CODE + TESTS))
def test_no_file_is_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", CODE, ids=names(CODE))
def test_no_function_is_long(path: Path) -> None:
    assert [f for f in functions(path) if f[1] > FUNCTION_LINES] == []


def test_the_median_function_is_short() -> None:
    lengths = [length for path in CODE for _, length in functions(path)]
    assert statistics.median(lengths) <= MEDIAN_FUNCTION_LINES


def test_only_one_module_opens_connections() -> None:
    opening = re.compile(
        r"requests\.(Session\b|(get|post|put|request)\()|urlopen\(|HTTPS?Connection\("
    )
    openers = [p for p in CODE if opening.search(p.read_text("utf-8"))]
    assert names(openers) == ["kg/store/requests.py"]


def test_only_one_module_knows_sparqlwrapper() -> None:
    knowing = [p for p in CODE if "import SPARQLWrapper" in p.read_text("utf-8")]
    knowing += [p for p in CODE if "from SPARQLWrapper import" in p.read_text("utf-8")]
    assert names(knowing) == ["kg/store/asking.py"]


def test_the_library_neither_prints_nor_exits() -> None:
    loose = re.compile(r"^\s*print\(|sys\.exit\(|except:|\bbreakpoint\(", re.MULTILINE)
    library = [p for p in CODE if "cli" not in p.parts]
    assert [str(p) for p in library if loose.search(p.read_text("utf-8"))] == []


def test_every_exception_is_in_the_tree_of_the_docstring() -> None:
    from kg import errors

    tree = errors.__doc__ or ""
    raised = {
        n for n, v in vars(errors).items() if isinstance(v, type) and issubclass(v, Exception)
    }
    assert raised == {n for n in raised if n in tree}


HEAVY = ("rdflib", "pyshacl", "SPARQLWrapper", "requests", "rich", "multiprocessing.pool")


@pytest.mark.parametrize("module", ["kg", "kg.cli.main", "kg.pipeline", "kg.cli.build"])
def test_nothing_heavy_is_imported_before_it_is_needed(module: str) -> None:
    program = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == []
