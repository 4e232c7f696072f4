"""Small gold and the graphs to judge by it, for the tests of the evaluation."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.evaluation import Gold, GoldStatement
from kg.evaluation.graph import Told, by_body
from kg.mapping.namespaces import NKG, OA, SCHEMA, TYPE

BODY = "Ann Lee said she would go. “We won,” he said. The mayor denied it."
LEE, GO = (0, 7), (13, 25)
WON, HE = (28, 34), (37, 39)
MAYOR, IT = (46, 55), (63, 65)

Part = tuple[int, int]


class Builder:
    """Quads of one article, in a graph of its own."""

    def __init__(self, body: str = BODY, name: str = "a") -> None:
        self.graph = NamedNode(f"http://e/{name}")
        self.quads: list[Quad] = []
        self._add(self.graph, TYPE, SCHEMA.NewsArticle)
        self._add(self.graph, SCHEMA.articleBody, Literal(body))

    def statement(
        self,
        name: str,
        content: Sequence[Part],
        source: Sequence[Part] = (),
        cue: Sequence[Part] = (),
        **more: str,
    ) -> None:
        """A statement; ``more`` are kind, speaker (a name) and within (another statement)."""
        node = self._node(name)
        kinds = [NKG.Statement, *([getattr(NKG, more["kind"])] if "kind" in more else [])]
        for kind in kinds:
            self._add(node, TYPE, kind)
        self._add(node, SCHEMA.isPartOf, self.graph)
        parts = {NKG.content: content, NKG.source: source, NKG.cue: cue}
        for predicate, places in parts.items():
            for start, end in places:
                self._place(node, predicate, start, end)
        if "speaker" in more:
            who = self._node(more["speaker"].replace(" ", "-"))
            self._add(node, NKG.speaker, who)
            self._add(who, SCHEMA.name, Literal(more["speaker"]))
        if "within" in more:
            self._add(node, NKG.within, self._node(more["within"]))

    def _place(self, node: NamedNode, predicate: NamedNode, start: int, end: int) -> None:
        place = NamedNode(f"{self.graph.value}#char={start},{end}")
        self._add(node, predicate, place)
        self._add(place, OA.start, Literal(start))
        self._add(place, OA.end, Literal(end))

    def _node(self, name: str) -> NamedNode:
        return NamedNode(f"{self.graph.value}/{name}")

    def _add(self, s: NamedNode, p: NamedNode, o: NamedNode | Literal) -> None:
        self.quads.append(Quad(s, p, o, self.graph))

    @property
    def told(self) -> dict[str, Told]:
        """The article by its body."""
        return by_body(self.quads)


def gold() -> Gold:
    """Three statements: two with a name and a description for a source, one by a pronoun."""
    return Gold(
        "a",
        BODY,
        (
            GoldStatement((GO,), (LEE,), ((8, 12),), "Ann Lee", "indirect"),
            GoldStatement((WON,), (HE,), ((40, 44),), "", "direct"),
            GoldStatement((IT,), (MAYOR,), ((56, 62),), "mayor", "indirect"),
        ),
    )


def found() -> Builder:
    """The first by another speaker, the second by another source, one invented, one missed."""
    graph = Builder()
    graph.statement("1", [GO], [LEE], [(8, 12)], kind="IndirectQuote", speaker="Bo Wu")
    graph.statement("2", [WON], [MAYOR], kind="DirectQuote")
    graph.statement("3", [(56, 62)], [MAYOR])
    return graph
