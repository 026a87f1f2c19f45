"""How it stands with the sign-offs of a draft, and the pages on which they are given, recorded and confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.publishing.life_cycle import Stage
from formbuilder.publishing.naming import LONGEST, Names, capital
from formbuilder.publishing.sign_offs import Outcome, Signer, StepState
from formbuilder.rendering.draft_words import STAGES, DraftSite, called, name_of
from formbuilder.rendering.form_met import form_met
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_pages import Area, Entry
from formbuilder.rendering.office_sections import AskPage, Fields, Section, SectionsPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.sign_off_words import free_words, own_words, said_words
from formbuilder.rendering.signing_boxes import BECAUSE, Typed, outcome_fields
from formbuilder.rendering.text_page import Press
from formbuilder.services.drafts import Draft
from formbuilder.services.sign_off_kinds import AsideWay, SignOff, Standing

MOST_WORDS = 50


FOR_PANEL = (
    "Who sees it: your panel, the council and the board.",
    "Everybody reads what your panel said and why, without your name.",
    "What happens next: after a yes, the next step signs. After a no, the council reads your reasons.",
    "By when: at once.",
    "Can you undo it: your panel can sign again, as long as it is the turn of this step.",
)
"""What somebody of a panel knows before they sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """A draft whose sign-offs are looked at or given, by somebody who may do some things."""

    site: DraftSite
    draft: Draft
    standing: Standing
    form: Form | None
    names: Mapping[str, str]
    """Of people, by id."""
    token: str
    writes: bool = False
    approves: bool = False
    panels: bool = False
    records: bool = False
    person: str = ""
    """Who looks, by id."""
    of_panels: Mapping[str, str] = field(default_factory=dict)
    """The panels for which they may sign: the names by id."""
    panel_names: Mapping[str, str] = field(default_factory=dict)
    """All panels, by id."""

    @property
    def stage(self) -> Stage:
        """How far the draft is."""
        return Stage(self.draft.state)


def sign_offs_page(at: Signing, said: tuple[str, ...] = ()) -> SectionsPage:
    """Show each step: what was said, what must be signed again, and who can go on."""
    return SectionsPage(
        heading=f"Sign-offs of {called(at.draft)}",
        council=at.site.office.council,
        said=said,
        lines=(STAGES[at.stage], *_now(at)),
        press=tuple(_review(at)),
        sections=tuple(_step(at, state) for state in at.standing.chain.steps),
        presses=tuple(_take_back(at)),
        links=(Link("Publish page", at.site.to("publish")),),
        back=at.site.back("", "Back to the draft"),
    )


def may_sign(at: Signing, state: StepState) -> bool:
    """Say whether whoever looks may give a step: of a panel, those of that very panel if one is named."""
    if state.step.signer is Signer.PANEL:
        return at.panels and (not state.step.panel or state.step.panel in at.of_panels)
    return at.approves


def sign_page(
    at: Signing,
    place: str,
    typed: Typed,
    state: StepState,
    left: tuple[Section, ...] = (),
    before: Mapping[str, str] | None = None,
) -> AskPage:
    """Ask somebody who signed in for their yes or no.

    ``left`` tells which findings were left as they are, and why; ``before`` are the words that were signed last.
    """
    met = "You see the form below, as people meet it. Nothing that you type into it is kept."
    told = FOR_PANEL if state.step.signer is Signer.PANEL else ()
    return AskPage(
        heading=f"Sign off {called(at.draft)}",
        council=at.site.office.council,
        lines=(f"You sign the step “{state.step.name}”.", "We keep who signed, and which words.", *told, met),
        shown=(*_before_you(at, state), *_changed(at, state, before or {}), *left),
        met=form_met(at.form, unfolded=not state.again) if at.form else (),
        folded=tuple(words_to_copy(at)),
        action=at.site.to(place),
        token=at.token,
        button="Sign",
        fields=outcome_fields(typed),
        hidden=(("seen", str(at.draft.revision)), ("step", state.step.key)),
        back=at.site.back("sign-offs", "Back to the sign-offs") if at.approves or at.writes else (),
    )


def spite_page(at: Signing, typed: Typed, state: StepState) -> AskPage:
    """Ask for the reason to go on although a panel said no."""
    hint = "Everybody reads this with your name, beside the no of the panel."
    area = Area(id=BECAUSE, label="Why do you go on?", hint=hint, typed=typed.because, errors=typed.errors(BECAUSE))
    said = state.last
    why = next((each.because for each in at.standing.said if said and each.id == said.id), "")
    return AskPage(
        heading="Go on although the panel said no",
        council=at.site.office.council,
        lines=(f"“{state.step.name}” said no to {called(at.draft)}.", *([f"They said: {why}"] if why else [])),
        action=at.site.to("sign-offs/in-spite"),
        token=at.token,
        button="Go on, with my name",
        fields=(Fields(areas=(area,)),),
        hidden=(("seen", str(at.draft.revision)), ("step", state.step.key)),
        back=at.site.back("sign-offs", "Back to the sign-offs"),
    )


