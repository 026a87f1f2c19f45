"""The steps of a demonstration: what is seen at each, and a button that comes in as the person who sees it."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.office_sections import Section, SectionsPage
from formbuilder.rendering.sites import CouncilSite
from formbuilder.rendering.text_page import Press
from formbuilder.services.example_steps import ExampleStep, ExampleWay, Part

WHO, TO = "who", "to"
"""Names of fields: who to be, and where to go."""
WORDS: Mapping[Part, tuple[str, tuple[str, ...]]] = {
    Part.COMMENT: (
        "A member says what is hard",
        (
            "The Autism group is reading 12 questions. Members say what is hard, one question at a time.",
            "You can send a comment of your own.",
        ),
    ),
    Part.ANSWER: (
        "An officer answers",
        (
            "Every comment gets an answer with a reason, a name and a date.",
            "Open a comment that waits, and choose what you do about it.",
        ),
    ),
    Part.BECAME: (
        "The member reads what became of it",
        (
            "A comment of this member changed a question.",
            "They can say that the answer is right, or that they do not agree.",
        ),
    ),
}
LIVE = "Everybody meets the new words"


def example_steps_page(site: OfficeSite, way: ExampleWay, token: str, public: CouncilSite) -> SectionsPage:
    """Show the steps; ``public`` says where the form is that changed, and the page that tells it."""
    every = tuple(_step(site, step, number, token) for number, step in enumerate(way.steps, 1))
    live = Section(
        heading=f"{len(every) + 1}. {LIVE}",
        lines=(f"Before: {way.before}", f"After: {way.after}"),
        links=(
            Link("Read “You said, we did”", public.you_said(way.form)),
            Link("Open the form", public.form(way.form)),
        ),
    )
    return SectionsPage(
        heading="From a comment to new words",
        council=site.council,
        lines=("This is a demonstration. Nobody in it is real, and no button here sends anything to anybody.",),
        sections=(*every, live),
        links=(Link("Be somebody else: a chair, a facilitator, an approver", site.to("sign-in")),),
    )


def _step(site: OfficeSite, step: ExampleStep, number: int, token: str) -> Section:
    heading, lines = WORDS[step.part]
    press = Press(
        text=f"Go on as {step.called}",
        action=site.to("sign-in/as"),
        token=token,
        hidden=((WHO, step.person), (TO, step.place)),
    )
    return Section(heading=f"{number}. {heading}", lines=lines, entries=(Entry(heading="", presses=(press,)),))
