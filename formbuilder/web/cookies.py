"""The cookies of a person's journeys, one for each, so that several live side by side; and those of the office."""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from datetime import timedelta

from flask import Request
from werkzeug.wrappers import Response

KEPT = timedelta(days=30)
COVERED = "covered"
SIGN_IN = "sign-in"
SIGN_IN_LASTS = timedelta(minutes=15)
WANTED = "wanted"
OWN_LOOK = "own-look"
LANGUAGE = "language"
READING = "reading"
LOOK_LASTS = timedelta(days=365)
PLACE = re.compile(r"/[A-Za-z0-9@._~%?=&/-]{1,300}")


def journey_secret(request: Request, reference: str, *, https: bool) -> bytes | None:
    """Return the 32 bytes that open a journey; None if the browser has none, or something else."""
    return _secret(request, f"j-{reference}", https=https)


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
    for kept in (f"j-{reference}", f"for-caller-{reference}"):
        response.delete_cookie(_name(kept, https=https), path="/", secure=https, httponly=True, samesite="Lax")


def keep_caller(response: Response, reference: str, *, https: bool) -> None:
    """Remember, until the browser is closed, that somebody of the council fills a journey in for a caller."""
    _set(response, f"for-caller-{reference}", "yes", https=https, kept=None)


def is_for_caller(request: Request, reference: str, *, https: bool) -> bool:
    """Say whether this browser fills a journey in for a caller: private questions are not asked then."""
    return _name(f"for-caller-{reference}", https=https) in request.cookies


def office_token(request: Request, slug: str, *, https: bool) -> bytes | None:
    """Return the 32 bytes of somebody's session in the office of a council; None if the browser has none."""
    return _secret(request, f"office-{slug}", https=https)


def keep_office_token(response: Response, slug: str, token: bytes, *, https: bool) -> None:
    """Give the browser a session, until it is closed at the latest."""
    _set(response, f"office-{slug}", urlsafe_b64encode(token).decode(), https=https, kept=None)


def forget_office_token(response: Response, slug: str, *, https: bool) -> None:
    """Take a session away from the browser."""
    name = _name(f"office-{slug}", https=https)
    response.delete_cookie(name, path="/", secure=https, httponly=True, samesite="Lax")


def own_look(request: Request, *, https: bool) -> str:
    """Return how somebody chose that pages of the office look, as the browser has it; "" if it has nothing."""
    return _value(request, _name(OWN_LOOK, https=https))[:80]


def keep_own_look(response: Response, chosen: str, *, https: bool) -> None:
    """Remember how pages of the office look in this browser."""
    _set(response, OWN_LOOK, chosen, https=https, kept=LOOK_LASTS)


def language_kept(request: Request, *, https: bool) -> str:
    """Return the tag of the language that this browser was given with a journey; "" if it was given none."""
    return _value(request, _name(LANGUAGE, https=https))[:20]


def keep_language(response: Response, tag: str, *, https: bool, shared: bool) -> None:
    """Remember the language of a journey, as long as the browser may open it."""
    _set(response, LANGUAGE, tag, https=https, kept=None if shared else KEPT)


def forget_language(response: Response, *, https: bool) -> None:
    """Forget the language."""
    response.delete_cookie(_name(LANGUAGE, https=https), path="/", secure=https, httponly=True, samesite="Lax")


def reading_look(request: Request, *, https: bool) -> str:
    """Return how somebody wants public pages to look in this browser; "" if they chose nothing."""
    return _value(request, _name(READING, https=https))[:150]


def keep_reading_look(response: Response, chosen: str, *, https: bool, shared: bool) -> None:
    """Remember how public pages look, as long as the browser may open the journey."""
    _set(response, READING, chosen, https=https, kept=None if shared else KEPT)


def forget_reading_look(response: Response, *, https: bool) -> None:
    """Forget how public pages look."""
    response.delete_cookie(_name(READING, https=https), path="/", secure=https, httponly=True, samesite="Lax")


def sign_in_secret(request: Request, *, https: bool) -> bytes | None:
    """Return the 32 bytes that tell that a sign-in was begun in this browser."""
    return _secret(request, SIGN_IN, https=https)


def keep_sign_in_secret(response: Response, secret: bytes, *, https: bool) -> None:
    """Remember in this browser that a sign-in was begun here."""
    _set(response, SIGN_IN, urlsafe_b64encode(secret).decode(), https=https, kept=SIGN_IN_LASTS)


def keep_wanted(response: Response, place: str, *, https: bool) -> None:
    """Remember for a while which page somebody wanted before they had to sign in."""
    _set(response, WANTED, urlsafe_b64encode(place.encode()).decode(), https=https, kept=SIGN_IN_LASTS)


def wanted(request: Request, below: str, *, https: bool) -> str | None:
    """Return the page that somebody wanted, if it is one below ``below``: no other address is ever led to."""
    try:
        place = urlsafe_b64decode(_value(request, _name(WANTED, https=https))).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return place if place.startswith(below) and PLACE.fullmatch(place) else None


def forget_wanted(response: Response, *, https: bool) -> None:
    """Forget which page somebody wanted."""
    response.delete_cookie(_name(WANTED, https=https), path="/", secure=https, httponly=True, samesite="Lax")


def is_covered(request: Request, *, https: bool) -> bool:
    """Say whether somebody left in a hurry and nobody has carried on since."""
    return _name(COVERED, https=https) in request.cookies


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


def _secret(request: Request, name: str, *, https: bool) -> bytes | None:
    try:
        secret = urlsafe_b64decode(_value(request, _name(name, https=https)))
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == 32 else None


def _value(request: Request, name: str) -> str:
    """Return what a browser holds; "" if nothing: looking for what is not there costs Werkzeug an error."""
    cookies = request.cookies
    return cookies[name] if name in cookies else ""  # noqa: SIM401 - as just said


def _set(response: Response, name: str, value: str, *, https: bool, kept: timedelta | None) -> None:
    response.set_cookie(
        _name(name, https=https), value, max_age=kept, path="/", secure=https, httponly=True, samesite="Lax"
    )


def _name(name: str, *, https: bool) -> str:
    """A name that a browser takes only from this host and only over HTTPS, where there is HTTPS."""
    return f"__Host-{name}" if https else name
