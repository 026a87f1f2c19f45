"""A panel may ask for any form, and gets an answer, a reason and a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.services.doing import Doing
from formbuilder.storage import form_wishes as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import rows as plain
from formbuilder.storage import spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.form_wishes import FormWishRow
from formbuilder.storage.panels import PanelRow
from formbuilder.storage.tables import form_wishes, panels

WITHIN = timedelta(days=28)
"""Until when a panel has an answer."""
LONGEST_FORM = 120
LONGEST_WORDS = 2_000
A_PAGE = 50


class Answer(StrEnum):
    """What is said to a panel that asks for a form."""

    YES = "yes"
    LATER = "later"
    """It is looked at again on the day that is named, and then waits for an answer anew."""
    NO = "no"


class NoWish(StrEnum):
    """Why it was left as it is."""

    UNKNOWN = "unknown"
    """There is no such panel, or nothing was asked; or it is another panel’s."""
    FORM = "form"
    """Which form is missing, or too long."""
    LONG = "long"
    ANSWER = "answer"
    BECAUSE = "because"
    """The reason is missing."""
    DAY = "day"
    """The day is missing, or has passed."""
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWish:
    """A form that a panel asked for."""

    id: str
    panel: str
    form: str
    """As the panel says it."""
    words: str = field(repr=False)
    asked_at: datetime
    day: date
    """Until when there is an answer; once there is one, the day that it names."""
    answer: Answer | None
    because: str = field(repr=False)
    answered_by: str | None
    answered_at: datetime | None

    def waits(self, today: date) -> bool:
        """Whether somebody must answer: nobody did, or the day has come on which it is looked at again."""
        return self.answer is None or (self.answer is Answer.LATER and self.day <= today)


@dataclass(frozen=True, slots=True)
class Reply:
    """What an officer answers."""

    answer: Answer | None
    because: str = field(repr=False)
    day: date | None


def ask_for_form(store: Store, panel: str, form: str, words: str, doing: Doing) -> FormWish | frozenset[NoWish]:
    """Ask for a form, as somebody who takes part in a panel."""
    form = " ".join(form.split())
    wrong = {
        NoWish.FORM: not 0 < len(form) <= LONGEST_FORM,
        NoWish.LONG: len(words) > LONGEST_WORDS,
        NoWish.UNKNOWN: not is_id(panel),
    }
    if any(wrong.values()):
        return frozenset(why for why, is_so in wrong.items() if is_so)

    def ask(scope: Scope) -> FormWish | frozenset[NoWish]:
        found = plain.find(scope, panels, PanelRow, id=panel)
        if found is None or found.ended_at or not _takes_part(scope, panel, doing.by or ""):
            return frozenset({NoWish.UNKNOWN})
        row = FormWishRow(
            id=doing.next_id(),
            panel=panel,
            form=form,
            words=_speak(scope, words, doing),
            asked_by=doing.by,
            asked_at=doing.now,
            answer_by=doing.now.date() + WITHIN,
        )
        plain.put(scope, form_wishes, row)
        doing.note(scope, "form-asked-for", row.id)
        return _with_words(scope, (row,))[0]

    return store.write(ask)


def answer_wish(store: Store, id_: str, reply: Reply, doing: Doing) -> FormWish | frozenset[NoWish]:
    """Answer a panel: yes, later or no, with a reason and a day; a “later” whose day has come is answered anew."""
    today = doing.now.date()
    wrong = {
        NoWish.ANSWER: reply.answer is None,
        NoWish.BECAUSE: not reply.because.strip(),
        NoWish.LONG: len(reply.because) > LONGEST_WORDS,
        NoWish.DAY: reply.answer is not Answer.NO and (reply.day is None or reply.day <= today),
        NoWish.UNKNOWN: not is_id(id_),
    }
    if reply.answer is None or any(wrong.values()):
        return frozenset(why for why, is_so in wrong.items() if is_so)
    answer, day = reply.answer, (reply.day or today) if reply.answer is not Answer.NO else today

    def give(scope: Scope) -> FormWish | frozenset[NoWish]:
        row = plain.find(scope, form_wishes, FormWishRow, lock=True, id=id_)
        if row is None:
            return frozenset({NoWish.UNKNOWN})
        if not _with_words(scope, (row,))[0].waits(today):
            return frozenset({NoWish.ANSWERED})
        values: dict[str, object] = {
            "answer": answer.value,
            "because": _speak(scope, reply.because, doing),
            "answer_by": day,
            "answered_by": doing.by,
            "answered_at": doing.now,
        }
        plain.change(scope, form_wishes, values, id=id_)
        doing.note(scope, "form-wish-answered", id_)
        again = plain.find(scope, form_wishes, FormWishRow, id=id_)
        return _with_words(scope, (again or row,))[0]

    return store.write(give)


def find_wish(store: Store, id_: str) -> FormWish | None:
    """Return one, whatever an address says."""

    def look(scope: Scope) -> FormWish | None:
        row = plain.find(scope, form_wishes, FormWishRow, id=id_)
        return _with_words(scope, (row,))[0] if row else None

    return store.read(look) if is_id(id_) else None


def wishes_of_panel(store: Store, panel: str, most: int = A_PAGE) -> tuple[FormWish, ...]:
    """Return what a panel asked for, the newest first."""
    found = store.read(lambda scope: _with_words(scope, rows.of_panel(scope, panel, most)))
    return found if is_id(panel) else ()


def wishes_waiting(store: Store, today: date, page: int = 1) -> tuple[FormWish, ...]:
    """Return what waits for an answer in all panels, the soonest first, fifty a page."""
    window = (A_PAGE, (max(page, 1) - 1) * A_PAGE)
    return store.read(lambda scope: _with_words(scope, rows.waiting(scope, today, window)))


def count_waiting(store: Store, today: date) -> int:
    """Return how many wait for an answer."""
    return store.read(lambda scope: rows.count_waiting(scope, today))


def _takes_part(scope: Scope, panel: str, person: str) -> bool:
    member = panel_rows.find_member(scope, panel, person)
    return (member is not None and member.state != "left") or bool(panel_rows.posts(scope, panel=panel, person=person))


def _speak(scope: Scope, words: str, doing: Doing) -> str | None:
    if not words.strip():
        return None
    at = doing.new_id()
    spoken.speak(scope, at, words.strip())
    return at


def _with_words(scope: Scope, found: Sequence[FormWishRow]) -> tuple[FormWish, ...]:
    ids = frozenset(at for row in found for at in (row.words, row.because) if at)
    texts: Mapping[str, str] = spoken.spoken(scope, ids) if ids else {}
    return tuple(
        FormWish(
            id=row.id,
            panel=row.panel,
            form=row.form,
            words=texts.get(row.words or "", ""),
            asked_at=row.asked_at,
            day=row.answer_by,
            answer=Answer(row.answer) if row.answer else None,
            because=texts.get(row.because or "", ""),
            answered_by=row.answered_by,
            answered_at=row.answered_at,
        )
        for row in found
    )
