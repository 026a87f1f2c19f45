"""``keys``: change the key that people's answers are sealed to, and say what each key opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from secrets import token_bytes

from formbuilder.cli.key_shares import add_to as add_shares
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.cli.stores import council_of, database
from formbuilder.clock import now
from formbuilder.config import Settings, for_commands
from formbuilder.delivery.key_files import KeyHere, NoKeyError, keep_private_key, keys_here
from formbuilder.rendering.key_words import counts_words, key_lines
from formbuilder.sealing.rings import KeyRing
from formbuilder.sealing.wraps import key_name, public_of
from formbuilder.services.councils import CouncilLine, list_councils, new_council_keys
from formbuilder.services.doing import Doing
from formbuilder.services.keys import CouncilKey, Counts, SealedAgain, list_keys, rotate_key, seal_again
from formbuilder.storage.engine import Store

COUNCIL = "its short name"
NO_KEY = "{name} has no key yet. Run: formbuilder councils add PROFILE."
NOT_HERE = (
    "The private half of the key that is used now, {key}, is not in {folder}. Put it there, or set KEYS. "
    "Without it nobody could read what is sealed again."
)
CHANGED = "{slug}: What people send is sealed to the key {key} from now on."
IT_IS_IN = "Its private half is in {path}. Copy it to where the office has its keys, and keep a copy elsewhere."
STILL = "Keep the older keys too: {what} need them. Or seal those again: formbuilder keys rewrap {slug}."
NEXT = (
    "Older shares do not make it. Split it too: formbuilder keys split {slug}. Then: formbuilder keys rehearse {slug}."
)
EMPTY = (
    "The key {key} opens nothing any more. It is in {path}. Backups from before today still need it: "
    "keep it for 30 days, or as long as you keep those. Then destroy it, with its copies and shares."
)
UNTRIED = (
    "Nobody has rehearsed yet if the key {key} could be had again, and now it opens everything. "
    "Before you destroy an older key, run: formbuilder keys rehearse {slug}."
)
BROKEN_OFF = "Broken off after {done}. What is done stays. To go on: formbuilder keys rewrap {slug}."
OFTEN = 10_000
"""After so many it is said how far it is."""


def add_to(commands: Commands) -> None:
    """Add ``keys``."""
    actions = commands.add_parser("keys", help="the keys that open what people send").actions("ACTION")
    listing = with_format(actions.add_parser("list", help="list the keys, and what each opens"))
    listing.add_argument("--council", metavar="NAME", help="only this council")
    listing.set_defaults(run=run_list)
    changing = with_format(actions.add_parser("rotate", help="make a new key, and seal to it from now on"))
    changing.add_argument("council", metavar="COUNCIL", help=COUNCIL)
    changing.add_argument("--rewrap", action="store_true", help="also seal what was sent before to it")
    changing.set_defaults(run=run_rotate)
    again = with_format(actions.add_parser("rewrap", help="seal what was sent before to the key that is used now"))
    again.add_argument("council", metavar="COUNCIL", help=COUNCIL)
    again.set_defaults(run=run_rewrap)
    add_shares(actions)


def run_list(chosen: Chosen) -> int:
    """List the keys of every council, or of one."""
    settings = for_commands()
    engine = database(settings)
    slugs = [council_of(engine, chosen.council)[0].slug] if chosen.council else [x.slug for x in list_councils(engine)]
    shown: list[dict[str, object]] = []
    for slug in slugs:
        _, store = council_of(engine, slug)
        here, faults = keys_here(settings.keys, slug)
        files = _files(here)
        for key in list_keys(store):
            shown.append(_shown(slug, key, files.get(key.name)))
            if chosen.format == "text":
                say("\n".join(_told(slug, key, files.get(key.name))))
        for fault in faults:
            say(fault, error=True)
    if chosen.format == "json":
        say_json(shown)
    elif not shown:
        say("No council has a key yet. Add one: formbuilder councils add PROFILE.")
    return 0


def run_rotate(chosen: Chosen) -> int:
    """Make a pair, keep the private half, and only then seal to the public half."""
    settings = for_commands()
    council, store = _with_key(settings, chosen.council)
    pair = new_council_keys(token_bytes)
    name = key_name(pair.public).hex()
    try:
        path = keep_private_key(settings.keys, council.slug, pair.private, name)
    except NoKeyError as error:
        raise WrongUseError(str(error)) from error
    rotate_key(store, pair.public, _doing())
    told = {"council": council.slug, "key": name, "file": str(path)}
    if chosen.format == "text":
        say(CHANGED.format(slug=council.slug, key=name))
        say(IT_IS_IN.format(path=path))
        say(NEXT.format(slug=council.slug))
    if chosen.rewrap:
        return _rewrap(chosen, settings, council, store, told)
    older = _sum(key.opens for key in list_keys(store) if not key.current)
    if chosen.format == "json":
        say_json({**told, "older": asdict(older)})
    elif older.all:
        say(STILL.format(what=counts_words(older), slug=council.slug))
    return 0


def run_rewrap(chosen: Chosen) -> int:
    """Seal again what older keys open; status 1 if something needs a key that is not here."""
    settings = for_commands()
    council, store = _with_key(settings, chosen.council)
    return _rewrap(chosen, settings, council, store, {"council": council.slug})


def _rewrap(chosen: Chosen, settings: Settings, council: CouncilLine, store: Store, told: dict[str, str]) -> int:
    here, faults = keys_here(settings.keys, council.slug)
    files = _files(here)
    current = next(key for key in list_keys(store) if key.current)
    if current.name not in files:
        raise WrongUseError(NOT_HERE.format(key=current.name, folder=settings.keys))
    for fault in faults:
        say(fault, error=True)
    progress = _Progress()
    try:
        done = seal_again(store, KeyRing.of(*(each.private for each in here)), _doing(), told=progress)
    except KeyboardInterrupt:
        say(BROKEN_OFF.format(done=counts_words(progress.counts), slug=council.slug), error=True)
        return 1
    empty = [key.name for key in list_keys(store) if not key.current and not key.opens.all and key.name in files]
    if chosen.format == "json":
        rehearsed = current.rehearsed_at is not None
        say_json({**told, "key": current.name, "rehearsed": rehearsed, **_done(done), "opens_nothing": empty})
    else:
        say(f"{council.slug}: Sealed again to the key {current.name}: {counts_words(done.done)}.")
        for line in (*_left(done), *(EMPTY.format(key=name, path=files[name]) for name in empty)):
            say(line)
        if current.rehearsed_at is None:
            say(UNTRIED.format(key=current.name, slug=council.slug))
    return 1 if done.left or done.broken else 0


class _Progress:
    """Says now and then how far it is."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.said = 0

    def __call__(self, counts: Counts) -> None:
        self.counts = counts
        if counts.all // OFTEN > self.said:
            self.said = counts.all // OFTEN
            say(f"Sealed again so far: {counts_words(counts)}.", error=True)


