"""How far it is, who has it and how long it waits, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from formbuilder.accounts.people import is_id
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.titles import day_words
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.floods import Sign
from formbuilder.services.queue import QueueLine, Record
from formbuilder.services.queue_states import State
from formbuilder.services.quiet import MOST_COUNTED

STATES: Mapping[State, str] = {
    State.NEW: "New",
    State.BEING_CHECKED: "Being checked",
    State.CHECKED: "Checked with the person",
    State.CLOSED: "Closed",
    State.QUIET: "In the quiet list",
    State.NOT_REAL: "Not real",
    State.TAKEN_BACK: "Taken back by the person",
}
"""Each state in words."""
DANGER = "An answer means danger."
SIGNS: Mapping[Sign, str] = {
    Sign.ADDRESS: "Many forms came from the same network address in an hour.",
    Sign.QUICK: "It was filled in faster than anybody can read, and others from the same address too.",
    Sign.WORDS: "The very same words came several times in a day.",
}
"""Why something waits in the quiet list."""


@dataclass(frozen=True, slots=True)
class Names:
    """What forms, teams and people are called, by id."""

    forms: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    def form(self, slug: str) -> str:
        """Return what a form is called."""
        return self.forms.get(slug, slug)

    def person(self, id_: str | None) -> str:
        """Return what somebody is called; who is not in the list any more keeps no name."""
        return self.people.get(id_ or "", "") or "somebody who is not on the list any more"


def line_words(line: QueueLine, names: Names, now: datetime) -> Iterator[str]:
    """Say how it stands with a submission, sentence by sentence."""
    waits = line.waits(now)
    if waits is not None:
        yield f"{DANGER} Nobody has opened it for {how_long(waits)}."
    elif line.danger:
        yield f"{DANGER} {opened_words(line, names)}"
    example = " An example, not a real answer." if line.example else ""
    yield f"{names.form(line.form)}, sent {moment_words(line.sent_at)}.{example}"
    if line.to_translate:
        yield f"To be translated. It waits {how_long(now - line.to_translate)}."
    if line.withdrawn_at and line.state is not State.TAKEN_BACK:
        yield "The person took it back after somebody had begun to read it."
    yield f"{STATES[line.state]}. {who_has_it(line, names)}"


def quiet_words(count: int) -> tuple[str, ...]:
    """Say how many wait in the quiet list; nothing where none does."""
    if not count:
        return ()
    many = f"{MOST_COUNTED:,} or more wait" if count >= MOST_COUNTED else f"{count} wait{'s' if count == 1 else ''}"
    return (f"{many} in the quiet list. Look through {'it' if count == 1 else 'them'} once a day.",)


def opened_words(line: QueueLine, names: Names) -> str:
    """Say who opened what means danger, and when."""
    if line.opened_at is None:
        return "It was opened."
    who = names.person(line.opened_by) if is_id(line.opened_by) else line.opened_by or "Somebody"
    return f"{who[:1].upper()}{who[1:]} opened it, {moment_words(line.opened_at)}."


def who_has_it(line: QueueLine, names: Names) -> str:
    """Say which team and which person has it."""
    team = names.teams.get(line.team or "", "")
    person = names.person(line.assigned) if line.assigned else ""
    match bool(team), bool(person):
        case True, True:
            return f"Team: {team}. Who has it: {person}."
        case True, False:
            return f"Team: {team}. Nobody has it yet."
        case False, True:
            return f"Who has it: {person}."
        case _:
            return "No team and nobody has it yet."


def record_words(line: QueueLine) -> str:
    """Say whether the person was given the written record."""
    if line.record is Record.GIVEN and line.record_on:
        return f"The person was given the written record on {day_words(line.record_on)}."
    return "The person was not given the written record." if line.record is Record.NOT_GIVEN else ""


def reference_words(line: QueueLine) -> str:
    """Return the reference as people write it."""
    return shown_reference(line.reference)


def how_long(time: timedelta) -> str:
    """Say how long somebody waits: “less than a minute”, “45 minutes”, “2 days and 5 hours”."""
    minutes = int(time.total_seconds()) // 60
    days, hours = divmod(minutes // 60, 24)
    parts = [_counted(days, "day"), _counted(hours, "hour"), "" if days else _counted(minutes % 60, "minute")]
    return " and ".join(part for part in parts if part) or "less than a minute"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}" if count else ""