def confirm_page(at: Signing, said: SignOff) -> SectionsPage:
    """Show what was recorded from minutes, and let a second person confirm it."""
    press = Press(
        text="Yes, this is what they said",
        action=at.site.to(f"sign-offs/{said.id}"),
        token=at.token,
        hidden=(("seen", str(at.draft.revision)),),
    )
    entry = Entry(heading=said_words(said), lines=tuple(_told(at, said)))
    refuse = Link("No, this is not what they said", at.site.to(f"sign-offs/{said.id}/refuse"))
    return SectionsPage(
        heading="Is this what they decided?",
        council=at.site.office.council,
        lines=("Read it beside the minutes. It counts once you confirm it.",),
        sections=(Section(heading=f"{called(at.draft)}: {_step_name(at, said)}", entries=(entry,)),),
        press=(press,),
        links=(refuse,),
        back=at.site.back("sign-offs", "Back to the sign-offs"),
    )


def refuse_page(at: Signing, said: SignOff, typed: str = "", error: str = "") -> AskPage:
    """Ask what is wrong with what was recorded from minutes."""
    hint = "Whoever recorded it reads this. It stays beside what they recorded."
    area = Area(id=BECAUSE, label="What is not right?", hint=hint, typed=typed, errors=(error,) if error else ())
    entry = Entry(heading=said_words(said), lines=tuple(_told(at, said)))
    return AskPage(
        heading="This is not what they said",
        council=at.site.office.council,
        lines=("It will not count. It can be recorded again.",),
        shown=(Section(heading=f"{called(at.draft)}: {_step_name(at, said)}", entries=(entry,)),),
        action=at.site.to(f"sign-offs/{said.id}/refuse"),
        token=at.token,
        button="No, it is not right",
        fields=(Fields(areas=(area,)),),
        back=at.site.back("sign-offs", "Back to the sign-offs"),
    )


def _step_name(at: Signing, said: SignOff) -> str:
    state = at.standing.chain.of(said.step)
    return state.step.name if state else said.step


def _now(at: Signing) -> Iterator[str]:
    turn = at.standing.chain.turn
    if at.form is None:
        yield "It has a problem that stops it, so nobody can sign it off now."
    elif at.stage in {Stage.IN_REVIEW, Stage.APPROVED}:
        yield f"Next comes “{turn.step.name}”." if turn else "Every step is signed off."


def _review(at: Signing) -> Iterator[Press]:
    if not at.writes:
        return
    if at.stage is Stage.DRAFT:
        yield Press(text="Send for review", action=at.site.to("review"), token=at.token)
    elif at.stage is Stage.IN_REVIEW and at.standing.chain.met:
        yield Press(text="Make it approved again", action=at.site.to("settle"), token=at.token)


def _take_back(at: Signing) -> Iterator[Press]:
    if at.writes and at.stage in {Stage.IN_REVIEW, Stage.APPROVED}:
        yield Press(text="Take back from review", action=at.site.to("take-back"), token=at.token, look="secondary")


def _step(at: Signing, state: StepState) -> Section:
    said = [each for each in at.standing.said if each.step == state.step.key]
    entries = tuple(
        Entry(
            heading=said_words(each),
            lines=tuple(_told(at, each)),
            links=tuple(_confirm(at, each)),
            presses=tuple(_take_minutes_back(at, each)),
        )
        for each in said
    )
    return Section(
        heading=f"Step {state.number}: {state.step.name}",
        lines=tuple(_how_it_stands(at, state)),
        entries=entries,
        links=(*_to_change(at, state), *_ways_on(at, state)),
    )


def _before_you(at: Signing, state: StepState) -> Iterator[Section]:
    """Show what the steps before said with words of their own: concerns first of all, and a no that was gone past."""
    order = {each.step.key: each.number for each in at.standing.chain.steps}
    early = [each for each in at.standing.said if order.get(each.step, state.number) < state.number and each.because]
    heard = [each for each in early if not each.waits and each.aside is None]
    entries = tuple(
        Entry(heading=f"{_step_name(at, each)}: {said_words(each)}", lines=tuple(own_words(each)))
        for each in sorted(heard, key=lambda each: (not each.concern, order[each.step]))
    )
    if entries:
        yield Section(heading="What was said before you", entries=entries)


