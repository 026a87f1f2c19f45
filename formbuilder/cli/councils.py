"""Councils: add one from its profile, with a key of its own; list them."""

from __future__ import annotations

from pathlib import Path
from secrets import token_bytes

from formbuilder.cli.examples import refuse_without_duty, starter_rates
from formbuilder.cli.keys import public_key
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.cli.stores import council_of, database
from formbuilder.clock import now
from formbuilder.config import Settings, for_commands
from formbuilder.councils.read import read_council
from formbuilder.definition.rates import Rates
from formbuilder.delivery.key_files import key_file
from formbuilder.rendering.key_words import rehearsed_words
from formbuilder.services.councils import CouncilLine, add_council, council_store, keep_profile, list_councils
from formbuilder.services.doing import Doing
from formbuilder.services.gap_kinds import Gap
from formbuilder.services.going_live import Installation, gaps
from formbuilder.services.keys import current_key
from formbuilder.services.rates import rate_files, rates_of
from formbuilder.services.settings import note_edition, settings_now
from formbuilder.storage.engine import Engine, Store

KEEP_THE_KEY = (
    "Its private key is in {path}. Keep a copy in a safe place: without it, nobody can read what people send. "
    "Do not leave it on the server that people fill in forms on."
)


def add_to(commands: Commands) -> None:
    """Add ``councils``."""
    actions = commands.add_parser("councils", help="councils that people send forms to").actions("ACTION")
    adding = actions.add_parser("add", help="add a council, or bring it up to date, from its profile")
    adding.add_argument("profile", type=Path, metavar="PROFILE", help="a YAML file")
    adding.set_defaults(run=run_add)
    checking = with_format(actions.add_parser("check", help="say what a council needs before real people send answers"))
    checking.add_argument("council", metavar="NAME", help="its short name")
    checking.set_defaults(run=run_check)
    with_format(actions.add_parser("list", help="list the councils")).set_defaults(run=run_list)


def run_add(chosen: Chosen) -> int:
    """Add a council; its private key goes into a file that only this account can read."""
    settings = for_commands()
    try:
        profile = chosen.profile.read_bytes()
    except OSError as error:
        msg = f"{chosen.profile} cannot be read. Check its name and who may read it."
        raise WrongUseError(msg) from error
    engine = database(settings)
    council = read_council(profile, str(chosen.profile))
    before = line_of(engine, council.slug)
    add_with_key(engine, settings, profile, str(chosen.profile))
    if before is None or not before.has_key:
        say(f"{council.name} is there, as ‘{council.slug}’.")
        say(KEEP_THE_KEY.format(path=key_file(settings.keys, council.slug)))
    else:
        say(f"{council.name} (‘{council.slug}’) is up to date. Its key is the one it had.")
    if not council.demonstration:
        say(f"What it still needs: formbuilder councils check {council.slug}.")
    return 0


def run_check(chosen: Chosen) -> int:
    """Say all that is missing at once; status 1 if anything is."""
    settings = for_commands()
    line, store = council_of(database(settings), chosen.council)
    found, key = gaps_of(store, line.slug, settings), current_key(store)
    if chosen.format == "json":
        missing = [{"what": gap.words, "settings": gap.part} for gap in found]
        rehearsed = key.rehearsed_at.isoformat() if key and key.rehearsed_at else None
        say_json({"council": line.slug, "missing": missing, "key_rehearsed": rehearsed})
    else:
        for gap in found:
            say(f"{line.slug}: {gap.words}")
        if not found:
            say(f"{line.slug}: Nothing is missing.")
        if key and key.rehearsed_at:
            say(f"{line.slug}: The key {key.name}: {rehearsed_words(key)}")
    return 1 if found else 0


def gaps_of(store: Store, slug: str, settings: Settings) -> tuple[Gap, ...]:
    """Return what a council still needs before real people may send it answers."""
    here_now = settings_now(store)
    if not here_now.text:
        return (Gap("The council has no profile. Run: formbuilder councils add PROFILE."),)
    vouchers = settings.vouchers
    here = Installation(
        emails=settings.emails,
        texts=settings.texts,
        signs_in=vouchers.of(slug) is not None,
        origin=settings.origin,
        unset=vouchers.missing(slug),
        strays=vouchers.strays(line.slug for line in list_councils(store.engine)),
    )
    return gaps(store, here_now.council, here_now.text, here, now())


def run_list(chosen: Chosen) -> int:
    """List the councils."""
    lines = list_councils(database(for_commands()))
    if chosen.format == "json":
        say_json([_line(line) for line in lines])
        return 0
    for line in lines:
        kind = "a demonstration" if line.demonstration else "a real council"
        say(f"{line.slug}: {line.name}, {kind}, {'has a key' if line.has_key else 'has no key yet'}")
    if not lines:
        say("There is no council yet. Add one: formbuilder councils add PROFILE.")
    return 0


def line_of(engine: Engine, slug: str) -> CouncilLine | None:
    """Return a council as the database knows it."""
    return next((line for line in list_councils(engine) if line.slug == slug), None)


def add_with_key(engine: Engine, settings: Settings, profile: bytes, file: str) -> Store:
    """Add a council, or bring it up to date; one without a key gets a pair. Raises DefinitionError."""
    council = read_council(profile, file, _rates(engine, settings, profile, file))
    known = line_of(engine, council.slug)
    if known_store := council_store(engine, council.slug):
        refuse_without_duty(known_store, council)
    public = None if known and known.has_key else public_key(settings, council.slug)
    store = add_council(
        engine, council.slug, council.name, now=now(), public_key=public, demonstration=council.demonstration
    )
    keep_profile(store, profile)
    note_edition(store, Doing(now(), token_bytes))
    return store


def _rates(engine: Engine, settings: Settings, profile: bytes, file: str) -> Rates | None:
    """Return the rates that the council’s own figures are held to: those it has, or those that come with the forms."""
    council = read_council(profile, file)
    if not council.charging.rates:
        return None
    store = council_store(engine, council.slug)
    return rates_of((rate_files(store) if store else {}) or starter_rates(settings.forms))


def _line(line: CouncilLine) -> dict[str, object]:
    return {"council": line.slug, "name": line.name, "demonstration": line.demonstration, "has_key": line.has_key}
