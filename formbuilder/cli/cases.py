"""``forms cases``: worked examples, walked and worked out as a person’s answers are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from formbuilder.checking.case_files import Case, read_cases
from formbuilder.checking.case_mapping import CaseMapping, read_mapping
from formbuilder.checking.cases import CaseLine, LeftOut, WorkedCase, work_out
from formbuilder.cli.finding import FORM, find_path, form_and_rates, unreadable
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.definition.catalogue import CASES
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Rates
from formbuilder.definition.yaml_source import read_bytes
from formbuilder.problems import DefinitionError


def add_to(actions: Commands) -> None:
    """Add ``forms cases``."""
    cases = with_format(actions.add_parser("cases", help="work out examples, and compare them"))
    cases.add_argument("form", metavar="FORM", help=FORM)
    cases.add_argument("cases", metavar="CASES", type=Path, help="a file of worked examples, YAML or JSON")
    cases.set_defaults(run=run_cases)


def run_cases(chosen: Chosen) -> int:
    """Work out examples; status 1 if one comes out otherwise than expected, or has a value that cannot be read."""
    form, mapping, rates = form_with_mapping(chosen.form)
    found, left_out = work_out(form, mapping, cases_of(chosen.cases), rates)
    for sentence in (told for each in found for told in each.told):
        say(sentence, error=True)
    for each in left_out:
        say(_left_out(each), error=True)
    if chosen.format == "json":
        say_json([_worked(each) for each in found])
    else:
        _say(found)
    return 0 if all(each.right for each in found) else 1


def form_with_mapping(name: str) -> tuple[Form, CaseMapping, Rates]:
    """Load a form, what stands beside it for examples, and the rates; WrongUseError if one of them cannot be used."""
    path = find_path(name)
    home = path.parent / CASES
    if not home.is_file():
        msg = f"There is no {home}. It says how examples become answers to the form beside it. Write it first."
        raise WrongUseError(msg)
    form, rates = form_and_rates(str(path))
    try:
        mapping = read_mapping(read_bytes(home), str(home), form)
    except DefinitionError as error:
        msg = f"{error}\nExamples cannot be worked out until this is put right."
        raise WrongUseError(msg) from error
    except OSError as error:
        raise WrongUseError(unreadable(home)) from error
    return form, mapping, rates


def cases_of(path: Path) -> tuple[Case, ...]:
    """Read a file of examples; WrongUseError if it cannot be read."""
    try:
        return read_cases(read_bytes(path), str(path))
    except DefinitionError as error:
        msg = f"{error}\n{path} cannot be used until this is put right."
        raise WrongUseError(msg) from error
    except OSError as error:
        raise WrongUseError(unreadable(path)) from error


def _say(found: Sequence[WorkedCase]) -> None:
    for each in found:
        say(f"{each.id}: {f'£{each.charge}' if each.charge else 'no charge is told'}")
        for line in each.lines:
            if line.amount and (Decimal(line.amount) or len(each.lines) == 1):
                say(f"  {_line(line)}")
        for sentence in each.says:
            say(f"  {sentence}")
    wrong = sum(not each.right for each in found)
    say(f"To look at: {wrong} of {len(found)}." if wrong else f"All {len(found)} came out right.")


def _line(line: CaseLine) -> str:
    return f"{line.id}: {line.amount}{f' ({line.rate}, {line.year})' if line.rate else ''}"


def _worked(each: WorkedCase) -> dict[str, object]:
    lines = [{"id": line.id, "amount": line.amount, "rate": line.rate, "year": line.year} for line in each.lines]
    says = [*each.says, *(each.told if not each.right else ())]
    worked: dict[str, object] = {"id": each.id, "charge": each.charge, "lines": lines}
    return worked | ({"says": " ".join(says)} if says else {})


def _left_out(each: LeftOut) -> str:
    return f"{each.listed}: {each.cases} left out: {each.why}."
