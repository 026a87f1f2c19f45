"""Previews: a council apart for each link, so that nothing typed there is ever among real answers."""

from dataclasses import replace
from datetime import timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import func, select

from formbuilder.services import drafts, open_previews, previews
from formbuilder.services.councils import add_council, list_councils
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import NotSaved, Saved
from formbuilder.services.forms import open_forms
from formbuilder.services.journeys import FormPin, start_journey
from formbuilder.services.previews import Shared
from formbuilder.services.rates import keep_rates, rate_files
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import councils, metadata
from tests.services.preview_stories import DOING, SHARING, TEXT, WALK
from tests.services.stories import NOW, minutes
from tests.sums import TABLE

PIN = SHARING.pin


@pytest.fixture
def milk(store: Store) -> Store:
    drafts.begin_new_form(store, "milk", TEXT, "words", DOING)
    return store


@pytest.fixture
def shared(milk: Store) -> Shared:
    found = previews.share_preview(milk, SHARING, DOING)
    assert found is not None
    return found


def kept(store: Store) -> str:
    (walk,) = previews.kept_walks(store, PIN)
    return walk.id


def test_a_link_opens_a_council_apart_with_the_revision_in_it(milk: Store, shared: Shared):
    opened = open_previews.preview_at(milk.engine, shared.address, NOW)
    assert opened is not None
    assert (opened.council, opened.preview) == (replace(milk, stretching=opened.council.stretching), shared.preview)
    assert opened.store.council != milk.council
    assert [each.pin for each in open_forms(opened.store)] == [FormPin("milk", 1, "f" * 64)]
    assert open_forms(milk) == ()


def test_the_address_is_not_in_the_database(milk: Store, shared: Shared):
    secret = shared.address.removeprefix("preview-")
    with milk.engine.connect() as connection:
        for table in metadata.sorted_tables:
            assert secret not in str(connection.execute(select(table)).all())


def test_what_the_database_calls_it_opens_nothing(milk: Store, shared: Shared):
    with milk.engine.connect() as connection:
        (slug,) = connection.execute(select(councils.c.slug).where(councils.c.preview_of.is_not(None))).scalars()
    assert slug != shared.address
    assert open_previews.preview_at(milk.engine, slug, NOW) is None


def test_a_preview_is_in_no_list_of_councils(milk: Store, shared: Shared):
    assert [line.slug for line in list_councils(milk.engine)] == ["bedford"]


def test_it_has_the_rates_of_the_council(milk: Store):
    keep_rates(milk, {"care.yaml": TABLE.encode()}, NOW)
    shared = previews.share_preview(milk, SHARING, DOING)
    assert shared is not None
    opened = open_previews.preview_at(milk.engine, shared.address, NOW)
    assert opened is not None
    assert rate_files(opened.store) == rate_files(milk)


def test_it_ends_by_itself(milk: Store, shared: Shared):
    last = shared.preview.ends_at - timedelta(seconds=1)
    assert open_previews.preview_at(milk.engine, shared.address, last) is not None
    assert open_previews.preview_at(milk.engine, shared.address, shared.preview.ends_at) is None
    assert previews.previews_of(milk, PIN, last) == (shared.preview,)
    assert previews.previews_of(milk, PIN, shared.preview.ends_at) == ()


def test_it_can_be_ended(milk: Store, shared: Shared):
    assert previews.end_preview(milk, shared.preview.id, DOING)
    assert open_previews.preview_at(milk.engine, shared.address, NOW) is None
    assert not previews.end_preview(milk, shared.preview.id, DOING)


@pytest.mark.parametrize("id_", ["", "x", "0" * 32, "0" * 5_000, "\x00" * 32])
def test_what_is_not_there_is_not_ended(milk: Store, id_: str):
    assert not previews.end_preview(milk, id_, DOING)
    assert not previews.drop_walk(milk, id_)
    assert previews.make_check(milk, PIN, id_, DOING) is NotSaved.UNKNOWN


@pytest.mark.parametrize("address", ["preview-", "preview-x", "bedford", "preview-" + "0" * 32, "preview-" + "0" * 900])
def test_other_addresses_open_nothing(milk: Store, shared: Shared, address: str):
    assert open_previews.preview_at(milk.engine, address, NOW) is None


@pytest.mark.parametrize("days", [0, -1, 31, 10**9])
def test_a_link_lasts_one_day_to_thirty(milk: Store, days: int):
    assert previews.share_preview(milk, replace(SHARING, days=days), DOING) is None


@pytest.mark.parametrize("change", [{"pin": DraftPin("milk", 2)}, {"pin": DraftPin("M", 1)}, {"revision": 2}])
def test_a_link_needs_a_revision(milk: Store, change: dict[str, object]):
    assert previews.share_preview(milk, replace(SHARING, **change), DOING) is None


def test_another_council_cannot_end_it(milk: Store, shared: Shared):
    other = add_council(milk.engine, "luton", "Luton", now=NOW)
    assert not previews.end_preview(other, shared.preview.id, DOING)
    assert open_previews.preview_at(milk.engine, shared.address, NOW) is not None


def test_a_day_after_its_end_nothing_is_left_of_it(milk: Store, shared: Shared):
    opened = open_previews.preview_at(milk.engine, shared.address, NOW)
    assert opened is not None
    served = replace(opened.store, stretching=4)
    start_journey(served, FormPin("milk", 1, "f" * 64), shared=False, now=NOW, random=token_bytes)
    ended = shared.preview.ends_at
    assert previews.remove_previews(milk, ended + timedelta(hours=23)) == 0
    assert previews.remove_previews(milk, ended + timedelta(hours=25)) == 1
    with milk.engine.connect() as connection:
        for table in metadata.sorted_tables:
            if "council_id" in table.c:
                left = select(func.count()).where(table.c.council_id == served.council)
                assert connection.execute(left).scalar() == 0, table.name
        assert connection.execute(select(func.count()).select_from(councils)).scalar() == 1
    assert previews.remove_previews(milk, ended + timedelta(hours=25)) == 0


def test_a_kept_walk_becomes_a_check(milk: Store, shared: Shared):
    opened = open_previews.preview_at(milk.engine, shared.address, NOW)
    assert opened is not None
    assert open_previews.keep_walk(opened, "Nobody", WALK, NOW, token_bytes)
    assert previews.make_check(milk, PIN, kept(milk), DOING) == Saved(2, with_others=False)
    assert previews.kept_walks(milk, PIN) == ()
    newest = drafts.find_revision(milk, PIN)
    assert newest is not None
    assert newest.text.endswith('    asked: ["milk"]\n'.replace("    ", "      "))


def test_a_walk_that_cannot_be_put_in_is_still_kept(milk: Store, shared: Shared):
    opened = open_previews.preview_at(milk.engine, shared.address, NOW)
    assert opened is not None
    open_previews.keep_walk(opened, "Nobody", WALK, NOW, token_bytes)
    drafts.save_draft(milk, PIN, drafts.Save(text=TEXT + "scenarios: []\n", seen=1, about=""), DOING)
    assert previews.make_check(milk, PIN, kept(milk), DOING) is NotSaved.UNREADABLE
    assert len(previews.kept_walks(milk, PIN)) == 1


def test_so_many_walks_and_no_more(milk: Store, shared: Shared, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("formbuilder.services.open_previews.MOST_WALKS", 2)
    opened = open_previews.preview_at(milk.engine, shared.address, minutes(1))
    assert opened is not None
    said = [open_previews.keep_walk(opened, "Nobody", WALK, NOW, token_bytes) for _ in range(3)]
    assert said == [True, True, False]
