"""Try the form builder out: a council of its own with every form, filled and served."""

from __future__ import annotations

import secrets
from dataclasses import replace

from formbuilder.cli.councils import add_with_key
from formbuilder.cli.example_rounds import show_rounds
from formbuilder.cli.example_stage import JOINED, NotShownError
from formbuilder.cli.examples import load_own_words, load_rates, load_translations, nobody_reads, open_example
from formbuilder.cli.migrating import migrated
from formbuilder.cli.output import Chosen, Commands, say
from formbuilder.cli.sent_examples import send_examples
from formbuilder.cli.serve import STOP, address, check_port, serve
from formbuilder.clock import now
from formbuilder.config import ROOT, Settings, demonstration, hand_on
from formbuilder.councils.read import DEMONSTRATION
from formbuilder.definition.bundle import bundles
from formbuilder.definition.model import Form
from formbuilder.services.doing import Doing
from formbuilder.services.forms import NotLookedAfterError
from formbuilder.services.panel_examples import add_panel_examples
from formbuilder.services.people import add_examples
from formbuilder.web.assets import read_assets


def add_to(commands: Commands) -> None:
    """Add ``demo``."""
    demo = commands.add_parser("demo", help="set up a council to try things out in, and serve it")
    demo.add_argument("--prepare", action="store_true", help="only set it up")
    demo.set_defaults(run=run_demo)


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
    serve(settings)
    return 0


def prepare(settings: Settings) -> None:
    """Set up the demonstration council with every starter form as an example; safe to repeat."""
    engine = migrated(settings)
    store = add_with_key(engine, settings, DEMONSTRATION.read_bytes(), DEMONSTRATION.name)
    doing = Doing(now(), secrets.token_bytes)
    add_examples(store, doing)
    add_panel_examples(store, replace(doing, now=doing.now + JOINED))
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
    load_own_words(store, ROOT / "translations" / "council", doing)
    send_examples(store, opened, moment)
    try:
        show_rounds(store, settings.forms, opened, moment)
    except NotShownError as error:
        say(f"The rounds of the demonstration are not shown: {error}", error=True)
    engine.dispose()
