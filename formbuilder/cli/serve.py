"""Start the server, with the settings of a real installation or as a demonstration."""

from __future__ import annotations

import gc
import multiprocessing
import secrets
import socket
from dataclasses import replace
from importlib import import_module

from formbuilder.cli.councils import add_with_key
from formbuilder.cli.example_rounds import show_rounds
from formbuilder.cli.example_stage import NotShownError
from formbuilder.cli.examples import load_rates, load_translations, nobody_reads, open_example
from formbuilder.cli.migrating import migrated
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say
from formbuilder.cli.sent_examples import send_examples
from formbuilder.cli.stores import database
from formbuilder.clock import now
from formbuilder.config import ROOT, Settings, demonstration, from_environment, hand_on
from formbuilder.councils.read import DEMONSTRATION
from formbuilder.definition.bundle import bundles
from formbuilder.definition.model import Form
from formbuilder.services.doing import Doing
from formbuilder.services.forms import NotLookedAfterError
from formbuilder.services.panel_examples import add_panel_examples
from formbuilder.services.people import add_examples
from formbuilder.web.assets import read_assets

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - only to show an address that can be opened
STOP = "To stop, press Ctrl and C."


def add_to(commands: Commands) -> None:
    """Add ``serve`` and ``demo``."""
    real = commands.add_parser("serve", help="serve the forms of this installation")
    real.add_argument("--no-work", action="store_true", help="leave due work to ‘formbuilder work’")
    real.set_defaults(run=run_serve)
    demo = commands.add_parser("demo", help="set up a council to try things out in, and serve it")
    demo.add_argument("--prepare", action="store_true", help="only set it up")
    demo.set_defaults(run=run_demo)


def run_serve(chosen: Chosen) -> int:
    """Serve until stopped."""
    settings = from_environment()
    database(settings).dispose()
    check_port(settings)
    read_assets()
    say(f"Serving on {address(settings)}. {STOP}")
    hand_on(replace(settings, work=settings.work and not chosen.no_work))
    _serve(settings)
    return 0


def run_demo(chosen: Chosen) -> int:
    """Set up the demonstration council with the starter forms, and serve it."""
    settings = demonstration()
    if not chosen.prepare:
        check_port(settings)
        read_assets()
    prepare(settings)
    if chosen.prepare:
        say("The demonstration is ready. ‘formbuilder demo’ starts it.")
        return 0
    hand_on(settings)
    say(f"Open {address(settings)} in your browser. {STOP}")
    _serve(settings)
    return 0


def prepare(settings: Settings) -> None:
    """Set up the demonstration council with every starter form as an example; safe to repeat."""
    engine = migrated(settings)
    store = add_with_key(engine, settings, DEMONSTRATION.read_bytes(), DEMONSTRATION.name)
    doing = Doing(now(), secrets.token_bytes)
    add_examples(store, doing)
    add_panel_examples(store, doing)
    load_rates(store, settings.forms)
    moment = now()
    opened: dict[str, Form] = {}
    for form, bundle in bundles(settings.forms):
        try:
            open_example(store, form, bundle, moment)
        except NotLookedAfterError:
            say(nobody_reads(form, "the demonstration"), error=True)
            continue
        opened[form.slug] = form
    load_translations(store, ROOT / "translations" / "forms", opened, doing)
    send_examples(store, opened, moment)
    try:
        show_rounds(store, settings.forms, opened, moment)
    except NotShownError as error:
        say(f"The rounds of the demonstration are not shown: {error}", error=True)
    engine.dispose()


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


def _serve(settings: Settings) -> None:
    """Serve: one process with threads; the access log stays off, since addresses are private.

    This process holds no connection any more: SQLite's locks do not survive a fork.
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
    MPServer(
        "formbuilder.app:for_a_server",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        blocking_threads=settings.threads,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
    ).serve()
