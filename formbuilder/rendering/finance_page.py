"""Ask which decisions go to the finance system."""

from __future__ import annotations

from formbuilder.charges.asked import EXPORTING, asked_of_officers, officers_form
from formbuilder.rendering.charge_words import CHARGES
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_questions import AskedPart, Filling, QuestionsPage


def export_page(site: OfficeSite, token: str, filling: Filling) -> QuestionsPage:
    """Ask from which day on."""
    return QuestionsPage(
        heading="A file for the finance system",
        council=site.council,
        action=site.to(f"{CHARGES}/export.csv"),
        token=token,
        button="Save the file",
        lines=(
            "The file has a row for each sum that was decided: number, kind, start, weekly sum, gross or net.",
            "We write down who takes a file, and when. Keep it as safe as what people sent.",
        ),
        parts=(AskedPart(questions=filling.ask(officers_form(), asked_of_officers(EXPORTING))),),
        back=(Link("Back to charges", site.to(CHARGES)),),
    )
