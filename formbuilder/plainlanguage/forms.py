"""Checks the words of a whole form: each slot with what stands around it, and how hard its sections are to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from formbuilder.definition.model import Form
from formbuilder.definition.words import Words
from formbuilder.plainlanguage.catalogue import BY_ID
from formbuilder.plainlanguage.checker import Checker
from formbuilder.plainlanguage.findings import Finding
from formbuilder.plainlanguage.form_scores import score_findings
from formbuilder.plainlanguage.profiles import EASY_READ, PROFILES, Profile
from formbuilder.plainlanguage.slots import Slot, judged
from formbuilder.plainlanguage.word_lists import WordLists


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding in a form: the address of the slot, its words with their place in the file, and what was found."""

    address: str
    words: Words
    finding: Finding
    answers: tuple[str, ...] = ()
    """The labels of its question’s own options, if the rule read them."""

    @property
    def exact(self) -> str:
        """All that the finding is about: the words of the slot, and below them the answers that the rule read."""
        return "\n".join((self.words.text, *self.answers))

    @property
    def quote(self) -> str:
        """The words that the finding is about; all of the slot if it marks none."""
        return self.words.text[self.finding.start : self.finding.end] or self.words.text


def check_form(form: Form, profile: Profile | None = None, lists: WordLists | None = None) -> Iterator[Placed]:
    """Yield what is found in the words of a form, in the order of the form.

    ``profile`` replaces the form’s own; ``lists`` are the product’s with those of the council and its panels. An
    easy-read wording is held to the limits of easy read. The words of a locked instrument are not judged.
    """
    own, easy = Checker(profile or PROFILES[form.profile], lists), Checker(EASY_READ, lists)
    for slot in judged(form):
        checker = easy if slot.wording == EASY_READ.id else own
        for finding in checker.check(slot.passage):
            yield _placed(slot, finding)
    for scored in score_findings(form, own.profile):
        yield Placed(*scored)


def check_question(
    form: Form, question: str, lists: WordLists | None = None, slots: Iterable[Slot] | None = None
) -> Iterator[Placed]:
    """Yield what is found in the words of one question, with all that is asked before it; see ``check_form``.

    ``slots`` are those of ``judged``, for whoever has them already.
    """
    for slot in judged(form) if slots is None else slots:
        if slot.address.partition(".")[0] == question:
            profile = EASY_READ if slot.wording == EASY_READ.id else PROFILES[form.profile]
            yield from (_placed(slot, finding) for finding in checker_with(profile, lists).check(slot.passage))


@lru_cache(maxsize=20)
def checker_with(profile: Profile, lists: WordLists | None) -> Checker:
    """Return the checker of a profile with these lists, made once: an editor asks at each pause of the fingers."""
    return Checker(profile, lists)


def _placed(slot: Slot, finding: Finding) -> Placed:
    """Put what is about an option beside its label."""
    answers = tuple(label.text for _, label in slot.options) if BY_ID[finding.rule].reads_answers else ()
    if finding.option is None or finding.option >= len(slot.options):
        return Placed(slot.address, slot.words, finding, answers)
    address, label = slot.options[finding.option]
    return Placed(address, label, replace(finding, start=0, end=len(label.text)), answers)
