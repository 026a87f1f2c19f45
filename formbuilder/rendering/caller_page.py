"""Somebody calls: a worker starts a form with them on the phone."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FormPage, Group

FORM = "form"


def caller_page(site: OfficeSite, token: str, forms: Mapping[str, str], *, wrong: bool) -> FormPage:
    """Ask which form to start; ``forms`` are titles by short name."""
    buttons = one_of(FORM, [Offer(slug, title) for slug, title in forms.items()])
    group = Group(legend="Which form?", name=FORM, buttons=buttons, errors=("Select a form.",) if wrong else ())
    return FormPage(
        heading="Start a form for somebody who calls",
        council=site.council,
        lines=(
            "You fill it in with them on the phone. The next page shows a reference and a code: read both out.",
            "Private questions are not asked while you fill it in.",
            "After 10 minutes without use the form closes on this device. When it is sent, this device forgets it.",
        ),
        action=site.to("callers"),
        token=token,
        button="Start",
        groups=(group,) if buttons else (),
    )
