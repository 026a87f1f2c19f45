"""“Is this question hard?”: four things to tap, then one box that nobody has to use, then the way back.

These pages tell of no subject in their titles, and nothing that is sent from them says who somebody is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from formbuilder.councils.profile import Council
from formbuilder.definition.model import Form, Question
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.frame import Link
from formbuilder.rendering.look_page import AGAIN
from formbuilder.rendering.office_pages import Group
from formbuilder.rendering.start_page import help_now
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import tab_title
from formbuilder.services.remarks import LONGEST, NoRemark
from formbuilder.services.taps import LABELS, WHOLE, About, Tap
from formbuilder.tongue.messages import N_, _
from formbuilder.wording.written import whole

FORM, VERSION, QUESTION, TAP, WORDS, BACK = "form", "version", "question", "tap", "words", "back"
"""Names of fields."""
HEADING = N_("Is this question hard?")
HEADING_WHOLE = N_("Was this form hard?")
CHOOSE = N_("Choose which question you mean.")
KEPT = N_("What you typed is kept.")
WRONG = {
    NoRemark.EMPTY: N_("Write what is hard, or go back without writing."),
    NoRemark.LONG: N_("Write less. There is room for %(most)s letters and spaces."),
    NoRemark.FULL: N_("So much came in this hour that we cannot take more. We have counted what you chose."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What somebody may say something of, and where they go back to."""

    council: Council
    action: str
    token: str
    about: About
    back: Link
    typed: tuple[tuple[str, str], ...] = ()
    """What goes back with them, where nobody keeps it: then the way back is a button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HardPage:
    """Template ``public/hard.html``: what may be hard, each a button."""

    heading: str
    title: str
    lines: tuple[str, ...]
    asked: str
    """The words of the only question; "" where there is a choice, or none."""
    group: Group | None
    """Which question, where the page has several."""
    taps: tuple[tuple[str, str], ...]
    """Value and words of each button."""
    action: str
    token: str
    hidden: tuple[tuple[str, str], ...]
    back: Link
    carries: bool
    """Whether what was typed goes back with them."""
    errors: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPage:
    """Template ``public/hard_words.html``: one box, which nobody has to use."""

    heading: str
    title: str
    help: Part
    typed: str
    action: str
    token: str
    hidden: tuple[tuple[str, str], ...]
    back: Link
    carries: bool
    errors: tuple[Link, ...] = ()


def takes_words(form: Form) -> bool:
    """Say whether there is a box: not in a form for children, nor in one that nobody can be found by.

    A child who writes into a box waits for an answer, and nobody could give one.
    """
    return not (form.discretion.help_lines or form.discretion.anonymous)


def hard_page(place: Place, questions: Iterable[Question], said: str, *, missing: bool = False) -> HardPage:
    """Ask what is hard; ``missing`` if nobody said which question is meant."""
    asked = tuple(questions)
    several = len(asked) > 1
    errors = (_(CHOOSE),) if missing else ()
    buttons = (_button(question, number) for number, question in enumerate(asked, 1))
    heading = _(HEADING) if asked else _(HEADING_WHOLE)
    return HardPage(
        heading=heading,
        title=tab_title(heading, place.council, error=missing),
        lines=tuple(each for each in (said, _("Choose one. We count it. We do not keep who you are.")) if each),
        asked=str(asked[0].ask) if asked and not several else "",
        group=Group(legend=_("Which question?"), name=QUESTION, buttons=tuple(buttons), errors=errors)
        if several
        else None,
        taps=tuple((each.value, _(words)) for each, words in LABELS.items()),
        action=place.action,
        token=place.token,
        hidden=_hidden(place, with_question=not several),
        back=place.back,
        carries=bool(place.typed),
        errors=tuple(Link(error, f"#{QUESTION}-1") for error in errors),
    )


def words_page(place: Place, tap: Tap, typed: str = "", wrong: NoRemark | None = None) -> WordsPage:
    """Offer the box; what was tapped is counted already."""
    heading = _("We have counted it. Thank you")
    return WordsPage(
        heading=heading,
        title=tab_title(heading, place.council, error=wrong is not None),
        help=Part(heading="", ways=place.council.urgent_ways),
        typed=typed,
        action=place.action,
        token=place.token,
        hidden=(*_hidden(place), (TAP, tap.value)),
        back=place.back,
        carries=bool(place.typed),
        errors=(Link(_(WRONG[wrong]) % {"most": whole(LONGEST)}, f"#{WORDS}"),) if wrong else (),
    )


def counted_page(place: Place, *, words: bool, counted: bool = True) -> TextPage:
    """Say what was kept; ``words`` if somebody wrote any, ``counted`` False if so many came that this one was not."""
    lines = [_("We have counted it.") if counted else _("So much came in this hour that we did not count this.")]
    lines += [_("Somebody reads your words before anyone else does. Nobody can reply.")] if words else []
    lines += [_("It is not kept with your form, and nobody can see that it was you.")]
    said = Part(lines=tuple(lines)), help_now(place.council)
    if not place.typed:
        return text_page(place.council, _("Thank you"), *said, go=place.back)
    hidden = (*place.typed, (AGAIN, "yes"))
    press = Press(text=place.back.text, action=place.back.href, token=place.token, hidden=hidden)
    return text_page(place.council, _("Thank you"), *said, press=press)


def feedback(action: str, token: str, form: Form) -> Press:
    """Return the button on the page after sending; what it opens counts for nothing that was sent."""
    about = ((FORM, form.slug), (VERSION, str(form.version)), (QUESTION, WHOLE))
    return Press(text=_("Tell us if this form was hard"), action=action, token=token, hidden=about, look="secondary")


def _button(question: Question, number: int) -> Button:
    return Button(id=f"{QUESTION}-{number}", name=QUESTION, value=question.id, label=str(question.ask), checked="")


def _hidden(place: Place, *, with_question: bool = True) -> tuple[tuple[str, str], ...]:
    about = place.about
    question = ((QUESTION, about.question),) if with_question else ()
    return ((FORM, about.form), (VERSION, str(about.version)), *question, (BACK, place.back.href), *place.typed)
