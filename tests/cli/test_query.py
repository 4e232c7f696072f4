"""kg query, as people and scripts use it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from seed_extraction import article, extraction

from kg.cli.main import main
from kg.extraction import extractor_named
from kg.mapping import to_quads
from kg.pipeline import provenance_of
from kg.queries import stored_queries
from kg.serialization import save


def query(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *arguments], input=stdin)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made_by = provenance_of(extractor_named("rules"))
    save([to_quads(article(), extraction(), provenance=made_by)], "graph.nq")
    return tmp_path


def test_without_a_name_it_lists_them_all() -> None:
    done = query()
    assert done.exit_code == 0
    assert all(f"  {q.name} " in done.output for q in stored_queries())


@pytest.mark.parametrize("name", [q.name for q in stored_queries()])
def test_each_one_explains_itself_and_its_example_runs(name: str) -> None:
    (stored,) = (q for q in stored_queries() if q.name == name)
    shown = query(name, "--help")
    assert shown.exit_code == 0
    assert stored.summary.split()[0] in shown.output
    assert f"kg query {name}" in shown.output
    arguments = [part for pair in stored.example for part in (f"--{pair[0]}", pair[1])]
    done = query(name, *arguments)
    assert done.exit_code == 0, done.output
    assert done.stdout


def test_no_parameter_takes_the_name_of_another_option() -> None:
    ours = query("summary", "--help").output
    taken = set(re.findall(r"--([a-z-]+)", ours.partition("Options:")[2]))
    assert {"in", "limit", "all", "output", "help"} <= taken
    assert [p.name for q in stored_queries() for p in q.parameters if p.name in taken] == []


def test_the_graph_of_this_folder_is_asked_by_default(folder: Path) -> None:
    assert "Ilham Aliyev" in query("who-met-whom").stdout
    (folder / "graph.ttl").write_text("", "utf-8")
    several = query("who-met-whom")
    assert several.exit_code == 2
    assert "there are several: graph.ttl, graph.nq" in several.output
    (folder / "graph.ttl").unlink()
    (folder / "graph.nq").unlink()
    none = query("who-met-whom")
    assert none.exit_code == 2
    assert "--in FILE" in none.output


def test_settings_name_the_graph(folder: Path) -> None:
    (folder / "graph.nq").rename(folder / "mine.nq")
    (folder / "kg.toml").write_text('[query]\ngraphs = ["mine.nq"]\n', "utf-8")
    assert "Ilham Aliyev" in query("who-met-whom").stdout


def test_options_before_and_behind_the_name() -> None:
    before = query("--in", "graph.nq", "--format", "csv", "who-met-whom")
    behind = query("who-met-whom", "--in", "graph.nq", "--format", "csv")
    assert before.stdout == behind.stdout
    assert before.exit_code == behind.exit_code == 0


def test_forms_of_a_table() -> None:
    rows = list(csv.DictReader(io.StringIO(query("who-met-whom", "--format", "csv").stdout)))
    assert [row["who"] for row in rows] == ["Ebrahim Raisi"]
    bindings = json.loads(query("who-met-whom", "--format", "json").stdout)["results"]["bindings"]
    assert bindings[0]["whom"]["value"] == "Ilham Aliyev"
    assert query("who-met-whom", "--format", "markdown").stdout.startswith("| date |")
    assert query("who-met-whom", "--format", "tsv").stdout.startswith("?date\t")
    assert query("who-met-whom", "--format", "table").stdout.startswith("date")


def test_a_table_is_as_wide_as_it_needs_or_may_be() -> None:
    wide = query("who-met-whom").stdout
    narrow = query("who-met-whom", "--width", "80").stdout
    assert max(map(len, wide.splitlines())) > 100
    assert max(map(len, narrow.splitlines())) <= 80
    assert "(too wide for here: " in narrow
    assert "too wide" not in wide


def test_a_graph_is_printed_as_rdf() -> None:
    fact = "https://example.org/newskg/meeting/2024-05-19/ebrahim-raisi--ilham-aliyev"
    done = query("evidence-graph", "--fact", fact)
    assert list(ox.parse(done.stdout, format=ox.RdfFormat.TURTLE))
    lines = query("evidence-graph", "--fact", fact, "--format", "nt").stdout
    assert list(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    refused = query("who-met-whom", "--format", "ttl")
    assert refused.exit_code == 2
    assert "not a graph" in refused.output


def test_parameters_choose_rows() -> None:
    everything = query("statements-by", "--speaker", "Ebrahim Raisi", "--format", "csv").stdout
    direct = query(
        "statements-by", "--speaker", "raisi", "--kind", "direct", "--format", "csv"
    ).stdout
    assert everything.count("\n") == 11
    assert direct.count("\n") == 3


def test_limit() -> None:
    for limit in (0, 1, 2):
        arguments = ("--speaker", "Raisi", "--limit", str(limit), "--format", "csv")
        assert query("statements-by", *arguments).stdout.count("\n") == limit + 1


def test_the_last_words_of_a_name_do_where_nothing_has_the_whole() -> None:
    rows = query("said-at-meeting", "--participant", "aliyev", "--format", "csv").stdout
    assert rows.count("\n") == 2
    assert (
        query("said-at-meeting", "--participant", "liyev", "--format", "csv").stdout.count("\n")
        == 1
    )


def test_nobody_of_that_name_is_said_so() -> None:
    done = query("statements-by", "--speaker", "Nobody At All")
    assert done.exit_code == 0
    assert "Nothing is called 'Nobody At All'." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("statments-by",), "Did you mean 'statements-by'?"),
        (("statements-by",), "speaker"),
        (("statements-by", "--speaker", "Raisi", "--kind", "loud"), "loud"),
        (("statements-by", "--speaker", "Raisi", "--from", "2024-02-30"), "2024-02-30"),
        (("who-met-whom", "--in", "graph.nq", "--endpoint", "http://127.0.0.1:1"), "both"),
        (("SELECT * {",), "SPARQL"),
        (("DELETE WHERE { ?s ?p ?o }",), "not a query"),
        (("DROP ALL",), "not a query"),
        (("who met whom",), "Did you mean 'who-met-whom'?"),
        (("who",), "Did you mean 'who-met-whom' or 'who-quotes-whom'?"),
        (("whomet",), "Did you mean 'who-met-whom'?"),
        (("meetings",), "Did you mean 'meetings-by-year' or 'meetings-of-country'"),
        (("statements-by", "Raisi"), "Write --speaker Raisi."),
        (("summary", "Raisi"), "Leave it out."),
        (("none.rq",), "none.rq: the stored query cannot be read"),
        (("SELECT * { ?s a foo:Person }",), "1:27: not valid SPARQL: a prefix is not declared"),
        (("SELECT * { ?s a schema:X FILTER () }",), "query:1:37: not valid SPARQL"),
        (("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }",), "a variable that is unbound"),
        (("who-met-whom", "--limit", "3", "--all"), "both --limit and --all"),
        (("who-met-whom", "-o", "rows.xls"), "does not say how to write: 'rows.xls'"),
        (("who-met-whom", "-o", "rows.ttl"), "not a graph"),
        (("who-met-whom", "--plot", "rows.jpg"), "not the name of a picture: 'rows.jpg'"),
        (("find", "--called", "Raisi", "--plot", "rows.svg"), "no picture suits"),
        (("SELECT ?s { ?s ?p ?o }", "--plot", "rows.svg"), "nothing says how to draw"),
        (("who-met-whom", "-o", "none/rows.csv"), "none/rows.csv"),
    ],
)
def test_mistakes_are_bad_usage(arguments: tuple[str, ...], message: str) -> None:
    done = query(*arguments)
    assert done.exit_code == 2
    assert "Errno" not in done.output
    assert message in done.output


def test_a_missing_file_and_a_silent_endpoint() -> None:
    missing = query("who-met-whom", "--in", "none.ttl")
    assert missing.exit_code == 1
    assert "none.ttl" in missing.output
    silent = query("who-met-whom", "--endpoint", "http://127.0.0.1:9/query")
    assert silent.exit_code == 4
    assert "127.0.0.1:9" in silent.output


def test_sparql_of_ones_own() -> None:
    text = "SELECT (COUNT(*) AS ?articles) { ?a a <https://schema.org/NewsArticle> }"
    assert query(text, "--format", "csv").stdout == "articles\n1\n"
    assert query("-", "--format", "csv", stdin=text).stdout == "articles\n1\n"


def test_our_prefixes_need_not_be_declared() -> None:
    asked = query("SELECT (COUNT(?a) AS ?n) { ?a a schema:NewsArticle }", "--format", "csv")
    assert asked.stdout == "n\n1\n"
    wrong = query("SELECT * { ?a a schema:NewsArticel }")
    assert "Did you mean <https://schema.org/NewsArticle>?" in wrong.stderr


MINE = """\
#+ summary: What is published.
#+ description: Every headline.
PREFIX schema: <https://schema.org/>
SELECT ?headline WHERE { ?article schema:headline ?headline } ORDER BY ?headline
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--queries", "mine", "headlines"),
        ("headlines", "--queries=mine"),
        ("headlines", "--format", "csv", "--queries", "mine"),
        ("mine/headlines.rq",),
    ],
)
def test_queries_of_ones_own(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "headlines.rq").write_text(MINE, "utf-8")
    assert "Raisi: Iran, Azerbaijan continue" in query(*arguments).stdout


