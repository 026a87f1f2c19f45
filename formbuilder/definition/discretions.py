"""How little a form leaves behind: how it is read, and what an anonymous form may not ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from formbuilder.definition.conditions import condition
from formbuilder.definition.discretion import Discretion, TooYoung
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import CODES, COUNCILS_WORDS, OUR_ADDRESSES, OUR_WORDS, SLUG, UNDER_13
from formbuilder.definition.model import (
    Address,
    Email,
    Form,
    Name,
    NhsNumber,
    NiNumber,
    Phone,
    Postcode,
    Question,
    QuestionType,
)
from formbuilder.definition.reading import Reading
from formbuilder.definition.yaml_source import Scalar
from formbuilder.problems import Code

OPTIONAL = "optional"
TELLS_WHO: Mapping[type[QuestionType], str] = {
    Address: "an address",
    Email: "an e-mail address",
    Name: "a name",
    NhsNumber: "an NHS number",
    NiNumber: "a National Insurance number",
    Phone: "a telephone number",
    Postcode: "a postcode",
}
"""Types whose answers tell who somebody is, and how to say so."""


def discretion(form: Entry) -> Discretion:
    """Read the settings of a form that keep it quiet; one that is anonymous shows no code before it is asked for."""
    anonymous = form.yes("anonymous")
    code = form.one_of("code", CODES.values) if form.has("code") else ""
    return Discretion(
        address=_address(form),
        address_at=form.key_place("address") if form.has("address") else None,
        help_lines=form.words_if_any("help_lines"),
        copies=form.yes("copies", otherwise=True),
        code_first=not anonymous and code != OPTIONAL,
        anonymous=anonymous,
        under_13=_too_young(form),
    )


def check_discretion(form: Form, questions: Collection[Question], reading: Reading) -> None:
    """Refuse what would tell who filled in an anonymous form, and danger in it: nobody could be found."""
    if not form.discretion.anonymous:
        return
    if not form.records:
        reading.refuse(form.place, Code.ANONYMOUS_RECORDS)
    for question in questions:
        if fact := TELLS_WHO.get(type(question.type)) or _fact_of(question):
            reading.refuse(question.place, Code.ANONYMOUS_ASKS, id=question.id, fact=fact)
    for urgent in form.urgent:
        reading.refuse(urgent.place, Code.ANONYMOUS_DANGER)


def _address(form: Entry) -> str:
    """Read what stands in the place of the form’s name in addresses; the name leads there too."""
    for key in ("form", "address"):
        word = form.source(key)
        if isinstance(word, Scalar) and word.value in OUR_ADDRESSES:
            form.refuse(key, Code.RESERVED_ADDRESS, found=word.value)
        if key == "form" and isinstance(word, Scalar) and word.value in {OUR_WORDS, COUNCILS_WORDS}:
            form.refuse(key, Code.RESERVED_NAME, found=word.value)
    return form.written_if_any("address", SLUG)


def _too_young(form: Entry) -> TooYoung | None:
    source = form.source("under_13")
    if source is None:
        return None
    entry = Entry.of(source, UNDER_13, form.reading)
    when, title, text = condition(entry, "when"), entry.words("title"), entry.words("text")
    return TooYoung(when=when, title=title, text=text, place=entry.place) if when else None


def _fact_of(question: Question) -> str:
    if question.list:
        return "a fact that an assessor may search for"
    return "a fact that browsers know" if question.autocomplete not in {"", "off"} else ""
