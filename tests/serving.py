"""A real server for tests: ``formbuilder serve`` with a database of its own, killed and started again at will."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from secrets import token_hex

import pytest

from formbuilder.cli.main import main
from formbuilder.services.submissions import Submission, list_submissions, read_submission
from formbuilder.storage.engine import Store, engine_for
from tests.council import Prepared

FORKS = get_context("forkserver")
"""A process that has imported what a server needs, and of which each server is a fork: that saves a second a start."""
FORKS.set_forkserver_preload(["formbuilder.app", "granian.server.mp", "tests.serving"])
PAUSE_SECONDS = 0.02
"""Between two looks at whether it takes connections."""


class Server:
    """One installation: what it keeps outlives every process that serves it."""

    def __init__(self, prepared: Prepared, folder: Path) -> None:
        self.folder = folder
        self.database = prepared.copy_to(folder)
        self._private_key = prepared.private_key
        self._process: BaseProcess | None = None
        self.port = _free_port()
        self.environment = {
            "PATH": os.environ["PATH"],  # noqa: TID251 - a process of its own needs one
            "SECRET_KEY": token_hex(),
            "DEMONSTRATION": "on",
            "HTTPS": "off",
            "DATABASE_URL": f"sqlite:///{self.database}",
            "KEYS": str(prepared.keys),
            "PORT": str(self.port),
            "PYTHONPATH": str(Path(__file__).parent.parent),
        }

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """Everything that the server ever said."""
        return self.folder / "log"

    def start(self) -> None:
        """Start it, and come back when it takes connections."""
        self._process = FORKS.Process(target=_serve, args=(self.environment, self.log))
        self._process.start()
        while not self._takes_connections():
            self._process.join(PAUSE_SECONDS)
            if not self._process.is_alive():
                pytest.fail(f"The server stopped: {self.log.read_text(encoding='utf-8')}")

    def kill(self) -> None:
        """Kill every process of it at once, as a power cut would."""
        if self._process is None or self._process.pid is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.join()
        while not _is_free(self.port):  # nothing else tells when the last thread of a grandchild has ended
            time.sleep(PAUSE_SECONDS)
        self._process = None

    def submissions(self) -> list[Submission]:
        engine = engine_for(f"sqlite:///{self.database}")
        store = Store(engine, 1)
        read = [read_submission(store, line.reference, self._private_key) for line in list_submissions(store)]
        engine.dispose()
        return [each for each in read if isinstance(each, Submission)]

    def _takes_connections(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
                connection.sendall(b"GET /demo/come-back HTTP/1.0\r\nHost: localhost\r\n\r\n")
                return connection.recv(12).startswith(b"HTTP/1")
        except OSError:
            return False


def _serve(environment: Mapping[str, str], log: Path) -> None:
    """Be the command ``formbuilder serve``, in a session of its own."""
    os.setsid()
    os.environ.clear()  # noqa: TID251 - a process of its own has its own settings
    os.environ.update(environment)  # noqa: TID251 - as above
    said = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.exit(main(["serve", "--no-work"]))


@contextmanager
def serving(prepared: Prepared, folder: Path) -> Iterator[Server]:
    server = Server(prepared, folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def _free_port() -> int:
    """Return a port that no connection of this machine takes while the server is down: those begin at 32768."""
    return next(port for port in Random().sample(range(10_000, 32_000), 100) if _is_free(port))  # noqa: S311 - no secret


def _is_free(port: int) -> bool:
    with suppress(OSError), socket.create_server(("127.0.0.1", port)):
        return True
    return False
