"""What a person reads of one year: an officer who talks to them, or what they keep and pay, and the working."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from formbuilder.calculation.amounts import written
from formbuilder.calculation.facts import Gap
from formbuilder.calculation.outcome import Line, Paragraph, PeriodOutcome
from formbuilder.calculation.quick import QuickSource
from formbuilder.calculation.year import ReadyConditions, Year
from formbuilder.definition.calculations import Said, Talk
from formbuilder.definition.model import Form
from formbuilder.expressions.compiler import Compiler
from formbuilder.tongue.messages import Foreign, WithEnglish

AMOUNT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""Stands in words for the amount of a calculation."""


@dataclass(frozen=True, slots=True)
class ReadySaid:
    """A paragraph, taken apart."""

    id: str
    words: tuple[str, ...]
    """The words around its amounts: one more than there are amounts."""
    amounts: tuple[str, ...]
    """The calculations whose amounts stand in it."""
    language: str = ""
    """As of the words of the form: "" is that of the page."""
    english: ReadySaid | None = None
    """The English words, where they stand beside these."""

    @classmethod
    def of(cls, said: Said) -> ReadySaid:
        """Take the words apart."""
        words = said.words
        english = cls.of(replace(said, words=replace(words, text=words.english, english=""))) if words.english else None
        pieces = AMOUNT.split(words.text)
        return cls(said.id, tuple(pieces[::2]), tuple(pieces[1::2]), words.language, english)


@dataclass(frozen=True, slots=True)
class ReadyParagraphs:
    """Paragraphs, with their conditions compiled."""

    all: tuple[ReadySaid, ...]
    when: ReadyConditions


@dataclass(frozen=True, slots=True)
class ReadyResult:
    """The result of a form, compiled; of a form without one, every line is shown and nothing said."""

    working: tuple[str, ...]
    talks: tuple[Talk, ...]
    talks_when: ReadyConditions
    says: ReadyParagraphs
    assumed: ReadyParagraphs

    @classmethod
    def of(cls, form: Form, compiler: Compiler, source: QuickSource) -> ReadyResult:
        """Compile the conditions of a result, for the careful way and for the fast one."""

        def ready(all_: Sequence[Said]) -> ReadyParagraphs:
            when = ReadyConditions.of([said.when for said in all_], compiler, source)
            return ReadyParagraphs(tuple(map(ReadySaid.of, all_)), when)

        result = form.result
        talks, says, assumed = (result.talks, result.says, result.assumed) if result else ((), (), ())
        return cls(
            result.working if result else tuple(form.calculations),
            talks,
            ReadyConditions.of([talk.when for talk in talks], compiler, source),
            ready(says),
            ready(assumed),
        )

    def told(self, year: Year, problem: str = "") -> PeriodOutcome:
        """Return what a person reads of a year that is worked out, or of which a ``problem`` says why it is not."""
        talk, gaps = self._talk(year)
        if talk:
            return _outcome(year, (), talk=talk)
        if problem or gaps is not None:
            untold, problem = year.untold(gaps or ()), problem or year.problem(gaps or ())
            year.take_back(untold, problem)
            return _outcome(year, self._lines(year), untold=untold, problem=problem)
        lines = self._lines(year)
        says, missing = _paragraphs(self.says, year)
        assumed, more = _paragraphs(self.assumed, year)
        untold = year.in_order([*missing, *more, *(id_ for line in lines for id_ in line.untold)])
        return _outcome(year, lines, says=says, assumed=assumed, untold=untold)

    def _lines(self, year: Year) -> tuple[Line, ...]:
        lines = year.lines
        return tuple([lines[id_] for id_ in self.working if id_ in lines])

    def _talk(self, year: Year) -> tuple[Talk | None, Sequence[Gap] | None]:
        """Return the first talk that must be; if there may be one, what was not there to tell, else None."""
        waiting: list[Gap] = []
        undecided = False
        for place, gaps in year.not_failing(self.talks_when):
            if gaps is None:
                return self.talks[place], None
            undecided = True
            waiting += gaps
        return None, tuple(dict.fromkeys(waiting)) if undecided else None


def _paragraphs(of: ReadyParagraphs, year: Year) -> tuple[tuple[Paragraph, ...], Sequence[str]]:
    """Return the paragraphs that are said, and the questions to answer before others can be."""
    found: list[Paragraph] = []
    untold: list[str] = []
    for place, gaps in year.not_failing(of.when):
        said = of.all[place]
        text = None if gaps is not None else _filled(said, year.lines)
        if text is not None:
            found.append(Paragraph(said.id, text))
        else:
            missing = (year.lines[id_].untold for id_ in dict.fromkeys(said.amounts) if id_ in year.lines)
            untold += [*year.untold(gaps or ()), *(id_ for ids in missing for id_ in ids)]
    return tuple(found), untold


def _filled(said: ReadySaid, lines: Mapping[str, Line]) -> str | None:
    """Put amounts in their places; None if one cannot be told. What is no calculation stays as it was written."""
    pieces = [said.words[0]]
    for id_, words in zip(said.amounts, said.words[1:], strict=True):
        line = lines.get(id_)
        if line is None:
            pieces += (f"{{{id_}}}", words)
        elif line.amount is None:
            return None
        else:
            pieces += (written(line.amount, line.unit), words)
    text = "".join(pieces)
    if said.english:
        return WithEnglish(text, _filled(said.english, lines) or "")
    return Foreign(text, said.language) if said.language else text


def _outcome(  # noqa: PLR0913 - as many parts as an outcome has
    year: Year,
    lines: tuple[Line, ...],
    *,
    talk: Talk | None = None,
    says: tuple[Paragraph, ...] = (),
    assumed: tuple[Paragraph, ...] = (),
    untold: tuple[str, ...] = (),
    problem: str = "",
) -> PeriodOutcome:
    return PeriodOutcome(
        year=year.number,
        begins=year.week,
        lines=lines,
        every=tuple(year.lines.values()),
        talk=talk,
        says=says,
        assumed=assumed,
        untold=untold,
        problem=problem,
    )
