"""The settings of a council, for its administrators."""

from __future__ import annotations

from difflib import ndiff

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.councils.crest import Crest, read_crest
from formbuilder.councils.parts import SettingsPart, contact_part, part_named, readers_part
from formbuilder.councils.writing import NotInLinesError, Plain, notes_lost, path_at, settings_of, with_settings
from formbuilder.problems import DefinitionError
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import form_offers
from formbuilder.rendering.settings_boxes import Typed, changes, missing, one_line, placed, shown, typed
from formbuilder.rendering.settings_pages import (
    COLOUR,
    CREST,
    FILE,
    LINKS,
    NO_CREST,
    NO_PICTURE,
    NOT_CHANGED,
    SEEN,
    Sending,
    charging_page,
    contacts_page,
    edition_page,
    editions_page,
    file_page,
    looks_page,
    part_page,
    readers_page,
    settings_page,
)
from formbuilder.services.drafts import forms_being_written
from formbuilder.services.form_list import titles_of
from formbuilder.services.going_live import gaps
from formbuilder.services.keys import current_key
from formbuilder.services.people import names_of_people
from formbuilder.services.settings import (
    FILE as NAME,
)
from formbuilder.services.settings import (
    Change,
    NotChanged,
    Now,
    change_settings,
    editions_of,
    find_edition,
    go_back_to,
    keep_crest,
    mark_of,
    mark_of_text,
    open_slugs,
    replace_settings,
    settings_now,
)
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.pages import page_asked_for

LONGEST_FILE = 200_000
MOST_TOLD = 200
PAGE = 50


@office.get("/settings")
@allow(Right.CHANGE_SETTINGS)
def settings(slug: str) -> ResponseReturnValue:
    """Show all parts, and what is missing."""
    del slug
    served, now = office_council(), settings_now(office_council().store)
    here = desk().installation(served.council.slug)
    missing = gaps(served.store, now.council, now.text, here, desk().clock())
    page = settings_page(office_site(served), missing, current_key(served.store))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/settings/<any(name, contact, urgent, hours, duty, quiet, children):place>")
@allow(Right.CHANGE_SETTINGS)
def settings_part(slug: str, place: str) -> ResponseReturnValue:
    """Show one part."""
    del slug
    return _show(part_named(place) or abort(404))


@office.post("/settings/<any(name, contact, urgent, hours, duty, quiet, children):place>")
@allow(Right.CHANGE_SETTINGS)
def settings_change_part(slug: str, place: str) -> ResponseReturnValue:
    """Change one part."""
    del slug
    return _change(part_named(place) or abort(404), "settings")


@office.get("/settings/readers")
@allow(Right.CHANGE_SETTINGS)
def settings_readers(slug: str) -> ResponseReturnValue:
    """List who reads which form."""
    del slug
    number = page_asked_for()
    titles = titles_of(office_council().store, _read_forms())
    in_order = sorted(titles.items(), key=lambda each: (each[1].casefold(), each[0]))
    forms = dict(in_order[(number - 1) * PAGE : number * PAGE])
    page = readers_page(_site(settings_now(office_council().store)), forms, number)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/settings/readers/<form>")
@allow(Right.CHANGE_SETTINGS)
def settings_reader(slug: str, form: str) -> ResponseReturnValue:
    """Show who reads one form."""
    del slug
    return _show(_reader_part(form))


@office.post("/settings/readers/<form>")
@allow(Right.CHANGE_SETTINGS)
def settings_change_reader(slug: str, form: str) -> ResponseReturnValue:
    """Change who reads one form."""
    del slug
    return _change(_reader_part(form), "settings/readers")


@office.get("/settings/contacts")
@allow(Right.CHANGE_SETTINGS)
def settings_contacts(slug: str) -> ResponseReturnValue:
    """List whom people ask about some forms."""
    del slug
    now = settings_now(office_council().store)
    found = [each for each in _contacts(now) if isinstance(each, dict)]
    forms = [_words(each.get("forms", [])) for each in found]
    titles = titles_of(office_council().store, {slug for slugs in forms for slug in slugs})
    who = (str(each.get("person", "")) for each in found)
    listed = ((person, tuple(titles[slug] for slug in slugs)) for person, slugs in zip(who, forms, strict=True))
    page = contacts_page(_site(now), listed)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/settings/contacts/<int:number>")
@allow(Right.CHANGE_SETTINGS)
def settings_contact(slug: str, number: int) -> ResponseReturnValue:
    """Show one contact, or the boxes for one more."""
    del slug
    return _show(_contact_part(number))


