"""The people of a council: who they are, what they may do, and the sealed account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.accounts.people import ROLE_WORDS, Person, Role
from formbuilder.rendering.boxes import Offer, some_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FormPage, Group, ListPage
from formbuilder.rendering.sign_in_pages import moment_words, roles_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.people import NotDone
from formbuilder.services.seals import Seal

LINK_LASTS = "It works once, and for an hour."
NAME, EMAIL, ROLES = "name", "email", "roles"
"""Names of fields."""
NOT_DONE: Mapping[NotDone, tuple[str, str]] = {
    NotDone.NAME: (NAME, "Enter the name, with 120 signs at most."),
    NotDone.EMAIL: (EMAIL, "Enter an e-mail address, like name@example.gov.uk."),
    NotDone.THERE_ALREADY: (EMAIL, "Somebody with this e-mail address is on the list already."),
    NotDone.NO_ROLE: (ROLES, "Choose one role at least. To take all away, end the person’s access."),
    NotDone.LAST_ADMINISTRATOR: (ROLES, "This is the only administrator. Make somebody else administrator first."),
}
"""Where each problem is put right, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed about a person, and what is wrong with it."""

    name: str = ""
    email: str = ""
    roles: frozenset[str] = frozenset()
    wrong: frozenset[NotDone] = frozenset()

    def errors(self, field: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(words for why, (where, words) in NOT_DONE.items() if why in self.wrong and where == field)


def people_page(site: OfficeSite, people: tuple[Person, ...]) -> ListPage:
    """Show everybody, first those who may come in."""
    in_order = sorted(people, key=lambda person: (not person.active, person.sealed))
    return ListPage(
        heading="People",
        council=site.council,
        lines=("These people sign in to work with the forms.",),
        go=(Link("Add a person", site.to("people/add")),),
        entries=tuple(_entry(site, person) for person in in_order if not person.sealed),
        links=(Link("The sealed account", site.to("sealed-account")),),
    )


def add_page(site: OfficeSite, token: str, typed: Typed) -> FormPage:
    """Ask who is to be added."""
    name = Box(id=NAME, label="Name", hint="As colleagues know them.", typed=typed.name, errors=typed.errors(NAME))
    hint = "The one that they sign in with. We send nothing to it."
    email = Box(id=EMAIL, label="E-mail address", hint=hint, typed=typed.email, errors=typed.errors(EMAIL))
    return FormPage(
        heading="Add a person",
        council=site.council,
        action=site.to("people/add"),
        token=token,
        button="Add this person",
        boxes=(name, email),
        groups=(_roles(typed),),
        back=(Link("Back to all people", site.to("people")),),
    )


def person_page(site: OfficeSite, token: str, person: Person, typed: Typed) -> FormPage:
    """Ask which roles somebody is to have."""
    place = f"people/{person.id}"
    return FormPage(
        heading=person.name,
        council=site.council,
        lines=(person.email, "A change counts from the next page that the person opens."),
        action=site.to(place),
        token=token,
        button="Save the roles",
        groups=(_roles(typed),),
        links=(
            Link(f"Send {person.name} a link to set up a passkey", site.to(f"{place}/passkey")),
            Link(f"End the access of {person.name}", site.to(f"{place}/end")),
        ),
        back=(Link("Back to all people", site.to("people")),),
    )


def end_page(site: OfficeSite, token: str, person: Person) -> TextPage:
    """Ask before somebody’s access is ended."""
    lines = (
        f"{person.name} is signed out everywhere at once, and cannot sign in again.",
        "What they did stays on record. You can add them again later, with the same e-mail address.",
    )
    press = Press(text="Yes, end it", action=site.to(f"people/{person.id}/end"), token=token, look="warning")
    keep = Link("No, leave it as it is", site.to(f"people/{person.id}"))
    return text_page(
        site.council, f"Do you want to end the access of {person.name}?", Part(lines=lines), press=press, links=(keep,)
    )


def passkey_link_page(site: OfficeSite, token: str, person: Person, *, sent: bool = False) -> TextPage:
    """Ask before a link to set up a passkey is sent; or say that it was."""
    back = Link(f"Back to {person.name}", site.to(f"people/{person.id}"))
    if sent:
        return text_page(site.council, f"The link goes to {person.email}", Part(lines=(LINK_LASTS,)), links=(back,))
    lines = (
        "This is for somebody who cannot sign in with an account of the council.",
        f"The link goes to {person.email}. {LINK_LASTS}",
        "Whoever opens it can set up a passkey for this person. Be sure that the address is right.",
    )
    press = Press(text="Send the link", action=site.to(f"people/{person.id}/passkey"), token=token)
    heading = f"Send {person.name} a link to set up a passkey"
    return text_page(site.council, heading, Part(lines=lines), press=press, links=(back,))


def not_ended_page(site: OfficeSite, person: Person) -> TextPage:
    """Say that the last administrator stays."""
    lines = ("This is the only administrator. Without one, nobody could change people.", "Add another one first.")
    return text_page(
        site.council,
        "This access cannot be ended yet",
        Part(lines=lines),
        links=(Link(f"Back to {person.name}", site.to(f"people/{person.id}")),),
    )


def sealed_account_page(site: OfficeSite, seal: Seal) -> ListPage:
    """Show when the sealed account was sealed, and each time that it was used."""
    made = (
        f"The envelope was last sealed on {moment_words(seal.sealed_at)}."
        if seal.sealed_at
        else ("There is none yet. Whoever runs this service makes the code: formbuilder people seal.")
    )
    uses = tuple(Entry(heading=moment_words(use.used_at), lines=(use.device,)) for use in seal.uses)
    used = "It was used at these times." if uses else "It was never used."
    after = ("After a use, have a new code made: formbuilder people seal.",) if uses else ()
    return ListPage(
        heading="The sealed account",
        council=site.council,
        lines=(
            "A long code in an envelope opens this account on a day when nobody can sign in.",
            "It closes by itself after 60 minutes.",
            made,
            used,
            *after,
        ),
        entries=uses,
        back=(Link("Back to all people", site.to("people")),),
    )


def _entry(site: OfficeSite, person: Person) -> Entry:
    if not person.active:
        return Entry(heading=person.name, lines=(person.email, "Access ended."))
    change = Link(f"Change {person.name}", site.to(f"people/{person.id}"))
    return Entry(heading=person.name, lines=(person.email, roles_words(person)), links=(change,))


def _roles(typed: Typed) -> Group:
    buttons = some_of(
        ROLES, [Offer(role.value, role.value.capitalize(), ROLE_WORDS[role]) for role in Role], typed.roles
    )
    return Group(legend="Roles", name=ROLES, buttons=buttons, errors=typed.errors(ROLES))
