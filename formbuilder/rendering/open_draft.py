"""A draft that somebody has opened: what can be read of it, and where its pages are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from formbuilder.definition.every_question import every_question
from formbuilder.definition.load import Begun
from formbuilder.definition.model import Form, Page, Question, Section
from formbuilder.definition.registers import Library
from formbuilder.drafting.owners import Owned, of_thing, owned
from formbuilder.drafting.things import Thing
from formbuilder.drafting.values import Value, value_of
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.services.drafts import OPEN, Draft


@dataclass(frozen=True, kw_only=True)
class OpenDraft:
    """One revision of a draft; ``form`` is what can be read of it."""

    site: OfficeSite
    draft: Draft
    seen: int
    """The revision."""
    text: str = field(repr=False)
    begun: Begun = field(repr=False)
    library: Library = field(repr=False)
    met: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What people have met in versions: by id what a question asks, by ``QUESTION.VALUE`` the label of an option."""
    withdrawn: frozenset[str] = frozenset()
    """Versions of blocks that no draft takes any more: ``reach@1``."""

    @property
    def form(self) -> Form:
        """What can be read; the pages of the editor are closed where nothing can be."""
        if self.begun.form is None:
            msg = "nothing of this draft can be read"
            raise ValueError(msg)
        return self.begun.form

    @property
    def can_be_read(self) -> bool:
        """Whether the file is a set of settings at all."""
        return self.begun.form is not None and self.begun.source is not None

    @property
    def can_be_changed(self) -> bool:
        """Whether it was neither published nor dropped."""
        return self.draft.state in OPEN

    @cached_property
    def written(self) -> Value:
        """What stands in the file, as plain values."""
        return value_of(self.begun.source) if self.begun.source else {}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id, those inside groups too."""
        return {each.id: each for each in every_question(self.form.questions)}

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by id."""
        return {each.id: each for each in self.form.pages}

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        """Every section by id."""
        return {each.id: each for each in self.form.sections}

    @cached_property
    def problems(self) -> tuple[Owned, ...]:
        """What is wrong with the draft, each with the thing it is about."""
        return owned(self.begun)

    def wrong_with(self, thing: Thing) -> tuple[str, ...]:
        """Return what is wrong with one thing."""
        return of_thing(self.problems, thing)

    def page_of(self, question: str) -> Page | None:
        """Return the page that a question is asked on."""
        return next(
            (page for page in self.form.pages if question in {q.id for q in every_question(page.questions)}), None
        )

    def group_of(self, question: str) -> Question | None:
        """Return the group that a question is in."""
        return next(
            (each for each in self.form.questions if question in {q.id for q in every_question((each,))} - {each.id}),
            None,
        )

    def to(self, place: str = "") -> str:
        """Return the address of a page of the draft: ``questions/ID`` …; "" is the first one."""
        below = f"drafts/{self.draft.pin.form}/{self.draft.pin.version}"
        return self.site.to(f"{below}/{place}" if place else below)
