"""What drafts lean on, and everything that can be said of a draft: the editor, the preview and the publish gate ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from formbuilder.calculation.coverage import Coverage
from formbuilder.checking.group_lists import read_group_lists
from formbuilder.checking.lengths import Lengths
from formbuilder.checking.walked_form import walked_form
from formbuilder.definition.block_form import as_form, begun_block, block_form, is_block
from formbuilder.definition.bundle import beside, packed
from formbuilder.definition.library import Library, library_files, library_of, load_library
from formbuilder.definition.load import Begun, begun, parse
from formbuilder.definition.model import Form
from formbuilder.definition.rates import NO_RATES, Rates
from formbuilder.plainlanguage.forms import Placed, check_form
from formbuilder.plainlanguage.word_lists import Entry, WordLists, ours
from formbuilder.problems import DefinitionError, Problem

DRAFT = "draft.yaml"
"""What problems call the file of a draft."""


@dataclass(frozen=True, slots=True)
class DraftReport:
    """A draft: everything that is wrong with it, and the form, if it can be used."""

    problems: tuple[Problem, ...]
    form: Form | None = None
    findings: tuple[Placed, ...] = ()
    """What stands in the way of understanding its words, in its order."""
    lengths: Lengths | None = None
    coverage: Coverage | None = None
    to_check: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Blocks, registers, rates and lists of words."""

    library: Library
    files: Mapping[str, bytes] = field(repr=False)
    """Blocks and registers as they came, by their names in the folder of forms."""
    lists: WordLists | None = field(default=None, repr=False)
    """The product’s lists of words with those of groups; None if there are no others."""

    @classmethod
    def of(cls, folder: Path) -> Shelf:
        """Read what stands in a folder of forms; raises DefinitionError as ``load_library`` does."""
        entries, _ = read_group_lists(folder)
        return cls(load_library(folder), library_files(folder), ours().with_more(entries) if entries else None)

    def with_rates(self, rates: Rates) -> Shelf:
        """Return it with the rates of a council in the place of those of the folder."""
        return replace(self, library=replace(self.library, rates=rates))

    def with_blocks(self, own: Mapping[str, bytes]) -> Shelf:
        """Return it with the blocks of a council too, by their names in the folder of forms; its own win.

        One that this version of the product cannot read any more is left out: a form that uses it says so.
        """
        library = self.library
        for name, data in own.items():
            with suppress(DefinitionError):
                library = replace(library, blocks={**library.blocks, **library_of({name: data}).blocks})
        return replace(self, library=library, files={**self.files, **own})

    def with_words(self, entries: Sequence[Entry]) -> Shelf:
        """Return it with the words that panels of a council decided about; theirs win."""
        return replace(self, lists=(self.lists or ours()).with_more(entries)) if entries else self

    def block(self, name: str) -> str | None:
        """Return the text of a block such as ``about-you@1``; None if there is none."""
        data = self.files.get(f"shared/{name.replace('@', '/')}.yaml")
        return None if data is None else data.decode()

    def newest_before(self, block: str, version: int) -> str | None:
        """Return the text of the newest version of a block before one; None if there is none."""
        names = (name.partition("@") for name in self.library.blocks)
        earlier = [int(number) for name, _, number in names if name == block and int(number) < version]
        return self.block(f"{block}@{max(earlier)}") if earlier else None

    def read(self, text: str) -> tuple[Form | None, tuple[Problem, ...]]:
        """Return the form that a draft is, or every problem with it, at its lines of ``draft.yaml``.

        The draft of a block is read as a form that has nothing else.
        """
        try:
            if is_block(text):
                return block_form(text, DRAFT, self.library), ()
            return parse(text.encode(), DRAFT, self.library), ()
        except DefinitionError as error:
            return None, tuple(error.problems)

    def begun(self, text: str) -> Begun:
        """Return what can be read of a draft, whatever is wrong with it, at its lines of ``draft.yaml``."""
        return (begun_block if is_block(text) else _begun)(text, DRAFT, self.library)

    def check(self, text: str, on: date) -> DraftReport:
        """Return all that can be said of a draft; ``on`` is the day for its scenarios."""
        form, problems = self.read(text)
        if form is None:
            return DraftReport(problems)
        if is_block(text):
            return DraftReport((), form, self.findings(form))
        walked = walked_form(form, on, self.library.rates or NO_RATES)
        findings = self.findings(form)
        return DraftReport(walked.problems, form, findings, walked.lengths, walked.coverage, walked.to_check)

    def shown(self, form: Form, text: str) -> bytes:
        """Return a draft as the bundle of a form that people can be shown; a block as a form that has nothing else."""
        return as_form(form, text, self.library, self.files) if is_block(text) else self.bundle(form, text)

    def findings(self, form: Form) -> tuple[Placed, ...]:
        """Return what stands in the way of understanding the words of a form."""
        return tuple(check_form(form, None, self.lists))

    def bundle(self, form: Form, text: str) -> bytes:
        """Return a draft with what it leans on as one piece, as versions are kept; a block leans on nothing."""
        if is_block(text):
            return text.encode()
        return packed(text.encode(), {name: self.files[name] for name in beside(form) if name in self.files})


def _begun(text: str, file: str, library: Library) -> Begun:
    return begun(text.encode(), file, library)
