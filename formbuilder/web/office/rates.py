"""The rates of the council: read by all who work here, confirmed and put in by finance officers."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.values import Written
from formbuilder.charges.asked import CONFIRMING, asked_of_officers
from formbuilder.definition.rates import Amount, Figure, Rates, RateTable
from formbuilder.problems import DefinitionError
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.office_questions import EMPTY, Filling
from formbuilder.rendering.rates_pages import (
    ENTER,
    RATES,
    SEEN,
    TABLE,
    Known,
    confirm_page,
    incoming_page,
    load_page,
    problem_lines,
    rates_page,
    table_page,
    years_of,
)
from formbuilder.services.people import names_of_people
from formbuilder.services.rate_confirmations import Confirming, NotConfirmed, confirm_figure, confirmations
from formbuilder.services.rates import PutIn, look_at_rates, put_in_rates
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site
from formbuilder.web.office.assessments import collected
from formbuilder.web.office.blueprint import office

LARGEST = 200 * 1024
"""Bytes of a table."""
TOO_LARGE = "This is too large for one table. Put in one table at a time."
PUT_IN_SINCE = "Somebody put in other figures since you looked. Look at what would change again."
REFUSED = {
    NotConfirmed.CHANGED: "The figure has changed since you looked. Read it again, then confirm it.",
    NotConfirmed.NO_SOURCE: "Say what you read, in at most 300 letters.",
}


@office.get("/rates")
@allow(Right.READ_RATES)
def rates(slug: str) -> ResponseReturnValue:
    """List the tables of rates."""
    del slug
    page = rates_page(office_site(office_council()), _rates(), desk().today(), may_change=_may_change())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/rates/<table>/<int:year>")
@allow(Right.READ_RATES)
def rate_table(slug: str, table: str, year: int) -> ResponseReturnValue:
    """List the figures of a table in one year."""
    del slug
    served, found = office_council(), _table(table)
    years = years_of(found)
    if year not in years:
        abort(404)
    known = Known(confirmed=confirmations(served.store, _rates()), people=names_of_people(office_council().store))
    page = table_page(office_site(served), found, year, known, years=years, may_change=_may_change())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/rates/<table>/<int:year>/<figure>")
@allow(Right.CONFIRM_RATES)
def confirming(slug: str, table: str, year: int, figure: str) -> ResponseReturnValue:
    """Ask what a figure was compared with."""
    del slug
    return _confirm_page(f"{table}.{figure}", year, EMPTY)


@office.post("/rates/<table>/<int:year>/<figure>")
@allow(Right.CONFIRM_RATES)
def confirm(slug: str, table: str, year: int, figure: str) -> ResponseReturnValue:
    """Confirm a figure."""
    del slug
    served, name = office_council(), f"{table}.{figure}"
    sent = collected(asked_of_officers(CONFIRMING))
    if sent.not_taken:
        return once_more(served, frame_here())
    if not sent.good:
        return _confirm_page(name, year, Filling.of(sent))
    value = sent.readings["source"].value
    source = value.text if isinstance(value, Written) else ""
    said = Confirming(name, year, request.form.get(SEEN, ""), source)
    why = confirm_figure(served.store, _rates(), said, doing_here())
    if why is None:
        return redirect(office_site(served).to(f"{RATES}/{table}/{year}"), 303)
    if why is NotConfirmed.UNKNOWN:
        abort(404)
    return _confirm_page(name, year, Filling.of(sent, [("source", REFUSED[why])]))


@office.get("/rates/load")
@allow(Right.CONFIRM_RATES)
def loading_rates(slug: str) -> ResponseReturnValue:
    """Ask for a table."""
    del slug
    return _load_page()


@office.post("/rates/load")
@allow(Right.CONFIRM_RATES)
def load_rates(slug: str) -> ResponseReturnValue:
    """Show what a table would change; nothing changes yet."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    data = _sent_table()
    if not data.strip():
        return _load_page(problems=(ENTER,))
    return _looked_at(data)


@office.post("/rates/put-in")
@allow(Right.CONFIRM_RATES)
def put_in(slug: str) -> ResponseReturnValue:
    """Put a table in."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    data, edition = _sent_table(), request.form.get("edition", "")
    number = int(edition) if edition.isascii() and edition.isdigit() and len(edition) <= len("100000") else -1
    try:
        result = put_in_rates(served.store, data, number, doing_here())
    except DefinitionError as error:
        return _load_page(_text(data), problem_lines(str(each) for each in error.problems))
    if result is PutIn.CHANGED:
        return _load_page(_text(data), (PUT_IN_SINCE,))
    return redirect(office_site(served).to(RATES), 303)


def _rates() -> Rates:
    return office_council().rates.at(desk().clock())


def _may_change() -> bool:
    return may_here(Right.CONFIRM_RATES)


def _table(name: str) -> RateTable:
    return _rates().tables.get(name) or abort(404)


def _figure(name: str, year: int) -> tuple[Figure, Amount]:
    figure = _rates().find(name)
    amount = figure.years.get(year) if figure else None
    return (figure, amount) if figure and amount else abort(404)


def _confirm_page(name: str, year: int, filling: Filling) -> ResponseReturnValue:
    page = confirm_page(office_site(office_council()), name, year, _figure(name, year), new_token(), filling)
    return render_template("office/questions.html", page=page, frame=frame_here())


def _load_page(typed: str = "", problems: tuple[str, ...] = ()) -> ResponseReturnValue:
    page = load_page(office_site(office_council()), new_token(), typed, problems)
    return render_template("office/rates_load.html", page=page, frame=frame_here())


def _looked_at(data: bytes) -> ResponseReturnValue:
    served = office_council()
    if len(data) > LARGEST:
        return _load_page(problems=(TOO_LARGE,))
    try:
        incoming = look_at_rates(served.store, data)
    except DefinitionError as error:
        return _load_page(_text(data), problem_lines(str(each) for each in error.problems))
    page = incoming_page(office_site(served), new_token(), incoming, _text(data))
    return render_template("public/text.html", page=page, frame=frame_here())


def _sent_table() -> bytes:
    """Return the file that was sent or, without one, the text in the box."""
    file = request.files.get("file")
    data = file.read(LARGEST + 1) if file else b""
    return data or request.form.get(TABLE, "").replace("\r\n", "\n").encode()


def _text(data: bytes) -> str:
    return data.decode(errors="replace")
