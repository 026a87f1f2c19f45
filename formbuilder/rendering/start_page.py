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
from formbuilder.definition.worded import wordings
from formbuilder.paper.numbered import is_on_paper
from formbuilder.rendering.frame import Link
from formbuilder.rendering.own_look import LOOK, Said
from formbuilder.rendering.sites import CouncilSite, spoken, steps_at
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import clock_words, form_title, paragraphs, tab_title
from formbuilder.rendering.told_list import ALL_TOLD
from formbuilder.tongue.messages import N_, _, joined, ngettext, translated

ON_DUTY = {
    (True, False): N_("A worker is there at all times, Monday to Friday, but not on bank holidays."),
    (True, True): N_(
        "A worker is there at all times, Monday to Friday. "
        "Nobody is there on bank holidays or when the council is closed."
    ),
    (False, False): N_("A worker is there from %(begins)s to %(ends)s, Monday to Friday, but not on bank holidays."),
    (False, True): N_(
        "A worker is there from %(begins)s to %(ends)s, Monday to Friday. "
        "Nobody is there on bank holidays or when the council is closed."
    ),
}
"""By whether it is at all times, and whether the council closes on other days too."""
UNREAD = N_("Until you send it, nobody at the council can read it.")
WAYS_BELOW = N_("The ways to reach us are at the end of this page.")
HELP_NOW = "help-now"
WITH_ME = "do-it-with-me"
"""The form that asks for somebody to go through another form with the person."""
AFTER_SENDING = "people-who-sent-a-form"
"""The audience of forms that are offered once another form is sent, and not before."""
NOT_EXACT = N_("You do not have to be exact. A guess is fine.")
NOT_KNOWN = N_("You do not have to be exact. A guess is fine, and to many questions you can answer “I do not know”.")
PRINT_IT = (
    N_("Print the form and fill in as much as you want by hand. Then send it to us."),
    N_("You choose how large the letters are, and in which language it is. You can save it to listen to."),
)
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
    heading = _("Forms about care and support")
    return HomePage(
        heading=heading,
        title=tab_title(heading, site.council),
        first=tuple(_choice(site, offer) for offer in offers if _finds_form(offer.form)),
        forms=tuple(_choice(site, offer) for offer in offers if not _finds_form(offer.form)),
        come_back=Link(_("Come back to a form that you started"), site.come_back),
        urgent=help_now(site.council),
        shown=Link(_("See in four steps how a comment changes words"), steps_at(site.council)) if steps else None,
        told=Link(_(ALL_TOLD), spoken(site.you_said())) if told else None,
    )


def start_page(site: CouncilSite, form: Form, audience: str, length: Length, token: str) -> StartPage:
    """Return the start page of ``form``: Start, come back, Easy Read, do it with me; languages stand at its top."""
    heading = form_title(form)
    return StartPage(
        heading=heading,
        title=tab_title(heading, site.council),
        help=Link(_("If somebody is in danger now, or you need help today: ways to get help now"), f"#{HELP_NOW}"),
        parts=tuple(_before_starting(site.council, form, audience, length)),
        urgent=help_now(site.council),
        action=site.start(form.address),
        token=token,
        records=form.records,
        code_first=form.discretion.code_first,
        links=_other_ways(site, form),
    )


def help_now(council: Council) -> Part:
    """Say how to get help now: the words of every page that people may open in danger."""
    return Part(
        heading=_("If you need help now"),
        id=HELP_NOW,
        lines=(_("Do not wait for us to read a form."),),
        ways=council.urgent_ways,
    )


def who_reads(council: Council, form: Form) -> tuple[str, ...]:
    """Say who reads the form and when; empty for a form that nobody reads."""
    if not form.records:
        return ()
    reader = council.forms[form.slug].reader
    return (
        _("When you send it, %(reader)s reads it. They read forms %(reading_hours)s.")
        % {"reader": reader, "reading_hours": council.reading_hours},
        council.not_read,
        *told_of_danger(council, form),
    )


def told_of_danger(council: Council, form: Form) -> tuple[str, ...]:
    """Say who hears at once of an answer that means danger, and when; empty for a form that does not ask about it."""
    duty = council.duty
    if duty is None or not (form.urgent and form.records):
        return ()
    return (
        joined((_("But if an answer means danger, we tell a worker as soon as you send the form."), _on_duty(duty))),
        _("At all other times we tell the people who work at night and at weekends. They may not see it at once."),
    )


def _on_duty(duty: Duty) -> str:
    always = (duty.begins, duty.ends) == (0, MIDNIGHT)
    hours = {"begins": clock_words(duty.begins), "ends": clock_words(duty.ends)}
    return _(ON_DUTY[always, bool(duty.closed)]) % hours


