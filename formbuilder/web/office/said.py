"""“You said, we did”: officers make the page, word its lines, and publish it once the chairs had their look."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.said_pages import (
    DID,
    NEW_LINE,
    OTHER,
    POINT,
    SAID,
    SENTENCE,
    TO,
    VERSION,
    Counted,
    Typed,
    ask_words_page,
    join_page,
    line_page,
    making_page,
    pages_page,
    points_page,
    versions_page,
)
from formbuilder.services.form_list import titles_of
from formbuilder.services.points import find_point
from formbuilder.services.said_kinds import LONGEST, LONGEST_SENTENCE, Line, Making, NoPage
from formbuilder.services.said_making import (
    PAGE,
    begin_page,
    count_the_rest,
    find_line,
    find_making,
    join_lines,
    keep_line,
    list_pages,
    move_points,
    points_of_line,
    versions_of,
)
from formbuilder.services.said_showing import publish_page, send_to_chairs
from formbuilder.services.said_words import ask_for_words
from formbuilder.storage.said import LineRow
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.hard_words import hard_in
from formbuilder.web.pages import page_asked_for

MAKES = Right.ANSWER_POINTS
STEPS = {"count": count_the_rest, "send": send_to_chairs, "publish": publish_page}


@office.get("/told")
@allow(MAKES)
def told_pages(slug: str) -> ResponseReturnValue:
    """List the pages there are."""
    del slug
    served, found = office_council(), list_pages(office_council().store)
    page = pages_page(office_site(served), found, titles_of(served.store, {each.form for each in found}))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/told/<form>")
@allow(MAKES)
def told_versions(slug: str, form: str) -> ResponseReturnValue:
    """Show which versions of a form have a page."""
    del slug
    return _versions(form)


@office.post("/told/<form>")
@allow(MAKES)
def begin_told(slug: str, form: str) -> ResponseReturnValue:
    """Begin the page of a version."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    made = begin_page(served.store, form, request.form.get(VERSION, 0, type=int), doing_here())
    if isinstance(made, NoPage):
        return _versions(form, made)
    return redirect(office_site(served).to(f"told/{form}/{made.version}"), 303)


