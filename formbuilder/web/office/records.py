"""How long records are kept, what is held, and what was deleted."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.councils.keeping import RULES, Keeping, Kind
from formbuilder.councils.writing import Plain
from formbuilder.problems import DefinitionError
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.records_pages import (
    DAYS,
    FORM,
    FORM_DAYS,
    REFERENCE,
    SEEN,
    SURE,
    WHY,
    Typed,
    deletions_page,
    hold_page,
    holds_page,
    kind_page,
    lift_page,
    records_page,
    sure_page,
)
from formbuilder.rendering.settings_pages import NOT_CHANGED
from formbuilder.rendering.text_page import Press
from formbuilder.services.deletions import deletion_report
from formbuilder.services.form_list import titles_of
from formbuilder.services.holds import Wish, find_hold, hold, holds_lifted, holds_now, lift
from formbuilder.services.people import names_of_people
from formbuilder.services.retention import count_kind, known_forms
from formbuilder.services.settings import Change, NotChanged, Now, change_settings, mark_of, settings_now
from formbuilder.storage.holds import HoldRow
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.pages import page_asked_for

NAMES = ("days_kept", "kept")
"""The settings of the profile that say how long what is kept."""
LONGEST = 4_000


@office.get("/records")
@allow(Right.KEEP_RECORDS)
def records(slug: str) -> ResponseReturnValue:
    """Show what is kept how long."""
    del slug
    served = office_council()
    keeping = settings_now(served.store).council.keeping
    page = records_page(office_site(served), keeping, titles_of(served.store, keeping.forms))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/records/kinds/<kind>")
@allow(Right.KEEP_RECORDS)
def records_kind(slug: str, kind: str) -> ResponseReturnValue:
    """Show for how many days one kind of record is kept."""
    del slug
    asked, now = _kind(kind), settings_now(office_council().store)
    keeping = now.council.keeping
    own = {f"{DAYS}-{form}": str(days[asked]) for form, days in keeping.forms.items() if asked in days}
    return _kind_page(asked, Typed({DAYS: str(keeping.days_for(asked)), **own}), mark_of(now.plain, NAMES))


@office.post("/records/kinds/<kind>")
@allow(Right.KEEP_RECORDS)
def records_change_kind(slug: str, kind: str) -> ResponseReturnValue:
    """Change for how many days one kind of record is kept; ask first if that deletes something at once."""
    del slug
    asked, served = _kind(kind), office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    sent = {DAYS: ""} | {
        name: text.strip()[:60]
        for name, text in request.form.items()
        if name in {DAYS, FORM, FORM_DAYS} or name.startswith(f"{DAYS}-")
    }
    now, errors, seen = settings_now(served.store), _wrong(asked, sent), request.form.get(SEEN, "")
    if errors:
        return _kind_page(asked, Typed(sent, errors), seen)
    keeping = _kept(now.council.keeping, asked, sent)
    at_once = _more_at_once(now.council.keeping, keeping, asked)
    if at_once and request.form.get(SURE) != "yes":
        return _ask(asked, at_once, sent, seen)
    return _keep(now, asked, keeping, (sent, seen))


@office.get("/records/holds")
@allow(Right.KEEP_RECORDS)
def records_holds(slug: str) -> ResponseReturnValue:
    """List what is held."""
    del slug
    number = page_asked_for()
    return _holds(holds_now(office_council().store, number), number, lifted=False)


@office.get("/records/holds/lifted")
@allow(Right.KEEP_RECORDS)
def records_lifted_holds(slug: str) -> ResponseReturnValue:
    """List holds that were lifted."""
    del slug
    number = page_asked_for()
    return _holds(holds_lifted(office_council().store, number), number, lifted=True)


@office.get("/records/holds/add")
@allow(Right.KEEP_RECORDS)
def records_holding(slug: str) -> ResponseReturnValue:
    """Ask what is to be held."""
    del slug
    page = hold_page(office_site(office_council()), new_token(), _titles(), Wish())
    return render_template("office/sheet.html", page=page, frame=frame_here())


@office.post("/records/holds/add")
@allow(Right.KEEP_RECORDS)
def records_add_hold(slug: str) -> ResponseReturnValue:
    """Hold something."""
    del slug
    served, sent = office_council(), request.form
    if not came_from_here():
        return once_more(served, frame_here())
    reference, form = (sent.get(name, "").strip()[:60] for name in (REFERENCE, FORM))
    wish = Wish(reference=reference, form=form, why=sent.get(WHY, "")[:LONGEST])
    result = hold(served.store, wish, doing_here())
    if isinstance(result, HoldRow):
        return redirect(office_site(served).to("records/holds"), 303)
    page = hold_page(office_site(served), new_token(), _titles(), wish, result)
    return render_template("office/sheet.html", page=page, frame=frame_here())


@office.get("/records/holds/<id_>")
@allow(Right.KEEP_RECORDS)
def records_lifting(slug: str, id_: str) -> ResponseReturnValue:
    """Ask before a hold is lifted."""
    del slug
    served = office_council()
    found = find_hold(served.store, id_)
    if found is None or found.lifted_at is not None:
        abort(404)
    page = lift_page(
        office_site(served), new_token(), found, titles_of(served.store, [found.form] if found.form else [])
    )
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/records/holds/<id_>")
@allow(Right.KEEP_RECORDS)
def records_lift_hold(slug: str, id_: str) -> ResponseReturnValue:
    """Lift a hold; one that somebody lifted before stays lifted."""
    del slug
    served = office_council()
    if find_hold(served.store, id_) is None:
        abort(404)
    if not came_from_here():
        return once_more(served, frame_here())
    lift(served.store, id_, doing_here())
    return redirect(office_site(served).to("records/holds"), 303)


@office.get("/records/deletions")
@allow(Right.KEEP_RECORDS)
def records_deletions(slug: str) -> ResponseReturnValue:
    """Report what was deleted."""
    del slug
    served, number = office_council(), page_asked_for()
    page = deletions_page(office_site(served), deletion_report(served.store, number), number)
    return render_template("office/list.html", page=page, frame=frame_here())


def _titles() -> Mapping[str, str]:
    """Return the titles of the forms that records can be about."""
    store = office_council().store
    return titles_of(store, known_forms(store))


def _kind(asked: str) -> Kind:
    return Kind(asked) if asked in {each.value for each in Kind} else abort(404)


def _kind_page(asked: Kind, found: Typed, seen: str) -> ResponseReturnValue:
    page = kind_page(office_site(office_council()), asked, new_token(), seen, found, _titles())
    return render_template("office/sheet.html", page=page, frame=frame_here())


def _wrong(asked: Kind, sent: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with the days that were typed, by box."""
    rule = RULES[asked]
    words = f"Enter a whole number from {rule.least} to {rule.most:,}."
    numbers = {name: text for name, text in sent.items() if name != FORM and (text or name == DAYS)}
    errors = {name: words for name, text in numbers.items() if not _in(text, rule.least, rule.most)}
    form, days = sent.get(FORM, ""), sent.get(FORM_DAYS, "")
    if form and form not in known_forms(office_council().store):
        errors[FORM] = "There is no such form. Choose one."
    if days and not form:
        errors[FORM] = "Choose the form."
    if form and not days:
        errors[FORM_DAYS] = words
    return errors