def with_me_page(site: CouncilSite, form: Form, *, can_ask_here: bool = False) -> TextPage:
    """Say how somebody fills in ``form`` with the person; ``can_ask_here`` if there is a form that asks for it."""
    ask = Link(_("Ask for this here"), site.form(WITH_ME)) if can_ask_here else None
    heading = _("Other ways to ask for this") if ask else _("How to ask for this")
    return text_page(
        site.council,
        _("Do it with me"),
        Part(
            lines=(
                _("Somebody from the council can go through the questions with you."),
                _("They ask the questions and write down what you say. You can stop at any time."),
            ),
        ),
        Part(heading=heading, ways=(site.council.with_me,)),
        Part(
            heading=_("Somebody you know can help too"),
            lines=(
                _("A friend, a relative or another person can help you to fill it in. The form asks who helps you."),
            ),
        ),
        go=ask,
        links=(Link(_("Go back to the start of the form"), site.form(form.address)),),
    )


def paper_page(site: CouncilSite, form: Form) -> TextPage:
    """Say how to get ``form`` on paper."""
    care = site.council.forms.get(form.slug)
    asks = care.paper if care else _("Ask %(person)s for this form on paper.") % {"person": site.council.person}
    here = is_on_paper(form)
    print_it = Part(heading=_("Print it yourself"), lines=translated(PRINT_IT)) if here else Part()
    return text_page(
        site.council,
        _("Get it on paper"),
        print_it,
        Part(heading=_("We can send it to you") if here else "", lines=(asks, _(WAYS_BELOW))),
        go=Link(_("Show the form to print"), spoken(site.to_print(form.address))) if here else None,
        links=(Link(_("Go back to the start of the form"), site.form(form.address)),),
    )


def too_young_page(site: CouncilSite, form: Form, young: TooYoung) -> TextPage:
    """Say who a child under 13 can talk to, where the council does not take their answers; nothing was kept."""
    return text_page(
        site.council,
        str(young.title),
        Part(lines=(*paragraphs(young.text), _("We have not kept what you wrote."))),
        help_now(site.council),
        links=(Link(_("My age was not right. I want to start again"), site.form(form.address)),),
    )


def _finds_form(form: Form) -> bool:
    """Say whether a form only leads to others: it records nothing, and tells no result of its own."""
    return not form.records and form.result is None


def _choice(site: CouncilSite, offer: Offer) -> Choice:
    return Choice(link=Link(form_title(offer.form), site.form(offer.form.address)), about=offer.audience)


def _before_starting(council: Council, form: Form, audience: str, length: Length) -> Iterable[Part]:
    yield Part(lines=paragraphs(form.intro))
    if audience:
        yield Part(heading=_("Who this is for"), lines=(audience,))
    yield Part(heading=_("How long it takes"), lines=_how_long(form, length))
    if form.records:
        yield Part(heading=_("Who reads your answers"), lines=(_(UNREAD), *who_reads(council, form)))
    else:
        yield Part(heading=_("Who sees your answers"), lines=(_("Nobody. We do not keep your answers."),))
    if form.records:
        yield _afterwards(council, form)


def _how_long(form: Form, length: Length) -> tuple[str, ...]:
    many = joined((_question_words(length.questions), _minute_words(*length.minutes, length.questions)))
    if not form.records:
        return (many,)
    stop = (
        _("You can stop at any time and come back later.")
        if form.discretion.code_first
        else _("You can stop at any time.")
    )
    offers = any(Also.DONT_KNOW in each.also for each in every_question(form.questions))
    return (many, stop, _(NOT_KNOWN) if offers else _(NOT_EXACT))


def _question_words(number: int) -> str:
    return ngettext("There is about %(number)s question.", "There are about %(number)s questions.", number) % {
        "number": number
    }


def _minute_words(low: int, high: int, questions: int) -> str:
    if low < high and questions == 1:
        return _("It takes about %(low)s to %(high)s minutes.") % {"low": low, "high": high}
    if low < high:
        return _("They take about %(low)s to %(high)s minutes.") % {"low": low, "high": high}
    if questions == 1:
        return ngettext("It takes about %(number)s minute.", "It takes about %(number)s minutes.", high) % {
            "number": high
        }
    return ngettext("They take about %(number)s minute.", "They take about %(number)s minutes.", high) % {
        "number": high
    }


def _afterwards(council: Council, form: Form) -> Part:
    care = council.forms[form.slug]
    days = care.within_days
    when = (
        ngettext("This happens within %(number)s working day.", "This happens within %(number)s working days.", days)
        % {"number": days}
        if days > 1
        else _("This happens by the next working day.")
    )
    return Part(
        heading=_("What happens after you send it"),
        lines=(care.next_step, when, _("If you have a question, ask %(person)s.") % {"person": council.person}),
    )


def _other_ways(site: CouncilSite, form: Form) -> tuple[Link, ...]:
    with_me = Link(_("Do it with me: somebody goes through it with you"), site.with_me(form.address))
    if not form.records:
        return (with_me,)
    has_easy = Said.EASY.wording in wordings(form) and LOOK.get().said is not Said.EASY
    easy = (Link(_("Easy Read"), site.easy_read(form.address)),) if has_easy else ()
    come_back = Link(_("Come back to a form that you started"), site.come_back)
    by_somebody = () if form.slug == WITH_ME else (with_me,)
    return (come_back, *easy, *by_somebody)