def test_settings_name_queries_of_ones_own(folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "headlines.rq").write_text(MINE, "utf-8")
    (folder / "kg.toml").write_text('[query]\nqueries = ["mine"]\n', "utf-8")
    for listed in (query(), query("--help")):
        assert "headlines" in listed.output
        assert "who-met-whom" in listed.output
    assert query("headlines").stdout.startswith("headline")
    assert query("headlines", "--queries").exit_code == 2


def test_a_file_without_a_header_is_sparql_of_ones_own(folder: Path) -> None:
    (folder / "ask.rq").write_text("ASK { ?s ?p ?o }", "utf-8")
    assert query("ask.rq", "--format", "csv").stdout == "answer\ntrue\n"


def test_an_answer_goes_into_a_file_as_its_ending_says(folder: Path) -> None:
    for ending, start in {
        "csv": b"date,who,",
        "json": b"{",
        "md": b"| date |",
        "parquet": b"PAR1",
        "txt": b"date ",
    }.items():
        done = query("who-met-whom", "-o", f"rows.{ending}")
        assert (done.stdout, done.stderr) == ("", f"1 row in rows.{ending}\n")
        assert (folder / f"rows.{ending}").read_bytes().startswith(start)
    query("who-met-whom", "-o", "rows.txt", "--format", "tsv")
    assert (folder / "rows.txt").read_bytes().startswith(b"?date")
    done = query("DESCRIBE ?meeting { ?meeting a <https://schema.org/Event> }", "-o", "met.rdf")
    assert "triples in met.rdf" in done.stderr
    assert list(ox.parse(path=folder / "met.rdf"))


