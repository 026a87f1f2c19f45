"""The sign-offs of a draft: how they stand, and signing by somebody who signs in."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.publishing.sign_offs import Outcome, Signer, StepState
from formbuilder.rendering.fields import came_from_here
from formbuilder.rendering.plan_pages import not_moved_page
from formbuilder.rendering.publish_pages import left_section
from formbuilder.rendering.sign_off_pages import Signing, may_sign, sign_offs_page, sign_page, spite_page
from formbuilder.rendering.sign_off_words import refused_words
from formbuilder.rendering.signing_boxes import BECAUSE, OUTCOME, Typed
from formbuilder.services.checks import Words, words_of
from formbuilder.services.drafts import Draft
from formbuilder.services.publishing import left_now
from formbuilder.services.sign_off_kinds import NotSigned, Signature
from formbuilder.services.sign_offs import SignedOrNot, go_on_in_spite, sign
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
    said_here,
    signature_here,
    signing_here,
    to_change,
    to_look_at,
    turn_of,
    typed_here,
    wrong_by_field,
)

HERE = "/drafts/<form>/<int:version>"
PLACES = {Signer.PANEL: "sign-for-panel", Signer.APPROVER: "sign"}
"""Where each signs."""


@office.get(f"{HERE}/sign-offs")
@allow(Right.READ_DRAFTS)
def sign_offs(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show how it stands."""
    del slug
    at, _ = signing_here(draft_or_404(form, version))
    return render_template("office/sections.html", page=sign_offs_page(at, said_here()), frame=frame_here())


@office.get(f"{HERE}/sign")
@allow(Right.APPROVE)
def signing(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask an approver."""
    del slug
    return _ask_to_sign(draft_or_404(form, version), Signer.APPROVER)


@office.post(f"{HERE}/sign")
@allow(Right.APPROVE)
def signed(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Take what an approver says."""
    del slug
    return _take_signature(draft_or_404(form, version), Signer.APPROVER)


@office.get(f"{HERE}/sign-for-panel")
@allow(Right.SIGN_FOR_PANEL)
def signing_for_panel(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask somebody of a panel."""
    del slug
    return _ask_to_sign(draft_or_404(form, version), Signer.PANEL)


@office.post(f"{HERE}/sign-for-panel")
@allow(Right.SIGN_FOR_PANEL)
def signed_for_panel(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Take what somebody of a panel says."""
    del slug
    return _take_signature(draft_or_404(form, version), Signer.PANEL)


@office.get(f"{HERE}/sign-offs/in-spite")
@allow(Right.APPROVE)
def deciding_in_spite(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask for the reason to go on although a panel said no."""
    del slug
    at, _ = signing_here(draft_or_404(form, version))
    turn = turn_of(at, Signer.PANEL)
    if turn is None or turn.last is None or turn.last.outcome is not Outcome.NO:
        return text_page(not_moved_page(at.site, refused_words(NotSigned.NO_PANEL_NO)))
    return render_template("office/ask.html", page=spite_page(at, Typed(), turn), frame=frame_here())


@office.post(f"{HERE}/sign-offs/in-spite")
@allow(Right.APPROVE)
def decided_in_spite(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Take the decision to go on."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    at, words = signing_here(draft_or_404(form, version))
    because = request.form.get(BECAUSE, "")[:LONGEST]
    seen = as_seen(words)
    result: SignedOrNot = NotSigned.SAVED_SINCE
    if seen:
        result = go_on_in_spite(served.store, at.draft.pin, words, request.form.get("step", ""), because, doing_here())
    turn = turn_of(at, Signer.PANEL)
    if result is NotSigned.NO_REASON and turn:
        typed = Typed(because=because, wrong={BECAUSE: (refused_words(result),)})
        return render_template("office/ask.html", page=spite_page(at, typed, turn), frame=frame_here())
    return after(at, result)


def _ask_to_sign(draft: Draft, signer: Signer) -> ResponseReturnValue:
    at, _ = signing_here(draft)
    turn = turn_of(at, signer)
    if turn and not may_sign(at, turn):
        return text_page(not_moved_page(at.site, refused_words(NotSigned.NOT_OF_PANEL)))
    return _sign_page(at, signer, Typed(), turn) if turn else not_now(at)


def _take_signature(draft: Draft, signer: Signer) -> ResponseReturnValue:
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    at, words = signing_here(draft)
    turn, signature = turn_of(at, signer), signature_here()
    if turn is None:
        return not_now(at)
    if to_change():
        return _sign_page(at, signer, typed_here({}), turn)
    if signature is None or not as_seen(words):
        why = refused_words(NotSigned.SAVED_SINCE) if signature else "Choose what you decide."
        return _sign_page(at, signer, typed_here({OUTCOME: (why,)}), turn)
    look = to_look_at(at, PLACES[signer], "Sign with these changes", signature, words.slots)
    return look or _signed(at, words, signature, turn)


def _signed(at: Signing, words: Words, signature: Signature, turn: StepState) -> ResponseReturnValue:
    result = sign(office_council().store, at.draft.pin, words, signature, doing_here())
    if result is None:
        return after(at, None, words)
    return _sign_page(at, turn.step.signer, typed_here(wrong_by_field(result, words.form)), turn)


def _sign_page(at: Signing, signer: Signer, typed: Typed, turn: StepState) -> ResponseReturnValue:
    served, last = office_council(), turn.last
    said = next((each for each in at.standing.said if last and each.id == last.id), None)
    then = words_of(served.store, at.draft.pin, checks_here(served), said.revision) if said and turn.again else None
    before = {**then.slots, **{each.address: each.words for each in said.agreed}} if then and said else {}
    left = tuple(left_section(left_now(served.store, at.draft.pin, checks_here(served)), at.names))
    return render_template(
        "office/ask.html", page=sign_page(at, PLACES[signer], typed, turn, left, before), frame=frame_here()
    )
