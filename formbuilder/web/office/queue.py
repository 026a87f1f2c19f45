"""What people sent: the list, the search, and opening what means danger."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.answers import listed
from formbuilder.answers.cells import guarded
from formbuilder.answers.moments import typed_day
from formbuilder.definition.marks import Fact
from formbuilder.rendering.day_boxes import NOT_GONE
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.queue_pages import (
    AFTER,
    BORN,
    FORM,
    MINE,
    NAME,
    NHS,
    POSTCODE,
    REFERENCE,
    STATE,
    STILL_OPEN,
    WHOSE,
    Chosen,
    Listed,
    clear_rows,
    found_page,
    queue_page,
    search_page,
)
from formbuilder.sealing.reference import read_reference
from formbuilder.services.alerts import open_alert
from formbuilder.services.draft_pins import FORM as FORM_NAME
from formbuilder.services.opening import is_reference
from formbuilder.services.queue import Listing, QueuePage, Spot, find_line, list_queue, search_queue
from formbuilder.services.queue_states import State
from formbuilder.services.quiet import count_quiet
from formbuilder.services.readings import Reading, note_reading
from formbuilder.services.teams import list_teams
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site, signed_in
from formbuilder.web.files import CSV, file_of
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.sent import line_or_404, names_here
from formbuilder.web.search_marks import marks_of

MOST_LINES = 2_000
"""Lines of a list as CSV."""
FACTS = {NAME: Fact.NAME, BORN: Fact.DATE_OF_BIRTH, POSTCODE: Fact.POSTCODE, NHS: Fact.NHS_NUMBER}
LONGEST = 200
BAD_REFERENCE = "Check the reference. It has 8 letters and digits, for example KJC7-44KR."
NOT_FOUND = "Nothing has this reference. Look at it again."
NOTHING = "Fill in one box at least."


@office.get("/submissions")
@allow(Right.READ_SUBMISSIONS)
def submissions(slug: str) -> ResponseReturnValue:
    """List what people sent."""
    del slug
    served, chosen, after = office_council(), _chosen(), spot_of(request.args.get(AFTER, ""))
    found = _found(chosen, after)
    shown = Listed(
        lines=found.lines,
        names=names_here(served, found.lines),
        chosen=chosen,
        next=address_of(found.next),
        first=after is None,
        now=desk().clock(),
        quiet=count_quiet(served.store) if may_here(Right.WRITE_ASSESSMENTS) else None,
        teams={team.id: team.name for team in list_teams(served.store) if team.active},
    )
    page = queue_page(office_site(served), shown, new_token())
    return render_template("office/queue.html", page=page, frame=frame_here())


@office.get("/submissions/list.csv")
@allow(Right.READ_SUBMISSIONS)
def submissions_csv(slug: str) -> ResponseReturnValue:
    """Give the list without answers, for a spreadsheet."""
    served = office_council()
    found = _found(_chosen(), None, MOST_LINES)
    out = io.StringIO()
    rows = clear_rows(found.lines, names_here(served))
    csv.writer(out, lineterminator="\n").writerows([guarded(cell) for cell in row] for row in rows)
    note_reading(served.store, Reading.LISTED, _chosen().query[:80] or STILL_OPEN, doing_here())
    return file_of(out.getvalue(), CSV, f"{slug}-list.csv")


@office.get("/submissions/search")
@allow(Right.READ_SUBMISSIONS)
def searching(slug: str) -> ResponseReturnValue:
    """Ask for whom to look."""
    del slug
    return _search_page({}, {})


@office.post("/submissions/search")
@allow(Right.READ_SUBMISSIONS)
def search(slug: str) -> ResponseReturnValue:
    """Show what has exactly these facts; they are in no address, so in no history and no log."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    typed = {name: request.form.get(name, "")[:LONGEST] for name in (REFERENCE, *FACTS)}
    if typed[REFERENCE].strip():
        return _by_reference(typed)
    facts, wrong = _facts(typed)
    if wrong or not facts:
        return _search_page(typed, wrong or {REFERENCE: NOTHING})
    lines = search_queue(served.store, marks_of(facts, desk().search_key(served.store.council)))
    doing = doing_here()
    served.store.write(lambda scope: doing.note(scope, "submissions-searched", " ".join(fact.fact for fact in facts)))
    page = found_page(office_site(served), lines, names_here(served, lines), desk().clock(), new_token())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.post("/submissions/<reference>/open")
