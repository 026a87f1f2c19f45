"""How a draft is called, and how far it is, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.publishing.life_cycle import Stage
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft

STAGES: Mapping[Stage, str] = {
    Stage.DRAFT: "It is being written.",
    Stage.IN_REVIEW: "It is in review: people sign it off, step by step.",
    Stage.APPROVED: "It is approved, and can be published.",
    Stage.PUBLISHED: "It is published. Nobody can change it any more.",
    Stage.WITHDRAWN: "It was withdrawn. Nobody can begin it.",
    Stage.DROPPED: "It was dropped. Nobody goes on with it.",
    Stage.EXAMPLE: "It is an example. It is never published.",
}
SOMEBODY = "somebody whose name is gone"


@dataclass(frozen=True, slots=True)
class DraftSite:
    """Where the pages of one draft are."""

    office: OfficeSite
    pin: DraftPin
    title: str = ""

    @property
    def called(self) -> str:
        """Return what the version is called, as ``called`` does."""
        return f"“{self.title}”, version {self.pin.version}"

    def to(self, place: str = "") -> str:
        """Return the address of a page about the draft; without a place that of the draft itself."""
        here = f"drafts/{self.pin.form}/{self.pin.version}"
        return self.office.to(f"{here}/{place}" if place else here)

    def back(self, place: str, text: str) -> tuple[Link, ...]:
        """Return the way back to a page about the draft."""
        return (Link(text, self.to(place)),)


def called(draft: Draft) -> str:
    """Return what a draft is called: “A talk about tea”, version 2."""
    return f"“{draft.title or draft.pin.form}”, version {draft.pin.version}"


def begun_from(draft: Draft) -> str:
    """Say what a draft was begun from: “version 2”, of another form with its short name, or a template."""
    form, _, number = draft.came_from.rpartition("@")
    if not form:
        return draft.came_from
    return f"version {number}" if form == draft.pin.form else f"version {number} of {form}"


def name_of(names: Mapping[str, str], id_: str | None) -> str:
    """Return what a person is called."""
    return names.get(id_ or "") or SOMEBODY
