"""The board pack as blocks, in one order, for the page, the PDF and the Word file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from formbuilder.drafting.heads import OF_BLOCK
from formbuilder.publishing.pack import Pack, PackChange, PackDanger, PackPage, PackQuestion, PackSection, Panels
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.titles import day_words

NOT_YET = "Nobody has written this yet."
NO_DAY = "No day is set yet."
NO_PANEL = "No panel has looked at this version yet."
PRIVATE = "These questions are private. Their answers are not shown again on the way."
NOBODY_SAID = "Nobody has said this yet."
DANGERS = "These questions may ask about danger. No answer to them leads to help, for the reason beside each."
USED_IN = ("Publishing changes none of these forms. Each takes the new version in a version of its own.",)
PART, SECTION, PAGE, LOWEST = 2, 3, 4, 6
"""Levels of headings; the pack’s own heading is the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of the pack under one heading."""

    heading: str
    level: int
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    """What stands above the columns of the table."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table; the first cell of each row names it."""
    question: PackQuestion | None = None
    new_page: bool = False
    """Whether it begins a page on paper."""

    @property
    def tag(self) -> str:
        """The heading in HTML."""
        return f"h{self.level}"

    @property
    def size(self) -> str:
        """Its size on the page."""
        return {PART: "l", SECTION: "m"}.get(self.level, "s")


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage(OfficePage):
    """Template ``office/pack.html``, and the data of the PDF and of the Word file."""

    made_on: date
    form: str
    blocks: tuple[Block, ...]
    name: str = "board-pack"
    """What the files begin with."""

    @property
    def file_name(self) -> str:
        """What the files are called, without their kind."""
        return f"{self.name}-{self.form.removeprefix(OF_BLOCK).replace('@', '-')}"

    @property
    def footer(self) -> str:
        """What stands at the foot of each page on paper."""
        return f"{self.heading}, version {self.form.rpartition('@')[2]}"


def board_page(site: OfficeSite, pack: Pack, place: str, *, may_write: bool) -> BoardPage:
    """Return the pack; ``place`` is the address of the draft below the office."""
    facts = (Link("Fill in what the board asks for", site.to(f"{place}/pack/facts")),) if may_write else ()
    return BoardPage(
        heading=f"Board pack: {pack.title}",
        council=site.council,
        made_on=pack.made_on,
        form=pack.form,
        blocks=tuple(blocks(pack)),
        links=(
            Link("Save the pack as a PDF", site.to(f"{place}/pack.pdf")),
            Link("Save the pack as a Word file", site.to(f"{place}/pack.docx")),
            *((Link("How people took part, on its own", site.to(f"{place}/statement")),) if pack.panels else ()),
            *facts,
        ),
        back=(Link("Back to the draft", site.to(place)),),
    )


def blocks(pack: Pack) -> Iterator[Block]:
    """Yield the pack in the order in which a board reads it."""
    yield _cover(pack)
    if pack.used_in is not None:
        yield _used_in(pack.used_in)
    yield _changed(pack)
    yield Block(heading="The questions as people see them", level=PART, new_page=True)
    for section in pack.sections:
        yield from _section(section)
    yield _dangers(pack)
    yield _duties(pack)
    yield from _panels(pack)
    yield _findings(pack)
    yield from _facts(pack)
    yield _sign_offs(pack)


def _cover(pack: Pack) -> Block:
    rows = (
        ("Form" if pack.used_in is None else "Shared questions", pack.title),
        ("Version", f"{_number(pack.form)}, saved for the {_th(pack.revision)} time"),
        ("Date", day_words(pack.made_on)),
        ("Council", pack.council),
        ("Who asks", " and ".join(pack.asks) or _nobody_asks(pack)),
        ("What is asked of the board", pack.facts.asked or NOT_YET),
    )
    return Block(heading="Cover sheet", level=PART, head=("What", "Answer"), rows=rows)


def _nobody_asks(pack: Pack) -> str:
    if pack.used_in is None:
        return "Nobody looks after this form yet."
    return "Whoever looks after the forms that use these questions."


def _used_in(forms: tuple[str, ...]) -> Block:
    lines = ("No form uses it yet.",) if not forms else USED_IN
    return Block(heading="Forms that use these questions", level=PART, lines=lines, points=forms)


def _changed(pack: Pack) -> Block:
    if not pack.compared_with:
        what = "This form is" if pack.used_in is None else "These shared questions are"
        lines: tuple[str, ...] = (f"{what} new. No version is published.",)
    elif not pack.changes:
        lines = (f"Nothing differs from version {_number(pack.compared_with)}, which is published.",)
    else:
        lines = (f"This is compared with version {_number(pack.compared_with)}, which is published.",)
    points = tuple(_change(each) for each in pack.changes)
    why = tuple(f"Why: {line}" for line in pack.facts.why.splitlines() if line.strip()) or (f"Why: {NOT_YET}",)
    return Block(heading="What changed, and why", level=PART, lines=(*why, *lines), points=points)


