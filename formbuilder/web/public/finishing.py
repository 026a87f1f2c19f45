"""The list of parts, checking the answers, and sending them."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.answers.free_words import in_another_language
from formbuilder.answers.listed import listed
from formbuilder.answers.plain import to_plain
from formbuilder.answers.values import Answers
from formbuilder.calculation.finding import kept
from formbuilder.definition.model import Question
from formbuilder.rendering.after_pages import Arrived, sent_page
from formbuilder.rendering.check_page import Checked, check_page
from formbuilder.rendering.closed_pages import no_key_page
from formbuilder.rendering.code_page import code_page, to_read_out, to_remember
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.half_way_page import about_left, as_words
from formbuilder.rendering.help_page import help_page
from formbuilder.rendering.journey_frames import sent_frame
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.start_page import AFTER_SENDING
from formbuilder.rendering.task_page import Progress, Task, task_page
from formbuilder.routing.helper import CALLER
from formbuilder.routing.progress import SectionProgress, sections
from formbuilder.sealing.code import digits_of, words_of
from formbuilder.sealing.words import language_of_words, word_list
from formbuilder.services.journeys import Closed
from formbuilder.services.moving import SEND_LEFT
from formbuilder.services.sending import TODAY, Changed, NoCouncilKey, Receipt, Sending, receipt, send_journey
from formbuilder.tongue.messages import Foreign, _, tag_in_use
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.cookies import forget_secret, journey_secret
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.edition import Edition
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.floods import how_it_came
from formbuilder.web.public.half_way import left_of
from formbuilder.web.public.opened import (
    COVERS,
    PRIVATE_OPEN,
    Opened,
    aside,
    journey_frame,
    open_or_aside,
    open_unsent,
    to_what_changed,
)
from formbuilder.web.public.result import finding_of
from formbuilder.web.public.way_on import came_from, danger_of, next_of, said_as_help
from formbuilder.web.search_marks import marks_of
from formbuilder.web.served import Served


@public.get("/<slug>/j/<reference>")
@allow(Who.ANYONE)
def tasks(slug: str, reference: str) -> ResponseReturnValue:
    """List the parts of the form, each with how far it is."""
    visit = open_unsent(slug, reference)
    parts = sections(visit.edition.route, visit.way, visit.answers, visit.journey.seen | said_as_help(visit))
    shown = (Task(section=one.section, progress=Progress[one.progress.name], page=_first(one)) for one in parts)
    page = task_page(visit.site, visit.form, shown, takes_over=visit.edition.takes_over)
    return render_template("public/tasks.html", page=page, frame=journey_frame(visit))


@public.get("/<slug>/j/<reference>/code")
@allow(Who.ANYONE)
def code(slug: str, reference: str) -> ResponseReturnValue:
    """Show reference and code; before the first question it is the first page."""
    visit = open_unsent(slug, reference)
    begun = bool(visit.journey.seen)
    go = Link(_("Continue with the form") if begun else _("Continue"), visit.site.tasks)
    kept = visit.now.date() + visit.site.council.kept
    page = code_page(
        visit.site,
        digits_of(visit.journey.code),
        _code_words(visit.journey.code),
        kept,
        go,
        origin=desk().origin,
    )
    page = page if visit.form.discretion.copies else to_remember(page)
    page = to_read_out(page) if visit.for_caller else page
    return render_template("public/code.html", page=page, frame=journey_frame(visit))


def _code_words(code: str) -> tuple[str, ...]:
    """Return the words of a code in the language of the page, or in English, and marked so, where that has none."""
    of_page = tag_in_use().partition("-")[0]
    language = language_of_words(of_page)
    words = words_of(code, word_list(language))
    return words if language == of_page else tuple(Foreign(word) for word in words)


@public.get("/<slug>/j/<reference>/check")
@allow(Who.ANYONE)
def check(slug: str, reference: str) -> ResponseReturnValue:
    """Show all answers before they are sent."""
    return _checked(open_unsent(slug, reference), refused=False)


@public.post("/<slug>/j/<reference>/private")
@allow(Who.ANYONE)
def show_private(slug: str, reference: str) -> ResponseReturnValue:
    """Show the private answers in this browser, until the person stops or leaves."""
    visit = open_unsent(slug, reference)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    session[PRIVATE_OPEN] = [*session.get(PRIVATE_OPEN, ()), reference][-5:]
    number = request.form.get("page", 0, type=int)
    page = visit.site.page(number, to=came_from())
    return redirect(page if visit.way.page(number) else visit.site.to("check"), 303)


@public.get("/<slug>/j/<reference>/<any(send, private):button>")
@allow(Who.ANYONE)
def button(slug: str, reference: str, button: str) -> ResponseReturnValue:
    """Lead to the page where the button stands: the address of a button may be in the history."""
    del button
    return redirect(open_or_aside(slug, reference).site.to("check"), 303)


@public.get("/<slug>/j/<reference>/help")
@allow(Who.ANYONE)
def help_now(slug: str, reference: str) -> ResponseReturnValue:
    """Say how to get help at once, whatever was answered."""
    visit = open_unsent(slug, reference)
    return _help(visit, None, visit.site.tasks)


@public.get("/<slug>/j/<reference>/<int:number>/2")
@allow(Who.ANYONE)
def help_called_for(slug: str, reference: str, number: int) -> ResponseReturnValue:
    """Say how to get help at once: what the answers of a page call for, as long as they mean danger."""
    visit = open_unsent(slug, reference)
    asked = visit.page_or_aside(number)
    danger = danger_of(visit, asked.page)
    if danger is None:
        return redirect(visit.site.page(number, to=came_from()), 303)
    go = next_of(visit, number, to=came_from(), said=danger.say)
    return _help(visit, visit.edition.questions[danger.say], go)


@public.post("/<slug>/j/<reference>/send")
@allow(Who.ANYONE)
def send(slug: str, reference: str) -> ResponseReturnValue:
    """Send the answers; what must be answered first is said, unless somebody in danger sends what there is."""
    again = _sent_before(slug, reference)
    if again is not None:
        return again
    visit = open_or_aside(slug, reference)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    to_what_changed(visit)
    so_far = bool(visit.dangers) and request.form.get("so_far") == "yes"
    if not so_far and visit.missing:
        return _checked(visit, refused=True)
    sending = sending_of(visit, level=TODAY if visit.dangers else None)
    return _sent_or_not(
        visit,
        send_journey(visit.served.store, reference, visit.secret, sending, now=visit.now, random=desk().random),
    )


def _sent_or_not(visit: Opened, result: Receipt | Changed | NoCouncilKey | Closed) -> ResponseReturnValue:
    match result:
        case Receipt():
            if visit.proofs:
                session[COVERS] = [*session.get(COVERS, ()), visit.journey.reference][-5:]
            if visit.form.discretion.code_first and not visit.for_caller:
                return redirect(visit.site.to("sent"), 303)
            return _forgotten(visit.served, visit.edition, visit.site, result)
        case Changed():
            return redirect(visit.site.to("check"), 303)
        case NoCouncilKey():
            page = no_key_page(visit.site)
            return render_template("public/text.html", page=page, frame=journey_frame(visit)), 503
        case Closed(reason):
            return aside(visit.served, visit.site, reason)


@public.get("/<slug>/j/<reference>/sent")
@allow(Who.ANYONE)
def sent(slug: str, reference: str) -> ResponseReturnValue:
    """Say that it was sent, and what happens next."""
    served = council_or_404(slug)
    site = JourneySite(served.council, served.site.base, reference)
    secret = journey_secret(request, reference, https=desk().https) or b""
    found = receipt(served.store, reference, secret, desk().clock())
    if isinstance(found, Closed):
        aside(served, site, found.reason)
    edition = served.edition(found.pin) or abort(404)
    offered = (each.form for each in served.editions_open(desk().clock()) if each.form.audience == AFTER_SENDING)
    covers = found.reference in session.get(COVERS, ())
    how = Arrived(found.sent_at, covers=covers, to_translate=found.to_translate)
    page = sent_page(site.about(edition.form), edition.form, how, offered)
    if served.preview is None:
        from formbuilder.rendering.hard_pages import feedback  # noqa: PLC0415 - brings what panels work with

        page = replace(page, feedback=feedback(served.site.hard, new_token(), edition.form))
    return render_template("public/sent.html", page=page, frame=of_form(sent_frame(served.frame, site), edition.form))


def _sent_before(slug: str, reference: str) -> ResponseReturnValue | None:
    """Say once more that it was sent, if this device should have forgotten it: the button was pressed twice."""
    served = council_or_404(slug)
    secret = journey_secret(request, reference, https=desk().https) or b""
    found = receipt(served.store, reference, secret, desk().clock())
    edition = None if isinstance(found, Closed) else served.edition(found.pin)
    if isinstance(found, Closed) or edition is None or edition.form.discretion.code_first:
        return None
    return _forgotten(served, edition, JourneySite(served.council, served.site.base, reference), found)


def _forgotten(served: Served, edition: Edition, site: JourneySite, found: Receipt) -> ResponseReturnValue:
    """Say that it was sent, and let this device forget it: no page of it opens here again, from the history either."""
    how = Arrived(found.sent_at, to_translate=found.to_translate)
    page = sent_page(site.about(edition.form), edition.form, how)
    frame = of_form(replace(served.frame, leave=site.around.leave), edition.form)
    response = Response(render_template("public/sent.html", page=page, frame=frame), mimetype="text/html")
    response.headers["Clear-Site-Data"] = '"cache"'
    forget_secret(response, site.reference, https=desk().https)
    return response


def _first(part: SectionProgress) -> int | None:
    return part.page.page.number if part.page else None


def _help(visit: Opened, say: Question | None, go: str) -> ResponseReturnValue:
    page = help_page(visit.site, visit.form, say, go, new_token())
    return render_template("public/help.html", page=page, frame=journey_frame(visit))


def _checked(visit: Opened, *, refused: bool) -> ResponseReturnValue:
    checked = Checked(
        pages=visit.way.pages,
        answers=visit.answers,
        missing=tuple(question.id for question in visit.missing),
        private_shown=visit.private_shown,
        brought=visit.journey.brought,
        others=visit.journey.others,
        refused=refused,
        left=about_left(visit.site, sent=SEND_LEFT in visit.journey.marks) if _has_left(visit) else None,
    )
    page = check_page(visit.site, visit.form, checked, new_token())
    return render_template("public/check.html", page=page, frame=journey_frame(visit))


def sending_of(visit: Opened, level: str | None) -> Sending:
    """Take only what is asked on the present path; what is kept apart goes by itself."""
    sendable = visit.edition.route.sendable(visit.way, visit.answers)
    alone = visit.form.discretion.anonymous
    apart = {question.id for question in visit.way.questions if question.apart or alone}
    finding = None if alone else finding_of(visit)
    return Sending(
        counter=visit.journey.counter,
        answers=_plain(sendable, {id_ for id_ in sendable if id_ not in apart}),
        apart=_plain(sendable, apart),
        result=kept(finding, visit.language) if finding else {},
        others=visit.journey.others,
        found_by=frozenset() if alone else _found_by(visit, sendable, apart),
        marks=(CALLER,) if visit.for_caller else (),
        level=level,
        came=None if alone else how_it_came(visit, sendable),
        beside=as_words(visit.form, left_of(visit)) if _has_left(visit) and SEND_LEFT in visit.journey.marks else "",
        to_translate=not alone and in_another_language(visit.way.questions, sendable, visit.language),
        alone=alone,
    )


def _found_by(visit: Opened, sendable: Answers, apart: set[str]) -> frozenset[bytes]:
    """Return the marks of the facts by which the office finds it; of what is kept apart there are none."""
    asked = (question for question in visit.way.questions if question.id not in apart)
    return marks_of(listed(asked, sendable), desk().search_key(visit.served.store.council))


def _has_left(visit: Opened) -> bool:
    """Whether the person wrote something that the form does not ask any more, and could send it all the same."""
    return bool(visit.journey.left) and not visit.form.discretion.anonymous


def _plain(answers: Answers, ids: set[str]) -> dict[str, object]:
    return {id_: to_plain(value) for id_, value in answers.items() if id_ in ids}
