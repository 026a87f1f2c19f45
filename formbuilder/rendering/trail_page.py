"""The trail: who did what, and when, newest first, by form and by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from formbuilder.drafting.heads import OF_BLOCK
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.day_boxes import GONE, NOT_A_DAY
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Pick, form_offers
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.trail_words import told
from formbuilder.services.trail import TrailPart

FORM, DAY, BEFORE = "form", "day", "before"
"""Names of fields, and of what stands after ``?``."""


@dataclass(frozen=True, slots=True)
class Row:
    """One happening."""

    when: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailPage(OfficePage):
    """Template ``office/trail.html``."""

    action: str
    boxes: tuple[Box, ...]
    picks: tuple[Pick, ...]
    rows: tuple[Row, ...]
    nothing: str
    """What is said where there is no row; "" where there are some."""

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it, each leading to where it is put right."""
        return tuple(Link(error, f"#{box.id}") for box in self.boxes for error in box.errors)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody looks for."""

    form: str = ""
    day: str = ""
    wrong_day: bool = False


def trail_page(
    site: OfficeSite, part: TrailPart, asked: Asked, titles: Mapping[str, str], *, of_form: bool = False
) -> TrailPage:
    """Show one page of the trail; ``of_form`` is True on the page of one form, which looks for no other.

    ``titles`` are those of the forms to choose from, by short name.
    """
    form = Pick(id=FORM, label="Form", offers=form_offers(titles, "All forms"), chosen=asked.form)
    day = Box(
        id=DAY,
        label="Day",
        hint=f"{GONE} Leave it empty for all days.",
        typed=asked.day,
        errors=(NOT_A_DAY,) if asked.wrong_day else (),
    )
    address = site.to(f"forms/{asked.form}/trail" if of_form else "trail")
    return TrailPage(
        heading=f"What happened to “{titles[asked.form]}”" if of_form else "What was done",
        council=site.council,
        action=address,
        picks=() if of_form else (form,),
        boxes=(day,),
        rows=tuple(Row(moment_words(each.at), told(each)) for each in part.happenings),
        nothing="" if part.happenings else "Nothing was done that fits.",
        links=_older(address, part, asked, of_form=of_form),
        back=(_back(site, asked.form),) if of_form else (),
    )


def _older(address: str, part: TrailPart, asked: Asked, *, of_form: bool) -> tuple[Link, ...]:
    if not part.more:
        return ()
    last = part.happenings[-1]
    sought = {FORM: "" if of_form else asked.form, DAY: asked.day, BEFORE: f"{last.at.isoformat()} {last.id}"}
    query = urlencode({name: value for name, value in sought.items() if value})
    return (Link("Older ones", f"{address}?{query}"),)


def _back(site: OfficeSite, form: str) -> Link:
    if form.startswith(OF_BLOCK):
        return Link("Back to the block", site.to(f"blocks/{form.removeprefix(OF_BLOCK)}"))
    return Link("Back to the form", site.to(f"forms/{form}"))
