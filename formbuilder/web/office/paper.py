"""A form came on paper: an officer types what stands on it, and it is sent as what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import abort, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.answers.read import read
from formbuilder.answers.typed import typed
from formbuilder.answers.values import ItemList
from formbuilder.definition.in_language import SOURCE
from formbuilder.paper.came import CameOnPaper, paper_marks
from formbuilder.paper.numbered import Numbering, PaperSection, is_on_paper, numbering
from formbuilder.paper.typed import Spot, boxes_of, lines_of, spots, text_of
from formbuilder.rendering.day_boxes import NOT_GONE
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.paper_entry_pages import (
    CLOSED,
    EASY,
    ELSEWHERE,
    FORM,
    LANGUAGE,
    LINES,
    RECEIVED,
    SEND,
    VERSION,
    WORDS,
    WRITTEN_BY,
    WRITTEN_IN,
    Told,
    Typing,
    begin_page,
    box_name,
    entry_page,
    not_here_page,
    sent_from_paper,
)
from formbuilder.rendering.paper_sheets import section_name
from formbuilder.rendering.titles import form_title
from formbuilder.rendering.tongue_names import tongue_name
from formbuilder.services.journeys import Closed, FormNotOpenError, Journey, State, open_journey
from formbuilder.services.paper_entries import TYPED, Entry, begin_from_paper, keep_entries
from formbuilder.services.saving import Conflict, Full, Saved
from formbuilder.services.sending import TODAY, Receipt, send_journey
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.cookies import forget_secret, journey_secret, keep_secret, uncover
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.edition import Edition
from formbuilder.web.office.blueprint import office
from formbuilder.web.public.finishing import sending_of
from formbuilder.web.public.opened import Opened, open_or_aside
from formbuilder.web.served import Served
from formbuilder.wording.sentences import NO_ROOM
from formbuilder.wording.shown import shown

BEGUN = "papers"
"""In the session: the references of what was begun in this browser."""
MOST = 20
LONGEST = 100
PLACE = "/paper/<reference>"


@office.get("/paper")
@allow(Right.START_FOR_CALLERS)
def paper_came(slug: str) -> ResponseReturnValue:
    """Ask what came."""
    del slug
    return _begin(Typing())


@office.post("/paper")
@allow(Right.START_FOR_CALLERS)
def begin_paper(slug: str) -> ResponseReturnValue:
    """Begin to type in a form that came on paper."""
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    typing = _typing()
    edition = _version(served, typing)
    day = typed_day(typing.received, desk().today())
    wrong = {} if day else {RECEIVED: NOT_GONE}
    if edition is None:
        wrong |= {VERSION: "Choose a form, and type a version that it has had."}
    if edition is None or day is None:
        return _begin(replace(typing, wrong=wrong))
    came = CameOnPaper(
        language=typing.language,
        written_in=typing.written_in,
        written_by=typing.written_by,
        easy=typing.easy,
        received_on=day,
        entered_by=signed_in().person.name,
    )
    try:
        started = begin_from_paper(served.store, edition.pin, came, doing_here())
    except FormNotOpenError:
        return _begin(replace(typing, wrong={VERSION: "This version is closed. Type another one."}))
    session[BEGUN] = [*session.get(BEGUN, ()), started.reference][-MOST:]
    response = redirect(office_site(served).to(f"paper/{started.reference}"), 303)
    keep_secret(response, started.reference, started.secret, https=desk().https, shared=False)
    uncover(request, response, started.reference, https=desk().https)
    del slug
    return response


@office.get(PLACE)
@allow(Right.START_FOR_CALLERS)
def paper_entry(slug: str, reference: str) -> ResponseReturnValue:
    """Show what is typed so far."""
    visit = _visit(slug, reference)
    return _page(visit, _kept(visit))


@office.post(PLACE)
@allow(Right.START_FOR_CALLERS)
def keep_paper(slug: str, reference: str) -> ResponseReturnValue:
    """Keep what was typed, or send what is kept; what cannot be taken is told by its number, and stays in its box.

    What was typed since it was last saved is kept and shown, with what is missing then, before it can be sent.
    """
    visit = _visit(slug, reference)
    if not came_from_here():
        return once_more(visit.served, frame_here())
    entries, unknown = _typed_here(visit)
    kept = {name: entry.typed for name, entry in _kept(visit).items()}
    if SEND in request.form and not unknown and all(e.typed == kept.get(name, "") for name, e in entries.items()):
        return _send(visit)
    return _keep(visit, entries, unknown)


def _send(visit: Opened) -> ResponseReturnValue:
    """Send it: the same checks, alerts and keys as for what the person sends by themselves."""
    reference = visit.journey.reference
    sending = replace(
        sending_of(visit, level=TODAY if visit.dangers else None),
        marks=paper_marks(visit.journey.marks),
        came=None,
        beside="\n\n".join(_beside_words(visit)),
    )
    result = send_journey(visit.served.store, reference, visit.secret, sending, now=visit.now, random=desk().random)
    if not isinstance(result, Receipt):
        return redirect(office_site(visit.served).to(f"paper/{reference}"), 303)
    session[BEGUN] = [each for each in session.get(BEGUN, ()) if each != reference]
    page = sent_from_paper(office_site(visit.served), reference)
    response = make_response(render_template("public/text.html", page=page, frame=frame_here()))
    forget_secret(response, reference, https=desk().https)
    return response


def _typed_here(visit: Opened) -> tuple[dict[str, Entry], tuple[str, ...]]:
    """Return what was typed at each spot, in its box or by its number, and the lines that answer nothing."""
    known = _spots(visit)
    lines = lines_of(request.form.get(LINES, ""), known)
    boxes = {spot.name: request.form.get(box_name(spot), "").replace("\r\n", "\n") for spot in known}
    return {spot.name: _read(spot, lines.answers.get(spot.name, boxes[spot.name])) for spot in known}, lines.unknown


def _keep(visit: Opened, entries: Mapping[str, Entry], unknown: Sequence[str]) -> ResponseReturnValue:
    counter = request.form.get("seen", 0, type=int)
    opened = visit.journey, visit.secret
    result = keep_entries(visit.served.store, opened, list(entries.values()), counter, doing_here())
    if not isinstance(result, Saved | Conflict):
        return _page(visit, entries, unknown, stop=NO_ROOM if isinstance(result, Full) else CLOSED)
    stop = ELSEWHERE if isinstance(result, Conflict) else ""
    if stop or unknown or any(each.faults for each in entries.values()):
        return _page(visit.with_journey(result.journey), entries, unknown, stop=stop)
    return redirect(office_site(visit.served).to(f"paper/{visit.journey.reference}"), 303)


def _typing() -> Typing:
    def said(name: str) -> str:
        return " ".join(request.form.get(name, "").replace("\0", "").split())[:LONGEST]

    return Typing(
        form=said(FORM),
        version=said(VERSION),
        language=said(LANGUAGE) or SOURCE,
        written_in=said(WRITTEN_IN),
        written_by=said(WRITTEN_BY),
        easy=said(WORDS) == EASY,
        received=said(RECEIVED),
    )


def _version(served: Served, typing: Typing) -> Edition | None:
    """Return the version that the paper names."""
    if typing.form not in _offered(served) or not (typing.version.isdecimal() and len(typing.version) < 7):
        return None
    return served.version(typing.form, int(typing.version))


def _offered(served: Served) -> Mapping[str, str]:
    """Return the forms that are given on paper, with their titles."""
    found = (each.form for each in served.editions_open(desk().clock()) if is_on_paper(each.form))
    return {form.slug: str(form.title) for form in found}


def _languages(served: Served) -> Mapping[str, str]:
    now = desk().clock()
    found = {tag for each in served.editions_open(now) for tag in served.spoken.languages(each.form, now)}
    return {SOURCE: "English", **{tag: tongue_name(tag).english for tag in sorted(found)}}


def _begin(typing: Typing) -> ResponseReturnValue:
    served = office_council()
    here = desk()
    open_ = []
    for reference in session.get(BEGUN, ()):
        secret = journey_secret(request, reference, https=here.https)
        if secret and not isinstance(open_journey(served.store, reference, secret, here.clock()), Closed):
            open_.append(reference)
    page = begin_page(office_site(served), new_token(), (_offered(served), _languages(served)), typing, open_)
    return render_template("office/form.html", page=page, frame=frame_here())


def _visit(slug: str, reference: str) -> Opened:
    """Open what is being typed; only what came on paper is.

    It stays on the version that stands on the paper, whatever is open by now: its numbers are those of that version.
    """
    served, here = office_council(), desk()
    secret = journey_secret(request, reference, https=here.https)
    found = open_journey(served.store, reference, secret, here.clock()) if secret else None
    if not (isinstance(found, Journey) and found.state is State.OPEN and CameOnPaper.of(found.marks)):
        page = not_here_page(office_site(served), served.site.come_back)
        abort(make_response(render_template("public/text.html", page=page, frame=frame_here())))
    return open_or_aside(slug, reference)


def _numbering(visit: Opened) -> Numbering:
    return numbering(visit.form)


def _spots(visit: Opened) -> tuple[Spot, ...]:
    lists = ((id_, value) for id_, value in visit.answers.items() if isinstance(value, ItemList))
    return spots(_numbering(visit), {id_: len(value.items) for id_, value in lists})


def _read(spot: Spot, text: str) -> Entry:
    """Read what was typed; a paper that leaves out what must be answered is no mistake of the typist."""
    if not text.strip():
        return Entry(spot, "", None)
    reading = read(spot.question, boxes_of(spot.question, text), desk().today())
    return Entry(spot, text, reading.value, reading.faults)


def _kept(visit: Opened) -> dict[str, Entry]:
    """Return what is kept, as it is typed, and what was typed and could not be taken."""
    drafts = visit.journey.drafts.get(TYPED, {})
    found = {}
    for spot in _spots(visit):
        answers = visit.answers
        if spot.item:
            group = visit.answers.get(spot.group)
            items = group.items if isinstance(group, ItemList) else ()
            answers = items[spot.item - 1].answers if spot.item <= len(items) else {}
        value = answers.get(spot.question.id)
        if spot.name in drafts:
            found[spot.name] = _read(spot, drafts[spot.name][0])
        elif value is not None:
            found[spot.name] = Entry(spot, text_of(spot.question, typed(spot.question, value)), value)
    return found


def _page(
    visit: Opened, entries: Mapping[str, Entry], unknown: Sequence[str] = (), *, stop: str = ""
) -> ResponseReturnValue:
    known = _spots(visit)
    names = {spot.question.id: spot.name for spot in reversed(known)}
    names |= {spot.group: spot.number[:-1] for spot in known if spot.item}
    told = Told(
        site=office_site(visit.served),
        token=new_token(),
        reference=visit.journey.reference,
        title=form_title(visit.form),
        came=CameOnPaper.of(visit.journey.marks) or abort(404),
        parts=[(section_name(each.section), _inside(each, known)) for each in _numbering(visit).sections],
        entries=entries,
        unknown=unknown,
        missing=[names[each.id] for each in visit.missing if each.id in names],
        beside=[spot.name for spot in _not_asked(visit)],
        counter=visit.journey.counter,
        stop=stop,
    )
    return render_template("office/paper_entry.html", page=entry_page(told), frame=frame_here())


def _inside(section: PaperSection, known: Sequence[Spot]) -> list[Spot]:
    """Return the places to type in of one section."""
    asked = {numbered.question.id for page in section.pages for numbered in page.questions}
    return [spot for spot in known if (spot.group or spot.question.id) in asked]


def _not_asked(visit: Opened) -> list[Spot]:
    """Return what is answered on the paper, though the form does not ask it after the other answers."""
    known = (spot for spot in _spots(visit) if not spot.item)
    return [spot for spot in known if spot.question.id in visit.answers and spot.question.id not in visit.way.asked]


def _beside_words(visit: Opened) -> list[str]:
    """Say in words what goes with the form beside its answers: nothing private, and nothing that is kept apart."""
    asked = {spot.name: shown(spot.question, visit.answers[spot.question.id]) for spot in _not_asked(visit)}
    refused = {name: (entry.typed,) for name, entry in _kept(visit).items() if entry.faults}
    told = [spot for spot in _spots(visit) if not (spot.private or spot.question.apart)]
    lines = ((spot, (asked | refused).get(spot.name)) for spot in told)
    return ["\n".join((f"{spot.name}. {spot.question.ask}", *words)) for spot, words in lines if words]
