"""Who holds only the database reads nothing before sending; who holds the council's key, only after it."""

import logging
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.sealing import wraps
from formbuilder.sealing.box import KEY_BYTES, Label, NotOpenedError, unseal
from formbuilder.services.opening import ANSWERS, SUBMISSION
from formbuilder.services.saving import Draft, save_draft
from formbuilder.services.sending import TODAY
from formbuilder.storage import journeys
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import metadata
from tests.services.stories import NOW, PRIVATE_WORDS, Person


def dump(store: Store) -> bytes:
    """Everything that the database holds, as one text; for SQLite its files as well."""
    found = []
    for table in metadata.sorted_tables:
        rows = store.read(lambda scope, table=table: scope.connection.execute(select(table)).all())
        found += [value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row]
    return b"\n".join(found)


def writes(person: Person) -> None:
    person.saves({"hurt": PRIVATE_WORDS, "pills/aaaaaaaa/what": PRIVATE_WORDS}, marks={"helper": True})
    typed = Draft(2, {"story": [PRIVATE_WORDS]})
    assert save_draft(person.store, person.reference, person.secret, typed, now=NOW, random=token_bytes)


def test_the_database_holds_neither_words_nor_code_nor_secret_nor_key(person, keys):
    writes(person)
    for step in (lambda: None, lambda: person.has_sent(apart={"belief": PRIVATE_WORDS}, level=TODAY)):
        step()
        held = dump(person.store)
        for hidden in (PRIVATE_WORDS.encode(), b"hurt", person.code.encode(), person.secret, keys.private, b"helper"):
            assert hidden not in held


def test_no_key_in_the_database_opens_a_box_before_sending(person, keys):
    writes(person)
    store, here = person.store, Label(person.store.council, person.reference, ANSWERS)
    rows = [
        store.read(lambda scope, kind=kind: journeys.find(scope, person.reference, kind)) for kind in ("device", "code")
    ]
    box = rows[0].box
    held = [piece for row in rows for piece in (row.wrapped, row.salt) if piece] + [keys.private, keys.public]
    for bytes_ in held:
        for start in range(len(bytes_) - KEY_BYTES + 1):
            with pytest.raises(NotOpenedError):
                unseal(bytes_[start : start + KEY_BYTES], box, here)
    for row in rows:
        with pytest.raises(NotOpenedError):
            wraps.unwrap_by_council(keys.private, row.wrapped, here)


def test_a_box_moved_to_another_journey_or_council_does_not_open(person):
    writes(person)
    row = person.store.read(lambda scope: journeys.find(scope, person.reference))
    label = Label(person.store.council, person.reference, journeys.DEVICE)
    key = wraps.unwrap(wraps.device_keys(person.secret).wrapping, row.wrapped, label)
    assert PRIVATE_WORDS.encode() in unseal(key, row.box, Label(person.store.council, person.reference, ANSWERS))
    for council, reference, purpose in (
        (person.store.council + 1, person.reference, ANSWERS),
        (person.store.council, "34679CDF", ANSWERS),
        (person.store.council, person.reference, SUBMISSION),
    ):
        with pytest.raises(NotOpenedError):
            unseal(key, row.box, Label(council, reference, purpose))


def test_answers_are_in_no_log(person, caplog):
    caplog.set_level(logging.DEBUG)
    person.store.engine.echo = "debug"
    try:
        writes(person)
        person.has_sent(apart={"belief": PRIVATE_WORDS})
    finally:
        person.store.engine.echo = False
    assert caplog.text
    assert PRIVATE_WORDS not in caplog.text
    assert person.code not in caplog.text
