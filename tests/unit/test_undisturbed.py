import gc
from contextlib import suppress
from threading import Barrier, Thread

import pytest

from formbuilder.cli.main import main
from formbuilder.definition.undisturbed import undisturbed
from tests.samples import codes


@pytest.fixture(autouse=True)
def _as_it_was():
    yield
    gc.enable()


def test_the_collector_goes_again_after_a_form_that_cannot_be_read():
    assert codes("form: [") != []
    assert gc.isenabled()


def test_what_was_off_stays_off():
    gc.disable()
    with undisturbed():
        pass
    assert not gc.isenabled()


def test_the_last_of_several_threads_puts_it_back():
    inside, left = Barrier(2, timeout=10), Barrier(2, timeout=10)

    def other() -> None:
        with undisturbed():
            inside.wait()
            left.wait()

    thread = Thread(target=other)
    thread.start()
    with undisturbed():
        inside.wait()
        assert not gc.isenabled()
    assert not gc.isenabled()
    left.wait()
    thread.join()
    assert gc.isenabled()


@pytest.mark.parametrize("words", [["nothing-like-it"], ["--version"], ["forms", "check", "--no-such"]])
def test_the_collector_goes_again_after_a_command_that_was_not_understood(words):
    with suppress(SystemExit):
        main(words)
    assert gc.isenabled()
