"""Urgent corrections: two people change words of a live form at once, and the panel signs them afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.definition.model import Form
from formbuilder.rendering.corrected_block import other_forms
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.office_pages import told_apart
from formbuilder.rendering.text_page import Part
from formbuilder.rendering.urgent_pages import (
    A_PAGE,
    ASK,
    AT,
    REASON,
    WORDS,
    Corrections,
    Writing,
    about,
    called,
    correction_page,
    corrections_page,
    forms_page,
    presses_of,
    previewed,
    questions_page,
    take_in_page,
    to_sign_page,
    write_page,
)
from formbuilder.services.blocks import forms_using
from formbuilder.services.corrected_words import NotCorrected, Planned, Wanted, words_of
from formbuilder.services.corrections import (
    ask_for_correction,
    block_of,
    confirm_correction,
    corrections_to_sign,
    drop_correction,
    find_correction,
    forms_live,
    list_corrections,
    live_form,
    plan,
    sign_correction,
)
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import find_draft
from formbuilder.services.form_list import titles_of
from formbuilder.services.live_corrections import Correction
from formbuilder.services.people import names_of_people
from formbuilder.services.taken_in import corrections_for, take_in
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.office.blueprint import office

LIKE = "like"
"""In an address: the correction whose words and reason are offered."""
MOST = 20_000
"""Signs of a field that are looked at."""


@office.get("/corrections")
@allow(Right.CORRECT_URGENTLY)
def corrections(slug: str) -> ResponseReturnValue:
    """Show corrections."""
    del slug
    served, start = office_council(), _start()
    found = list_corrections(served.store, A_PAGE + 1, start)
    page = corrections_page(
        office_site(served), _titled(found[:A_PAGE]), desk().clock(), start, more=len(found) > A_PAGE
    )
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/corrections/new")
@allow(Right.CORRECT_URGENTLY)
def which_form(slug: str) -> ResponseReturnValue:
    """Ask which form."""
    del slug
    served, start = office_council(), _start()
    titles = titles_of(served.store, forms_live(served.store))
    found = sorted(titles.items(), key=lambda each: (each[1].casefold(), each[0]))
    shown, more = dict(found[start : start + A_PAGE]), len(found) > start + A_PAGE
    page = forms_page(office_site(served), shown, start, more=more)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/corrections/new/<form>")
@allow(Right.CORRECT_URGENTLY)
def which_words(slug: str, form: str) -> ResponseReturnValue:
    """Ask which words."""
    del slug
    found = _form(form)
    listed = (
        (id_, tuple(each.address for each in listed), next((each.block for each in listed), ""))
        for id_, listed in words_of(found)
    )
    page = questions_page(office_site(office_council()), found, listed)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/corrections/new/<form>/words")
@allow(Right.CORRECT_URGENTLY)
def write_words(slug: str, form: str) -> ResponseReturnValue:
    """Ask for the new words."""
    del slug
    return _written(_writing(_form(form)), None)


@office.post("/corrections/new/<form>/words")
@allow(Right.CORRECT_URGENTLY)
def look_at_words(slug: str, form: str) -> ResponseReturnValue:
    """Show what the words look like, or ask a second person to confirm them."""
    del slug
    served, found = office_council(), _form(form)
    if not came_from_here():
        return once_more(served, frame_here())
    writing = _writing(found)
    wanted = Wanted(form=form, address=writing.address, words=writing.words, reason=writing.reason)
    if request.form.get("do") == ASK:
        result = ask_for_correction(served.store, wanted, doing_here(), _known())
        if isinstance(result, Correction):
            return redirect(office_site(served).to(f"corrections/{result.id}"), 303)
        if result in {NotCorrected.NO_REASON, NotCorrected.LONG_REASON}:
            return _written(writing, plan(served.store, wanted, _known()), result)
        return _written(writing, result)
    return _written(writing, plan(served.store, wanted, _known()))


@office.get("/corrections/<correction>")
@allow(Right.CORRECT_URGENTLY)
def one_correction(slug: str, correction: str) -> ResponseReturnValue:
    """Show one correction."""
    del slug
    return _shown(find_correction(office_council().store, correction) or abort(404), None)


@office.post("/corrections/<correction>/confirm")
@allow(Right.CORRECT_URGENTLY)
def put_words_live(slug: str, correction: str) -> ResponseReturnValue:
    """Put the words live, as the second person."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    return _settled(correction, confirm_correction(served.store, correction, doing_here(), _known()))


@office.post("/corrections/<correction>/drop")
@allow(Right.CORRECT_URGENTLY)
def take_correction_back(slug: str, correction: str) -> ResponseReturnValue:
    """Take a correction back."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    return _settled(correction, drop_correction(served.store, correction, doing_here()))


@office.get("/corrections/to-sign")
@allow(Right.SIGN_FOR_PANEL)
def words_to_sign(slug: str) -> ResponseReturnValue:
    """Show the panel what was corrected without it."""
    del slug
    served, start = office_council(), _start()
    found = corrections_to_sign(served.store, A_PAGE + 1, start)
    more = len(found) > A_PAGE
    page = to_sign_page(office_site(served), _titled(found[:A_PAGE]), new_token(), desk().clock(), start, more=more)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.post("/corrections/<correction>/sign")
@allow(Right.SIGN_FOR_PANEL)
def sign_words(slug: str, correction: str) -> ResponseReturnValue:
    """Sign corrected words for the panel."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    if not isinstance(sign_correction(served.store, correction, doing_here()), Correction):
        abort(404)
    return redirect(office_site(served).to("corrections/to-sign"), 303)


