"""Whether somebody gets messages about what they are given: their own choice."""

from __future__ import annotations

from formbuilder.rendering.boxes import Button
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FormPage, Group

WANTED, YES, NO = "wanted", "yes", "no"
"""The name of the field, and its values."""
NOT_SAID = "Select yes or no."


def notices_page(site: OfficeSite, token: str, *, on: bool, not_said: bool = False) -> FormPage:
    """Ask whether somebody wants messages; ``on`` is how it is now."""
    offers = ((WANTED, YES, "Yes", on), (f"{WANTED}-{NO}", NO, "No", not on))
    buttons = tuple(
        Button(id=id_, name=WANTED, value=value, label=words, checked="checked" if chosen else "")
        for id_, value, words, chosen in offers
    )
    legend = "Do you want an e-mail when somebody gives you a form that was sent?"
    return FormPage(
        heading="Messages to you",
        council=site.council,
        lines=(
            "The first one of a day comes at once. If there are more, you get one message the next working morning.",
            "A message holds no names and no answers.",
        ),
        action=site.to("messages"),
        token=token,
        button="Save",
        groups=(Group(legend=legend, name=WANTED, buttons=buttons, errors=(NOT_SAID,) if not_said else ()),),
        back=(Link("Back to your sign-ins", site.to("sign-ins")),),
    )
