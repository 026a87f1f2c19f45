"""Everything that can be said of the files of forms: what the command, the preview and the publish gate all ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from formbuilder.checking.lengths import Lengths, lengths
from formbuilder.checking.scenarios import broken_scenarios, walked_scenarios
from formbuilder.definition.bundle import REGISTERS
from formbuilder.definition.catalogue import misfits
from formbuilder.definition.library import Library, read_library
from formbuilder.definition.load import load
from formbuilder.definition.model import Form
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


def check_files(paths: Iterable[Path], on: date) -> Iterator[FileReport]:
    """Check forms, blocks and registers, whole folders of them included; ``on`` is the day for scenarios.

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

    def of_form(self, path: Path, on: date, *, among: bool) -> FileReport:
        """Check a form with its scenarios, and, if it stands ``among`` others, whether it fits there."""
        try:
            form = load(path, self.library)
        except DefinitionError as error:
            return FileReport(str(path), error.problems)
        lost = tuple(misfits(form, path, self.home)) if among else ()
        ways = lengths(walked_scenarios(form, on))
        return FileReport(str(path), (*lost, *broken_scenarios(form, on)), form, ways)

    def of_file(self, path: Path) -> FileReport:
        """Tell what is wrong with one file that forms lean on."""
        return FileReport(str(path), tuple(each for each in self.problems if Path(each.place.file) == path))

    def broken(self) -> Iterator[FileReport]:
        """Tell of each file that forms lean on and that something is wrong with."""
        for file in dict.fromkeys(each.place.file for each in self.problems):
            yield self.of_file(Path(file))


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Give every file, and whether it was found in a folder, where it should fit in with the others."""
    for path in paths:
        if path.is_dir():
            yield from ((file, True) for file in _of_folder(path))
        else:
            yield path, False


def _of_folder(folder: Path) -> Iterator[Path]:
    """Give what stands in a folder of forms, the files that forms lean on first, or in the folder of one form."""
    forms = sorted(folder.glob("*/*.yaml"))
    leant_on = [folder / name for name in REGISTERS if (folder / name).exists()]
    leant_on += sorted(folder.glob(f"{SHARED}/*/*.yaml"))
    yield from (*leant_on, *forms) if forms or leant_on else sorted(folder.glob("*.yaml"))


def _leant_on(file: Path) -> bool:
    return file.name in REGISTERS or file.parent.parent.name == SHARED


def _home(file: Path) -> Path:
    """Return the folder of forms that a form, a block or a register belongs to."""
    if file.name in REGISTERS:
        return file.parent
    return file.parent.parent.parent if file.parent.parent.name == SHARED else file.parent.parent
