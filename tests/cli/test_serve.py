import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from formbuilder.cli.serve import address
from formbuilder.config import Settings
from formbuilder.services.forms import open_forms
from formbuilder.services.shown_messages import messages_shown
from tests.cli.sending import sends, store_of

INSTALLED = Path(sys.executable).with_name("formbuilder")
COMMAND = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-m", "formbuilder.cli.main"]
"""The command as ``make setup`` installs it; without that, the same through Python."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def running(*words: str):
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_the_demonstration_is_set_up_twice_without_harm(demo, settings):
    reference = sends(settings).reference
    ran = demo("demo", "--prepare")
    assert ran.out == "The demonstration is ready. ‘formbuilder demo’ starts it.\n"
    assert "whole@3 is not opened: nothing says who at the demonstration reads what people send." in ran.err
    assert demo("submissions", "show", reference).status == 0
    names = {f"{form.pin.slug}@{form.pin.version}" for form in open_forms(store_of(settings))}
    assert names == {"a-talk@1", "a-talk@2", "a-talk@10", "whole@3"}


def test_the_installed_command_serves_the_demonstration_and_sends_what_is_due(demo, settings, monkeypatch):
    sends(settings, level="today")
    port = free_port()
    monkeypatch.setenv("PORT", str(port))
    with running("demo") as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said == f"Open http://127.0.0.1:{port}/ in your browser. To stop, press Ctrl and C.\n", process
        assert _first_answer(port)
        assert _was_sent(settings)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
        assert process.returncode == 0, err
        assert "Traceback" not in err


def _first_answer(port: int) -> bool:
    """Wait until the server listens, and ask for its first page."""
    for _ in range(200):
        try:
            with urlopen(f"http://127.0.0.1:{port}/demo/", timeout=5) as page:
                return page.status == 200
        except ConnectionError:
            continue
        except OSError as error:
            if "refused" not in str(error):
                raise
            signal.sigtimedwait([], 0.1)
    return False


def _was_sent(settings: Settings) -> bool:
    """Wait until somebody on duty was told."""
    for _ in range(200):
        if messages_shown(store_of(settings)):
            return True
        signal.sigtimedwait([], 0.1)
    return False


@pytest.mark.parametrize("words", [["demo"], ["serve"]], ids=" ".join)
def test_a_port_in_use_is_told(words, demo, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "1b3f9c8e7a6d5420" * 2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        ran = demo(*words)
    assert ran.status == 2
    assert f"Port {port} of 127.0.0.1 is not free" in ran.err
    assert "such as PORT=8001" in ran.err


def test_a_real_server_needs_a_secret_and_a_database(run, monkeypatch):
    assert "SECRET_KEY is missing" in run("serve").err
    monkeypatch.setenv("SECRET_KEY", "1b3f9c8e7a6d5420" * 2)
    ran = run("serve")
    assert ran.status == 2
    assert "Run ‘formbuilder migrate’." in ran.err


@pytest.mark.parametrize(("host", "shown"), [
    ("127.0.0.1", "http://127.0.0.1:8000/"), ("0.0.0.0", "http://localhost:8000/"), ("::1", "http://[::1]:8000/"),  # noqa: S104 - only words
])  # fmt: skip  # a table
def test_the_address_can_be_opened_on_this_machine(host, shown):
    assert address(Settings(secret_key="", host=host)) == shown


def test_words_to_a_program_that_ended_are_no_fault(folder):
    with running("forms", "schema") as process:
        assert process.stdout is not None
        process.stdout.close()
        process.wait(timeout=20)
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert process.returncode == 0
