"""``rates``: the figures of each year, and who would pay more or less if they change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from formbuilder.calculation.amounts import written
from formbuilder.checking.case_files import Case
from formbuilder.checking.case_mapping import CaseMapping, read_mapping
from formbuilder.checking.case_values import to_the_penny
from formbuilder.checking.comparing import Difference, charge_of, compare
from formbuilder.cli.cases import cases_of
from formbuilder.cli.charges import add_uprate
from formbuilder.cli.finding import FORM, find_form, find_path, form_paths, unreadable
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.clock import now
from formbuilder.config import forms_folder
from formbuilder.definition.calculations import Unit
from formbuilder.definition.catalogue import CASES
from formbuilder.definition.library import RATES
from formbuilder.definition.model import Form
from formbuilder.definition.rate_tables import read_rates
from formbuilder.definition.rates import Amount, Figure, Rates, Status, written_year
from formbuilder.definition.yaml_source import read_bytes
from formbuilder.problems import DefinitionError

YEAR = re.compile(r"(\d{4})/\d{2}", re.ASCII)
SURE = {Status.READ: "", Status.DERIVED: ", derived: to check", Status.TO_CHECK: ", to check"}
FOR = {Unit.POUNDS_A_WEEK: " a week", Unit.POUNDS_A_MONTH: " a month"}


def add_to(commands: Commands) -> None:
    """Add ``rates``."""
    actions = commands.add_parser("rates", help="figures that change each year").actions("ACTION")
    listing = with_format(actions.add_parser("list", help="list the figures, with year, source and whether to check"))
    listing.add_argument("--year", type=_year, metavar="YEAR", help="only this year, such as 2026/27")
    listing.set_defaults(run=run_list)
    comparing = with_format(actions.add_parser("compare", help="say who would pay more or less, and by how much"))
    comparing.add_argument("old", type=Path, metavar="OLD", help="a table of rates, or a folder of them")
    comparing.add_argument("new", type=Path, metavar="NEW", help="the same, as it would be")
    comparing.add_argument("--form", metavar="FORM", help=f"{FORM}; else every form that works something out")
    comparing.add_argument("--cases", type=Path, metavar="CASES", help="a file of worked examples as well")
    comparing.set_defaults(run=run_compare)
    add_uprate(actions)


def run_list(chosen: Chosen) -> int:
    """List the figures."""
    found = [*_listed(_rates(_tables(forms_folder())), chosen.year)]
    if chosen.format == "json":
        say_json([_as_json(*each) for each in found])
        return 0
    for id_, figure, year, amount in found:
        value = f"{written(amount.value, figure.unit)}{FOR.get(figure.unit, '')}"
        say(f"{id_} {written_year(year)}: {value} ({figure.label}; {amount.source}{SURE[amount.status]})")
    return 0


def run_compare(chosen: Chosen) -> int:
    """Say who would pay more or less."""
    own = _tables(forms_folder())
    old, new = (_rates({**own, **_tables(path)}) for path in (chosen.old, chosen.new))
    cases = cases_of(chosen.cases) if chosen.cases else ()
    forms = [(form, mapping) for form, mapping in _forms(chosen.form) if form.calculations]
    found = [(form, mapping, _compared(form, mapping, cases, old, new)) for form, mapping in forms]
    if chosen.format == "json":
        say_json([_difference(form, mapping, each) for form, mapping, all_ in found for each in all_])
    else:
        for form, _, differences in found:
            _say(form, differences)
    return 0


def _compared(
    form: Form, mapping: CaseMapping | None, cases: Sequence[Case], old: Rates, new: Rates
) -> tuple[Difference, ...]:
    return compare(form, mapping, cases, now().date(), old, new)


def _say(form: Form, differences: Sequence[Difference]) -> None:
    changed = sorted((each for each in differences if each.changes), key=lambda each: -each.more)
    more, less = (sum(sign * each.more > 0 for each in differences) for sign in (1, -1))
    same = len(differences) - len(changed)
    say(f"{form.name}: {more} would pay more, {less} less, and for {same} of {len(differences)} nothing changes.")
    for each in changed:
        say(f"  “{each.who}”: {_sentence(each)}")


def _sentence(each: Difference) -> str:
    old, new = (written(amount, Unit.POUNDS) if amount is not None else None for amount in (each.old, each.new))
    if old is None or new is None:
        return f"{old or 'not told'} before, {new or 'not told'} after."
    by = written(abs(each.more), Unit.POUNDS)
    return f"{by} {'more' if each.more > 0 else 'less'} a week: {new}, not {old}."


def _difference(form: Form, mapping: CaseMapping | None, each: Difference) -> dict[str, object]:
    old, new = (to_the_penny(amount) if amount is not None else None for amount in (each.old, each.new))
    more = to_the_penny(each.more) if old and new else None
    who = {"form": form.slug, "version": form.version, "who": each.who, "line": charge_of(form, mapping)}
    return {**who, "old": old, "new": new, "more": more}


def _forms(name: str | None) -> Iterator[tuple[Form, CaseMapping | None]]:
    for path in [find_path(name)] if name else form_paths(forms_folder()):
        form, home = find_form(str(path)), path.with_name(CASES)
        yield form, read_mapping(read_bytes(home), str(home), form) if home.is_file() else None


def _tables(path: Path) -> Mapping[str, tuple[bytes, str]]:
    """Return the tables of a file, of a folder of them, or of a folder of forms; WrongUseError if there are none."""
    folder = path / RATES if (path / RATES).is_dir() else path
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else [path]
    try:
        found = {each.name: (read_bytes(each), str(each)) for each in files}
    except OSError as error:
        raise WrongUseError(unreadable(path)) from error
    if not found:
        msg = f"There are no rates in {path}. Give a table of rates, or a folder of them."
        raise WrongUseError(msg)
    return found


def _rates(tables: Mapping[str, tuple[bytes, str]]) -> Rates:
    rates, problems = read_rates(tables)
    if problems or rates is None:
        msg = f"{DefinitionError(problems)}\nThe rates cannot be used until this is put right."
        raise WrongUseError(msg)
    return rates


def _listed(rates: Rates, only: int | None) -> Iterator[tuple[str, Figure, int, Amount]]:
    figures = ((name, each) for name, table in rates.tables.items() for each in table.figures.values())
    for name, figure in figures:
        for year, amount in sorted(figure.years.items()):
            if only in {None, year}:
                yield f"{name}.{figure.id}", figure, year, amount


def _as_json(id_: str, figure: Figure, year: int, amount: Amount) -> dict[str, object]:
    return {
        "id": id_,
        "label": str(figure.label),
        "unit": figure.unit.value,
        "year": written_year(year),
        "is": f"{amount.value:f}",
        "status": amount.status.value,
        "source": amount.source,
    }


def _year(text: str) -> int:
    found = YEAR.fullmatch(text)
    if found and written_year(int(found[1])) == text:
        return int(found[1])
    msg = f"‘{text}’ is no year of rates. Write it after --year as 2026/27."
    raise WrongUseError(msg)