@office.post("/settings/contacts/<int:number>")
@allow(Right.CHANGE_SETTINGS)
def settings_change_contact(slug: str, number: int) -> ResponseReturnValue:
    """Change one contact, add one, or take one away by emptying all its boxes."""
    del slug
    return _change(_contact_part(number), "settings/contacts")


@office.get("/settings/looks")
@allow(Right.CHANGE_SETTINGS)
def settings_looks(slug: str) -> ResponseReturnValue:
    """Show colours and crest."""
    del slug
    now = settings_now(office_council().store)
    found = now.council.looks
    return _looks(now, Typed({COLOUR: found.colour, LINKS: found.links}), mark_of(now.plain, ["looks"]))


@office.post("/settings/looks")
@allow(Right.CHANGE_SETTINGS)
def settings_change_looks(slug: str) -> ResponseReturnValue:
    """Change colours and crest."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    now = settings_now(served.store)
    sent = Typed({name: one_line(request.form.get(name, ""))[:40] for name in (COLOUR, LINKS)})
    crest = _crest(now)
    if not isinstance(crest, str):
        return _looks(now, sent, request.form.get(SEEN, ""), upload_wrong=crest[0])
    wanted: dict[str, Plain] = {name: text for name, text in sent.texts.items() if text}
    if crest:
        wanted["crest"] = crest
    result = _save(Change({"looks": wanted or None}, request.form.get(SEEN, ""), "Looks"))
    if isinstance(result, int):
        return redirect(office_site(served).to("settings"), 303)
    if isinstance(result, NotChanged):
        return _looks(now, Typed(sent.texts, {}, (NOT_CHANGED[result],)), mark_of(now.plain, ["looks"]))
    named = {problem[0][-1]: (problem[1],) for problem in result if problem[0] and problem[0][-1] in sent.texts}
    others = tuple(words for path, words in result if not path or path[-1] not in sent.texts)
    return _looks(now, Typed(sent.texts, named, others), request.form.get(SEEN, ""))


@office.get("/settings/charging")
@allow(Right.CHANGE_SETTINGS)
def settings_charging(slug: str) -> ResponseReturnValue:
    """Show what the council set itself about charging."""
    del slug
    page = charging_page(_site(settings_now(office_council().store)))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/settings/file")
@allow(Right.CHANGE_SETTINGS)
def settings_file(slug: str) -> ResponseReturnValue:
    """Show all settings as one file."""
    del slug
    now = settings_now(office_council().store)
    return _file(now.text, mark_of_text(now.text))


@office.post("/settings/file")
@allow(Right.CHANGE_SETTINGS)
def settings_change_file(slug: str) -> ResponseReturnValue:
    """Take a whole file, if it can be read and nobody changed it meanwhile."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    text, seen = request.form.get(FILE, "").replace("\r\n", "\n"), request.form.get(SEEN, "")
    try:
        result = replace_settings(served.store, text, seen, doing_here())
    except DefinitionError as error:
        return _file(text, seen, tuple(_with_line(each.place.line, each.message) for each in error.problems[:20]))
    if isinstance(result, NotChanged):
        return _file(text, mark_of_text(settings_now(served.store).text), (NOT_CHANGED[result],))
    return redirect(office_site(served).to("settings"), 303)


@office.get("/settings/editions")
@allow(Right.CHANGE_SETTINGS)
def settings_editions(slug: str) -> ResponseReturnValue:
    """List earlier settings."""
    del slug
    served, number = office_council(), page_asked_for()
    names = names_of_people(served.store)
    page = editions_page(office_site(served), editions_of(served.store, number), names, number)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/settings/editions/<int:number>")
@allow(Right.CHANGE_SETTINGS)
def settings_edition(slug: str, number: int) -> ResponseReturnValue:
    """Show one edition beside the settings that count."""
    del slug
    return _edition(number)


