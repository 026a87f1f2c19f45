"""How hard a whole form and each of its sections are to read, and where that passes the profile’s limit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Section
from formbuilder.definition.words import Words
from formbuilder.plainlanguage.findings import Finding, Severity
from formbuilder.plainlanguage.languages import Measure
from formbuilder.plainlanguage.passages import Kind, Passage
from formbuilder.plainlanguage.profiles import PROFILES, Profile
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.page_score import PAGE_SCORE
from formbuilder.plainlanguage.scores import Score, drivers, scores
from formbuilder.plainlanguage.slots import Slot, judged
from formbuilder.plainlanguage.word_lists import WordLists, read_list

PROSE = re.compile(
    r"[^.]{1,200}\.(?:ask|hint|help|why|without|intro|text|after)"
    r"|form\.[a-z0-9_]+\.text|result\.after|result\.(?:say|assumed)\.[a-z0-9_-]+|result\.officer\.[a-z0-9_-]+\.text"
)
"""Addresses of what people read in sentences; labels of options, titles and the glossary are left out.

So are other wordings, whose addresses end in ``@WORDING``.
"""
WHOLE = "form.title"
NAMED = "it"
"""What stands for the name of a benefit or a law: no author can write it another way."""


@dataclass(frozen=True, slots=True)
class SectionScore:
    """How hard a form, or one section of it, is to read."""

    address: str
    """``form.title`` or ``section:ID.title``."""
    words: Words
    """The title."""
    scores: tuple[Score, ...]
    drivers: tuple[str, ...]
    """The at most 5 words that add most to it."""

    @property
    def grade(self) -> Score:
        """The Flesch-Kincaid grade."""
        return next(score for score in self.scores if score.measure is Measure.FLESCH_KINCAID_GRADE)


class ScoreFinding(NamedTuple):
    """A finding about a form or a section, at its title."""

    address: str
    words: Words
    finding: Finding


def form_scores(form: Form) -> tuple[SectionScore, ...]:
    """Return how hard a form is to read, and after it each section with enough sentences to be scored.

    Counted is what people read in sentences, without what the law words, locked instruments and the names of benefits.
    """
    return tuple(
        SectionScore(read.address, read.words, found, drivers(read.texts))
        for read in _parts(form)
        if (found := scores(read.texts)) and (read.address == WHOLE or found[0].value is not None)
    )


def section_score(form: Form, section: Section, slots: Iterable[Slot] | None = None) -> SectionScore:
    """Return how hard one section is to read, with its Flesch-Kincaid grade alone.

    ``slots`` are those of ``judged``, for whoever has them already.
    """
    fixed, every = _fixed(form), judged(form) if slots is None else slots
    read = [slot for slot in every if slot.section == section.id and _is_prose(slot, fixed)]
    texts = [_without_names(slot.words.text) for slot in read]
    grade = scores(texts, only={Measure.FLESCH_KINCAID_GRADE})
    return SectionScore(f"section:{section.id}.title", section.title, grade, drivers(texts))


def score_findings(form: Form, profile: Profile | None = None) -> Iterator[ScoreFinding]:
    """Yield ``page-score`` for a form and each section whose grade is surely above the limit: its whole band is.

    ``profile`` replaces the form’s own.
    """
    profile = profile or PROFILES[form.profile]
    severity = profile.severities.get(PAGE_SCORE.id, PAGE_SCORE.severity)
    if severity is None:
        return
    for read in _parts(form):
        (grade,) = scores(read.texts, only={Measure.FLESCH_KINCAID_GRADE})
        if grade.band and grade.band[0] > profile.grade:
            yield ScoreFinding(read.address, read.words, _finding(severity, grade.band, profile.grade, read.texts))


class _Part(NamedTuple):
    """A form or a section: the address of its title, its title, and what people read in it in sentences."""

    address: str
    words: Words
    texts: list[str]


def _parts(form: Form) -> Iterator[_Part]:
    """Yield the form, and each of its sections."""
    fixed = _fixed(form)
    read = [(slot.section, _without_names(slot.words.text)) for slot in judged(form) if _is_prose(slot, fixed)]
    yield _Part(WHOLE, form.title, [text for _, text in read])
    for section in form.sections:
        yield _Part(f"section:{section.id}.title", section.title, [text for id_, text in read if id_ == section.id])


def _finding(severity: Severity, band: tuple[float, float], limit: float, texts: list[str]) -> Finding:
    """Put a grade that is too high into words."""
    said = {"low": f"{band[0]:.1f}", "high": f"{band[1]:.1f}", "limit": f"{limit:g}"}
    words = ", ".join(f"“{word}”" for word in drivers(texts))
    suggestion = PAGE_SCORE.suggestion.format(words=words) if words else "Make sentences shorter."
    return Finding(PAGE_SCORE.id, severity, 0, 0, PAGE_SCORE.message.format_map(said), suggestion)


def _is_prose(slot: Slot, fixed: frozenset[str]) -> bool:
    owner = slot.address.partition(".")[0]
    is_title = slot.passage.kind is Kind.TITLE
    return not (is_title or owner in fixed) and PROSE.fullmatch(slot.address) is not None


def _fixed(form: Form) -> frozenset[str]:
    """Return the ids of questions whose words the law fixes."""
    return frozenset(each.id for each in every_question(form.questions) if each.can_change.kind == "law")


@cache
def _names() -> WordLists:
    text = (files("formbuilder.plainlanguage") / "data" / "words" / "names.tsv").read_text("utf-8")
    return WordLists(read_list("names", text))


def _without_names(text: str) -> str:
    """Return a text with “it” in the place of each name."""
    reading = Reading(Passage(text=text))
    kept, at = [], 0
    for named in _names().found(reading):
        kept += [text[at : reading.starts[named.first]], NAMED]
        at = reading.ends[named.last]
    return "".join([*kept, text[at:]])
