"""Correct one answer of an assessment: what the officer found in its place, what they saw, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from formbuilder.answers.plain import trusted
from formbuilder.answers.reading import Raw
from formbuilder.answers.typed import typed
from formbuilder.answers.values import AlsoAnswer
from formbuilder.charges.asked import CORRECTION, PUTTING_BACK, asked_of_officers, officers_form
from formbuilder.charges.charge_form import ChargeForm
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Group, Question
from formbuilder.rendering.charge_words import charge_at, to_copy
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_questions import EMPTY, AskedPart, Filling, QuestionsPage
from formbuilder.services.charges import NotSaved

SEEN = "seen-save"
"""The hidden field that says which save the page was made from."""
CHANGED = (
    "Somebody else has corrected this since you opened the page. Look at the copy, then correct it again if needed."
)
NEEDED = "Enter what the officer’s copy should have here."
NOT_SAVED = {NotSaved.CHANGED: CHANGED, NotSaved.NOT_SAID: "Say what you saw, and why, in at most 500 letters each."}


def questions_of(question: Question) -> tuple[Question, ...]:
    """Return what is asked about an answer; of a group, what is asked about one item, all of it on one page."""
    if not isinstance(question.type, Group):
        return (question,)
    every = question.type.questions
    return tuple(replace(each, required=Required.NO) if each.show_if else each for each in every)


def kept_raw(question: Question, plain: Mapping[str, object]) -> Mapping[str, Raw]:
    """Return the boxes with what is kept; of a group ``plain`` is one item, else all answers.

    “I do not know” is left out: the officer knows.
    """
    values = ((each, trusted(each, plain[each.id])) for each in questions_of(question) if each.id in plain)
    return {each.id: typed(each, value) for each, value in values if not isinstance(value, AlsoAnswer | None)}


def correction_page(  # noqa: PLR0913 - as many parts as the page has
    site: OfficeSite,
    ready: ChargeForm,
    place: tuple[str, str],
    question: Question,
    told: tuple[str, ...],
    filling: Filling,
    *,
    token: str,
    seen: int,
) -> QuestionsPage:
    """Ask what is right; ``place`` is the reference and the address below it, ``told`` the person’s own answer."""
    reference, address = place
    lines = tuple(f"The person answered: {line}" for line in told)
    return QuestionsPage(
        heading="Correct an answer",
        council=site.council,
        action=charge_at(site, reference, address),
        token=token,
        button="Save the correction",
        parts=(
            AskedPart(lines=lines, questions=filling.ask(ready.form, questions_of(question))),
            AskedPart(heading="What you saw", questions=filling.ask(officers_form(), asked_of_officers(CORRECTION))),
        ),
        hidden=((SEEN, str(seen)),),
        back=(to_copy(site, reference),),
    )


def with_ways_back(
    page: QuestionsPage, site: OfficeSite, place: tuple[str, str], *, corrected: bool, counts: bool
) -> QuestionsPage:
    """Add the ways to the person’s own answer, if it was ``corrected``, and to leave out an item that ``counts``."""
    reference, address = place
    put_back = Link("Use the answer of the person again", charge_at(site, reference, f"put-back/{address}"))
    leave = Link("Do not count this one", charge_at(site, reference, f"leave-out/{address}"))
    return replace(page, links=(*((put_back,) if corrected else ()), *((leave,) if counts else ())))


def put_back_page(
    site: OfficeSite, place: tuple[str, str], ask: str, filling: Filling = EMPTY, *, token: str, seen: int
) -> QuestionsPage:
    """Ask why the person’s own answer counts again."""
    reference, address = place
    return QuestionsPage(
        heading="Use the answer of the person again",
        council=site.council,
        action=charge_at(site, reference, f"put-back/{address}"),
        token=token,
        button="Use it again",
        lines=(ask,),
        parts=(AskedPart(questions=filling.ask(officers_form(), asked_of_officers(PUTTING_BACK))),),
        hidden=((SEEN, str(seen)),),
        back=(to_copy(site, reference),),
    )


def leave_out_page(
    site: OfficeSite, place: tuple[str, str], ask: str, filling: Filling = EMPTY, *, token: str, seen: int
) -> QuestionsPage:
    """Ask why one of several does not count, such as an account that was written down twice."""
    reference, address = place
    return QuestionsPage(
        heading="Do not count this one",
        council=site.council,
        action=charge_at(site, reference, f"leave-out/{address}"),
        token=token,
        button="Do not count it",
        lines=(ask,),
        parts=(AskedPart(questions=filling.ask(officers_form(), asked_of_officers(CORRECTION))),),
        hidden=((SEEN, str(seen)),),
        back=(to_copy(site, reference),),
    )
