"""The changes of a “yes, if”, word for word, before they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from formbuilder.definition.model import Form
from formbuilder.publishing.naming import Names, capital
from formbuilder.publishing.sign_offs import Agreed
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.office_sections import AskPage, Section
from formbuilder.rendering.sign_off_pages import Signing
from formbuilder.rendering.text_page import Press

LOOKED, DO, CHANGE = "looked", "do", "change"
"""The hidden field that says which changes were looked at; the name of a button, and what it sends to go back."""


def looked_at(agreed: Iterable[Agreed]) -> str:
    """Return a name for these very changes."""
    return sha256("\n".join(f"{each.address}\n{each.words}\n" for each in agreed).encode()).hexdigest()[:32]


def agreed_page(
    at: Signing,
    place: str,
    button: str,
    agreed: tuple[Agreed, ...],
    slots: Mapping[str, str],
    sent: Iterable[tuple[str, str]],
) -> AskPage:
    """Show each change before and after; ``sent`` is all that was filled in, and goes along."""
    entries = tuple(_entries(at.form, agreed, slots))
    return AskPage(
        heading="Is this what they said?" if place.startswith("sign-offs") else "Is this what you mean?",
        council=at.site.office.council,
        lines=("Read each change. Nothing counts yet.",),
        shown=(Section(heading="Before and after", entries=entries),),
        action=at.site.to(place),
        token=at.token,
        button=button,
        hidden=(*sent, (LOOKED, looked_at(agreed))),
        others=(Press(text="Go back and change this", action=CHANGE, token=at.token, look="secondary"),),
    )


def _entries(form: Form | None, agreed: Iterable[Agreed], slots: Mapping[str, str]) -> Iterator[Entry]:
    for each in agreed:
        name = capital(Names(form).slot(each.address)) if form else each.address
        before, after = slots.get(each.address, ""), each.words
        yield Entry(heading=name, lines=(f"Before: {before}", f"After: {after}"))
