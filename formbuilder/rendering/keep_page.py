"""Keeping a walk through a preview: what it is called, and what becomes of it."""

from __future__ import annotations

from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.sites import JourneySite
from formbuilder.rendering.text_page import Part, TextPage, text_page

NAME = "name"
LINES = (
    "The officers who write this form get your answers as a check.",
    "From then on, every new version must ask the same questions after the same answers.",
    "Keep only answers that you made up.",
)


def keep_page(site: JourneySite, token: str, typed: str, *, wrong: bool) -> FormPage:
    """Ask what the check is called."""
    errors = ("Enter what happens in these answers, with 120 signs at most.",) if wrong else ()
    hint = "What is special about these answers. For example: cares for two people, has a job."
    return FormPage(
        heading="Keep these answers as a check",
        council=site.council,
        lines=LINES,
        action=site.to("keep"),
        token=token,
        button="Keep them",
        boxes=(Box(id=NAME, label="Who answers like this?", hint=hint, typed=typed, errors=errors),),
        back=(Link("Go back to the list of parts", site.tasks),),
    )


def kept_page(site: JourneySite, *, room: bool) -> TextPage:
    """Say that the answers were kept; or, without ``room``, that there are too many already."""
    back = (Link("Go back to the list of parts", site.tasks),)
    if room:
        lines = ("The officers see it beside the draft, and decide if it becomes a check.",)
        return text_page(site.council, "These answers are kept", Part(lines=lines), links=back)
    lines = ("There are too many kept answers for this draft. Ask an officer to look through them first.",)
    return text_page(site.council, "These answers are not kept", Part(lines=lines), links=back)
