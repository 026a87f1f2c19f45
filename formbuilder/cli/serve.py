"""Start the server, and beside it what does the work that is due."""

from __future__ import annotations

import gc
import multiprocessing
import os
import socket
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from importlib import import_module
from threading import RLock, Thread

from formbuilder.cli.output import Chosen, Commands, WrongUseError, say
from formbuilder.cli.stores import database
from formbuilder.config import Settings, from_environment, hand_on
from formbuilder.web.assets import read_assets

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - only to show an address that can be opened
STOP = "To stop, press Ctrl and C."


def add_to(commands: Commands) -> None:
    """Add ``serve``."""
    real = commands.add_parser("serve", help="serve the forms of this installation")
    real.add_argument("--no-work", action="store_true", help="leave due work to ‘formbuilder work’")
    real.set_defaults(run=run_serve)


def run_serve(chosen: Chosen) -> int:
    """Serve until stopped."""
    settings = from_environment()
    database(settings).dispose()
    check_port(settings)
    read_assets()
    say(f"Serving on {address(settings)}. {STOP}")
    settings = replace(settings, work=settings.work and not chosen.no_work)
    hand_on(settings)
    serve(settings)
    return 0


def check_port(settings: Settings) -> None:
    """Raise WrongUseError if we could not listen where the settings say."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as error:
        msg = (
            f"Port {settings.port} of {settings.host} is not free: another program uses it, or this one may not. "
            "Stop the other program, or set PORT to another number, such as PORT=8001."
        )
        raise WrongUseError(msg) from error


def address(settings: Settings) -> str:
    """Return the address to open in a browser on this machine."""
    host = "localhost" if settings.host in EVERYWHERE else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/"


def serve(settings: Settings) -> None:
    """Serve: one process with threads; the access log stays off, since addresses are private.

    This process holds no connection when it forks: SQLite's locks do not survive that.
    """
    from granian.constants import Interfaces  # noqa: PLC0415 - a server that other commands do not need
    from granian.log import LogLevels  # noqa: PLC0415 - as above
    from granian.server.mp import MPServer  # noqa: PLC0415 - as above

    gc.disable()
    import_module("formbuilder.app")  # the serving process is a fork of this one, and need not import it again
    gc.freeze()
    gc.enable()
    if "fork" in multiprocessing.get_all_start_methods():
        multiprocessing.set_start_method("fork", force=True)
    server = MPServer(
        "formbuilder.app:for_a_server",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        blocking_threads=settings.threads,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
    )
    if settings.work:
        server.on_startup(partial(_work_beside, settings))
    server.serve()


def _work_beside(settings: Settings) -> None:
    """Do what is due in this process, which only watches over the one that serves: no page ever waits for it.

    It begins once the serving process is there, and is between two turns whenever another is forked.
    """
    turns = RLock()
    begun: list[Thread] = []

    def begin() -> None:
        turns.release()
        if not begun:
            begun.append(Thread(target=_work, args=(settings, turns), daemon=True))
            begun[0].start()

    os.register_at_fork(before=turns.acquire, after_in_parent=begin, after_in_child=turns.release)


def _work(settings: Settings, turns: AbstractContextManager[object]) -> None:
    with turns:
        work = import_module("formbuilder.cli.work")  # what every office needs, and no public page
    work.work_for_ever(settings, turns)
