"""A decision is recorded from minutes by one person, and confirmed by another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.rendering.day_boxes import NOT_A_DAY
from formbuilder.rendering.fields import came_from_here
from formbuilder.rendering.minutes_page import (
    BODY,
    CHAIR,
    DAY,
    ITEM,
    NO_BODY,
    NO_CHAIR,
    NO_WORDS,
    PAPER,
    SAVE,
    WORDS,
    TypedMinutes,
    minutes_page,
)
from formbuilder.rendering.plan_pages import not_moved_page
from formbuilder.rendering.sign_off_pages import Signing, confirm_page, refuse_page
from formbuilder.rendering.sign_off_words import refused_words
from formbuilder.rendering.signing_boxes import BECAUSE, OUTCOME, Typed
from formbuilder.services.checks import Words, words_of
from formbuilder.services.drafts import Draft, Revision, saves_of
from formbuilder.services.sign_off_kinds import Minutes, NotSigned, SignOff
from formbuilder.services.sign_offs import confirm, record, refuse, take_minutes_back
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.checks import checks_here
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.drafts_named import draft_or_404
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.draft_here import LONGEST, text_page
from formbuilder.web.office.signing_here import (
    after,
    as_seen,
    not_now,
    signature_here,
    signing_here,
    to_change,
    to_look_at,
    typed_here,
    wrong_by_field,
)

HERE = "/drafts/<form>/<int:version>"


@office.get(f"{HERE}/sign-offs/minutes")
@allow(Right.RECORD_SIGN_OFFS)
def recording_minutes(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask for a decision from minutes."""
    del slug
    at, words = signing_here(draft_or_404(form, version))
    turn = at.standing.chain.turn
    if turn is None:
        return text_page(not_moved_page(at.site, refused_words(NotSigned.NOT_ITS_TURN)))
    del words
    page = minutes_page(at, Typed(), TypedMinutes(), turn, _saves(at.draft))
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.post(f"{HERE}/sign-offs/minutes")
@allow(Right.RECORD_SIGN_OFFS)
def minutes_recorded(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Record a decision from minutes."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    at, words = signing_here(draft_or_404(form, version))
    minutes, then = _typed_minutes(), _save_named(at.draft, words)
    if to_change():
        return _minutes_again(at, minutes, {})
    day = typed_day(minutes.day)
    signature = signature_here(_minutes(minutes, day) if day else None)
    if then is None or day is None or signature is None or _left_empty(minutes) or not as_seen(words):
        wrong: dict[str, tuple[str, ...]] = {}
        wrong |= {SAVE: ("Choose the save that they had before them.",)} if then is None else {}
        wrong |= {DAY: (NOT_A_DAY,)} if day is None else {}
        wrong |= {OUTCOME: ("Choose what was decided.",)} if signature is None else {}
        wrong |= _left_empty(minutes)
        return _minutes_again(at, minutes, wrong or {OUTCOME: (refused_words(NotSigned.SAVED_SINCE),)})
    look = to_look_at(at, "sign-offs/minutes", "Record this decision with these changes", signature, then.slots)
    if look is not None:
        return look
    result = record(served.store, at.draft.pin, words, then, signature, doing_here())
    return after(at, None) if result is None else _minutes_again(at, minutes, wrong_by_field(result, words.form))


@office.get(f"{HERE}/sign-offs/<id_>")
@allow(Right.APPROVE)
def confirming_minutes(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Show what was recorded, to a second person."""
    del slug
    at, _ = signing_here(draft_or_404(form, version))
    said = next((each for each in at.standing.said if each.id == id_ and each.from_minutes), None) or abort(404)
    if not said.waits:
        return text_page(not_moved_page(at.site, refused_words(NotSigned.UNKNOWN)))
    return render_template("office/sections.html", page=confirm_page(at, said), frame=frame_here())


@office.post(f"{HERE}/sign-offs/<id_>")
@allow(Right.APPROVE)
def minutes_confirmed(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Confirm what was recorded from minutes."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    at, words = signing_here(draft)
    if all(each.id != id_ for each in at.standing.said):
        abort(404)
    return after(at, confirm(served.store, draft.pin, words, id_, doing_here()))


@office.get(f"{HERE}/sign-offs/<id_>/refuse")
@allow(Right.APPROVE)
def refusing_minutes(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Ask what is not right about what was recorded."""
    del slug
    at, _ = signing_here(draft_or_404(form, version))
    return render_template("office/ask.html", page=refuse_page(at, _waiting(at, id_)), frame=frame_here())


@office.post(f"{HERE}/sign-offs/<id_>/refuse")
@allow(Right.APPROVE)
def minutes_refused(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Take it that this is not what was decided."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    at, _ = signing_here(draft_or_404(form, version))
    because = request.form.get(BECAUSE, "")[:LONGEST]
    result = refuse(served.store, at.draft.pin, id_, because, doing_here())
    if result is NotSigned.NO_REASON:
        page = refuse_page(at, _waiting(at, id_), because, refused_words(result))
        return render_template("office/ask.html", page=page, frame=frame_here())
    return after(at, result)


@office.post(f"{HERE}/sign-offs/<id_>/take-back")
@allow(Right.RECORD_SIGN_OFFS)
def minutes_taken_back(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Take back what one recorded oneself."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    at, _ = signing_here(draft_or_404(form, version))
    return after(at, take_minutes_back(served.store, at.draft.pin, id_, doing_here()))


def _waiting(at: Signing, id_: str) -> SignOff:
    return next((each for each in at.standing.waiting if each.id == id_), None) or abort(404)


def _minutes_again(at: Signing, minutes: TypedMinutes, wrong: Mapping[str, tuple[str, ...]]) -> ResponseReturnValue:
    turn = at.standing.chain.turn
    if turn is None:
        return not_now(at)
    return render_template(
        "office/ask.html",
        page=minutes_page(at, typed_here(wrong), minutes, turn, _saves(at.draft)),
        frame=frame_here(),
    )


def _saves(draft: Draft) -> tuple[Revision, ...]:
    return tuple(each for each in saves_of(office_council().store, draft.pin) if not each.aside)


def _typed_minutes() -> TypedMinutes:
    sent = request.form
    return TypedMinutes(
        body=sent.get(BODY, "")[:200],
        day=sent.get(DAY, "")[:40],
        item=sent.get(ITEM, "")[:200],
        chair=sent.get(CHAIR, "")[:200],
        words=sent.get(WORDS, "")[:LONGEST],
        paper=sent.get(PAPER, "")[:200],
        save=sent.get(SAVE, "")[:10],
    )


def _left_empty(typed: TypedMinutes) -> dict[str, tuple[str, ...]]:
    """Return what to fill in about a meeting."""
    needed = {BODY: (typed.body, NO_BODY), CHAIR: (typed.chair, NO_CHAIR), WORDS: (typed.words, NO_WORDS)}
    return {name: (words,) for name, (text, words) in needed.items() if not text.strip()}


def _minutes(typed: TypedMinutes, day: date) -> Minutes:
    return Minutes(body=typed.body, day=day, item=typed.item, chair=typed.chair, words=typed.words, paper=typed.paper)


def _save_named(draft: Draft, newest: Words) -> Words | None:
    """Return the save that a body had before it."""
    named = request.form.get(SAVE, "").strip()
    if not (named.isascii() and named.isdecimal() and 0 < len(named) < 8):
        return None
    served, number = office_council(), int(named)
    if number == newest.revision:
        return newest
    found = words_of(served.store, draft.pin, checks_here(served), number)
    return found if found and found.form else None
