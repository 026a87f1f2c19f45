"""The pages about the whole form, a section and a page of it: titles and what holds for all that is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from formbuilder.definition.every_question import every_question
from formbuilder.definition.language import PROFILES
from formbuilder.definition.model import Page, Section
from formbuilder.drafting.blocks import blocks
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import FORM, Thing, is_one_section
from formbuilder.drafting.things import page as a_page
from formbuilder.drafting.things import section as a_section
from formbuilder.plainlanguage.profiles import PROFILES as AUDIENCES
from formbuilder.rendering.asked_tasks import thing_words
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, choose, pick
from formbuilder.rendering.editor_task import Face, Task, Wrong, first, needed, to_whole_form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.kind_words import YES_NO
from formbuilder.rendering.mark_words import APART, PRIVATE, private_told
from formbuilder.rendering.question_tasks import called, text_field
from formbuilder.rendering.text_page import Part

NEUTRAL = (
    "Title for others",
    "It stands where other people may see it, and does not tell the subject. Leave it empty if the title may be seen.",
    1,
)


@dataclass(frozen=True)
class FormTask(Task):
    """What holds for the whole form."""

    @property
    def face(self) -> Face:
        """What it says around its boxes."""
        return Face(
            address="settings",
            heading="Title" if self.draft.draft.pin.block else "Title and introduction",
            about="Settings of the form",
            caption=self.draft.draft.title,
            back=to_whole_form(self.draft),
        )

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes."""
        if self.draft.draft.pin.block:
            return (Blank(name="title", thing=FORM, setting=("title",)),)
        one = tuple(
            Blank(name=name, thing=FORM, setting=(name,)) for name in ("title", "neutral_title", "intro", "for")
        )
        profile = Blank(name="profile", thing=FORM, setting=("profile",), otherwise=PROFILES[0])
        return (*one, profile)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        return tuple(self._fields(sheet, wrong))

    def _fields(self, sheet: Sheet, wrong: Wrong) -> Iterator[AnyField]:
        yield text_field("title", ("Title", "", 1), sheet, wrong)
        if self.draft.draft.pin.block:
            return
        yield text_field("neutral_title", NEUTRAL, sheet, wrong)
        yield text_field("intro", ("Introduction", "It stands on the start page, below the title.", 4), sheet, wrong)
        audiences = tuple(Offer(id_, str(one.sentence)) for id_, one in (self.draft.library.audiences or {}).items())
        yield pick("for", "Who it is for", audiences, first(sheet, "for"), errors=wrong.get("for", ()))
        profiles = tuple(Offer(name, AUDIENCES[name].title) for name in PROFILES)
        yield choose("profile", "Whom the words are checked for", profiles, sheet["profile"] or (PROFILES[0],))

    def wrong(self, typed: Sheet) -> Wrong:
        """A form needs a title, and somebody whom it is for."""
        must = {"title": "Write the title."}
        return needed(typed, must if self.draft.draft.pin.block else {**must, "for": "Choose who the form is for."})


@dataclass(frozen=True)
class FormDutiesTask(Task):
    """The duties that the council meets with a form."""

    @property
    def face(self) -> Face:
        """What it says around its boxes."""
        return Face(
            address="duties",
            heading="Duties of this form",
            about="Duties of the form",
            caption=self.draft.draft.title,
            back=to_whole_form(self.draft),
        )

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The one list."""
        return (Blank(name="duties", thing=FORM, setting=("duties",), many=True),)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return every whole duty of the register, those of the form first."""
        del wrong
        known = [duty for duty in (self.draft.library.duties or {}).values() if not duty.part_of]
        known.sort(key=lambda duty: duty.id not in self.draft.form.duties)
        whole = tuple(Offer(duty.id, str(duty.sentence), duty.source) for duty in known)
        hint = "Tick each duty that the council meets with this form. A question must serve each of them."
        return (choose("duties", "Duties", whole, sheet["duties"], many=True, hint=hint),)


