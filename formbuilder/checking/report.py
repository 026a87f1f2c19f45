"""Everything that can be said of the files of forms: what the command, the preview and the publish gate all ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from formbuilder.calculation.coverage import Coverage
from formbuilder.checking.case_mapping import read_mapping
from formbuilder.checking.group_lists import read_group_lists
from formbuilder.checking.lengths import Lengths
from formbuilder.checking.pictures import not_drawn
from formbuilder.checking.walked_form import figures_to_check, walked_form
from formbuilder.checking.wording import Found, Judging, Locked, Wording, locked
from formbuilder.definition.bundle import REGISTERS
from formbuilder.definition.catalogue import (
    BESIDE,
    CASES,
    WORD_LISTS,
    form_files,
    misfits,
    same_address,
    twice_asked,
)
from formbuilder.definition.library import RATES, WAIVERS, Library, block_files, read_library
from formbuilder.definition.load import load
from formbuilder.definition.model import Form
from formbuilder.definition.rates import NO_RATES
from formbuilder.definition.yaml_source import read_bytes
from formbuilder.plainlanguage.word_lists import ours
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
    findings: tuple[Found, ...] = ()
    """What stands in the way of understanding the words of a form, in its order; those of its blocks too."""
    locked: tuple[Locked, ...] = ()
    """The questions whose words are shown, and not judged."""


def check_files(paths: Iterable[Path], on: date, judging: Judging | None = None) -> Iterator[FileReport]:
    """Check forms and all that stands beside them, whole folders included; ``on`` is the day for scenarios.

    Each form is read with what it leans on; a file of that is reported once, if something is wrong there.
    Words are judged as ``judging`` says; not at all if it is None. Raises OSError if a file cannot be read.
    """
    shelves: dict[Path, _Shelf] = {}
    told: set[str] = set()
    for path, among in _files(paths):
        home = _home(path)
        if home not in shelves:
            shelves[home] = _shelf(home, judging)
        for report in shelves[home].reports(path, on, among=among):
            if report.file not in told:
                told.add(report.file)
                yield report


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A folder of forms with what they lean on."""

    home: Path
    library: Library
    problems: Iterable[Problem]
    wording: Wording
    newest: dict[str, Form | None] = field(default_factory=dict)
    """Those newest versions that were read so far, by slug; None where it cannot be used."""

    def reports(self, path: Path, on: date, *, among: bool) -> Iterator[FileReport]:
        """Check one file, found ``among`` the others of its folder or not; first tell what it leans on, if broken."""
        if path.name == WAIVERS:
            yield FileReport(str(path), self._of_waivers(path.parent, among=among))
        elif _leant_on(path):
            yield self.of_file(path)
        else:
            yield from self.broken()
            yield self.of_form(path, on, among=among)
            if problems := self._of_waivers(path.parent, among=among):
                yield FileReport(str(path.with_name(WAIVERS)), problems)
            yield from (FileReport(each.file, each.problems) for each in self.wording.unreadable())

    def _of_waivers(self, folder: Path, *, among: bool) -> tuple[Problem, ...]:
        """Find what is wrong with the waivers of a folder; who needs those of a block is known ``among`` all forms."""
        if folder.parent.name != SHARED:
            return self.wording.idle(folder, _versions_in(folder))
        if among:
            return self.wording.idle(folder, form_files(self.home), own=False)
        return self.wording.beside(folder).problems

    def of_form(self, path: Path, on: date, *, among: bool) -> FileReport:
        """Check a form with its scenarios, and, if it stands ``among`` others, whether it fits there."""
        try:
            form = load(path, self.library)
        except DefinitionError as error:
            return FileReport(str(path), error.problems)
        lost = (*misfits(form, path, self.home), *self._among_newest(form)) if among else ()
        found = walked_form(form, on, self.library.rates or NO_RATES)
        problems = (*lost, *found.problems, *_of_mapping(form, path), *not_drawn(form, self.home))
        findings = self.wording.found(form)
        unjudged = tuple(locked(form)) if self.wording.judging else ()
        return FileReport(str(path), problems, form, found.lengths, found.coverage, found.to_check, findings, unjudged)

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
        return FileReport(str(path), problems, to_check=tuple(figures_to_check(self.library.rates or NO_RATES, table)))

    def broken(self) -> Iterator[FileReport]:
        """Tell of each file that forms lean on and that something is wrong with."""
        for file in dict.fromkeys(each.place.file for each in self.problems):
            yield self.of_file(Path(file))


def _shelf(home: Path, judging: Judging | None) -> _Shelf:
    """Read what forms lean on, and what their words are judged by."""
    library, problems = read_library(home)
    entries, of_lists = read_group_lists(home)
    more = (*(judging.asked if judging else ()), *entries)
    lists = ours().with_more(more) if judging and more else None
    return _Shelf(home, library, (*problems, *of_lists), Wording(library, judging, lists))


def _of_mapping(form: Form, path: Path) -> Iterator[Problem]:
    """Find what is wrong with the file that turns worked examples into answers, if there is one beside the form."""
    home = path.with_name(CASES)
    if home.is_file():
        try:
            read_mapping(read_bytes(home), str(home), form)
        except DefinitionError as error:
            yield from error.problems


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
    beside = (*folder.glob(f"{RATES}/*.yaml"), *folder.glob(f"{WORD_LISTS}/*.yaml"))
    leant_on += sorted((*block_files(folder), *beside))
    waivers = sorted(folder.glob(f"{SHARED}/*/{WAIVERS}"))
    yield from (*leant_on, *forms, *waivers) if forms or leant_on else _versions_in(folder)


def _versions_in(folder: Path) -> Sequence[Path]:
    """Return the versions of one form, or of one block, or the tables or lists of their folder."""
    return [path for path in sorted(folder.glob("*.yaml")) if path.name not in BESIDE]


def _leant_on(file: Path) -> bool:
    return file.name in REGISTERS or file.parent.name in {RATES, WORD_LISTS} or file.parent.parent.name == SHARED


def _home(file: Path) -> Path:
    """Return the folder of forms that a form, a block, a register or a table of rates belongs to."""
    if file.name in REGISTERS:
        return file.parent
    return file.parent.parent.parent if file.parent.parent.name == SHARED else file.parent.parent