@office.get("/told/<form>/<int:version>")
@allow(MAKES)
def told_made(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show a page as it is being made."""
    del slug
    return _making(_making_or_404(form, version))


@office.post("/told/<form>/<int:version>/<any(count, send, publish):step>")
@allow(MAKES)
def told_step(slug: str, form: str, version: int, step: str) -> ResponseReturnValue:
    """Count what came since, show the page to the chairs, or publish it."""
    del slug
    served, found = office_council(), _making_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    done = STEPS[step](served.store, form, version, doing_here())
    if isinstance(done, NoPage):
        return _making(found, done)
    return redirect(office_site(served).to(f"told/{form}/{version}"), 303)


@office.get("/told/lines/<line>")
@allow(MAKES)
def told_line(slug: str, line: str) -> ResponseReturnValue:
    """Ask for the words of a line."""
    del slug
    page = line_page(office_site(office_council()), new_token(), _line_or_404(line))
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.post("/told/lines/<line>")
@allow(MAKES)
def word_told_line(slug: str, line: str) -> ResponseReturnValue:
    """Keep the words of a line, and say what our own check finds in them."""
    del slug
    served, found = office_council(), _line_or_404(line)
    if not came_from_here():
        return once_more(served, frame_here())
    said, did = (words(request.form.get(name, ""), LONGEST + 1) for name in (SAID, DID))
    kept = keep_line(served.store, line, said, did, doing_here())
    site = office_site(served)
    if isinstance(kept, NoPage):
        where = SAID if not said.strip() or len(said) > LONGEST else DID
        page = line_page(site, new_token(), found, Typed(texts={SAID: said, DID: did}, wrong=((where, kept),)))
    elif hard := hard_in(kept.said, kept.did):
        page = line_page(site, new_token(), kept, found=hard)
    else:
        return redirect(site.to(f"told/{kept.form}/{kept.version}"), 303)
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.get("/told/lines/<line>/join")
@allow(MAKES)
def joining_told(slug: str, line: str) -> ResponseReturnValue:
    """Ask which lines are joined."""
    del slug
    return _joining(_line_or_404(line))


@office.post("/told/lines/<line>/join")
@allow(MAKES)
def join_told(slug: str, line: str) -> ResponseReturnValue:
    """Join lines."""
    del slug
    served, found = office_council(), _line_or_404(line)
    if not came_from_here():
        return once_more(served, frame_here())
    chosen = frozenset(request.form.getlist(OTHER))
    done = join_lines(served.store, line, chosen, doing_here())
    if isinstance(done, NoPage):
        return _joining(found, Typed(chosen=chosen, wrong=((OTHER, done),)))
    return redirect(office_site(served).to(f"told/{done.form}/{done.version}"), 303)


@office.get("/told/lines/<line>/points")
@allow(MAKES)
def told_points(slug: str, line: str) -> ResponseReturnValue:
    """Show what is counted in a line."""
    del slug
    return _points(_line_or_404(line))


@office.post("/told/lines/<line>/points")
@allow(MAKES)
def move_told_points(slug: str, line: str) -> ResponseReturnValue:
    """Count some comments in another line."""
    del slug
    served, found = office_council(), _line_or_404(line)
    if not came_from_here():
        return once_more(served, frame_here())
    chosen, to = frozenset(request.form.getlist(POINT)), request.form.get(TO, "")
    done = move_points(served.store, line, chosen, "" if to == NEW_LINE else to, doing_here())
    if isinstance(done, NoPage):
        return _points(found, Typed(chosen=chosen, texts={TO: to}, wrong=((POINT, done),)))
    return redirect(office_site(served).to(f"told/{done.form}/{done.version}"), 303)


@office.get("/told/points/<point>")
@allow(MAKES)
def asking_for_words(slug: str, point: str) -> ResponseReturnValue:
    """Ask which sentence of a comment may be shown, if its author says yes."""
    del slug
    found = find_point(office_council().store, point) or abort(404)
    page = ask_words_page(office_site(office_council()), new_token(), found)
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.post("/told/points/<point>")
@allow(MAKES)
def ask_author_for_words(slug: str, point: str) -> ResponseReturnValue:
    """Ask the author of a comment for a yes to one sentence."""
    del slug
    served = office_council()
    found = find_point(served.store, point) or abort(404)
    if not came_from_here():
        return once_more(served, frame_here())
    sentence = words(request.form.get(SENTENCE, ""), LONGEST_SENTENCE + 1)
    why = ask_for_words(served.store, point, sentence, doing_here())
    if why is None:
        return redirect(office_site(served).to("told"), 303)
    typed = Typed(texts={SENTENCE: sentence}, wrong=((SENTENCE, why),))
    page = ask_words_page(office_site(served), new_token(), found, typed)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _versions(form: str, wrong: NoPage | None = None) -> ResponseReturnValue:
    served = office_council()
    found = versions_of(served.store, form)
    title = titles_of(served.store, (form,)).get(form, form)
    page = versions_page(office_site(served), new_token(), form, title, found, wrong)
    return render_template("office/list.html", page=page, frame=frame_here())


def _making(found: Making, wrong: NoPage | None = None) -> ResponseReturnValue:
    served = office_council()
    public = f"{served.site.you_said(found.form)}/{found.version}"
    title = titles_of(served.store, (found.form,)).get(found.form, found.form)
    page = making_page(office_site(served), new_token(), title, found, public, wrong)
    return render_template("office/sections.html", page=page, frame=frame_here())


def _joining(found: LineRow, typed: Typed | None = None) -> ResponseReturnValue:
    others = [each for each in _others(found) if each.id != found.id]
    page = join_page(office_site(office_council()), new_token(), found, others, typed or Typed())
    return render_template("office/ask.html", page=page, frame=frame_here())


def _points(found: LineRow, typed: Typed | None = None) -> ResponseReturnValue:
    at = page_asked_for()
    counted = Counted(points=points_of_line(office_council().store, found.id, at), page=at, most=PAGE)
    site = office_site(office_council())
    page = points_page(site, new_token(), found, counted, _others(found), typed or Typed())
    return render_template("office/ask.html", page=page, frame=frame_here())


def _others(found: LineRow) -> tuple[Line, ...]:
    return _making_or_404(found.form, found.version).lines


def _making_or_404(form: str, version: int) -> Making:
    return find_making(office_council().store, form, version) or abort(404)


def _line_or_404(line: str) -> LineRow:
    return find_line(office_council().store, line) or abort(404)
