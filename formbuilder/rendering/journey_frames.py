"""What stands around the pages of a journey: the ways out, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace

from formbuilder.definition.model import Form
from formbuilder.rendering.form_frame import YOUR_CODE, of_form
from formbuilder.rendering.frame import Frame, Link
from formbuilder.rendering.sites import JourneySite
from formbuilder.tongue.messages import _, as_written

KEEP_WALK = "Keep these answers as a check of the form"
"""Only in a preview, where nobody writes real answers."""


def quick_ways_out(frame: Frame, site: JourneySite) -> Frame:
    """Return what stands around a page of no journey whose address looks like one: it tells of no form."""
    out = {site.to("stop"), site.around.others_see}
    found = around(frame, site)
    return replace(found, links=tuple(link for link in found.links if link.href in out))


def journey_frame(frame: Frame, site: JourneySite, form: Form, sent: bool) -> Frame:  # noqa: FBT001 - a fact
    """Return what stands around the pages of a journey; one that was sent has no code and no questions."""
    return of_form(sent_frame(frame, site, opens=True) if sent else around(frame, site), form)


def sent_frame(frame: Frame, site: JourneySite, *, opens: bool = False) -> Frame:
    """Return what stands around the pages of a journey that was sent; ``opens`` if this device opens it."""
    found = around(frame, site, language_link=opens)
    return replace(found, links=tuple(link for link in found.links if link.href not in {site.to("code"), site.tasks}))


def around(frame: Frame, site: JourneySite, *, language_link: bool = True) -> Frame:
    """Return what stands around the pages of a journey; pages of questions have a button for another language."""
    links = (
        Link(_("All parts of this form"), site.tasks),
        Link(_(YOUR_CODE), site.to("code")),
        Link(_("Stop and clear this device"), site.to("stop")),
        Link(_("What other people can see"), site.around.others_see),
    )
    language = (Link(_("Another language"), site.to("language")),) if frame.speaks and language_link else ()
    look = site.to("look") if language_link else ""
    keep = (Link(as_written(KEEP_WALK), site.to("keep")),) if frame.keeps_walks else ()
    return replace(frame, leave=site.around.leave, links=(*links, *language, *keep), change_look=look)