def _change(change: PackChange) -> str:
    was = f" It was: {' '.join(change.was)}" if change.was else ""
    now = f" Now: {' '.join(change.now)}" if change.now else ""
    return f"{change.sentence}{was}{now}"


def _section(section: PackSection) -> Iterator[Block]:
    lines = (*((PRIVATE,) if section.private else ()), section.condition)
    yield Block(heading=section.title, level=SECTION, lines=tuple(line for line in lines if line))
    for page in section.pages:
        yield from _page(page)


def _page(page: PackPage) -> Iterator[Block]:
    level = PAGE
    if page.title:
        yield Block(heading=page.title, level=PAGE, lines=tuple(line for line in (page.condition,) if line))
        level = PAGE + 1
    for question in page.questions:
        condition = "" if page.title else page.condition
        yield from _question(question, level, condition)


def _question(question: PackQuestion, level: int, condition: str = "") -> Iterator[Block]:
    why = f"Why we ask: {question.why}" if question.why else ""
    lines = (condition, question.condition, *question.hints, why, question.kind, *question.worded)
    said = tuple(line for line in lines if line)
    yield Block(heading=question.ask, level=min(level, LOWEST), lines=said, question=question)
    for inner in question.inside:
        yield from _question(replace(inner, kind=f"Asked about each one. {inner.kind}"), level + 1)


def _dangers(pack: Pack) -> Block:
    rows = tuple((each.ask, each.because or NOBODY_SAID, _said_by(each)) for each in pack.dangers)
    lines = (DANGERS,) if rows else ("No question asks about danger without leading to help.",)
    head = ("Question", "Why no answer means danger", "Who said so") if rows else ()
    return Block(heading="Answers that may mean danger", level=PART, new_page=True, lines=lines, head=head, rows=rows)


def _said_by(danger: PackDanger) -> str:
    return f"{danger.by}, {day_words(danger.on)}" if danger.by and danger.on else danger.by or "–"


def _duties(pack: Pack) -> Block:
    rows = tuple((each.sentence, each.source, "; ".join(each.questions) or "No question.") for each in pack.duties)
    return Block(
        heading="What the law asks for",
        level=PART,
        lines=() if rows else ("This form names no duties.",),
        head=("Duty", "Law", "Questions that serve it") if rows else (),
        rows=rows,
    )


def _panels(pack: Pack) -> Iterator[Block]:
    made, dispute = "How people took part", "Points still in dispute"
    if pack.panels is None:
        yield Block(heading=made, level=PART, lines=(NO_PANEL,))
        return
    yield from told_together(made, pack.panels)
    none = () if pack.panels.in_dispute else ("None.",)
    yield Block(heading=dispute, level=PART, lines=none, points=pack.panels.in_dispute)


def told_together(heading: str, panels: Panels) -> Iterator[Block]:
    """Yield the statement of how people took part: in a few sentences, and then piece by piece."""
    yield Block(heading=heading, level=PART, lines=panels.statement)
    for part in panels.parts:
        yield Block(heading=part.heading, level=SECTION, lines=part.lines, points=part.points)


def _findings(pack: Pack) -> Block:
    rows = tuple((each.says, each.because or "Nobody has said why.") for each in pack.findings)
    return Block(
        heading="What our checks still say",
        level=PART,
        lines=() if rows else ("Our checks have nothing left to say.",),
        head=("What they say", "Why it was left") if rows else (),
        rows=rows,
    )


def _facts(pack: Pack) -> Iterator[Block]:
    facts = pack.facts
    for heading, said in (
        ("Equality impact", "\n".join(_equality(pack))),
        ("Data protection", facts.data_protection),
        ("Cost", facts.cost),
    ):
        yield Block(heading=heading, level=PART, lines=tuple(said.splitlines()) or (NOT_YET,))
    rows = (
        ("Go live", day_words(facts.go_live) if facts.go_live else NO_DAY),
        ("Review", day_words(facts.review) if facts.review else NO_DAY),
    )
    yield Block(heading="Days", level=PART, head=("What", "Day"), rows=rows)


def _equality(pack: Pack) -> Iterator[str]:
    """Say what was looked at, who did it and when; or why nobody did."""
    facts, left = pack.facts, pack.no_equality
    yield from facts.equality.splitlines()
    on = f" on {day_words(facts.equality_on)}" if facts.equality_on else ""
    if facts.equality_by or on:
        yield f"Looked at{f' by {facts.equality_by}' if facts.equality_by else ''}{on}."
    if left and not facts.equality_looked_at:
        yield f"{left.by} said on {day_words(left.on)} that it is published without this, because: {left.because}"


def _sign_offs(pack: Pack) -> Block:
    rows = tuple((each.step, each.stands) for each in pack.sign_offs)
    return Block(
        heading="Sign-offs so far",
        level=PART,
        lines=() if rows else ("The council has set no steps.",),
        head=("Step", "How it stands") if rows else (),
        rows=rows,
    )


def _number(name: str) -> str:
    """Return the number of a version that has a name such as ``carers-assessment@2``."""
    return name.rpartition("@")[2]


def _th(number: int) -> str:
    """Write which time it is: 1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
