"""The cookies of a person's journeys: one for each, so that several live side by side."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from datetime import timedelta

from flask import Request
from werkzeug.wrappers import Response

KEPT = timedelta(days=30)
COVERED = "covered"


def journey_secret(request: Request, reference: str, *, https: bool) -> bytes | None:
    """Return the 32 bytes that open a journey; None if the browser has none, or something else."""
    try:
        secret = urlsafe_b64decode(request.cookies.get(_name(f"j-{reference}", https=https), ""))
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == 32 else None


def journeys_here(request: Request, *, https: bool) -> Iterator[tuple[str, bytes]]:
    """Give the reference and the secret of each journey that this browser holds something for."""
    start = _name("j-", https=https)
    for name in (each for each in request.cookies if each.startswith(start)):
        reference = name.removeprefix(start)
        secret = journey_secret(request, reference, https=https)
        if secret is not None:
            yield reference, secret


def keep_secret(response: Response, reference: str, secret: bytes, *, https: bool, shared: bool) -> None:
    """Give the browser what opens a journey: until it is closed on a shared device, else for 30 days."""
    _set(response, f"j-{reference}", urlsafe_b64encode(secret).decode(), https=https, kept=None if shared else KEPT)


def forget_secret(response: Response, reference: str, *, https: bool) -> None:
    """Take away what opens a journey."""
    name = _name(f"j-{reference}", https=https)
    response.delete_cookie(name, path="/", secure=https, httponly=True, samesite="Lax")


def is_covered(request: Request, *, https: bool) -> bool:
    """Say whether somebody left in a hurry and nobody has carried on since."""
    return request.cookies.get(_name(COVERED, https=https)) is not None


def cover(response: Response, *, https: bool) -> None:
    """Hide every journey in this browser until the code is given."""
    _set(response, COVERED, "yes", https=https, kept=KEPT)


def uncover(request: Request, response: Response, reference: str, *, https: bool) -> None:
    """Show journeys again, if they were covered: this one. The others need their own codes from now on."""
    if not is_covered(request, https=https):
        return
    response.delete_cookie(_name(COVERED, https=https), path="/", secure=https, httponly=True, samesite="Lax")
    start = _name("j-", https=https)
    for name in request.cookies:
        if name.startswith(start) and name != start + reference:
            response.delete_cookie(name, path="/", secure=https, httponly=True, samesite="Lax")


def _set(response: Response, name: str, value: str, *, https: bool, kept: timedelta | None) -> None:
    response.set_cookie(
        _name(name, https=https), value, max_age=kept, path="/", secure=https, httponly=True, samesite="Lax"
    )


def _name(name: str, *, https: bool) -> str:
    """A name that a browser takes only from this host and only over HTTPS, where there is HTTPS."""
    return f"__Host-{name}" if https else name
