"""A journey that this browser may open, as views see it; anything else turns aside to a page that says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NoReturn

from flask import abort, redirect, render_template, request, session
from werkzeug.wrappers import Response

from formbuilder.answers.plain import trusted
from formbuilder.answers.values import Answers, Value
from formbuilder.definition.model import Form, Page, Question
from formbuilder.definition.worded import EASY_READ, HELPER
from formbuilder.paper.came import CameOnPaper
from formbuilder.rendering.closed_pages import changed_page, gone_page, not_asked_page, nothing_left_page
from formbuilder.rendering.code_page import ended_page
from formbuilder.rendering.cover_page import proofs
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.frame import Frame
from formbuilder.rendering.heard import Heard
from formbuilder.rendering.journey_frames import around, sent_frame
from formbuilder.rendering.journey_frames import journey_frame as frame_of
from formbuilder.rendering.origin import Origins
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.text_page import TextPage
from formbuilder.rendering.titles import day_in_england
from formbuilder.routing.helper import has_help, somebody_else
from formbuilder.routing.progress import missing
from formbuilder.routing.route import Danger
from formbuilder.routing.way import AskedPage, Way
from formbuilder.services.half_way import STAYS, Ends, Fate, Follows, Moves
from formbuilder.services.journeys import Closed, FormPin, Journey, Reason, State, open_journey
from formbuilder.services.moving import follow
from formbuilder.services.saving import Draft, save_draft
from formbuilder.web.cookies import is_for_caller, journey_secret
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.edition import Edition
from formbuilder.web.public.typed_before import sent_now, typed_now
from formbuilder.web.served import Served
from formbuilder.web.tongues import read_as, speak_as

PRIVATE_OPEN = "private"
COVERS = "covers"
"""In the session: the references of forms sent from this browser whose sender has proof to send."""
OPEN_WITH_CODE = frozenset({
    "public.after", "public.adding", "public.copy", "public.copy_as_pdf", "public.cover_sheet",
    "public.cover_sheet_as_pdf", "public.own_charge", "public.own_charge_as_pdf", "public.own_charge_before",
    "public.result", "public.result_as_pdf", "public.turning",
})  # fmt: skip  # a table
"""What the code opens once the form is sent: the device that sent it holds no key any more."""
SHOWN_HALF_WAY = frozenset({
    "public.code", "public.help_now", "public.help_called_for", "public.show_private", "public.changed",
})  # fmt: skip  # a table
"""Pages of a version that is over which are shown all the same: how to get help, and how to come back."""
HTML = "text/html"


@dataclass(frozen=True, slots=True, kw_only=True)  # noqa: PLR0904 - one for each thing that pages ask of a request
class Opened:
    """Somebody's journey during one request."""

    served: Served
    edition: Edition
    journey: Journey = field(repr=False)
    secret: bytes = field(repr=False)
    answers: Answers = field(repr=False)
    way: Way = field(repr=False)
    site: JourneySite
    now: datetime
    fate: Fate = STAYS
    """What becomes of the journey, as its version stands now."""

    @property
    def form(self) -> Form:
        """The form of the journey."""
        return self.edition.form

    @property
    def origins(self) -> Origins | None:
        """Where the words of the form come from, as far as that may be told."""
        return self.served.versions.origins(self.form, self.served.site.you_said(self.form.slug), self.now)

    @property
    def language(self) -> str:
        """The language of the pages, if not English."""
        return self.form.edition.partition(":")[0]

    @property
    def heard(self) -> Heard | None:
        """Recordings of the questions, as far as people may hear them."""
        source = self.served.edition(self.edition.pin)
        return self.served.heard.on(source.form, self.form, self.now) if source else None

    @property
    def tongues(self) -> tuple[tuple[str, str], ...]:
        """The languages beside English that the form can be read in."""
        return self.served.tongues_of(self.edition.pin, self.now)

    @property
    def dangers(self) -> tuple[Danger, ...]:
        """What the answers mean, where that is danger."""
        return self.edition.route.dangers(self.way)

    @property
    def missing(self) -> tuple[Question, ...]:
        """What must be answered before sending."""
        return missing(self.edition.route, self.way, self.answers)

    @property
    def proofs(self) -> tuple[str, ...]:
        """What the person said that they will send on paper: a line for each, for the cover sheet."""
        return proofs(self.form, self.way.pages, self.answers) if self.edition.route.covers(self.way) else ()

    @property
    def for_caller(self) -> bool:
        """Whether somebody of the council fills it in, with the person on the phone."""
        return is_for_caller(request, self.journey.reference, https=desk().https)

    @property
    def helped(self) -> bool:
        """Whether somebody helps, or fills in for the person."""
        return has_help(self.answers) or self.for_caller

    @property
    def private_shown(self) -> bool:
        """Whether the person asked, since this browser came here, to see the private answers."""
        return self.journey.reference in session.get(PRIVATE_OPEN, ())

    def page_or_aside(self, number: int) -> AskedPage:
        """Return a page on the person's way; a page that is not asked leads to the list of parts."""
        asked = self.way.page(number)
        if asked is None:
            if not 0 < number <= sum(1 for _ in self.form.pages):
                abort(404)
            self.not_asked(self.site.tasks)
        return asked

    def not_asked(self, instead: str) -> NoReturn:
        """Lead to ``instead``; what was typed on a page that is not asked any more is kept and can come back."""
        before = typed_now() if came_from_here() else None
        if before is None:
            abort(redirect(instead, 303))
        draft = Draft(before.page, before.draft, was_sent=True)
        save_draft(self.served.store, self.journey.reference, self.secret, draft, now=self.now, random=desk().random)
        page = render_template("public/text.html", page=not_asked_page(self.site), frame=journey_frame(self))
        abort(Response(page, 409, mimetype=HTML))

    def hides(self, page: Page) -> bool:
        """Whether the answers of ``page`` are private and not shown."""
        private = page.private or any(question.private for question in page.questions)
        return private and not self.private_shown

    def shown_journey(self, page: Page) -> Journey:
        """Return the journey as ``page`` shows it: without the answers that it hides."""
        if not self.hides(page):
            return self.journey
        hidden = {question.id for question in page.questions}
        return replace(self.journey, answers={k: v for k, v in self.journey.answers.items() if k not in hidden})

    def with_journey(self, journey: Journey) -> Opened:
        """Return the same request with what the journey has become."""
        return self.on(self.edition, journey)

    def on(self, edition: Edition, journey: Journey) -> Opened:
        """Return the same request with the journey on another version."""
        return opened(self.served, edition, journey, self.secret, self.now)