@allow(Right.READ_SUBMISSIONS)
def open_it(slug: str, reference: str) -> ResponseReturnValue:
    """Open what means danger: nobody is told of it any more; who opened it, and when, is kept."""
    del slug
    served, line, doing = office_council(), line_or_404(reference), doing_here()
    if not came_from_here():
        return once_more(served, frame_here())
    by = signed_in().person.id
    open_alert(served.store, line.reference, by, now=doing.now, random=doing.random, person=by)
    return redirect(office_site(served).to(f"submissions/{line.reference}"), 303)


def _found(chosen: Chosen, after: Spot | None, most: int | None = None) -> QueuePage:
    mine = signed_in().person.id if chosen.whose == MINE else None
    listing = Listing(
        states=chosen.states,
        form=chosen.form or None,
        team=chosen.whose if is_id(chosen.whose) else None,
        assigned=mine,
    )
    store = office_council().store
    return list_queue(store, listing, after) if most is None else list_queue(store, listing, after, most)


def _chosen() -> Chosen:
    """Return the filters; one that cannot be is left out."""
    state, whose, form = (request.args.get(name, "") for name in (STATE, WHOSE, FORM))
    return Chosen(
        state=state if state in set(State) else STILL_OPEN,
        whose=whose if whose == MINE or is_id(whose) else "",
        form=form if FORM_NAME.fullmatch(form) else "",
    )


def spot_of(text: str) -> Spot | None:
    """Read where a page begins; None, the first page, if it cannot be."""
    urgency, _, rest = text.partition("-")
    moment, _, reference = rest.partition("-")
    if urgency not in {"0", "1", "2"} or not is_reference(reference):
        return None
    try:
        return Spot(int(urgency), datetime.strptime(moment, "%Y%m%d%H%M%S%f").replace(tzinfo=UTC), reference)
    except ValueError:
        return None


def address_of(spot: Spot | None) -> str:
    """Return a place in the list as an address names it; nothing for its top."""
    return f"{spot.urgency}-{spot.sent_at.astimezone(UTC):%Y%m%d%H%M%S%f}-{spot.reference}" if spot else ""


def _by_reference(typed: dict[str, str]) -> ResponseReturnValue:
    served, reference = office_council(), read_reference(typed[REFERENCE])
    line = find_line(served.store, reference) if reference else None
    if line is None:
        return _search_page(typed, {REFERENCE: NOT_FOUND if reference else BAD_REFERENCE})
    return redirect(office_site(served).to(f"submissions/{line.reference}"), 303)


def _facts(typed: dict[str, str]) -> tuple[list[listed.Listed], dict[str, str]]:
    """Return what is looked for, and what is wrong with it by box."""
    found: list[listed.Listed] = []
    wrong: dict[str, str] = {}
    for name, fact in FACTS.items():
        text = typed[name].strip()
        if fact is Fact.DATE_OF_BIRTH and text:
            day = typed_day(text, desk().today())
            text = day.isoformat() if day else ""
            wrong |= {} if text else {BORN: NOT_GONE}
        if kept := listed.written(fact, text):
            found.append(listed.Listed(fact, kept))
    return found, wrong


def _search_page(typed: dict[str, str], wrong: dict[str, str]) -> ResponseReturnValue:
    page = search_page(office_site(office_council()), new_token(), typed, wrong)
    return render_template("office/form.html", page=page, frame=frame_here())
