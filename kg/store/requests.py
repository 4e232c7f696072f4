"""Requests over HTTP that are repeated where that may help, and errors that say what to do."""

from __future__ import annotations

import http.client
import random
import time
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from kg.errors import StoreError
from kg.store.credentials import Credentials, Scheme
from kg.store.pieces import Pieces
from kg.store.profile import EndpointProfile
from kg.version import VERSION

Result = TypeVar("Result")

_TRANSIENT: Final = frozenset({429, 502, 503, 504})
_LONGEST_PROBLEM: Final = 300

_MOVED: Final = "The server points elsewhere: give the address that it names."
ADVICE: Final[Mapping[int, str]] = {
    301: _MOVED,
    302: _MOVED,
    303: _MOVED,
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

AGENT: Final = f"newskg/{VERSION}"
"""How we name ourselves to servers."""

_WRONG: Final = (
    "It does not accept these credentials: check NEWSKG_USER and NEWSKG_PASSWORD (or the keyring), "
    "or NEWSKG_TOKEN, and whether NEWSKG_AUTH (basic, digest) is what it asks for."
)
_READ_THE_LOG: Final = "The server failed: its log may say more."


class Refused(Exception):  # noqa: N818 -- not an error of newskg: `repeated` makes one of it
    """An answer of a server that is not a success: never leaves this package."""

    def __init__(self, status: int, body: bytes, wait: str | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.wait = _seconds(wait) if wait else 0.0


def _seconds(told: str) -> float:
    """What ``Retry-After`` says, in seconds from now: a number of them, or a date."""
    if told.isdigit():
        return float(told)
    try:
        return (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):  # no date, or one without a zone
        return 0.0


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a server: a body of bytes, whole or in pieces, or the fields of a form."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | Pieces | Sequence[tuple[str, str]] | None = None

    @property
    def fields(self) -> Sequence[tuple[str, str]]:
        """The fields of a form."""
        return () if self.body is None or isinstance(self.body, bytes | Pieces) else self.body


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that is a success."""

    body: bytes
    headers: Mapping[str, str]


class Client:
    """Connections to one server, that are kept open; many threads may use them at once."""

    def __init__(self, profile: EndpointProfile) -> None:
        self._profile = profile
        self._session = _Session()
        self._session.auth = _proof(profile.credentials)
        self._session.headers["User-Agent"] = AGENT
        adapter = HTTPAdapter(pool_maxsize=CONNECTIONS)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, adapter)

    def send(
        self,
        request: Request,
        *,
        advice: Mapping[int, str] = ADVICE,
        after_timeouts: bool = False,
    ) -> Reply:
        """The answer to a request, repeated as the profile says.

        ``advice`` says what to do about an answer that is no success, by its status. What took too
        long is not asked again unless ``after_timeouts``: a query would take as long.
        """
        return repeated(
            self._profile,
            request.url,
            lambda: self._once(request),
            advice=advice,
            after_timeouts=after_timeouts,
        )

    def tried(
        self, request: Request, *, refusals: Container[int] = range(400, 500)
    ) -> Reply | None:
        """The answer as of :meth:`send`; None where the server refuses for good, with one of these.

        What may pass (429) is no such refusal.
        """

        def once() -> Reply | None:
            try:
                return self._once(request, follow=False)
            except Refused as refusal:
                if refusal.status in refusals and refusal.status not in _TRANSIENT:
                    return None
                raise

        return repeated(self._profile, request.url, once, after_timeouts=True)

    def close(self) -> None:
        """Let go of the connections; more than once does no harm."""
        self._session.close()

    def _once(self, request: Request, *, follow: bool = True) -> Reply:
        answer = self._session.request(
            request.method,
            request.url,
            data=request.body,
            headers=request.headers,
            timeout=self._profile.timeout,
            allow_redirects=follow and request.method == "GET",
        )
        if not answer.ok or answer.is_redirect:
            raise Refused(answer.status_code, answer.content, answer.headers.get("Retry-After"))
        return Reply(answer.content, answer.headers)


class _Session(requests.Session):
    """One that shows what proves who asks to no server that another one points to."""

    def rebuild_auth(
        self, prepared_request: requests.PreparedRequest, response: requests.Response
    ) -> None:
        """Take the proof out, and what would answer a challenge."""
        if self.should_strip_auth(response.request.url or "", prepared_request.url or ""):
            prepared_request.headers.pop("Authorization", None)
            prepared_request.hooks = {"response": []}


CONNECTIONS: Final = 4
"""How many requests are under way at once, at most."""


class _Bearer(AuthBase):
    """The header of a bearer token (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, r: requests.PreparedRequest) -> requests.PreparedRequest:
        r.headers["Authorization"] = f"Bearer {self._token}"
        return r


class _Nobody(AuthBase):
    """No credentials, not even those of a file .netrc."""

    def __call__(self, r: requests.PreparedRequest) -> requests.PreparedRequest:
        return r


def _proof(credentials: Credentials | None) -> AuthBase:
    if credentials is None:
        return _Nobody()
    match credentials.scheme:
        case Scheme.BASIC:
            return HTTPBasicAuth(credentials.user.encode(), credentials.secret.encode())
        case Scheme.DIGEST:
            return HTTPDigestAuth(credentials.user, credentials.secret)
        case Scheme.BEARER:
            return _Bearer(credentials.secret)


def repeated(
    profile: EndpointProfile,
    url: str,
    attempt: Callable[[], Result],
    *,
    advice: Mapping[int, str] = ADVICE,
    after_timeouts: bool = False,
) -> Result:
    """What ``attempt`` returns, at the latest when the profile's attempts are used up.

    It may raise :class:`Refused`, or what requests raises when there is no answer. Raises
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
                told = advice if profile.credentials is None else {**advice, 401: _WRONG}
                raise _not_done(url, refusal, number, told) from refusal
            time.sleep(min(max(_jittered(wait), refusal.wait), profile.longest_wait))
        except (OSError, http.client.HTTPException) as error:
            if wait is None or (_timed_out(error) and not after_timeouts):
                raise _not_there(url, error, profile, number) from error
            time.sleep(_jittered(wait))


def _jittered(wait: float) -> float:
    """Between half of it and all: who failed together shall not come back together."""
    return wait * random.uniform(0.5, 1)  # noqa: S311 -- no secret


def _timed_out(error: Exception) -> bool:
    """Whether we stopped waiting."""
    return any(isinstance(e, TimeoutError | requests.Timeout) for e in _causes(error))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and those that led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


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
            f"{url} did not answer within {profile.timeout:g} seconds{_often(times)}",
            advice="Ask for less, or wait longer.",
        )
    reasons = [e.strerror for e in _causes(error) if isinstance(e, OSError) and e.strerror]
    why = reasons[-1] if reasons else error
    return StoreError(
        f"{url} cannot be reached{_often(times)}: {why}",
        advice="Is the server running, at this host and port?",
    )


def _often(times: int) -> str:
    return f" ({times} times)" if times > 1 else ""
