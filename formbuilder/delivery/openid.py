"""Ask an OpenID provider who somebody is: OpenID Connect Core 1.0, the code flow with PKCE.

Authlib is imported when somebody signs in, and not before: the pages of the public never need it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import BoundedSemaphore
from typing import Any, TypeAlias
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from formbuilder.accounts.claims import Claims

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA")
"""Signatures by a key of the provider’s alone: none, and those by a shared secret, are not taken."""
LEEWAY_SECONDS = 60
TIMEOUT_SECONDS = 5
PATIENCE_SECONDS = 2
AT_ONCE = 2
_waiting = BoundedSemaphore(AT_ONCE)
LARGEST = 512 * 1024
HERE = frozenset({"localhost", "127.0.0.1", "::1"})

Facts: TypeAlias = Mapping[str, object]


class ProviderDownError(Exception):
    """The provider cannot be reached, or does not answer as a provider does."""


class NotBelievedError(Exception):
    """The provider refused the code, or what it says cannot be trusted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Who vouches for staff, and as whom we ask."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    acr: tuple[str, ...] = ()
    """What we ask for by ``acr_values``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question to the provider, as ``services.sign_ins`` began it."""

    back: str
    """Our own address that the provider sends people back to."""
    state: str
    nonce: str
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where the provider answers."""

    people: str
    tokens: str
    keys: str


def endpoints(provider: Provider) -> Endpoints:
    """Read the provider’s own description; raises ProviderDownError."""
    found = _json(_get(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"))
    if found.get("issuer") != provider.issuer:
        raise ProviderDownError
    return Endpoints(*(_address(found.get(name)) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")))


def way_there(provider: Provider, asked: Asked) -> str:
    """Return the address at the provider that asks who somebody is; raises ProviderDownError."""
    from authlib.oauth2.rfc7636 import create_s256_code_challenge  # noqa: PLC0415 - only where somebody signs in

    parameters = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": asked.back,
        "scope": "openid email",
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": create_s256_code_challenge(asked.verifier),
        "code_challenge_method": "S256",
    }
    if provider.acr:
        parameters["acr_values"] = " ".join(provider.acr)
    there = endpoints(provider).people
    return f"{there}{'&' if urlsplit(there).query else '?'}{urlencode(parameters)}"


def claims(provider: Provider, asked: Asked, code: str, now: datetime) -> Claims:
    """Change a code for what the provider says; raises ProviderDownError and NotBelievedError.

    Checked are the signature by a key of the provider, issuer, audience, times (60 seconds of leeway) and nonce.
    """
    there = endpoints(provider)
    told = _json(_post(there.tokens, provider, {"code": code, "code_verifier": asked.verifier}, asked.back))
    token = told.get("id_token")
    if not isinstance(token, str):
        raise NotBelievedError
    return _read(_believed(provider, token, _json(_get(there.keys)), asked.nonce, now))


def _believed(provider: Provider, token: str, keys: Any, nonce: str, now: datetime) -> Facts:  # noqa: ANN401 - as JSON came
    """Return what the token says once everything about it was checked."""
    from authlib.oidc.core import CodeIDToken  # noqa: PLC0415 - only where somebody signs in
    from joserfc import jwt  # noqa: PLC0415 - as above
    from joserfc.errors import JoseError  # noqa: PLC0415 - as above
    from joserfc.jwk import KeySet  # noqa: PLC0415 - as above

    try:
        signed = jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(ALGORITHMS))
        options = {
            "iss": {"essential": True, "value": provider.issuer},
            "aud": {"essential": True, "value": provider.client},
        }
        found = CodeIDToken(signed.claims, signed.header, options, {"nonce": nonce, "client_id": provider.client})
        found.validate(now=int(now.timestamp()), leeway=LEEWAY_SECONDS)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise NotBelievedError from error
    return dict(found)


def _read(found: Facts) -> Claims:
    subject, email, verified, acr = (found.get(name) for name in ("sub", "email", "email_verified", "acr"))
    if not isinstance(subject, str) or not 0 < len(subject) <= 255 or not subject.isprintable():
        raise NotBelievedError
    amr = found.get("amr")
    return Claims(
        issuer=str(found["iss"]),
        subject=subject,
        email=email if isinstance(email, str) else "",
        email_verified=None if verified is None else verified is True,
        acr=acr if isinstance(acr, str) else "",
        amr=tuple(str(each) for each in amr) if isinstance(amr, list) else (),
    )


def _address(found: object) -> str:
    """Take only an address that nobody on the way can read; on this machine itself any."""
    if not isinstance(found, str):
        raise ProviderDownError
    parts = urlsplit(found)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE):
        return found
    raise ProviderDownError


def _get(address: str) -> bytes:
    return _answer(Request(_address(address), headers={"Accept": "application/json"}), _no_answer)  # noqa: S310 - checked


def _post(address: str, provider: Provider, sent: Mapping[str, str], back: str) -> bytes:
    """Send a code, with our own name and secret as RFC 6749 has it (section 2.3.1)."""
    form = {"grant_type": "authorization_code", "redirect_uri": back, **sent}
    known = b64encode(f"{quote(provider.client, safe='')}:{quote(provider.secret, safe='')}".encode()).decode()
    headers = {"Accept": "application/json", "Authorization": f"Basic {known}"}
    return _answer(Request(address, urlencode(form).encode(), headers), _refused)  # noqa: S310 - checked


def _no_answer(error: HTTPError) -> Exception:
    del error
    return ProviderDownError()


def _refused(error: HTTPError) -> Exception:
    """A code that is not taken is answered with 400; our own name or secret, if wrong, with 401."""
    return NotBelievedError() if error.code == 400 else ProviderDownError()


def _answer(request: Request, failed: Callable[[HTTPError], Exception]) -> bytes:
    """Return what the provider answers; few wait for it at once, so that a slow one never stops the public pages."""
    if not _waiting.acquire(timeout=PATIENCE_SECONDS):
        raise ProviderDownError
    try:
        with build_opener(_Here).open(request, timeout=TIMEOUT_SECONDS) as answer:
            found: bytes = answer.read(LARGEST)
    except HTTPError as error:
        with error:
            raise failed(error) from error
    except (URLError, OSError, ValueError) as error:
        raise ProviderDownError from error
    finally:
        _waiting.release()
    return found


class _Here(HTTPRedirectHandler):
    """Follows nobody elsewhere: what we send is for the provider alone."""

    def redirect_request(self, *_: object) -> None:
        """Refuse."""


def _json(data: bytes) -> Facts:
    try:
        found = json.loads(data)
    except ValueError as error:
        raise ProviderDownError from error
    if not isinstance(found, dict):
        raise ProviderDownError
    return found
