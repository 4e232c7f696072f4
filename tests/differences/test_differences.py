"""Two graphs held against each other: a patch makes one of the other, a summary says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.article import Article
from kg.differences import differences, rdf_patch, summary_of
from kg.pipeline import Built, Settings, build_article
from kg.serialization import Format, write

BODY = "VIENNA, May 3 (Xinhua) -- Chancellor Karl Huber said on Friday that {} will open.\n"
NAMES = st.sampled_from([f"https://example.org/{letter}" for letter in "abcz"]).map(NamedNode)
VALUES = NAMES | st.text(max_size=5).map(Literal)
QUADS = st.builds(Quad, NAMES, NAMES, VALUES, NAMES | st.just(DefaultGraph()))


def built(headline: str, what: str) -> tuple[Quad, ...]:
    article = Article(headline, "2024-05-03", BODY.format(what), source="a.txt")
    outcome = build_article(article, Settings(extractor="rules", validate=False))
    assert isinstance(outcome, Built)
    return outcome.quads


OLD = [built("Alpha", "an embassy"), built("Bravo", "a bridge"), built("Charlie", "a mine")]
NEW = [built("Alpha", "an embassy"), built("Bravo", "two bridges"), built("Delta", "a port")]


def saved(path: Path, graphs: Iterable[tuple[Quad, ...]]) -> Path:
    with path.open("wb") as file:
        write(graphs, file, format=Format(path.suffix[1:]))
    return path


def applied(patch: Iterable[str], old: Iterable[Quad]) -> set[Quad]:
    """What a store holds after the patch; each line must do something."""
    held = set(old)
    lines = list(patch)
    assert (lines[0], lines[-1]) == ("TX .\n", "TC .\n")
    for line in lines[1:-1]:
        sign, text = line[0], line[2:]
        (quad,) = parse(text, format=RdfFormat.N_QUADS)
        assert (quad in held) == (sign == "D")
        (held.remove if sign == "D" else held.add)(quad)
    return held


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(QUADS, max_size=12), st.lists(QUADS, max_size=12), st.booleans())
def test_the_patch_makes_the_new_of_the_old(
    tmp_path: Path, old: list[Quad], new: list[Quad], tidy: bool
) -> None:
    files = []
    for name, quads in (("old.nq", old), ("new.nq", new)):
        ordered = sorted(quads, key=lambda q: str(q.graph_name)) if tidy else quads
        files.append(tmp_path / name)
        files[-1].write_bytes(serialize(ordered, format=RdfFormat.N_QUADS) or b"")
    assert applied(rdf_patch(differences(*files)), old) == set(new)
    assert bool(summary_of(differences(*files))) == (set(old) != set(new))
    back = rdf_patch(differences(files[1], files[0]))
    assert applied(back, new) == set(old)


@pytest.mark.parametrize("ending", ["nq", "trig", "ttl", "nt"])
def test_a_summary_says_what_came_went_and_changed(tmp_path: Path, ending: str) -> None:
    old, new = saved(tmp_path / f"old.{ending}", OLD), saved(tmp_path / f"new.{ending}", NEW)
    summary = summary_of(differences(old, new))
    text = summary.for_people()
    assert "- Charlie (2024-05-03)\n" in text
    assert "+ Delta (2024-05-03)\n" in text
    assert ("Alpha" in text) == (ending in ("ttl", "nt"))  # all articles are in one graph there
    assert "    - Karl Huber: a mine will open" in text
    assert re.search(r"[~+] Karl Huber: two bridges will open", text)
    assert (summary.count("+", "article"), summary.count("-", "article")) == (1, 1)
    assert f"triples: {summary.added:,} added, {summary.removed:,} removed\n" in text


def test_the_order_of_the_graphs_in_a_file_does_not_matter(tmp_path: Path) -> None:
    old, new = saved(tmp_path / "old.nq", OLD), saved(tmp_path / "new.nq", NEW)
    upside_down = saved(tmp_path / "down.nq", NEW[::-1])
    assert list(differences(old, new)) == list(differences(old, upside_down))
    assert list(differences(new, upside_down)) == []
    assert summary_of(differences(new, upside_down)).for_people() == "no difference\n"


def test_a_patch_is_sorted_and_the_same_every_time(tmp_path: Path) -> None:
    old, new = saved(tmp_path / "old.nq", OLD), saved(tmp_path / "new.nq", NEW)
    first = "".join(rdf_patch(differences(old, new)))
    assert first == "".join(rdf_patch(differences(old, saved(tmp_path / "n.trig", NEW))))


LINES = st.sampled_from(
    [
        *(f"<urn:{n}> <urn:p> <urn:o> <urn:g{n % 2}> .\n" for n in range(4)),
        "<urn:a> <urn:p> <urn:g0> .\n",
        "<urn:a>  <urn:p> <urn:g0> .\n",
        '<urn:a> <urn:p> "<urn:g0> ." .\n',
        '<urn:a> <urn:p> "x <urn:g0> .\\n" <urn:g1> .\r\n',
        '<urn:a> <urn:p> "1"^^<urn:g0> .\n',
        "<urn:b> <urn:p> <urn:o> <urn:g\\u0031> .\n",
        "# nothing <urn:g0> .\n",
        '# "nothing" <urn:g1> .\n',
        "\n",
    ]
)


def graphs(text: str) -> dict[str, frozenset[Quad]]:
    """What each graph holds, by its name."""
    found: dict[str, frozenset[Quad]] = {}
    for quad in parse(text, format=RdfFormat.N_QUADS):
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        found[name] = found.get(name, frozenset()) | {quad}
    return found


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(LINES, max_size=8), st.lists(LINES, max_size=8), st.booleans())
def test_what_is_told_without_parsing_is_what_parsing_tells(
    tmp_path: Path, old: list[str], new: list[str], tidy: bool
) -> None:
    sides = []
    for name, lines in (("old.nq", old), ("new.nq", new)):
        sides.append("".join(sorted(lines, key=lambda line: line[-10:]) if tidy else lines))
        (tmp_path / name).write_text(sides[-1], "utf-8", newline="")
    before, after = map(graphs, sides)
    nothing: frozenset[Quad] = frozenset()
    both = {name: (before.get(name, nothing), after.get(name, nothing)) for name in before | after}
    found = differences(tmp_path / "old.nq", tmp_path / "new.nq")
    assert {change.graph: (change.old, change.new) for change in found} == {
        name: sides for name, sides in both.items() if sides[0] != sides[1]
    }
