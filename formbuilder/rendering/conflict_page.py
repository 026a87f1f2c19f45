"""Two different answers to one question: both are shown and the person chooses (template ``public/conflict.html``).

What was typed is on the page in hidden fields under its own names, so that one more POST to the same address sends it
all again, together with ``resolve`` (the id of each question that differs) and ``keep-QUESTION`` (``typed`` or
``saved``) for those that were chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from formbuilder.answers.reading import Raw
from formbuilder.answers.values import AlsoAnswer, Value
from formbuilder.definition.model import Choice, Choices, Question, Statement, YesNo
from formbuilder.rendering.fields import flat
from formbuilder.rendering.pages import Note
from formbuilder.rendering.titles import tab_title
from formbuilder.rendering.visit import Subject, Visit
from formbuilder.tongue.messages import N_, _, built
from formbuilder.wording.sentences import shown

RESOLVE = "resolve"
SAVED, TYPED = "saved", "typed"
HEADING = N_("Your answers were changed somewhere else")
EMPTY = N_("No answer")
HIDDEN = N_("A private answer. We do not show it here.")
CHOOSE = N_("Choose which answer to keep: %(ask)s")


@dataclass(frozen=True, slots=True)
class Difference:
    """One question with what is kept now and what was typed on this page; None is no answer."""

    question: Question
    saved: Value | None
    typed: Value | None
    hidden: bool = False
    """What is kept is private and not shown in this browser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two answers."""

    id: str
    value: str
    label: str
    lines: tuple[str, ...]
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToChoose:
    """A question whose answer is to be chosen."""

    question_id: str
    name: str
    ask: str
    sides: tuple[Side, ...]
    errors: tuple[Note, ...]
    described_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictPage:
    """All differences of a page."""

    heading: str
    title: str
    errors: tuple[Note, ...]
    choices: tuple[ToChoose, ...]
    sent_again: tuple[tuple[str, str], ...]
    """What was typed: (name, text)."""
    visit: Visit


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person chose: the ids of the questions whose saved answer stays, and of those not chosen yet."""

    saved: frozenset[str]
    open: frozenset[str]


def is_resolving(sent: MultiDict[str, str]) -> bool:
    """Whether a POST comes from a conflict page; ``sent`` is the request’s form."""
    return RESOLVE in sent


def kept(sent: MultiDict[str, str], question_ids: Iterable[str]) -> Kept:
    """Return the choices in a POST that resolves; with any ``open`` the page is shown again and nothing is saved."""
    differ = set(sent.getlist(RESOLVE)) & set(question_ids)
    chosen = {id_: sent.get(f"keep-{id_}", "") for id_ in differ}
    return Kept(
        saved=frozenset(id_ for id_, side in chosen.items() if side == SAVED),
        open=frozenset(id_ for id_, side in chosen.items() if side not in {SAVED, TYPED}),
    )


def conflict_page(
    subject: Subject,
    visit: Visit,
    differences: Iterable[Difference],
    raw: Mapping[str, Raw],
    choices: Kept | None = None,
) -> ConflictPage:
    """Return the page; ``visit.seen`` is what is kept now, ``choices`` those of a POST that left some open."""
    to_choose = tuple(_to_choose(difference, choices) for difference in differences)
    errors = tuple(Note(each.sides[0].id, error.text) for each in to_choose for error in each.errors)
    sent_again = flat(subject.questions, raw)
    return ConflictPage(
        heading=_(HEADING),
        title=tab_title(_(HEADING), visit.site.council, error=bool(errors)),
        errors=errors,
        choices=to_choose,
        sent_again=tuple((name, text) for name, texts in sent_again.items() for text in texts),
        visit=visit,
    )


def _to_choose(difference: Difference, choices: Kept | None) -> ToChoose:
    question = difference.question
    name = f"keep-{question.id}"
    left_open = choices is not None and question.id in choices.open
    error = Note(f"{name}-error", built(CHOOSE, ask=question.ask))
    stays = choices is not None and question.id in choices.saved
    chosen = SAVED if stays else "" if choices is None or left_open else TYPED
    return ToChoose(
        question_id=question.id,
        name=name,
        ask=str(question.ask),
        sides=(
            Side(
                id=name,
                value=SAVED,
                label=_("What is saved now"),
                lines=(_(HIDDEN),) if difference.hidden else _lines(question, difference.saved),
                checked="checked" if chosen == SAVED else "",
            ),
            Side(
                id=f"{name}-2",
                value=TYPED,
                label=_("What you chose on this page") if _is_chosen(difference) else _("What you typed on this page"),
                lines=_lines(question, difference.typed),
                checked="checked" if chosen == TYPED else "",
            ),
        ),
        errors=(error,) if left_open else (),
        described_by=error.id if left_open else None,
    )


def _lines(question: Question, value: Value | None) -> tuple[str, ...]:
    return shown(question, value) if value is not None else (_(EMPTY),)


def _is_chosen(difference: Difference) -> bool:
    """Whether the answer was given with radio buttons or by a tick, and not typed."""
    chosen = isinstance(difference.question.type, YesNo | Choice | Choices | Statement)
    return chosen or isinstance(difference.typed, AlsoAnswer)
