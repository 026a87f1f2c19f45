"""A result as people read it, on a page, in a copy and in a PDF: what they keep and pay first, then how we know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from formbuilder.calculation.amounts import written
from formbuilder.calculation.finding import Finding
from formbuilder.calculation.outcome import Line, PeriodOutcome, RateUsed
from formbuilder.councils.profile import Council
from formbuilder.definition.calculations import Unit
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Status, written_year
from formbuilder.rendering.frame import Link
from formbuilder.rendering.result_lines import Working
from formbuilder.rendering.text_page import Part
from formbuilder.rendering.titles import day_words, inside, paragraphs
from formbuilder.tongue.messages import N_, WithEnglish, _, as_written, edition_in_use, joined, like, ngettext

NOUGHT = Decimal(0)
SUM = re.compile(r"(−?£[0-9][0-9,]*(?:\.[0-9]{2})?(?: a (?:week|month|year))?)")
# L10n: after a sum: £12.50 a week
PER = ((Unit.POUNDS_A_WEEK, N_("a week")), (Unit.POUNDS_A_MONTH, N_("a month")), (Unit.YEARS, "years"))
WORKED_OUT = N_("How we worked it out")
ASSUMED = N_("What we took as true")
NIL = N_("Everything that is £0 for you")
UNTOLD = N_("We cannot tell these yet")
# L10n: marks a figure that somebody has to look at again
TO_CHECK = N_("to check")
WHAT_TO_CHECK = N_("“To check” stands beside a figure that an officer still has to compare with the law.")
CANNOT_TELL = N_("We cannot tell you a sum yet.")
MORE_TO_ANSWER = N_("We cannot tell you all of it yet. Answer these.")
TO_ANSWER = N_("Answer these first.")
FEW = 3
"""So many questions to answer can stand there as a list; of more, the first stands there and the list can be opened."""


class Piece(NamedTuple):
    """A piece of a paragraph; sums stand out."""

    text: str
    is_sum: bool


class RateNote(NamedTuple):
    """A figure that a line was worked out with, in words; ``mark`` says if it is still to check."""

    text: str
    own: str
    mark: str

    @property
    def line(self) -> str:
        """All of it as one sentence, for paper."""
        return " – ".join(part for part in (self.text, self.own, self.mark) if part)


class ResultLine(NamedTuple):
    """One line of the working."""

    id: str
    label: str
    per: str
    help: str
    law: str
    rates: tuple[RateNote, ...]
    amount: str
    """All but the amount is the same for everybody who has this line, with the same rates."""

    @property
    def whole(self) -> str:
        """The amount with its unit: “£12.50 a week”."""
        return f"{self.amount} {self.per}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPeriod:
    """What a person reads of the weeks of one year of rates; ``id`` tells the ids of two periods apart."""

    id: str
    heading: str
    """"" where there is one period only."""
    about: str
    """The weeks and the year of the figures, in a sentence."""
    says: tuple[tuple[Piece, ...], ...]
    problems: tuple[str, ...]
    answer: tuple[Link, ...]
    """The questions to answer, each with where it is asked."""
    answer_words: str
    tells: bool
    """Whether a sum can be told: then it stands before the questions to answer."""
    assumed: tuple[str, ...]
    lines: tuple[ResultLine, ...]
    nil: tuple[str, ...]
    untold: tuple[str, ...]
    notes: tuple[str, ...]
    """What marks in the working mean."""
    talk: str = ""
    """The title of why an officer talks to the person: then there is no sum."""
    talk_lines: tuple[str, ...] = ()

    @property
    def heading_inside(self) -> str:
        """The heading as it stands inside another."""
        return inside(self.heading)

    @property
    def first(self) -> Link | None:
        """The question to begin with, where there are many to answer."""
        return self.answer[0] if len(self.answer) > FEW else None

    @property
    def heads(self) -> Mapping[str, str]:
        """The headings of how we know it: where there are two periods, each says which it is."""
        words = {"worked_out": _(WORKED_OUT), "assumed": _(ASSUMED), "nil": _(NIL), "untold": _(UNTOLD)}
        return {name: joined((said, self.heading_inside), ", ") for name, said in words.items()}

    @property
    def tag(self) -> str:
        """The element of the headings in what is said of the period."""
        return "h3" if self.heading else "h2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultParts:
    """A whole result; the period of now or of what comes stands first."""

    title: str
    periods: tuple[ResultPeriod, ...]
    after: tuple[str, ...]
    talk: Part
    """A person to talk to about it."""
    rates: str
    """The fingerprint of the rates, for who has to find them again."""


def result_parts(
    form: Form, council: Council, working: Working, finding: Finding, places: Mapping[str, Link]
) -> ResultParts:
    """Return a finding in words; ``places`` are the questions that are asked now, by id, each with where it is."""
    if form.result is None:
        raise ValueError(form.name)
    found = finding.outcome.periods
    heads = [*(each.begins for each in found[1:]), None]
    several = len(found) > 1
    periods = (
        _period(each, council, working, places, _heading(each, ends) if several else "")
        for each, ends in zip(found, heads, strict=True)
    )
    before = (finding.outcome.problem,) if finding.outcome.problem else ()
    return ResultParts(
        title=str(form.result.title),
        periods=tuple(_said_once(tuple(periods)[::-1]) if several else periods),
        after=(*before, *working.after),
        talk=_a_person(council),
        rates=finding.rates,
    )


def _said_once(periods: tuple[ResultPeriod, ...]) -> Iterator[ResultPeriod]:
    """Leave out of the later parts what was said before, word for word, and is no sum."""
    said: set[object] = set()
    for period in periods:
        says = tuple(each for each in period.says if each not in said or any(piece.is_sum for piece in each))
        assumed = tuple(each for each in period.assumed if each not in said)
        said |= {*period.says, *period.assumed}
        yield replace(period, says=says, assumed=assumed)


def _a_person(council: Council) -> Part:
    line = _("You can ask %(person)s about anything that stands here.") % {"person": council.person}
    return Part(heading=_("Talk to a person about it"), lines=(line,), ways=council.ways)


def _heading(period: PeriodOutcome, ends: date | None) -> str:
    begins = day_words(period.begins)
    if ends is None:
        return _("From %(day)s") % {"day": begins}
    return _("From %(first)s to %(last)s") % {"first": begins, "last": day_words(ends - timedelta(days=1))}


def _period(
    period: PeriodOutcome, council: Council, working: Working, places: Mapping[str, Link], heading: str
) -> ResultPeriod:
    lines = working.sort(period)
    told = tuple([_line(line, council) for line in lines.told])
    waiting = frozenset(period.untold)
    answer = tuple(dict.fromkeys([link for id_, link in places.items() if id_ in waiting])) if waiting else ()
    says = tuple(pieces(each.text) for each in period.says)
    tells = bool(period.talk) or _tells(period, says) or not working.sum_first
    shows = tells or not answer
    return ResultPeriod(
        id=period.begins.isoformat(),
        heading=heading,
        about=_about(period, heading),
        says=says,
        problems=(*(() if tells else (_(CANNOT_TELL),)), *_problems(period, lines.untold, answer)),
        answer=answer,
        answer_words=_to_answer(answer, tells=tells),
        tells=tells,
        assumed=tuple([each.text for each in period.assumed]) if shows else (),
        lines=told if shows else (),
        nil=tuple([line.label for line in lines.nil]) if shows else (),
        untold=tuple([line.label for line in lines.untold]) if tells else (),
        notes=(_(WHAT_TO_CHECK),) if shows and any(rate.mark for line in told for rate in line.rates) else (),
        talk=str(period.talk.title) if period.talk else "",
        talk_lines=paragraphs(period.talk.text) if period.talk else (),
    )


def _tells(period: PeriodOutcome, says: Iterable[tuple[Piece, ...]]) -> bool:
    return not period.untold or any(piece.is_sum for pieces in says for piece in pieces)


def _to_answer(answer: tuple[Link, ...], *, tells: bool) -> str:
    """Say above the questions to answer what they are for."""
    if not answer or tells:
        return _(MORE_TO_ANSWER) if answer else ""
    if len(answer) <= FEW:
        return _(TO_ANSWER)
    return ngettext(
        "Answer at least %(number)s more question first.",
        "Answer at least %(number)s more questions first.",
        len(answer),
    ) % {"number": len(answer)}


def _about(period: PeriodOutcome, heading: str) -> str:
    if period.talk:
        return ""
    year = written_year(period.year)
    if heading:
        return _("These are the figures of %(year)s.") % {"year": year}
    return _("This is for each week from %(day)s, with the figures of %(year)s.") % {
        "day": day_words(period.begins),
        "year": year,
    }


def _problems(period: PeriodOutcome, untold: Iterable[Line], answer: tuple[Link, ...]) -> tuple[str, ...]:
    """Return why there is no sum, where no answer of the person can change it."""
    if answer:
        return ()
    found = (period.problem, *(line.problem for line in untold if not line.untold))
    return tuple(dict.fromkeys(each for each in found if each))[:3]


def pieces(text: str) -> tuple[Piece, ...]:
    """Return a paragraph in pieces, so that its sums can stand out."""
    if "£" not in text:
        return (Piece(text, is_sum=False),)
    found = [Piece(like(text, part), number % 2 == 1) for number, part in enumerate(SUM.split(text)) if part]
    if isinstance(text, WithEnglish):
        found.append(Piece(WithEnglish("", text.english), is_sum=False))
    return tuple(found)


def _line(line: Line, council: Council) -> ResultLine:
    rates = tuple([_rate(rate, council.name) for rate in line.rates]) if line.rates else ()
    amount = written(line.amount or NOUGHT, line.unit)
    return ResultLine(line.id, line.label, _per(line.unit, line.amount or NOUGHT), line.help, line.law, rates, amount)


def _per(unit: Unit, amount: Decimal) -> str:
    if unit is Unit.YEARS:
        # L10n: after a number of them: 3 years
        return ngettext("year", "years", int(amount.to_integral_value(ROUND_UP)))
    return _(_english_per(unit))


def _english_per(unit: Unit) -> str:
    for of, per in PER:
        if of is unit:
            return per
    return ""


def _rate(rate: RateUsed, council: str) -> RateNote:
    return _rate_in(edition_in_use(), rate, council)


@lru_cache(maxsize=2_000)
def _rate_in(tag: str, rate: RateUsed, council: str) -> RateNote:
    """Return a figure in words; ``tag`` keeps those of two languages apart."""
    del tag
    amount = f"{written(rate.value, rate.unit)} {_english_per(rate.unit)}".strip()
    return RateNote(
        text=as_written(f"{rate.label}, {written_year(rate.year)}: {amount}"),
        own=_("set by %(council)s") % {"council": as_written(council)} if rate.own else "",
        mark="" if rate.status is Status.READ else _(TO_CHECK),
    )