def _how_it_stands(at: Signing, state: StepState) -> Iterator[str]:
    if state.step.panel:
        yield f"Only {at.panel_names.get(state.step.panel, 'one panel')} signs this step."
    if state.met:
        yield "This step is met."
    elif state.again and at.form:
        names = Names(at.form)
        told = [names.slot(address) for address in state.again[:MOST_WORDS] if not address.endswith("*")]
        yield "These words changed since, and must be signed again:" if told else "Something changed since. Sign again."
        yield from (f"{capital(each)}." for each in told)
    elif state.open:
        yield "It is the turn of this step."
    else:
        yield "It opens when the step before is met."
    if at.form:
        names = Names(at.form)
        yield from (f"To come: {names.slot(each.address)} must read “{each.words}”." for each in state.to_come)


def _to_change(at: Signing, state: StepState) -> Iterator[Link]:
    """Lead to the questions whose words were agreed and are still to come."""
    if at.form is None or not at.writes:
        return
    names = Names(at.form)
    owners = dict.fromkeys(each.address.partition(".")[0] for each in state.to_come)
    for owner in owners:
        if owner in names.questions:
            yield Link(f"Change the words of {names.slot(f'{owner}.ask')}", at.site.to(f"questions/{owner}"))


def _told(at: Signing, said: SignOff) -> Iterator[str]:
    who, when = name_of(at.names, said.given_by), moment_words(said.given_at)
    save = f"It is about save {said.revision}."
    if not said.from_minutes:
        yield f"{who} signed this on {when}. {save}"
    elif said.confirmed_at:
        yield f"{who} recorded this from minutes. {name_of(at.names, said.confirmed_by)} confirmed it. {save}"
    elif aside := said.aside:
        yield f"{who} recorded this from minutes on {when}. It does not count. {save}"
        other, then = name_of(at.names, aside.by), moment_words(aside.at)
        back = aside.way is AsideWay.TAKEN_BACK
        yield f"They took it back on {then}." if back else f"{other} said on {then} that this is not what was decided."
        yield from ([f"What is not right: {aside.because}"] if aside.because else [])
    else:
        yield f"{who} recorded this from minutes on {when}. A second person must confirm it. {save}"
    yield from free_words(said)
    if at.form:
        names = Names(at.form)
        yield from (f"Agreed: {names.slot(each.address)} reads “{each.words}”." for each in said.agreed)


def _take_minutes_back(at: Signing, said: SignOff) -> Iterator[Press]:
    if said.waits and at.records and said.given_by == at.person:
        place = at.site.to(f"sign-offs/{said.id}/take-back")
        yield Press(text="Take back what I recorded", action=place, token=at.token, look="secondary")


def _confirm(at: Signing, said: SignOff) -> Iterator[Link]:
    if said.waits and at.approves and said.given_by != at.person:
        yield Link("Confirm what was recorded", at.site.to(f"sign-offs/{said.id}"))


def _ways_on(at: Signing, state: StepState) -> Iterator[Link]:
    if not state.open or at.form is None or at.stage not in {Stage.IN_REVIEW, Stage.APPROVED}:
        return
    panel = state.step.signer is Signer.PANEL
    if may_sign(at, state):
        yield Link(f"Sign the step “{state.step.name}”", at.site.to("sign-for-panel" if panel else "sign"))
    if at.records:
        yield Link(f"Record “{state.step.name}” from minutes", at.site.to("sign-offs/minutes"))
    if panel and at.approves and state.last and state.last.outcome is Outcome.NO:
        yield Link("Go on although the panel said no", at.site.to("sign-offs/in-spite"))


def _changed(at: Signing, state: StepState, before: Mapping[str, str]) -> Iterator[Section]:
    """Show the words that changed since they were signed, with those that stood there."""
    if at.form is None or not state.again:
        return
    names, words = Names(at.form), {address: each.text for address, each in slots(at.form)}
    entries = tuple(
        Entry(heading=capital(names.slot(each)), lines=_both(before.get(each, ""), words[each]))
        for each in state.again
        if each in words and ".short" not in each
    )
    lines = () if entries else ("Only order, rules or answers changed. Compare the versions to see what.",)
    yield Section(heading="The words that changed", lines=lines, entries=entries)


def _both(before: str, now: str) -> tuple[str, ...]:
    return (f"Before: {before}", f"Now: {now}") if before and before != now else (f"Now: {now}",)


def words_to_copy(at: Signing) -> Iterator[Section]:
    """Show all the words that are signed, those that stand on no page too."""
    if at.form is None:
        return
    names = Names(at.form)
    entries = tuple(
        Entry(heading=capital(names.slot(address)), lines=_read_below(address, each.text))
        for address, each in slots(at.form)
        if ".short" not in address
    )
    yield Section(heading="All the words of the form, to look up and copy", entries=entries)


def _read_below(address: str, words: str) -> tuple[str, ...]:
    """Return what stands below the name of some words: nothing where the name says them in full."""
    said = address.endswith(".ask") and len(words) <= LONGEST
    return () if said else (words,)
