"""What a sign-in provider says of somebody, and whether that is enough to come in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from formbuilder.accounts.people import read_email


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What an OpenID provider signed, its signature, issuer, audience, times and nonce already checked."""

    issuer: str
    subject: str
    """Names the person at the issuer, for good; e-mail addresses may change."""
    email: str = field(default="", repr=False)
    email_verified: bool | None = None
    """None where the provider says nothing about it."""
    acr: str = ""
    amr: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trust:
    """What counts, from the settings.

    ``acr`` and ``amr`` are the values that stand for a second factor; one of either is enough. ``own_emails`` says that
    the provider only has addresses of the council's own, so that one it says nothing about counts as verified.
    """

    acr: frozenset[str] = frozenset()
    amr: frozenset[str] = frozenset()
    own_emails: bool = False

    def has_second_factor(self, claims: Claims) -> bool:
        """Say whether the person showed more than a password."""
        return claims.acr in self.acr or not self.amr.isdisjoint(claims.amr)

    def verified_email(self, claims: Claims) -> str | None:
        """Return the address if the provider knows that it is the person's; None if not."""
        verified = self.own_emails if claims.email_verified is None else claims.email_verified
        return read_email(claims.email) if verified else None


class Refusal(StrEnum):
    """Why somebody does not come in."""

    UNKNOWN = "unknown"
    """No sign-in of ours belongs to this answer: never begun, used already, or begun in another browser."""
    EXPIRED = "expired"
    """It was begun too long ago."""
    CANCELLED = "cancelled"
    """The person, or the provider, stopped it there."""
    PROVIDER = "provider"
    """The provider cannot be reached."""
    NOT_BELIEVED = "not_believed"
    """What came back is not what the provider should say: signature, issuer, audience, time or nonce."""
    NO_SECOND_FACTOR = "no_second_factor"
    EMAIL_NOT_VERIFIED = "email_not_verified"
    NOBODY = "nobody"
    """Nobody of the council has this e-mail address."""
    OTHER_ACCOUNT = "other_account"
    """The address belongs to somebody who signs in with another account of the same provider."""
    ENDED = "ended"
    """The person's access was ended."""
    TOO_MANY = "too_many"
    WRONG_CODE = "wrong_code"
    """The code does not open the sealed account."""
    WRONG_PASSKEY = "wrong_passkey"
    """No passkey of the council signed what was begun."""
    NOT_HERE = "not_here"
    """Choosing a person from a list is for demonstration councils only."""
