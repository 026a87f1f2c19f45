"""The officer's copy of an assessment: both calculations side by side, and every answer that feeds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.answers.plain import trusted
from formbuilder.answers.values import Answers, Item, ItemList, Value
from formbuilder.calculation.amounts import written
from formbuilder.calculation.outcome import PeriodOutcome
from formbuilder.charges.charge_form import ChargeForm, Worked
from formbuilder.charges.correction import BETWEEN, SavedCorrection
from formbuilder.charges.decision import NoSum, no_sum
from formbuilder.charges.ending import DAY
from formbuilder.charges.side_by_side import LinePair, PeriodPair, side_by_side
from formbuilder.definition.model import Group, Question, Section
from formbuilder.definition.rates import written_year
from formbuilder.expressions.syntax import names
from formbuilder.rendering.charge_words import PER, charge_at, difference_words, weekly_words
from formbuilder.rendering.frame import Link
from formbuilder.rendering.news_words import after_words
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.titles import day_in_england, day_words, paragraphs, section_title, time_words
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.charge_news import News, way_of
from formbuilder.services.charges import Assessment, Saved, SavedEnding, settled
from formbuilder.wording.items import add_words, item_name
from formbuilder.wording.shown import item_line, shown

NOT_ANSWERED = "No answer"
NOT_COUNTED = "Not counted"
NOT_ASKED = "Not asked"
WHY_NOT = {
    NoSum.TALK: "There is no sum, because an officer talks to the person first.",
    NoSum.NO_FIGURES: "There is no sum, because figures of a year are missing.",
    NoSum.UNTOLD: "There is no sum yet, because answers are missing.",
}
TALKED = "When you have talked, correct the answers that this comes from. Then a sum can be worked out."


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """One line in both calculations; ``difference`` says in words how they differ, "" if they do not."""

    id: str
    label: str
    person: str
    officer: str
    per: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both calculations for the same weeks."""

    id: str
    heading: str
    notes: tuple[str, ...]
    answer: tuple[Link, ...]
    """The answers that stand in the way of a sum, each with where it is corrected."""
    rows: tuple[SideRow, ...]
    untold: tuple[str, ...]
    """Lines of which neither calculation can tell anything: they are folded."""
    nil: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An answer of the person, and the officer’s; ``id`` is that of the question at the first of its rows."""

    id: str
    ask: str
    person: tuple[str, ...]
    officer: tuple[str, ...]
    """Empty where it is the same."""
    why: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The answers of one part of the form."""

    title: str
    rows: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargePage(OfficePage):
    """Template ``office/charge.html``."""

    lines: tuple[str, ...]
    missing: tuple[Link, ...]
    """The answers without which there is no sum, each with where it is filled in: they stand first."""
    go: tuple[Link, ...]
    decided: tuple[Entry, ...]
    sides: tuple[Sides, ...]
    figures: tuple[Figures, ...]
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What the page is made from; ``people`` are names by id."""

    ready: ChargeForm
    assessment: Assessment
    person: Worked
    officer: Worked
    people: Mapping[str, str]
    news: Mapping[int, News] = field(default_factory=dict)
    """How the person was told of each decision."""


def charge_page(site: OfficeSite, copy: Copy, *, reads: bool) -> ChargePage:
    """Show the officer’s copy; the weeks of now come first."""
    reference, line = copy.assessment.reference, copy.assessment.submission.line
    sent = f"{copy.ready.form.title}. Sent on {day_words(day_in_england(line.sent_at))}."
    why = no_sum(copy.officer.outcome)
    decide = Link("Decide the charge", charge_at(site, reference, "decide"))
    return ChargePage(
        heading=f"The officer’s copy of {shown_reference(reference)}",
        council=site.council,
        lines=(sent, *((WHY_NOT[why],) if why else ())),
        missing=tuple(_missing(site, copy)),
        go=() if why else (decide,),
        decided=tuple(_decided(site, copy, each) for each in reversed(copy.assessment.history.saves)),
        sides=tuple(_sides(site, copy, pair) for pair in reversed(_pairs(copy))),
        figures=tuple(_figures(site, copy)),
        history=tuple(_history(copy)),
        links=(
            *(_to_end(site, copy) if _is_charged(copy) else ()),
            *((Link("Everything that they wrote", site.to(f"submissions/{reference}")),) if reads else ()),
        ),
        back=(Link("Back to charges", site.to("charges")),),
    )


def figure_words(question: Question, value: Value | None) -> tuple[str, ...]:
    """Return an answer in words, also where there is none."""
    return shown(question, value) if value is not None else (NOT_ANSWERED,)


def _is_charged(copy: Copy) -> bool:
    return any(each.until is None for each in copy.assessment.history.spans)


def _to_end(site: OfficeSite, copy: Copy) -> tuple[Link, ...]:
    return (Link("End the charge", charge_at(site, copy.assessment.reference, "end")),)


def _pairs(copy: Copy) -> tuple[PeriodPair, ...]:
    return side_by_side(copy.person.outcome, copy.officer.outcome)


def _sides(site: OfficeSite, copy: Copy, pair: PeriodPair) -> Sides:
    silent = pair.officer.talk is not None
    rows = () if silent else tuple(_row(each) for each in pair.lines if not (each.is_nil or _is_untold(each)))
    untold = () if silent else tuple(each.label for each in pair.lines if _is_untold(each))
    return Sides(
        id=pair.begins.isoformat(),
        heading=f"From {day_words(pair.begins)}, with the figures of {written_year(pair.year)}",
        notes=tuple(_notes(pair)),
        answer=tuple(_in_the_way(site, copy, pair.officer)) if silent else (),
        rows=rows,
        untold=untold,
        nil=() if silent else tuple(each.label for each in pair.lines if each.is_nil),
    )


def _is_untold(pair: LinePair) -> bool:
    return pair.person is None and pair.officer is None


def _missing(site: OfficeSite, copy: Copy) -> Iterator[Link]:
    """Give each answer once that some week needs, and nobody has given."""
    untold = (pair.officer for pair in reversed(_pairs(copy)) if pair.officer.talk is None)
    yield from dict.fromkeys(link for period in untold for link in _in_the_way(site, copy, period))


def _row(pair: LinePair) -> SideRow:
    difference = "" if not pair.differs else f"They differ: {difference_words(pair.more, pair.unit)}."
    if pair.differs and (pair.person is None or pair.officer is None):
        difference = "They differ: only one of them can be told."
    person, officer = (
        "cannot tell" if each is None else written(each, pair.unit) for each in (pair.person, pair.officer)
    )
    return SideRow(
        id=pair.id, label=pair.label, person=person, officer=officer, per=PER.get(pair.unit, ""), difference=difference
    )


def _notes(pair: PeriodPair) -> Iterator[str]:
    """Say why there is no sum, on either side."""
    talk = pair.officer.talk
    if talk:
        yield f"{talk.title}. This is what the person reads:"
        yield from paragraphs(talk.text)
        yield TALKED
    elif pair.person.talk:
        yield f"From the answers of the person there is no sum: {_lower(str(pair.person.talk.title))}."
    if pair.officer.problem:
        yield pair.officer.problem


def _in_the_way(site: OfficeSite, copy: Copy, period: PeriodOutcome) -> Iterator[Link]:
    """Give the answers to correct before there can be a sum."""
    form, reference = copy.ready.form, copy.assessment.reference
    wanted = names(period.talk.when, form.conditions) if period.talk else frozenset(period.untold)
    for question in form.questions:
        inner = question.type.questions if isinstance(question.type, Group) else ()
        found = {question.id, *(each.id for each in inner)} & wanted
        if found and question.id in copy.ready.figures & copy.officer.way.asked:
            yield Link(str(question.ask), f"{charge_at(site, reference)}#{question.id}")


def _figures(site: OfficeSite, copy: Copy) -> Iterator[Figures]:
    form = copy.ready.form
    for section in form.sections:
        rows = tuple(row for question in _asked(section, copy) for row in _of_question(site, copy, question))
        if rows:
            yield Figures(title=section_title(section), rows=rows)


def _asked(section: Section, copy: Copy) -> Iterator[Question]:
    either = copy.officer.way.asked | copy.person.way.asked
    for page in section.pages:
        yield from (each for each in page.questions if each.id in copy.ready.figures & either)


def _of_question(site: OfficeSite, copy: Copy, question: Question) -> Iterator[Figure]:
    if isinstance(question.type, Group):
        yield from _of_group(site, copy, question)
        return
    person, officer = (_answer(question, each) for each in (copy.person, copy.officer))
    saved = copy.assessment.in_force.get(question.id)
    yield Figure(
        id=question.id,
        ask=str(question.ask),
        person=person,
        officer=officer if saved or officer != person else (),
        why=tuple(_why(copy, saved)),
        links=(_correct(site, copy, question.id, answered=question.id in copy.officer.answers),),
    )


def _answer(question: Question, worked: Worked) -> tuple[str, ...]:
    if question.id not in worked.way.asked:
        return (NOT_ASKED,)
    return figure_words(question, worked.answers.get(question.id))


def _of_group(site: OfficeSite, copy: Copy, question: Question) -> Iterator[Figure]:
    theirs, ours = (_items(each.answers, question) for each in (copy.person, copy.officer))
    force = copy.assessment.in_force
    addresses = {each.partition(BETWEEN)[2]: each for each in force if each.startswith(f"{question.id}{BETWEEN}")}
    for number, id_ in enumerate(dict.fromkeys((*theirs, *ours, *addresses)), 1):
        address = f"{question.id}{BETWEEN}{id_}"
        saved = force.get(address)
        person = (item_line(question, theirs[id_]) or NOT_ANSWERED,) if id_ in theirs else (NOT_ANSWERED,)
        officer = (item_line(question, ours[id_]) or NOT_ANSWERED,) if id_ in ours else (NOT_COUNTED,)
        called = f"{question.ask} {item_name(question, number)}"
        yield Figure(
            id=question.id if number == 1 else "",
            ask=called,
            person=person,
            officer=officer if saved else (),
            why=tuple(_why(copy, saved)),
            links=(_correct(site, copy, address, answered=True),),
        )
    to_add = charge_at(site, copy.assessment.reference, f"add/{question.id}")
    id_ = "" if theirs or ours or addresses else question.id
    links = (Link(add_words(question, more=bool(ours)), to_add),)
    yield Figure(id=id_, ask=str(question.ask), person=(), officer=(), why=(), links=links)


def _items(answers: Answers, question: Question) -> Mapping[str, Item]:
    value = answers.get(question.id)
    return {each.id: each for each in value.items} if isinstance(value, ItemList) else {}


def _correct(site: OfficeSite, copy: Copy, address: str, *, answered: bool) -> Link:
    return Link("Correct" if answered else "Fill in", charge_at(site, copy.assessment.reference, f"correct/{address}"))


def _why(copy: Copy, saved: SavedCorrection | None) -> Iterator[str]:
    if saved:
        correction = saved.correction
        yield f"Seen on {day_words(correction.seen_on)}: {correction.seen}"
        yield f"Why: {correction.reason}"
        yield _who(copy.people, saved.by, saved)


def _who(people: Mapping[str, str], by: str, saved: SavedCorrection | Saved) -> str:
    day = day_words(day_in_england(saved.at))
    return f"{people.get(by, 'Somebody')}, {day}, {time_words(saved.at)}"


def _history(copy: Copy) -> Iterator[str]:
    """Give every save, newest first."""
    asks = {each.id: str(each.ask) for each in copy.ready.form.questions}
    questions = {each.id: each for each in copy.ready.form.questions}
    for saved in reversed(copy.assessment.saves):
        correction = saved.correction
        id_ = correction.address.partition(BETWEEN)[0]
        used = "the person’s own answer" if correction.takes_back else value_words(questions.get(id_), correction.value)
        yield f"{_who(copy.people, saved.by, saved)}: {asks.get(id_, id_)} {used}. {correction.reason}"


def value_words(question: Question | None, plain: object) -> str:
    """Return what an officer put in place of an answer, in words."""
    if question is None or plain is None:
        return NOT_COUNTED
    if isinstance(question.type, Group):
        value = trusted(question, [{**plain, "id": "x"}]) if isinstance(plain, Mapping) else None
    else:
        value = trusted(question, plain)
    return ", ".join(figure_words(question, value))


def _decided(site: OfficeSite, copy: Copy, saved: Saved) -> Entry:
    reference, number = copy.assessment.reference, saved.number
    link = Link(f"The statement of decision {number}", charge_at(site, reference, f"decisions/{number}"))
    said = tuple(_settled(saved))
    return Entry(
        heading=f"Decision {number}{_replaced(copy, saved)}",
        lines=(*said, f"{_who(copy.people, saved.by, saved)}.", *_told(copy, number)),
        links=(link,),
    )


def _told(copy: Copy, number: int) -> Iterator[str]:
    """Say of the last decision how the person is told of it, and of earlier ones how they were."""
    news, last = copy.news.get(number), copy.assessment.history.saves[-1].number
    if news is not None or number == last:
        yield from after_words(news, way_of(copy.assessment, by_email=False))


def _settled(saved: Saved) -> Iterator[str]:
    if isinstance(saved, SavedEnding):
        yield f"The charge ends. Nothing is charged from {day_words(saved.ending.start)}."
        yield f"Why: {saved.ending.reason}"
    else:
        yield from (f"{weekly_words(line.weekly)} from {day_words(line.begins)}." for line in saved.decision.lines)


def _replaced(copy: Copy, saved: Saved) -> str:
    """Say what later decisions left of one."""
    history = copy.assessment.history
    later = [settled(each).start for each in history.saves if each.number > saved.number]
    if not later:
        return ""
    first = min(later)
    if settled(saved).start >= first:
        return ", replaced by a later one"
    return "" if isinstance(saved, SavedEnding) else f", until {day_words(first - DAY)}"


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
