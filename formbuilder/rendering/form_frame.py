"""What stands around the pages of one form, beside what stands around every page of the council."""

from __future__ import annotations

from dataclasses import replace

from formbuilder.councils.profile import Contact
from formbuilder.definition.model import Form
from formbuilder.definition.worded import HELPER
from formbuilder.rendering.frame import Frame, Link
from formbuilder.rendering.titles import paragraphs
from formbuilder.tongue.messages import N_, _

YOUR_CODE = N_("Your reference and your code")
COME_BACK_LATER = N_("I want to come back later")
"""The same link, where nobody is shown a code before they ask for it."""
FOR_SOMEBODY = N_("You answer for somebody else: the person who this form is about.")


def of_form(frame: Frame, form: Form) -> Frame:
    """Return what stands around a page of ``form``: its help lines, its contact, and a code only for who wants one.

    Whoever answers for another person is told so on each page.
    """
    discretion = form.discretion
    links = frame.links if discretion.code_first else tuple(map(_asked_for, frame.links))
    contact = frame.contacts.get(form.slug) or Contact(frame.person, frame.ways)
    lines = paragraphs(discretion.help_lines)
    said = _(FOR_SOMEBODY) if form.edition.endswith(f"@{HELPER}") else ""
    return replace(frame, links=links, help_lines=lines, person=contact.person, ways=contact.ways, for_somebody=said)


def _asked_for(link: Link) -> Link:
    return Link(_(COME_BACK_LATER), link.href) if link.text == _(YOUR_CODE) else link
