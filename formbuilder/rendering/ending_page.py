"""End a charge: from which day on, and why."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.charges.asked import ENDING, asked_of_officers, officers_form
from formbuilder.rendering.charge_words import charge_at, to_copy, weekly_words
from formbuilder.rendering.news_words import before_words
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_questions import AskedPart, Filling, QuestionsPage
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_words
from formbuilder.services.charge_endings import NotEnded
from formbuilder.services.charge_news import way_of
from formbuilder.services.charges import Assessment

SEEN = "seen"
"""The hidden field with the number of decisions that the officer knew of."""
AGAIN = "The person reads it in their statement. A later decision can charge again."
NOT_ENDED: Mapping[NotEnded, tuple[str, str]] = {
    NotEnded.NOTHING: ("ends_on", "Nothing is charged from this day on. Enter an earlier day."),
    NotEnded.EARLY: ("ends_on", "The charge begins later. Enter its first day, or a later one."),
    NotEnded.NO_REASON: ("why_it_ends", "Say why the charge ends, in at most 500 letters."),
    NotEnded.CHANGED: (
        "ends_on",
        "Somebody decided something since you looked. Look at the sums again.",
    ),
}
"""Where each problem is put right, and how."""


def ending_page(site: OfficeSite, assessment: Assessment, token: str, filling: Filling) -> QuestionsPage:
    """Ask from which day on nothing is charged."""
    spans = assessment.history.spans
    charged = (
        f"Charged now: {weekly_words(each.weekly)} from {day_words(each.begins)}."
        for each in spans
        if each.until is None
    )
    return QuestionsPage(
        heading="End the charge",
        council=site.council,
        action=charge_at(site, assessment.reference, "end"),
        token=token,
        button="End this charge",
        lines=(*charged, AGAIN, *before_words(way_of(assessment))),
        parts=(AskedPart(questions=filling.ask(officers_form(), asked_of_officers(ENDING))),),
        hidden=((SEEN, str(len(assessment.history.saves))),),
        back=(to_copy(site, assessment.reference),),
    )


def no_charge_page(site: OfficeSite, reference: str) -> TextPage:
    """Say that there is no charge to end."""
    lines = ("Nothing is charged, or the charge ended already.",)
    return text_page(site.council, "There is no charge to end", Part(lines=lines), links=(to_copy(site, reference),))
