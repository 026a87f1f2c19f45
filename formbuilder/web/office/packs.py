"""The board pack of a draft: as a page, a PDF and a Word file, and what an officer writes for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.definition.fingerprint import rows
from formbuilder.definition.model import Form
from formbuilder.publishing.pack import Facts, Pack, PackDanger, PackFinding, PackLeft, PackSignOff
from formbuilder.rendering import pdf
from formbuilder.rendering.facts_page import (
    COST,
    DATA_PROTECTION,
    EQUALITY,
    EQUALITY_BY,
    EQUALITY_ON,
    GO_LIVE,
    REVIEW,
    SAVES,
    WHAT,
    WHY,
    TypedFacts,
    broken_page,
    facts_page,
    step_words,
    typed_facts,
)
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.heard_page import heard_lines
from formbuilder.rendering.pack_page import BoardPage, board_page
from formbuilder.rendering.titles import day_in_england
from formbuilder.rendering.word_pack import word_pack
from formbuilder.services.blocks import forms_using
from formbuilder.services.checks import Words
from formbuilder.services.corrections import live_form
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Revision, find_revision
from formbuilder.services.form_list import titles_of
from formbuilder.services.heard import heard
from formbuilder.services.packs import LONGEST, LONGEST_NAME, Kept, NotKept, facts_of, keep_facts
from formbuilder.services.people import forms_looked_after, names_of_people
from formbuilder.services.publishing import lines_left
from formbuilder.services.sign_offs import standing
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.checks import checks_here
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404, shelf_here
from formbuilder.web.files import PDF, WORD, file_of
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.statements import panels_here

if TYPE_CHECKING:
    from formbuilder.checking.publish_gate import Line
    from formbuilder.plainlanguage.forms import Placed

MOST = 20_000
MOST_FORMS = 200


@dataclass(frozen=True, slots=True)
class _Read:
    """A draft that is read."""

    pin: DraftPin
    revision: Revision
    findings: tuple[Placed, ...]
    form: Form


@office.get("/drafts/<form>/<int:version>/pack")
@allow(Right.READ_DRAFTS)
def board_pack(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show the board pack."""
    del slug
    return render_template("office/pack.html", page=_page(DraftPin(form, version)), frame=frame_here())


