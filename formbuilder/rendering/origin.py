"""“Where these words come from”: quiet and closed, beside public questions whose words a panel changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Page, Question
from formbuilder.definition.slots import slots
from formbuilder.rendering.asked import Detail
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import spoken
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.review.decided import BETWEEN, stands
from formbuilder.services.origins import Origin
from formbuilder.tongue.messages import N_, _, as_written, like
from formbuilder.wording.written import listed

SUMMARY = N_("Where these words come from")
WORDED: Mapping[str, str] = {
    "easy-read": N_("That is about the words in Easy Read."),
    "warm": N_("That is about the friendly lines."),
    "helper": N_("That is about the words for somebody who answers for another person."),
}
"""What is said of words that not everybody reads, by wording."""
LINK = N_("You said, we did (opens in a new tab)")


@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """What is said of each question; told apart from others by being another one, so that pages need no comparison."""

    by_question: Mapping[str, tuple[Detail, ...]]


def origins_in(form: Form, found: Iterable[Origin], base: str) -> Origins | None:
    """Return what is said of the questions of a version, of changes whose words still stand there; None if nothing.

    Nothing is said where somebody must not be disturbed, or must not be known to be: on private pages, beside
    questions about danger, and in forms with a neutral title, with help lines, or that ask for no name. ``base`` is
    where the pages “You said, we did” about the form are.
    """
    if is_quiet(form):
        return None
    words = {address: said.text for address, said in slots(form)}
    those = [each for each in found if stands(each.place, each.after, words)]
    told = {question.id: _details(page, question, those, base) for page, question in _open(form)}
    made = {id_: details for id_, details in told.items() if details}
    return Origins(made) if made else None


def is_quiet(form: Form) -> bool:
    """Say whether nothing on a page may tell of a form: its title is neutral, or it is for who must be safe."""
    return bool(form.neutral_title or form.discretion.help_lines or form.discretion.anonymous)


def _open(form: Form) -> Iterator[tuple[Page, Question]]:
    neutral = {section.id for section in form.sections if section.neutral_title or section.private}
    for page in form.pages:
        if not page.private and page.section not in neutral:
            shown = every_question(each for each in page.questions if not each.private)
            quiet = (each for each in shown if not each.private and each.id not in form.danger_questions)
            yield from ((page, each) for each in quiet)


def _details(page: Page, question: Question, found: Iterable[Origin], base: str) -> tuple[Detail, ...]:
    mine = [each for each in found if each.place.partition(".")[0] == question.id]
    if not mine:
        return ()
    newest = max(mine, key=lambda each: (each.on, each.page))
    alone = len(page.questions) == 1 and page.title is None
    lines = tuple(line for each in mine for line in _lines(each))
    link = Link(_(LINK), spoken(f"{base}/{newest.page}"), new_tab=True)
    about = "" if alone else like(str(question.ask), f": {question.ask}")
    return (Detail(summary=_(SUMMARY), about=about, lines=lines, links=(link,)),)


def _lines(origin: Origin) -> Iterator[str]:
    day = day_words(day_in_england(origin.on))
    if origin.groups:
        yield _("People of %(groups)s said what they think of these words. We changed them on %(day)s.") % {
            "groups": as_written(listed(origin.groups)),
            "day": day,
        }
    else:
        yield _("People who read this form said what they think of these words. We changed them on %(day)s.") % {
            "day": day
        }
    wording = origin.place.partition("~")[0].partition("@")[2]
    if wording in WORDED:
        yield _(WORDED[wording])
    before = origin.before.split(BETWEEN)[0].strip()
    if before:
        yield _("Before, they were: “%(words)s”") % {"words": as_written(before)}
