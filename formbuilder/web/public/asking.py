"""Ask questions and keep what is answered: the same for a page of a form and for one item of a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.answers.plain import to_plain, trusted
from formbuilder.answers.reading import Raw
from formbuilder.answers.typed import typed
from formbuilder.answers.values import Answers
from formbuilder.definition.model import Question
from formbuilder.rendering.conflict_page import (
    RESOLVE,
    ConflictPage,
    Difference,
    Kept,
    conflict_page,
    is_resolving,
    kept,
)
from formbuilder.rendering.fields import Collected, collect, field_names, flat, new_token, page_form, raw_of
from formbuilder.rendering.language_page import FIELD
from formbuilder.rendering.look_page import BUTTON as LOOK_BUTTON
from formbuilder.rendering.question_page import Draft
from formbuilder.rendering.sites import HARD, hard_at, language_at, look_at
from formbuilder.rendering.titles import day_in_england
from formbuilder.rendering.visit import Subject, Visit
from formbuilder.services.journeys import Closed, Journey
from formbuilder.services.merging import ITEM
from formbuilder.services.saving import Conflict, FieldConflict, Full, PageSent, Saved, save_draft, save_page
from formbuilder.services.saving import Draft as Unsaved
from formbuilder.services.seeing import parse_seen, seen_of
from formbuilder.web.desk import desk
from formbuilder.web.public.opened import Opened, aside, journey_frame
from formbuilder.web.public.too_young import told_too_young, turned_away
from formbuilder.web.public.way_on import came_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked now, where its answers are kept, and where the page is sent to."""

    visit: Opened
    subject: Subject
    answers: Answers = field(repr=False)
    """What is kept of these questions."""
    here: str
    back: str
    on: Callable[[Opened], str]
    """Where good answers lead."""
    within: str = ""
    """``GROUP/ITEM/`` before the id of each question of an item; "" for a page."""
    item: str = ""
    """What the item is called on its page."""
    place: str = ""
    """``ITEM`` or ``ITEM/STEP``; "" for a page."""
    done: bool = True
    """Whether nothing of the page comes after this."""

    def look(self) -> Visit:
        """Return what differs on this page from one person to another."""
        visit, page = self.visit, self.subject.page
        addresses = tuple(self.within + question.id for question in self.subject.questions)
        return Visit(
            site=visit.site,
            token=new_token(),
            seen=seen_of(visit.shown_journey(page), addresses),
            back=self.back,
            here=self.here,
            item=self.item,
            helper=visit.helped,
            shared=visit.journey.shared,
            unseen=visit.hides(page) and bool(self.answers),
            notes=visit.served.versions.notes(visit.journey.pin, visit.now, visit.form.edition),
            origins=visit.origins,
            heard=visit.heard,
            tongues=visit.tongues,
            to=came_from(),
        )

    def look_again(self) -> Visit:
        """Return the same for a page that is shown again: it has seen what it had seen, not what is kept by now."""
        return replace(self.look(), seen=request.form.get("seen", ""))

    def boxes(self) -> Mapping[str, Raw]:
        """Return what is kept, as it stands in the boxes."""
        return {q.id: typed(q, self.answers[q.id]) for q in self.subject.questions if q.id in self.answers}

    def draft(self) -> Mapping[str, list[str]]:
        """Return what was typed to these questions and not saved, on whichever page they stood then."""
        drafts, number = self.visit.journey.drafts, self.subject.page.number
        if self.place:
            mine = drafts.get(number, {})
            return mine if mine.get(ITEM, [""]) == [self.place] else {}
        if not drafts:
            return {}
        names = {name for question in self.subject.questions for name in field_names(question).values()}
        all_ = (*(raw for page, raw in drafts.items() if page != number), drafts.get(number, {}))
        return {name: texts for raw in all_ if ITEM not in raw for name, texts in raw.items() if name in names}


def fresh(asking: Asking) -> str:
    """Return the page with what is kept, or with what was typed there and not saved."""
    subject, look, visit = asking.subject, asking.look(), asking.visit
    stored = asking.boxes()
    draft = asking.draft()
    if not draft:
        return visit.served.pages.html(subject, look, stored)
    if visit.hides(subject.page):
        return visit.served.pages.html(subject, replace(look, unseen=True), {})
    put_back = raw_of(subject.questions, draft)
    if request.args.get("draft") == "yes":
        return visit.served.pages.html(subject, look, {**stored, **put_back})
    offer = Draft.of(subject.questions, put_back, f"{asking.here}{'&' if '?' in asking.here else '?'}draft=yes")
    return visit.served.pages.html_with_draft(subject, look, stored, offer)


def answered(asking: Asking) -> ResponseReturnValue:
    """Keep what was sent and go on: with the next page, or to where one says that a question is hard."""
    if HARD in request.form and asking.visit.served.preview is None:
        return _turn_to(asking, hard_at(asking.here))
    if FIELD in request.form and asking.visit.tongues:
        return _turn_to(asking, language_at(asking.here))
    if LOOK_BUTTON in request.form:
        return _turn_to(asking, look_at(asking.here))
    return _answered(asking)


