"""Alerts: who waits, who was told, and who opened what; and how they are said beside other things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from formbuilder.cli.output import Chosen, Commands, say, say_json, with_format
from formbuilder.cli.stores import council_of, database, duty_of
from formbuilder.clock import now
from formbuilder.config import for_commands
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.alerts import Alert, list_alerts
from formbuilder.services.people import names_of_people

LAST_RESORT = "If nobody on duty answers, phone {phone}."
NO_DUTY = (
    "The council’s profile does not say who is told. Add ‘duty’ to it, then: formbuilder councils add PROFILE. "
    "Until then nobody is told of any of these."
)


def add_to(commands: Commands) -> None:
    """Add ``alerts``."""
    actions = commands.add_parser("alerts", help="who may be in danger, and who has heard").actions("ACTION")
    listing = with_format(actions.add_parser("list", help="list them, the longest wait first"))
    listing.add_argument("--council", metavar="NAME", help="the council’s short name, if there are several")
    listing.set_defaults(run=run_list)


def run_list(chosen: Chosen) -> int:
    """List the alerts; status 1 if somebody waits."""
    _, store = council_of(database(for_commands()), chosen.council)
    names, moment = names_of_people(store), now()
    alerts = [with_name(alert, names) for alert in list_alerts(store)]
    waiting = [alert for alert in alerts if alert.opened_at is None]
    if chosen.format == "json":
        say_json([_alert(alert, moment) for alert in alerts])
        return 1 if waiting else 0
    for alert in alerts:
        say(" ".join((f"{shown_reference(alert.reference)} ", *said(alert, moment))))
    if not alerts:
        say("No answer that was sent means danger.")
    if waiting:
        duty = duty_of(store)
        say(LAST_RESORT.format(phone=duty.phone) if duty else NO_DUTY)
    return 1 if waiting else 0


def with_name(alert: Alert, names: Mapping[str, str]) -> Alert:
    """Return an alert with the name of who opened it in the place of their id, where the office noted that."""
    return replace(alert, opened_by=names.get(alert.opened_by, alert.opened_by))


def said(alert: Alert, moment: datetime) -> Iterator[str]:
    """Say how it stands with an alert, sentence by sentence."""
    waits = alert.waits(moment)
    if alert.opened_at is not None:
        yield f"{alert.opened_by} opened it, {alert.opened_at:%Y-%m-%d %H:%M} UTC."
    elif waits is not None:
        yield f"Nobody has opened it for {how_long(waits)}."
    if alert.told_at is None:
        yield "Nobody was told."
    else:
        yield f"Told {_times(alert.told)}, last {alert.told_whom}, {alert.told_at:%Y-%m-%d %H:%M} UTC."


def how_long(time: timedelta) -> str:
    """Say how long somebody waits: “less than a minute”, “45 minutes”, “2 hours and 5 minutes”."""
    hours, minutes = divmod(int(time.total_seconds()) // 60, 60)
    parts = [_counted(hours, "hour"), _counted(minutes, "minute")]
    return " and ".join(part for part in parts if part) or "less than a minute"


def _counted(count: int, what: str) -> str:
    if not count:
        return ""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _alert(alert: Alert, moment: datetime) -> dict[str, object]:
    waits = alert.waits(moment)
    return {
        "reference": shown_reference(alert.reference),
        "raised_at": alert.raised_at.isoformat(),
        "waiting_minutes": int(waits.total_seconds()) // 60 if waits is not None else None,
        "told": alert.told,
        "told_at": alert.told_at.isoformat() if alert.told_at else None,
        "told_whom": alert.told_whom or None,
        "opened_at": alert.opened_at.isoformat() if alert.opened_at else None,
        "opened_by": alert.opened_by or None,
    }
