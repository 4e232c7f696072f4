"""A proxy before a real server that fails as a test tells it, connection by connection."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from urllib.parse import urlsplit

_ENOUGH = 1 << 16
_BUSY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Fault(Enum):
    """What goes wrong with a connection."""

    NONE = auto()
    BUSY = auto()
    STALL = auto()
    RESET_IN_THE_REQUEST = auto()
    RESET_IN_THE_ANSWER = auto()


@dataclass
class Proxy:
    """Where it listens, the faults to come (then none), and how many connections there were."""

    url: str
    faults: list[Fault]
    stall: float
    connections: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> Fault:
        """The fault of the next connection."""
        with self.lock:
            self.connections += 1
            return self.faults.pop(0) if self.faults else Fault.NONE


@contextmanager
def faulty(server_url: str, *faults: Fault, stall: float = 1.0) -> Iterator[Proxy]:
    """A proxy on a free port; connections to it have these faults, one after the other."""
    target = urlsplit(server_url)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        proxy = Proxy(f"http://127.0.0.1:{listening.getsockname()[1]}", list(faults), stall)

        def serve() -> None:
            with suppress(OSError):  # it is closed
                while True:
                    client, _ = listening.accept()
                    address = (target.hostname or "", target.port or 0)
                    arguments = (client, address, proxy)
                    threading.Thread(target=_pass_on, args=arguments, daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield proxy
        finally:
            listening.shutdown(socket.SHUT_RDWR)


def _pass_on(client: socket.socket, address: tuple[str, int], proxy: Proxy) -> None:
    fault = proxy.next()
    with suppress(OSError), client:
        if fault is Fault.BUSY:
            client.recv(_ENOUGH)
            client.sendall(_BUSY)
            return
        if fault is Fault.STALL:
            time.sleep(proxy.stall)
            return
        with socket.create_connection(address) as server:
            first = client.recv(_ENOUGH)
            if fault is Fault.RESET_IN_THE_REQUEST:
                server.sendall(first[: len(first) // 2])
                _reset(client)
                return
            server.sendall(first)
            threading.Thread(target=_copy, args=(client, server), daemon=True).start()
            if fault is Fault.RESET_IN_THE_ANSWER:
                server.recv(_ENOUGH)
                _reset(client)
                return
            _copy(server, client)


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(_ENOUGH):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def _reset(connection: socket.socket) -> None:
    """Close it so that the other side sees a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
