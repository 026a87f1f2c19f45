"""Before a form is started: the forms of a council, the start page of one, and other ways to do it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from formbuilder.councils.duty import MIDNIGHT, Duty
from formbuilder.councils.profile import Council
from formbuilder.definition.discretion import TooYoung
from formbuilder.definition.every_question import every_question
from formbuilder.definition.marks import Also
from formbuilder.definition.model import Form
from formbuilder.definition.outcomes import End
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite, steps_at
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import clock_words, form_title, paragraphs, tab_title
from formbuilder.rendering.told_list import ALL_TOLD

UNREAD = "Until you send it, nobody at the council can read it."
WAYS_BELOW = "The ways to reach us are at the end of this page."
HELP_NOW = "help-now"
WITH_ME = "do-it-with-me"
"""The form that asks for somebody to go through another form with the person."""
AFTER_SENDING = "people-who-sent-a-form"
"""The audience of forms that are offered once another form is sent, and not before."""
NOT_EXACT = "You do not have to be exact. A guess is fine."
NOT_KNOWN = "You do not have to be exact. A guess is fine, and to many questions you can answer “I do not know”."
"""Where questions offer that answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A form that is open; ``audience`` says who it is for (the words of forms/audiences.yaml)."""

    form: Form
    audience: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a form is: its questions on the longest usual way, and the minutes that it takes, from and to."""

    questions: int
    minutes: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A form in a list: where it starts and who it is for."""

    link: Link
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Template ``public/home.html``: the forms of a council that are open, the one that helps to choose first."""

    heading: str
    title: str
    first: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    come_back: Link
    urgent: Part
    shown: Link | None = None
    """In a demonstration: where it shows the way from a comment to words that changed."""
    told: Link | None = None
    """What people said about the forms; None while no page of it is out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """Template ``public/start.html``."""

    heading: str
    title: str
    help: Link
    """Leads down to ``urgent``: people in danger must not read on to find it."""
    parts: tuple[Part, ...]
    urgent: Part
    action: str
    token: str
    records: bool
    """Whether answers are kept, so that it matters who shares the device."""
    code_first: bool
    """Whether the code is shown before the first question."""
    links: tuple[Link, ...]


def home_page(site: CouncilSite, offers: Iterable[Offer], *, steps: bool = False, told: bool = False) -> HomePage:
    """List the forms of ``offers`` in their order; those that help to choose one come first.

    With ``steps`` a demonstration leads to where it shows how a comment changes words: in the office. With ``told`` the
    page leads to what people said about the forms.

    Forms for people who have sent one are left out; the one that asks for somebody to do it with the person is last.
    """
    before = [offer for offer in offers if offer.form.audience != AFTER_SENDING]
    offers = sorted(before, key=lambda offer: offer.form.slug == WITH_ME)
    heading = "Forms about care and support"
    return HomePage(
        heading=heading,
        title=tab_title(heading, site.council),
        first=tuple(_choice(site, offer) for offer in offers if _finds_form(offer.form)),
        forms=tuple(_choice(site, offer) for offer in offers if not _finds_form(offer.form)),
        come_back=Link("Come back to a form that you started", site.come_back),
        urgent=help_now(site.council),
        shown=Link("See in four steps how a comment changes words", steps_at(site.council)) if steps else None,
        told=Link(ALL_TOLD, site.you_said()) if told else None,
    )


def start_page(
    site: CouncilSite, form: Form, audience: str, length: Length, token: str, more: tuple[Link, ...] = ()
) -> StartPage:
    """Return the start page of ``form``; its only choices are Start and other ways to do it.

    ``more`` leads to what else is told about the form.
    """
    heading = form_title(form)
    return StartPage(
        heading=heading,
        title=tab_title(heading, site.council),
        help=Link("If somebody is in danger now, or you need help today: ways to get help now", f"#{HELP_NOW}"),
        parts=tuple(_before_starting(site.council, form, audience, length)),
        urgent=help_now(site.council),
        action=site.start(form.address),
        token=token,
        records=form.records,
        code_first=form.discretion.code_first,
        links=(*_other_ways(site, form), *more),
    )


def help_now(council: Council) -> Part:
    """Say how to get help now: the words of every page that people may open in danger."""
    return Part(
        heading="If you need help now",
        id=HELP_NOW,
        lines=("Do not wait for us to read a form.",),
        ways=council.urgent_ways,
    )


def who_reads(council: Council, form: Form) -> tuple[str, ...]:
    """Say who reads the form and when; empty for a form that nobody reads."""
    if not form.records:
        return ()
    reader = council.forms[form.slug].reader
    return (
        f"When you send it, {reader} reads it. They read forms {council.reading_hours}.",
        council.not_read,
        *told_of_danger(council, form),
    )


def told_of_danger(council: Council, form: Form) -> tuple[str, ...]:
    """Say who hears at once of an answer that means danger, and when; empty for a form that does not ask about it."""
    duty = council.duty
    if duty is None or not (form.urgent and form.records):
        return ()
    return (
        f"But if an answer means danger, we tell a worker as soon as you send the form. {_on_duty(duty)}",
        "At all other times we tell the people who work at night and at weekends. They may not see it at once.",
    )


def _on_duty(duty: Duty) -> str:
    around_the_clock = (duty.begins, duty.ends) == (0, MIDNIGHT)
    hours = "at all times" if around_the_clock else f"from {clock_words(duty.begins)} to {clock_words(duty.ends)}"
    closed = " or when the council is closed" if duty.closed else ""
    return f"A worker is there {hours}, Monday to Friday, but not on bank holidays{closed}."


def with_me_page(site: CouncilSite, form: Form, *, can_ask_here: bool = False) -> TextPage:
    """Say how somebody fills in ``form`` with the person; ``can_ask_here`` if there is a form that asks for it."""
    ask = Link("Ask for this here", site.form(WITH_ME)) if can_ask_here else None
    heading = "Other ways to ask for this" if ask else "How to ask for this"
    return text_page(
        site.council,
        "Do it with me",
        Part(
            lines=(
                "Somebody from the council can go through the questions with you.",
                "They ask the questions and write down what you say. You can stop at any time.",
            ),
        ),
        Part(heading=heading, ways=(site.council.with_me,)),
        Part(
            heading="Somebody you know can help too",
            lines=("A friend, a relative or another person can help you to fill it in. The form asks who helps you.",),
        ),
        go=ask,
        links=(Link("Go back to the start of the form", site.form(form.address)),),
    )


def paper_page(site: CouncilSite, form: Form) -> TextPage:
    """Say how to get ``form`` on paper."""
    care = site.council.forms.get(form.slug)
    return text_page(
        site.council,
        "Get it on paper",
        Part(lines=(care.paper if care else f"Ask {site.council.person} for this form on paper.", WAYS_BELOW)),
        links=(Link("Go back to the start of the form", site.form(form.address)),),
    )


def end_page(site: CouncilSite, end: End, leads_to: Form | None) -> TextPage:
    """Return where a form that records nothing leads; ``leads_to`` is the open form that ``end`` names, if any."""
    go = Link(f"Go to: {form_title(leads_to)}", site.form(leads_to.address)) if leads_to else None
    return text_page(
        site.council,
        str(end.title),
        Part(lines=paragraphs(end.text)),
        help_now(site.council),
        go=go,
        links=(Link("See all forms", site.home),),
    )


def too_young_page(site: CouncilSite, form: Form, young: TooYoung) -> TextPage:
    """Say who a child under 13 can talk to, where the council does not take their answers; nothing was kept."""
    return text_page(
        site.council,
        str(young.title),
        Part(lines=(*paragraphs(young.text), "We have not kept what you wrote.")),
        help_now(site.council),
        links=(Link("My age was not right. I want to start again", site.form(form.address)),),
    )


def _finds_form(form: Form) -> bool:
    """Say whether a form only leads to others: it records nothing, and tells no result of its own."""
    return not form.records and form.result is None


def _choice(site: CouncilSite, offer: Offer) -> Choice:
    return Choice(link=Link(form_title(offer.form), site.form(offer.form.address)), about=offer.audience)


def _before_starting(council: Council, form: Form, audience: str, length: Length) -> Iterable[Part]:
    yield Part(lines=paragraphs(form.intro))
    if audience:
        yield Part(heading="Who this is for", lines=(audience,))
    yield Part(heading="How long it takes", lines=_how_long(form, length))
    if form.records:
        yield Part(heading="Who reads your answers", lines=(UNREAD, *who_reads(council, form)))
    else:
        yield Part(heading="Who sees your answers", lines=("Nobody. We do not keep your answers.",))
    if form.records:
        yield _afterwards(council, form)


def _how_long(form: Form, length: Length) -> tuple[str, ...]:
    low, high = length.minutes
    minutes = f"{low} to {high} minutes" if low < high else f"{high} minute{'s' if high > 1 else ''}"
    some = f"There are about {length.questions} questions. They take"
    many = f"{some if length.questions != 1 else 'There is about 1 question. It takes'} about {minutes}."
    if not form.records:
        return (many,)
    later = " and come back later" if form.discretion.code_first else ""
    offers = any(Also.DONT_KNOW in each.also for each in every_question(form.questions))
    return (many, f"You can stop at any time{later}.", NOT_KNOWN if offers else NOT_EXACT)


def _afterwards(council: Council, form: Form) -> Part:
    care = council.forms[form.slug]
    days = f"within {care.within_days} working days" if care.within_days > 1 else "by the next working day"
    return Part(
        heading="What happens after you send it",
        lines=(care.next_step, f"This happens {days}.", f"If you have a question, ask {council.person}."),
    )


def _other_ways(site: CouncilSite, form: Form) -> tuple[Link, ...]:
    with_me = Link("Do it with me: somebody goes through it with you", site.with_me(form.address))
    if not form.records:
        return (with_me,)
    come_back = Link("Come back to a form that you started", site.come_back)
    by_somebody = () if form.slug == WITH_ME else (with_me,)
    return (come_back, *by_somebody, Link("Get it on paper", site.paper(form.address)))
