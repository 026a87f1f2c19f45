"""A round as members meet it: before they start, the list of its questions, a practice question, more time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.rendering.boxes import Offer, one_of, some_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, FormPage, Group
from formbuilder.rendering.office_sections import SectionsPage
from formbuilder.rendering.publish_pages import left_section
from formbuilder.rendering.round_words import (
    MINUTES_EACH,
    RoundPage,
    count_words,
    days_lines,
    minutes_of,
    said,
    who_helps,
)
from formbuilder.rendering.round_words import Step as Knowing
from formbuilder.rendering.text_page import Part, Press
from formbuilder.review.trouble import Ease, Tick
from formbuilder.services.members import Member
from formbuilder.services.panels import Panel
from formbuilder.services.publishing_kinds import Left
from formbuilder.services.round_kinds import Round, Stage, Step
from formbuilder.services.rounds import QuestionRow

WORDS, TICKS, EASE = "words", "ticks", "ease"
"""Names of fields."""
STEPS: Mapping[Step, str] = {
    Step.SENT: "Sent",
    Step.NOTHING: "Nothing to add",
    Step.SKIPPED: "Left out. You can come back to it",
}
NOT_YET = "Not yet"
TRY = "“How do you take your tea?”"
"""The practice question: made up, and not quite clear on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A round with all that its first page says, and who looks at it."""

    round: Round
    panel: Panel
    questions: tuple[QuestionRow, ...]
    words: Mapping[str, str]
    """What each question is called."""
    helpers: tuple[str, ...] = ()
    """The names of the facilitators."""
    steps: Mapping[str, Step] | None = None
    """What the member who looks did at each place; None for those who are no members."""
    member: Member | None = None
    chairs: bool = False
    leads: bool = False
    """Whether they chair or help the panel."""
    proposes: bool = False
    brings: bool = False
    """Whether whoever looks brings in notes from paper."""
    wishes: int = 0
    """How many members need more time."""
    before: Mapping[str, int] | None = None
    """How much was said before of each question."""

    @property
    def place(self) -> str:
        """Its address below the office."""
        return f"rounds/{self.round.id}"

    @property
    def next_question(self) -> int | None:
        """The number of the first question to which the member said nothing yet."""
        done = self.steps or {}
        return next((each.number for each in self.questions if each.place not in done), None)


def round_page(site: OfficeSite, whole: Whole) -> RoundPage:
    """Say what to know before one starts: what can change first."""
    return RoundPage(
        heading=whole.round.title,
        council=site.council,
        caption="Before you start",
        parts=tuple(_parts(site, whole)),
        go=_go(site, whole),
        links=tuple(_links(site, whole)),
        back=(Link(f"Back to {whole.panel.name}", site.to(f"panels/{whole.panel.id}")),),
    )


def questions_page(site: OfficeSite, whole: Whole) -> RoundPage:
    """List the questions of a round, each with how far the member is."""
    done = sum(each.place in (whole.steps or {}) for each in whole.questions)
    many = count_words(len(whole.questions), "question", "questions")
    lines = (
        (f"{many}. You are done with {done}.", "You can go to them in any order.") if whole.member else (f"{many}.",)
    )
    return RoundPage(
        heading="The questions of this round",
        council=site.council,
        caption=whole.round.title,
        parts=(Part(lines=lines), *(_question(site, whole, each) for each in whole.questions)),
        back=(Link("Back to “Before you start”", site.to(whole.place)),),
    )


def more_time_page(site: OfficeSite, token: str, whole: Whole, *, asked: bool) -> RoundPage:
    """Let a member say “we need more time”, or say that they did."""
    back = (Link("Back to “Before you start”", site.to(whole.place)),)
    if asked:
        many = count_words(whole.wishes, "member said", "members said")
        lines = (f"{many} that they need more time.", "The chair sees this number, and can give more time.")
        heading = "We have noted that you need more time"
        late = Part(heading="Until then", lines=days_lines(whole.round))
        return RoundPage(heading=heading, council=site.council, parts=(Part(lines=lines), late), back=back)
    knowing = Knowing(
        seen_by="the chair sees how many members need more time, and no names.",
        next="the chair decides if the round stays open longer. You see the new day on the page of the round.",
        by_when="the chair can do it on any day before the late comments end.",
        undo="No. It is only counted, and nothing else follows from it.",
    )
    press = Press(text="We need more time", action=site.to(f"{whole.place}/more-time"), token=token)
    parts = (Part(lines=knowing.lines), who_helps(site.council, whole.helpers))
    return RoundPage(heading="Do you need more time?", council=site.council, parts=parts, presses=(press,), back=back)


def practice_page(site: OfficeSite, token: str, whole: Whole) -> FormPage:
    """Show a question to practise with: nothing that is written there is kept."""
    ticks = some_of(TICKS, [Offer(tick.value, tick.label) for tick in Tick])
    eases = one_of(EASE, [Offer(ease.value, ease.label) for ease in Ease])
    return FormPage(
        heading="A question to practise with",
        council=site.council,
        lines=(
            "This question is made up. What you write here is not kept, and nobody sees it.",
            f"The form asks: {TRY}",
        ),
        action=site.to(f"{whole.place}/practice"),
        token=token,
        button="See what happens when you send it",
        areas=(
            Area(id=WORDS, label="What do you want to say about it?", hint="A word is enough. You can leave it empty."),
        ),
        groups=(
            Group(legend="You can tick what fits", name=TICKS, buttons=ticks),
            Group(legend="How easy is it?", name=EASE, buttons=eases),
        ),
        back=(Link("Back to “Before you start”", site.to(whole.place)),),
    )


def practised_page(site: OfficeSite, whole: Whole, words: str, ticks: Sequence[Tick], ease: Ease | None) -> RoundPage:
    """Show what was tried, and that nothing of it was kept."""
    tried = [f"You wrote: “{words}”"] if words else []
    tried += [f"You ticked: {tick.label}." for tick in ticks]
    tried += [f"You said: {ease.label}."] if ease else []
    parts = (
        Part(lines=("This was practice. Nothing was kept, and nobody sees it.",)),
        Part(heading="What you tried", lines=tuple(tried) or ("You left everything empty. That is fine too.",)),
        Part(
            heading="With a real question",
            lines=(
                "You first see your comment once more, and then send it to the panel.",
                "You can change it or take it back until the round closes.",
            ),
        ),
    )
    return RoundPage(
        heading="That is how it works",
        council=site.council,
        parts=parts,
        go=_go(site, whole),
        links=(Link("Practise again", site.to(f"{whole.place}/practice")),),
        back=(Link("Back to “Before you start”", site.to(whole.place)),),
    )


def _parts(site: OfficeSite, whole: Whole) -> Iterator[Part]:
    round_ = whole.round
    yield Part(
        heading="What can change, and what cannot",
        lines=said(round_.can_change) or ("All words can change.",),
    )
    if round_.after:
        lines = ("This is a second round. It shows what changed, and what became of each comment.",)
        link = Link("What changed since the first round", site.to(f"{whole.place}/changes"))
        yield Part(heading="What changed since the first round", lines=lines, links=(link,))
    yield Part(heading="How long it takes", lines=tuple(_how_long(whole)))
    yield Part(heading="Until when", lines=days_lines(round_))
    offer = said(round_.offer) or ("Nothing is offered for this round. Ask the person below if you need something.",)
    yield Part(heading="What we offer for your time", lines=offer)
    if round_.given:
        yield Part(heading="What people had for their time", lines=said(round_.given))
    yield Part(heading="What others see of you", lines=tuple(_seen(whole)))
    yield Part(heading="What you need", lines=("Nothing else. Each page shows the words that it is about.",))
    yield who_helps(site.council, whole.helpers)


def _how_long(whole: Whole) -> Iterator[str]:
    many = len(whole.questions)
    if not many:
        yield "The chair has not chosen the questions yet."
        return
    yield f"There are {count_words(many, 'question', 'questions')}, one on each page."
    yield f"Plan {minutes_of(whole.round, many)} minutes for all of them."
    yield f"One question takes about {MINUTES_EACH} minutes. You can stop after each one, and come back on any day."
    yield "You do not need to answer all of them."


def _seen(whole: Whole) -> Iterator[str]:
    called = f"They read it with “{whole.member.shown}”." if whole.member else "They read it with a name or a number."
    yield "Other members see your comment after they sent theirs, or said that they have nothing to add."
    yield called
    yield "You see theirs in the same way. The chair and those who answer see all comments."
    yield "Who looks at the same words in a later round reads it too, without your name. That can be another panel."
    if whole.panel.nameless:
        yield "The council does not know your name."


def _go(site: OfficeSite, whole: Whole) -> Link | None:
    number = whole.next_question
    if not whole.member or not whole.round.takes_points or not whole.questions:
        return None
    if number is None:
        return Link("See your questions again", site.to(f"{whole.place}/questions"))
    text = f"Go on with question {number}" if whole.steps else f"Start with question {number}"
    return Link(text, site.to(f"{whole.place}/{number}"))


def _links(site: OfficeSite, whole: Whole) -> Iterator[Link]:
    takes, over = whole.round.takes_points, whole.round.stage in {Stage.CLOSED, Stage.LATE}
    asks = bool(whole.questions)
    every = (
        (whole.member and takes, "Practise first with a question that is made up", "practice"),
        (asks, "The list of all questions", "questions"),
        (asks, "Print the questions, or write on paper", "pack"),
        (asks, "What our checks say of the form, and why it was left", "left"),
        (whole.member or whole.leads, "Meetings of this round", "meetings"),
        (whole.member and takes, "We need more time", "more-time"),
        (whole.chairs, "What the chair can do", "chair"),
        (whole.chairs and over, "Begin a second round on what changed", "second"),
        (whole.leads and asks, "Recordings waiting", "sounds"),
        (whole.brings and asks, "Notes from paper, and earlier feedback", "notes"),
    )
    yield from (Link(text, site.to(f"{whole.place}/{page}")) for may, text, page in every if may)
    if whole.proposes and over:
        text = "To propose a second round, open the version with the new words"
        yield Link(text, site.to(f"forms/{whole.round.pin.form}"))


def left_in_round_page(site: OfficeSite, whole: Whole, left: Sequence[Left], names: Mapping[str, str]) -> SectionsPage:
    """Show what officers left as it is, with who said so and why."""
    first = "Our checks look at every question. An officer can leave what they say, with a reason."
    none = () if left else ("Nothing was left of this form.",)
    return SectionsPage(
        heading="What our checks say of the form, and why it was left",
        council=site.council,
        lines=(first, *none),
        sections=tuple(left_section(left, names)),
        back=(Link("Back to the round", site.to(whole.place)),),
    )


def _question(site: OfficeSite, whole: Whole, row: QuestionRow) -> Part:
    words = whole.words.get(row.place, row.place)
    step = (whole.steps or {}).get(row.place)
    state = (f"{STEPS[step] if step else NOT_YET}.",) if whole.member else ()
    links = [Link(f"Open question {row.number}", site.to(f"{whole.place}/{row.number}"))] if whole.member else []
    many = (whole.before or {}).get(row.place, 0)
    if many:
        text = f"What was said before about question {row.number}"
        links.append(Link(text, site.to(f"{whole.place}/earlier/{row.number}")))
    return Part(heading=f"Question {row.number}: {words}", lines=state, links=tuple(links))
