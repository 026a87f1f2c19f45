"""How a form was agreed, in words that everybody can read: who said yes, with what concern, and who went past a no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from formbuilder.definition.model import Form
from formbuilder.publishing.sign_offs import Outcome
from formbuilder.rendering.frame import Link
from formbuilder.rendering.sites import CouncilSite
from formbuilder.rendering.text_page import Part, TextPage, text_page
from formbuilder.rendering.titles import day_in_england, day_words, form_title, sentence
from formbuilder.services.heard import Heard

HOW = "How this form was agreed"
UNSEEN = "Questions that no panel looked at"
SAID = {
    Outcome.YES: "said yes",
    Outcome.YES_IF: "said: yes, if some words change",
    Outcome.NOT_YET: "said: not yet",
    Outcome.NO: "said no",
    Outcome.IN_SPITE: "was gone past",
}


def heard_page(site: CouncilSite, form: Form, found: Sequence[Heard], unseen: Sequence[str]) -> TextPage:
    """Say step by step who agreed to the words that people meet now, and what no panel looked at."""
    first = (
        "People who know what it is like to fill in such a form looked at these words.",
        "We do not name them. Who decided to go on although they said no is named.",
    )
    lines = first if any(each.of_panel for each in found) else ("Each step below looked at the words of this form.",)
    parts = tuple(Part(heading=_who(each), lines=tuple(heard_lines(each))) for each in found)
    links = (Link("Back to the form", site.form(form.address)),)
    return text_page(
        site.council,
        HOW,
        Part(lines=(f"This is about “{form_title(form)}”, version {form.version}.", *lines)),
        *parts,
        Part(heading=UNSEEN, lines=(unseen_words(unseen),), points=tuple(unseen)),
        links=links,
    )


def unseen_words(unseen: Sequence[str]) -> str:
    """Say how many questions no panel looked at in the words that they have now."""
    if not unseen:
        return "Panels looked at every question in the words of this version."
    many = "this question" if len(unseen) == 1 else f"these {len(unseen)} questions"
    return f"No panel has looked at {many}, in the words of this version."


def heard_lines(each: Heard) -> Iterator[str]:
    """Say one thing that was said at a step: also for the board."""
    when = day_words(day_in_england(each.at))
    if each.outcome is Outcome.IN_SPITE:
        who = each.by or "Somebody whose name is gone"
        yield f"{who} decided on {when} to go on, although the panel said no."
        yield f"Why: {each.words}" if each.words else "The reason was erased."
        return
    if each.concern:
        yield f"{sentence(_name(each))} said yes on {when}, with words of concern."
        yield f"Their concern: “{each.words}”" if each.words else "The words were erased."
        return
    yield f"{sentence(_name(each))} {SAID[each.outcome]}. That was on {when}."
    if each.outcome is Outcome.NO:
        yield f"Why: “{each.words}”" if each.words else "The words were erased, or stand in minutes."


def _who(each: Heard) -> str:
    return f"{each.step}: the council went on" if each.outcome is Outcome.IN_SPITE else _name(each)


def _name(each: Heard) -> str:
    return each.panel or each.step
