"""What is said where this server does not have the key that opens what people sent."""

from __future__ import annotations

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.text_page import Part, TextPage, text_page


def no_key_page(site: OfficeSite) -> TextPage:
    """Say it, and whom to tell."""
    lines = (
        "It needs the private key of the council, and does not have it.",
        "Nothing is lost: what people sent is kept, and still sealed.",
        "Tell those who run this service. They put the key file into the folder that the setting KEYS names.",
    )
    return text_page(
        site.council,
        "This server cannot open what people sent",
        Part(lines=lines),
        links=(Link("Your work", site.home),),
    )


def other_key_page(site: OfficeSite, key: str) -> TextPage:
    """Say that it was sealed to another key; ``key`` is how that one’s name begins, in hex."""
    lines = (
        "It was sealed to another key of the council than the one on this server.",
        f"The name of that key begins with {key}.",
        "Tell those who run this service. They have the older key, or know who does.",
    )
    return text_page(
        site.council,
        "This server cannot open what was sent",
        Part(lines=lines),
        links=(Link("Your work", site.home),),
    )
