"""The chain of sign-offs that a council sets: for all forms, and for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.publishing.sign_offs import LONGEST_STEP, MOST_STEPS, ChainFault, Signer, Step
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FormPage, Group, Pick

STEP, PANELS, WHICH = "step", "panels", "which"
"""Names of fields; a number follows ``step`` and ``which``."""
PAGE = 50
"""So many forms are listed at a time."""
FAULTS: Mapping[ChainFault, str] = {
    ChainFault.NONE: "Name one step at least.",
    ChainFault.TOO_MANY: f"A chain has {MOST_STEPS} steps at most.",
    ChainFault.TWICE: "Two steps have the same name. Change one of them.",
    ChainFault.LONG: f"Keep the name of a step to {LONGEST_STEP} signs.",
    ChainFault.NO_APPROVER: "One step at least must be signed by an approver, not by a panel.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The steps as they were typed."""

    names: tuple[str, ...]
    panels: frozenset[int]
    """The numbers of the steps that a panel signs, from 1."""
    which: tuple[str, ...] = ()
    """By step, the panel that signs it; "" for any."""
    faults: frozenset[ChainFault] = frozenset()

    @classmethod
    def of(cls, steps: tuple[Step, ...]) -> Typed:
        """Return what would have been typed for these steps."""
        panels = frozenset(number for number, step in enumerate(steps, 1) if step.signer is Signer.PANEL)
        return cls(names=tuple(step.name for step in steps), panels=panels, which=tuple(step.panel for step in steps))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The chain that was typed, empty boxes left out."""
        named = ((number, " ".join(name.split())) for number, name in enumerate(self.names, 1))
        return tuple(
            Step(name, Signer.PANEL, self.panel(number)) if number in self.panels else Step(name, Signer.APPROVER)
            for number, name in named
            if name
        )

    def panel(self, number: int) -> str:
        """Return the panel that was chosen for a step."""
        return self.which[number - 1] if number <= len(self.which) else ""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks for a chain, and which panels there are to choose from: the names by id."""

    site: OfficeSite
    token: str
    panels: Mapping[str, str]


def chain_page(asking: Asking, typed: Typed, forms: Mapping[str, str], own: tuple[str, ...]) -> FormPage:
    """Ask for the chain of all forms that have none of their own; ``forms`` are titles of one page, by short name."""
    site, token = asking.site, asking.token
    more = (Link("More forms", site.to(f"sign-off-chain?after={max(forms)}")),) if len(forms) == PAGE else ()
    return FormPage(
        heading="Chain of sign-offs",
        council=site.council,
        lines=(
            "Every form goes through these steps before it is published, one after the other.",
            "Who saved words of a draft never signs it.",
        ),
        action=site.to("sign-off-chain"),
        token=token,
        button="Save the chain",
        boxes=_boxes(typed),
        groups=(_panels(typed),),
        picks=_picks(typed, asking.panels),
        links=(
            *(
                Link(f"The chain of “{title}”{' (its own)' if form in own else ''}", site.to(f"sign-off-chain/{form}"))
                for form, title in forms.items()
            ),
            *more,
        ),
    )


def form_chain_page(asking: Asking, form: str, title: str, typed: Typed, *, own: bool) -> FormPage:
    """Ask for the chain of one form; ``own`` is False while it goes by that of all forms."""
    site, token = asking.site, asking.token
    first = f"“{title}” has a chain of its own." if own else f"“{title}” goes by the chain of all forms."
    return FormPage(
        heading=f"Chain of sign-offs of “{title}”",
        council=site.council,
        lines=(first, "To go by the chain of all forms, empty every box and save."),
        action=site.to(f"sign-off-chain/{form}"),
        token=token,
        button="Save the chain",
        boxes=_boxes(typed),
        groups=(_panels(typed),),
        picks=_picks(typed, asking.panels),
        back=(Link("Back to the chain of all forms", site.to("sign-off-chain")),),
    )


def _boxes(typed: Typed) -> tuple[Box, ...]:
    wrong = tuple(FAULTS[fault] for fault in ChainFault if fault in typed.faults - {ChainFault.NO_APPROVER})
    return tuple(
        Box(
            id=f"{STEP}-{number}",
            label=f"Step {number}",
            hint="Who signs: for example Panel, Head of service or Board."
            if number == 1
            else "Leave it empty to stop.",
            typed=typed.names[number - 1] if number <= len(typed.names) else "",
            errors=wrong[:1] if number == 1 else (),
        )
        for number in range(1, MOST_STEPS + 1)
    )


def _picks(typed: Typed, panels: Mapping[str, str]) -> tuple[Pick, ...]:
    """Ask which panel signs each step; nothing where there is no panel to choose."""
    offers = (("", "Any panel"), *panels.items())
    hint = "Only if a panel signs it. A second panel can sign what the first one changed."
    return tuple(
        Pick(
            id=f"{WHICH}-{number}",
            label=f"Which panel signs step {number}?",
            hint=hint if number == 1 else "",
            offers=offers,
            chosen=typed.panel(number),
        )
        for number in range(1, MOST_STEPS + 1)
        if panels
    )


def _panels(typed: Typed) -> Group:
    buttons = tuple(
        Button(
            id=PANELS if number == 1 else f"{PANELS}-{number}",
            name=PANELS,
            value=str(number),
            label=f"Step {number}",
            checked="checked" if number in typed.panels else "",
            kind="checkbox",
        )
        for number in range(1, MOST_STEPS + 1)
    )
    errors = (FAULTS[ChainFault.NO_APPROVER],) if ChainFault.NO_APPROVER in typed.faults else ()
    return Group(legend="Which of these steps does a panel sign?", name=PANELS, buttons=buttons, errors=errors)
