"""The words of forms, checked with all that stands around them: their lists, their waivers, what was known before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from formbuilder.checking.baseline import NOTHING_KNOWN, Baseline
from formbuilder.checking.spots import Spots
from formbuilder.checking.waivers import Judged, Waiver, Waivers, idle, is_of_block, read_waivers
from formbuilder.definition.every_question import every_question
from formbuilder.definition.load import load
from formbuilder.definition.model import Form
from formbuilder.definition.registers import EMPTY, Library
from formbuilder.definition.slots import slots
from formbuilder.definition.words import Words
from formbuilder.definition.yaml_source import read_bytes
from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.forms import Placed, check_form
from formbuilder.plainlanguage.profiles import Profile
from formbuilder.plainlanguage.word_lists import Entry, WordLists
from formbuilder.problems import DefinitionError, Place, Problem

NO_OWNERS = frozenset({"form", "glossary", "result"})
"""First parts of addresses of slots that have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Judging:
    """How words are judged: ``profile`` replaces that of each form; ``baseline`` is what was found before."""

    profile: Profile | None = None
    baseline: Baseline = NOTHING_KNOWN
    asked: Sequence[Entry] = ()
    """What panels of a council decided about words."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, the place of the words that it marks and the place right after them."""

    placed: Placed
    start: Place
    end: Place
    waiver: Waiver | None = None
    known: bool = False
    """Whether it was found before, by the baseline."""

    @property
    def severity(self) -> Severity:
        """Return how much it weighs."""
        return self.placed.finding.severity

    @property
    def counts(self) -> bool:
        """Tell whether it is new, and nobody explained it."""
        return not self.waiver and not self.known

    @property
    def question(self) -> str:
        """The id of the question, section, page or calculation that it is about; else the whole address."""
        owner = self.placed.address.partition(".")[0]
        return self.placed.address if owner in NO_OWNERS else owner


@dataclass(frozen=True, slots=True)
class Locked:
    """A question from a locked instrument: its words are shown, and nobody judges them."""

    question: str
    instrument: str
    words: Words
    """What it asks."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Checks the words of the forms of one folder; it keeps what it read on the way."""

    library: Library = EMPTY
    judging: Judging | None = None
    """None if words are not judged."""
    lists: WordLists | None = None
    """The product’s lists with those of the groups of this folder; None if there are no others."""
    spots: dict[str, Spots] = field(default_factory=dict)
    """By file."""
    waivers: dict[Path, Waivers] = field(default_factory=dict)
    """By folder of a form or a block."""
    judged: dict[Path, Judged] = field(default_factory=dict)
    """By file of a form."""

    def found(self, form: Form) -> tuple[Found, ...]:
        """Return what is found in the words of a form, in its order."""
        if self.judging is None:
            return ()
        path, judging = Path(form.place.file), self.judging
        own = self.beside(path.parent)
        findings = judging.baseline.sort(form.slug, check_form(form, judging.profile, self.lists))
        found = tuple(self._found(each, own, known=known) for each, known in findings)
        self.judged[path] = Judged(dict(slots(form)), frozenset(each.waiver for each in found if each.waiver))
        return found

    def beside(self, folder: Path) -> Waivers:
        """Return the waivers of a folder, read once."""
        if folder not in self.waivers:
            self.waivers[folder] = read_waivers(folder)
        return self.waivers[folder]

    def unreadable(self) -> Iterator[Waivers]:
        """Yield the waivers that were read so far and have problems."""
        yield from (each for each in self.waivers.values() if each.problems)

    def idle(self, folder: Path, forms: Iterable[Path], *, own: bool = True) -> tuple[Problem, ...]:
        """Find what is wrong with the waivers of a folder, ``own`` or of a block, which are for all of ``forms``.

        Whether they are needed is told only if each of ``forms`` can be used.
        """
        waivers = self.beside(folder)
        if self.judging is None or not self._left(waivers):
            return waivers.problems
        judged = [self._judged(each) for each in forms]
        known = [each for each in judged if each]
        if len(known) < len(judged) or not (own or any(is_of_block(each, waivers) for each in known)):
            return waivers.problems
        return (*waivers.problems, *idle(waivers, known, own=own, judged_as_ever=self.judging.profile is None))

    def _left(self, waivers: Waivers) -> bool:
        """Tell whether there are waivers that no form needed so far."""
        used = frozenset[Waiver]().union(*(each.used for each in self.judged.values()))
        return not used.issuperset(waivers.explained.values())

    def _judged(self, path: Path) -> Judged | None:
        """Judge a form, if that was not done before; None if it cannot be used."""
        if path not in self.judged:
            try:
                self.found(load(path, self.library))
            except DefinitionError:
                return None
        return self.judged[path]

    def _found(self, placed: Placed, own: Waivers, *, known: bool) -> Found:
        """Place a finding in its file, and look up who explained it: beside the form, or beside the block."""
        words, finding = placed.words, placed.finding
        file = words.place.file
        waiver = own.of(placed) or self.beside(Path(file).parent).of(placed)
        if file not in self.spots:
            self.spots[file] = Spots(read_bytes(Path(file)))
        start, end = self.spots[file].span(words, finding.start, finding.end)
        return Found(placed, start, end, waiver, known)


def locked(form: Form) -> Iterator[Locked]:
    """Yield the questions of a form that come from locked instruments, in order."""
    for each in every_question(form.questions):
        if each.instrument:
            yield Locked(each.id, each.instrument, each.ask)
