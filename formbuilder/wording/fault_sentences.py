"""What to do about each fault in an answer, built from the question's ``short``.

A ``short`` is a noun (“your date of birth”) or a clause (“how many hours you helped”); every sentence holds for both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from formbuilder.answers.numbers import least, most
from formbuilder.answers.reading import Fault, FaultCode
from formbuilder.definition.in_language import in_english
from formbuilder.definition.marks import Also, Period
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Group,
    Money,
    Number,
    Question,
    Statement,
    YesNo,
)
from formbuilder.tongue.figures import quoted_answer
from formbuilder.tongue.messages import N_, _, built, built_of, in_both, joined
from formbuilder.wording import shapes, written
from formbuilder.wording.items import add_words

Say: TypeAlias = Callable[[Question, Fault], str]

BOXES = {
    # L10n: where letters are taken away from, after “from”
    "line1": N_("line 1 of the address"),
    "line2": N_("line 2 of the address"),
    "town": N_("the town"),
    "postcode": N_("the postcode"),
    "first": N_("the first name"),
    "last": N_("the last name"),
}
"""What a box is called where a question has several, as it stands after “from”."""


def fault_words(question: Question, fault: Fault) -> str:
    """Return what to do about ``fault``: the form's own words for its code, or ours. One sentence has no full stop."""
    return in_both(_words(question, fault), lambda: _words(in_english(question), fault))


def _words(question: Question, fault: Fault) -> str:
    if isinstance(question.type, Group) and "/" in fault.part:
        return _in_item(question.type, fault)
    own = question.errors.get(fault.code)
    return str(own) if own else SENTENCES[fault.code](question, fault)


def _in_item(group: Group, fault: Fault) -> str:
    number, _sign, rest = fault.part.partition("/")
    id_, _sign, part = rest.partition("/")
    inner = next((each for each in group.questions if each.id == id_), None)
    if inner is None:
        return _("Number %(number)s: take out what the form does not ask for") % {"number": number}
    return _("Number %(number)s: %(problem)s") % {
        "number": number,
        "problem": _words(inner, replace(fault, part=part)),
    }


def _chooses(question: Question) -> bool:
    """Whether there are answers to select, and nothing to enter."""
    return isinstance(question.type, YesNo | Choice | Choices)


def _missing(question: Question, fault: Fault) -> str:
    del fault
    short = question.short
    match question.type:
        case YesNo() | Choice() | Choices():
            # L10n: what is asked, as a noun or a clause: “your date of birth”, “how many hours you helped”
            return built(N_("Select %(short)s"), short=short)
        case Group():
            button = add_words(question, more=False)
            return built(N_("Enter %(short)s. Select ‘%(button)s’ to start."), short=short, button=button)
        case Statement():
            return built(N_("Tick the box next to ‘%(ask)s’ to continue"), ask=question.ask)
        case _:
            if not question.also:
                # L10n: what is asked, as a noun or a clause: “your date of birth”, “how many hours you helped”
                return built(N_("Enter %(short)s"), short=short)
            return built(N_("Enter %(short)s, or choose %(answers)s"), short=short, answers=_quoted(question.also))


def _quoted(also: Iterable[Also]) -> str:
    return written.either(quoted_answer(_(written.ALSO[each])) for each in also)


def _both(question: Question, fault: Fault) -> str:
    chosen = [Also(each) for each in fault.about]
    if len(chosen) > 1:
        return _("Choose only one of %(answers)s") % {
            "answers": written.listed(quoted_answer(_(written.ALSO[each])) for each in chosen)
        }
    message = (
        N_("Select %(short)s, or choose %(answers)s, not both")
        if _chooses(question)
        else N_("Enter %(short)s, or choose %(answers)s, not both")
    )
    return built(message, short=question.short, answers=_quoted(chosen))


def _option(question: Question, fault: Fault) -> str:
    del fault
    return built(N_("Choose from the answers on the page: %(short)s"), short=question.short)


def _alone(question: Question, fault: Fault) -> str:
    match question.type:
        case Choices(options):
            chosen = [option.label for option in options if option.value in fault.about]
            labels = [quoted_answer(label) for label in chosen]
        case _:
            labels = []
    if len(labels) == 1:
        return built(N_("Choose %(answer)s or the other answers, not both"), answer=labels[0])
    return built(N_("Choose only %(answers)s, or only the other answers"), answers=written.either(labels))


