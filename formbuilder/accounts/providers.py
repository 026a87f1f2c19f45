"""Which service vouches for the staff of which council: its own, or the one that serves every other council."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.accounts.claims import Trust

HERE = re.compile(r"http://(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?")
ISSUER = re.compile(rf"(?:https://[A-Za-z0-9.-]+(?::[0-9]{{1,5}})?|{HERE.pattern})(?:/[^\s?#]*)?")
OF_COUNCIL = re.compile(r"OPENID_([A-Z0-9_]+)_(ISSUER|CLIENT|SECRET|ACR|AMR|OWN_EMAILS)")
"""A setting of one council: ``OPENID_CENTRAL_BEDS_ISSUER`` is that of ``central-beds``."""
SECOND_FACTOR = "mfa"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouching:
    """A service, our name and secret there, and what it must say of a second factor."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    acr: tuple[str, ...] = ()
    amr: tuple[str, ...] = (SECOND_FACTOR,)
    own_emails: bool = False
    missing: tuple[str, ...] = ()
    """The names of settings that are missing or cannot be right: until they are put right, nobody signs in."""

    @property
    def trust(self) -> Trust:
        """What is enough to come in."""
        return Trust(frozenset(self.acr), frozenset(self.amr), self.own_emails)


@dataclass(frozen=True, slots=True)
class Vouchers:
    """Who vouches for staff."""

    everywhere: Vouching | None = None
    """For every council that has none of its own."""
    own: Mapping[str, Vouching] = field(default_factory=dict)
    """By council, as names of settings spell it."""

    def of(self, slug: str) -> Vouching | None:
        """Return who vouches for the staff of a council; None if nobody does, or not all of it is said."""
        found = self._said(slug)
        return None if found is None or found.missing else found

    def missing(self, slug: str) -> tuple[str, ...]:
        """Return the settings that a council’s own service still needs."""
        found = self._said(slug)
        return found.missing if found else ()

    def strays(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return how settings begin that are for none of these councils: a slip of the hand, most likely."""
        known = {spelled(slug) for slug in slugs}
        return tuple(f"OPENID_{name}_" for name in sorted(self.own) if name not in known)

    def _said(self, slug: str) -> Vouching | None:
        """Return what was said for a council; one that is not whole is never replaced by that of others."""
        return self.own.get(spelled(slug), self.everywhere)


def spelled(slug: str) -> str:
    """Return a council as names of settings spell it: ``CENTRAL_BEDS``."""
    return slug.upper().replace("-", "_")


def read_own(environ: Mapping[str, str]) -> dict[str, Vouching]:
    """Return the services that councils have of their own; where every setting of a council is empty, it has none."""
    given: dict[str, dict[str, str]] = {}
    for name, text in environ.items():
        if match := OF_COUNCIL.fullmatch(name):
            given.setdefault(match[1], {})[match[2]] = text.strip()
    has_origin = bool(environ.get("ORIGIN"))
    return {name: _vouching(name, said, has_origin=has_origin) for name, said in given.items() if any(said.values())}


def _vouching(name: str, said: Mapping[str, str], *, has_origin: bool) -> Vouching:
    return Vouching(
        issuer=said.get("ISSUER", ""),
        client=said.get("CLIENT", ""),
        secret=said.get("SECRET", ""),
        acr=tuple(said.get("ACR", "").split()),
        amr=tuple(said.get("AMR", SECOND_FACTOR).split()),
        own_emails=said.get("OWN_EMAILS") == "on",
        missing=tuple(_missing(name, said, has_origin=has_origin)),
    )


def _missing(name: str, said: Mapping[str, str], *, has_origin: bool) -> Iterator[str]:
    if not ISSUER.fullmatch(said.get("ISSUER", "")):
        yield f"OPENID_{name}_ISSUER"
    for part in ("CLIENT", "SECRET"):
        if not said.get(part):
            yield f"OPENID_{name}_{part}"
    if not said.get("ACR") and not said.get("AMR", SECOND_FACTOR):
        yield f"OPENID_{name}_AMR"
    if (said.get("OWN_EMAILS") or "off") not in {"on", "off"}:
        yield f"OPENID_{name}_OWN_EMAILS"
    if not has_origin:
        yield "ORIGIN"
