"""Nothing that was acknowledged is lost, however many write at once."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from secrets import token_bytes

import pytest

from formbuilder.services.journeys import Closed, Reason, forget_device
from formbuilder.services.saving import PageSent, Saved, save_page
from formbuilder.services.seeing import Seen
from formbuilder.storage.engine import Store, engine_for
from tests.databases import ON_BOTH
from tests.services.stories import NOW, Person

pytestmark = ON_BOTH

THREADS = 4
PROCESSES = 2
PAGES = 12


def write(store: Store, reference: str, secret: bytes, writer: int) -> int:
    """Save some pages; return how many were acknowledged."""
    acknowledged = 0
    for page in range(PAGES):
        sent = PageSent(page + 1, {f"q_{writer}_{page}": f"answer {page}"}, Seen())
        saved = save_page(store, reference, secret, sent, now=NOW, random=token_bytes)
        acknowledged += isinstance(saved, Saved)
    return acknowledged


def write_from_a_process(address: str, council: int, reference: str, secret: bytes, writer: int) -> int:
    engine = engine_for(address)
    try:
        return write(Store(engine, council), reference, secret, writer)
    finally:
        engine.dispose()


def expect_everything(person: Person, writers: int) -> None:
    expected = {f"q_{writer}_{page}": f"answer {page}" for writer in range(writers) for page in range(PAGES)}
    assert person.journey().answers == expected
    assert person.journey().counter == writers * PAGES


def test_threads_that_write_one_journey_lose_nothing(person):
    with ThreadPoolExecutor(THREADS) as pool:
        done = list(
            pool.map(lambda writer: write(person.store, person.reference, person.secret, writer), range(THREADS))
        )
    assert done == [PAGES] * THREADS
    expect_everything(person, THREADS)


def test_processes_that_write_one_journey_lose_nothing(person):
    address = person.store.engine.url.render_as_string(hide_password=False)
    with ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("spawn")) as pool:
        futures = [
            pool.submit(write_from_a_process, address, person.store.council, person.reference, person.secret, writer)
            for writer in range(PROCESSES)
        ]
    assert [future.result() for future in futures] == [PAGES] * PROCESSES
    expect_everything(person, PROCESSES)


@pytest.mark.parametrize("round_", range(3))
def test_two_tabs_that_post_at_once_lose_no_accepted_answer(person, round_):
    tabs = [PageSent(page, {f"page_{page}": f"tab {page}"}, person.sees(f"page_{page}")) for page in (1, 2)]

    def post(sent: PageSent):
        return save_page(person.store, person.reference, person.secret, sent, now=NOW, random=token_bytes)

    with ThreadPoolExecutor(2) as pool:
        assert all(isinstance(saved, Saved) for saved in pool.map(post, tabs))
    assert person.journey().answers == {"page_1": "tab 1", "page_2": "tab 2"}


def test_what_was_opened_before_another_window_saved_is_not_written_over_it(person):
    opened = person.journey().opened
    person.saves({"q_theirs": "kept"})
    person.saves({"q_ours": "kept too"}, opened=opened)
    assert person.journey().answers == {"q_theirs": "kept", "q_ours": "kept too"}


def test_what_was_opened_before_the_device_was_cleared_saves_nothing(person):
    opened = person.journey().opened
    forget_device(person.store, person.reference, person.secret)
    assert person.sends_page({"q_ours": "late"}, seen=Seen(), opened=opened) == Closed(Reason.NO_KEY)
