"""The rates of a council: every figure with year, source and whether it was confirmed; and new ones put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from formbuilder.calculation.amounts import written
from formbuilder.charges.asked import CONFIRMING, asked_of_officers, officers_form
from formbuilder.charges.rate_changes import RateChange
from formbuilder.definition.rates import Amount, Figure, Rates, RateTable, Status, written_year
from formbuilder.rendering.charge_words import amount_words
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.office_questions import EMPTY, AskedPart, Filling, QuestionsPage
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.rate_confirmations import Confirmation, mark
from formbuilder.services.rates import Incoming

RATES = "rates"
TABLE = "table"
"""The field for a table that is to be put in."""
SEEN = "mark"
STATUS_WORDS = {
    Status.READ: "Read in its source.",
    Status.DERIVED: "To check: it was worked out from another figure.",
    Status.TO_CHECK: "To check: nobody here has read its source.",
}
ENTER = "Choose a file, or paste the table into the box."


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPage(OfficePage):
    """Template ``office/rates_load.html``."""

    action: str
    token: str
    typed: str
    problems: tuple[str, ...]

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it."""
        return tuple(Link(problem, f"#{TABLE}") for problem in self.problems)

    @property
    def look(self) -> str:
        """The class of the box that the errors are about."""
        return " govuk-textarea--error" if self.problems else ""

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of figures: who confirmed which, and the names of people by id."""

    confirmed: Mapping[tuple[str, int], Confirmation]
    people: Mapping[str, str]


def rates_page(site: OfficeSite, rates: Rates, today: date, *, may_change: bool) -> ListPage:
    """List the tables, and say what is missing."""
    load = (Link("Put in new figures", site.to(f"{RATES}/load")),) if may_change else ()
    return ListPage(
        heading="Rates",
        council=site.council,
        lines=("These figures change each April. Sums are worked out with them.",),
        entries=tuple(_table(site, rates, table, today) for table in rates.tables.values()),
        links=load,
    )


def table_page(
    site: OfficeSite, table: RateTable, year: int, known: Known, *, years: tuple[int, ...], may_change: bool
) -> ListPage:
    """List the figures of a table in one year."""
    others = tuple(Link(f"Figures of {written_year(each)}", _at(site, table, each)) for each in years if each != year)
    found = [(figure, amount) for figure in table.figures.values() if (amount := figure.years.get(year))]
    none = (f"There are no figures for {written_year(year)}.",)
    return ListPage(
        heading=f"{table.title}, {written_year(year)}",
        council=site.council,
        lines=() if found else none,
        entries=tuple(_figure(site, table, figure, (year, amount), known, may_change) for figure, amount in found),
        links=others,
        back=(Link("Back to rates", site.to(RATES)),),
    )


def confirm_page(
    site: OfficeSite, name: str, year: int, found: tuple[Figure, Amount], token: str, filling: Filling = EMPTY
) -> QuestionsPage:
    """Ask what the officer compared the figure with; ``found`` is the figure, and what it is in that year."""
    table, (figure, amount) = name.partition(".")[0], found
    return QuestionsPage(
        heading=f"{figure.label}, {written_year(year)}",
        council=site.council,
        action=site.to(f"{RATES}/{table}/{year}/{figure.id}"),
        token=token,
        button="Confirm this figure",
        lines=(
            f"The figure is {amount_words(amount.value, figure.unit)}.",
            f"It comes from here: {amount.source}.",
            f"The law: {figure.law}.",
            "Confirm it if you have read the same figure yourself. One officer is enough.",
        ),
        parts=(AskedPart(questions=filling.ask(officers_form(), asked_of_officers(CONFIRMING))),),
        hidden=((SEEN, mark(figure, amount)),),
        back=(Link("Back to the figures", site.to(f"{RATES}/{table}/{year}")),),
    )


def load_page(site: OfficeSite, token: str, typed: str = "", problems: tuple[str, ...] = ()) -> LoadPage:
    """Ask for a table."""
    return LoadPage(
        heading="Put in new figures",
        council=site.council,
        action=site.to(f"{RATES}/load"),
        token=token,
        typed=typed,
        problems=problems,
        back=(Link("Back to rates", site.to(RATES)),),
    )


def incoming_page(site: OfficeSite, token: str, incoming: Incoming, typed: str) -> TextPage:
    """Show what would change, before it does."""
    sums = tuple(_change(each) for each in incoming.changes if each.changes_sums)
    words = tuple(_other_source(each) for each in incoming.changes if not each.changes_sums)
    press = Press(
        text="Put these in",
        action=site.to(f"{RATES}/put-in"),
        token=token,
        hidden=((TABLE, typed), ("edition", str(incoming.edition))),
    )
    same = Part(lines=("Nothing would change.",))
    parts = (
        Part(lines=("Nothing has changed yet. From then on, sums are worked out with the new figures.",)),
        *((Part(heading="Other figures", points=sums),) if sums else ()),
        *((Part(heading="Other sources", points=words),) if words else ()),
    )
    return text_page(
        site.council,
        f"What would change in “{incoming.table.title}”",
        *(parts if incoming.changes else (same,)),
        press=press if incoming.changes else None,
        links=(Link("Back to rates", site.to(RATES)),),
    )


def _table(site: OfficeSite, rates: Rates, table: RateTable, today: date) -> Entry:
    now = rates.year_of(today)
    years = years_of(table)
    wanted = (now, now + 1)
    missing = tuple(f"There are no figures for {written_year(year)} yet." for year in wanted if year not in years)
    waiting = {year: sum(1 for each in table.figures.values() if _waits(each.years.get(year))) for year in years}
    to_check = tuple(f"To check in {written_year(year)}: {count}." for year, count in waiting.items() if count)
    shown = [year for year in years if year in wanted] or list(years[-1:])
    links = tuple(Link(f"{table.title}, {written_year(year)}", _at(site, table, year)) for year in shown)
    return Entry(heading=str(table.title), lines=(*missing, *to_check), links=links)


def years_of(table: RateTable) -> tuple[int, ...]:
    """Return the years of which a table has any figure, in order."""
    return tuple(sorted({year for figure in table.figures.values() for year in figure.years}))


def _waits(amount: Amount | None) -> bool:
    return amount is not None and amount.status is not Status.READ


def _at(site: OfficeSite, table: RateTable, year: int) -> str:
    return site.to(f"{RATES}/{table.name}/{year}")


def _figure(
    site: OfficeSite,
    table: RateTable,
    figure: Figure,
    of_year: tuple[int, Amount],
    known: Known,
    may_change: bool,  # noqa: FBT001 - as its caller
) -> Entry:
    year, amount = of_year
    confirmation = known.confirmed.get((f"{table.name}.{figure.id}", year))
    link = Link(f"Confirm: {figure.label}", f"{_at(site, table, year)}/{figure.id}")
    return Entry(
        heading=f"{figure.label}: {amount_words(amount.value, figure.unit)}",
        lines=(f"Source: {amount.source}. Law: {figure.law}.", _status(amount, confirmation, known.people)),
        links=(link,) if may_change and amount.status is not Status.READ and not confirmation else (),
    )


def _status(amount: Amount, confirmation: Confirmation | None, people: Mapping[str, str]) -> str:
    if amount.own:
        return "The council set this figure itself."
    if confirmation is None:
        return STATUS_WORDS[amount.status]
    who, day = people.get(confirmation.by, "Somebody"), day_words(day_in_england(confirmation.at))
    return f"Confirmed by {who} on {day}, who read: {confirmation.source}"


def _change(change: RateChange) -> str:
    old, new = (_sum(change, amount) for amount in (change.old, change.new))
    about = f"{change.figure.label}, {written_year(change.year)}"
    if change.old is None:
        return f"New: {about}: {new}"
    return f"Gone: {about}: {old}" if change.new is None else f"{about}: {new}, not {old}"


def _sum(change: RateChange, amount: Amount | None) -> str:
    return "" if amount is None else written(amount.value, change.figure.unit)


def _other_source(change: RateChange) -> str:
    new = change.new
    words = f"{new.source}. {STATUS_WORDS[new.status]}" if new else ""
    return f"{change.figure.label}, {written_year(change.year)}: {words}"


def problem_lines(problems: Iterator[str]) -> tuple[str, ...]:
    """Return the first problems of a table, and how many more there are."""
    all_ = list(problems)
    more = (f"There are {len(all_) - 10} more.",) if len(all_) > 10 else ()
    return (*all_[:10], *more)
