"""How sums of a charge are said to officers, and where their pages are."""

from __future__ import annotations

from decimal import Decimal

from formbuilder.calculation.amounts import written
from formbuilder.definition.calculations import Unit
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.sealing.reference import shown_reference
from formbuilder.tongue.messages import N_, _, joined

PER = {Unit.POUNDS_A_WEEK: N_("a week"), Unit.POUNDS_A_MONTH: N_("a month"), Unit.YEARS: N_("years")}
CANNOT_TELL = N_("cannot tell")
CHARGES = "charges"


def amount_words(amount: Decimal | None, unit: Unit) -> str:
    """Return a sum with its unit: “£12.50 a week”; that it cannot be told, if it cannot."""
    return _(CANNOT_TELL) if amount is None else joined((written(amount, unit), _(PER.get(unit, ""))))


def weekly_words(amount: Decimal | None) -> str:
    """Return pounds a week: “£12.50 a week”."""
    return amount_words(amount, Unit.POUNDS_A_WEEK)


def difference_words(more: Decimal, unit: Unit = Unit.POUNDS_A_WEEK) -> str:
    """Return how two sums differ: “£3 more”, “£2.50 less”, “the same”."""
    if not more:
        return "the same"
    return f"{written(abs(more), unit)} {'more' if more > 0 else 'less'}"


def charge_at(site: OfficeSite, reference: str, place: str = "") -> str:
    """Return an address of one assessment."""
    return site.to(f"{CHARGES}/{reference}{f'/{place}' if place else ''}")


def to_copy(site: OfficeSite, reference: str) -> Link:
    """Return the way back to the officer’s copy."""
    return Link(f"Back to {shown_reference(reference)}", charge_at(site, reference))


def to_charge(site: OfficeSite, reference: str) -> Link:
    """Return the way from what somebody sent to the officer’s copy."""
    return Link("Check the figures and decide the charge", charge_at(site, reference))


def withdrawn_page(site: OfficeSite, reference: str) -> TextPage:
    """Say that nothing can be decided about what somebody took back."""
    return text_page(
        site.council,
        f"The person took {shown_reference(reference)} back",
        Part(lines=("No figure can be corrected, and no charge can be decided.",)),
        links=(Link("Back to charges", site.to(CHARGES)),),
    )
