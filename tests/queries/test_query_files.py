"""Files of stored queries: their headers, and everything that is refused in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answers.plotting import Plot, PlotKind
from kg.errors import UsageError
from kg.queries import Parameter, ParameterType, stored_queries, stored_query
from kg.queries.reading import read_query

GOOD = """\
#+ summary: What is it called?
#+ description:
#+   Every thing with its names,
#+   one a row.
#+ params:
#+   thing:
#+     type: iri
#+     required: true
#+     description: The thing.
#+   at-least:
#+     type: integer
#+     default: 1
#+     description: How many.
#+   kind:
#+     type: enum
#+     values: [first, other]
#+     description: Which.
#+ example:
#+   thing: http://example.org/a
#+ plot:
#+   kind: bars
#+   label: name
PREFIX schema: <https://schema.org/>
SELECT ?name WHERE {
  VALUES ?thing { UNDEF }
  VALUES ?at_least { UNDEF }
  values ?kind {
    undef # left open
  }
  ?thing schema:name ?name .
}
ORDER BY ?name
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "names.rq"
    path.write_text(text, "utf-8")
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, "\ufeff" + GOOD))
    assert query.name == "names"
    assert query.summary == "What is it called?"
    assert query.description == "Every thing with its names, one a row."
    assert query.form == "SELECT"
    assert query.example == (("thing", "http://example.org/a"),)
    assert query.text.startswith("PREFIX")
    assert query.plot == Plot(PlotKind.BARS, (("label", ("name",)),))
    assert query.parameters == (
        Parameter("thing", ParameterType.IRI, "The thing.", required=True),
        Parameter("at-least", ParameterType.INTEGER, "How many.", default="1"),
        Parameter("kind", ParameterType.ENUM, "Which.", values=("first", "other")),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("#+ summary: What is it called?\n", "", 1, "'summary' is missing"),
        ("What is it called?", "", 1, "'summary' is missing"),
        ("#+ summary:", "#+ sumary:", 1, "'sumary' is not known"),
        ("#+ summary: What", "#+ Summary What", 1, "not `key: value`"),
        ("#+ params:", "#+ summary: again\n#+ params:", 5, "'summary' comes twice"),
        ("#+   Every", "#+    Every", 3, "not 2 blanks deeper"),
        ("#+     type: iri", "#+       type: iri", 7, "not 2 blanks deeper"),
        ("#+     required: true", "#+    required: true", 8, "not `key: value`"),
        ("type: iri", "type: uri", 7, "'uri' is no type"),
        ("#+     type: iri\n", "", 6, "'type' is missing"),
        ("#+     description: How many.\n", "", 10, "'description' is missing"),
        ("required: true", "required: yes", 8, "'yes' is no truth"),
        ("required: true", "reqiured: true", 8, "'reqiured' is not known"),
        ("[first, other]", "first, other", 16, "not a list"),
        ("[first, other]", "[]", 14, "'kind' and its values"),
        ("default: 1", "values: [1, 2]", 10, "'at-least' and its values"),
        ("default: 1", "default: one", 18, "'at-least' is not a valid integer"),
        ("thing: http://example.org/a", "thing: a", 18, "'thing' is not a valid iri"),
        ("#+   thing: http://example.org/a\n", "", 18, "needs the parameter 'thing'"),
        ("#+   thing: http", "#+   thnig: http", 18, "no parameter 'thnig'"),
        ("  VALUES ?thing { UNDEF }\n", "", 1, "?thing is declared 1 times and has no place"),
        (
            "VALUES ?thing {",
            "VALUES ?what { UNDEF } VALUES ?thing {",
            1,
            "?what is declared 0 times",
        ),
        ("#+   at-least:", "#+   at_least:", 10, "not `key: value`"),
        ("ORDER BY ?name", "", 1, "the rows are in no order"),
        ("ORDER BY ?name", "ORDER BY ?name LIMIT 5", 1, "LIMIT is the asker's"),
        ("ORDER BY ?name", "ORDER BY ?name OFFSET 5", 1, "LIMIT is the asker's"),
        ("?name WHERE", "?name FROM <http://e/> WHERE", 1, "FROM is refused"),
        ("?thing schema", "SERVICE <http://e/> {} ?thing schema", 1, "SERVICE is refused"),
        ("?thing schema", "\\u0053ERVICE <http://e/> {} ?thing schema", 1, "escapes are refused"),
        ("?name .", '"\\u0022" .', 1, "escapes are refused"),
        ("kind: bars", "kind: pie", 21, "'pie' is no kind of picture"),
        ("#+   kind: bars\n", "", 20, "'kind' is missing"),
        ("#+   label: name\n", "", 20, "'label' is missing"),
        ("label: name", "label: nmae", 22, "there is no column 'nmae' to draw"),
        ("label: name", "label: name\n#+   x: name", 23, "'x' is not known"),
        ("?name .", "?name . FILTER (", 32, "not valid SPARQL"),
        ("SELECT ?name WHERE", "DESCRIBE ?thing WHERE", 1, "DESCRIBE is refused"),
        ("SELECT ?name WHERE", "INSERT { } WHERE", 24, "not valid SPARQL"),
    ],
)
def test_what_is_refused_and_where(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    assert GOOD.count(old) == 1
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(UsageError) as caught:
        read_query(path)
    assert problem in caught.value.problem
    assert caught.value.location is not None
    assert (caught.value.location.file, caught.value.location.line) == (str(path), line)
    assert caught.value.advice


def test_a_graph_needs_no_order(tmp_path: Path) -> None:
    text = GOOD.replace("SELECT ?name", "CONSTRUCT { ?thing schema:name ?name }")
    with pytest.raises(UsageError, match="no column 'name' to draw"):
        read_query(written(tmp_path, text.replace("ORDER BY ?name\n", "")))
    text = text.replace("#+ plot:\n#+   kind: bars\n#+   label: name\n", "")
    query = read_query(written(tmp_path, text.replace("ORDER BY ?name\n", "")))
    assert query.form == "CONSTRUCT"


def test_a_header_without_parameters(tmp_path: Path) -> None:
    text = "#+ summary: All.\n#+ description: All of it.\n#+\n#+ example:\nSELECT * { } ORDER BY ?x"
    query = read_query(written(tmp_path, text))
    assert (query.parameters, query.example) == ((), ())


@pytest.mark.parametrize("text", ["", "#+ summary: x\n#+ description: y\n", "# nothing\n"])
def test_a_file_without_header_or_query(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        read_query(written(tmp_path, text))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "bytes.rq").write_bytes(b"\xff\xfe\xfa")
    for path in (tmp_path / "none.rq", tmp_path / "bytes.rq"):
        with pytest.raises(UsageError, match="cannot be read"):
            read_query(path)


def test_a_folder_of_ones_own_takes_precedence(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    (tmp_path / "summary.rq").write_text(GOOD, "utf-8")
    ours = {query.name for query in stored_queries()}
    both = {query.name: query for query in stored_queries(tmp_path)}
    assert both.keys() == ours | {"names"}
    assert both["summary"].summary == "What is it called?"
    assert stored_query("names", tmp_path) == both["names"]
    assert [*both] == sorted(both)


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no stored query 'who-met-hwom'") as caught:
        stored_query("who-met-hwom")
    assert caught.value.advice == "Did you mean 'who-met-whom'?"
    with pytest.raises(UsageError, match="Known are articles-per-month, ") as caught:
        stored_query("xxx")
    with pytest.raises(UsageError, match="no such folder of queries"):
        stored_queries(tmp_path / "none")
