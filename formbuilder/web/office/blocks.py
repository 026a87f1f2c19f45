"""Blocks: the list, one of them, its next version, and the newer version in the draft of a form."""

from __future__ import annotations

import re

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.checking.shelf import Shelf
from formbuilder.drafting.heads import OF_BLOCK, title_of
from formbuilder.rendering.block_pages import (
    BlockLine,
    ShownBlock,
    block_page,
    blocks_page,
    version_page,
)
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.office_pages import told_apart
from formbuilder.rendering.plan_pages import BECAUSE, SAY_WHY, Typed, withdraw_block_page
from formbuilder.rendering.publish_pages import refused_block_page
from formbuilder.services.blocks import (
    A_PAGE,
    blocks_being_written,
    blocks_in_forms,
    draft_with_newer,
    forms_using,
    own_blocks,
)
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import OPEN, Draft, begin_block_draft, drafts_of
from formbuilder.services.form_list import titles_of
from formbuilder.services.people import names_of_people
from formbuilder.services.publishing_kinds import NotPublished
from formbuilder.services.withdrawing import withdraw_block, withdrawn_blocks
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.draft_here import LONGEST, text_page, titled_site_here
from formbuilder.web.office.forms import looker, number_in, to_draft

NAME = re.compile(r"[a-z][a-z0-9-]{0,53}")


@office.get("/blocks")
@allow(Right.READ_DRAFTS)
def blocks(slug: str) -> ResponseReturnValue:
    """Show the blocks."""
    del slug
    store, shelf, start = office_council().store, shelf_here(), _start()
    used, writing, known = blocks_in_forms(store), blocks_being_written(store), _versions(shelf)
    gone = withdrawn_blocks(store)
    shown = sorted(known)[start : start + A_PAGE]
    lines = (
        BlockLine(
            block=block,
            title=title_of(shelf.block(f"{block}@{known[block][0]}") or "") or block,
            newest=next((each for each in known[block] if f"{block}@{each}" not in gone), 0),
            forms=used.get(block, 0),
            in_work=block in writing,
        )
        for block in shown
    )
    page = blocks_page(looker(), lines, start, more=len(known) > start + A_PAGE)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/blocks/<block>")
@allow(Right.READ_DRAFTS)
def one_block(slug: str, block: str) -> ResponseReturnValue:
    """Show one block."""
    del slug
    store, shelf, start = office_council().store, shelf_here(), _start()
    versions = _versions_or_404(shelf, block)
    uses, gone = forms_using(store, block, A_PAGE + 1, start), withdrawn_blocks(store)
    shown = ShownBlock(
        block=block,
        title=title_of(shelf.block(f"{block}@{versions[0]}") or "") or block,
        versions=versions,
        own={each.version: each for each in own_blocks(store, block)},
        drafts=drafts_of(store, f"{OF_BLOCK}{block}"),
        uses=uses[:A_PAGE],
        titles=told_apart(titles_of(store, {each.form for each in uses})),
        names=names_of_people(store),
        start=start,
        more=len(uses) > A_PAGE,
        withdrawn={each: gone[f"{block}@{each}"] for each in versions if f"{block}@{each}" in gone},
    )
    return render_template("office/sections.html", page=block_page(looker(), shown), frame=frame_here())


@office.get("/blocks/<block>/<int:version>")
@allow(Right.READ_DRAFTS)
def block_version(slug: str, block: str, version: int) -> ResponseReturnValue:
    """Show the questions of one version."""
    del slug
    shelf = shelf_here()
    form, _ = shelf.read(_text_or_404(shelf, block, version))
    page = version_page(looker(), form or abort(404), block, version)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.post("/blocks/<block>/begin")
@allow(Right.WRITE_DRAFTS)
def begin_block(slug: str, block: str) -> ResponseReturnValue:
    """Begin the next version of a block with the words of one of its versions; where one is in work, lead to it."""
    del slug
    served, shelf, version = office_council(), shelf_here(), number_in(request.form.get("version", ""))
    if not came_from_here():
        return once_more(served, frame_here())
    in_work = [each for each in drafts_of(served.store, f"{OF_BLOCK}{block}") if each.state in OPEN]
    if in_work:
        return to_draft(in_work[0])
    text, highest = _text_or_404(shelf, block, version), _versions_or_404(shelf, block)[0]
    begun = begin_block_draft(served.store, block, text, f"{OF_BLOCK}{block}@{version}", doing_here(), highest)
    return to_draft(begun) if isinstance(begun, Draft) else abort(404)


@office.post("/blocks/<block>/use")
@allow(Right.WRITE_DRAFTS)
def use_newer_block(slug: str, block: str) -> ResponseReturnValue:
    """Begin a draft of a form that uses a newer version of a block, all else as it is."""
    del slug
    served, shelf = office_council(), shelf_here()
    if not came_from_here():
        return once_more(served, frame_here())
    version, of = (number_in(request.form.get(name, "")) for name in ("version", "of"))
    _text_or_404(shelf, block, version)
    pin = DraftPin(request.form.get("form", ""), of)
    begun = draft_with_newer(served.store, pin, block, version, doing_here())
    return to_draft(begun) if isinstance(begun, Draft) else abort(404)


@office.get("/blocks/<block>/<int:version>/withdraw")
@allow(Right.PUBLISH)
def withdrawing_block(slug: str, block: str, version: int) -> ResponseReturnValue:
    """Ask why a version of a block is withdrawn."""
    del slug
    _text_or_404(shelf_here(), block, version)
    return _withdraw_page(DraftPin(f"{OF_BLOCK}{block}", version), Typed())


@office.post("/blocks/<block>/<int:version>/withdraw")
@allow(Right.PUBLISH)
def block_withdrawn(slug: str, block: str, version: int) -> ResponseReturnValue:
    """Let no draft take a version of a block any more."""
    del slug
    served = office_council()
    _text_or_404(shelf_here(), block, version)
    pin, because = DraftPin(f"{OF_BLOCK}{block}", version), request.form.get(BECAUSE, "")[:LONGEST]
    if not came_from_here():
        return once_more(served, frame_here())
    why = withdraw_block(served.store, pin, because, doing_here())
    if why is NotPublished.NO_REASON:
        return _withdraw_page(pin, Typed(because=because, wrong={BECAUSE: (SAY_WHY,)}))
    if why:
        return text_page(refused_block_page(office_site(served), block, why))
    return redirect(office_site(served).to(f"blocks/{block}"), 303)


def _withdraw_page(pin: DraftPin, typed: Typed) -> ResponseReturnValue:
    page = withdraw_block_page(titled_site_here(pin), new_token(), typed)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _versions(shelf: Shelf) -> dict[str, tuple[int, ...]]:
    """Return the versions of every block, the newest first."""
    found: dict[str, list[int]] = {}
    for name in shelf.library.blocks:
        block, _, version = name.partition("@")
        found.setdefault(block, []).append(int(version))
    return {block: tuple(sorted(versions, reverse=True)) for block, versions in found.items()}


def _versions_or_404(shelf: Shelf, block: str) -> tuple[int, ...]:
    return (_versions(shelf).get(block) if NAME.fullmatch(block) else None) or abort(404)


def _text_or_404(shelf: Shelf, block: str, version: int) -> str:
    return (shelf.block(f"{block}@{version}") if NAME.fullmatch(block) else None) or abort(404)


def _start() -> int:
    """Return from where in a list to show; at most a million."""
    return min(max(0, request.args.get("from", 0, type=int)), 1_000_000)
