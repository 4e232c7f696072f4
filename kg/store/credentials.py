"""Who asks, and what proves it: from the environment or a keyring, never from a command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kg.errors import UsageError


class Scheme(StrEnum):
    """How a secret is shown to a server (HTTP Authentication, RFC 9110)."""

    BASIC = "basic"
    DIGEST = "digest"
    BEARER = "bearer"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and its password, or a bearer token: kept out of every text."""

    secret: str = field(repr=False)
    user: str = ""
    scheme: Scheme = Scheme.BEARER

    @classmethod
    def from_environment(
        cls,
        environment: Mapping[str, str] | None = None,
        *,
        scheme: Scheme = Scheme.BASIC,
        service: str = "",
    ) -> Credentials | None:
        """NEWSKG_TOKEN (bearer), or NEWSKG_USER with NEWSKG_PASSWORD, or None.

        A password that is not there is looked for in the keyring of this machine under
        ``service``, if the package ``keyring`` is installed. How a password is shown,
        NEWSKG_AUTH says (``basic`` or ``digest``), else ``scheme``. Raises
        :class:`~kg.errors.UsageError` where these contradict each other.
        """
        values = os.environ if environment is None else environment
        token, user = values.get("NEWSKG_TOKEN"), values.get("NEWSKG_USER")
        password = values.get("NEWSKG_PASSWORD")
        if token and (user or password):
            raise _contradiction("NEWSKG_TOKEN and NEWSKG_USER are both set", "Unset one of them.")
        if token:
            return cls(token)
        if not user and not password:
            return None
        if not user:
            raise _contradiction("NEWSKG_USER is not set", "A name goes with a password.")
        if password is None:
            password = _from_keyring(service, user)
        return cls(password, user, _scheme(values.get("NEWSKG_AUTH")) or scheme)


_PASSWORDS: Final = (Scheme.BASIC, Scheme.DIGEST)


def _scheme(name: str | None) -> Scheme | None:
    if not name:
        return None
    if name.lower() in _PASSWORDS:
        return Scheme(name.lower())
    raise _contradiction(f"NEWSKG_AUTH is {name!r}", f"It may be {' or '.join(_PASSWORDS)}.")


def _from_keyring(service: str, user: str) -> str:
    """The password that the keyring has for this user of that service."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise _contradiction(
            "NEWSKG_PASSWORD is not set",
            "Set it, or keep it in a keyring: `pip install 'newskg[keyring]'`.",
        ) from None
    try:
        password = keyring.get_password(service, user)
    except KeyringError as error:
        raise _contradiction(
            f"NEWSKG_PASSWORD is not set, and the keyring does not open: {error}",
            "Set it, or unlock the keyring.",
        ) from error
    if password is None:
        raise _contradiction(
            f"NEWSKG_PASSWORD is not set, and the keyring has none for {user} at {service}",
            f"Set it, or call `keyring set {service} {user}` once.",
        )
    return password


def _contradiction(problem: str, advice: str) -> UsageError:
    return UsageError(f"the environment's credentials: {problem}", advice=advice)
