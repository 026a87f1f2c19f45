"""The ways to answer: for each question type its template, boxes and buttons.

A new type fails the type check until it is here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from formbuilder.answers.reading import Raw
from formbuilder.definition.marks import DatePart, Period
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Email,
    Group,
    Information,
    LongText,
    Money,
    Month,
    Name,
    NhsNumber,
    NiNumber,
    Number,
    Option,
    Phone,
    Postcode,
    Question,
    Statement,
    Text,
    YesNo,
)
from formbuilder.rendering.boxes import FAMILIES, Box, Button, Filled, Offer, Row, Typed, buttons
from formbuilder.rendering.fields import field_name
from formbuilder.rendering.titles import sentence
from formbuilder.tongue.messages import N_, _, paired
from formbuilder.wording import written
from formbuilder.wording.shown import AGREED

DATE_PARTS = {
    "day": (N_("Day"), "govuk-date-input__input govuk-input--width-2"),
    "month": (N_("Month"), "govuk-date-input__input govuk-input--width-4"),
    "year": (N_("Year"), "govuk-date-input__input govuk-input--width-4"),
}
NAME_PARTS = {"first": (N_("First name"), "given-name"), "last": (N_("Last name, if you use one"), "family-name")}
ADDRESS_PARTS = {
    "line1": (N_("Address line 1"), "address-line1", ""),
    "line2": (N_("Address line 2 (you can leave this out)"), "address-line2", ""),
    "town": (N_("Town or city"), "address-level2", "govuk-input--width-20"),
    "postcode": (N_("Postcode"), "postal-code", "govuk-input--width-10"),
}
ENOUGH = {
    DatePart.DAY: "",
    DatePart.MONTH: N_("The month and the year are enough."),
    DatePart.YEAR: N_("The year is enough. Add the month and the day if you know them."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a question stands on its page."""

    alone: bool
    autofill: bool
    wrong: frozenset[str] = frozenset()
    """The parts with a fault; "" is all of them."""
    described_by: str | None = None

    def with_errors(self, wrong: frozenset[str], described_by: str | None) -> Look:
        """Return the same after an error."""
        return replace(self, wrong=wrong, described_by=described_by)

    def is_wrong(self, part: str) -> bool:
        """Whether a part is marked."""
        return "" in self.wrong or part in self.wrong

    def fill_in(self, token: str) -> str:
        """Return what the browser may fill in."""
        return token if self.autofill and token else "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to answer."""

    template: str
    family: str = "radios"
    boxes: tuple[Box, ...] = ()
    buttons: tuple[Button, ...] = ()
    buttons_legend: str = ""
    prefix: str = ""
    suffix: str = ""
    also: tuple[Button, ...] = ()


def enough(question: Question) -> str:
    """Say how much of a date must be known, where it is not all of it."""
    said = ENOUGH[question.type.least] if isinstance(question.type, Date) else ""
    return paired(_(said), said) if said else ""


def way_to_answer(question: Question, filled: Filled, look: Look) -> Way:
    """Return the template of ``question`` and all that stands in it."""
    way = _way(question, filled, look)
    return way if way.also else replace(way, also=buttons(_also(question, "checkbox"), filled))


def typed_lines(question: Question, raw: Raw) -> tuple[str, ...]:
    """Return what was typed, and the words of what was chosen, before anything is read or checked."""
    way = way_to_answer(question, Typed({question.id: raw}), Look(alone=True, autofill=False))
    chosen = (button.label for button in (*way.buttons, *way.also) if button.checked)
    return (*(box.value for box in way.boxes if box.value.strip()), *chosen)


def _also(question: Question, kind: str, name: str = "") -> Row:
    """The answers in their own right: beside boxes to be ticked, since a tick can be taken away again."""
    offers = tuple(Offer(also.value, written.also(also), alone=True) for also in question.also)
    return Row(question=question, part="also", offers=offers, kind=kind, name=name)


def _way(question: Question, filled: Filled, look: Look) -> Way:  # noqa: PLR0911 - one case a type
    match question.type:
        case Text() | LongText() | Number() | Email() | Phone() | Postcode() | NiNumber() | NhsNumber():
            return _one_box(question, filled, look)
        case YesNo() | Choice() | Choices() | Statement():
            return _buttons(question, filled)
        case Date() | Month() | Name() | Address():
            return _several_boxes(question, filled, look)
        case Money(periods=periods):
            return _money(question, periods, filled, look)
        case Group():
            return Way(template="parts/items.html")
        case Information():
            return Way(template="parts/information.html")
        case _:
            assert_never(question.type)


def _one_box(question: Question, filled: Filled, look: Look) -> Way:
    unit = str(question.type.unit or "") if isinstance(question.type, Number) else ""
    id_ = field_name(question)
    described_by = " ".join(filter(None, (look.described_by, f"{id_}-unit" if unit else ""))) or None
    box = Box(
        id=id_,
        value=filled.text(question, ""),
        wrong=look.is_wrong(""),
        autocomplete=look.fill_in(question.autocomplete),
        described_by=described_by,
    )
    template = "parts/long_text.html" if isinstance(question.type, LongText) else "parts/one_box.html"
    return Way(template="parts/one_sum.html" if unit else template, boxes=(_keyboard(question, box),), suffix=unit)


