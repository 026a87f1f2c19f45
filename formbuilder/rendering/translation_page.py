"""Ask somebody who answers what a comment in another language says in English."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, FormPage
from formbuilder.rendering.spoken import own_words
from formbuilder.review.languages import name_of
from formbuilder.services.point_kinds import Point
from formbuilder.services.translations import NoTranslation

WORDS = "words"
WRONG: Mapping[NoTranslation, str] = {
    NoTranslation.EMPTY: "Write what it says in English.",
    NoTranslation.LONG: "This is too long. Write 4,000 signs at most.",
    NoTranslation.NO_RIGHT: "You may not note this any more.",
    NoTranslation.UNKNOWN: "Its author changed it or took it back. Look at it again.",
}


def translation_page(site: OfficeSite, token: str, point: Point, typed: str, why: NoTranslation | None) -> FormPage:
    """Show the comment, and ask for its English words: they stand beside it, and never in its place."""
    area = Area(
        id=WORDS,
        label="What does it say in English?",
        hint="The author and the panel see this beside the comment. The comment itself stays as it is.",
        typed=typed,
        errors=(WRONG[why],) if why else (),
    )
    suggested = tuple(own_words(point, "They suggest: ", words=each.words) for each in point.changes if each.words)
    return FormPage(
        heading=f"A comment in {name_of(point.language)}",
        council=site.council,
        lines=(own_words(point), *suggested),
        action=site.to(f"points/{point.id}/translation"),
        token=token,
        button="Note this beside the comment",
        areas=(area,),
        back=(Link("Back to all comments", site.to("answering")),),
    )
