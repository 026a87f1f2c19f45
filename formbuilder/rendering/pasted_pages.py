"""Pasted text on its way to a draft: the page that takes it, and the questions to check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.drafting.paper_words import ONLY_GO_TO
from formbuilder.drafting.pasted_draft import JOINED
from formbuilder.drafting.pieces import FACTS, NO_QUESTION, WITH_OPTIONS, Becomes, Piece
from formbuilder.plainlanguage.danger import may_mean_danger
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.form_pages import Looker
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Area, FileBox, FormPage

TEXT, FILE, CHOICES, FROM, BACK = "text", "file", "choices", "from", "back"
"""Names of fields."""
WHERE_TO_GO = "The form leads on by itself: in the draft, you set when a question is asked."
DANGER = "May an answer mean danger? Once the draft is begun, you say which answers do, or why none does."
A_PAGE = 15
"""Pieces to check on one page."""
WORDS: Mapping[Becomes, str] = {
    Becomes.TITLE: "The title of the form",
    Becomes.SECTION: "A heading: a new part begins",
    Becomes.TEXT: "A short answer in words",
    Becomes.LONG_TEXT: "A long answer in words",
    Becomes.GROUP: "A table: people fill in row after row",
    Becomes.YES_NO: "Yes or no",
    Becomes.CHOICE: "One answer from a list",
    Becomes.CHOICES: "Several answers from a list",
    Becomes.DATE: "A date",
    Becomes.NUMBER: "A number",
    Becomes.MONEY: "A sum of money",
    Becomes.NAME: "A person’s name",
    Becomes.ADDRESS: "An address",
    Becomes.POSTCODE: "A postcode",
    Becomes.PHONE: "A phone number",
    Becomes.EMAIL: "An e-mail address",
    Becomes.NHS_NUMBER: "An NHS number",
    Becomes.NI_NUMBER: "A National Insurance number",
    Becomes.STATEMENT: "A sentence to agree with",
    Becomes.INFORMATION: "Words to read, no question",
    Becomes.LEFT_OUT: "Leave it out",
}
SURE = FACTS | WITH_OPTIONS | {Becomes.TITLE, Becomes.SECTION, Becomes.YES_NO, Becomes.DATE, Becomes.LEFT_OUT}
"""What is hardly ever guessed wrong."""
_LIKELY = (Becomes.TEXT, Becomes.LONG_TEXT, Becomes.YES_NO, Becomes.INFORMATION)
_LIKELY_WITH_OPTIONS = (Becomes.CHOICE, Becomes.CHOICES, Becomes.INFORMATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """One piece: the words as pasted, what we made of them, and what else they may become."""

    number: int
    words: tuple[str, ...]
    became: str
    ask: str
    details: tuple[str, ...]
    likely: tuple[Button, ...]
    rest: tuple[Button, ...]
    """Behind “Something else”."""
    sure: bool
    """Whether it is plain what it is: it is folded then."""

    @property
    def legend(self) -> str:
        """What is asked about it."""
        return f"Part {self.number}: what is it?"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage(OfficePage):
    """Template ``office/to_check.html``."""

    action: str
    token: str
    lines: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]
    pieces: tuple[ToCheck, ...]
    button: str
    back_button: str = ""


def words_page(looker: Looker, typed: str = "", wrong: str = "", wrong_file: str = "") -> FormPage:
    """Take the text of a paper form."""
    site = looker.site
    return FormPage(
        heading="Paste the text of your form",
        council=site.council,
        lines=("We look for questions, answers and headings. You check each of them on the next pages.",),
        action=site.to("forms/new/words"),
        token=looker.token,
        button="Go on",
        areas=(
            Area(
                id=TEXT,
                label="The text",
                hint="Open the form, select all, copy it, and paste it here.",
                typed=typed,
                rows=14,
                errors=(wrong,) if wrong else (),
            ),
        ),
        files=(
            FileBox(
                id=FILE,
                label="Or a Word file",
                hint="A .docx file of 5 megabytes at most. We read its text and do not keep the file.",
                accept=".docx",
                errors=(wrong_file,) if wrong_file else (),
            ),
        ),
        back=(Link("Back to the ways to begin", site.to("forms/new")),),
    )


def check_page(looker: Looker, text: str, pieces: tuple[Piece, ...], choices: tuple[str, ...], first: int) -> CheckPage:
    """Show some of the pieces with what each became; ``first`` is the number of the first of them, from 0."""
    shown, count = range(first, min(first + A_PAGE, len(pieces))), -(-len(pieces) // A_PAGE)
    place = f" ({first // A_PAGE + 1} of {count})" if count > 1 else ""
    hidden = ((TEXT, text), (CHOICES, ",".join(choices)), (FROM, str(first)))
    return CheckPage(
        heading=f"Check the questions{place}",
        council=looker.site.council,
        action=looker.site.to("forms/new/check"),
        token=looker.token,
        lines=(
            _found(pieces),
            "We guessed what each part is. Change what is not right. You can change all words later.",
        ),
        hidden=hidden,
        pieces=tuple(_to_check(pieces[number], number, choices) for number in shown),
        button="Go on",
        back_button="Back to the parts before" if first else "",
        back=(Link("Begin again with other text", looker.site.to("forms/new/words")),),
    )


def _found(pieces: tuple[Piece, ...]) -> str:
    asked = sum(piece.becomes not in NO_QUESTION for piece in pieces)
    out = sum(piece.becomes is Becomes.LEFT_OUT for piece in pieces)
    left = f" We left out {_parts(out)}: marked so below." if out else ""
    return f"We found {asked} {'question' if asked == 1 else 'questions'} in {_parts(len(pieces))}.{left}"


def _parts(count: int) -> str:
    return "1 part" if count == 1 else f"{count} parts"


def _to_check(piece: Piece, number: int, choices: tuple[str, ...]) -> ToCheck:
    chosen = (choices[number] if number < len(choices) else "") or piece.becomes.value
    likely = list(
        dict.fromkeys((piece.becomes, *(_LIKELY_WITH_OPTIONS if len(piece.options) > 1 else _LIKELY), Becomes.LEFT_OUT))
    )
    if chosen in {each.value for each in Becomes} and Becomes(chosen) not in likely:
        likely.insert(1, Becomes(chosen))
    others = [each for each in Becomes if each not in likely and _possible(piece, each)]
    offers = [(each.value, WORDS[each]) for each in likely]
    if number:
        offers.append((JOINED, "It belongs to the part before"))
    return ToCheck(
        number=number + 1,
        words=tuple(line.strip() for line in piece.words.split("\n") if line.strip()),
        became=WORDS[piece.becomes],
        ask=piece.ask,
        details=tuple(_details(piece)),
        likely=_buttons(number, offers, chosen),
        rest=_buttons(number, [(each.value, WORDS[each]) for each in others], chosen, start=len(offers)),
        sure=piece.becomes in SURE and chosen == piece.becomes.value,
    )


def _possible(piece: Piece, becomes: Becomes) -> bool:
    if becomes is Becomes.GROUP:
        return bool(piece.columns)
    return becomes not in WITH_OPTIONS or len(piece.options) > 1


def _details(piece: Piece) -> list[str]:
    found = [f"Hint: {each}" for each in piece.hint.split("\n\n") if each not in {"", ", ".join(piece.columns)}]
    if piece.options:
        found.append(f"Answers: {'; '.join(piece.options)}")
    if piece.columns:
        found.append(f"The table asks for: {'; '.join(piece.columns)}")
    found += [f"Who chooses “{each}” is asked what it is." for each in piece.says_more]
    if piece.becomes is Becomes.LEFT_OUT and ONLY_GO_TO.fullmatch(piece.words):
        found.append(WHERE_TO_GO)
    if piece.only_if:
        found.append(f"Only for those who answer “{piece.only_if.capitalize()}” to the question before.")
    if piece.becomes not in NO_QUESTION and may_mean_danger(piece.ask, piece.options):
        found.append(DANGER)
    return found


def _buttons(number: int, offers: list[tuple[str, str]], chosen: str, start: int = 0) -> tuple[Button, ...]:
    name = f"part-{number}"
    return tuple(
        Button(
            id=name if index == 0 else f"{name}-{index}",
            name=name,
            value=value,
            label=words,
            checked="checked" if value == chosen else "",
        )
        for index, (value, words) in enumerate(offers, start)
    )
