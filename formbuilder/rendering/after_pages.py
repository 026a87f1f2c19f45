"""Once a form is sent: what happens next, where it is, adding to it, taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from formbuilder.councils.profile import Council
from formbuilder.councils.working_days import after
from formbuilder.definition.model import Form
from formbuilder.rendering.check_page import copy_links
from formbuilder.rendering.cover_page import cover_part
from formbuilder.rendering.frame import Link
from formbuilder.rendering.result_page import see_result
from formbuilder.rendering.sites import CouncilSite, JourneySite
from formbuilder.rendering.start_page import AFTER_SENDING, WAYS_BELOW, help_now
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words, form_title, opened, tab_title
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.afterwards import InEnglish
from formbuilder.tongue.messages import N_, _, joined, translated
from formbuilder.wording.in_english import FIRST, NOT_YET, counted_from_then, in_english_since


class Stage(StrEnum):
    """Where a form is, once it is sent."""

    SENT = "sent"
    BEING_READ = "being_read"
    CONTACT_BY = "contact_by"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Turn(StrEnum):
    """What a person may do with what they wrote, and must confirm."""

    WITHDRAW = "withdraw"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a sent form is: ``by`` is the day by which the council will be in touch, if a worker has set one."""

    stage: Stage
    sent_at: datetime
    by: date | None = None
    added: tuple[datetime, ...] = ()
    covers: bool = False
    """Whether the person said what proof they will send."""
    charge: tuple[Link, ...] = ()
    """The statement of what they pay, once it is decided."""
    in_english: InEnglish | None = None
    """How far it is put into English; None if it was written so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPage:
    """Template ``public/sent.html``: the reference, and what happens next."""

    heading: str
    title: str
    reference: str
    """"" where nothing that leads back to the form is shown."""
    parts: tuple[Part, ...]
    links: tuple[Link, ...]
    feedback: Press | None = None
    """Leads to a page of its own: what is said there has nothing to do with what was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterPage:
    """Template ``public/after.html``: where the form is now, and what can still be done."""

    heading: str
    title: str
    form: str
    reference: str
    state: tuple[str, ...]
    doings: tuple[Link, ...]
    endings: tuple[Link, ...]
    parts: tuple[Part, ...]


def promised_day(council: Council, form: Form, sent_at: datetime) -> date:
    """Return the day by which the council will have done its next step for a form sent at ``sent_at``."""
    return promised_for(council, council.forms[form.slug].within_days, sent_at)


def promised_for(council: Council, days: int, sent_at: datetime) -> date:
    """Return the same for a number of working days."""
    return after(day_in_england(sent_at), days, council.closed_days)


@dataclass(frozen=True, slots=True)
class Arrived:
    """How a form arrived."""

    sent_at: datetime
    covers: bool = False
    """Whether the person said what proof they will send."""
    to_translate: bool = False
    """Whether it must be put into English first."""


def sent_page(site: JourneySite, form: Form, how: Arrived, offered: Iterable[Form] = ()) -> SentPage:
    """Say that the form has arrived; sending twice shows the same page. ``offered`` may be filled in after it."""
    heading = _("You have sent your form")
    care = site.council.forms[form.slug]
    by = _("They do this by %(day)s.") % {"day": day_words(promised_day(site.council, form, how.sent_at))}
    by = counted_from_then(care.within_days) if how.to_translate else by
    first = (_(FIRST),) if how.to_translate else ()
    return SentPage(
        heading=heading,
        title=tab_title(heading, site.council),
        reference=shown_reference(site.reference) if form.discretion.code_first else "",
        parts=(
            Part(
                heading=_("What happens next"),
                lines=(
                    *first,
                    opened(_("%(reader)s reads your form."), reader=care.reader),
                    care.next_step,
                    by,
                ),
            ),
            *(cover_part(site, form, needs_code=True) if how.covers else ()),
            _ask(site.council),
            worse(site.council),
            *(_ways_back(site, form, offered) if form.discretion.code_first else (_forgotten(),)),
        ),
        links=copy_links(site) if form.discretion.copies and form.discretion.code_first else (),
    )


def _forgotten() -> Part:
    """Say after a form that shows no code that the device has forgotten it."""
    return Part(
        heading=_("On this phone or computer"),
        lines=(
            _("Nothing here opens your form now. When you leave this page, it does not come back."),
            _("The history still shows that somebody visited this council’s website."),
        ),
    )


def _ways_back(site: JourneySite, form: Form, offered: Iterable[Form]) -> Iterator[Part]:
    yield Part(
        heading=_("See where it is, or add something"),
        lines=(_("You need your code for this, on this device too. You can do it now or later."),),
        links=(Link(_("See where your form is now"), site.to("after")),),
    )
    yield from _more_questions(site.around, form, offered)


def after_page(site: JourneySite, form: Form, where: Whereabouts) -> AfterPage:
    """Say where the form is now."""
    heading = _("Where your form is now")
    open_ = where.stage is not Stage.WITHDRAWN
    doings = (
        Link(_("Add something"), site.to("after/more")),
        Link(_("Change how we reach you"), site.to("after/reach")),
    )
    withdraw = (Link(_("Take back your form"), site.to("after/withdraw")),)
    return AfterPage(
        heading=heading,
        title=tab_title(heading, site.council),
        form=form_title(form),
        reference=shown_reference(site.reference),
        state=tuple(_state(site.council, form, where)),
        doings=(
            *where.charge,
            *see_result(form, site),
            *(doings if open_ else ()),
            *(copy_links(site) if form.discretion.copies else ()),
        ),
        endings=(*(withdraw if open_ else ()), Link(_("Delete your own copy"), site.to("after/delete"))),
        parts=(
            *(cover_part(site, form) if where.covers and open_ else ()),
            _ask(site.council),
            worse(site.council),
        ),
    )