def test_options_of_settings_give_way(folder: Path) -> None:
    (folder / "kg.toml").write_text(
        '[query]\nendpoint = "http://127.0.0.1:9/query"\nlimit = 1\n', "utf-8"
    )
    for arguments in (("--in", "graph.nq", "nested"), ("nested", "--in", "graph.nq")):
        done = query(*arguments, "--format", "csv")
        assert done.exit_code == 0
        assert done.stdout.count("\n") == 2
        assert query(*arguments, "--format", "csv", "--all").stdout.count("\n") > 2


def test_an_answer_is_drawn(folder: Path) -> None:
    done = query("who-met-whom", "--plot", "met.svg")
    assert (done.stdout, done.stderr) == ("", "1 row drawn in met.svg\n")
    picture = (folder / "met.svg").read_text("utf-8")
    assert "Ilham Aliyev" in picture
    assert "status: held" in picture
    both = query("who-met-whom", "--plot", "met.png", "--format", "csv")
    assert both.stdout.startswith("date,")
    assert (folder / "met.png").read_bytes().startswith(b"\x89PNG")
    nothing = query("who-met-whom", "--person", "Rasi", "--plot", "none.svg")
    assert "Did you mean 'Raisi'?" in nothing.stderr
    assert not (folder / "none.svg").exists()
    mine = query("SELECT ?c (COUNT(*) AS ?n) { ?x a ?c } GROUP BY ?c", "--plot", "mine.svg")
    assert "rows drawn in mine.svg" in mine.stderr
