"""What somebody half-way is told when their form changes: what is different, what becomes of their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from formbuilder.answers.plain import trusted
from formbuilder.answers.values import ItemList, Value
from formbuilder.definition.model import Form, Group, Question
from formbuilder.rendering.check_page import copy_links
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.start_page import WAYS_BELOW, help_now
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import form_title
from formbuilder.tongue.messages import N_, _, as_written, joined
from formbuilder.wording.items import item_name
from formbuilder.wording.shown import shown

CHANGED, LEFT = "changed", "left"
"""Pages of a journey."""
GO_ON = N_("Go on with the new questions")
WROTE = N_("What you wrote before the form changed")
NOT_ASKED = N_("You wrote this; the form does not ask it any more")
ASKED_AGAIN = N_("You wrote this; the form asks it in another way now")
HIDDEN = N_("What you wrote to private questions is kept too. It is not shown here, and we do not send it.")
ANSWER, SEND, KEEP = "left", "send", "keep"
"""The name of a field, and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """What somebody wrote that the form does not ask any more."""

    ask: str
    lines: tuple[str, ...]
    hidden: bool
    """It was private, or kept apart: it is not shown, and never sent."""
    again: bool = False
    """The question is still there, and is answered anew."""

    @property
    def said(self) -> str:
        """The question and the answer in a line."""
        return as_written(f"{self.ask} {'; '.join(self.lines)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What a person half-way is told."""

    sentences: tuple[str, ...]
    """What changed in the questions that they were asked."""
    left: tuple[LeftOver, ...]


def left_over(question: Question, plain: object, *, hidden: bool, again: bool) -> LeftOver:
    """Return what is left of an answer, in words; ``plain`` may be what was typed and never was an answer."""
    lines: tuple[str, ...] = ()
    if isinstance(plain, Mapping) and "typed" in plain:
        lines = tuple(str(text) for text in plain["typed"])
    elif (value := trusted(question, plain)) is not None:
        lines = tuple(_lines(question, value))
    return LeftOver(ask=str(question.ask), lines=lines, hidden=hidden, again=again)


def moved_page(site: JourneySite, form: Form, moved: Moved, token: str, *, full: bool = False) -> TextPage:
    """Say what changed, with one button that goes on."""
    found = tuple(map(as_written, moved.sentences)) or (_("What you were asked so far is asked as before."),)
    lines = (
        _("You began before we changed it. Your answers are kept."),
        _("Nobody at the council can read them before you send the form."),
        *((_("There is no room for more. Ask us what to do. Nothing is lost."),) if full else ()),
        _("This is different now:"),
    )
    return text_page(
        site.council,
        _("We have changed this form"),
        Part(lines=lines, points=found),
        *_lists(moved.left, _("You can look at it later, and say whether we may read it.")),
        *_copies(site, form),
        press=Press(text=_(GO_ON), action=site.to(CHANGED), token=token),
    )


def withdrawn_page(site: JourneySite, form: Form) -> TextPage:
    """Say that nobody can go on with this form, that the answers are kept, and whom to ask."""
    lines = (
        _("The council has taken this form back, and there is no new one yet. It cannot be sent now."),
        _("Your answers are kept. Nobody at the council can read them."),
        joined(
            (
                _("Ask %(person)s what to do now. Have your reference with you.") % {"person": site.council.person},
                _(WAYS_BELOW),
            )
        ),
    )
    return text_page(
        site.council,
        _("You cannot go on with this form"),
        Part(lines=lines),
        *_copies(site, form),
        help_now(site.council),
        links=(Link(_("See all forms"), site.around.home),),
    )


def left_page(site: JourneySite, left: Iterable[LeftOver], token: str, *, sent: bool) -> TextPage:
    """Show what the person wrote and the form does not take; ``sent`` after they said that it goes with the form."""
    left = tuple(left)
    now = _("You chose to send this with your form.") if sent else _("We do not send this, unless you say so.")
    shown = any(not each.hidden for each in left)
    press = Press(
        text=_("Do not send this") if sent else _("Send this with my form"),
        action=site.to(LEFT),
        token=token,
        hidden=((ANSWER, KEEP if sent else SEND),),
        look="secondary",
    )
    return text_page(
        site.council,
        _(WROTE),
        Part(lines=(now,) if shown else ()),
        *_lists(left),
        press=press if shown else None,
        links=(Link(_("Go to the list of parts"), site.tasks), Link(_("Check your answers"), site.to("check"))),
    )


def about_left(site: JourneySite, *, sent: bool) -> Part:
    """Return what “Check your answers” says of what the form does not take."""
    line = _("You chose to send it with your form.") if sent else _("We do not send it, unless you say so.")
    return Part(heading=_(WROTE), lines=(line,), links=(Link(_("Look at what you wrote"), site.to(LEFT)),))


def as_words(form: Form, left: Iterable[LeftOver]) -> str:
    """Return what the person sends of it, as words that stand beside their form."""
    said = ("\n".join((each.ask, *each.lines)) for each in left if not each.hidden and each.lines)
    return "\n\n".join((_("I wrote this before the form “%(form)s” changed.") % {"form": form_title(form)}, *said))


def _lists(left: tuple[LeftOver, ...], line: str = "") -> Iterator[Part]:
    """Yield what is not asked any more, what is asked in another way, and that there is more that is not shown."""
    lines = (line,) if line else ()
    for heading, again in ((_(NOT_ASKED), False), (_(ASKED_AGAIN), True)):
        said = tuple(each.said for each in left if not each.hidden and each.again is again)
        if said:
            yield Part(heading=heading, lines=lines, points=said)
    if any(each.hidden for each in left):
        yield Part(lines=(_(HIDDEN),))


def _copies(site: JourneySite, form: Form) -> Iterator[Part]:
    if form.discretion.copies:
        yield Part(heading=_("Keep a copy of your answers"), links=copy_links(site))


def _lines(question: Question, value: Value) -> Iterator[str]:
    if not isinstance(value, ItemList) or not isinstance(question.type, Group):
        yield from (line for line in shown(question, value) if line.strip())
        return
    for number, item in enumerate(value.items, 1):
        for inner in question.type.questions:
            if inner.id in item.answers:
                answer = "; ".join(shown(inner, item.answers[inner.id]))
                yield f"{item_name(question, number)}: {inner.ask} {answer}"