def _too_long(question: Question, fault: Fault) -> str:
    over = Decimal(fault.about[0])
    slots = {"short": question.short, "number": written.number(over)}
    if fault.part not in BOXES:
        return built_of(
            "Use fewer words for %(short)s. Take away at least %(number)s letter, sign or space.",
            "Use fewer words for %(short)s. Take away at least %(number)s letters, signs or spaces.",
            int(over),
            **slots,
        )
    return built_of(
        "Use fewer words for %(short)s. Take away at least %(number)s letter, sign or space from %(box)s.",
        "Use fewer words for %(short)s. Take away at least %(number)s letters, signs or spaces from %(box)s.",
        int(over),
        **slots,
        box=_(BOXES[fault.part]),
    )


def _not_a_number(question: Question, fault: Fault) -> str:
    del fault
    message = (
        N_("Enter %(short)s in pounds and pence, like %(example)s. “About %(example)s” is fine too.")
        if isinstance(question.type, Money)
        else N_("Enter %(short)s as a number, like %(example)s. “About %(example)s” is fine too.")
    )
    first = built(message, short=question.short, example=shapes.example(question))
    if Also.DONT_KNOW not in question.also:
        return first
    also = _("If you do not know, choose ‘%(answer)s’.") % {"answer": _(written.ALSO[Also.DONT_KNOW])}
    return joined((first, also))


def _range(question: Question, fault: Fault) -> str:
    middle = (int(fault.about[0]) + int(fault.about[1])) // 2
    return built(
        N_("Enter one number for %(short)s. A guess is fine, like “about %(number)s”."),
        short=question.short,
        number=middle,
    )


def _not_whole(question: Question, fault: Fault) -> str:
    return built(
        N_("Enter %(short)s as a whole number, like %(numbers)s"),
        short=question.short,
        numbers=written.either(fault.about),
    )


def _places(question: Question, fault: Fault) -> str:
    if isinstance(question.type, Money):
        return _amount(question, fault)
    return built(N_("Enter %(short)s with at most 6 figures after the point"), short=question.short)


def _two_ways(question: Question, fault: Fault) -> str:
    return built(
        N_("Check %(short)s. Enter it without a sign for thousands, like %(example)s."),
        short=question.short,
        example=fault.about[0],
    )


def _size(question: Question, fault: Fault) -> str:
    """Name both bounds where the question has both, so that nobody meets them one after the other."""
    match question.type:
        case Money() as kind:
            messages, show = SUMS, written.pounds_to_type
        case Number() as kind:
            messages, show = NUMBERS, written.to_type
        case _:
            return built(N_("Enter %(short)s"), short=question.short)
    between, at_least, at_most = messages
    low = show(least(kind))
    if kind.max is not None:
        return built(between, short=question.short, least=low, most=show(kind.max))
    if fault.code is FaultCode.TOO_SMALL:
        return built(at_least, short=question.short, least=low)
    return built(at_most, short=question.short, most=show(most(kind)))


SUMS = (
    N_("Check %(short)s. Enter a sum from %(least)s to %(most)s."),
    N_("Check %(short)s. Enter a sum that is %(least)s or more."),
    N_("Check %(short)s. Enter a sum that is %(most)s or less."),
)
NUMBERS = (
    N_("Check %(short)s. Enter a number from %(least)s to %(most)s."),
    N_("Check %(short)s. Enter a number that is %(least)s or more."),
    N_("Check %(short)s. Enter a number that is %(most)s or less."),
)
"""For both bounds, for the lower one and for the upper one."""


def _amount(question: Question, fault: Fault) -> str:
    del fault
    return built(
        N_("Enter %(short)s in pounds and pence, like %(example)s"),
        short=question.short,
        example=shapes.example(question),
    )


def _periods(question: Question) -> tuple[Period, ...]:
    return question.type.periods if isinstance(question.type, Money) else ()


def _period(question: Question, fault: Fault) -> str:
    del fault
    choices = written.either(_(written.PERIODS_FOR[period]) for period in _periods(question))
    return built(N_("Check %(short)s. Choose if the sum is for %(periods)s."), short=question.short, periods=choices)


def _other_period(question: Question, fault: Fault) -> str:
    short, wrote = question.short, _(written.PERIODS_FOR[Period(fault.about[0])])
    periods = _periods(question)
    match periods:
        case ():
            return built(N_("Enter %(short)s as one sum. You wrote a sum for %(wrote)s."), short=short, wrote=wrote)
        case (only,):
            message = N_("Enter %(short)s for %(period)s. You wrote a sum for %(wrote)s.")
            return built(message, short=short, period=_(written.PERIODS_FOR[only]), wrote=wrote)
        case _ if fault.about[0] in periods:
            message = N_("Check %(short)s. You wrote a sum for %(wrote)s, and something else is chosen below it.")
            return built(message, short=short, wrote=wrote)
        case _:
            message = N_("Check %(short)s. You wrote a sum for %(wrote)s. Choose if it is for %(periods)s.")
            choices = written.either(_(written.PERIODS_FOR[period]) for period in periods)
            return built(message, short=short, wrote=wrote, periods=choices)


