"""A draft whose sign-offs are looked at in a request, and what was sent about them."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.definition.model import Form
from formbuilder.publishing.agreeing import Unclear, Wish, agree
from formbuilder.publishing.sign_offs import Agreed, Outcome, Signer, StepState
from formbuilder.rendering.agreed_pages import CHANGE, DO, LOOKED, agreed_page, looked_at
from formbuilder.rendering.fields import new_token
from formbuilder.rendering.minutes_page import (
    BODY,
    DAY,
)
from formbuilder.rendering.plan_pages import not_moved_page
from formbuilder.rendering.sign_off_pages import Signing
from formbuilder.rendering.sign_off_words import refused_words, signed_words, unclear_words
from formbuilder.rendering.signing_boxes import BECAUSE, CHANGES, CHOICES, CONCERN, OUTCOME, Typed
from formbuilder.services.checks import Words
from formbuilder.services.drafts import Draft
from formbuilder.services.panels import list_panels, panels_of
from formbuilder.services.people import names_of_people
from formbuilder.services.sign_off_kinds import Minutes, NotSigned, Signature
from formbuilder.services.sign_offs import SignedOrNot, signed_by, standing
from formbuilder.web.door import frame_here, may_here, office_council, office_site, signed_in
from formbuilder.web.office.draft_here import LONGEST, site_here, text_page, words_here

SIGNED = "signed"
"""In an address: the id of what somebody has just signed."""
WHERE = {
    NotSigned.NO_REASON: BECAUSE,
    NotSigned.NO_CHANGES: "now-0",
    NotSigned.MINUTES: BODY,
    NotSigned.FUTURE: DAY,
}
"""The field in which each refusal is put right; the others are about the decision as a whole."""


def signing_here(draft: Draft) -> tuple[Signing, Words]:
    """Return where the signing of a draft stands, for whoever looks, and the words that are signed."""
    words = words_here(draft.pin)
    at = Signing(
        site=site_here(draft.pin),
        draft=draft,
        standing=standing(office_council().store, draft.pin, words),
        form=words.form,
        names=names_of_people(office_council().store),
        token=new_token(),
        writes=may_here(Right.WRITE_DRAFTS),
        approves=may_here(Right.APPROVE),
        panels=may_here(Right.SIGN_FOR_PANEL),
        records=may_here(Right.RECORD_SIGN_OFFS),
        person=signed_in().person.id,
        of_panels={each.id: each.name for each in panels_of(office_council().store, signed_in().person.id)},
        panel_names={each.id: each.name for each in list_panels(office_council().store)},
    )
    return at, words


def turn_of(at: Signing, signer: Signer) -> StepState | None:
    """Return the step whose turn it is, if this signer signs it now."""
    turn = at.standing.chain.turn
    is_open = at.form is not None and at.draft.state in {"in_review", "approved"}
    return turn if turn and is_open and turn.step.signer is signer else None


def not_now(at: Signing) -> ResponseReturnValue:
    """Say why nothing can be signed now."""
    in_review = at.draft.state in {"in_review", "approved"}
    why = NotSigned.NOT_ITS_TURN if in_review else NotSigned.NOT_IN_REVIEW
    return text_page(not_moved_page(at.site, refused_words(why)))


def after(at: Signing, result: SignedOrNot, words: Words | None = None) -> ResponseReturnValue:
    """Lead back to the sign-offs, or for those who may not open these, to their own page; or say why not.

    With ``words`` somebody signed these, and is told so there.
    """
    if isinstance(result, NotSigned):
        return text_page(not_moved_page(at.site, refused_words(result)))
    there = at.site.to("sign-offs") if may_here(Right.READ_DRAFTS) else office_site(office_council()).home
    said = standing(office_council().store, at.draft.pin, words).said if words else ()
    mine = next((each.id for each in said if each.given_by == at.person), "")
    return redirect(f"{there}?{SIGNED}={mine}" if mine else there, 303)


def said_here() -> tuple[str, ...]:
    """Return what somebody has just signed, if the address says so."""
    id_ = request.args.get(SIGNED, "")
    found = signed_by(office_council().store, id_, signed_in().person.id) if id_ else None
    return (signed_words(*found),) if found else ()


def to_look_at(
    at: Signing, place: str, button: str, signature: Signature, slots: Mapping[str, str]
) -> ResponseReturnValue | None:
    """Return the page that shows the changes of a “yes, if” before they count; None if they were looked at."""
    if signature.outcome is not Outcome.YES_IF or not signature.wishes:
        return None
    agreed = tuple(each for each in agree(slots, signature.wishes) if isinstance(each, Agreed))
    if not agreed or request.form.get(LOOKED, "") == looked_at(agreed):
        return None
    sent = [(name, text[:LONGEST]) for name, text in request.form.items() if name not in {"csrf_token", LOOKED, DO}]
    page = agreed_page(at, place, button, agreed, slots, sent)
    return render_template("office/ask.html", page=page, frame=frame_here())


def to_change() -> bool:
    """Whether somebody goes back to what they filled in."""
    return request.form.get(DO) == CHANGE


def as_seen(words: Words) -> bool:
    """Whether the words are still those of the page that was sent."""
    return request.form.get("seen", "") == str(words.revision)


def typed_here(wrong: Mapping[str, tuple[str, ...]]) -> Typed:
    """Return what was typed, with what is wrong with it."""
    sent = request.form
    changes = tuple(
        (sent.get(f"now-{number}", "")[:LONGEST], sent.get(f"then-{number}", "")[:LONGEST]) for number in range(CHANGES)
    )
    return Typed(outcome=sent.get(OUTCOME, ""), because=sent.get(BECAUSE, "")[:LONGEST], changes=changes, wrong=wrong)


def signature_here(minutes: Minutes | None = None) -> Signature | None:
    """Return what was said; None if no outcome was chosen."""
    typed = typed_here({})
    if typed.outcome not in CHOICES:
        return None
    concern = typed.outcome == CONCERN
    return Signature(
        step=request.form.get("step", "")[:LONGEST],
        outcome=Outcome.YES if concern else Outcome(typed.outcome),
        concern=concern,
        because=typed.because,
        wishes=tuple(Wish(now, then) for now, then in typed.changes if now.strip() and then.strip()),
        minutes=minutes,
    )


def wrong_by_field(result: NotSigned | tuple[Unclear, ...], form: Form | None) -> dict[str, tuple[str, ...]]:
    """Return what is wrong by field."""
    if isinstance(result, NotSigned):
        return {WHERE.get(result, OUTCOME): (refused_words(result),)}
    typed = [now.strip() for now, _ in typed_here({}).changes]
    return {f"now-{typed.index(each.wish.now.strip())}": (unclear_words(form, each),) for each in result}
