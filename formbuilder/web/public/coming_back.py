"""Coming back with the code, leaving in a hurry, carrying on, and clearing this device."""

from __future__ import annotations

from dataclasses import replace

from flask import redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.rendering.code_page import Refusal, Typed, carry_on_page, come_back_page
from formbuilder.rendering.device_pages import stop_page, stopped_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.journey_frames import sent_frame
from formbuilder.rendering.later_page import Later, LaterTyped, later_page
from formbuilder.rendering.sites import JourneySite
from formbuilder.sealing.code import CodeFault
from formbuilder.services.coming_back import CameBack, Refused, come_back, read_in_any_language
from formbuilder.services.coming_back import Refusal as Why
from formbuilder.services.journeys import Closed, forget_device, open_journey
from formbuilder.services.saving import Draft, save_draft
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.cookies import (
    cover,
    forget_language,
    forget_office_token,
    forget_reading_look,
    forget_secret,
    keep_secret,
    office_token,
    uncover,
)
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.opened import PRIVATE_OPEN, device_or_aside
from formbuilder.web.public.typed_before import AddedBefore, TypedBefore, added_before, typed_before
from formbuilder.web.served import Served

WHY = {
    Why.WRONG: Refusal.WRONG,
    Why.TOO_MANY: Refusal.TOO_MANY,
    Why.REFERENCE: Refusal.BAD_REFERENCE,
    Why.EMPTY: Refusal.NO_CODE,
    Why.TOO_SHORT: Refusal.TOO_SHORT,
    Why.TOO_LONG: Refusal.TOO_LONG,
    Why.CHECK_DIGIT: Refusal.CHECK_DIGIT,
    Why.UNKNOWN_WORD: Refusal.UNKNOWN_WORD,
    Why.WORD_COUNT: Refusal.WORD_COUNT,
}


@public.get("/<slug>/come-back")
@allow(Who.ANYONE)
def coming(slug: str) -> ResponseReturnValue:
    """Ask for reference and code."""
    served = council_or_404(slug)
    page = come_back_page(served.site, new_token(), Typed(reference=""))
    return render_template("public/come_back.html", page=page, frame=served.frame)


@public.post("/<slug>/come-back")
@allow(Who.ANYONE)
def came(slug: str) -> ResponseReturnValue:
    """Open the journey for this device, or say what does not fit."""
    served = council_or_404(slug)
    reference, code = request.form.get("reference", "")[:100], request.form.get("code", "")[:200]
    result = _tried(served, reference, code, shared=request.form.get("shared") == "yes")
    if isinstance(result, CameBack):
        site = JourneySite(served.council, served.site.base, result.reference)
        return _welcome(redirect(site.tasks, 303), result)
    page = come_back_page(served.site, new_token(), refused(reference, code, result))
    return render_template("public/come_back.html", page=page, frame=served.frame)


@public.get("/<slug>/j/<reference>/carry-on")
@allow(Who.ANYONE)
def carrying_on(slug: str, reference: str) -> ResponseReturnValue:
    """Ask for the code of a journey that was left in a hurry, or that ended on this device."""
    served = council_or_404(slug)
    site = JourneySite(served.council, served.site.base, reference)
    page = carry_on_page(site, new_token(), Typed())
    return render_template("public/come_back.html", page=page, frame=served.bare)


@public.post("/<slug>/j/<reference>/carry-on")
@allow(Who.ANYONE)
def carried_on(slug: str, reference: str) -> ResponseReturnValue:
    """Open the journey again; what was typed on a page that could not be kept is offered there."""
    served = council_or_404(slug)
    code = request.form.get("code", "")[:200]
    before = typed_before(request.form) or added_before(request.form)
    result = _tried(served, reference, code)
    if isinstance(result, CameBack):
        return _welcome(_where_they_were(served, result, before), result)
    site = JourneySite(served.council, served.site.base, reference)
    page = carry_on_page(site, new_token(), refused(reference, code, result), before.hidden if before else ())
    return render_template("public/come_back.html", page=page, frame=served.bare)


@public.get("/<slug>/leave")
@allow(Who.ANYONE)
def leave(slug: str) -> ResponseReturnValue:
    """Cover journeys in this browser, forget who signed in, go where nothing tells of us; nothing is written."""
    served = council_or_404(slug)
    response = redirect(served.council.neutral_site, 303)
    cover(response, https=desk().https)
    if office_token(request, slug, https=desk().https):
        forget_office_token(response, slug, https=desk().https)
    return response


