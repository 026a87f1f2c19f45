"""Facts by which a submission is found again, each written in one way however it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from formbuilder.answers.values import Answers, Day, Parts, Value, Written
from formbuilder.definition.marks import Fact
from formbuilder.definition.model import Question

WORDS = re.compile(r"[^\W_]+")
POSTCODE = "postcode"


@dataclass(frozen=True, slots=True)
class Listed:
    """One fact of a person: equal texts mean the same."""

    fact: Fact
    text: str = field(repr=False)


def listed(questions: Iterable[Question], answers: Answers) -> Iterator[Listed]:
    """Give the facts that were answered to questions with the mark ``list``."""
    for question in questions:
        value = answers.get(question.id)
        if question.list is not None and value is not None:
            text = written(question.list, _typed(question.list, value))
            if text:
                yield Listed(question.list, text)


def written(fact: Fact, typed: str) -> str:
    """Return what was typed in the one way that is compared; "" if there is nothing to compare.

    Names: order, case, accents and signs do not matter. Postcodes and NHS numbers: spaces do not. A date of birth is
    compared as ``1950-02-03`` and only whole.
    """
    match fact:
        case Fact.NAME:
            return " ".join(sorted(WORDS.findall(_plain(typed))))
        case Fact.DATE_OF_BIRTH:
            return typed if len(typed) == len("1950-02-03") else ""
        case Fact.POSTCODE | Fact.NHS_NUMBER:
            return "".join(WORDS.findall(_plain(typed)))


def _typed(fact: Fact, value: Value) -> str:
    match value:
        case Written(text):
            return text
        case Parts(parts) if fact is Fact.POSTCODE:
            return dict(parts).get(POSTCODE, "")
        case Parts(parts):
            return " ".join(text for _, text in parts)
        case Day(year, month, day) if month and day:
            return f"{year:04}-{month:02}-{day:02}"
        case _:
            return ""


def _plain(text: str) -> str:
    """Without case and accents: “É” is “e”."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
