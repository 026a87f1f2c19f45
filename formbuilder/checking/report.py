"""Everything that can be said of the files of forms: what the command, the preview and the publish gate all ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from formbuilder.calculation.coverage import Coverage
from formbuilder.checking.budgets import over_budget
from formbuilder.checking.case_mapping import read_mapping
from formbuilder.checking.covering import covered
from formbuilder.checking.lengths import Lengths, lengths
from formbuilder.checking.scenarios import broken_scenarios, walked_scenarios
from formbuilder.definition.bundle import REGISTERS
from formbuilder.definition.catalogue import CASES, form_files, misfits, same_address, twice_asked
from formbuilder.definition.library import RATES, Library, read_library
from formbuilder.definition.load import load
from formbuilder.definition.model import Form
from formbuilder.definition.rates import NO_RATES, Rates, Status, written_year
from formbuilder.definition.yaml_source import read_bytes
from formbuilder.problems import DefinitionError, Problem

SHARED = "shared"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: everything that is wrong with it, and the form, if it holds one that can be used."""

    file: str
    problems: tuple[Problem, ...]
    form: Form | None = None
    lengths: Lengths | None = None
    """None if the form has no scenarios."""
    coverage: Coverage | None = None
    """What the scenarios reach; None if there are none."""
    to_check: tuple[str, ...] = ()
    """The figures, with their years, that an officer must still check: of a table, or of all that a form names."""


def check_files(paths: Iterable[Path], on: date) -> Iterator[FileReport]:
    """Check forms, blocks, registers and rates, whole folders of them included; ``on`` is the day for scenarios.

    Each form is read with what stands beside it; a file that it leans on is reported once, if something is wrong there.
    Raises OSError if a file cannot be read.
    """
    shelves: dict[Path, _Shelf] = {}
    told: set[str] = set()
    for path, among in _files(paths):
        home = _home(path)
        if home not in shelves:
            shelves[home] = _Shelf(home, *read_library(home))
        shelf = shelves[home]
        found = [shelf.of_file(path)] if _leant_on(path) else [*shelf.broken(), shelf.of_form(path, on, among=among)]
        yield from (report for report in found if report.file not in told)
        told |= {report.file for report in found}


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A folder of forms with what they lean on."""

    home: Path
    library: Library
    problems: Iterable[Problem]
    newest: dict[str, Form | None] = field(default_factory=dict)
    """Those newest versions that were read so far, by slug; None where it cannot be used."""

    def of_form(self, path: Path, on: date, *, among: bool) -> FileReport:
        """Check a form with its scenarios, and, if it stands ``among`` others, whether it fits there."""
        try:
            form = load(path, self.library)
        except DefinitionError as error:
            return FileReport(str(path), error.problems)
        lost = (*misfits(form, path, self.home), *self._among_newest(form)) if among else ()
        rates = self.library.rates or NO_RATES
        walked = walked_scenarios(form, on)
        ways = lengths(walked)
        problems = (*lost, *broken_scenarios(form, on, rates), *over_budget(form, ways), *_of_mapping(form, path))
        coverage = covered(form, walked, on, rates) if walked else None
        return FileReport(str(path), problems, form, ways, coverage, tuple(_to_check(rates, form.rates)))

    def _among_newest(self, form: Form) -> Iterator[Problem]:
        """Find what a form and those it is linked with ask in two ways, and whether its address leads elsewhere too."""
        if form.version != max(self._versions(form.slug), default=0):
            return
        linked = {each.form: self._newest(each.form) for each in form.links}
        yield from twice_asked(form, {slug: found for slug, found in linked.items() if found})
        if form.discretion.address:
            slugs = dict.fromkeys(path.parent.name for path in form_files(self.home))
            yield from same_address(form, {slug: self._newest(slug) for slug in slugs})

    def _newest(self, slug: str) -> Form | None:
        if slug not in self.newest:
            self.newest[slug] = self._read_newest(slug)
        return self.newest[slug]

    def _read_newest(self, slug: str) -> Form | None:
        """Read the newest version of a form; what is wrong with it is told where it is checked itself."""
        versions = self._versions(slug)
        try:
            return load(versions[max(versions)], self.library) if versions else None
        except DefinitionError:
            return None

    def _versions(self, slug: str) -> dict[int, Path]:
        return {int(path.stem): path for path in self.home.glob(f"{slug}/*.yaml") if path.stem.isdecimal()}

    def of_file(self, path: Path) -> FileReport:
        """Tell what is wrong with one file that forms lean on."""
        problems = tuple(each for each in self.problems if Path(each.place.file) == path)
        table = (path.stem,) if path.parent.name == RATES else ()
        return FileReport(str(path), problems, to_check=tuple(_to_check(self.library.rates or NO_RATES, table)))

    def broken(self) -> Iterator[FileReport]:
        """Tell of each file that forms lean on and that something is wrong with."""
        for file in dict.fromkeys(each.place.file for each in self.problems):
            yield self.of_file(Path(file))


def _of_mapping(form: Form, path: Path) -> Iterator[Problem]:
    """Find what is wrong with the file that turns worked examples into answers, if there is one beside the form."""
    home = path.with_name(CASES)
    if home.is_file():
        try:
            read_mapping(read_bytes(home), str(home), form)
        except DefinitionError as error:
            yield from error.problems


def _to_check(rates: Rates, tables: Iterable[str]) -> Iterator[str]:
    figures = ((name, each) for name in tables if name in rates.tables for each in rates.tables[name].figures.values())
    for name, figure in figures:
        for year, amount in figure.years.items():
            if amount.status is not Status.READ:
                yield f"{name}.{figure.id} {written_year(year)}"


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Give every file, and whether it was found in a folder, where it should fit in with the others."""
    for path in paths:
        if path.is_dir():
            yield from ((file, True) for file in _of_folder(path))
        else:
            yield path, False


def _of_folder(folder: Path) -> Iterator[Path]:
    """Give what stands in a folder of forms, the files that forms lean on first, or in the folder of one form."""
    forms = form_files(folder)
    leant_on = [folder / name for name in REGISTERS if (folder / name).exists()]
    leant_on += sorted((*folder.glob(f"{SHARED}/*/*.yaml"), *folder.glob(f"{RATES}/*.yaml")))
    versions = (path for path in sorted(folder.glob("*.yaml")) if path.name != CASES)
    yield from (*leant_on, *forms) if forms or leant_on else versions


def _leant_on(file: Path) -> bool:
    return file.name in REGISTERS or file.parent.name == RATES or file.parent.parent.name == SHARED


def _home(file: Path) -> Path:
    """Return the folder of forms that a form, a block, a register or a table of rates belongs to."""
    if file.name in REGISTERS:
        return file.parent
    return file.parent.parent.parent if file.parent.parent.name == SHARED else file.parent.parent