@public.get("/<slug>/j/<reference>/stop")
@allow(Who.ANYONE)
def stopping(slug: str, reference: str) -> ResponseReturnValue:
    """Ask before this device forgets the form."""
    device = device_or_aside(slug, reference)
    page = stop_page(device.site, new_token(), sent=not device.is_open)
    return render_template("public/text.html", page=page, frame=device.frame)


@public.post("/<slug>/j/<reference>/stop")
@allow(Who.ANYONE)
def stop(slug: str, reference: str) -> ResponseReturnValue:
    """Forget the form on this device: from now on only the code opens it."""
    device = device_or_aside(slug, reference)
    if not came_from_here():
        return once_more(device.served, device.frame)
    forget_device(device.served.store, reference, device.secret)
    session.clear()
    page = stopped_page(device.site.around)
    response = Response(render_template("public/text.html", page=page, frame=device.served.frame), mimetype="text/html")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    forget_secret(response, reference, https=desk().https)
    forget_language(response, https=desk().https)
    forget_reading_look(response, https=desk().https)
    return response


def _tried(served: Served, reference: str, code: str, *, shared: bool | None = None) -> CameBack | Refused | None:
    """Try reference and code; None if the page itself could not be trusted. ``shared``: None on the same device."""
    if not came_from_here():
        return None
    return come_back(served.store, reference, code, now=desk().clock(), random=desk().random, shared=shared)


def _welcome(response: Response, back: CameBack) -> Response:
    """Give the browser the key; what was private and open is hidden again."""
    session[PRIVATE_OPEN] = [one for one in session.get(PRIVATE_OPEN, ()) if one != back.reference]
    keep_secret(response, back.reference, back.secret, https=desk().https, shared=back.shared)
    uncover(request, response, back.reference, https=desk().https)
    return response


def refused(reference: str, code: str, result: Refused | None) -> Typed:
    """Say what is wrong with reference and code; None for ``result`` if the page itself could not be trusted."""
    if result is None:
        return Typed(reference=reference, code=code, refusal=Refusal.NOT_SENT)
    typed = Typed(reference=reference, code=code, refusal=WHY[result.kind], word=result.word, until=result.until)
    return _both_refused(typed) if result.kind is Why.REFERENCE else typed


def _both_refused(typed: Typed) -> Typed:
    """Say what is wrong with the code too, where the reference is none."""
    refusal = typed.refusal if typed.reference.strip() else Refusal.NO_REFERENCE
    fault = read_in_any_language(typed.code)
    if not isinstance(fault, CodeFault):
        return replace(typed, refusal=refusal)
    return replace(typed, refusal=refusal, code_refusal=WHY[Why(fault.kind)], word=fault.word)


def _where_they_were(served: Served, back: CameBack, before: TypedBefore | AddedBefore | None) -> Response:
    """Lead to where the person was, with what they typed there; to the list of parts if there is nothing."""
    site = JourneySite(served.council, served.site.base, back.reference)
    match before:
        case None:
            return redirect(site.tasks, 303)
        case TypedBefore():
            return redirect(_offered(served, site, back, before), 303)
        case AddedBefore():
            return _adding_again(served, site, back, before)


def _offered(served: Served, site: JourneySite, back: CameBack, before: TypedBefore) -> str:
    """Keep what was typed before as a draft, and return the page that offers it."""
    draft, now = Draft(before.page, before.draft, was_sent=True), desk().clock()
    save_draft(served.store, back.reference, back.secret, draft, now=now, random=desk().random)
    page = site.page(before.page)
    return f"{page}/{before.item}" if before.item else page


def _adding_again(served: Served, site: JourneySite, back: CameBack, before: AddedBefore) -> Response:
    """Show the page that adds to a sent form, with what was typed there."""
    journey = open_journey(served.store, back.reference, back.secret, desk().clock())
    edition = None if isinstance(journey, Closed) else served.edition(journey.pin)
    if edition is None:
        return redirect(site.tasks, 303)
    page = later_page(
        site.about(edition.form), edition.form, Later(before.kind), new_token(), LaterTyped(text=before.text)
    )
    frame = of_form(sent_frame(served.frame, site), edition.form)
    html = render_template("public/later.html", page=page, frame=frame)
    return Response(html, mimetype="text/html")