def _keyboard(question: Question, box: Box) -> Box:  # noqa: PLR0911 - one case a type
    """Return ``box`` with the keyboard, the width and the spelling help that suit what is typed."""
    match question.type:
        case Text() | LongText():
            return replace(box, spellcheck=True, direction="auto")
        case Number():  # a keypad of digits would keep people from typing “about 20”
            return replace(box, width="govuk-input--width-10")
        case Email():
            return replace(box, kind="email", width="govuk-input--width-30")
        case Phone():
            return replace(box, kind="tel", width="govuk-input--width-20")
        case NhsNumber():
            return replace(box, inputmode="numeric", width="govuk-input--width-10")
        case _:
            return replace(box, width="govuk-input--width-10")


def _buttons(question: Question, filled: Filled) -> Way:
    """The answers in their own right are sent under the same name, so that the browser lets only one be chosen."""
    kind, offers = _offers(question)
    row = Row(question=question, part="", offers=offers, kind=kind)
    also = _also(question, kind, field_name(question))
    return Way(
        template="parts/buttons.html",
        family=FAMILIES[kind],
        buttons=buttons(row, filled),
        also=buttons(also, filled),
    )


def _offers(question: Question) -> tuple[str, tuple[Offer, ...]]:
    match question.type:
        case Choice(options):
            return "radio", _options(options)
        case Choices(options):
            return "checkbox", _options(options)
        case Statement():
            return "checkbox", (Offer("yes", paired(_(AGREED), AGREED)),)
        case YesNo() as kind:
            return "radio", tuple(Offer(value, written.yes_or_no(kind, value)) for value in written.YES_NO)
        case _:
            return "radio", ()


def _options(options: Iterable[Option]) -> tuple[Offer, ...]:
    return tuple(Offer(o.value, str(o.label), str(o.hint or ""), o.alone) for o in options)


def _several_boxes(question: Question, filled: Filled, look: Look) -> Way:
    match question.type:
        case Name():
            given = tuple((part, label, token, "govuk-input--width-20") for part, (label, token) in NAME_PARTS.items())
        case Address():
            given = tuple((part, *about) for part, about in ADDRESS_PARTS.items())
        case _:
            return Way(template="parts/date.html", boxes=_date_boxes(question, filled, look))
    boxes = tuple(
        Box(
            id=field_name(question, part),
            label=paired(_(label), label),
            value=filled.text(question, part),
            width=width,
            wrong=look.is_wrong(part),
            autocomplete=look.fill_in(token if question.autocomplete else ""),
            direction="auto",
        )
        for part, label, token, width in given
    )
    return Way(template="parts/several_boxes.html", boxes=boxes)


def _date_boxes(question: Question, filled: Filled, look: Look) -> tuple[Box, ...]:
    """The month may be typed as a word, so its keyboard has letters."""
    names = [part for part in DATE_PARTS if part != "day" or isinstance(question.type, Date)]
    return tuple(
        Box(
            id=field_name(question, part),
            label=paired(_(DATE_PARTS[part][0]), DATE_PARTS[part][0]),
            value=filled.text(question, part),
            width=DATE_PARTS[part][1],
            wrong=look.is_wrong(part),
            inputmode=None if part == "month" else "numeric",
            autocomplete=look.fill_in(f"bday-{part}" if question.autocomplete == "bday" else ""),
        )
        for part in names
    )


def _money(question: Question, periods: tuple[Period, ...], filled: Filled, look: Look) -> Way:
    """One period stands after the box; of several, one is chosen."""
    several = len(periods) > 1
    id_ = field_name(question, "amount")
    suffix = _(written.PERIODS[periods[0]]) if len(periods) == 1 else ""
    ids = (look.described_by, f"{id_}-unit" if suffix else "") if not several else (f"{id_}-unit" if suffix else "",)
    box = Box(
        id=id_,
        label=_("Amount in pounds") if several else "",
        value=filled.text(question, "amount"),
        width="govuk-input--width-10",
        wrong=look.is_wrong("amount"),
        inputmode="decimal",
        described_by=" ".join(filter(None, ids)) or None,
    )
    offers = tuple(Offer(period.value, _often(period)) for period in periods) if several else ()
    return Way(
        template="parts/money_often.html" if several else "parts/one_sum.html",
        boxes=(box,),
        buttons=buttons(Row(question=question, part="period", offers=offers), filled),
        buttons_legend=_("How often?") if several else "",
        prefix="£",
        suffix=suffix,
    )


def _often(period: Period) -> str:
    said = written.PERIODS[period]
    return paired(sentence(_(said)), sentence(said))