def _without(days: Mapping[Kind, int], asked: Kind) -> dict[Kind, int]:
    return {kind: number for kind, number in days.items() if kind is not asked}


def _in(text: str, least: int, most: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7 and least <= int(text) <= most


def _kept(before: Keeping, asked: Kind, sent: Mapping[str, str]) -> Keeping:
    """Return how long everything is kept with what was typed about one kind."""
    own = {name.removeprefix(f"{DAYS}-"): text for name, text in sent.items() if name.startswith(f"{DAYS}-")}
    if sent.get(FORM):
        own[sent[FORM]] = sent[FORM_DAYS]
    forms = {
        form: {each: days for each, days in found.items() if each is not asked} for form, found in before.forms.items()
    }
    for form, text in own.items() if RULES[asked].by_form else ():
        if text:
            forms[form] = {**forms.get(form, {}), asked: int(text)}
    return Keeping({**before.days, asked: int(sent[DAYS])}, {form: days for form, days in forms.items() if days})


def _more_at_once(before: Keeping, after: Keeping, asked: Kind) -> int:
    """Return how many more records are due at once than would be anyway."""
    store, now = office_council().store, desk().clock()
    due = count_kind(store, after, asked, now)
    return max(0, due - count_kind(store, before, asked, now)) if due else 0


def _ask(asked: Kind, number: int, sent: Mapping[str, str], seen: str) -> ResponseReturnValue:
    site = office_site(office_council())
    hidden = (*sent.items(), (SEEN, seen), (SURE, "yes"))
    place = site.to(f"records/kinds/{asked}")
    press = Press(text="Yes, delete them", action=place, token=new_token(), hidden=hidden, look="warning")
    page = sure_page(site, asked, number, press)
    return render_template("public/text.html", page=page, frame=frame_here())


def _keep(now: Now, asked: Kind, keeping: Keeping, typed: tuple[Mapping[str, str], str]) -> ResponseReturnValue:
    served, (sent, seen) = office_council(), typed
    change = Change(_settings(keeping), seen, f"Days: {RULES[asked].what}")
    try:
        result = change_settings(served.store, change, doing_here())
    except DefinitionError as error:
        others = tuple(each.message for each in error.problems)
        return _kind_page(asked, Typed(sent, {}, others), seen)
    if isinstance(result, NotChanged):
        return _kind_page(asked, Typed(sent, {}, (NOT_CHANGED[result],)), mark_of(now.plain, NAMES))
    return redirect(office_site(served).to("records"), 303)


def _settings(keeping: Keeping) -> dict[str, Plain | None]:
    """Return what the profile is to say; what is as without a word is not said."""
    said: dict[str, Plain] = {
        kind.value: str(days)
        for kind, days in keeping.days.items()
        if kind is not Kind.UNSENT and days != RULES[kind].days
    }
    forms: dict[str, Plain] = {
        form: {kind.value: str(number) for kind, number in days.items()} for form, days in sorted(keeping.forms.items())
    }
    if forms:
        said["forms"] = forms
    return {"days_kept": str(keeping.days_for(Kind.UNSENT)), "kept": said or None}


def _holds(found: tuple[HoldRow, ...], number: int, *, lifted: bool) -> ResponseReturnValue:
    served = office_council()
    names = names_of_people(served.store)
    titles = titles_of(served.store, {each.form for each in found if each.form})
    page = holds_page(office_site(served), found, names, titles, number, lifted=lifted)
    return render_template("office/list.html", page=page, frame=frame_here())