def opened(served: Served, edition: Edition, journey: Journey, secret: bytes, now: datetime) -> Opened:
    """Put together what views need of a journey."""
    answers = Kept(edition.questions, journey.answers)
    for_caller = is_for_caller(request, journey.reference, https=desk().https)
    alone = not somebody_else(answers) and not for_caller
    way = edition.route.walk(answers, day_in_england(now), alone=alone)
    site = served.journey_site(journey.reference, edition.form)
    return Opened(
        served=served, edition=edition, journey=journey, secret=secret, answers=answers, way=way, site=site, now=now
    )


class Kept(Mapping[str, Value]):
    """What is kept, by question id: each answer is read when it is asked for, and left out if it does not fit."""

    def __init__(self, questions: Mapping[str, Question], plain: Mapping[str, object]) -> None:
        self._questions = questions
        self._plain = plain
        self._read: dict[str, Value | None] = {}

    def get(self, id_: str, default: Any = None, /) -> Any:  # noqa: ANN401 - as a mapping has it
        """Return an answer, or ``default``: without the cost of an error where nothing is answered."""
        value = self._read.get(id_)
        if value is None and (plain := self._plain.get(id_)) is not None:
            question = self._questions.get(id_)
            value = self._read[id_] = None if question is None else trusted(question, plain)
        return default if value is None else value

    def __getitem__(self, id_: str) -> Value:
        value: Value | None = self.get(id_)
        if value is None:
            raise KeyError(id_)
        return value

    def __iter__(self) -> Iterator[str]:
        return (id_ for id_ in self._plain if id_ in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def open_or_aside(slug: str, reference: str) -> Opened:
    """Open the journey of an address; aside if it is ended, sent, not this browser's, or not there."""
    served, here = council_or_404(slug), desk()
    now = here.clock()
    site = JourneySite(served.council, served.site.base, reference)
    secret = journey_secret(request, reference, https=here.https)
    found = open_journey(served.store, reference, secret, now) if secret else Closed(Reason.NO_KEY)
    if isinstance(found, Closed):
        aside(served, site, found.reason)
    if found.language:
        speak_as(found.language, served)
    if found.look:
        read_as("", found.look)
    fate = served.versions.fate(found.pin, now) if found.state is State.OPEN else STAYS
    if isinstance(fate, Follows):
        found = _followed(served, found, fate.pin, now)
    edition = served.edition(found.pin)
    if edition is None:
        abort(_page(served, changed_page(site), 409))
    return replace(opened(served, _worded(served, edition, found, now), found, secret or b"", now), fate=fate)


def _worded(served: Served, edition: Edition, journey: Journey, now: datetime) -> Edition:
    """Return a version in the words for whoever fills in; what came on paper keeps the words of its paper."""
    came = CameOnPaper.of(journey.marks)
    if came is not None:
        return served.in_wording(served.translated_now(edition, now), EASY_READ if came.easy else "")
    said = served.said(edition, now)
    return served.in_wording(said, HELPER) if somebody_else(Kept(said.questions, journey.answers)) else said


def _followed(served: Served, journey: Journey, pin: FormPin, now: datetime) -> Journey:
    """Return the journey as it goes on with other words; it is noted when the person sends something."""
    if request.method == "POST":
        follow(served.store, journey, pin, now=now, random=desk().random)
    return replace(journey, pin=pin)


def open_unsent(slug: str, reference: str) -> Opened:
    """Open a journey that is not sent yet; one that is leads to where it is now.

    Where its version is over, the next page shown says so; what is being sent is kept first.
    """
    visit = open_or_aside(slug, reference)
    if visit.journey.state is not State.OPEN:
        abort(redirect(visit.site.to("after"), 303))
    if request.method != "POST" and request.endpoint not in SHOWN_HALF_WAY:
        to_what_changed(visit)
    return visit


def to_what_changed(visit: Opened) -> None:
    """Lead to the page that says what changed, if the version of the journey is over."""
    if isinstance(visit.fate, Moves | Ends):
        abort(redirect(visit.site.to("changed"), 303))


def aside(served: Served, site: JourneySite, reason: Reason) -> NoReturn:
    """Show why a journey cannot be opened; what was just typed goes with the person to where they give their code."""
    if reason is Reason.SENT:
        abort(redirect(site.to("carry-on" if request.endpoint in OPEN_WITH_CODE else "sent"), 303))
    if reason is Reason.GONE:
        abort(_page(served, gone_page(site), 410))
    if reason is Reason.UNKNOWN and request.endpoint == "public.send":
        abort(_page(served, nothing_left_page(site), 410))
    before = sent_now()
    page = ended_page(site, reason.value, new_token(), before.hidden if before else ())
    abort(Response(render_template("public/come_back.html", page=page, frame=served.frame), 403, mimetype=HTML))


def _page(served: Served, page: TextPage, status: int) -> Response:
    return Response(render_template("public/text.html", page=page, frame=served.frame), status, mimetype=HTML)


def journey_frame(visit: Opened) -> Frame:
    """Return what stands around the pages of a journey."""
    speaks = replace(visit.served.frame, speaks=bool(visit.tongues))
    frame = frame_of(speaks, visit.site, visit.form, visit.journey.state is not State.OPEN)
    rest = request.path.removeprefix(visit.site.tasks)[1:]
    if not rest or rest.rpartition("/")[2] in {"language", "look"}:
        return frame
    there, look = visit.site.to("language"), frame.change_look and f"{frame.change_look}?to={rest}"
    back = (replace(link, href=f"{there}?to={rest}") if link.href == there else link for link in frame.links)
    return replace(frame, links=tuple(back), change_look=look)


@dataclass(frozen=True, slots=True)
class Device:
    """A device that opens a journey, or that sent it."""

    served: Served
    site: JourneySite
    secret: bytes = field(repr=False)
    frame: Frame
    is_open: bool
    """Whether the form is not sent yet, and opens here."""


def device_or_aside(slug: str, reference: str) -> Device:
    """Return the device that asks, if it has to do with the journey; aside if not."""
    served = council_or_404(slug)
    site = JourneySite(served.council, served.site.base, reference)
    secret = journey_secret(request, reference, https=desk().https) or b""
    found = open_journey(served.store, reference, secret, desk().clock())
    if isinstance(found, Closed) and found.reason not in {Reason.SENT, Reason.GONE}:
        aside(served, site, found.reason)
    if isinstance(found, Journey) and found.language:
        speak_as(found.language, served)
        site = JourneySite(served.council, served.site.base, reference)
    if isinstance(found, Journey) and found.look:
        read_as("", found.look)
    is_open = isinstance(found, Journey) and found.state is State.OPEN
    frame = around(served.frame, site) if is_open else sent_frame(served.frame, site)
    edition = served.edition(found.pin) if isinstance(found, Journey) else None
    return Device(served, site, secret, of_form(frame, edition.form) if edition else frame, is_open)
