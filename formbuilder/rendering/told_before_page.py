"""“Have you told us some of this before?”: what another form of the same person can put into this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from formbuilder.definition.model import Form, Question
from formbuilder.rendering.code_page import Box, Typed, boxes
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.text_page import Part, Press
from formbuilder.rendering.titles import day_in_england, day_words, form_title, sentence, tab_title
from formbuilder.routing.told_before import Offers
from formbuilder.sealing.reference import shown_reference
from formbuilder.tongue.messages import N_, _
from formbuilder.wording.shown import shown
from formbuilder.wording.written import listed

HEADING = N_("Have you told us some of this before?")
PLACE = "told-before"
BRING, TELL, DO, OF, LENT = "bring", "tell", "do", "of", "lent"
"""Names of fields: what to bring, whether to tell, what the button does, of which form, and what was lent of it."""
PUT, LOOK, UNTELL = "put", "look", "untell"
"""What a button does."""
PUT_IN = N_("Put these in")
SAVE_THIS = N_("Save this")
"""The same button, where there is only the yes to give."""
TELL_THEM = N_("Tell the people who read this that I filled in the other form too")
NOTHING_TICKED = N_("Tick what you want to put in. Or continue with this form as it is.")
GONE = N_("That form is not open here any more. Enter its reference and its code to put something in.")
THIS_ONE = N_("This is the reference of the form that you are filling in. Enter the reference of the other form.")
GIVES_NOTHING = N_("That form gives nothing to other forms. Continue with this form as it is.")
NO_ROOM = N_("There is no room left in this form for all of this. Tick less.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Another form of the person: what it can give, and ``lent``, where a code has opened it for a moment."""

    reference: str
    form: Form
    started_at: datetime
    sent_at: datetime | None
    offers: Offers
    told: bool
    """Whether the readers of this form are told of it already."""
    lent: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One box to tick, and the answer that goes with it."""

    id: str
    name: str
    value: str
    label: str
    lines: tuple[str, ...] = field(repr=False)
    ticked: bool

    @property
    def described_by(self) -> str | None:
        """The id of what is said below the box; None if nothing is."""
        return f"{self.id}-hint" if self.lines else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Boxes under one legend."""

    id: str
    legend: str
    hint: str
    boxes: tuple[Tick, ...]

    @property
    def described_by(self) -> str | None:
        """The id of the hint; None if there is none."""
        return f"{self.id}-hint" if self.hint else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """What one form can give, and the button that puts it in."""

    heading: str
    lines: tuple[str, ...]
    groups: tuple[Ticks, ...]
    press: Press | None
    errors: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBeforePage:
    """Template ``public/told_before.html``."""

    heading: str
    title: str
    errors: tuple[Link, ...]
    lines: tuple[str, ...]
    givings: tuple[Giving, ...]
    afresh: Link
    boxes: tuple[Box, ...]
    look: Press
    told: Part
    untell: Press | None
    """Takes back that the readers are told of another form; None if they are told of none."""


def told_before_page(
    site: JourneySite,
    found: Iterable[Found],
    words: Callable[[Question], str],
    token: str,
    *,
    others: tuple[str, ...] = (),
) -> ToldBeforePage:
    """Return the page; ``words`` names a fact, ``others`` are the references that the readers are told of."""
    every = tuple(found)
    givings = tuple(_giving(site, number, each, words, token) for number, each in enumerate(every, 1))
    action = site.to(PLACE)
    return ToldBeforePage(
        heading=_(HEADING),
        title=tab_title(_(HEADING), site.council),
        errors=(),
        lines=(
            _("Another form of yours may have answers that this one asks for too."),
            _("You can put them in here, so that you do not write them again."),
            _("Nothing is put in before you select the button. Private answers are never put in."),
        ),
        givings=givings,
        afresh=Link(_("No, I will start afresh"), site.tasks),
        boxes=boxes(Typed()),
        look=Press(
            text=_("Look in the other form"), action=action, token=token, hidden=((DO, LOOK),), look="secondary"
        ),
        told=_told(others),
        untell=Press(text=_("Do not tell them"), action=action, token=token, hidden=((DO, UNTELL),), look="secondary")
        if others
        else None,
    )


def with_typed(site: JourneySite, page: ToldBeforePage, typed: Typed) -> ToldBeforePage:
    """Return the page with reference and code as they were typed, and what is wrong with them."""
    shown_boxes = boxes(typed)
    return _with_errors(
        site,
        replace(page, boxes=shown_boxes),
        (Link(error, f"#{box.id}") for box in shown_boxes for error in box.errors),
    )


