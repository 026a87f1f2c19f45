"""What the chair does with a round: choose and order the questions, open it, give more time, close it, say no."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from formbuilder.definition.worded import way_words
from formbuilder.publishing.naming import capital
from formbuilder.rendering.boxes import Button
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, Group, ListPage
from formbuilder.rendering.panel_pages import stage_words
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.round_words import WHY, WRONG, RoundPage, Step, count_words, days_lines
from formbuilder.rendering.text_page import Part, Press
from formbuilder.rendering.titles import day_words
from formbuilder.review.parts import Looked
from formbuilder.services.agendas import Offer
from formbuilder.services.round_kinds import OVER, Days, NoRound, Stage, Why

PLACE = "place"
READ = "read"
"""Begins the name of the field with the wordings of a question."""
OPENS, CLOSES, LATE, ANSWERS, GIVEN = "opens", "closes", "late", "answers", "given"
"""Names of fields."""
NO_DAY = "Enter a day, like 14/12/2026."
NO_NUMBER = "Enter a number of days from 1 to 365."
LEGENDS: Mapping[Why, str] = {
    Why.HARD: "People said that these are hard",
    Why.CHANGED: "These changed since the last round",
    Why.CHOSEN: "The other questions, in the order of the form",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDays:
    """The days of a round as they were typed, and what is wrong with each."""

    opens: str = ""
    closes: str = ""
    late: str = ""
    answers: str = ""
    errors: Mapping[str, str] | None = None

    @classmethod
    def of(cls, days: Days) -> TypedDays:
        """Return days as they are typed."""
        opens, closes, late = (f"{day:%d/%m/%Y}" for day in (days.opens_on, days.closes_on, days.late_until))
        return cls(opens=opens, closes=closes, late=late, answers=str(days.answer_days))

    def box(self, id_: str, label: str, hint: str, typed: str) -> Box:
        """Return one box with its error."""
        error = (self.errors or {}).get(id_)
        return Box(id=id_, label=label, hint=hint, typed=typed, errors=(error,) if error else ())


def chair_page(site: OfficeSite, whole: Whole, more: Sequence[Part] = ()) -> RoundPage:
    """Say how far a round is, and what the chair can do with it now; ``more`` tells of the rounds that follow it."""
    round_, place = whole.round, whole.place
    many = len(whole.questions)
    asked = (f"{count_words(whole.wishes, 'member needs', 'members need')} more time.",) if whole.wishes else ()
    chosen = (
        f"You chose {count_words(many, 'question', 'questions')}." if many else "You have not chosen questions yet."
    )
    parts = (
        Part(heading="How far it is", lines=(*days_lines(round_), *asked)),
        Part(heading="The questions", lines=(chosen,), links=tuple(_question_links(site, whole))),
        Part(heading="What you can do now", links=tuple(_doings(site, whole))),
        *more,
    )
    return RoundPage(
        heading=f"Lead the round “{round_.title}”",
        council=site.council,
        parts=tuple(part for part in parts if part.lines or part.links),
        back=(Link("Back to the round", site.to(place)),),
    )


def pick_page(
    site: OfficeSite, token: str, whole: Whole, offers: Sequence[Offer], chosen: Collection[str], why: NoRound | None
) -> FormPage:
    """Let the chair choose questions from those of the form: reported hard first, then changed, then the others."""
    error = (WRONG[why],) if why else ()
    groups = []
    number = 0
    for kind, legend in LEGENDS.items():
        mine = [offer for offer in offers if offer.why is kind]
        buttons = []
        for offer in mine:
            buttons.append(_button(offer, number, checked=offer.place in chosen))
            number += 1
        if buttons:
            groups.append(Group(legend=legend, name=f"{PLACE}-{kind}", buttons=tuple(buttons), errors=error))
            error = ()
    return FormPage(
        heading="Choose the questions",
        council=site.council,
        lines=(
            "Twelve questions are enough for one round.",
            "We ticked the first twelve: those that people find hard, and then those that changed.",
            *Step(
                seen_by="members see the questions once the round is open.",
                next="you put them in order, and then set the days.",
                by_when="on any day before you open the round.",
                undo="Yes, until it opens. After that you can add questions at the end.",
            ).lines,
        ),
        action=site.to(f"{whole.place}/pick"),
        token=token,
        button="Save these questions",
        groups=tuple(groups),
        back=(Link("Back", site.to(f"{whole.place}/chair")),),
    )


def wordings_page(
    site: OfficeSite, token: str, whole: Whole, looked: Mapping[str, Looked], why: NoRound | None = None
) -> FormPage:
    """Let the chair say in which wordings each question is looked at; ``looked`` is each question with all of them."""
    groups: list[Group] = []
    for row in whole.questions:
        read = looked[row.place].wordings if row.place in looked else ()
        chosen = read if row.read is None else row.read
        name = f"{READ}-{row.number}"
        buttons = tuple(
            Button(
                id=name if at == 0 else f"{name}-{at}",
                name=name,
                value=each,
                label=capital(way_words(each)),
                checked="checked" if each in chosen else "",
                kind="checkbox",
            )
            for at, each in enumerate(read)
        )
        if buttons:
            legend = f"{row.number}. {whole.words.get(row.place, row.place)}"
            errors = (WRONG[why],) if why and not groups else ()
            groups.append(Group(legend=legend, name=name, buttons=buttons, errors=errors))
    return FormPage(
        heading="Choose the wordings",
        council=site.council,
        lines=(
            "Some people read these questions in other words. Members always see the usual words.",
            "Ticked wordings stand below them. All are ticked, unless you chose before.",
            *Step(
                seen_by="members see the questions once the round is open.",
                next="members can comment on each text of a wording.",
                by_when="on any day before the round opens.",
                undo="Yes, until it opens.",
            ).lines,
        ),
        action=site.to(f"{whole.place}/wordings"),
        token=token,
        button="Save these wordings",
        groups=tuple(groups),
        back=(Link("Back", site.to(f"{whole.place}/chair")),),
    )


def order_page(site: OfficeSite, token: str, whole: Whole) -> ListPage:
    """Let the chair move each question up or down."""
    last = len(whole.questions)
    entries = []
    for row in whole.questions:
        moves = [("up", row.number > 1), ("down", row.number < last)]
        presses = tuple(
            Press(
                text=f"Move question {row.number} {way}",
                action=site.to(f"{whole.place}/order"),
                token=token,
                hidden=((PLACE, row.place), ("way", way)),
                look="secondary",
            )
            for way, possible in moves
            if possible
        )
        why = WHY[Why(row.why)]
        entries.append(
            Entry(
                heading=f"{row.number}. {whole.words.get(row.place, row.place)}",
                lines=(why,) if why else (),
                presses=presses,
            )
        )
    return ListPage(
        heading="Put the questions in order",
        council=site.council,
        lines=("Members go from the first to the last. They can stop after each one.",),
        entries=tuple(entries),
        links=(Link("Set the days and open the round", site.to(f"{whole.place}/open")),),
        back=(Link("Back", site.to(f"{whole.place}/chair")),),
    )


def open_page(site: OfficeSite, token: str, whole: Whole, typed: TypedDays) -> FormPage:
    """Ask from when to when a round is open, and open it."""
    step = Step(
        seen_by="all members of the panel, and those in the council who propose rounds.",
        next="members see the round under “My panels”, and can send comments.",
        by_when="it opens on the first day that you name.",
        undo="No. You can give more time, and close it after its last day.",
    )
    return FormPage(
        heading="Open the round",
        council=site.council,
        lines=(*step.lines, f"The round has {count_words(len(whole.questions), 'question', 'questions')}."),
        action=site.to(f"{whole.place}/open"),
        token=token,
        button="Open this round to the members",
        boxes=(
            typed.box(OPENS, "First day", "For example, 14/12/2026. Today or later.", typed.opens),
            typed.box(CLOSES, "Last day", "A week or more after the first day. It closes softly.", typed.closes),
            typed.box(LATE, "Until when are late comments taken?", "They are answered like all others.", typed.late),
            typed.box(
                ANSWERS,
                "Within how many days does each comment get an answer?",
                "After the last day. Usually 28.",
                typed.answers,
            ),
        ),
        back=(Link("Back", site.to(f"{whole.place}/chair")),),
    )


def time_page(site: OfficeSite, token: str, whole: Whole, typed: TypedDays) -> FormPage:
    """Ask until when a round stays open instead."""
    step = Step(
        seen_by="all members of the panel, and those in the council who propose rounds.",
        next="members see the new days on the page of the round. The count of who needs more time starts again.",
        by_when="at once.",
        undo="No. You can only name later days.",
    )
    wishes = f"{count_words(whole.wishes, 'member', 'members')} asked for more time." if whole.wishes else ""
    return FormPage(
        heading="Give more time",
        council=site.council,
        lines=(*([wishes] if wishes else []), *step.lines),
        action=site.to(f"{whole.place}/give-time"),
        token=token,
        button="Give more time",
        boxes=(
            typed.box(CLOSES, "New last day", "Not earlier than now.", typed.closes),
            typed.box(LATE, "Until when are late comments taken?", "They are answered like all others.", typed.late),
        ),
        back=(Link("Back", site.to(f"{whole.place}/chair")),),
    )


def close_page(site: OfficeSite, token: str, whole: Whole, why: NoRound | None = None) -> RoundPage:
    """Ask before a round is closed for good."""
    days = whole.round.days
    until = f"without you, it closes after {day_words(days.late_until)}." if days else "at once."
    step = Step(
        seen_by="all members of the panel, and those who answer.",
        next="no more comments are taken. Each comment is answered, late ones too.",
        by_when=until,
        undo="No. You can propose another round to the council.",
    )
    press = Press(text="Close this round", action=site.to(f"{whole.place}/close"), token=token, look="warning")
    return _sure(site, whole, "Do you want to close the round?", step, press, why)


def given_page(site: OfficeSite, token: str, whole: Whole, typed: str, why: NoRound | None = None) -> FormPage:
    """Ask the chair what people had for their time."""
    step = Step(
        seen_by="all members of the panel, those in the council who read the round, and the board.",
        next="it stands in the statement of how people took part, beside what was offered.",
        by_when="at once.",
        undo="Yes. You can say it again, and the new words take the place of these.",
    )
    area = Area(
        id=GIVEN,
        label="What did people have for their time?",
        hint="For example: “Everybody who wanted the voucher of £15 had it.” Name nobody.",
        typed=typed,
        rows=3,
        errors=(WRONG[why],) if why else (),
    )
    offered = f"Offered was: {' '.join(whole.round.offer.split())}" if whole.round.offer else "Nothing was offered."
    return FormPage(
        heading="What was given",
        council=site.council,
        lines=(stage_words(whole.round), offered, "You can leave this empty, and say it later.", *step.lines),
        action=site.to(f"{whole.place}/given"),
        token=token,
        button="Save what was given",
        areas=(area,),
        back=(Link("Back", site.to(f"{whole.place}/chair")),),
    )


def drop_page(site: OfficeSite, token: str, whole: Whole, why: NoRound | None = None) -> RoundPage:
    """Ask before the chair says no to a round."""
    step = Step(
        seen_by="the panel, and the officer who proposed it.",
        next="the round is not opened. Nobody is asked anything.",
        by_when="at once.",
        undo="No. The officer can propose it again.",
    )
    press = Press(text="Say no to this round", action=site.to(f"{whole.place}/drop"), token=token, look="warning")
    return _sure(site, whole, "Do you want to say no to the round?", step, press, why)


def _sure(site: OfficeSite, whole: Whole, heading: str, step: Step, press: Press, why: NoRound | None) -> RoundPage:
    wrong = (Part(lines=(WRONG[why],)),) if why else ()
    keep = Link("No, leave it as it is", site.to(f"{whole.place}/chair"))
    parts = (*wrong, Part(lines=step.lines))
    return RoundPage(
        heading=heading,
        council=site.council,
        caption=whole.round.title,
        parts=parts,
        presses=(press,),
        links=(keep,),
        back=(Link("Back", site.to(f"{whole.place}/chair")),),
    )


def _button(offer: Offer, number: int, *, checked: bool) -> Button:
    times = f"{count_words(offer.times, 'person', 'people')} said that it is hard." if offer.times else ""
    return Button(
        id=f"{PLACE}-{offer.why}" if number == 0 else f"{PLACE}-{number}",
        name=PLACE,
        value=offer.place,
        label=offer.words,
        hint=times,
        checked="checked" if checked else "",
        kind="checkbox",
    )


def _question_links(site: OfficeSite, whole: Whole) -> Iterator[Link]:
    stage = whole.round.stage
    if stage in {Stage.CLOSED, Stage.DROPPED}:
        return
    if stage in {Stage.OPEN, Stage.LATE}:
        yield Link("Add questions", site.to(f"{whole.place}/pick"))
        return
    yield Link("Choose the questions", site.to(f"{whole.place}/pick"))
    if whole.questions:
        yield Link("Put the questions in order", site.to(f"{whole.place}/order"))
        yield Link("Choose in which wordings they are looked at", site.to(f"{whole.place}/wordings"))


def _doings(site: OfficeSite, whole: Whole) -> Iterator[Link]:
    stage, place = whole.round.stage, whole.place
    if stage is Stage.PROPOSED and whole.questions:
        yield Link("Set the days and open the round", site.to(f"{place}/open"))
    if stage is Stage.PROPOSED:
        yield Link("Say no to this round", site.to(f"{place}/drop"))
    if stage in {Stage.PLANNED, Stage.OPEN, Stage.LATE}:
        yield Link("Give more time", site.to(f"{place}/give-time"))
    if stage is Stage.LATE:
        yield Link("Close this round", site.to(f"{place}/close"))
    if stage in OVER:
        yield Link("Say what people had for their time", site.to(f"{place}/given"))
        yield Link("Begin a second round on what changed", site.to(f"{place}/second"))


def usual_days(today: date) -> TypedDays:
    """Return what is offered: four weeks, two more for late comments, and answers within 28 days."""
    return TypedDays.of(Days.usual(today))
