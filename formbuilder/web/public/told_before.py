"""Putting in what the person told in another form of theirs: only with their yes, and nobody else learns of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.answers.plain import to_plain
from formbuilder.answers.signs import line
from formbuilder.definition.facts import is_quiet, passes_on
from formbuilder.rendering.code_page import CODE, REFERENCE
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.told_before_page import (
    BRING,
    DO,
    GIVES_NOTHING,
    GONE,
    LENT,
    LOOK,
    NO_ROOM,
    OF,
    PLACE,
    TELL,
    THIS_ONE,
    UNTELL,
    Found,
    ToldBeforePage,
    told_before_page,
    with_error,
    with_nothing_ticked,
    with_typed,
)
from formbuilder.routing.helper import somebody_else
from formbuilder.routing.told_before import Offers, offers
from formbuilder.services.coming_back import look_in
from formbuilder.services.journeys import Closed, Journey, State
from formbuilder.services.lending import Giver, borrowed, lend, look
from formbuilder.services.saving import BroughtOver, Full, Saved, bring_over, tell_nothing
from formbuilder.tongue.messages import _
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.cookies import journey_secret, journeys_here
from formbuilder.web.desk import desk
from formbuilder.web.edition import Edition
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.coming_back import refused
from formbuilder.web.public.opened import Kept, Opened, aside, journey_frame, open_unsent

MOST_HERE = 5
"""How many other forms a page shows; the newest first."""
MOST_TRIED = 20
"""How many of a browser's cookies are tried."""


@dataclass(frozen=True, slots=True)
class _Other:
    """Another form of the person, and what it can give to this one."""

    giver: Giver
    edition: Edition
    offers: Offers
    lent: str = field(repr=False, default="")


@public.get(f"/<slug>/j/<reference>/{PLACE}")
@allow(Who.ANYONE)
def told_before(slug: str, reference: str) -> ResponseReturnValue:
    """Show what other forms that are open on this device can give, and ask for the code of any other."""
    visit = _taking_over(slug, reference)
    return _shown(visit, _page(visit))


@public.post(f"/<slug>/j/<reference>/{PLACE}")
@allow(Who.ANYONE)
def tell_again(slug: str, reference: str) -> ResponseReturnValue:
    """Look in a form with its code, put in what was ticked, or take back that the readers are told of another."""
    visit = _taking_over(slug, reference)
    if request.form.get(DO) == LOOK:
        return _looked(visit)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    return _untold(visit) if request.form.get(DO) == UNTELL else _put_in(visit)


def _taking_over(slug: str, reference: str) -> Opened:
    """Open a journey whose form can take something over; any other leads to its list of parts."""
    visit = open_unsent(slug, reference)
    return visit if visit.edition.takes_over else abort(redirect(visit.site.tasks, 303))


def _looked(visit: Opened) -> ResponseReturnValue:
    """Show what a form can give that a code opens; it stays closed on this device."""
    reference, code = (line(request.form.get(name, "")[:200], 200) for name in (REFERENCE, CODE))
    trusted = came_from_here()
    result = look_in(visit.served.store, reference, code, now=visit.now, random=desk().random) if trusted else None
    if not isinstance(result, Journey):
        return _shown(visit, with_typed(visit.site, _page(visit), refused(reference, code, result)))
    giver = _giver(visit, result)
    other = _other(visit, giver) if giver else None
    if giver is None or other is None:
        words = _(THIS_ONE) if result.reference == visit.journey.reference else _(GIVES_NOTHING)
        return _shown(visit, with_error(visit.site, _page(visit), words))
    lent = lend(visit.served.store, visit.journey.reference, visit.secret, giver, now=visit.now, random=desk().random)
    return _shown(visit, _page(visit, _Other(giver, other.edition, other.offers, lent)))


def _put_in(visit: Opened) -> ResponseReturnValue:
    """Fill in what was ticked, of what can be put in now; everything else that was sent counts for nothing."""
    giver = _chosen(visit)
    other = _other(visit, giver, request.form.get(LENT, "")) if giver else None
    if giver is None or other is None:
        return _shown(visit, with_error(visit.site, _page(visit), _(GONE)))
    ticked, tell = set(request.form.getlist(BRING)), request.form.get(TELL) == "yes"
    if not ticked and not tell:
        return _shown(visit, with_nothing_ticked(visit.site, _page(visit, other)))
    plain = {each.question.id: to_plain(each.value) for each in other.offers.fits if each.question.id in ticked}
    brought = BroughtOver(answers=plain, tell=giver.reference if tell else "")
    return _kept(visit, other, brought) if plain or tell else redirect(visit.site.tasks, 303)