@office.get("/drafts/<form>/<int:version>/pack.pdf")
@allow(Right.READ_DRAFTS)
def board_pack_as_pdf(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Save the board pack as an accessible PDF."""
    del slug
    page = _page(DraftPin(form, version))
    return file_of(pdf.board_pack(page), PDF, f"{page.file_name}.pdf")


@office.get("/drafts/<form>/<int:version>/pack.docx")
@allow(Right.READ_DRAFTS)
def board_pack_as_word(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Save the board pack as a Word file."""
    del slug
    page = _page(DraftPin(form, version))
    return file_of(word_pack(page), WORD, f"{page.file_name}.docx")


@office.get("/drafts/<form>/<int:version>/pack/facts")
@allow(Right.WRITE_DRAFTS)
def pack_facts(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask for what the board wants to know beside the form."""
    del slug
    pin = draft_or_404(form, version).pin
    kept = facts_of(office_council().store, pin)
    return _facts_page(pin, typed_facts(kept))


@office.post("/drafts/<form>/<int:version>/pack/facts")
@allow(Right.WRITE_DRAFTS)
def write_pack_facts(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Keep it."""
    del slug
    served, pin, typed = office_council(), draft_or_404(form, version).pin, _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    new = _facts(typed)
    days = ((name, typed.texts[name]) for name in (EQUALITY_ON, GO_LIVE, REVIEW))
    wrong = frozenset(name for name, text in days if text and typed_day(text) is None)
    if wrong:
        return _facts_page(pin, typed, wrong=wrong)
    result = keep_facts(served.store, pin, new, typed.saves, doing_here())
    if isinstance(result, Kept):
        return redirect(office_site(served).to(f"drafts/{pin.form}/{pin.version}/pack"), 303)
    theirs = facts_of(served.store, pin) if result is NotKept.SAVED_SINCE else None
    most = {EQUALITY_BY: LONGEST_NAME}
    long = frozenset(name for name, text in typed.texts.items() if len(text) > most.get(name, LONGEST))
    return _facts_page(pin, typed, wrong=long, theirs=theirs)


def _facts_page(
    pin: DraftPin, typed: TypedFacts, *, wrong: frozenset[str] = frozenset(), theirs: Kept | None = None
) -> ResponseReturnValue:
    page = facts_page(office_site(office_council()), pin, new_token(), typed, wrong, theirs)
    return render_template("office/written.html", page=page, frame=frame_here()), 409 if theirs else 200


def _typed() -> TypedFacts:
    names = (WHAT, WHY, EQUALITY, EQUALITY_BY, EQUALITY_ON, DATA_PROTECTION, COST, GO_LIVE, REVIEW)
    texts = {name: request.form.get(name, "")[:MOST].replace("\r\n", "\n").strip() for name in names}
    return TypedFacts(texts=texts, saves=min(max(0, request.form.get(SAVES, 0, type=int)), 1_000_000))


def _facts(typed: TypedFacts) -> Facts:
    texts = typed.texts
    return Facts(
        asked=texts[WHAT],
        why=texts[WHY],
        equality=texts[EQUALITY],
        equality_by=texts[EQUALITY_BY],
        equality_on=typed_day(texts[EQUALITY_ON]),
        data_protection=texts[DATA_PROTECTION],
        cost=texts[COST],
        go_live=typed_day(texts[GO_LIVE]),
        review=typed_day(texts[REVIEW]),
    )


def _page(pin: DraftPin) -> BoardPage:
    """Return the pack; a draft that cannot be used has none, and a page says so."""
    served = office_council()
    read = _read(pin)
    may_write = may_here(Right.WRITE_DRAFTS)
    return board_page(office_site(served), _pack(read), f"drafts/{pin.form}/{pin.version}", may_write=may_write)


def _read(pin: DraftPin) -> _Read:
    served = office_council()
    revision = find_revision(served.store, pin)
    if revision is None:
        abort(404)
    report = checks_here(served).check(revision.text)
    if report.form is None:
        page = broken_page(office_site(served), f"drafts/{pin.form}/{pin.version}")
        abort(Response(render_template("public/text.html", page=page, frame=frame_here()), mimetype="text/html"))
    return _Read(pin, revision, report.findings, report.form)


def _pack(read: _Read) -> Pack:
    from formbuilder.checking.packing import Around, packed_for_board  # noqa: PLC0415 - only who reads a pack pays

    served, here = office_council(), desk()
    store, pin = served.store, read.pin
    looking = [each for each in forms_looked_after(store) if each.form == pin.form]
    around = Around(
        council=served.council.name,
        revision=read.revision.number,
        made_on=here.today(),
        asks=tuple(name for each in looking for name in (each.owner.name, each.deputy.name)),
        facts=facts_of(store, pin).facts,
        published=_published(read),
        duties=here.shelves.at(served.rates.at(here.clock()), served.blocks, served.words).library.duties or {},
        panels=panels_here(pin, read.form),
        findings=tuple(_findings(read)),
        sign_offs=tuple(_sign_offs(read)),
        dangers=tuple(_dangers(read)),
        no_equality=_no_equality(read),
        used_in=_used_in(read.pin.block) if read.pin.block else None,
        rates=served.rates.at(here.clock()),
    )
    return packed_for_board(read.form, around)


def _published(read: _Read) -> Form | None:
    """Return the version that people fill in now, if it is another one."""
    served = office_council()
    if read.pin.block:
        shelf = shelf_here()
        before = shelf.newest_before(read.pin.block, read.pin.version)
        return shelf.read(before)[0] if before else None
    pin = served.open(desk().clock()).get(read.pin.form)
    edition = served.edition(pin) if pin else None
    found = edition.form if edition else live_form(served.store, read.pin.form)
    return None if found is None or found.version == read.pin.version else found


def _used_in(block: str) -> tuple[str, ...]:
    """Return the titles of the forms that use a block."""
    store = office_council().store
    forms = tuple(each.form for each in forms_using(store, block, MOST_FORMS))
    titles = titles_of(store, forms)
    return tuple(titles.get(form) or form for form in forms)


def _findings(read: _Read) -> Iterator[PackFinding]:
    from formbuilder.checking.publish_gate import finding_lines  # noqa: PLC0415 - as above

    left = lines_left(office_council().store, read.pin.form)
    here = f"drafts/{read.pin.form}/{read.pin.version}"
    lines: dict[str, Line] = {each.key: each for each in finding_lines(read.form, read.findings, here)}
    for key, line in lines.items():
        yield PackFinding(line.says, left[key].because if key in left else "")


def _dangers(read: _Read) -> Iterator[PackDanger]:
    """Yield the questions that may ask about danger and are not marked, with who said why."""
    from formbuilder.checking.publish_gate import danger_lines  # noqa: PLC0415 - as above
    from formbuilder.plainlanguage.danger import unmarked  # noqa: PLC0415 - as above

    store = office_council().store
    left, names = lines_left(store, read.pin.form), names_of_people(store)
    here = f"drafts/{read.pin.form}/{read.pin.version}"
    for line, question in zip(danger_lines(read.form, here), unmarked(read.form), strict=True):
        said = left.get(line.key)
        by, day = (names.get(said.left_by) or "Somebody who left", day_in_england(said.left_at)) if said else ("", None)
        yield PackDanger(str(question.ask), said.because if said else "", by, day)


def _no_equality(read: _Read) -> PackLeft | None:
    """Return why nobody looked at equality, if somebody left it."""
    from formbuilder.checking.publish_gate import equality_line  # noqa: PLC0415 - as above

    here = f"drafts/{read.pin.form}/{read.pin.version}"
    said = lines_left(office_council().store, read.pin.form).get(equality_line(here).key)
    if said is None:
        return None
    by = names_of_people(office_council().store).get(said.left_by) or "Somebody who left"
    return PackLeft(said.because, by, day_in_england(said.left_at))


def _sign_offs(read: _Read) -> Iterator[PackSignOff]:
    words = Words(read.revision.number, read.revision.text, read.form, rows(read.form))
    found = standing(office_council().store, read.pin, words)
    told = heard(office_council().store, read.pin.form, read.pin.version)
    for each in found.chain.steps:
        concerns = [line for one in told if one.step == each.step.name and one.words for line in heard_lines(one)]
        yield PackSignOff(each.step.name, " ".join((step_words(each), *concerns)))
