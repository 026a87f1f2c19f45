"""Those who keep records read the free text of sign-offs, and erase what must not stay."""

from __future__ import annotations

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.sign_off_records import PLACE, erase_words_page, sign_off_words_page
from formbuilder.services.form_list import titles_of
from formbuilder.services.people import names_of_people
from formbuilder.services.sign_off_words import erase_words, find_words, words_of_sign_offs
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.pages import page_asked_for


@office.get("/records/sign-offs")
@allow(Right.KEEP_RECORDS)
def records_sign_offs(slug: str) -> ResponseReturnValue:
    """List sign-offs with free text."""
    del slug
    served, number = office_council(), page_asked_for()
    found = words_of_sign_offs(served.store, number)
    titles = titles_of(served.store, {each.pin.form for each in found})
    page = sign_off_words_page(office_site(served), found, titles, names_of_people(served.store), number)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/records/sign-offs/<id_>")
@allow(Right.KEEP_RECORDS)
def records_erasing_words(slug: str, id_: str) -> ResponseReturnValue:
    """Ask before the words of a sign-off are erased."""
    del slug
    served = office_council()
    found = find_words(served.store, id_) or abort(404)
    titles = titles_of(served.store, [found.pin.form])
    page = erase_words_page(office_site(served), new_token(), found, titles, names_of_people(served.store))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/records/sign-offs/<id_>")
@allow(Right.KEEP_RECORDS)
def records_erase_words(slug: str, id_: str) -> ResponseReturnValue:
    """Erase the words of a sign-off; pressed twice, once."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    erase_words(served.store, id_, doing_here())
    return redirect(office_site(served).to(PLACE), 303)
