"""The pages of the guided editor: each asks for a few things, with a save of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.rendering.draft_look import Look
from formbuilder.rendering.editor_fields import AnyField
from formbuilder.rendering.editor_task import When
from formbuilder.rendering.frame import Link, Place
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.text_page import Part, Press

SEEN = "seen"
"""The hidden field with the number of the revision that the page was made from."""
PRESS = "press"
"""The name that buttons besides the main one are sent under."""
SHOW = "show"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorPage(OfficePage):
    """Template ``office/editor.html``."""

    caption: str = ""
    action: str = ""
    token: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    button: str = ""
    script: str = ""
    """The address of the script that lets the preview follow what is typed."""
    said: tuple[str, ...] = ()
    """What has just been done."""
    lines: tuple[str, ...] = ()
    whens: tuple[When, ...] = ()
    """When what the page is about is asked."""
    tabs: tuple[Place, ...] = ()
    beside: tuple[Link, ...] = ()
    """The question before, and the next one."""
    fields: tuple[AnyField, ...] = ()
    look: Look | None = None
    presses: tuple[Press, ...] = ()
    parts: tuple[Part, ...] = ()
    wrong: tuple[Link, ...] = ()
    """What is wrong with the whole page and not with one field."""
    unsaved: bool = False
    """Whether its boxes hold what somebody typed and has not saved."""

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, each leading to where it is put right."""
        return (*self.wrong, *(link for field in self.fields for link in field.links))

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)

    @property
    def layout(self) -> str:
        """Two columns where something stands beside the fields."""
        return "app-beside" if self.look else "app-alone"

    @property
    def form_attributes(self) -> Mapping[str, str | None]:
        """What the script reads: whether the preview follows what is typed."""
        return {"data-look": "look" if self.look else None, "data-unsaved": "yes" if self.unsaved else None}
