"""Everything that is due: what was planned, messages that leave the house, what is kept no longer than was said."""

from __future__ import annotations

import logging
import time
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from formbuilder.cli.output import Chosen, Commands, say, say_json, with_format
from formbuilder.cli.plans import do_all_planned
from formbuilder.cli.posts import Posted, post_everything
from formbuilder.cli.stores import database
from formbuilder.clock import now
from formbuilder.config import Settings, for_commands
from formbuilder.councils.read import read_council
from formbuilder.services.councils import council_profile, council_store, list_councils
from formbuilder.services.previews import remove_previews
from formbuilder.services.retention import Removed, remove_old
from formbuilder.storage.engine import Engine, engine_for

EVERY_SECONDS = 600
"""Between two removals of what is due."""
LOOK_SECONDS = 5
"""Between two looks for messages: somebody in danger is told of at once."""
log = logging.getLogger("formbuilder")


def add_to(commands: Commands) -> None:
    """Add ``work`` and ``retention``."""
    work = commands.add_parser("work", help="do everything that is due, again and again")
    work.add_argument("--once", action="store_true", help="do it once and stop")
    work.set_defaults(run=run_work)
    actions = commands.add_parser("retention", help="what is kept no longer than it was said").actions("ACTION")
    run = with_format(actions.add_parser("run", help="remove what is due"))
    run.add_argument("--dry-run", action="store_true", help="only say what would be removed")
    run.set_defaults(run=run_retention)


def run_work(chosen: Chosen) -> int:
    """Do what is due, once or until stopped; status 1 if a message cannot be sent or an alert waits for somebody."""
    settings = for_commands()
    engine = database(settings)
    if not chosen.once:
        say("Sending messages at once, and removing what is due every 10 minutes. To stop, press Ctrl and C.")
        work_for_ever(settings)
    _say_planned(do_all_planned(engine, settings, now))
    status = _say_posted(post_everything(engine, settings, now))
    _say_removed(work_once(engine, dry_run=False), "Removed")
    return status


def run_retention(chosen: Chosen) -> int:
    """Remove what is due, or only count it, and say how much there was."""
    removed = work_once(database(for_commands()), dry_run=chosen.dry_run)
    if chosen.format == "json":
        say_json([{"council": slug, "dry_run": chosen.dry_run, **asdict(each)} for slug, each in removed])
    else:
        _say_removed(removed, "Due" if chosen.dry_run else "Removed")
    return 0


def work_once(engine: Engine, *, dry_run: bool) -> list[tuple[str, Removed]]:
    """Do what is due in every council; safe to repeat."""
    done = []
    for line in list_councils(engine):
        store = council_store(engine, line.slug)
        profile = council_profile(store) if store else None
        if store and profile:
            days = read_council(profile, f"{line.slug}.yaml").days_kept
            remove_previews(store, now())
            done.append((line.slug, remove_old(store, now(), days_kept=days, dry_run=dry_run)))
    return done


def work_for_ever(settings: Settings) -> None:
    """Send messages as they come, and do the rest every ten minutes; after a fault the next turn tries again."""
    engine = engine_for(settings.database_url)
    watch = Watch()
    while True:
        one_turn(engine, settings, watch)
        time.sleep(LOOK_SECONDS)


@dataclass(slots=True)
class Watch:
    """What a worker that goes on remembers from one turn to the next."""

    removed_at: datetime | None = None
    trouble: dict[str, object] = field(default_factory=dict)
    """By council, what was wrong in the last turn: it is logged when it changes, and not every few seconds."""


def one_turn(engine: Engine, settings: Settings, watch: Watch) -> None:
    """Do what is due at this moment."""
    try:
        do_all_planned(engine, settings, now)
        posted = post_everything(engine, settings, now)
        for each in posted:
            _log_complaints(each, watch)
        if watch.removed_at is None or now() - watch.removed_at >= timedelta(seconds=EVERY_SECONDS):
            watch.removed_at = now()
            work_once(engine, dry_run=False)
    except Exception as error:  # noqa: BLE001 - one bad turn must not end all later ones
        log.error("work: %s", type(error).__name__)  # noqa: TRY400 - a traceback could hold what people wrote


def _log_complaints(posted: Posted, watch: Watch) -> None:
    trouble = posted.trouble(now())
    if watch.trouble.get(posted.council) != trouble:
        for complaint in posted.complaints(now()):
            log.error("work: %s", complaint)
    watch.trouble[posted.council] = trouble


def _say_posted(posted: tuple[Posted, ...]) -> int:
    for each in posted:
        if each.tally.sent:
            say(f"{each.council}: Sent: {each.tally.sent} message{'' if each.tally.sent == 1 else 's'}.")
    complaints = [complaint for each in posted for complaint in each.complaints(now())]
    for complaint in complaints:
        say(complaint, error=True)
    return 1 if complaints else 0


def _say_planned(done: tuple[tuple[str, int], ...]) -> None:
    for council, count in done:
        if count:
            say(f"{council}: Done as planned: {count} version{'' if count == 1 else 's'} published or withdrawn.")


def _say_removed(removed: list[tuple[str, Removed]], verb: str) -> None:
    for slug, each in removed:
        unsent, examples, devices = each.unsent, each.examples, each.devices
        say(f"{slug}: {verb}: {unsent} not sent in time, {examples} examples, {devices} keys of shared devices.")
    if not removed:
        say("There is no council yet, so nothing is due.")
