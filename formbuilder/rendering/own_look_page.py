"""The page on which somebody chooses how pages look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from formbuilder.rendering.boxes import Button, Offer, one_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.own_look import English, Motion, OwnLook, Palette, Pictures, Said, Spacing, Steps, WordSize

if TYPE_CHECKING:
    from formbuilder.rendering.office_frame import OfficeSite
    from formbuilder.rendering.office_pages import FormPage

Choice: TypeAlias = Palette | WordSize | Pictures | Spacing | Motion | Said | English | Steps
HOW_PAGES_LOOK = "How pages look"
COLOURS, SIZE, SHOW = "colours", "size", "pictures"
NAMES = (COLOURS, SIZE, SHOW)


def own_look_page(site: OfficeSite, token: str, now: OwnLook) -> FormPage:
    """Ask for colours and the size of words; what is chosen holds in this browser."""
    from formbuilder.rendering.office_pages import FormPage, Group  # noqa: PLC0415 - what the office needs, and few pages of the public

    return FormPage(
        heading=HOW_PAGES_LOOK,
        council=site.council,
        lines=("This holds in this browser, for you alone. You can change it at any time.",),
        action=site.to("how-pages-look"),
        token=token,
        button="Show pages like this",
        groups=(
            Group(legend="Which colours do you want?", name=COLOURS, buttons=buttons(COLOURS, Palette, now.palette)),
            Group(legend="How large should words be?", name=SIZE, buttons=buttons(SIZE, WordSize, now.size)),
            Group(legend="Do you want pictures?", name=SHOW, buttons=buttons(SHOW, Pictures, now.pictures)),
        ),
        back=(Link("Your work", site.home),),
    )


def buttons(name: str, every: Iterable[Choice], now: str) -> tuple[Button, ...]:
    """Return a button for each choice, the present one pressed."""
    return one_of(name, [Offer(each.value, each.label) for each in every], now)