@office.post("/settings/editions/<int:number>")
@allow(Right.CHANGE_SETTINGS)
def settings_go_back(slug: str, number: int) -> ResponseReturnValue:
    """Let an earlier edition count again."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    try:
        result = go_back_to(served.store, number, doing_here())
    except DefinitionError as error:
        return _edition(number, tuple(_with_line(each.place.line, each.message) for each in error.problems[:20]))
    if isinstance(result, NotChanged):
        return abort(404) if result is NotChanged.UNKNOWN else _edition(number, (NOT_CHANGED[result],))
    return redirect(office_site(served).to("settings"), 303)


def _show(part: SettingsPart) -> ResponseReturnValue:
    now = settings_now(office_council().store)
    return _part_page(part, now, shown(part, now.plain), mark_of(now.plain, part.names))


def _change(part: SettingsPart, back: str) -> ResponseReturnValue:
    """Save a part, or show it again with everything that was typed and what is wrong."""
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    now, seen = settings_now(served.store), request.form.get(SEEN, "")
    found = missing(part, typed(part, request.form))
    if found.errors and not part.goes(found.texts):
        return _part_page(part, now, found, seen)
    wanted = changes(part, found, now.plain)
    result = _save(Change(wanted, seen, part.heading))
    if isinstance(result, int):
        return redirect(office_site(served).to(back), 303)
    if isinstance(result, NotChanged):
        return _part_page(part, now, Typed(found.texts, {}, (NOT_CHANGED[result],)), mark_of(now.plain, part.names))
    return _part_page(part, now, placed(part, found, result), seen)


def _save(change: Change) -> int | NotChanged | list[tuple[tuple[str, ...], str]]:
    """Change settings; what is wrong comes back with the place in the profile."""
    store = office_council().store
    try:
        return change_settings(store, change, doing_here())
    except DefinitionError as error:
        text = with_settings(settings_now(store).text, change.settings, NAME)
        return [(path_at(text, NAME, each.place), each.way_out) for each in error.problems]
    except NotInLinesError:
        return [((), "The file of the settings is not written a line for each. Change it as one file.")]


def _part_page(part: SettingsPart, now: Now, found: Typed, seen: str) -> ResponseReturnValue:
    sending = Sending(token=new_token(), seen=seen, loses_notes=_loses_notes(now, part.names))
    page = part_page(office_site(office_council()), part, sending, found)
    return render_template("office/sheet.html", page=page, frame=frame_here())


def _loses_notes(now: Now, names: frozenset[str]) -> bool:
    try:
        return notes_lost(now.text, names, NAME)
    except NotInLinesError:
        return False


def _looks(now: Now, found: Typed, seen: str, *, upload_wrong: str = "") -> ResponseReturnValue:
    sending = Sending(token=new_token(), seen=seen, loses_notes=_loses_notes(now, frozenset({"looks"})))
    page = looks_page(_site(now), sending, found, upload_wrong=upload_wrong)
    return render_template("office/sheet.html", page=page, frame=frame_here())


def _crest(now: Now) -> str | tuple[str]:
    """Return the mark of the crest that is to be shown; what is wrong with a file comes as a tuple."""
    sent = request.files.get(CREST)
    if sent is None or not sent.filename:
        return "" if NO_CREST in request.form else now.council.looks.crest
    found = read_crest(sent.stream.read())
    return keep_crest(office_council().store, found, doing_here()) if isinstance(found, Crest) else (NO_PICTURE[found],)


def _file(text: str, seen: str, wrong: tuple[str, ...] = ()) -> ResponseReturnValue:
    page = file_page(office_site(office_council()), Sending(token=new_token(), seen=seen), text[:LONGEST_FILE], wrong)
    return render_template("office/sheet.html", page=page, frame=frame_here())


def _edition(number: int, wrong: tuple[str, ...] = ()) -> ResponseReturnValue:
    served = office_council()
    found = find_edition(served.store, number) or abort(404)
    now = settings_now(served.store).text.splitlines()
    lines = ndiff(now, found.profile.decode().splitlines())
    words = {"- ": "Goes: ", "+ ": "Comes: "}
    differs = tuple(f"{words[line[:2]]}{line[2:].strip()}" for line in lines if line[:2] in words and line[2:].strip())
    page = edition_page(office_site(served), found, differs[:MOST_TOLD], new_token(), wrong)
    return render_template("public/text.html", page=page, frame=frame_here())


def _site(now: Now) -> OfficeSite:
    """Return the office with the settings that count at this very moment."""
    return OfficeSite(now.council, office_site(office_council()).base)


def _read_forms() -> list[str]:
    """Return the forms that are open or being written, or that somebody is named for."""
    store = office_council().store
    return sorted({*open_slugs(store), *forms_being_written(store), *settings_now(store).council.forms})


def _reader_part(form: str) -> SettingsPart:
    if form not in _read_forms():
        abort(404)
    return readers_part(form, titles_of(office_council().store, (form,))[form])


def _contact_part(number: int) -> SettingsPart:
    count = len(_contacts(settings_now(office_council().store)))
    offers = form_offers(titles_of(office_council().store, _read_forms()), "No form")
    return contact_part(number, count, offers) if 0 < number <= count + 1 else abort(404)


def _contacts(now: Now) -> list[Plain]:
    found = settings_of(now.text, NAME).get("contacts", [])
    return found if isinstance(found, list) else []


def _words(found: Plain) -> tuple[str, ...]:
    return tuple(str(each) for each in found) if isinstance(found, list) else ()


def _with_line(line: int, words: str) -> str:
    return f"Line {line}: {words}"
