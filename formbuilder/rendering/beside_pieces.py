"""What is kept beside a form, in the words of the answer to its person: names of workers are not in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.charges.correction import BETWEEN, SavedCorrection
from formbuilder.charges.decision import Basis, Change, Decision, Kind
from formbuilder.definition.model import Form
from formbuilder.rendering.charge_page import value_words
from formbuilder.rendering.charge_words import weekly_words
from formbuilder.rendering.titles import day_in_england, day_words, time_words
from formbuilder.services.charges import Saved, SavedDecision
from formbuilder.services.kept_beside import Beside
from formbuilder.storage.alerts import AlertRow
from formbuilder.storage.holds import HoldRow
from formbuilder.storage.outbox import MessageRow

KINDS: Mapping[Kind, str] = {
    Kind.PERMANENT: "A care home for good",
    Kind.DOMICILIARY: "Care at home",
    Kind.TEMPORARY: "A care home for some time",
    Kind.RESPITE: "A short break",
}
PAYING: Mapping[Basis, str] = {
    Basis.GROSS: "You pay the council.",
    Basis.NET: "You pay the people who give you care.",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is kept: an answer, a note, something added."""

    place: str
    """What names it within its form: ``answer-3-hours``, ``note-1``, ``added-2``, ``result``, ``charge-1``."""
    head: str
    lines: tuple[str, ...] = field(repr=False)


def beside_pieces(form: Form, beside: Beside) -> Iterator[Piece]:
    """Give everything that hangs on a form."""
    for saved in beside.figures:
        yield Piece(f"figure-{saved.number}", "An answer that an officer corrected", tuple(_figure(form, saved)))
    for each in beside.history.saves:
        yield Piece(f"charge-{each.number}", f"Decision {each.number} about what you pay", tuple(_decided(each)))
    if beside.alert:
        yield Piece("alert", "The alert, because an answer meant danger", tuple(_alert(beside.alert)))
    for number, hold in enumerate(beside.holds, 1):
        yield Piece(f"hold-{number}", "A hold, so that it is not deleted", tuple(_hold(hold)))
    for number, message in enumerate(beside.messages, 1):
        yield Piece(f"message-{number}", "A message about it that left us, or waits", tuple(_message(message)))


def _figure(form: Form, saved: SavedCorrection) -> Iterator[str]:
    correction, id_ = saved.correction, saved.correction.address.partition(BETWEEN)[0]
    question = next((each for each in form.questions if each.id == id_), None)
    asked = str(question.ask) if question else id_
    if correction.takes_back:
        yield f"{asked} Your own answer counts again."
    else:
        yield f"{asked} {value_words(question, correction.value)}"
        yield f"Seen on {day_words(correction.seen_on)}: {correction.seen}"
    yield f"Why: {correction.reason}"
    yield f"Saved {_moment(saved.at)}."


def _decided(saved: Saved) -> Iterator[str]:
    if isinstance(saved, SavedDecision):
        yield from _decision(saved.decision)
    else:
        ending = saved.ending
        yield f"The charge ends. You pay nothing from {day_words(ending.start)}."
        yield f"Why: {ending.reason}"
        yield f"Your number in the finance system: {ending.person_number}"
    yield f"Decided {_moment(saved.at)}."


def _decision(decision: Decision) -> Iterator[str]:
    for line in decision.lines:
        yield f"You pay {weekly_words(line.weekly)} from {day_words(line.begins)}."
        if line.weekly != line.worked_out:
            yield f"We worked out {weekly_words(line.worked_out)}."
    if decision.reason:
        yield f"Why another sum: {decision.reason}"
    yield f"{KINDS[decision.kind]}. {PAYING[decision.basis]}"
    yield f"Your number in the finance system: {decision.person_number}"
    for change in decision.changes:
        yield _change(change)


def _change(change: Change) -> str:
    told, used = "; ".join(change.told), "; ".join(change.used)
    return f"{change.asked} You told us: {told}. We used: {used}. Why: {change.reason}"


def _alert(alert: AlertRow) -> Iterator[str]:
    yield f"Raised {_moment(alert.raised_at)}. People on duty were told {alert.told} times."
    if alert.opened_at:
        yield f"Somebody opened it {_moment(alert.opened_at)}."


def _hold(hold: HoldRow) -> Iterator[str]:
    what = "This form" if hold.reference else "All that was sent of this form"
    yield f"{what} was held {_moment(hold.held_at)}."
    yield f"Why: {hold.why}" if hold.why else "The reason was erased since."
    if hold.lifted_at:
        yield f"The hold was lifted {_moment(hold.lifted_at)}."


def _message(message: MessageRow) -> Iterator[str]:
    yield f"It says that somebody must open the form. It holds no answers. It was due {_moment(message.due_at)}."
    if message.done_at:
        yield f"It was sent {_moment(message.done_at)}."


def _moment(at: datetime) -> str:
    return f"on {day_words(day_in_england(at))} at {time_words(at)}"
