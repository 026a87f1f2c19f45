"""Passkeys: one's own, and signing in with one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Press
from formbuilder.services.passkeys import MOST_PASSKEYS, Passkey

NAME = "name"
BUTTON = "#passkey"
"""Where an error leads: there is nothing to type."""
NOT_ADDED = "No passkey was added. A device needs only one. If it has none, try again with JavaScript on."
NOT_IN = "No passkey of this council was found on this device. Try again, or sign in another way."


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyPage(OfficePage):
    """Template ``office/passkey.html``."""

    does: str
    """``add`` or ``use``."""
    begin: str
    """Where the script gets what the device needs."""
    action: str
    token: str
    button: str
    lines: tuple[str, ...]
    problem: str = ""
    boxes: tuple[Box, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it."""
        return (Link(self.problem, BUTTON),) if self.problem else ()

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)


def passkeys_page(site: OfficeSite, token: str, mine: Iterable[Passkey], problem: str = "") -> PasskeyPage:
    """Show somebody their passkeys, and let them add one."""
    entries = tuple(_entry(site, token, each) for each in mine)
    hint = "So that you know it again. For example: my work phone."
    return PasskeyPage(
        heading="Your passkeys",
        council=site.council,
        does="add",
        begin=site.to("passkeys/begin"),
        action=site.to("passkeys"),
        token=token,
        button="Add a passkey",
        lines=(
            "With a passkey you sign in by finger, face or the number that unlocks your device.",
            "There is nothing to remember, and nothing that others can use.",
            f"You can have {MOST_PASSKEYS} at most.",
        ),
        problem=problem,
        boxes=(Box(id=NAME, label="What do you call this device?", hint=hint, typed="", errors=()),),
        entries=entries,
        back=(Link("Back to your sign-ins", site.to("sign-ins")),),
    )


def use_passkey_page(site: OfficeSite, token: str, problem: str = "") -> PasskeyPage:
    """Let somebody sign in with a passkey."""
    return PasskeyPage(
        heading="Sign in with a passkey",
        council=site.council,
        does="use",
        begin=site.to("passkey/begin"),
        action=site.to("passkey"),
        token=token,
        button="Use my passkey",
        lines=("Your device asks for your finger, your face or its number. This page needs JavaScript.",),
        problem=problem,
        links=(Link("Sign in another way", site.to("sign-in")),),
    )


def _entry(site: OfficeSite, token: str, passkey: Passkey) -> Entry:
    used = f"Last used {moment_words(passkey.last_used)}." if passkey.last_used else "Not used yet."
    remove = Press(
        text=f"Remove {passkey.name}", action=site.to(f"passkeys/{passkey.id}/remove"), token=token, look="secondary"
    )
    return Entry(heading=passkey.name, lines=(f"Added {moment_words(passkey.added_at)}. {used}",), presses=(remove,))
