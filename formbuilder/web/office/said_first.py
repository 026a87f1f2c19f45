"""“You said, we did” for panels: the chair sees a page first, and authors say whether words of theirs are shown."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.said_first_pages import changing_page, look_page, looks_page, own_words_page
from formbuilder.rendering.said_pages import NAMED, VERDICT, WORDS, Typed
from formbuilder.services.form_list import titles_of
from formbuilder.services.said_kinds import LONGEST, Look, Making, NoPage, PageState, Verdict
from formbuilder.services.said_making import find_making
from formbuilder.services.said_showing import LookedAt, look_at_page, pages_with, shown_to
from formbuilder.services.said_words import answer_for_words, asked_of
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office

FIRST = "/told-first/<form>/<int:version>/<panel>"
OWN = "/points/<point>/own-words"


@office.get("/told-first")
@allow(Right.RUN_ROUNDS)
def told_first(slug: str) -> ResponseReturnValue:
    """Show a chair which pages they can look at."""
    del slug
    served = office_council()
    found = pages_with(served.store, signed_in().person.id)
    page = looks_page(office_site(served), found, titles_of(served.store, {row.form for row, _ in found}))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get(FIRST)
@allow(Right.RUN_ROUNDS)
def look_at_told(slug: str, form: str, version: int, panel: str) -> ResponseReturnValue:
    """Show a page to the chair of a group."""
    del slug
    return _look(form, version, panel, Typed())


@office.post(FIRST)
@allow(Right.RUN_ROUNDS)
def say_of_told(slug: str, form: str, version: int, panel: str) -> ResponseReturnValue:
    """Note what the chair says of a page."""
    del slug
    served, _ = office_council(), _mine_or_404(form, version, panel)
    if not came_from_here():
        return once_more(served, frame_here())
    text = words(request.form.get(WORDS, ""), LONGEST + 1)
    chosen = next((each for each in (Verdict.RIGHT, Verdict.WRONG) if each == request.form.get(VERDICT)), None)
    named = NAMED in request.form
    typed = {VERDICT: chosen.value if chosen else "", WORDS: text}
    ticked = frozenset({NAMED} if named else ())
    if chosen is None:
        return _look(form, version, panel, Typed(texts=typed, chosen=ticked, wrong=((VERDICT, NoPage.NO_VERDICT),)))
    said = LookedAt(verdict=chosen, words=text if chosen is Verdict.WRONG else "", named=named)
    why = look_at_page(served.store, form, version, panel, said, doing_here())
    if why:
        where = WORDS if why in {NoPage.NO_WORDS, NoPage.LONG} else VERDICT
        return _look(form, version, panel, Typed(texts=typed, chosen=ticked, wrong=((where, why),)))
    return redirect(office_site(served).to("told-first"), 303)


@office.get(OWN)
@allow(Right.COMMENT)
def own_words(slug: str, point: str) -> ResponseReturnValue:
    """Show the author of a comment where it is counted, and ask for the yes to a sentence."""
    del slug
    served = office_council()
    asked = asked_of(served.store, point, doing_here()) or abort(404)
    page = own_words_page(office_site(served), new_token(), point, asked)
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.post(OWN)
@allow(Right.COMMENT)
def say_of_own_words(slug: str, point: str) -> ResponseReturnValue:
    """Note a yes or a no."""
    del slug
    served = office_council()
    if asked_of(served.store, point, doing_here()) is None:
        return abort(404)
    if not came_from_here():
        return once_more(served, frame_here())
    answer_for_words(served.store, point, doing_here(), yes=request.form.get("says") == "yes")
    return redirect(request.path, 303)


def _look(form: str, version: int, panel: str, typed: Typed) -> ResponseReturnValue:
    found, look = _mine_or_404(form, version, panel)
    store = office_council().store
    title = titles_of(store, (form,)).get(form, form)
    site = office_site(office_council())
    if found.state is not PageState.WITH_CHAIR:
        changing = changing_page(site, title, found, look)
        return render_template("office/sections.html", page=changing, frame=frame_here())
    page = look_page(site, new_token(), title, found, look, typed)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _mine_or_404(form: str, version: int, panel: str) -> tuple[Making, Look]:
    store = office_council().store
    if panel not in shown_to(store, form, version, signed_in().person.id):
        abort(404)
    found = find_making(store, form, version) or abort(404)
    return found, next((each for each in found.looks if each.panel == panel), None) or abort(404)
