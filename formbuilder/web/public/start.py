"""Before a journey: the forms of a council, the start page of each, and starting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from math import ceil

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.definition.model import Form
from formbuilder.rendering.closed_pages import busy_page
from formbuilder.rendering.device_pages import others_see_page
from formbuilder.rendering.end_page import Sent, end_page
from formbuilder.rendering.fields import Collected, came_from_here, collect, flat, new_token, page_form
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.frame import Frame
from formbuilder.rendering.look_page import AGAIN
from formbuilder.rendering.look_page import BUTTON as LOOK_BUTTON
from formbuilder.rendering.outbox_page import outbox_link
from formbuilder.rendering.own_look import AS_IT_COMES, LOOK
from formbuilder.rendering.sites import HARD, JourneySite, spoken
from formbuilder.rendering.start_page import (
    WITH_ME,
    Length,
    Offer,
    home_page,
    paper_page,
    start_page,
    with_me_page,
)
from formbuilder.rendering.text_page import TextPage
from formbuilder.rendering.visit import Subject, Visit
from formbuilder.services.journeys import start_journey
from formbuilder.services.starting import count_start
from formbuilder.tongue.messages import ENGLISH, _, tag_in_use
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more, the_same_again
from formbuilder.web.closed import closed_or_404
from formbuilder.web.cookies import keep_language, keep_reading_look, keep_secret, language_kept, reading_look, uncover
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.edition import Edition, pin_of
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.estimates import carry_over, estimated, frame_of_result, pairs
from formbuilder.web.public.look import chosen_with_answers, look_with_answers
from formbuilder.web.served import Served
from formbuilder.wording.times import minutes, question_count


@public.get("/")
@allow(Who.ANYONE)
def front() -> ResponseReturnValue:
    """Go to the only council; with several there is no page that belongs to all of them."""
    slugs = desk().serving.slugs()
    return redirect(f"/{slugs[0]}/", 303) if len(slugs) == 1 else abort(404)


@public.get("/<slug>/")
@allow(Who.ANYONE)
def home(slug: str) -> ResponseReturnValue:
    """List the forms that are open."""
    served = council_or_404(slug)
    offers = [Offer(form=edition.form, audience=edition.audience) for edition in _open_forms(served)]
    frame = replace(served.before(served.site.home, served.tongues.items()), links=outbox_link(served.site))
    steps = served.council.demonstration and _has_example(served)
    page = home_page(served.site, offers, steps=steps, told=bool(served.told_about(desk().clock())))
    return render_template("public/home.html", page=page, frame=frame)


def _has_example(served: Served) -> bool:
    from formbuilder.services.example_steps import example_way  # noqa: PLC0415 - only demonstrations have one

    return example_way(served.store, desk().today()) is not None


def _open_forms(served: Served) -> Iterator[Edition]:
    now = desk().clock()
    return (served.said(edition, now) for edition in served.editions_open(now))


@public.get("/<slug>/<form>")
@allow(Who.ANYONE)
def start(slug: str, form: str) -> ResponseReturnValue:
    """Say what a person wants to know before they begin."""
    served = council_or_404(slug)
    edition = edition_or_404(served, form)
    if not edition.form.records:
        return _find_form(served, edition)
    return served.starts.html(
        (edition.pin, edition.form.edition, served.tongues_of(edition.pin, desk().clock())),
        new_token(),
        lambda token: _start_page(served, edition, token),
    )


@public.post("/<slug>/<form>")
@allow(Who.ANYONE)
def found_form(slug: str, form: str) -> ResponseReturnValue:
    """Say which form is the right one, or what comes out; nothing of the answers is kept."""
    served = council_or_404(slug)
    chosen = chosen_with_answers()
    edition = edition_or_404(served, form)
    if edition.form.records:
        abort(405)
    asked = edition.route.walk({}, desk().today()).pages[0]
    if HARD in request.form and served.preview is None:
        from formbuilder.web.public.hardness import loose_hard  # noqa: PLC0415 - brings what panels work with

        return loose_hard(served, edition)
    collected = collect(page_form(asked.questions)(), asked.questions, desk().today())
    if {LOOK_BUTTON, AGAIN} & request.form.keys():
        return _again(served, edition, collected, chosen=chosen)
    if not collected.good:
        return served.loose.html_after(_subject(edition.form), _look(served, edition.form), collected)
    answers = {id_: reading.value for id_, reading in collected.readings.items() if reading.value is not None}
    if edition.sums:
        return estimated(served, edition, edition.sums, collected, answers)
    end = edition.route.end(answers, desk().today()) or abort(404)
    leads_to = served.open(desk().clock()).get(end.form)
    open_form = served.edition(leads_to) if leads_to else None
    sent = Sent(edition.form, new_token(), pairs(flat(asked.questions, collected.raw)))
    page = end_page(served.site, end, served.said(open_form, desk().clock()).form if open_form else None, sent)
    return render_template("public/end.html", page=page, frame=frame_of_result(served, edition.form))


def _again(served: Served, edition: Edition, collected: Collected, *, chosen: bool) -> ResponseReturnValue:
    """Show what was typed again, in the language and the look that were chosen; or ask for a look, and carry it."""
    form = edition.form
    if LOOK_BUTTON in request.form:
        return look_with_answers(served, edition, pairs(flat(form.questions, collected.raw)))
    response = Response(served.loose.html(_subject(form), _look(served, form), collected.raw), mimetype="text/html")
    if chosen:
        keep_reading_look(response, LOOK.get().text, https=desk().https, shared=True)
    return response


@public.post("/<slug>/<form>/start")
@allow(Who.ANYONE)
def begin(slug: str, form: str) -> ResponseReturnValue:
    """Make a journey, and show its code before the first question."""
    served = council_or_404(slug)
    edition = edition_or_404(served, form)
    if not edition.form.records:
        abort(405)
    if not came_from_here():
        return once_more(served, served.frame)
    full_until = count_start(served.store, desk().starts, desk().clock())
    if full_until is not None:
        return _busy(served, full_until)
    shared = request.form.get("shared") == "yes"
    tag = tag_in_use()
    started = start_journey(
        served.store,
        edition.pin,
        shared=shared,
        now=desk().clock(),
        random=desk().random,
        language=tag,
        look=LOOK.get().text,
    )
    carry_over(served, edition, started)
    site = JourneySite(served.council, served.site.base, started.reference)
    response = redirect(_first_page(edition, site), 303)
    keep_secret(response, started.reference, started.secret, https=desk().https, shared=shared)
    uncover(request, response, started.reference, https=desk().https)
    if tag != ENGLISH or language_kept(request, https=desk().https):
        keep_language(response, tag, https=desk().https, shared=shared)
    if LOOK.get() != AS_IT_COMES or reading_look(request, https=desk().https):
        keep_reading_look(response, LOOK.get().text, https=desk().https, shared=shared)
    return response


@public.get("/<slug>/<form>/with-me")
@allow(Who.ANYONE)
def with_me(slug: str, form: str) -> ResponseReturnValue:
    """Say how to fill the form in together with somebody."""
    served = council_or_404(slug)
    asked_for = edition_or_404(served, form).form
    can_ask_here = WITH_ME in served.open(desk().clock()) and form != WITH_ME
    return _said(served, with_me_page(served.site.about(asked_for), asked_for, can_ask_here=can_ask_here), asked_for)


@public.get("/<slug>/<form>/on-paper")
@allow(Who.ANYONE)
def on_paper(slug: str, form: str) -> ResponseReturnValue:
    """Say how to get the form on paper."""
    served = council_or_404(slug)
    asked_for = edition_or_404(served, form).form
    return _said(served, paper_page(served.site.about(asked_for), asked_for), asked_for)


@public.get("/<slug>/what-others-see")
@allow(Who.ANYONE)
def others_see(slug: str) -> ResponseReturnValue:
    """Say what other people can see."""
    served = council_or_404(slug)
    return _said(served, others_see_page(served.site))


def edition_or_404(served: Served, form: str) -> Edition:
    """Return the open version of a form, by its address; its name leads there, and is then in no history."""
    pin = served.open(desk().clock()).get(form)
    edition = served.edition(pin) if pin else served.at_address(form, desk().clock())
    if edition is None:
        closed_or_404(served, form)
    if request.method != "POST" and form != edition.form.address:
        here = request.path.removeprefix(served.site.path(form))
        abort(redirect(spoken(f"{served.site.path(edition.form.address)}{here}"), 303))
    return served.said(edition, desk().clock())


def _start_page(served: Served, edition: Edition, token: str) -> str:
    length = Length(questions=question_count(edition.form), minutes=minutes(edition.form))
    page = start_page(served.site.about(edition.form), edition.form, edition.audience, length, token)
    return render_template("public/start.html", page=page, frame=_before(served, edition.form))


def _before(served: Served, form: Form) -> Frame:
    """Return what stands around the pages before a form is begun: with the quick way out where others must not see."""
    frame = served.before(served.site.form(form.address), served.tongues_of(pin_of(form), desk().clock()))
    return of_form(replace(frame, leave=served.site.leave if form.neutral_title else ""), form)


def _first_page(edition: Edition, site: JourneySite) -> str:
    """Return where a new journey begins: with its code, or at once with the first question."""
    if edition.form.discretion.code_first:
        return site.to("code")
    return site.page(edition.route.walk({}, desk().today()).pages[0].page.number)


def _busy(served: Served, until: datetime) -> Response:
    page = busy_page(served.council, replace(the_same_again(), text=_("Try again")))
    response = Response(render_template("public/text.html", page=page, frame=served.frame), 503, mimetype="text/html")
    response.headers["Retry-After"] = str(max(1, ceil((until - desk().clock()).total_seconds())))
    return response


def _said(served: Served, page: TextPage, form: Form | None = None) -> str:
    frame = _before(served, form) if form else served.frame
    return render_template("public/text.html", page=page, frame=frame)


def _find_form(served: Served, edition: Edition) -> str:
    return served.loose.html(_subject(edition.form), _look(served, edition.form), {})


def _subject(form: Form) -> Subject:
    page = next(form.pages)
    return Subject(form=form, page=page, questions=page.questions)


def _look(served: Served, form: Form) -> Visit:
    site = JourneySite(served.council, served.site.base, "")
    here, heard = served.site.form(form.address), served.heard.on(form, form, desk().clock())
    return Visit(
        site=site,
        token=new_token(),
        seen="",
        back=served.site.home,
        here=here,
        shared=True,
        heard=heard,
        tongues=served.tongues_of(pin_of(form), desk().clock()),
    )
