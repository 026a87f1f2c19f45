"""Publish or withdraw at a day and time, withdraw at once, drop a draft, and think of people half-way."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import time_typed, typed_day
from formbuilder.rendering.day_boxes import NOT_A_DAY, NOT_A_TIME
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.plan_pages import (
    BECAUSE,
    DAY,
    IDS,
    REFUSED,
    RULE,
    SAY_WHY,
    TIME,
    Typed,
    drop_page,
    half_way_page,
    not_moved_page,
    plan_page,
    withdraw_page,
    withdrawn_page,
)
from formbuilder.rendering.publish_pages import refused_page
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import OPEN, Draft
from formbuilder.services.life_cycle import NotMoved, drop_draft
from formbuilder.services.plans import NotPlanned, Planning, What, cancel_plan, plan_move
from formbuilder.services.publishing import find_version, half_way_of, newer_open, set_half_way
from formbuilder.services.publishing_kinds import HalfWay, NotPublished
from formbuilder.services.withdrawing import withdraw
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.drafts_named import draft_or_404
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.days import in_england
from formbuilder.web.office.draft_here import LONGEST, site_here, text_page, titled_site_here, words_here
from formbuilder.web.office.reviews import NOT_MOVED

DRAFT = "/drafts/<form>/<int:version>"
VERSION = "/forms/<form>/<int:version>"


@office.get(f"{DRAFT}/publish/plan")
@allow(Right.PUBLISH)
def planning_publication(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask when a draft is published."""
    del slug
    return _plan_page(draft_or_404(form, version).pin, What.PUBLISH, Typed())


@office.post(f"{DRAFT}/publish/plan")
@allow(Right.PUBLISH)
def publication_planned(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Plan to publish a draft."""
    del slug
    return _plan(draft_or_404(form, version).pin, What.PUBLISH)


@office.post(f"{DRAFT}/publish/plan/cancel")
@allow(Right.PUBLISH)
def plan_given_up(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Give up a plan."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    for what in What:
        if request.form.get("what") == what:
            cancel_plan(served.store, draft.pin, what, doing_here())
    return redirect(site_here(draft.pin).to("publish"), 303)


@office.get(f"{DRAFT}/publish/half-way")
@allow(Right.PUBLISH)
def half_way(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask what the version means for people half-way."""
    del slug
    draft = draft_or_404(form, version)
    return _half_way_page(draft, half_way_of(office_council().store, draft.pin))


@office.post(f"{DRAFT}/publish/half-way")
@allow(Right.PUBLISH)
def half_way_chosen(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Keep what the version means for people half-way."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    words = words_here(draft.pin)
    rule = HalfWay.ASK_AGAIN if request.form.get(RULE) == HalfWay.ASK_AGAIN else HalfWay.FINISH
    known = [question.id for question in words.form.questions] if words.form else []
    ids = tuple(id_ for id_ in known if id_ in request.form.getlist(IDS))
    if rule is HalfWay.ASK_AGAIN and not ids:
        return _half_way_page(draft, (rule, ids), "Choose one question at least.")
    why = set_half_way(served.store, draft.pin, rule, ids, doing_here())
    site = site_here(draft.pin)
    return text_page(refused_page(site, why)) if why else redirect(site.to("publish"), 303)


@office.get(f"{DRAFT}/drop")
@allow(Right.WRITE_DRAFTS)
def dropping_draft(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask before a draft is dropped."""
    del slug
    draft = draft_or_404(form, version)
    return text_page(drop_page(site_here(draft.pin), new_token(), draft))


@office.post(f"{DRAFT}/drop")
@allow(Right.WRITE_DRAFTS)
def draft_dropped(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Drop a draft."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    result, site = drop_draft(served.store, draft.pin, doing_here()), site_here(draft.pin)
    if isinstance(result, NotMoved):
        return text_page(not_moved_page(site, NOT_MOVED[result]))
    return redirect(site.to("publish"), 303)


@office.get(f"{VERSION}/withdraw")
@allow(Right.PUBLISH)
def withdrawing_version(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask why a version is withdrawn."""
    del slug
    return _withdraw_page(_version(form, version), Typed())


@office.post(f"{VERSION}/withdraw")
@allow(Right.PUBLISH)
def version_withdrawn(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Withdraw a version at once."""
    del slug
    served, pin = office_council(), _version(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    site, because = titled_site_here(pin), request.form.get(BECAUSE, "")[:LONGEST]
    why = withdraw(served.store, pin, because, doing_here())
    if why is NotPublished.NO_REASON:
        typed = Typed(because=because, wrong={BECAUSE: (SAY_WHY,)})
        return _withdraw_page(pin, typed)
    return text_page(refused_page(site, why) if why else withdrawn_page(site))


@office.get(f"{VERSION}/withdraw-later")
@allow(Right.PUBLISH)
def planning_withdrawal(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask when a version is withdrawn."""
    del slug
    return _plan_page(_version(form, version), What.WITHDRAW, Typed())


@office.post(f"{VERSION}/withdraw-later")
@allow(Right.PUBLISH)
def withdrawal_planned(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Plan to withdraw a version."""
    del slug
    return _plan(_version(form, version), What.WITHDRAW)


def _version(form: str, version: int) -> DraftPin:
    """Return a version that is or was open to people."""
    pin = DraftPin(form, version)
    return pin if find_version(office_council().store, pin) else abort(404)


def _withdraw_page(pin: DraftPin, typed: Typed) -> ResponseReturnValue:
    newer = newer_open(office_council().store, pin)
    page = withdraw_page(titled_site_here(pin), new_token(), typed, newer)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _plan(pin: DraftPin, what: What) -> ResponseReturnValue:
    served, sent = office_council(), request.form
    if not came_from_here():
        return once_more(served, frame_here())
    day, time = typed_day(sent.get(DAY, "")[:40]), time_typed(sent.get(TIME, "")[:40])
    if day is None or time is None:
        wrong = {DAY: (NOT_A_DAY,)} if day is None else {}
        wrong |= {TIME: (NOT_A_TIME,)} if time is None else {}
        return _plan_page(pin, what, _typed(wrong))
    planning = Planning(what=what, at=in_england(day, time), because=sent.get(BECAUSE, "")[:LONGEST])
    why = plan_move(served.store, pin, planning, doing_here())
    if isinstance(why, NotPlanned):
        where, words = REFUSED[why]
        return _plan_page(pin, what, _typed({where: (words,)}))
    return redirect(site_here(pin).to("publish"), 303)


def _plan_page(pin: DraftPin, what: What, typed: Typed) -> ResponseReturnValue:
    page = plan_page(site_here(pin), new_token(), what, typed)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _half_way_page(draft: Draft, chosen: tuple[HalfWay, tuple[str, ...]], error: str = "") -> ResponseReturnValue:
    words, site = words_here(draft.pin), site_here(draft.pin)
    if words.form is None or draft.state not in OPEN:
        return text_page(not_moved_page(site, NOT_MOVED[NotMoved.BLOCKED]))
    page = half_way_page(site, new_token(), words.form, chosen, error)
    return render_template("office/form.html", page=page, frame=frame_here())


def _typed(wrong: Mapping[str, tuple[str, ...]]) -> Typed:
    sent = request.form
    return Typed(
        day=sent.get(DAY, "")[:40], time=sent.get(TIME, "")[:40], because=sent.get(BECAUSE, "")[:LONGEST], wrong=wrong
    )
