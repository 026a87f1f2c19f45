"""The text of a draft, for those who write YAML."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.yaml_page import (
    CHECK,
    DO,
    NOT_SAVED,
    NOT_SEEN,
    SEEN,
    TEXT,
    Written,
    checked_words,
    draft_place,
    saved_words,
    yaml_page,
)
from formbuilder.services.draft_pins import HIGHEST
from formbuilder.services.drafts import Clashed, Draft, NotSaved, Save, Saved, find_revision, save_draft
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404, may_write, shelf_here
from formbuilder.web.limits import takes_a_draft
from formbuilder.web.office.blueprint import office
from formbuilder.web.reopened import reopened_here

ABOUT = "Changed the YAML"


@office.get("/drafts/<form>/<int:version>/yaml")
@allow(Right.READ_DRAFTS)
def draft_yaml(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show the text, and what is wrong with it."""
    del slug
    draft = draft_or_404(form, version)
    newest = find_revision(office_council().store, draft.pin) or abort(404)
    said = (*saved_words(saved), *reopened_here(draft)) if (saved := _just_saved(newest.number)) else ()
    problems = shelf_here().read(newest.text)[1]
    return _page(draft, Written(text=newest.text, seen=newest.number, problems=problems, said=said))


@office.post("/drafts/<form>/<int:version>/yaml")
@takes_a_draft
@allow(Right.WRITE_DRAFTS)
def save_yaml(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Save the text, or only check it."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    text, seen = sent_text(TEXT), sent_number(SEEN)
    if request.form.get(DO) == CHECK:
        problems = shelf_here().check(text, desk().today()).problems
        return _page(draft, Written(text=text, seen=seen, problems=problems, said=checked_words(problems)))
    result = save_draft(served.store, draft.pin, Save(text=text, seen=seen, about=ABOUT), doing_here())
    if isinstance(result, NotSaved):
        wrong = (NOT_SAVED.get(result, NOT_SEEN),)
        return _page(draft, Written(text=text, seen=seen, problems=(), wrong=wrong))
    return redirect(after_save(draft, result), 303)


def after_save(draft: Draft, saved: Saved | Clashed) -> str:
    """Return the address of the page that says what became of a save."""
    place = office_site(office_council()).to(draft_place(draft))
    match saved:
        case Saved(number, with_others):
            return f"{place}/yaml?saved={number}{'&others=yes' if with_others else ''}"
        case Clashed(aside):
            return f"{place}/revisions/{aside}/join"


def sent_text(name: str) -> str:
    """Return a text that was sent, with the line ends of files: browsers send others."""
    return request.form.get(name, "").replace("\r\n", "\n").replace("\r", "\n")


def sent_number(name: str) -> int:
    """Return a number that was sent; 0 if it is none."""
    return number_typed(request.form.get(name, ""))


def number_typed(typed: str) -> int:
    """Return the number of a revision as an address or a page says it; 0 if it is none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= len(str(HIGHEST)) else 0


def _just_saved(newest: int) -> Saved | None:
    """Return what the address says was saved, if that can be."""
    saved = number_typed(request.args.get("saved", ""))
    return Saved(saved, "others" in request.args) if 0 < saved <= newest else None


def _page(draft: Draft, written: Written) -> ResponseReturnValue:
    page = yaml_page(office_site(office_council()), new_token(), draft, written, can_write=may_write(draft))
    return render_template("office/yaml.html", page=page, frame=frame_here())