@dataclass(frozen=True)
class SectionTask(Task):
    """A section of the form."""

    section: Section

    @property
    def face(self) -> Face:
        """What it says around its boxes."""
        title = str(self.section.title)
        return Face(
            address=self.base,
            heading=f"The section “{title}”" if title else "A section",
            about=f"Section “{title}”",
            caption=self.draft.draft.title,
            back=to_whole_form(self.draft),
        )

    @property
    def base(self) -> str:
        """The address of the section, below the draft."""
        return f"sections/{self.section.id}"

    @property
    def thing(self) -> Thing:
        """What is changed."""
        return a_section(self.section.id)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes."""
        names = ("title",) if is_one_section(self.draft.written) else ("title", "neutral_title")
        words = tuple(Blank(name=name, thing=self.thing, setting=(name,)) for name in names)
        if is_one_section(self.draft.written):
            return words
        marks = (Blank(name=name, thing=self.thing, setting=(name,), otherwise="no") for name in ("private", "apart"))
        return (*words, *marks)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        title = text_field("title", ("Title", "", 1), sheet, wrong)
        if is_one_section(self.draft.written):
            return (title,)
        private, apart = sheet["private"] or ("no",), sheet["apart"] or ("no",)
        errors = wrong.get("private", ())
        return (
            title,
            text_field("neutral_title", NEUTRAL, sheet, wrong),
            choose("private", "Are its answers private?", YES_NO, private, hint=PRIVATE, errors=errors),
            choose("apart", "Are its answers kept apart from the others?", YES_NO, apart, hint=APART),
        )

    def told(self) -> Wrong:
        """What stops its answers from being private."""
        asked = (each.id for page in self.section.pages for each in every_question(page.questions))
        return {"private": private_told(self.draft, (*asked,)) if self.section.private else ()}

    def wrong(self, typed: Sheet) -> Wrong:
        """A section needs a title."""
        return needed(typed, {"title": "Write the title."})

    def parts(self) -> tuple[Part, ...]:
        """What is in it, and what else can be done."""
        inside = tuple(
            Link(thing_words(self.draft, a_page(page.id)), self.draft.to(f"pages/{page.id}"))
            for page in self.section.pages
            if not any(question.block for question in page.questions)
        )
        return Part(heading="Its pages", links=(*inside, *self._shared())), Part(
            heading="The whole section", links=tuple(self._more())
        )

    def _more(self) -> Iterator[Link]:
        """Yield what else can be done; a block of pages stays where it is, and uses no other block."""
        yield Link("Add a page", self.draft.to(f"{self.base}/add"))
        if not self.draft.draft.pin.block:
            yield Link("Add shared questions", self.draft.to(f"{self.base}/blocks"))
        if not is_one_section(self.draft.written):
            yield Link("When it is asked", self.draft.to(f"{self.base}/asked"))
            yield Link("Move it", self.draft.to(f"{self.base}/move"))
            yield Link("Take it out", self.draft.to(f"{self.base}/remove"))

    def _shared(self) -> Iterator[Link]:
        """Yield the blocks among its pages."""
        asked = (each.block for page in self.section.pages for each in page.questions if each.block)
        known = blocks(self.draft.library)
        for name in dict.fromkeys(asked):
            yield Link(f"Shared: {known[name].title}", self.draft.to(f"blocks/{name}"))


@dataclass(frozen=True)
class PageTask(Task):
    """A page of the form."""

    page: Page

    @property
    def face(self) -> Face:
        """What it says around its box."""
        words = thing_words(self.draft, self.thing)
        return Face(
            address=self.base,
            heading=f"The page “{words}”",
            about=f"Page “{words}”",
            caption=self.draft.draft.title,
            back=Link("Back to its section", self.draft.to(f"sections/{self.page.section}")),
        )

    @property
    def base(self) -> str:
        """The address of the page, below the draft."""
        return f"pages/{self.page.id}"

    @property
    def thing(self) -> Thing:
        """What is changed."""
        return a_page(self.page.id)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The one box."""
        return (Blank(name="title", thing=self.thing, setting=("title",)),)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the box with what is in it."""
        hint = "A page with several questions needs one. A question that stands alone is the heading itself."
        return (text_field("title", ("Heading", hint, 1), sheet, wrong),)

    def wrong(self, typed: Sheet) -> Wrong:
        """Several questions need a heading."""
        several = len(self.page.questions) > 1
        return needed(typed, {"title": "Write a heading for the questions of this page."} if several else {})

    def parts(self) -> tuple[Part, ...]:
        """What is in it, and what else can be done."""
        inside = tuple(Link(called(each), self.draft.to(f"questions/{each.id}")) for each in self.page.questions)
        more = (
            Link("Add a question", self.draft.to(f"{self.base}/add")),
            Link("When it is asked", self.draft.to(f"{self.base}/asked")),
            Link("Move it", self.draft.to(f"{self.base}/move")),
            Link("Take it out", self.draft.to(f"{self.base}/remove")),
        )
        return Part(heading="Its questions", links=inside), Part(heading="The whole page", links=more)
