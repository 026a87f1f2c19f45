"""A council with people who work in it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from secrets import token_bytes
from tempfile import mkdtemp

from sqlalchemy import Table, delete, insert, select, true, update

from formbuilder.accounts.people import Person as Somebody
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples, list_people
from formbuilder.storage.engine import Store, writing
from formbuilder.storage.tables import councils, guesses, sessions, trail
from tests.council import START, Council, Prepared, SignedIn
from tests.openid import CLIENT, SECRET, Provider
from tests.person import Person

ORIGIN = "http://localhost"
HOME = "/office/demo/"
SIGN_IN = "/office/demo/sign-in"
NAMES = {
    "administrator": "Amina Yusuf",
    "officer": "Owen Price",
    "approver": "Ruth Cole",
    "assessor": "Samir Nath",
    "finance officer": "Nadia Brook",
    "chair": "Chloe Ward",
    "facilitator": "Filip Nowak",
    "member": "Mary Bell",
    "translator": "Sana Mir",
}


def staffed(prepared: Prepared, folder: Path, **settings: object) -> Council:
    """The demonstration council with somebody for each role."""
    return Council(_with_people(prepared), folder, **settings)


@lru_cache(maxsize=4)
def _with_people(prepared: Prepared) -> Prepared:
    """Add somebody for each role, who signs in, to a copy; made once for many tests."""
    folder = Path(mkdtemp(prefix="staffed-", dir=prepared.folder))
    council = Council(prepared, folder)
    add_examples(council.store, Doing(START, token_bytes))
    signed_in = {role: _taken_out(council, _signed_in(council, role)) for role in NAMES}
    council.close()
    (folder / "keys").symlink_to(prepared.keys)
    return Prepared(folder, prepared.private_key, signed_in)


def real(prepared: Prepared, folder: Path, provider: Provider, **settings: object) -> Council:
    """The same as a real council, whose people sign in by ``provider``."""
    named = {
        "origin": ORIGIN,
        "openid_issuer": provider.address,
        "openid_client": CLIENT,
        "openid_secret": SECRET,
    }
    council = staffed(prepared, folder, **(named | settings))
    provider.clock = lambda: council.clock().timestamp()
    with writing(council.engine) as connection:
        connection.execute(update(councils).values(demonstration=False))
    return council


def come_in(council: Council, role: str = "administrator") -> Person:
    """Somebody on the first page of the office; the first of each role signed in when the council was set up."""
    before = council.signed_in.pop(role, None)
    if before is None or council.clock() != START:
        return _signed_in(council, role)
    with writing(council.engine) as connection:
        for table, row in before.rows:
            connection.execute(insert(table), row)
    person = Person(council.app)
    person.client._cookies = dict(before.cookies)
    person.open(HOME)
    assert person.url == HOME
    return person


def _taken_out(council: Council, person: Person) -> SignedIn:
    """Take what signing in left out of the database, until ``come_in`` puts it back."""
    rows: list[tuple[Table, dict[str, object]]] = []
    with writing(council.engine) as connection:
        for table, which in ((sessions, true()), (trail, trail.c.what == "signed-in")):
            rows += [(table, dict(row)) for row in connection.execute(select(table).where(which)).mappings()]
            connection.execute(delete(table).where(which))
        connection.execute(delete(guesses))
    return SignedIn(dict(person.client._cookies), rows)


def _signed_in(council: Council, role: str) -> Person:
    """Choose who to be, as people do in the demonstration."""
    person = Person(council.app)
    person.open(SIGN_IN).fill({"Who do you want to be?": NAMES[role]}).press()
    assert person.heading == "Your work"
    return person


def somebody(store: Store, name: str) -> Somebody:
    return next(each for each in list_people(store) if each.name == name)
