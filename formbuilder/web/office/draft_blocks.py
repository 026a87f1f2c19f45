"""Questions that forms share: put into a draft, moved in it, and taken out of it."""

from __future__ import annotations

from flask import abort, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.drafting.blocks import used as used_in
from formbuilder.drafting.things import Thing
from formbuilder.rendering.block_tasks import AddBlockTask, BlockTask, removing_block_page
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.web.access import allow
from formbuilder.web.editing import stepped
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.draft_places import removing, taken_out_of
from formbuilder.web.office.drafts import DRAFT, answered, of_form, opened_to_write

BLOCK = f"{DRAFT}/blocks/<used>"


@office.route(f"{DRAFT}/blocks", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_blocks(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show the shared questions, or add some as a section."""
    del slug
    return answered(of_form(AddBlockTask), form, version)


@office.route(f"{DRAFT}/sections/<section>/blocks", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_section_blocks(slug: str, form: str, version: int, section: str) -> ResponseReturnValue:
    """Add shared questions to the pages of a section."""
    del slug

    def make(opened: OpenDraft) -> AddBlockTask:
        found = opened.sections[section]
        if found.block:
            raise KeyError(section)
        return AddBlockTask(opened, section=found)

    return answered(of_form(make), form, version)


@office.route(BLOCK, methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_block(slug: str, form: str, version: int, used: str) -> ResponseReturnValue:
    """Show shared questions of the form, or take another version of them."""
    del slug
    return answered(lambda opened: BlockTask(opened, _used(opened, used)), form, version)


@office.post(f"{BLOCK}/<any(up, down):step>")
@allow(Right.WRITE_DRAFTS)
def draft_block_step(slug: str, form: str, version: int, used: str, step: str) -> ResponseReturnValue:
    """Move shared questions one step."""
    del slug
    opened = opened_to_write(form, version)
    if not isinstance(opened, OpenDraft):
        return opened
    thing = _used_or_404(opened, used)
    return stepped(lambda seen: BlockTask(seen, thing), lambda task: task.step(step), opened, f"blocks/{used}")


@office.route(f"{BLOCK}/remove", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def draft_block_remove(slug: str, form: str, version: int, used: str) -> ResponseReturnValue:
    """Ask before shared questions are taken out, and take them out."""
    del slug
    opened = opened_to_write(form, version)
    if not isinstance(opened, OpenDraft):
        return opened
    thing = _used_or_404(opened, used)
    answer = taken_out_of if request.method == "POST" else removing
    return answer(opened, thing, removing_block_page)


def _used_or_404(opened: OpenDraft, name: str) -> Thing:
    try:
        return _used(opened, name)
    except KeyError:
        abort(404)


def _used(opened: OpenDraft, name: str) -> Thing:
    """Return where a block is used; raises KeyError if it is not."""
    return used_in(opened.written)[name]
