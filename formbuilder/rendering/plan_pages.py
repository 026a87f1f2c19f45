"""Publish or withdraw later, withdraw at once, drop a draft, and think of people half-way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from formbuilder.definition.model import Form
from formbuilder.rendering.boxes import Offer, one_of, some_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.day_boxes import COMES
from formbuilder.rendering.draft_words import DraftSite, called
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_pages import Area, FormPage, Group
from formbuilder.rendering.office_sections import AskPage, Fields
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.drafts import Draft
from formbuilder.services.plans import NotPlanned, What
from formbuilder.services.publishing_kinds import HalfWay

DAY, TIME, BECAUSE, RULE, IDS = "day", "time", "because", "rule", "ids"
REFUSED: Mapping[NotPlanned, tuple[str, str]] = {
    NotPlanned.PAST: (DAY, "This day and time are over. Enter a later one, or do it now."),
    NotPlanned.NO_REASON: (BECAUSE, "Say why, in a sentence or two."),
    NotPlanned.NOT_FROM_HERE: (DAY, "This version cannot be planned any more. Look at its page again."),
    NotPlanned.UNKNOWN: (DAY, "This version is not there any more."),
    NotPlanned.NO_RIGHT: (DAY, "Your role may not plan this. Ask an administrator."),
}
"""Where each refusal is told, and how."""
SAY_WHY = "Say why, in a sentence or two."


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed about a plan or a withdrawal, and what is wrong with it."""

    day: str = ""
    time: str = ""
    because: str = ""
    wrong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return self.wrong.get(name, ())


def plan_page(site: DraftSite, token: str, what: What, typed: Typed) -> AskPage:
    """Ask when it is published or withdrawn."""
    publishing = what is What.PUBLISH
    here = f"forms/{site.pin.form}/{site.pin.version}/withdraw-later"
    day = Box(id=DAY, label="Day", hint=COMES, typed=typed.day, errors=typed.errors(DAY))
    hint = "The time in England, for example 9:30 or 14:00."
    time = Box(id=TIME, label="Time", hint=hint, typed=typed.time, errors=typed.errors(TIME))
    lines = (
        "Everything under “Must” is looked at again at that moment. If something is in the way, the owner is told."
        if publishing
        else "From that moment on nobody can begin this version.",
    )
    return AskPage(
        heading="Publish at a day and time" if publishing else "Withdraw at a day and time",
        council=site.office.council,
        lines=lines,
        action=site.to("publish/plan") if publishing else site.office.to(here),
        token=token,
        button="Plan this",
        fields=(Fields(boxes=(day, time)), *(() if publishing else (Fields(areas=(_because(typed),)),))),
        back=site.back("publish", "Back to the publish page"),
    )


def withdraw_page(site: DraftSite, token: str, typed: Typed, newer: int | None) -> AskPage:
    """Ask why a version is withdrawn at once; ``newer`` is the version that people half-way go on with, if any."""
    half_way = (
        f"People half-way are told what changed, and go on with version {newer}."
        if newer
        else "People half-way cannot send it. They keep a copy of their answers, and read whom to ask."
    )
    lines = (
        "Nobody can begin this version from this moment on. The ones before stay closed too.",
        half_way,
        "What people sent is kept.",
    )
    return _withdraw_page(site, token, typed, lines, f"forms/{site.pin.form}")


def withdraw_block_page(site: DraftSite, token: str, typed: Typed) -> AskPage:
    """Ask why no draft may take a version of a block any more."""
    lines = (
        "No draft can take this version from this moment on. A draft that uses it must take another one first.",
        "Forms that are live with it stay as they are. To close one of them, withdraw that form.",
    )
    return _withdraw_page(site, token, typed, lines, f"blocks/{site.pin.block}")


def _withdraw_page(site: DraftSite, token: str, typed: Typed, lines: tuple[str, ...], home: str) -> AskPage:
    return AskPage(
        heading=f"Withdraw {site.called}",
        council=site.office.council,
        lines=lines,
        action=site.office.to(f"{home}/{site.pin.version}/withdraw"),
        token=token,
        button="Withdraw it now",
        fields=(Fields(areas=(_because(typed),)),),
        links=(Link("No, leave it as it is", site.office.to(home)),),
    )


def withdrawn_page(site: DraftSite) -> TextPage:
    """Say that it is done."""
    lines = (f"Nobody can begin {site.called} any more.",)
    form = Link("Back to the form", site.office.to(f"forms/{site.pin.form}"))
    return text_page(site.office.council, "It is withdrawn", Part(lines=lines), links=(form,))


def drop_page(site: DraftSite, token: str, draft: Draft) -> TextPage:
    """Ask before a draft is dropped."""
    lines = ("Nobody can go on with it. All its saves are kept, and its number is not used again.",)
    press = Press(text="Yes, drop it", action=site.to("drop"), token=token, look="warning")
    keep = Link("No, leave it as it is", site.to("publish"))
    return text_page(
        site.office.council, f"Do you want to drop {called(draft)}?", Part(lines=lines), press=press, links=(keep,)
    )


def not_moved_page(site: DraftSite, words: str) -> TextPage:
    """Say why a draft stays as it is."""
    return text_page(site.office.council, "Nothing was changed", Part(lines=(words,)), links=(_back(site),))


def half_way_page(
    site: DraftSite, token: str, form: Form, chosen: tuple[HalfWay, tuple[str, ...]], error: str = ""
) -> FormPage:
    """Ask what the version means for people who began the one before."""
    rule, ids = chosen
    rules = one_of(RULE, [Offer(each.value, label) for each, label in RULES.items()], rule)
    questions = some_of(IDS, [Offer(question.id, str(question.ask)) for question in form.questions], ids)
    again = Group(legend="Which questions?", name=IDS, buttons=questions, errors=(error,) if error else ())
    return FormPage(
        heading="People half-way",
        council=site.office.council,
        lines=("Some people have begun the version before, and not sent it yet.",),
        action=site.to("publish/half-way"),
        token=token,
        button="Save",
        groups=(Group(legend="What happens to them?", name=RULE, buttons=rules), again),
        back=site.back("publish", "Back to the publish page"),
    )


RULES: Mapping[HalfWay, str] = {
    HalfWay.FINISH: "They finish the version that they began",
    HalfWay.ASK_AGAIN: "They are asked the questions below again",
}


def _because(typed: Typed) -> Area:
    hint = "Your colleagues see this, with your name."
    return Area(id=BECAUSE, label="Why?", hint=hint, typed=typed.because, errors=typed.errors(BECAUSE))


def _back(site: DraftSite) -> Link:
    return Link("Back to the publish page", site.to("publish"))
