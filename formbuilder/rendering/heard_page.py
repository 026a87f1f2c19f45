"""How a form was agreed, in words that everybody can read: who said yes, with what concern, and who went past a no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from formbuilder.definition.model import Form
from formbuilder.publishing.sign_offs import Outcome
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words, form_title, sentence
from formbuilder.tongue.messages import N_, _, as_written, ngettext

if TYPE_CHECKING:
    from formbuilder.services.heard import Heard

HOW = N_("How this form was agreed")
UNSEEN = N_("Questions that no panel looked at")
SAID = {
    Outcome.YES: N_("%(who)s said yes. That was on %(day)s."),
    Outcome.YES_IF: N_("%(who)s said: yes, if some words change. That was on %(day)s."),
    Outcome.NOT_YET: N_("%(who)s said: not yet. That was on %(day)s."),
    Outcome.NO: N_("%(who)s said no. That was on %(day)s."),
}


def heard_page(site: CouncilSite, form: Form, found: Sequence[Heard], unseen: Sequence[str]) -> TextPage:
    """Say step by step who agreed to the words that people meet now, and what no panel looked at."""
    first = (
        _("People who know what it is like to fill in such a form looked at these words."),
        _("We do not name them. Who decided to go on although they said no is named."),
    )
    lines = first if any(each.of_panel for each in found) else (_("Each step below looked at the words of this form."),)
    parts = tuple(Part(heading=_who(each), lines=tuple(heard_lines(each))) for each in found)
    links = (Link(_("Back to the form"), site.form(form.address)),)
    return text_page(
        site.council,
        _(HOW),
        Part(
            lines=(
                _("This is about “%(form)s”, version %(version)s.")
                % {"form": form_title(form), "version": form.version},
                *lines,
            )
        ),
        *parts,
        Part(heading=_(UNSEEN), lines=(unseen_words(unseen),), points=tuple(unseen)),
        links=links,
    )


def unseen_words(unseen: Sequence[str]) -> str:
    """Say how many questions no panel looked at in the words that they have now."""
    if not unseen:
        return _("Panels looked at every question in the words of this version.")
    return ngettext(
        "No panel has looked at this question, in the words of this version.",
        "No panel has looked at these %(number)s questions, in the words of this version.",
        len(unseen),
    ) % {"number": len(unseen)}


def heard_lines(each: Heard) -> Iterator[str]:
    """Say one thing that was said at a step: also for the board."""
    when = day_words(day_in_england(each.at))
    if each.outcome is Outcome.IN_SPITE:
        who = each.by or _("Somebody whose name is gone")
        yield _("%(who)s decided on %(day)s to go on, although the panel said no.") % {"who": who, "day": when}
        yield _("Why: %(words)s") % {"words": as_written(each.words)} if each.words else _("The reason was erased.")
        return
    if each.concern:
        yield _("%(who)s said yes on %(day)s, with words of concern.") % {"who": sentence(_name(each)), "day": when}
        words = as_written(each.words)
        yield _("Their concern: “%(words)s”") % {"words": words} if words else _("The words were erased.")
        return
    yield _(SAID[each.outcome]) % {"who": sentence(_name(each)), "day": when}
    if each.outcome is Outcome.NO:
        words = as_written(each.words)
        yield _("Why: “%(words)s”") % {"words": words} if words else _("The words were erased, or stand in minutes.")


def _who(each: Heard) -> str:
    if each.outcome is Outcome.IN_SPITE:
        return _("%(step)s: the council went on") % {"step": as_written(each.step)}
    return _name(each)


def _name(each: Heard) -> str:
    return as_written(each.panel or each.step)
