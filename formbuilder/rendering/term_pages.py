"""The words that are agreed for terms in a language: the list, and one of them to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from formbuilder.editions.terms import Term, TermList
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.edition_reader import Reader
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Area, FormPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Press
from formbuilder.review.languages import direction_of, name_of
from formbuilder.services.terms import NoTerm

TERM, AGREED, NOTE = "term", "agreed", "note"
"""Names of fields."""
WRONG: Mapping[NoTerm, tuple[str, str]] = {
    NoTerm.TERM: (TERM, "Enter the English term, with 120 letters at most."),
    NoTerm.WORDS: (AGREED, "These words are too long together. 2,000 letters are the most."),
    NoTerm.NOTE: (NOTE, "The note is too long. 2,000 letters are the most."),
    NoTerm.MANY: (TERM, "The list is full: 500 terms of your own are the most."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShown:
    """A term of the list."""

    term: str
    words: tuple[str, ...]
    lines: tuple[str, ...]
    links: tuple[Link, ...]
    presses: tuple[Press, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPage(OfficePage):
    """Template ``office/terms.html``."""

    language: str
    direction: str
    lines: tuple[str, ...]
    advice: tuple[str, ...]
    terms: tuple[TermShown, ...]
    add: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TypedTerm:
    """What was typed for a term, and why it was not kept."""

    term: str = ""
    words: str = ""
    note: str = ""
    why: NoTerm | None = None

    def errors(self, field: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return (WRONG[self.why][1],) if self.why and WRONG[self.why][0] == field else ()


def terms_page(site: OfficeSite, token: str, ours: TermList, reader: Reader) -> TermsPage:
    """List the terms of a language, the council’s own in the place of ours; officers can change them."""
    terms, is_officer = reader.terms, reader.is_officer
    called, to = name_of(ours.language), site.to(f"translations/{ours.language}/terms")
    return TermsPage(
        heading=f"Words that are agreed in {called}",
        council=site.council,
        language=ours.language,
        direction=direction_of(ours.language),
        lines=(
            "A term has the same words in all forms. One of the words here is enough, or how it begins.",
            "Where somebody writes others, the pages say so. Nothing is refused because of it.",
            *(() if terms else ("There are no terms yet.",)),
        ),
        advice=ours.advice,
        terms=tuple(_shown(to, token, each, reader) for each in terms),
        add=(Link("Add a term", f"{to}/change"),) if is_officer else (),
        back=(Link("Back to all languages" if is_officer else "Back to all forms", site.to("translations")),),
    )


def _shown(to: str, token: str, term: Term, reader: Reader) -> TermShown:
    named = f"?{TERM}={quote(term.term)}"
    change = Link("Change", f"{to}/change{named}", term.term)
    drop = Press(
        text=f"Undo what was agreed here: {term.term}", action=f"{to}/drop{named}", token=token, look="secondary"
    )
    return TermShown(
        term=term.term,
        words=term.words,
        lines=tuple(_lines(term, reader.names)),
        links=(change,) if reader.is_officer else (),
        presses=(drop,) if reader.is_officer and term.set_at else (),
    )


def _lines(term: Term, names: Mapping[str, str]) -> Iterator[str]:
    if not term.words:
        yield "This council does not use the term of the list."
    if term.note:
        yield term.note
    if term.set_at:
        name = names.get(term.set_by or "")
        by = f" by {name}" if name else ""
        yield f"Agreed here{by}, {moment_words(term.set_at)}."


def term_page(site: OfficeSite, token: str, language: str, typed: TypedTerm, *, is_new: bool) -> FormPage:
    """Ask for the words of a term."""
    called, to = name_of(language), site.to(f"translations/{language}/terms")
    term = Box(
        id=TERM, label="The English term", hint="As it stands in forms.", typed=typed.term, errors=typed.errors(TERM)
    )
    words = Area(
        id=AGREED,
        label=f"Words in {called}",
        hint="One on a line, or how it begins where the end changes. With no line, the term is not used here.",
        typed=typed.words,
        language=language,
        direction=direction_of(language),
        errors=typed.errors(AGREED),
    )
    note = Area(
        id=NOTE,
        label="A note in English",
        hint="Why these words, and which ones not to use.",
        typed=typed.note,
        rows=3,
        errors=typed.errors(NOTE),
    )
    return FormPage(
        heading=f"Add a term in {called}" if is_new else f"Words for “{typed.term}” in {called}",
        council=site.council,
        lines=("What you agree on counts in the place of the list that came with the program.",),
        action=f"{to}/change",
        token=token,
        button="Keep this term",
        boxes=(term,),
        areas=(words, note),
        back=(Link("Back to all terms", to),),
    )
