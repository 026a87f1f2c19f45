"""People who sign in, their roles, and the accounts of providers that are theirs, as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select, true, update

from formbuilder.accounts.people import Person, Role
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import councils, form_people, identities, people, person_names, roles


def find(scope: Scope, id_: str) -> Person | None:
    """Return one person."""
    return next(iter(_found(scope, people.c.id == id_, roles.c.person == id_)), None)


def by_email(scope: Scope, email: str) -> Person | None:
    """Return who has this e-mail address, written in small letters."""
    mine = and_(person_names.c.council_id == scope.council, person_names.c.email == email)
    id_ = scope.connection.execute(select(person_names.c.person).where(mine)).scalar()
    return None if id_ is None else find(scope, id_)


def by_identity(scope: Scope, issuer: str, subject: str) -> Person | None:
    """Return whose account of a provider this is."""
    id_ = scope.connection.execute(
        select(identities.c.person).where(
            identities.c.council_id == scope.council, identities.c.issuer == issuer, identities.c.subject == subject
        )
    ).scalar()
    return None if id_ is None else find(scope, id_)


def every(scope: Scope) -> tuple[Person, ...]:
    """Return all people of the council, by name; two queries, however many they are."""
    return _found(scope, true(), true())


def lock(scope: Scope) -> None:
    """Let nobody else change people of the council at the same time, until the transaction ends."""
    scope.connection.execute(select(councils.c.id).where(councils.c.id == scope.council).with_for_update())


def add(scope: Scope, person: Person, now: datetime) -> None:
    """Add a person with name and roles."""
    add_nameless(scope, person, now)
    scope.connection.execute(
        insert(person_names).values(
            council_id=scope.council, person=person.id, name=person.name, email=person.email or None
        )
    )


def add_nameless(scope: Scope, person: Person, now: datetime) -> None:
    """Add somebody of whom we know no name and no address: a number of a panel."""
    scope.connection.execute(
        insert(people).values(council_id=scope.council, id=person.id, sealed=person.sealed, added_at=now)
    )
    set_roles(scope, person.id, person.roles)


def rename(scope: Scope, id_: str, name: str) -> None:
    """Change what a person is called."""
    mine = and_(person_names.c.council_id == scope.council, person_names.c.person == id_)
    scope.connection.execute(update(person_names).where(mine).values(name=name))


def set_roles(scope: Scope, id_: str, chosen: frozenset[Role]) -> None:
    """Give a person these roles and no others."""
    scope.connection.execute(delete(roles).where(roles.c.council_id == scope.council, roles.c.person == id_))
    for role in sorted(chosen):
        scope.connection.execute(insert(roles).values(council_id=scope.council, person=id_, role=role.value))


def set_ended(scope: Scope, id_: str, when: datetime | None) -> None:
    """End a person's access, or (None) give it back."""
    mine = and_(people.c.council_id == scope.council, people.c.id == id_)
    scope.connection.execute(update(people).where(mine).values(ended_at=when))


def identity_of(scope: Scope, id_: str, issuer: str) -> str | None:
    """Return the subject that a person is at a provider, if they ever signed in there."""
    mine = and_(identities.c.council_id == scope.council, identities.c.issuer == issuer, identities.c.person == id_)
    return scope.connection.execute(select(identities.c.subject).where(mine)).scalar()


def add_identity(scope: Scope, id_: str, issuer: str, subject: str) -> None:
    """Remember that this account of a provider is theirs."""
    scope.connection.execute(
        insert(identities).values(council_id=scope.council, issuer=issuer, subject=subject, person=id_)
    )


def forget_identities(scope: Scope, id_: str) -> None:
    """Forget a person's accounts: the next sign-in goes by the e-mail address again."""
    scope.connection.execute(
        delete(identities).where(identities.c.council_id == scope.council, identities.c.person == id_)
    )


def set_form(scope: Scope, form: str, owner: str, deputy: str) -> None:
    """Say who looks after a form."""
    mine = and_(form_people.c.council_id == scope.council, form_people.c.form == form)
    scope.connection.execute(delete(form_people).where(mine))
    scope.connection.execute(
        insert(form_people).values(council_id=scope.council, form=form, owner=owner, deputy=deputy)
    )


def forms(scope: Scope) -> tuple[tuple[str, str, str], ...]:
    """Return form, owner and deputy, by form."""
    found = (
        select(form_people.c.form, form_people.c.owner, form_people.c.deputy)
        .where(form_people.c.council_id == scope.council)
        .order_by(form_people.c.form)
    )
    return tuple((row.form, row.owner, row.deputy) for row in scope.connection.execute(found))


def names(scope: Scope, ids: Collection[str]) -> dict[str, str]:
    """Return the names of these people, of those who have one."""
    mine = and_(person_names.c.council_id == scope.council, person_names.c.person.in_(ids))
    found = select(person_names.c.person, person_names.c.name).where(mine)
    return {row.person: row.name for row in scope.connection.execute(found)}


def who_looks_after(scope: Scope, names: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return form, owner and deputy of these forms, by the names of the people."""
    named = []
    for column in (form_people.c.owner, form_people.c.deputy):
        same = and_(person_names.c.council_id == form_people.c.council_id, person_names.c.person == column)
        mine = and_(form_people.c.council_id == scope.council, form_people.c.form.in_(names))
        found = select(form_people.c.form, person_names.c.name).join(person_names, same).where(mine)
        named.append({row.form: row.name for row in scope.connection.execute(found)})
    owners, deputies = named
    return tuple((form, owner, deputies.get(form, "")) for form, owner in sorted(owners.items()))


def _found(scope: Scope, which: ColumnElement[bool], whose_roles: ColumnElement[bool]) -> tuple[Person, ...]:
    theirs: dict[str, set[Role]] = defaultdict(set)
    of_council = select(roles.c.person, roles.c.role).where(roles.c.council_id == scope.council, whose_roles)
    for row in scope.connection.execute(of_council):
        theirs[row.person].add(Role(row.role))
    joined = people.outerjoin(
        person_names, and_(person_names.c.council_id == people.c.council_id, person_names.c.person == people.c.id)
    )
    wanted = (
        select(people.c.id, people.c.sealed, people.c.ended_at, person_names.c.name, person_names.c.email)
        .select_from(joined)
        .where(people.c.council_id == scope.council, which)
        .order_by(person_names.c.name, people.c.id)
    )
    return tuple(
        Person(
            id=row.id,
            council=scope.council,
            roles=frozenset(theirs[row.id]),
            active=row.ended_at is None,
            sealed=row.sealed,
            name=row.name or "",
            email=row.email or "",
        )
        for row in scope.connection.execute(wanted)
    )