def _with_key(settings: Settings, slug: str) -> tuple[CouncilLine, Store]:
    council, store = council_of(database(settings), slug)
    if not council.has_key:
        raise WrongUseError(NO_KEY.format(name=council.name))
    return council, store


def _files(here: tuple[KeyHere, ...]) -> dict[str, Path]:
    return {key_name(public_of(each.private)).hex(): each.path for each in here}


def _told(slug: str, key: CouncilKey, file: Path | None) -> Iterator[str]:
    yield f"{slug}: {key.name}"
    for line in key_lines(key):
        yield f"  {line}"
    yield f"  Its private half is in {file}." if file else "  Its private half is not here."


def _shown(slug: str, key: CouncilKey, file: Path | None) -> dict[str, object]:
    split = {"on": key.split_at.isoformat(), "of": key.shares, "need": key.need} if key.split_at else None
    rehearsed = {"on": key.rehearsed_at.isoformat(), "with": key.rehearsed_with} if key.rehearsed_at else None
    return {
        "council": slug,
        "key": key.name,
        "public": key.public.hex() if key.public else None,
        "since": key.since.isoformat() if key.since else None,
        "used_now": key.current,
        "opens": asdict(key.opens),
        "file": str(file) if file else None,
        "split": split,
        "rehearsed": rehearsed,
    }


def _done(done: SealedAgain) -> dict[str, object]:
    return {"sealed_again": asdict(done.done), "left": dict(done.left), "broken": done.broken}


def _left(done: SealedAgain) -> Iterator[str]:
    for name, count in sorted(done.left.items()):
        yield f"Left as they were: {count:,}. They need the key {name}, whose private half is not here."
    if done.broken:
        yield f"Left as they were: {done.broken:,}. Their own key does not open them: the database was changed by hand."


def _sum(counts: Iterator[Counts]) -> Counts:
    found = tuple(counts)
    return Counts(
        sum(each.forms for each in found), sum(each.apart for each in found), sum(each.notes for each in found)
    )


def _doing() -> Doing:
    return Doing(now(), token_bytes)