def confirm_page(site: JourneySite, turn: Turn, token: str, *, held: bool = False) -> TextPage:
    """Ask before something that cannot be undone; ``held`` if the council must keep what was sent all the same."""
    match turn:
        case Turn.WITHDRAW:
            heading, button, lines = (
                _("Do you want to take back your form?"),
                _("Take back my form"),
                translated(_WITHDRAW),
            )
        case Turn.DELETE:
            heading, button, lines = _("Do you want to delete your own copy?"), _("Delete my copy"), translated(_DELETE)
        case _:
            assert_never(turn)
    return text_page(
        site.council,
        heading,
        Part(lines=lines),
        *(kept_for_law(site.council) if held else ()),
        press=Press(text=button, action=site.to(f"after/{turn}"), token=token, look="warning"),
        links=(Link(_("No, go back"), site.to("after")),),
    )


def turned_page(site: CouncilSite, turn: Turn, *, held: bool = False) -> TextPage:
    """Say that it is done, and, if it is ``held``, what the council must keep all the same."""
    match turn:
        case Turn.WITHDRAW:
            heading, line = _("You have taken back your form"), _("We stop working on it.")
        case Turn.DELETE:
            heading, line = _("Your own copy is deleted"), _("Your reference and your code do not open anything now.")
        case _:
            assert_never(turn)
    kept = kept_for_law(site.council) if held else ()
    return text_page(
        site.council, heading, Part(lines=(line,)), *kept, _ask(site.council), go=Link(_("See all forms"), site.home)
    )


def kept_for_law(council: Council) -> tuple[Part, ...]:
    """Say plainly that the council must keep what was sent, and whom to ask."""
    lines = (
        _("The council must keep what you sent for a legal reason. It is deleted when that reason ends."),
        joined((_("To ask why, or for how long, ask %(person)s.") % {"person": council.person}, _(WAYS_BELOW))),
    )
    return (Part(heading=_("What the council keeps"), lines=lines),)


def _more_questions(site: CouncilSite, sent: Form, offered: Iterable[Form]) -> Iterator[Part]:
    """Offer the forms that count only for us: nobody must think that they decide anything."""
    links = tuple(Link(form_title(form), site.form(form.address)) for form in offered if form.slug != sent.slug)
    if links and sent.audience != AFTER_SENDING:
        lines = (_("You do not have to answer these. They do not change the help you get."),)
        yield Part(heading=_("Some other questions"), lines=lines, links=links)


def worse(council: Council) -> Part:
    """Say what to do if things get worse: not to wait, and all the ways to get help now."""
    now = help_now(council)
    return Part(heading=_("If things get worse"), lines=(_("Do not wait for us. Get help now."),), ways=now.ways)


_WITHDRAW = (
    N_("We stop working on it. Nobody contacts you about it."),
    N_("If we have begun to read it, the law may tell us to keep a note of it."),
    N_("You cannot undo this. You can start a new form at any time."),
)
_DELETE = (
    N_("The council keeps what you sent. Your own copy is deleted."),
    N_("You cannot see your answers, add something, or see where your form is after that."),
    N_("You cannot undo this."),
)


def _ask(council: Council) -> Part:
    return Part(
        heading=_("If you have a question"),
        lines=(joined((_("Ask %(person)s.") % {"person": council.person}, _(WAYS_BELOW))),),
    )


def _state(council: Council, form: Form, where: Whereabouts) -> list[str]:
    sent = _("You sent it on %(day)s.") % {"day": day_words(day_in_england(where.sent_at))}
    by = day_words(where.by or promised_day(council, form, where.sent_at))
    next_step = tuple(_promise(council, form, where))
    added = [
        _("You added something on %(day)s.") % {"day": day_words(day_in_england(moment))} for moment in where.added
    ]
    match where.stage:
        case Stage.SENT:
            return [sent, *added, _("We have it. Nobody works on it yet."), *next_step]
        case Stage.BEING_READ:
            return [sent, *added, _("Somebody is reading it."), *next_step]
        case Stage.CONTACT_BY:
            return [sent, *added, _("Somebody has read it."), _("We will contact you by %(day)s.") % {"day": by}]
        case Stage.DONE:
            return [
                sent,
                *added,
                _("We have finished with this form."),
                _("If you think we have not, ask %(person)s.") % {"person": council.person},
            ]
        case Stage.WITHDRAWN:
            return [sent, *added, _("You have taken it back. We are not working on it.")]
        case _:
            assert_never(where.stage)


def _promise(council: Council, form: Form, where: Whereabouts) -> Iterator[str]:
    """Say what is done next and by when: words in another language count from the day when they are in English."""
    care, since = council.forms[form.slug], where.in_english.since if where.in_english else where.sent_at
    if since is None:
        yield from (_(NOT_YET), _(FIRST), care.next_step, counted_from_then(care.within_days))
        return
    if where.in_english:
        yield in_english_since(day_words(day_in_england(since)))
    by = day_words(promised_day(council, form, since))
    yield from (care.next_step, _("They do this by %(day)s.") % {"day": by})