def with_error(site: JourneySite, page: ToldBeforePage, words: str) -> ToldBeforePage:
    """Return the page with something to say about the other form; it leads to where another can be named."""
    return _with_errors(site, page, (Link(words, f"#{page.boxes[0].id}"),))


def with_nothing_ticked(site: JourneySite, page: ToldBeforePage) -> ToldBeforePage:
    """Return the page after the button was pressed and nothing was ticked."""
    first = next((box.id for giving in page.givings for ticks in giving.groups for box in ticks.boxes), "")
    return _with_errors(site, page, (Link(_(NOTHING_TICKED), f"#{first}"),) if first else ())


def of_other_forms(site: JourneySite, others: tuple[str, ...]) -> Part:
    """Say, where the answers are checked, that the readers are told of other forms; nothing where they are not."""
    links = (Link(_("Change this"), f"{site.to(PLACE)}#told"),) if others else ()
    return replace(_told(others), id="", links=links)


def _with_errors(site: JourneySite, page: ToldBeforePage, errors: Iterable[Link]) -> ToldBeforePage:
    every = tuple(errors)
    return replace(page, errors=every, title=tab_title(page.heading, site.council, error=bool(every)))


def _told(others: tuple[str, ...]) -> Part:
    if not others:
        return Part()
    named = listed(map(shown_reference, others))
    line = _("When you send this form, the people who read it see that you filled in %(forms)s too.") % {"forms": named}
    return Part(heading=_("Your other form"), id="told", lines=(line,))


def _giving(site: JourneySite, number: int, found: Found, words: Callable[[Question], str], token: str) -> Giving:
    groups = tuple(each for each in (_facts(number, found, words), _tell(number, found)) if each.boxes)
    source = (LENT, found.lent) if found.lent else (OF, found.reference)
    button = _(PUT_IN) if found.offers.fits else _(SAVE_THIS)
    return Giving(
        heading=_("From “%(form)s”") % {"form": form_title(found.form)},
        lines=tuple(_about(found, words)),
        groups=groups,
        press=Press(text=button, action=site.to(PLACE), token=token, hidden=((DO, PUT), source)) if groups else None,
    )


def _about(found: Found, words: Callable[[Question], str]) -> Iterator[str]:
    said = {"begun": day_words(day_in_england(found.started_at)), "reference": shown_reference(found.reference)}
    if found.sent_at:
        said["sent"] = day_words(day_in_england(found.sent_at))
        yield _("You started this form on %(begun)s and sent it on %(sent)s. Its reference is %(reference)s.") % said
    else:
        yield _("You started this form on %(begun)s. Its reference is %(reference)s.") % said
    if not found.offers.fits:
        yield _("There is nothing in it that we ask here and that you have not answered here.")
    if found.offers.misfits:
        left_out = "; ".join(words(question) for question in found.offers.misfits)
        yield (
            _("Some answers do not fit the questions of this form, so we leave them out: %(left_out)s.")
            % {"left_out": left_out}
        )


def _facts(number: int, found: Found, words: Callable[[Question], str]) -> Ticks:
    hidden = found.offers.others_words
    hint = _(
        "Somebody else helped with one of these two forms, or filled it in. So we do not show the answers here. "
        "Tick only what is about the person who this form is about."
    )
    ticks = (
        Tick(
            id=f"{BRING}-{number}-{place}",
            name=BRING,
            value=offer.question.id,
            label=sentence(words(offer.question)),
            lines=() if hidden else tuple(line for line in shown(offer.question, offer.value) if line.strip()),
            ticked=not hidden,
        )
        for place, offer in enumerate(found.offers.fits, 1)
    )
    id_ = f"{BRING}-{number}"
    return Ticks(id=id_, legend=_("What to put in"), hint=hint if hidden else "", boxes=tuple(ticks))


def _tell(number: int, found: Found) -> Ticks:
    """Ask for the yes without which nobody who reads this form learns of the other one."""
    tick = Tick(id=f"{TELL}-{number}", name=TELL, value="yes", label=_(TELL_THEM), lines=(), ticked=False)
    return Ticks(
        id=f"{TELL}s-{number}",
        legend=_("Do you want us to see both forms together?"),
        hint=_("If you do not tick this, nobody who reads this form sees that the other one is yours."),
        boxes=() if found.told else (tick,),
    )
