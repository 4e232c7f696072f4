"""Requests over HTTP that are repeated where that may help, and errors that say what to do."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from kg.errors import StoreError
from kg.store.profile import EndpointProfile

Result = TypeVar("Result")

_TRANSIENT: Final = frozenset({429, 502, 503, 504})
_LONGEST_PROBLEM: Final = 300

_MOVED: Final = "The server points elsewhere: give the address that it names."
ADVICE: Final[Mapping[int, str]] = {
    301: _MOVED,
    302: _MOVED,
    307: _MOVED,
    308: _MOVED,
    400: "The server does not understand the request: read what it says.",
    401: "Set NEWSKG_USER and NEWSKG_PASSWORD, or NEWSKG_TOKEN, in the environment.",
    403: "The server knows you and forbids it: ask its keeper, or use another account.",
    404: "Is the path right? Oxigraph has /query and /store, others have other paths.",
    405: "The address does not take this kind of request: is it the Graph Store address?",
    413: "The server takes no body of this size: raise its limit.",
    414: "The server takes no query of this size: raise its limit.",
    429: "The server is busy: try again later.",
    503: "The server is busy: try again later.",
}
"""What to do about an answer, by its status."""

_READ_THE_LOG: Final = "The server failed: its log may say more."


class Refused(Exception):  # noqa: N818 -- not an error of newskg: `repeated` makes one of it
    """An answer of a server that is not a success: never leaves this package."""

    def __init__(self, status: int, body: bytes, wait: str | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.wait = float(wait) if wait and wait.isdigit() else 0.0


def send(
    profile: EndpointProfile,
    request: urllib.request.Request,
    *,
    advice: Mapping[int, str] = ADVICE,
) -> bytes:
    """The body of the answer to a request, repeated as the profile says.

    ``advice`` says what to do about an answer that is no success, by its status.
    """
    for name, value in profile.headers.items():
        request.add_unredirected_header(name, value)
    url, timeout = request.full_url, profile.timeout
    return repeated(profile, url, lambda: _once(request, timeout), advice=advice)


def _once(request: urllib.request.Request, timeout: float) -> bytes:
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310 -- http(s): EndpointProfile.of
            body: bytes = answer.read()
            return body
    except urllib.error.HTTPError as error:
        raise refused(error) from error


def refused(error: urllib.error.HTTPError) -> Refused:
    """The same, with what the server said read to its end."""
    with error:
        return Refused(error.code, error.read(), error.headers.get("Retry-After"))


def repeated(
    profile: EndpointProfile,
    url: str,
    attempt: Callable[[], Result],
    *,
    advice: Mapping[int, str] = ADVICE,
) -> Result:
    """What ``attempt`` returns, at the latest when the profile's attempts are used up.

    It may raise :class:`Refused`, or what urllib raises when there is no answer. Raises
    :class:`~kg.errors.StoreError` with the address, the status and what to do.
    """
    waits = profile.waits()
    number = 0
    while True:
        number, wait = number + 1, next(waits, None)
        try:
            return attempt()
        except Refused as refusal:
            if wait is None or refusal.status not in _TRANSIENT:
                raise _not_done(url, refusal, number, advice) from refusal
            time.sleep(min(max(wait, refusal.wait), profile.longest_wait))
        except (OSError, http.client.HTTPException) as error:
            if wait is None or _timed_out(error):
                raise _not_there(url, error, profile, number) from error
            time.sleep(wait)


def _timed_out(error: Exception) -> bool:
    """Whether we stopped waiting: the server would need as long again."""
    return isinstance(getattr(error, "reason", error), TimeoutError)


def _not_done(url: str, refusal: Refused, times: int, advice: Mapping[int, str]) -> StoreError:
    words = " ".join(refusal.body.decode("utf-8", "replace").split())
    reason = http.client.responses.get(refusal.status, "")
    said = f": {words[:_LONGEST_PROBLEM]}" if words else ""
    return StoreError(
        f"{url} answered {refusal.status} {reason}{_often(times)}{said}",
        advice=advice.get(refusal.status, _READ_THE_LOG),
    )


def _not_there(url: str, error: Exception, profile: EndpointProfile, times: int) -> StoreError:
    if _timed_out(error):
        return StoreError(
            f"{url} did not answer within {profile.timeout:g} seconds",
            advice="Ask for less, or wait longer.",
        )
    reason = getattr(error, "reason", error)
    why = getattr(reason, "strerror", None) or reason
    return StoreError(
        f"{url} cannot be reached{_often(times)}: {why}",
        advice="Is the server running, at this host and port?",
    )


def _often(times: int) -> str:
    return f" ({times} times)" if times > 1 else ""
