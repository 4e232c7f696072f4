"""A tiny real HTTP server that answers as a test tells it, and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RESULT = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'
JSON = {"Content-Type": "application/sparql-results+json"}


@dataclass
class Reply:
    """One answer. ``stall`` seconds pass before it; ``cut`` breaks the body off in the middle."""

    status: int = 200
    body: bytes = RESULT
    headers: dict[str, str] = field(default_factory=lambda: dict(JSON))
    stall: float = 0.0
    cut: bool = False
    reset: bool = False


@dataclass
class Request:
    """What came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Script:
    """The answers to come (the last one for ever), and the requests so far."""

    replies: list[Reply]
    requests: list[Request] = field(default_factory=list)
    url: str = ""

    def next(self) -> Reply:
        """The answer to the next request."""
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def answering(*replies: Reply) -> Iterator[Script]:
    """A server on a free port that gives these answers, one after the other."""
    script = Script(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            request = Request(self.command, self.path, dict(self.headers), self.rfile.read(length))
            script.requests.append(request)
            give(self, script.next())

        do_PUT = do_GET = do_POST  # noqa: N815 -- the names that http.server looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        script.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield script
        finally:
            server.shutdown()
            thread.join()


def give(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    """Answer one request as told."""
    time.sleep(reply.stall)
    if reply.reset:
        handler.close_connection = True
        return
    handler.send_response(reply.status)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(reply.body) * (2 if reply.cut else 1)))
    handler.end_headers()
    handler.wfile.write(reply.body)
    handler.close_connection = True