@office.get("/drafts/<form>/<int:version>/corrections")
@allow(Right.WRITE_DRAFTS)
def corrections_of_live(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Offer the words of corrections to a draft."""
    del slug
    served, pin = office_council(), DraftPin(form, version)
    if find_draft(served.store, pin) is None:
        abort(404)
    found = corrections_for(served.store, pin, _block_texts())
    page = take_in_page(office_site(served), new_token(), f"drafts/{form}/{version}", found)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.post("/drafts/<form>/<int:version>/corrections/<correction>")
@allow(Right.WRITE_DRAFTS)
def take_words_in(slug: str, form: str, version: int, correction: str) -> ResponseReturnValue:
    """Write the words of a correction into a draft."""
    del slug
    served, pin = office_council(), DraftPin(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    if isinstance(take_in(served.store, pin, correction, doing_here(), _block_texts()), NotCorrected):
        abort(404)
    return redirect(office_site(served).to(f"drafts/{form}/{version}/corrections"), 303)


def _titled(found: tuple[Correction, ...]) -> Corrections:
    return Corrections(found, titles_of(office_council().store, {each.form for each in found}))


def _start() -> int:
    """Return from where in a list to show; at most a million."""
    return min(max(0, request.args.get("from", 0, type=int)), 1_000_000)


def _form(form: str) -> Form:
    return live_form(office_council().store, form) or abort(404)


def _writing(form: Form) -> Writing:
    """Return what is written on the page of the words that the address names; 404 if there are no such words."""
    address = request.args.get(AT, "")
    before = {each.address: each for _, listed in words_of(form) for each in listed}.get(address) or abort(404)
    like = find_correction(office_council().store, request.args.get(LIKE, ""))
    return Writing(
        form=form.slug,
        address=address,
        called=called(form, address),
        before=before.words,
        words=request.form.get(WORDS, like.words if like else before.words)[:MOST].replace("\r\n", "\n"),
        reason=request.form.get(REASON, like.reason if like else "")[:MOST].replace("\r\n", "\n"),
        block=before.block,
    )


def _written(writing: Writing, result: Planned | NotCorrected | None, *wrong: NotCorrected) -> ResponseReturnValue:
    """Show what is written with what is wrong, and what good words look like."""
    site, token = office_site(office_council()), new_token()
    others = _others(writing.block, (writing.form, writing.address, ""))
    if isinstance(result, Planned):
        looked = replace(writing, looked=True, wrong=frozenset(wrong))
        preview, findings = previewed(result.new, writing.address), _findings(result.new, writing.address)
        page = write_page(site, token, looked, preview, findings, others)
    else:
        wrong_now = replace(writing, wrong=frozenset({result} if result else wrong))
        page = write_page(site, token, wrong_now, (), (), others)
    return render_template("office/written.html", page=page, frame=frame_here())


def _block_texts() -> Mapping[str, str]:
    """Return the texts of all blocks, by name."""
    shelf = shelf_here()
    return {name: shelf.block(name) or "" for name in shelf.library.blocks}


def _known() -> tuple[str, ...]:
    """Return the blocks that are there: no correction takes their numbers."""
    return tuple(shelf_here().library.blocks)


def _others(block: str, place: tuple[str, str, str]) -> tuple[Part, ...]:
    """Say which other forms use the block of corrected words, if they belong to one."""
    if not block:
        return ()
    store = office_council().store
    uses = forms_using(store, block.partition("@")[0])
    titles = told_apart(titles_of(store, {each.form for each in uses}))
    return tuple(other_forms(office_site(office_council()), block, uses, titles, place))


def _findings(form: Form, address: str) -> tuple[str, ...]:
    return tuple(each.finding.whole for each in shelf_here().findings(form) if each.address == address)


def _shown(correction: Correction, refused: NotCorrected | None) -> ResponseReturnValue:
    served, who = office_council(), signed_in().person.id
    site = office_site(served)
    names = names_of_people(served.store)
    wanted = Wanted(form=correction.form, address=correction.address, words=correction.words)
    planned = plan(served.store, wanted, _known()) if correction.becomes is None else None
    preview = previewed(planned.new, correction.address) if isinstance(planned, Planned) else ()
    block = planned.block.block if isinstance(planned, Planned) and planned.block else ""
    block = block or block_of(served.store, correction)
    others = _others(block, (correction.form, correction.address, correction.id))
    parts = (*about(correction, names, desk().clock(), refused), *others)
    title = titles_of(served.store, (correction.form,))[correction.form]
    page = correction_page(site, title, parts, presses_of(site, correction, new_token(), who), preview)
    return render_template("office/correction.html", page=page, frame=frame_here())


def _settled(id_: str, result: Correction | NotCorrected) -> ResponseReturnValue:
    """Show what became of a correction."""
    served = office_council()
    if isinstance(result, Correction):
        return redirect(office_site(served).to(f"corrections/{result.id}"), 303)
    return _shown(find_correction(served.store, id_) or abort(404), result)
