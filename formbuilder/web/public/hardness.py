"""“Is this question hard?”: the page is reached from a question; what is sent from it goes to an address of no journey.

Of what is sent, the services are given the form, the version, the question, what was tapped and the words: the way back
is put into the page and forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Information, Question
from formbuilder.rendering.fields import came_from_here, collect, flat, new_token, page_form
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.frame import Frame, Link
from formbuilder.rendering.hard_pages import (
    BACK,
    FORM,
    KEPT,
    QUESTION,
    TAP,
    VERSION,
    WORDS,
    Place,
    counted_page,
    hard_page,
    takes_words,
    words_page,
)
from formbuilder.sealing.marks import mark
from formbuilder.services.doing import Doing
from formbuilder.services.remarks import LONGEST, NoRemark, remark
from formbuilder.services.taps import WHOLE, About, Came, Tap, tap
from formbuilder.tongue.messages import N_, _
from formbuilder.web.again import once_more
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.edition import Edition
from formbuilder.web.public.estimates import pairs
from formbuilder.web.public.floods import network_of
from formbuilder.web.public.groups import asking_item
from formbuilder.web.public.opened import journey_frame, open_unsent
from formbuilder.web.public.standing import asking_page
from formbuilder.web.served import Served

WAY_BACK = re.compile(
    r"/(j/[0-9A-Z]{8}/[0-9]{1,5}(/[a-z0-9]{8}(/[0-9]{1,3})?)?(\?[a-z0-9=&]{1,40})?|([a-z][a-z0-9-]{0,99})?(\?[A-Za-z=&-]{1,40})?)?"
)
"""Addresses that these pages lead back to: a page of questions, a form that keeps nothing, all forms."""
SLUG = re.compile(r"[a-z][a-z0-9-]{0,59}")
TO_QUESTION = N_("Go back to the question")
TO_FORMS = N_("See all forms")


def ask_what_is_hard(slug: str, reference: str, number: int, item: str = "", step: int = 1) -> ResponseReturnValue:
    """Ask what is hard about a question; what was typed there waits."""
    visit = open_unsent(slug, reference)
    if visit.served.preview:
        abort(404)
    asking = asking_item(visit, number, item, step) if item else asking_page(visit, visit.page_or_aside(number))
    typed = visit.journey.drafts.get(number)
    back = f"{asking.here}{'&' if '?' in asking.here else '?'}draft=yes" if typed else asking.here
    questions = _asking(asking.subject.questions)
    place = _place(visit.served, About(visit.form.slug, visit.form.version, questions[0].id), back)
    page = hard_page(place, questions, _(KEPT) if typed else "")
    return render_template("public/hard.html", page=page, frame=journey_frame(visit))


def take_what_is_hard(slug: str) -> ResponseReturnValue:
    """Count what was tapped, or take words about it; for the form as a whole, ask first."""
    served = council_or_404(slug)
    if served.preview:
        abort(404)
    edition = served.said(_edition_or_404(served), desk().clock())
    frame = _frame(served, edition)
    if not came_from_here():
        return once_more(served, frame)
    about = About(edition.form.slug, edition.form.version, request.form.get(QUESTION, ""))
    place = replace(_place(served, about, request.form.get(BACK, "")), typed=_typed(edition))
    what = request.form.get(TAP, "")
    if what not in set(Tap):
        return _asked_first(place, frame) if about.question == WHOLE else abort(404)
    if about.question not in {WHOLE, *(each.id for each in every_question(edition.form.questions))}:
        return _which(place, edition, frame) if not about.question else abort(404)
    if WORDS in request.form and takes_words(edition.form):
        return _said(served, place, Tap(what), frame)
    return _tapped(served, place, Tap(what), edition)


def loose_hard(served: Served, edition: Edition) -> ResponseReturnValue:
    """Ask what is hard in a form that keeps nothing: what was typed there goes along, and back into its boxes."""
    questions = _asking(next(edition.form.pages).questions)
    about = About(edition.form.slug, edition.form.version, questions[0].id)
    place = replace(_place(served, about, served.site.form(edition.form.address)), typed=_typed(edition))
    shown = hard_page(place, questions, _(KEPT) if place.typed else "")
    return render_template("public/hard.html", page=shown, frame=_frame(served, edition))


def _tapped(served: Served, place: Place, what: Tap, edition: Edition) -> ResponseReturnValue:
    counted = tap(served.store, place.about, what, _came(served, "tap"))
    if counted and takes_words(edition.form):
        page = words_page(place, what)
        return render_template("public/hard_words.html", page=page, frame=_frame(served, edition))
    thanks = counted_page(place, words=False, counted=counted)
    return render_template("public/text.html", page=thanks, frame=_frame(served, edition))


def _said(served: Served, place: Place, what: Tap, frame: Frame) -> ResponseReturnValue:
    words = request.form.get(WORDS, "").replace("\x00", "")
    doing = Doing(desk().clock(), desk().random)
    wrong = remark(served.store, place.about, what, words, _came(served, "remark"), doing)
    if wrong in {NoRemark.EMPTY, NoRemark.LONG, NoRemark.FULL}:
        page = words_page(place, what, words[: 4 * LONGEST], wrong)
        return render_template("public/hard_words.html", page=page, frame=frame)
    return render_template("public/text.html", page=counted_page(place, words=True), frame=frame)


def _asked_first(place: Place, frame: Frame) -> str:
    """Ask what was hard about the form as a whole: it was sent, and nothing here changes it."""
    page = hard_page(place, (), _("Your form is sent. What you choose here changes nothing about it."))
    return render_template("public/hard.html", page=page, frame=frame)


def _which(place: Place, edition: Edition, frame: Frame) -> ResponseReturnValue:
    """Ask once more which question is meant: of those on the page that the way back leads to."""
    number = re.search(r"/j/[0-9A-Z]{8}/([0-9]+)", place.back.href)
    wanted = int(number[1]) if number else 1
    page = next((each for each in edition.form.pages if each.number == wanted), None) or abort(404)
    shown = hard_page(
        place, every_question(page.questions) if page.group else _asking(page.questions), "", missing=True
    )
    return render_template("public/hard.html", page=shown, frame=frame)


def _place(served: Served, about: About, back: str) -> Place:
    base = served.site.base
    is_ours = back.startswith(f"{base}/") and WAY_BACK.fullmatch(back.removeprefix(base))
    link = Link(_(TO_QUESTION), back) if is_ours and back != served.site.home else Link(_(TO_FORMS), served.site.home)
    return Place(council=served.council, action=served.site.hard, token=new_token(), about=about, back=link)


def _asking(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return those that ask for something: nobody has to answer what only tells."""
    return tuple(each for each in questions if not isinstance(each.type, Information))


def _typed(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return what was typed in a form that keeps nothing, and is sent along; () for all other forms."""
    if edition.form.records:
        return ()
    questions = next(edition.form.pages).questions
    return pairs(flat(questions, collect(page_form(questions)(), questions, desk().today()).raw))


def _edition_or_404(served: Served) -> Edition:
    slug, number = request.form.get(FORM, ""), request.form.get(VERSION, "")
    if not (SLUG.fullmatch(slug) and number.isascii() and number.isdecimal() and len(number) < 6):
        abort(404)
    return served.version(slug, int(number)) or abort(404)


def _frame(served: Served, edition: Edition) -> Frame:
    """Return what stands around: with the quick way out, and nothing of a journey."""
    frame = replace(served.frame, leave=served.site.leave)
    return of_form(frame if edition.form.records else replace(frame, change_look=""), edition.form)


def _came(served: Served, what: str) -> Came:
    """Return when it came, with a mark of the network that is good for today alone and for nothing else."""
    here = network_of(request.remote_addr or "")
    key = desk().day_key(served.store.council)
    return Came(desk().clock(), mark(key, what, here) if here else None)
