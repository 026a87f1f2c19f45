"""People of a council: add them, change their roles, end their access; and who looks after each form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from formbuilder.accounts.examples import EXAMPLES, LANGUAGES
from formbuilder.accounts.people import Person, Role, is_id, read_email, read_name
from formbuilder.accounts.rights import needs_second_factor
from formbuilder.services.doing import Doing
from formbuilder.services.translators import set_languages
from formbuilder.storage import panels, passkeys, sessions
from formbuilder.storage import people as rows
from formbuilder.storage.engine import Scope, Store


class NotDone(StrEnum):
    """Why people were left as they are."""

    EMAIL = "email"
    """This cannot be an e-mail address."""
    NAME = "name"
    """The name is empty or too long."""
    NO_ROLE = "no_role"
    """Somebody with no role could do nothing."""
    THERE_ALREADY = "there_already"
    """Somebody with this address is there, and may come in."""
    UNKNOWN = "unknown"
    """The council has no such person, or their access was ended."""
    LAST_ADMINISTRATOR = "last_administrator"
    """Nobody would be left who may change people."""
    SEALED = "sealed"
    """The sealed account is not changed like a person."""
    SAME = "same"
    """The deputy must be somebody else than the owner."""


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """Who looks after a form, and who does when they are away or gone."""

    form: str
    owner: Person
    deputy: Person


def add_person(
    store: Store, email: str, name: str, roles: frozenset[Role], doing: Doing
) -> Person | frozenset[NotDone]:
    """Add a person, with everything as typed; whoever left is brought back, with new roles and the same id.

    What is wrong comes back at once, not one by one.
    """
    address, called = read_email(email), read_name(name)
    wrong = {NotDone.EMAIL: address is None, NotDone.NAME: called is None, NotDone.NO_ROLE: not roles}
    if address is None or called is None or not roles:
        return frozenset(why for why, is_so in wrong.items() if is_so)
    id_ = doing.new_id()
    new = (id_, address, called)
    return store.write(lambda scope: _add(scope, new, roles, doing))


def add_examples(store: Store, doing: Doing) -> None:
    """Add the people of a demonstration council who are not there yet."""
    known = {person.email for person in list_people(store)}
    for name, email, roles in EXAMPLES:
        if email not in known:
            added = add_person(store, email, name, roles, doing)
            if isinstance(added, Person) and Role.TRANSLATOR in roles:
                set_languages(store, added.id, LANGUAGES, doing)


def change_roles(store: Store, id_: str, roles: frozenset[Role], doing: Doing) -> Person | NotDone:
    """Give a person these roles and no others, from their next page on."""
    return store.write(lambda scope: _change(scope, id_, roles, doing))


def end_access(store: Store, id_: str, doing: Doing) -> int | NotDone:
    """End a person's access and all their sessions at once; return how many sessions that were."""
    return store.write(lambda scope: _end(scope, id_, doing))


def list_people(store: Store) -> tuple[Person, ...]:
    """Return everybody by name, those whose access was ended too; members of panels without a name are not listed."""
    return tuple(person for person in store.read(rows.every) if person.name or person.sealed)


def names_of_people(store: Store) -> Mapping[str, str]:
    """Return what everybody is called, by id; without a name: “Member 7 of Autism group”."""
    return store.read(names_in)


def names_in(scope: Scope) -> Mapping[str, str]:
    """Return what everybody is called, inside a transaction that others hold."""
    numbers = {row.person: number_words(row) for row in panels.nameless(scope)}
    return {person.id: person.name or numbers.get(person.id, "") for person in rows.every(scope)}


def name_of(store: Store, person: Person) -> str:
    """Return what one person is called."""
    return person.name or next(map(number_words, store.read(lambda scope: panels.nameless(scope, person.id))), "")


def number_words(row: panels.NumberRow) -> str:
    """Say who somebody without a name is: “Member 7 of Autism group”."""
    return f"Member {row.number} of {row.panel}"


