"""The pages that move a question, a page or a section, and that ask before one is taken out."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.drafting.edits import Edit
from formbuilder.drafting.mentions import mentions
from formbuilder.drafting.moving import moved_to, stepped, whole
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import Kind, Thing
from formbuilder.rendering.asked_tasks import PLACES, thing_words
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, pick
from formbuilder.rendering.editor_pages import SEEN
from formbuilder.rendering.editor_task import Face, Task, Wrong, first
from formbuilder.rendering.frame import Link
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.question_tasks import called
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page

HOME = "home"
STEPS = {"up": "Move it up", "down": "Move it down"}


@dataclass(frozen=True)
class MovingTask(Task):
    """Where something stands."""

    thing: Thing

    @property
    def face(self) -> Face:
        """What it says around its boxes, and where it is now."""
        words = thing_words(self.draft, self.thing)
        where = self._section()
        return Face(
            address=f"{self.place}/move",
            heading=f"Move this {self.thing.kind.value}",
            about=f"Moved “{words}”",
            caption=words,
            back=Link("Back", self.draft.to(self.place)),
            button="Move it there",
            lines=(f"It is in the section “{where}”.",) if where else (),
        )

    @property
    def place(self) -> str:
        """The address of the thing, below the draft."""
        return f"{PLACES[self.thing.kind]}/{self.thing.id}"

    def _section(self) -> str:
        """Return the title of the section that it is in; "" for a section."""
        is_question = self.thing.kind is Kind.QUESTION
        page = self.draft.page_of(self.thing.id) if is_question else self.draft.pages.get(self.thing.id)
        return str(self.draft.sections[page.section].title) if page else ""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The page to move a question to."""
        return (Blank(name=HOME, thing=None, setting=()),) if self._homes() else ()

    def _homes(self) -> tuple[Offer, ...]:
        """Return the pages that a question can go to; one of a group stays in it."""
        if self.thing.kind is not Kind.QUESTION or self.draft.group_of(self.thing.id):
            return ()
        here = self.draft.page_of(self.thing.id)
        return tuple(
            Offer(page.id, thing_words(self.draft, Thing(Kind.PAGE, page.id)))
            for page in self.draft.form.pages
            if page != here and not page.group and not any(each.block for each in page.questions)
        )

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the list of pages."""
        hint = "It goes to the end of that page."
        homes, errors = self._homes(), wrong.get(HOME, ())
        return (pick(HOME, "To another page", homes, first(sheet, HOME), hint=hint, errors=errors),) if homes else ()

    def filled(self) -> Sheet:
        """Nothing is chosen yet."""
        return {HOME: ()} if self._homes() else {}

    def wrong(self, typed: Sheet) -> Wrong:
        """Only pages that there are."""
        good = first(typed, HOME) in {offer.value for offer in self._homes()}
        return {} if good else {HOME: ("Choose a page.",)}

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """The move to the page that was chosen."""
        del before
        return moved_to(self.draft.written, self.thing, first(typed, HOME))

    def step(self, step: str) -> tuple[Edit, ...]:
        """Return the move one step ``up`` or ``down``."""
        return stepped(self.draft.written, self.thing, up=step == "up")

    def presses(self, token: str) -> tuple[Press, ...]:
        """Up and down, where there is room."""
        action, hidden = self.draft.to(f"{self.place}/move"), (SEEN, str(self.draft.seen))
        return tuple(
            Press(text=words, action=f"{action}/{step}", token=token, hidden=(hidden,), look="secondary")
            for step, words in STEPS.items()
            if self.step(step)
        )

    def parts(self) -> tuple[Part, ...]:
        """What stands beside it now, in order."""
        moves = whole(self.draft.written, self.thing)
        return (Part(heading="The order now", points=tuple(_beside(self.draft, moves))),)


def _beside(draft: OpenDraft, thing: Thing) -> tuple[str, ...]:
    """Return what stands in the same list."""
    if thing.kind is Kind.SECTION:
        return tuple(str(section.title) for section in draft.form.sections)
    if thing.kind is Kind.PAGE:
        section = draft.sections[draft.pages[thing.id].section]
        return tuple(thing_words(draft, Thing(Kind.PAGE, page.id)) for page in section.pages)
    group, page = draft.group_of(thing.id), draft.page_of(thing.id)
    asked = tuple(getattr(group.type, "questions", ())) if group else page.questions if page else ()
    return tuple(called(each) for each in asked)


def removing_page(draft: OpenDraft, thing: Thing, token: str, sentence: str = "") -> TextPage:
    """Ask before something is taken out; ``sentence`` says why it could not be."""
    words = thing_words(draft, thing)
    place = f"{PLACES[thing.kind]}/{thing.id}"
    read = thing.kind is Kind.QUESTION and mentions(draft.written, thing.id)
    lines = (
        *((sentence,) if sentence else ()),
        f"“{words}”",
        "It goes with all that is in it. Saves of before still have it.",
        *(("Other parts of the form use it, such as conditions. You must put those right then.",) if read else ()),
    )
    hidden = ((SEEN, str(draft.seen)),)
    press = Press(
        text="Yes, take it out", action=draft.to(f"{place}/remove"), token=token, hidden=hidden, look="warning"
    )
    keep = Link("No, leave it as it is", draft.to(place))
    heading = f"Do you want to take out this {thing.kind.value}?"
    return text_page(draft.site.council, heading, Part(lines=lines), press=press, links=(keep,))
