"""The page of a form to print: the form itself, and above it, not printed, other ways to have it on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from formbuilder.definition.in_language import SOURCE
from formbuilder.definition.model import Form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_pages import Pick
from formbuilder.rendering.paper_sheets import Paper
from formbuilder.rendering.sites import CouncilSite
from formbuilder.rendering.titles import form_title, tab_title
from formbuilder.tongue.messages import _

SIZES = (12, 14, 16, 18, 20, 24, 28)
USUAL = 16
SIZE, LANGUAGE, WORDS, BESIDE = "size", "language", "words", "english"
"""Names of fields."""
EASY = "easy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What somebody chose for their paper."""

    size: int = USUAL
    language: str = SOURCE
    easy: bool = False
    beside: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str], languages: Mapping[str, str]) -> Chosen:
        """Read an address; what is not offered is left as usual."""
        size, language = asked.get(SIZE, ""), asked.get(LANGUAGE, "")
        return cls(
            size=int(size) if size in map(str, SIZES) else USUAL,
            language=language if language in languages else SOURCE,
            easy=asked.get(WORDS) == EASY,
            beside=asked.get(BESIDE) == "yes",
        )

    @property
    def query(self) -> str:
        """The same as an address has it."""
        parts = {
            SIZE: str(self.size),
            LANGUAGE: self.language,
            WORDS: EASY if self.easy else "",
            BESIDE: "yes" if self.beside else "",
        }
        return urlencode({name: value for name, value in parts.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """Template ``public/paper.html``."""

    heading: str
    title: str
    sheet: str
    """The address of the style sheet of paper."""
    lines: tuple[str, ...]
    links: tuple[Link, ...]
    change: str
    action: str
    picks: tuple[Pick, ...]
    button: str
    paper: Paper
    back: Link


def print_page(
    site: CouncilSite, form: Form, paper: Paper, chosen: Chosen, languages: Mapping[str, str], sheet: str
) -> PaperPage:
    """Return the page; ``languages`` are own names by tag, ``sheet`` is the address of the style sheet."""
    here = site.to_print(form.address)
    heading = _("%(form)s: to print") % {"form": form_title(form)}
    return PaperPage(
        heading=heading,
        title=tab_title(heading, site.council),
        sheet=sheet,
        lines=(
            _("Print this page with your browser, and fill it in by hand."),
            _("Nobody sees what you choose here. We do not keep it."),
        ),
        links=(
            Link(_("Save it as a PDF to print"), f"{here}.pdf?{chosen.query}"),
            Link(_("Save it as plain text, for a screen reader"), f"{here}.txt?{chosen.query}"),
            Link(_("Save a script to read it aloud"), f"{here}-aloud.txt?{chosen.query}"),
        ),
        change=_("Change the size, the language or the words"),
        action=here,
        picks=tuple(_picks(form, chosen, languages)),
        button=_("Show it like this"),
        paper=paper,
        back=Link(_("Back"), site.paper(form.address)),
    )


def _size(points: int) -> str:
    words = _("%(size)s point (usual)") if points == USUAL else _("%(size)s point")
    return words % {"size": str(points)}


def _picks(form: Form, chosen: Chosen, languages: Mapping[str, str]) -> list[Pick]:
    size = Pick(
        id=SIZE,
        label=_("How large are the letters?"),
        offers=tuple((str(each), _size(each)) for each in SIZES),
        chosen=str(chosen.size),
    )
    tongue = Pick(id=LANGUAGE, label=_("Which language?"), offers=tuple(languages.items()), chosen=chosen.language)
    beside = Pick(
        id=BESIDE,
        label=_("English beside it?"),
        offers=(("", _("No")), ("yes", _("Yes, two languages on one sheet"))),
        chosen="yes" if chosen.beside else "",
    )
    words = Pick(
        id=WORDS,
        label=_("Which words?"),
        offers=(("", _("The usual words")), (EASY, _("Easy Read, where the form has it"))),
        chosen=EASY if chosen.easy else "",
    )
    has_easy = any("easy-read" in question.wording for question in form.questions)
    return [size, *((tongue, beside) if len(languages) > 1 else ()), *((words,) if has_easy else ())]
