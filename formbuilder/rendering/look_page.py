"""“Change how this looks”: the one page with everything that somebody may choose about how they read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formbuilder.councils.profile import Council
from formbuilder.rendering.frame import Link
from formbuilder.rendering.own_look import (
    LOOK,
    WORDS,
    English,
    Motion,
    OwnLook,
    Palette,
    Pictures,
    Said,
    Spacing,
    Steps,
    WordSize,
)
from formbuilder.rendering.own_look_page import COLOURS, SHOW, SIZE, buttons
from formbuilder.rendering.titles import tab_title
from formbuilder.tongue.messages import ENGLISH, _, tag_in_use

if TYPE_CHECKING:
    from formbuilder.rendering.office_pages import Group

AGAIN = "change"
"""The hidden field that asks for the questions again, with what was typed in their boxes."""
BUTTON = "look"
"""What the button on a page of questions sends."""
SPACE, MOTION, BESIDE, STEPS = "space", "motion", "english", "steps"
NAMES = (WORDS, BESIDE, STEPS, COLOURS, SIZE, SHOW, SPACE, MOTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookPage:
    """Template ``public/look.html``."""

    heading: str
    title: str
    action: str
    token: str
    groups: tuple[Group, ...]
    back: Link | None
    """None where nobody keeps what was typed: then a button goes back with it."""
    hidden: tuple[tuple[str, str], ...] = ()
    """What was typed."""
    links: tuple[Link, ...]
    """What else there is about a form, before it is begun."""


def look_page(
    council: Council,
    action: str,
    token: str,
    back: str,
    wordings: Collection[str],
    links: tuple[Link, ...] = (),
) -> LookPage:
    """Ask how pages should look, and which words of a form that has ``wordings`` stand there."""
    heading = _("Change how this looks")
    return LookPage(
        heading=heading,
        title=tab_title(heading, council),
        action=action,
        token=token,
        groups=tuple(_groups(LOOK.get(), wordings)),
        back=Link(_("Go back without changing it"), back),
        links=links,
    )


def _groups(now: OwnLook, wordings: Collection[str]) -> Iterable[Group]:
    from formbuilder.rendering.office_pages import Group  # noqa: PLC0415 - what the office needs, and few pages of the public

    said = [each for each in Said if not each.wording or each.wording in wordings]
    if len(said) > 1:
        yield Group(legend=_("Which words do you want?"), name=WORDS, buttons=buttons(WORDS, said, now.said))
    if tag_in_use() != ENGLISH:
        yield Group(
            legend=_("Do you want English beside it?"), name=BESIDE, buttons=buttons(BESIDE, English, now.english)
        )
    asked = _("How many questions do you want on a page?")
    yield Group(legend=asked, name=STEPS, buttons=buttons(STEPS, Steps, now.steps))
    yield Group(legend=_("Which colours do you want?"), name=COLOURS, buttons=buttons(COLOURS, Palette, now.palette))
    yield Group(legend=_("How large should words be?"), name=SIZE, buttons=buttons(SIZE, WordSize, now.size))
    yield Group(legend=_("How much space do you want?"), name=SPACE, buttons=buttons(SPACE, Spacing, now.spacing))
    yield Group(legend=_("Do you want pictures?"), name=SHOW, buttons=buttons(SHOW, Pictures, now.pictures))
    yield Group(legend=_("May anything move?"), name=MOTION, buttons=buttons(MOTION, Motion, now.motion))
