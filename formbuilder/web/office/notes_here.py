"""The round into which notes are brought, for those who chair or help its panel, and the notes that were sent."""

from __future__ import annotations

from flask import abort, request

from formbuilder.rendering.bringing_pages import CODE, FILE, GATHERED, ID, MANY, MARKS, WHO, WORDS, Bringing
from formbuilder.rendering.earlier_pages import DAY, SOURCE
from formbuilder.rendering.fields import new_token
from formbuilder.review.note_codes import Codes
from formbuilder.review.note_tables import BIGGEST, MOST
from formbuilder.review.notes import Note
from formbuilder.services.bringing import find_batch
from formbuilder.services.members import members_of
from formbuilder.services.note_kinds import Batch
from formbuilder.services.note_reading import Circle
from formbuilder.services.panels import Post, has_post
from formbuilder.services.people import names_of_people
from formbuilder.services.point_writing import LONGEST
from formbuilder.services.rounds import find_round, questions_of
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, office_council, office_site, signed_in
from formbuilder.web.looked_at import form_of_round
from formbuilder.web.office.panels_here import panel_or_404, speaks_for

NOTES = "/rounds/<round_>/notes"
MOST_PAGES = 1_000
LONGEST_SHORT, LONGEST_WORDS = 300, 4 * LONGEST
"""What comes back of a box that holds too much."""


def bringing(round_: str, *, anywhere: bool = False) -> Bringing:
    """Return a round of a panel that whoever asks chairs or helps."""
    served = office_council()
    found = find_round(served.store, round_, desk().today()) or abort(404)
    panel = panel_or_404(found.panel)
    form = form_of_round(found) if speaks_for(panel) else None
    asked = tuple(each.place for each in questions_of(served.store, found.id))
    return Bringing(
        site=office_site(served),
        token=new_token(),
        round=found,
        codes=Codes(form or abort(404), asked, anywhere=anywhere),
        members=members_of(served.store, panel.id),
        helps=has_post(served.store, panel.id, signed_in().person.id, Post.FACILITATOR),
    )


def batch_here(here: Bringing, id_: str) -> Batch:
    """Return the batch that an address names."""
    return find_batch(office_council().store, here.round.id, id_) or abort(404)


def circle(here: Bringing) -> Circle:
    """Return who notes can be from."""
    return Circle(here.members, names_of_people(office_council().store))


def sent_notes() -> tuple[tuple[str, Note], ...]:
    """Return the notes that were sent, each with the id that its point gets; blank ones too."""
    found = []
    for number in range(1, _many() + 1):
        text = {name: _text(f"{name}-{number}", LONGEST_SHORT) for name in (CODE, WHO, MARKS, GATHERED, SOURCE, DAY)}
        shown = _text(f"number-{number}", 4)
        note = Note(
            number=int(shown) if shown.isascii() and shown.isdigit() else number,
            code=text[CODE],
            who=text[WHO],
            words=_text(f"{WORDS}-{number}", LONGEST_WORDS),
            marks=text[MARKS],
            gathered=text[GATHERED],
            source=text[SOURCE],
            day=text[DAY],
        )
        found.append((request.form.get(f"{ID}-{number}") or doing_here().new_id(), note))
    return tuple(found)


def uploaded_notes() -> bytes:
    """Return a file that was sent, but no more of it than shows that it is too big; b"" if none was."""
    file = request.files.get(FILE)
    if file is None:
        return b""
    with file.stream as stream:
        return stream.read(BIGGEST + 1)


def page_number() -> int:
    """Return which page of a list is asked for."""
    return min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)


def _many() -> int:
    typed = request.form.get(MANY, "")
    return min(int(typed), MOST) if typed.isascii() and typed.isdigit() and len(typed) < len("1000") else 0


def _text(name: str, most: int) -> str:
    return request.form.get(name, "").replace("\0", "")[:most]
