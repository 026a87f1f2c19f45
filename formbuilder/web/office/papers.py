"""What one person sent, to take along: text to copy, a page to print, PDF, JSON, CSV; each is noted."""

from __future__ import annotations

import json

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.pdf import copy
from formbuilder.rendering.sent_json import whole_as_json
from formbuilder.rendering.sent_tables import table
from formbuilder.rendering.submission_papers import beside_page, paper, text_page
from formbuilder.services.readings import Reading, note_reading
from formbuilder.web.access import allow
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.files import CSV, JSON, PDF, file_of
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.sent import opened_line, read_here, sent_here, submission_here
from formbuilder.web.office.submissions import by_form


@office.get("/submissions/<reference>/text")
@allow(Right.READ_SUBMISSIONS)
def as_text(slug: str, reference: str) -> ResponseReturnValue:
    """Show it as plain text to copy."""
    del slug
    page = text_page(office_site(office_council()), read_here(reference, Reading.COPIED), by_form=by_form())
    return render_template("office/copy.html", page=page, frame=frame_here())


@office.get("/submissions/<reference>/print")
@allow(Right.READ_SUBMISSIONS)
def on_paper(slug: str, reference: str) -> ResponseReturnValue:
    """Show it as a page to print."""
    del slug
    sent = read_here(reference, Reading.PRINTED)
    page = paper(office_site(office_council()), sent, desk().clock(), by_form=by_form())
    return render_template("public/copy.html", page=page, frame=frame_here())


@office.get("/submissions/<reference>/file.pdf")
@allow(Right.READ_SUBMISSIONS)
def as_pdf(slug: str, reference: str) -> ResponseReturnValue:
    """Give it as a PDF."""
    del slug
    sent = read_here(reference, Reading.PDF)
    page = paper(office_site(office_council()), sent, desk().clock(), by_form=by_form())
    return file_of(copy(page), PDF, f"{sent.reference}.pdf")


@office.get("/submissions/<reference>/file.csv")
@allow(Right.READ_SUBMISSIONS)
def as_csv(slug: str, reference: str) -> ResponseReturnValue:
    """Give it as CSV, as ``formbuilder submissions export`` does."""
    del slug
    sent = read_here(reference, Reading.CSV)
    text = table([sent.form], [submission_here(sent.line)])
    return file_of(f"\ufeff{text}\n", CSV, f"{sent.reference}.csv")


@office.get("/submissions/<reference>/file.json")
@allow(Right.READ_SUBMISSIONS)
def as_json(slug: str, reference: str) -> ResponseReturnValue:
    """Give it as JSON, as ``formbuilder submissions export`` does."""
    del slug
    sent = read_here(reference, Reading.JSON)
    text = json.dumps(whole_as_json(submission_here(sent.line)), ensure_ascii=False, indent=2)
    return file_of(text, JSON, f"{sent.reference}.json")


@office.get("/submissions/<reference>/beside/<other>")
@allow(Right.READ_SUBMISSIONS)
def beside(slug: str, reference: str, other: str) -> ResponseReturnValue:
    """Show two submissions that may be of the same person side by side; no other two are ever on one screen."""
    del slug
    opened_line(other)
    one = sent_here(reference)
    if other not in {line.reference for line in one.same}:
        abort(404)
    two, served = sent_here(other), office_council()
    for each in (one, two):
        note_reading(served.store, Reading.COMPARED, each.line.reference, doing_here())
    page = beside_page(office_site(served), one, two)
    return render_template("office/beside.html", page=page, frame=frame_here())
