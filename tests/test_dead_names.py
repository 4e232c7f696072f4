"""What nothing uses stands nowhere in the package."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "kg"


def private_names(tree: ast.Module) -> Iterator[str]:
    """What a module names with a leading underscore, for itself alone."""
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if name[0] == "_" and name[:2] != "__")


def test_every_private_name_of_a_module_is_used_in_it() -> None:
    unused = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        words = re.findall(r"\w+", text)
        names = private_names(ast.parse(text))
        unused += [f"{path.name}: {name}" for name in names if words.count(name) == 1]
    assert unused == []
