"""What the kinds of answers are called, in words and in the order in which an officer chooses from them."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.definition.marks import Also, DatePart, Period, Required
from formbuilder.rendering.boxes import Offer
from formbuilder.wording import written

KINDS: Mapping[str, tuple[str, str]] = {
    "yes_no": ("Yes or no", ""),
    "choice": ("One answer from a list", "People choose one."),
    "choices": ("Several answers from a list", "People choose all that fit."),
    "text": ("A few words", "One line."),
    "long_text": ("Many words", "People write as much as they like."),
    "number": ("A number", "“About 20” is taken too."),
    "money": ("A sum of money", "Pounds and pence; people can say how often."),
    "date": ("A date", "A day, a month or only a year."),
    "month": ("A month", "A month of a year."),
    "name": ("A person’s name", ""),
    "address": ("An address", "In the UK."),
    "postcode": ("A postcode", "In the UK."),
    "phone": ("A phone number", ""),
    "email": ("An e-mail address", ""),
    "ni_number": ("A National Insurance number", ""),
    "nhs_number": ("An NHS number", ""),
    "statement": ("A sentence to agree with", "People tick it."),
    "information": ("No answer", "Words only: a heading and a text."),
    "group": ("The same questions several times", "For each of several people or things."),
}
"""By type, as the file names it: what it is called, and a hint."""
REQUIRED: Mapping[Required, tuple[str, str]] = {
    Required.YES: ("It must be answered", "People cannot go on without an answer."),
    Required.WANTED: ("We want an answer", "People can go on without one. You say what happens then."),
    Required.NO: ("It can be left out", "The page says so."),
}
LEAST: Mapping[DatePart, str] = {
    DatePart.DAY: "Day, month and year",
    DatePart.MONTH: "Month and year are enough",
    DatePart.YEAR: "The year is enough",
}
PERIODS: Mapping[Period, str] = {period: words.capitalize() for period, words in written.PERIODS.items()}
ALSO: Mapping[Also, str] = {Also.DONT_KNOW: "“I do not know”", Also.PREFER_NOT: "“I would rather not say”"}
YES_NO = (Offer("yes", "Yes"), Offer("no", "No"))


def kind_offers() -> tuple[Offer, ...]:
    """Return every kind of answer to choose from."""
    return tuple(Offer(kind, words, hint) for kind, (words, hint) in KINDS.items())


def offers(
    words: Mapping[str, str] | Mapping[Also, str] | Mapping[Period, str] | Mapping[DatePart, str],
) -> tuple[Offer, ...]:
    """Return what can be chosen, with its words."""
    return tuple(Offer(str(value), said) for value, said in words.items())
