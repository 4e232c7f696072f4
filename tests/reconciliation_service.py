"""A small reconciliation service over a small data set, in the settled form and in the draft's.

It answers over real HTTP, as https://reconciliation-api.github.io/specs/ has it: GET for its
manifest, GET and POST for queries (0.2), POST of JSON at /match (1.0-draft). Faults can be put
before its answers.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scripted_server import Reply, Request, give

JSON = {"Content-Type": "application/json"}
DRAFT = "1.0-draft"


@dataclass(frozen=True)
class Record:
    """One entity."""

    id: str
    name: str
    type: str
    country: str = ""
    description: str = ""


RECORDS = (
    Record("Q1000001", "Ebrahim Raisi", "Q5", "Q794", "president of Iran"),
    Record("Q1000002", "Ilham Aliyev", "Q5", "Q227", "president of Azerbaijan"),
    Record("Q1000003", "Ana Ruiz", "Q5", "Q96", "minister"),
    Record("Q1000004", "Ana Ruiz", "Q5", "Q96", "singer"),
    Record("Q1000005", "Ana Ruis", "Q5", "Q29", "painter"),
    Record("Q1000006", "Tabriz", "Q27096213", "Q794", "city in Iran"),
    Record("Q1000007", "IRNA", "Q43229", "Q794", "Iranian news agency"),
)


@dataclass
class Service:
    """Where it is, what it was asked, and what goes wrong before it answers."""

    versions: tuple[str, ...]
    records: tuple[Record, ...] = RECORDS
    manifest: dict[str, Any] = field(default_factory=dict)
    faults: list[Reply] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    url: str = ""

    def describe(self) -> dict[str, Any]:
        """Its manifest."""
        told: dict[str, Any] = {"versions": list(self.versions), "name": "A small service"}
        if self.versions == (DRAFT,):
            told["view"] = {"url": "https://www.wikidata.org/wiki/{id}"}
        else:
            told["identifierSpace"] = "http://www.wikidata.org/entity/"
            told["schemaSpace"] = "http://www.wikidata.org/prop/direct/"
        return told | self.manifest

    def candidates(self, query: dict[str, Any]) -> list[dict[str, Any]]:
        """The candidates for one query: ``query``, ``type``, ``limit``, ``properties``."""
        found = [(self._score(query, each), each) for each in self.records]
        kept = sorted((f for f in found if f[0] >= 60), key=lambda f: (-f[0], f[1].id))
        best = [score for score, _ in kept] + [0.0, 0.0]
        return [
            {
                "id": each.id,
                "name": each.name,
                "description": each.description,
                "type": [{"id": each.type, "name": each.type}],
                "score": score,
                "match": not place and score >= 95 and best[1] < 85,
            }
            for place, (score, each) in enumerate(kept[: query.get("limit", 5)])
        ]

    def _score(self, query: dict[str, Any], record: Record) -> float:
        if query.get("type") not in (None, record.type):
            return 0.0
        score = 100 * SequenceMatcher(None, query["query"], record.name).ratio()
        values = [p["v"]["id"] for p in query.get("properties", ())]
        return round(score if not values or record.country in values else score * 0.8, 2)

    def settled(self, batch: dict[str, dict[str, Any]]) -> dict[str, Any]:
        """The answer to a batch of 0.1 and 0.2."""
        return {key: {"result": self.candidates(query)} for key, query in batch.items()}

    def draft(self, batch: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
        """The answer to a batch of the draft."""
        queries = [_settled(query) for query in batch["queries"]]
        return {"results": [{"candidates": self.candidates(query)} for query in queries]}

    def answer(self, request: Request) -> Reply:
        """The answer to one request."""
        parts = urlsplit(request.path)
        if parts.path == "/match" and request.method == "POST" and DRAFT in self.versions:
            return _json(self.draft(json.loads(request.body)))
        if parts.path not in ("", "/"):
            return Reply(404, b"nothing here", {})
        form = request.body.decode() if request.method == "POST" else parts.query
        batches = parse_qs(form).get("queries")
        return _json(self.settled(json.loads(batches[0])) if batches else self.describe())


def _settled(query: dict[str, Any]) -> dict[str, Any]:
    """A query of the draft in the settled form."""
    [name] = [c["propertyValue"] for c in query["conditions"] if c["matchType"] == "name"]
    properties = [
        {"pid": c["propertyId"], "v": c["propertyValue"]}
        for c in query["conditions"]
        if c["matchType"] == "property"
    ]
    return {**query, "query": name, "properties": properties}


def _json(value: object) -> Reply:
    return Reply(200, json.dumps(value).encode(), dict(JSON))


@contextmanager
def serving(*versions: str, **settings: Any) -> Iterator[Service]:
    """The service on a free port of this machine."""
    service = Service(versions, **settings)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            body = self.rfile.read(length)
            request = Request(self.command, self.path, dict(self.headers), body)
            service.requests.append(request)
            give(self, service.faults.pop(0) if service.faults else service.answer(request))

        do_GET = do_POST  # noqa: N815 -- the names that http.server looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service.url = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()
