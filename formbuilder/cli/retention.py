"""What is kept no longer than it was said: remove it, list what was deleted, and delete it again after a restore."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from secrets import token_bytes

from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.cli.stores import council_of, database
from formbuilder.clock import now
from formbuilder.config import Settings, for_commands
from formbuilder.councils.keeping import Kind
from formbuilder.councils.read import read_council
from formbuilder.services.councils import council_profile, council_store, list_councils
from formbuilder.services.deletions import (
    Again,
    all_deletions,
    delete_again,
    deletions_listed,
    deletions_to_list,
    is_over,
)
from formbuilder.services.doing import Doing
from formbuilder.services.leasing import leased
from formbuilder.services.previews import remove_previews
from formbuilder.services.retention import DEVICES, EXAMPLES, Removed, count_old, remove_old
from formbuilder.storage.deletions import Marked, What
from formbuilder.storage.engine import Engine, Store

REST = tuple(kind.value for kind in Kind if kind is not Kind.UNSENT)
"""Kinds that are said only where there were any."""


def add_to(commands: Commands) -> None:
    """Add ``retention``."""
    actions = commands.add_parser("retention", help="what is kept no longer than it was said").actions("ACTION")
    run = with_format(actions.add_parser("run", help="remove what is due"))
    run.add_argument("--dry-run", action="store_true", help="only say what would be removed")
    run.set_defaults(run=run_retention)
    for name, words, does in (
        ("list", "list what was deleted in the last 35 days, without references", run_list),
        ("replay", "delete again what a restored backup brought back", run_replay),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("--council", metavar="NAME", help="which council, if there are several")
        action.set_defaults(run=does)
        if name == "replay":
            with_format(action)
            action.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a list; else the worker’s own")


def run_retention(chosen: Chosen) -> int:
    """Remove what is due, or only count it, and say how much there was."""
    settings = for_commands()
    engine = database(settings)
    removed = remove_everywhere(engine, dry_run=chosen.dry_run)
    list_deletions(engine, settings)
    if chosen.format == "json":
        say_json([{"council": slug, "dry_run": chosen.dry_run, **each.counts} for slug, each in removed])
    else:
        say_removed(removed, "Due" if chosen.dry_run else "Removed")
    return 0


def run_list(chosen: Chosen) -> int:
    """Print what was deleted in the last 35 days: what ``replay`` reads."""
    _, store = council_of(database(for_commands()), chosen.council)
    for each in all_deletions(store):
        say(_line(each))
    return 0


def run_replay(chosen: Chosen) -> int:
    """Delete again what is on a list and stands in the database."""
    settings = for_commands()
    line, store = council_of(database(settings), chosen.council)
    path = chosen.file or list_file(settings, line.slug)
    done = delete_again(store, read_list(path), now())
    if chosen.format == "json":
        say_json(
            {"council": line.slug, "forms": done.journeys, "own_copies": done.own_copies, "taken_back": done.taken_back}
        )
    else:
        say(f"{line.slug}: {_again_words(done)}")
    return 0


def remove_everywhere(engine: Engine, *, dry_run: bool) -> list[tuple[str, Removed]]:
    """Remove what is due in every council; safe to repeat."""
    done = []
    for line in list_councils(engine):
        store = council_store(engine, line.slug)
        profile = council_profile(store) if store else None
        if store and profile:
            keeping = read_council(profile, f"{line.slug}.yaml").keeping
            doing = Doing(now(), token_bytes)
            if not dry_run:
                remove_previews(store, doing.now)
            removed = count_old(store, keeping, doing.now) if dry_run else remove_old(store, keeping, doing)
            done.append((line.slug, removed))
    return done


def say_removed(removed: list[tuple[str, Removed]], verb: str) -> None:
    """Say how much there was in each council."""
    for slug, each in removed:
        if each.busy:
            say(f"{slug}: Another worker is removing what is due.")
            continue
        unsent, examples, devices = (each.of(kind) for kind in ("unsent", EXAMPLES, DEVICES))
        more = "".join(f", {each.of(kind)} of ‘{kind}’" for kind in REST if each.of(kind))
        say(f"{slug}: {verb}: {unsent} not sent in time, {examples} examples, {devices} keys of shared devices{more}.")
    if not removed:
        say("There is no council yet, so nothing is due.")


def list_file(settings: Settings, slug: str) -> Path:
    """Return the list of what was deleted in a council: keep it with no backup of the database."""
    return settings.deletions / f"{slug}.txt"


def list_deletions(engine: Engine, settings: Settings) -> None:
    """Write what was deleted since the last time to the end of the lists, and take out what no backup can know."""
    for line in list_councils(engine):
        store = council_store(engine, line.slug)
        if store and deletions_to_list(store):
            _list(store, list_file(settings, line.slug))


def _list(store: Store, path: Path) -> None:
    with leased(store, "deletions", Doing(now(), token_bytes)) as mine:
        new = deletions_to_list(store) if mine else ()
        if new:
            _append(path, new)
            deletions_listed(store, new)


def read_list(path: Path) -> Iterator[Marked]:
    """Read a list; WrongUseError names the line that cannot be one of it."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError) as error:
        msg = f"{path} cannot be read. Give the list that the worker wrote, or one of ‘formbuilder retention list’."
        raise WrongUseError(msg) from error
    return iter([_read(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()])


def _read(line: str, where: str) -> Marked:
    try:
        at, what, mark = line.split()
        return Marked(mark, What(what), datetime.fromisoformat(at))
    except ValueError as error:
        msg = f"{where}: This is no line of a list of deletions. Take it away, or give another list."
        raise WrongUseError(msg) from error


def _append(path: Path, new: Iterable[Marked]) -> None:
    """Write to the end of a list, and let it be on the disk before anybody relies on it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _without_old(path)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
        file.writelines(f"{_line(each)}\n" for each in new)
        file.flush()
        os.fsync(file.fileno())


def _without_old(path: Path) -> None:
    """Take out what no backup can know any more, once the first line is so old."""
    if not path.exists():
        return
    kept = list(read_list(path))
    if kept and is_over(kept[0], now()):
        rest = path.with_suffix(".new")
        rest.touch(mode=0o600)
        rest.write_text("".join(f"{_line(each)}\n" for each in kept if not is_over(each, now())), encoding="ascii")
        rest.replace(path)


def _line(marked: Marked) -> str:
    return f"{marked.at.isoformat()} {marked.what} {marked.mark}"


def _again_words(done: Again) -> str:
    if done == Again():
        return "Nothing came back. There was nothing to delete again."
    return (
        f"Deleted again: {done.journeys} forms, {done.own_copies} own copies, "
        f"{done.taken_back} keys to forms that were taken back."
    )
