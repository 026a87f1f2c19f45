import shutil
import sqlite3
from dataclasses import replace
from datetime import timedelta
from secrets import token_bytes

import pytest

from formbuilder.councils.read import DEMONSTRATION
from formbuilder.sealing.code import digits_of
from formbuilder.services.afterwards import withdraw
from formbuilder.services.coming_back import Refused, come_back
from formbuilder.services.councils import add_council, keep_profile, new_council_keys
from formbuilder.services.deletions import Again, all_deletions, delete_again, deletions_listed, deletions_to_list
from formbuilder.services.doing import Doing
from formbuilder.services.journeys import Closed, Reason, delete_journey, open_journey
from formbuilder.services.retention import remove_old
from formbuilder.services.submissions import NotThere, Submission, read_submission
from formbuilder.storage.engine import Store, engine_for
from tests.services.stories import NOW, Person
from tests.services.test_holds import secret_of
from tests.services.test_retention import DAYS_30, publish

DAY = timedelta(days=1)


@pytest.fixture
def lives(store, person) -> dict[str, Person]:
    """Four people: one deletes all, one their own copy, one takes it back; one does nothing."""
    publish(store)
    found = {"stays": Person.begins(store), "goes": person}
    for name in ("own copy", "taken back"):
        found[name] = Person.begins(store)
        found[name].has_sent()
    return found


def they_delete(store: Store, lives: dict[str, Person]) -> None:
    goes, own, back = lives["goes"], lives["own copy"], lives["taken back"]
    delete_journey(store, goes.reference, goes.secret, now=NOW, random=token_bytes)
    delete_journey(store, own.reference, secret_of(own), now=NOW, random=token_bytes)
    withdraw(store, back.reference, secret_of(back), now=NOW, random=token_bytes)


def as_they_left_it(store: Store, lives: dict[str, Person], private: bytes) -> None:
    assert open_journey(store, lives["goes"].reference, lives["goes"].secret, NOW) == Closed(Reason.UNKNOWN)
    own = lives["own copy"]
    assert isinstance(come_back(store, own.reference, digits_of(own.code), now=NOW, random=token_bytes), Refused)
    assert isinstance(read_submission(store, own.reference, private), Submission)
    assert isinstance(read_submission(store, lives["taken back"].reference, private), NotThere)
    assert lives["stays"].journey()


def test_a_restored_backup_loses_again_what_was_deleted_since(sqlite_file, tmp_path, keys):

    live, backup, restored = (tmp_path / name for name in ("live.db", "backup.db", "restored.db"))
    shutil.copy(sqlite_file, live)
    engine = engine_for(f"sqlite:///{live}")
    store = replace(add_council(engine, "bedford", "Bedford", now=NOW, public_key=keys.public), stretching=4)
    keep_profile(store, DEMONSTRATION.read_bytes())
    goes = Person.begins(store)
    publish(store)
    lives = {"stays": Person.begins(store), "goes": goes}
    for name in ("own copy", "taken back"):
        lives[name] = Person.begins(store)
        lives[name].has_sent()
    with sqlite3.connect(live) as here, sqlite3.connect(backup) as there:
        here.backup(there)
    they_delete(store, lives)
    as_they_left_it(store, lives, keys.private)
    marks = all_deletions(store)
    assert goes.reference not in "".join(each.mark for each in marks)
    engine.dispose()

    shutil.copy(backup, restored)
    engine = engine_for(f"sqlite:///{restored}")
    store = replace(store, engine=engine)
    assert isinstance(read_submission(store, lives["taken back"].reference, keys.private), Submission), "it came back"
    assert delete_again(store, marks, NOW) == Again(journeys=1, own_copies=1, taken_back=1)
    as_they_left_it(store, lives, keys.private)
    assert delete_again(store, marks, NOW) == Again()
    assert {(each.mark, each.what) for each in all_deletions(store)} == {(each.mark, each.what) for each in marks}
    engine.dispose()


def test_a_deletion_is_listed_once_and_forgotten_when_no_backup_can_know_it(store, lives):
    they_delete(store, lives)
    new = deletions_to_list(store)
    assert len(new) == 3
    deletions_listed(store, new)
    assert deletions_to_list(store) == ()
    assert len(all_deletions(store)) == 3
    remove_old(store, DAYS_30, Doing(NOW + 35 * DAY, token_bytes))
    assert set(new) & set(all_deletions(store))
    remove_old(store, DAYS_30, Doing(NOW + 35 * DAY + timedelta(seconds=1), token_bytes))
    assert not set(new) & set(all_deletions(store))


def test_marks_of_one_council_delete_nothing_of_another(store, lives):

    they_delete(store, lives)
    luton = add_council(store.engine, "luton", "Luton", now=NOW, public_key=new_council_keys(token_bytes).public)
    assert delete_again(luton, all_deletions(store), NOW) == Again()
    assert all_deletions(luton) == ()