def find_person(store: Store, id_: str) -> Person | None:
    """Return one person of the council; ``id_`` is whatever an address says."""
    return store.read(lambda scope: rows.find(scope, id_)) if is_id(id_) else None


def person_with_email(store: Store, typed: str) -> Person | None:
    """Return who has this address, as typed."""
    address = read_email(typed)
    return None if address is None else store.read(lambda scope: rows.by_email(scope, address))


def look_after_form(store: Store, form: str, owner: str, deputy: str, doing: Doing) -> NotDone | None:
    """Say who owns a form and who is their deputy, by id; None if it is done."""
    if owner == deputy:
        return NotDone.SAME
    return store.write(lambda scope: _look_after(scope, form, (owner, deputy), doing))


def forms_looked_after(store: Store) -> tuple[LookedAfter, ...]:
    """Return who looks after each form, by form."""
    return store.read(_looked_after)


def _add(scope: Scope, new: tuple[str, str, str], roles: frozenset[Role], doing: Doing) -> Person | frozenset[NotDone]:
    id_, address, name = new
    rows.lock(scope)
    known = rows.by_email(scope, address)
    if known and known.active:
        return frozenset({NotDone.THERE_ALREADY})
    if known:
        _bring_back(scope, known.id, name, roles)
    else:
        person = Person(id=id_, council=scope.council, roles=roles, name=name, email=address)
        rows.add(scope, person, doing.now)
    added = known.id if known else id_
    doing.note(scope, "person-added", added)
    return Person(id=added, council=scope.council, roles=roles, name=name, email=address)


def _bring_back(scope: Scope, id_: str, name: str, roles: frozenset[Role]) -> None:
    rows.rename(scope, id_, name)
    rows.set_roles(scope, id_, roles)
    rows.forget_identities(scope, id_)
    rows.set_ended(scope, id_, None)


def _change(scope: Scope, id_: str, roles: frozenset[Role], doing: Doing) -> Person | NotDone:
    rows.lock(scope)
    person = rows.find(scope, id_)
    why = NotDone.NO_ROLE if not roles else _why_not(scope, person, roles)
    if person is None or why is not None:
        return why or NotDone.UNKNOWN
    if person.roles != roles:
        rows.set_roles(scope, id_, roles)
        doing.note(scope, "roles-changed", id_)
        if needs_second_factor(replace(person, roles=roles)) and not needs_second_factor(person):
            sessions.end_all(scope, id_, doing.now)
    return replace(person, roles=roles)


def _end(scope: Scope, id_: str, doing: Doing) -> int | NotDone:
    rows.lock(scope)
    why = _why_not(scope, rows.find(scope, id_), frozenset())
    if why is not None:
        return why
    rows.set_ended(scope, id_, doing.now)
    doing.note(scope, "access-ended", id_)
    passkeys.remove_all(scope, id_)
    return sessions.end_all(scope, id_, doing.now)


def _why_not(scope: Scope, person: Person | None, roles: frozenset[Role]) -> NotDone | None:
    """Say why a person cannot have these roles and no others."""
    if person is None or not person.active:
        return NotDone.UNKNOWN
    if person.sealed:
        return NotDone.SEALED
    if Role.ADMINISTRATOR not in person.roles or Role.ADMINISTRATOR in roles:
        return None
    others = (each for each in rows.every(scope) if each.id != person.id and each.active and not each.sealed)
    return None if any(Role.ADMINISTRATOR in each.roles for each in others) else NotDone.LAST_ADMINISTRATOR


def _look_after(scope: Scope, form: str, pair: tuple[str, str], doing: Doing) -> NotDone | None:
    for id_ in pair:
        person = rows.find(scope, id_)
        if person is None or not person.active or person.sealed:
            return NotDone.UNKNOWN
    rows.set_form(scope, form, *pair)
    doing.note(scope, "form-looked-after", form)
    return None


def _looked_after(scope: Scope) -> tuple[LookedAfter, ...]:
    known = {person.id: person for person in rows.every(scope)}
    return tuple(LookedAfter(form, known[owner], known[deputy]) for form, owner, deputy in rows.forms(scope))
