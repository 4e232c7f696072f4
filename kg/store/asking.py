"""Queries to a SPARQL 1.1 endpoint, through SPARQLWrapper.

SPARQLWrapper does digest authentication only by changing the opener of the whole process, so where
a server wants that, the question goes the way that graphs go.
"""

from __future__ import annotations

import ast
import urllib.error
import urllib.request
from typing import Final

from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
    URITooLong,
)

from kg.store.credentials import Scheme
from kg.store.profile import EndpointProfile
from kg.store.requests import AGENT, Client, Refused, Reply, Request, repeated

_ENOUGH: Final = dict.fromkeys(range(urllib.request.HTTPRedirectHandler.max_redirections), 1)
"""As many redirections as urllib follows."""

_PROOF: Final = "Authorization"
_STATUS: Final[dict[type[SPARQLWrapperException], int]] = {
    QueryBadFormed: 400,
    Unauthorized: 401,
    EndPointNotFound: 404,
    URITooLong: 414,
    EndPointInternalError: 500,
}


def ask(profile: EndpointProfile, client: Client, question: Request, kind: str) -> Reply:
    """The answer to a question, repeated as the profile says.

    ``kind`` is the form of the query, the question's body the fields of the SPARQL Protocol. Raises
    :class:`~kg.errors.StoreError`.
    """
    if profile.credentials and profile.credentials.scheme is Scheme.DIGEST:
        return client.send(question)
    return repeated(profile, question.url, lambda: _asked(profile, question, kind))


def _asked(profile: EndpointProfile, question: Request, kind: str) -> Reply:
    """One answer; raises Refused, or what urllib raises."""
    wrapper = _wrapper(profile, question, kind)
    try:
        with wrapper.query().response as response:
            return Reply(response.read(), dict(response.headers))
    except urllib.error.HTTPError as error:
        with error:
            raise Refused(error.code, error.read(), error.headers.get("Retry-After")) from error
    except SPARQLWrapperException as error:
        raise Refused(_STATUS.get(type(error), 500), _said(error)) from error


class _Wrapper(SPARQLWrapper):
    """One that asks this server only, and none that it points to."""

    def _createRequest(self) -> urllib.request.Request:  # noqa: N802 -- SPARQLWrapper's name
        request = super()._createRequest()
        proof = request.get_header(_PROOF)
        if proof is not None:
            request.remove_header(_PROOF)
            request.add_unredirected_header(_PROOF, proof)
        vars(request)["redirect_dict"] = _ENOUGH  # so that it follows none
        return request


def _wrapper(profile: EndpointProfile, question: Request, kind: str) -> SPARQLWrapper:
    wrapper = _Wrapper(question.url, agent=AGENT)
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    wrapper.setTimeout(max(1, round(profile.timeout)))
    for name, value in question.fields:
        if name == "query":
            wrapper.setQuery(value)
        else:
            wrapper.addParameter(name, value)
    wrapper.queryType = kind  # its own guess looks into strings
    for name, value in question.headers.items():
        wrapper.addCustomHttpHeader(name, value)
    credentials = profile.credentials
    if credentials and credentials.scheme is Scheme.BASIC:
        wrapper.setCredentials(credentials.user, credentials.secret)
    elif credentials:
        wrapper.addCustomHttpHeader(_PROOF, f"Bearer {credentials.secret}")
    return wrapper


def _said(error: SPARQLWrapperException) -> bytes:
    """What the server said: SPARQLWrapper keeps it only as the ``repr`` in its message."""
    _, _, body = str(error).partition("Response:\n")
    said = ast.literal_eval(body) if body else b""
    return said if isinstance(said, bytes) else b""