def _says(message: str) -> Say:
    """Return what says one message, built around the question's ``short``."""

    def say(question: Question, fault: Fault) -> str:
        del fault
        return built(message, short=question.short)

    return say


def _year(question: Question, fault: Fault) -> str:
    del fault
    example = 1950 if isinstance(question.type, Date) and question.type.past else 2027
    return built(
        N_("Check %(short)s. Enter all four numbers of the year, like %(example)s."),
        short=question.short,
        example=example,
    )


def _no_such_day(question: Question, fault: Fault) -> str:
    del question
    last, month, year = fault.about
    when = written.month(int(month), int(year) if year else None)
    return _("%(day)s is the last day of %(month)s. Check the day.") % {"day": last, "month": when}


def _year_range(question: Question, fault: Fault) -> str:
    first, last, *_rest = fault.about
    return built(
        N_("Check %(short)s. Enter a year from %(first)s to %(last)s."), short=question.short, first=first, last=last
    )


def _postcode(question: Question, fault: Fault) -> str:
    del fault
    message = (
        N_("Check %(short)s. Enter the postcode like MK40 2BQ, or leave the postcode out.")
        if isinstance(question.type, Address)
        else N_("Enter %(short)s, like MK40 2BQ")
    )
    return built(message, short=question.short)


def _too_many(question: Question, fault: Fault) -> str:
    top, count = map(int, fault.about)
    return built(
        N_("Check %(short)s. There is room for %(most)s. Remove %(over)s."),
        short=question.short,
        most=top,
        over=count - top,
    )


def _shape(question: Question, fault: Fault) -> str:
    """Say what the command line needs; pages never meet this."""
    del fault
    if question.short is None:
        return "Write no answer for words that ask nothing"
    return f"Write {question.short} {shapes.in_json(question)}"


SENTENCES: dict[FaultCode, Say] = {
    FaultCode.MISSING: _missing,
    FaultCode.BOTH: _both,
    FaultCode.OPTION: _option,
    FaultCode.ALONE: _alone,
    FaultCode.TOO_LONG: _too_long,
    FaultCode.NOT_A_NUMBER: _not_a_number,
    FaultCode.RANGE: _range,
    FaultCode.NOT_WHOLE: _not_whole,
    FaultCode.PLACES: _places,
    FaultCode.TWO_WAYS: _two_ways,
    FaultCode.TOO_SMALL: _size,
    FaultCode.TOO_BIG: _size,
    FaultCode.AMOUNT: _amount,
    FaultCode.PERIOD: _period,
    FaultCode.OTHER_PERIOD: _other_period,
    FaultCode.NOT_A_DAY: _says(N_("Check %(short)s. Enter the day as a number from 1 to 31.")),
    FaultCode.NOT_A_MONTH: _says(N_("Check %(short)s. Enter the month as a number or a name, like 2 or February.")),
    FaultCode.NOT_A_YEAR: _year,
    FaultCode.DAY_MISSING: _says(N_("Check %(short)s. Enter the day too.")),
    FaultCode.MONTH_MISSING: _says(N_("Check %(short)s. Enter the month too.")),
    FaultCode.YEAR_MISSING: _says(N_("Check %(short)s. Enter the year too.")),
    FaultCode.NO_SUCH_DAY: _no_such_day,
    FaultCode.SHORT_YEAR: _year,
    FaultCode.YEAR_RANGE: _year_range,
    FaultCode.FUTURE: _says(N_("Check %(short)s. Enter a date that is not after today.")),
    FaultCode.EMAIL: _says(N_("Enter %(short)s, like name@example.com")),
    FaultCode.PHONE: _says(N_("Enter %(short)s, like 01632 960 001")),
    FaultCode.POSTCODE: _postcode,
    FaultCode.LINE1: _says(N_("Check %(short)s. Enter line 1 of the address.")),
    FaultCode.FIRST: _says(N_("Check %(short)s. Enter the first name. If there is only one name, put it there.")),
    FaultCode.NI_NUMBER: _says(N_("Check %(short)s. Enter 2 letters, 6 numbers and a letter, like QQ 12 34 56 C.")),
    FaultCode.NHS_NUMBER: _says(
        N_("Check %(short)s. Enter all 10 numbers, like 943 476 5919. Compare each number with your letter.")
    ),
    FaultCode.TOO_MANY: _too_many,
    FaultCode.SHAPE: _shape,
}
"""A sentence for every code; a test holds the two to each other."""
