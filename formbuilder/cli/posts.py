"""Send what is due in every council, and say what could not be sent and who still waits."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from formbuilder.cli.alerts import LAST_RESORT, NO_DUTY, said
from formbuilder.config import Settings
from formbuilder.councils.duty import HALF_AN_HOUR, Duty
from formbuilder.councils.profile import Council
from formbuilder.councils.read import read_council
from formbuilder.councils.working_days import is_working_day
from formbuilder.delivery.alerts import DangerErrand
from formbuilder.delivery.asked import AskedErrand
from formbuilder.delivery.charge_news import ChargeNewsErrand
from formbuilder.delivery.corrections import CorrectionErrand
from formbuilder.delivery.digests import DigestErrand
from formbuilder.delivery.entry_links import LinkErrand
from formbuilder.delivery.given import GivenErrand
from formbuilder.delivery.posting import Errand, Post, Tally, deliver_due
from formbuilder.delivery.preview_mails import PreviewErrand
from formbuilder.delivery.senders import senders_of
from formbuilder.delivery.standing_still import StillErrand
from formbuilder.delivery.team_counts import CountErrand
from formbuilder.problems import DefinitionError
from formbuilder.rendering.titles import LONDON
from formbuilder.sealing.reference import shown_reference
from formbuilder.sealing.waiting import waiting_key
from formbuilder.services.alerts import DANGER_TODAY, Alert, unopened_alerts
from formbuilder.services.asking import LINE_ASKED
from formbuilder.services.charge_news import CHARGE_DECIDED
from formbuilder.services.corrections import CORRECTED
from formbuilder.services.councils import CouncilLine, council_profile, council_store, list_councils
from formbuilder.services.digests import DIGEST, plan_digests
from formbuilder.services.doing import Doing
from formbuilder.services.entry_links import LINK_TO_COME_IN
from formbuilder.services.notices import SUBMISSION_GIVEN
from formbuilder.services.outbox import Fault, HeldUp, held_up
from formbuilder.services.plans import MOVE_DUE
from formbuilder.services.preview_mails import PREVIEW_MAILED
from formbuilder.services.reminders import plan_reminders
from formbuilder.services.standing_still import STANDS_STILL, plan_standing_still
from formbuilder.services.team_counts import DAILY_COUNT, plan_counts
from formbuilder.storage.engine import Engine, Store

WHY = {
    Fault.UNREACHABLE: "the service that sends it cannot be reached, or does not let us in",
    Fault.REFUSED: "the service refuses every address that it should go to",
    Fault.NO_SENDER: "no service that sends messages is set up. Set SMTP or NOTIFY_KEY",
    Fault.NOBODY: "the council’s profile does not say who is told. Add ‘duty’ to it",
    Fault.OURS: "our own program failed",
}
COUNT_FROM = 8
"""The hour from which a team is told how much is new, and others of what stands still."""
NO_PANEL = "the council has no chair or facilitator of a panel. Add one"
log = logging.getLogger("formbuilder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """How it stands with the messages of one council after a turn."""

    council: str
    tally: Tally
    held_up: tuple[HeldUp, ...]
    unopened: tuple[Alert, ...]
    """Alerts that nobody has opened, the longest wait first."""
    duty: Duty | None
    broken: str = ""
    """Why nothing of it could be sent at all."""

    def complaints(self, moment: datetime) -> Iterator[str]:
        """Say what somebody must see to: what cannot be sent, and who was not opened after they were told once."""
        if self.broken:
            yield f"{self.council}: Its messages cannot be sent: {self.broken}."
        for message in self.held_up:
            yield f"{self.council}: {_held_up(message)}"
        late = self._late(moment)
        for alert in late:
            yield " ".join((f"{self.council}: {shown_reference(alert.reference)}:", *said(alert, moment)))
        if late:
            yield f"{self.council}: {LAST_RESORT.format(phone=self.duty.phone) if self.duty else NO_DUTY}"

    def trouble(self, moment: datetime) -> object:
        """Return what is wrong, in a shape that stays equal as long as nothing new happens."""
        messages = tuple((message.subject, message.tries, message.given_up) for message in self.held_up)
        return self.broken, messages, tuple((alert.reference, alert.told) for alert in self._late(moment))

    def _late(self, moment: datetime) -> tuple[Alert, ...]:
        """Return the alerts that wait for longer than it takes to tell of them again."""
        patience = timedelta(minutes=self.duty.minutes if self.duty else HALF_AN_HOUR)
        return tuple(alert for alert in self.unopened if moment - alert.raised_at >= patience)


def post_everything(engine: Engine, settings: Settings, clock: Callable[[], datetime]) -> tuple[Posted, ...]:
    """Send what is due in every council; what is wrong with one of them does not stop the others."""
    return tuple(posted for line in list_councils(engine) if (posted := _post_or_say(engine, settings, clock, line)))


def _post_or_say(engine: Engine, settings: Settings, clock: Callable[[], datetime], line: CouncilLine) -> Posted | None:
    try:
        store = council_store(engine, line.slug)
        return _post(store, settings, clock, line) if store else None
    except DefinitionError:
        return _broken(line, "its profile cannot be read. Correct it, then: formbuilder councils add PROFILE")
    except Exception as error:  # noqa: BLE001 - people in danger elsewhere must be heard
        log.error("messages of %s: %s", line.slug, type(error).__name__)  # noqa: TRY400 - a traceback could hold more
        return _broken(line, f"our own program failed ({type(error).__name__})")


def _broken(line: CouncilLine, why: str) -> Posted:
    return Posted(council=line.slug, tally=Tally(), held_up=(), unopened=(), duty=None, broken=why)


def _post(store: Store, settings: Settings, clock: Callable[[], datetime], line: CouncilLine) -> Posted | None:
    profile = council_profile(store)
    if profile is None:
        return None
    council = _council(profile, f"{line.slug}.yaml")
    key = waiting_key(settings.secret_key, store.council)
    _plan_counts(store, council, clock())
    _plan_news(store, Doing(clock(), secrets.token_bytes, key=key))
    danger = DangerErrand(store=store, council=council, random=secrets.token_bytes, origin=settings.origin)
    counts = CountErrand(store=store, council=council, origin=settings.origin)
    corrected = CorrectionErrand(store=store, council=council, origin=settings.origin)
    senders = senders_of(settings, store, clock, demonstration=line.demonstration)
    asked = AskedErrand(store=store, council=council, origin=settings.origin)
    link = LinkErrand(store=store, council=council, origin=settings.origin)
    errands: Mapping[str, Errand] = {
        DANGER_TODAY: danger,
        DAILY_COUNT: counts,
        LINE_ASKED: asked,
        LINK_TO_COME_IN: link,
        CORRECTED: corrected,
        SUBMISSION_GIVEN: GivenErrand(store=store, council=council, origin=settings.origin),
        CHARGE_DECIDED: ChargeNewsErrand(store=store, council=council, origin=settings.origin, key=key),
        PREVIEW_MAILED: PreviewErrand(store=store, council=council, origin=settings.origin, key=key),
        STANDS_STILL: StillErrand(store=store, council=council, origin=settings.origin),
        DIGEST: DigestErrand(store=store, council=council, origin=settings.origin, key=key),
    }
    post = Post(store=store, senders=senders, errands=errands, clock=clock)
    return Posted(
        council=line.slug,
        tally=deliver_due(post),
        held_up=held_up(store),
        unopened=unopened_alerts(store),
        duty=council.duty,
    )


def _plan_counts(store: Store, council: Council, moment: datetime) -> None:
    """Put the daily counts into the outbox, on working days from COUNT_FROM on."""
    there = moment.astimezone(LONDON)
    if there.hour >= COUNT_FROM and is_working_day(there.date(), council.closed_days):
        plan_counts(store, there.date(), moment)
        plan_standing_still(store, there.date(), moment)


def _plan_news(store: Store, doing: Doing) -> None:
    """Put what members are to be told of into the outbox: at their hours, one message a day at most."""
    there = doing.now.astimezone(LONDON)
    plan_reminders(store, there.date(), doing.now)
    plan_digests(store, there, doing)


@lru_cache(maxsize=256)
def _council(profile: bytes, file: str) -> Council:
    """Read a profile once: a worker that goes on looks every few seconds."""
    return read_council(profile, file)


def _held_up(message: HeldUp) -> str:
    alert = message.kind == DANGER_TODAY
    other = "What was planned for a form" if message.kind == MOVE_DUE else "A message"
    what = f"The alert about {shown_reference(message.subject)}" if alert else other
    after = f"It is tried again at {message.due_at:%H:%M} UTC."
    if message.given_up:
        after = "Whoever comes next is told instead." if alert else "It is given up."
    why = NO_PANEL if (message.kind, message.fault) == (CORRECTED, Fault.NOBODY) else WHY[message.fault]
    verb = "done" if message.kind == MOVE_DUE else "sent"
    return f"{what} could not be {verb}: {why}. {after}"
