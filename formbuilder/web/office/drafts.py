"""A draft: its first page, its settings, its sections and its pages."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.drafting.things import is_one_section
from formbuilder.rendering.adding_tasks import AddPageTask, AddQuestionTask, AddSectionTask, without_groups
from formbuilder.rendering.draft_pages import FIND, Asker, hub_page
from formbuilder.rendering.editor_task import Task
from formbuilder.rendering.fields import new_token
from formbuilder.rendering.frame import Link
from formbuilder.rendering.glossary_task import FROM, WordsOfFormTask
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.structure_tasks import FormDutiesTask, FormTask, PageTask, SectionTask
from formbuilder.services.drafts import saves_of
from formbuilder.services.people import find_person
from formbuilder.services.publishing import lines_left
from formbuilder.web.access import allow
from formbuilder.web.door import frame_here, office_council, signed_in
from formbuilder.web.drafts import dangers_of, open_draft
from formbuilder.web.editing import Make, said_of, show, take
from formbuilder.web.office.blueprint import office

MOST_TO_FIND = 100
DRAFT = "/drafts/<form>/<int:version>"


@office.get(DRAFT)
@allow(Right.READ_DRAFTS)
def draft(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show the outline of a draft."""
    del slug
    opened, store = open_draft(form, version), office_council().store
    begun_by = find_person(store, opened.draft.begun_by) if opened.draft.begun_by else None
    left = lines_left(store, form)
    asked = (line for line in dangers_of(opened) if line.key not in left)
    asker = Asker(
        person=signed_in().person,
        token=new_token(),
        begun_by=begun_by.name if begun_by else "",
        said=said_of(opened.draft),
        find=request.args.get(FIND, "").strip()[:MOST_TO_FIND],
        dangers=tuple(Link(line.says, opened.site.to(line.place)) for line in asked),
        save_before=0 if opened.can_be_read else _save_before(opened),
    )
    made = hub_page(opened, asker)
    return render_template("office/draft.html", page=made, frame=frame_here())


@office.route(f"{DRAFT}/settings", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_settings(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show or save the settings of the whole form."""
    del slug
    return answered(FormTask, form, version)


@office.route(f"{DRAFT}/duties", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_duties(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show or save the duties that the council meets with the form."""
    del slug
    return answered(of_form(FormDutiesTask), form, version)


@office.route(f"{DRAFT}/words", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_words(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show or save the hard words that the form explains."""
    del slug
    asked = request.values.get(FROM, "")
    return answered(lambda opened: WordsOfFormTask(opened, opened.questions.get(asked)), form, version)


@office.route(f"{DRAFT}/add", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_add(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Add a section."""
    del slug
    return answered(_add_section, form, version)


@office.route(f"{DRAFT}/sections/<section>", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_section(slug: str, form: str, version: int, section: str) -> ResponseReturnValue:
    """Show or save a section."""
    del slug
    return answered(lambda opened: SectionTask(opened, opened.sections[section]), form, version)


@office.route(f"{DRAFT}/sections/<section>/add", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_add_page(slug: str, form: str, version: int, section: str) -> ResponseReturnValue:
    """Add a page to a section."""
    del slug
    return answered(lambda opened: AddPageTask(opened, section=opened.sections[section]), form, version)


@office.route(f"{DRAFT}/pages/<page>", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_page(slug: str, form: str, version: int, page: str) -> ResponseReturnValue:
    """Show or save a page."""
    del slug
    return answered(lambda opened: PageTask(opened, opened.pages[page]), form, version)


@office.route(f"{DRAFT}/pages/<page>/add", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_add_question(slug: str, form: str, version: int, page: str) -> ResponseReturnValue:
    """Add a question to a page."""
    del slug
    return answered(
        lambda opened: AddQuestionTask(opened, kinds=without_groups(), inside=opened.pages[page]), form, version
    )


def _add_section(opened: OpenDraft) -> AddSectionTask:
    if is_one_section(opened.written):
        raise KeyError(opened.draft.pin.block)
    return AddSectionTask(opened)


def of_form(make: Make) -> Make:
    """Return what makes a page that only forms have; for a block it is not found."""

    def made(opened: OpenDraft) -> Task:
        if opened.draft.pin.block:
            raise KeyError(opened.draft.pin.block)
        return make(opened)

    return made


def _save_before(opened: OpenDraft) -> int:
    """Return the newest save before this one that is part of the draft; 0 if there is none."""
    saves = saves_of(office_council().store, opened.draft.pin, before=opened.seen)
    return next((each.number for each in saves if not each.aside), 0)


def answered(make: Make, form: str, version: int) -> ResponseReturnValue:
    """Show a page, or save what was sent from it; one about something that is not there is not found."""
    opened = opened_to_write(form, version)
    if isinstance(opened, OpenDraft):
        try:
            return take(make, opened) if request.method == "POST" else show(make, opened)
        except KeyError:
            abort(404)
    return opened


def opened_to_write(form: str, version: int) -> OpenDraft | ResponseReturnValue:
    """Return a draft; where nothing of it can be read or changed, the way to its first page, which says so."""
    opened = open_draft(form, version)
    if not opened.can_be_read or (not opened.can_be_changed and request.method == "GET"):
        return redirect(opened.to(), 303)
    return opened
