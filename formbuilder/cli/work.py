"""Everything that is due: what was planned, messages that leave the house, what is kept no longer than was said."""

from __future__ import annotations

import logging
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from formbuilder.cli.answers import let_points_come_back
from formbuilder.cli.carrying import carry_everywhere
from formbuilder.cli.output import Chosen, Commands, say
from formbuilder.cli.plans import do_all_planned
from formbuilder.cli.posts import Posted, post_everything
from formbuilder.cli.retention import list_deletions, remove_everywhere, say_removed
from formbuilder.cli.stores import database
from formbuilder.clock import now
from formbuilder.config import Settings, for_commands
from formbuilder.storage.engine import Engine, engine_for

EVERY_SECONDS = 600
"""Between two removals of what is due."""
LOOK_SECONDS = 5
"""Between two looks for messages: somebody in danger is told of at once."""
log = logging.getLogger("formbuilder")


def add_to(commands: Commands) -> None:
    """Add ``work``."""
    work = commands.add_parser("work", help="do everything that is due, again and again")
    work.add_argument("--once", action="store_true", help="do it once and stop")
    work.set_defaults(run=run_work)


def run_work(chosen: Chosen) -> int:
    """Do what is due, once or until stopped; status 1 if a message cannot be sent or an alert waits for somebody."""
    settings = for_commands()
    engine = database(settings)
    if not chosen.once:
        say("Sending messages at once, and removing what is due every 10 minutes. To stop, press Ctrl and C.")
        work_for_ever(settings)
    _say_planned(do_all_planned(engine, settings, now))
    _say_back(let_points_come_back(engine, now))
    _say_carried(carry_everywhere(engine, settings, now))
    status = _say_posted(post_everything(engine, settings, now))
    say_removed(remove_everywhere(engine, dry_run=False), "Removed")
    list_deletions(engine, settings)
    return status


def work_for_ever(settings: Settings, turns: AbstractContextManager[object] | None = None) -> None:
    """Send messages as they come, and do the rest every ten minutes; after a fault the next turn tries again.

    Each turn is made within ``turns``, and leaves no connection open: a process that forks does it between two turns.
    """
    engine = engine_for(settings.database_url)
    watch = Watch()
    while True:
        with turns or nullcontext():
            one_turn(engine, settings, watch)
            engine.dispose()
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
        let_points_come_back(engine, now)
        posted = post_everything(engine, settings, now)
        for each in posted:
            _log_complaints(each, watch)
        if watch.removed_at is None or now() - watch.removed_at >= timedelta(seconds=EVERY_SECONDS):
            watch.removed_at = now()
            remove_everywhere(engine, dry_run=False)
            carry_everywhere(engine, settings, now)
        list_deletions(engine, settings)
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


def _say_back(back: tuple[tuple[str, int], ...]) -> None:
    for council, count in back:
        if count:
            say(f"{council}: Looked at again: {count} answer{'' if count == 1 else 's'} of “not yet”.")


def _say_carried(moved: tuple[tuple[str, int], ...]) -> None:
    for council, count in moved:
        if count:
            words = "1 comment that stands" if count == 1 else f"{count} comments that stand"
            say(f"{council}: Carried: {words} elsewhere now.")