def _turn_to(asking: Asking, there: str) -> ResponseReturnValue:
    """Keep what was typed as it is, and lead to a page from which one comes back.

    Private words are never kept before they are sent as answers, so there it is saved as Continue would save it.
    """
    subject = asking.subject
    if subject.page.private or any(question.private for question in subject.questions):
        return _answered(replace(asking, on=lambda _: there))
    collected = collect(page_form(subject.questions)(), subject.questions, desk().today())
    if collected.not_taken:
        return asking.visit.served.pages.html_after(subject, asking.look_again(), collected)
    typed_here = flat(subject.questions, collected.raw)
    if typed_here and typed_here != flat(subject.questions, asking.boxes()):
        visit = asking.visit
        place = {ITEM: [asking.place]} if asking.place else beside(visit, subject.page.number, subject.questions)
        draft = Unsaved(subject.page.number, place | typed_here, was_sent=True)
        save_draft(
            visit.served.store, visit.journey.reference, visit.secret, draft, now=visit.now, random=desk().random
        )
    return redirect(there, 303)


def _answered(asking: Asking) -> ResponseReturnValue:
    """Keep good answers and go on; else say everything that is wrong with them."""
    questions = asking.subject.questions
    collected = _still_asked(asking, collect(page_form(questions)(), questions, desk().today()))
    if not collected.good:
        return asking.visit.served.pages.html_after(asking.subject, asking.look_again(), collected)
    young = told_too_young(asking.visit, collected)
    if young is not None:
        return turned_away(asking.visit, young)
    choices = kept(request.form, (q.id for q in questions)) if is_resolving(request.form) else None
    unsettled = _differences(asking, collected) if choices and choices.open else ()
    if unsettled:
        page = conflict_page(asking.subject, asking.look_again(), unsettled, collected.raw, choices)
        return _conflict(asking, page)
    return _save(asking, collected, choices)


def _still_asked(asking: Asking, collected: Collected) -> Collected:
    """Leave out what is wrong with answers that, after the others on the page, are not asked any more."""
    if collected.good or not asking.subject.pages:
        return collected
    visit = asking.visit
    good = {id_: each.value for id_, each in collected.readings.items() if not each.faults}
    answers = {id_: value for id_, value in {**visit.answers, **good}.items() if value is not None}
    asked = visit.edition.route.walk(answers, day_in_england(visit.now), alone=visit.way.alone).asked
    left = {id_: each for id_, each in collected.readings.items() if id_ in asked or not each.faults}
    return replace(collected, readings=left)


def beside(visit: Opened, number: int, questions: Iterable[Question]) -> dict[str, list[str]]:
    """Return what was typed on a page to other questions than these, and not saved."""
    here = {name for question in questions for name in field_names(question).values()}
    return {name: texts for name, texts in visit.journey.drafts.get(number, {}).items() if name not in here}


def _conflict(asking: Asking, page: ConflictPage) -> ResponseReturnValue:
    """Show both answers; the language is changed by a button there, which keeps what was typed."""
    frame, link = journey_frame(asking.visit), asking.visit.site.to("language")
    frame = replace(frame, links=tuple(each for each in frame.links if each.href.partition("?")[0] != link))
    return render_template("public/conflict.html", page=page, frame=frame), 409


def _differences(asking: Asking, collected: Collected) -> list[Difference]:
    """Return the questions of the conflict page that was sent whose kept and typed answers still differ."""
    ids = request.form.getlist(RESOLVE)
    hidden = asking.visit.hides(asking.subject.page)
    readings = ((q, collected.readings.get(q.id)) for q in asking.subject.questions if q.id in ids)
    return [
        Difference(question, asking.answers.get(question.id), reading.value, hidden)
        for question, reading in readings
        if reading is not None and reading.value != asking.answers.get(question.id)
    ]


def _save(asking: Asking, collected: Collected, choices: Kept | None) -> ResponseReturnValue:
    visit = asking.visit
    stays = choices.saved if choices else frozenset()
    sent = PageSent(
        page=asking.subject.page.number,
        fields={
            asking.within + id_: None if reading.value is None else to_plain(reading.value)
            for id_, reading in collected.readings.items()
            if id_ not in stays
        },
        seen=parse_seen(request.form.get("seen", "")),
        opened=visit.journey.opened,
        answered=() if asking.within else tuple(collected.readings),
        more=tuple(page.number for page in asking.subject.pages),
        done=asking.done,
    )
    result = save_page(
        visit.served.store, visit.journey.reference, visit.secret, sent, now=visit.now, random=desk().random
    )
    match result:
        case Saved(journey):
            return redirect(asking.on(visit.with_journey(journey)), 303)
        case Conflict(journey, clashes):
            return _both(asking, collected, journey, clashes)
        case Full():
            return visit.served.pages.html_after(asking.subject, asking.look_again(), collected, no_room=True)
        case Closed(reason):
            return aside(visit.served, visit.site, reason)


def _both(
    asking: Asking, collected: Collected, journey: Journey, clashes: tuple[FieldConflict, ...]
) -> ResponseReturnValue:
    """Show what is kept and what was typed, for the person to choose."""
    by_address = {asking.within + question.id: question for question in asking.subject.questions}
    differences, hidden = [], asking.visit.hides(asking.subject.page)
    for clash in clashes:
        question = by_address[clash.address]
        stored = None if clash.stored is None else trusted(question, clash.stored)
        differences.append(Difference(question, stored, collected.readings[question.id].value, hidden))
    seen = seen_of(journey, tuple(by_address))
    page = conflict_page(asking.subject, replace(asking.look(), seen=seen), differences, collected.raw)
    return _conflict(asking, page)