def _kept(visit: Opened, other: _Other, brought: BroughtOver) -> ResponseReturnValue:
    store, reference = visit.served.store, visit.journey.reference
    match bring_over(store, reference, visit.secret, brought, now=visit.now, random=desk().random):
        case Saved():
            return redirect(visit.site.tasks, 303)
        case Full():
            return _shown(visit, with_error(visit.site, _page(visit, other), _(NO_ROOM)))
        case Closed(reason):
            return aside(visit.served, visit.site, reason)


def _untold(visit: Opened) -> ResponseReturnValue:
    reference, random = visit.journey.reference, desk().random
    result = tell_nothing(visit.served.store, reference, visit.secret, now=visit.now, random=random)
    if isinstance(result, Closed):
        aside(visit.served, visit.site, result.reason)
    return redirect(visit.site.to(PLACE), 303)


def _chosen(visit: Opened) -> Giver | None:
    """Return the form that is meant: lent to this page for a moment, or still open on this device."""
    lent, reference = request.form.get(LENT, ""), request.form.get(OF, "")
    if lent:
        return borrowed(visit.served.store, visit.journey.reference, visit.secret, lent, visit.now)
    secret = journey_secret(request, reference, https=desk().https)
    return _opened_here(visit, reference, secret) if secret else None


def _opened_here(visit: Opened, reference: str, secret: bytes) -> Giver | None:
    found = look(visit.served.store, reference, secret, visit.now)
    return _giver(visit, found) if isinstance(found, Journey) else None


def _giver(visit: Opened, journey: Journey) -> Giver | None:
    """Return what another journey may give away; None if it may give nothing, or is this one."""
    edition = visit.served.edition(journey.pin)
    if edition is None or journey.state is State.WITHDRAWN or journey.reference == visit.journey.reference:
        return None
    answers = Kept(edition.questions, journey.answers)
    way = edition.route.walk(answers, desk().today(), alone=not somebody_else(answers))
    sendable = edition.route.sendable(way, answers)
    return Giver(
        reference=journey.reference,
        pin=journey.pin,
        started_at=journey.started_at,
        sent_at=journey.sent_at,
        answers={each.id: to_plain(sendable[each.id]) for each in passes_on(edition.form) if each.id in sendable},
    )


def _other(visit: Opened, giver: Giver, lent: str = "") -> _Other | None:
    edition = visit.served.edition(giver.pin)
    if edition is None or is_quiet(edition.form):
        return None
    given = Kept(edition.questions, giver.answers)
    found = offers(edition.form, given, visit.edition.route, visit.answers, desk().today())
    return _Other(giver, edition, found, lent)


def _here(visit: Opened) -> Iterator[_Other]:
    """Give the other forms of this council that are open on this device."""
    for reference, secret in islice(journeys_here(request, https=desk().https), MOST_TRIED):
        giver = _opened_here(visit, reference, secret)
        other = _other(visit, giver) if giver else None
        if other is not None:
            yield other


def _page(visit: Opened, *first: _Other) -> ToldBeforePage:
    """Return the page, with a form that a code has opened before those that are open on this device."""
    known = {other.giver.reference for other in first}
    here = sorted(_here(visit), key=lambda other: other.giver.started_at, reverse=True)
    every: Sequence[_Other] = [*first, *(other for other in here if other.giver.reference not in known)]
    found = (_found(visit, other) for other in every[:MOST_HERE])
    return told_before_page(visit.site, found, visit.edition.words_for, new_token(), others=visit.journey.others)


def _found(visit: Opened, other: _Other) -> Found:
    return Found(
        reference=other.giver.reference,
        form=other.edition.form,
        started_at=other.giver.started_at,
        sent_at=other.giver.sent_at,
        offers=other.offers,
        told=other.giver.reference in visit.journey.others,
        lent=other.lent,
    )


def _shown(visit: Opened, page: ToldBeforePage) -> str:
    return render_template("public/told_before.html", page=page, frame=journey_frame(visit))
