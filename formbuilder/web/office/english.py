"""What people sent in other languages: what waits, and putting it into English."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words as cleaned
from formbuilder.rendering.english_pages import (
    ADDED,
    PERSON,
    PROGRAM,
    SEEN,
    TRANSLATOR,
    WHO,
    WHOLE,
    TypedEnglish,
    box_of,
    english_page,
    texts_of,
    to_translate_page,
)
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.services.into_english import MOST_SIGNS, English, set_language, to_translate, write_english
from formbuilder.services.readings import Reading
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.sent import line_or_404, names_here, read_here, sent_here
from formbuilder.web.office.submissions import MOST_TYPED


@office.get("/submissions/english")
@allow(Right.READ_SUBMISSIONS)
def waiting_for_english(slug: str) -> ResponseReturnValue:
    """List what waits to be put into English."""
    del slug
    served = office_council()
    found = to_translate(served.store)
    page = to_translate_page(office_site(served), found, names_here(served, found.lines), desk().clock())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/submissions/<reference>/english")
@allow(Right.WRITE_ASSESSMENTS)
def putting_into_english(slug: str, reference: str) -> ResponseReturnValue:
    """Ask what somebody’s words say in English; that they were read is noted."""
    del slug
    page = english_page(office_site(office_council()), read_here(reference, Reading.READ), new_token())
    return render_template("office/english.html", page=page, frame=frame_here())


@office.post("/submissions/<reference>/english")
@allow(Right.WRITE_ASSESSMENTS)
def put_into_english(slug: str, reference: str) -> ResponseReturnValue:
    """Keep it beside the words of the person."""
    del slug
    served, sent = office_council(), sent_here(reference)
    if not came_from_here():
        return once_more(served, frame_here())
    keys = (each.key for each in texts_of(sent))
    typed = {key: request.form.get(box_of(number), "") for number, key in enumerate(keys, 1)}
    who = request.form.get(WHO, "")
    new = English(
        texts={key: cleaned(words, MOST_TYPED) for key, words in typed.items()},
        translator=cleaned(request.form.get(TRANSLATOR, ""), MOST_SIGNS),
        program=who == PROGRAM,
        whole=request.form.get(WHOLE) == "yes",
        seen=request.form.get(SEEN, 0, type=int),
        added=request.form.get(ADDED, 0, type=int),
    )
    nobody = who not in {PERSON, PROGRAM}
    why = None if nobody else write_english(served.store, sent.line.reference, new, doing_here())
    if nobody or why:
        page = english_page(office_site(served), sent, new_token(), TypedEnglish(new, nobody=nobody, why=why))
        return render_template("office/english.html", page=page, frame=frame_here())
    return redirect(office_site(served).to(f"submissions/{sent.line.reference}"), 303)


@office.post("/submissions/<reference>/language")
@allow(Right.WRITE_ASSESSMENTS)
def say_language(slug: str, reference: str) -> ResponseReturnValue:
    """Say that it must be put into English, or that it was written so."""
    del slug
    served, line = office_council(), line_or_404(reference)
    if not came_from_here():
        return once_more(served, frame_here())
    set_language(served.store, line.reference, doing_here(), other=request.form.get("other") == "yes")
    return redirect(office_site(served).to(f"submissions/{line.reference}"), 303)
