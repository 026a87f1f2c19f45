"""Read tables of rates: ``forms/rates/<table>.yaml``, a figure with its law, and an amount for each of its years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from formbuilder.definition.calculations import Unit
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import AMOUNT, BEGINS, FIGURE, ID, RATE_TABLE, SLUG, YEARS
from formbuilder.definition.rates import APRIL, Amount, Better, Figure, Rates, RateTable, Status, written_year
from formbuilder.definition.reading import Reading
from formbuilder.definition.yaml_source import Source, read, read_bytes
from formbuilder.problems import Code, DefinitionError, Problem

LEAP_YEAR = 2000
MOST_YEARS = 100


def load_rates(folder: Path) -> Rates:
    """Read every ``<table>.yaml`` of ``folder``; raise DefinitionError with the problems of all of them."""
    rates, problems = read_rates({path.name: (read_bytes(path), str(path)) for path in sorted(folder.glob("*.yaml"))})
    if problems:
        raise DefinitionError(problems)
    return rates


def read_rates(files: Mapping[str, tuple[bytes, str]]) -> tuple[Rates, Sequence[Problem]]:
    """Return what can be read of tables, and every problem with them.

    ``files`` are bytes, and what problems call the file, by its name in the folder of rates.
    """
    reading = Reading()
    tables = {}
    for name, (data, file) in files.items():
        try:
            tables[name] = _table(read(data, file), reading)
        except DefinitionError as error:
            reading.problems += error.problems
    _check_together(tables, reading)
    return Rates.of(table for table in tables.values() if table.name), reading.problems


def _check_together(tables: Mapping[str, RateTable], reading: Reading) -> None:
    first = next(iter(tables.values()), None)
    for file, table in tables.items():
        if table.name and file != f"{table.name}.yaml":
            path = f"rates/{table.name}.yaml"
            reading.refuse(table.place, Code.RATES_MISPLACED, name=table.name, path=path)
        if first and table.begins != first.begins:
            where = first.place.seen_from(table.place)
            reading.refuse(table.place, Code.OTHER_BEGINS, name=first.name, where=where)


def _table(source: Source, reading: Reading) -> RateTable:
    entry = Entry.of(source, RATE_TABLE, reading)
    return RateTable(
        name=entry.written("rates", SLUG),
        title=entry.words("title"),
        begins=_begins(entry),
        figures=dict(_figures(entry.part("figures"))),
        place=entry.place,
    )


def _begins(entry: Entry) -> tuple[int, int]:
    found = entry.written("begins", BEGINS)
    if not found:
        return APRIL
    month, day = map(int, found.split("-"))
    try:
        date(LEAP_YEAR, month, day)
    except ValueError:
        entry.refuse("begins", Code.BAD_BEGINS, found=found)
    return month, day


def _figures(part: Entry) -> Iterator[tuple[str, Figure]]:
    for id_, source in part.fields.value.items():
        place = part.key_place(id_)
        if not ID.pattern.fullmatch(id_):
            part.reading.refuse(place, ID.otherwise, found=id_, key="figures")
        entry = Entry.of(source, FIGURE, part.reading)
        yield (
            id_,
            Figure(
                id=id_,
                unit=Unit(entry.one_of("unit", tuple(Unit)) or Unit.NUMBER),
                label=entry.words("label"),
                law=str(entry.words("law")),
                better=Better(entry.one_of("better", tuple(Better)) or Better.SAME),
                years=_years(entry.part("years")),
                place=place,
            ),
        )


def _years(part: Entry) -> Mapping[int, Amount]:
    amounts: dict[int, Amount] = {}
    for written, source in part.fields.value.items():
        amount = _amount(Entry.of(source, AMOUNT, part.reading))
        for year in _named(written, part):
            if amounts.setdefault(year, amount) is not amount:
                part.reading.refuse(part.key_place(written), Code.YEAR_TWICE, year=written_year(year))
    return amounts


def _named(written: str, part: Entry) -> Sequence[int]:
    """Return the years that ``2026/27`` or ``2024/25 to 2026/27`` names, by the one in which each begins."""
    match = YEARS.pattern.fullmatch(written)
    ends = [(int(match[1]), match[2]), (int(match[3] or match[1]), match[4] or match[2])] if match else []
    years = range(ends[0][0], ends[1][0] + 1) if ends else range(0)
    right = all(written_year(first).endswith(f"/{second}") for first, second in ends)
    if years and right and len(years) <= MOST_YEARS:
        return years
    part.reading.refuse(part.key_place(written), Code.BAD_YEARS, found=written)
    return ()


def _amount(entry: Entry) -> Amount:
    value = entry.number("is", "a number in digits, such as 20 or 0.5, not below 0")
    if not entry.has("is"):
        entry.refuse("is", Code.MISSING_KEY, thing=AMOUNT.name)
    if value is not None and value < 0:
        entry.refuse("is", Code.BAD_NUMBER, found=value, expected="a number that is not below 0")
    return Amount(
        value=value or Decimal(0),
        status=Status(entry.one_of("status", tuple(Status)) or Status.TO_CHECK),
        source=str(entry.words("source")),
        place=entry.place,
    )
