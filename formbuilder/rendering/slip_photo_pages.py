"""The photo of a slip: choose one, see it, delete it; it is gone once the group has checked the note."""

from __future__ import annotations

from formbuilder.rendering.bringing_pages import Bringing
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FileBox, FormPage
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.point_kinds import Point

PHOTO = "photo"
GOES = "It is deleted when the group says that the note is right, or when the time to check ends."


def choose_photo_page(here: Bringing, point: Point, days: int, wrong: str = "") -> FormPage:
    """Ask for a photo."""
    return FormPage(
        heading="Keep a photo of the slip",
        council=here.council,
        lines=(
            f"The note says: “{point.words}”" if point.words else "The note has letters alone.",
            "You need no photo. It helps if somebody asks later what stood on the slip.",
            "Cover names and addresses before you take it.",
            "Who sees it: the chair and the facilitators of this panel. Nobody at the council, and no member.",
            f"{GOES} After {days} days it is deleted in any case.",
        ),
        action=_place(here, point),
        token=here.token,
        button="Keep this photo",
        files=(
            FileBox(
                id=PHOTO,
                label="The photo",
                hint="JPEG or PNG, 8 megabytes at most. We cannot read .heic. "
                "On an iPhone, open Settings, Camera, Formats. Choose “Most Compatible”. "
                "We leave out where the photo was taken, and by which phone.",
                accept="image/jpeg",
                errors=(wrong,) if wrong else (),
            ),
        ),
        back=_back(here, point),
    )


def photo_page(here: Bringing, point: Point) -> TextPage:
    """Lead to the photo, and let it be deleted."""
    place = _place(here, point)
    said = f"The note says: “{point.words}”" if point.words else "The note has letters alone."
    return text_page(
        here.council,
        "The photo of the slip",
        Part(lines=(said, GOES)),
        go=Link("Open the photo", f"{place}/picture"),
        press=Press(text="Delete this photo", action=f"{place}/delete", token=here.token, look="warning"),
        links=_back(here, point),
    )


def photo_far_too_big_page(site: OfficeSite, place: str) -> TextPage:
    """Say that what was sent is far more than a photo can be."""
    lines = ("A photo can have 8 megabytes. What you sent is far more, so we did not take it.",)
    return text_page(site.council, "That is more than we can take", Part(lines=lines), go=Link("Choose again", place))


def _place(here: Bringing, point: Point) -> str:
    return f"{here.base}/note/{point.id}/photo"


def _back(here: Bringing, point: Point) -> tuple[Link, ...]:
    return (Link("Back to these notes", f"{here.base}/{point.meeting}/all"),) if point.meeting else here.back
