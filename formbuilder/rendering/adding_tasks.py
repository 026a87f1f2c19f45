"""The pages that add something to a form: a section, a page, a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.definition.language import QUESTIONS
from formbuilder.definition.model import Page, Question, Section
from formbuilder.drafting.edits import AddThing, Edit, PutSetting
from formbuilder.drafting.new_ids import new_id
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import Thing
from formbuilder.drafting.things import page as a_page
from formbuilder.drafting.things import question as a_question
from formbuilder.drafting.things import section as a_section
from formbuilder.drafting.values import Value
from formbuilder.rendering.answer_tasks import MORE
from formbuilder.rendering.asked_tasks import thing_words
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, Lines, pick
from formbuilder.rendering.editor_task import Face, Task, Wrong, first, needed, to_whole_form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.kind_task import new_group_question
from formbuilder.rendering.kind_words import KINDS
from formbuilder.rendering.question_tasks import WORDS, text_field

CHOOSING = frozenset({"choice", "choices"})
FEWEST = 2
ADD = "Add it"


@dataclass(frozen=True)
class AddingTask(Task):
    """A page that adds something with a first question."""

    kinds: tuple[str, ...] = field(default=tuple(KINDS))

    @property
    def title(self) -> str:
        """The label of the box for a title; "" if there is none."""
        return ""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes."""
        names = (*(("title",) if self.title else ()), "ask", "short", "type", MORE)
        return tuple(Blank(name=name, thing=None, setting=()) for name in names)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        lines = {name: ("\n".join(texts),) for name, texts in sheet.items()}
        title = (text_field("title", (self.title, "", 1), lines, wrong),) if self.title else ()
        kinds = tuple(Offer(kind, KINDS[kind][0]) for kind in self.kinds)
        hint = "Only for a list to choose from. One on each line."
        return (
            *title,
            text_field("ask", WORDS["ask"], lines, wrong),
            text_field("short", WORDS["short"], lines, wrong),
            pick("type", "People answer with", kinds, first(sheet, "type"), errors=wrong.get("type", ())),
            Lines(
                id=MORE, label="The answers", hint=hint, typed=first(lines, MORE), errors=wrong.get(MORE, ()), rows=4
            ),
        )

    def wrong(self, typed: Sheet) -> Wrong:
        """What a new question needs."""
        must = {"ask": "Write the question.", "type": "Choose what people answer with."}
        must |= {"title": f"Write the {self.title.lower()}."} if self.title else {}
        kind = first(typed, "type")
        if kind in KINDS and "short" in QUESTIONS[kind].needed:
            must["short"] = "Write what the question is called in messages."
        found = needed(typed, must)
        if kind and kind not in self.kinds:
            found["type"] = ("Choose what people answer with.",)
        if kind in CHOOSING and len(set(typed[MORE])) < FEWEST:
            found[MORE] = ("Write two answers or more, one on each line.",)
        return found

    def id_of(self, typed: Sheet) -> str:
        """Return the id of the new question."""
        return new_id(" ".join(typed["ask"]), {*self.draft.questions, *self.draft.form.conditions, *self.draft.met})

    def question(self, typed: Sheet) -> Mapping[str, Value]:
        """Return the settings of the new question."""
        kind, known = first(typed, "type"), QUESTIONS[first(typed, "type")]
        settings: dict[str, Value] = {"id": self.id_of(typed), "type": kind, "ask": " ".join(typed["ask"])}
        if "short" in known.settings:
            settings["short"] = " ".join(typed["short"])
        if kind in CHOOSING:
            settings["options"] = tuple(_options(typed[MORE]))
        if kind == "group":
            settings |= {
                "item": "a person",
                "questions": (new_group_question(self.id_of(typed), self.draft.questions),),
            }
        if "required" in known.needed:
            settings["required"] = "no"
        return settings

    def after(self, typed: Sheet) -> str:
        """The new question is next."""
        return f"questions/{self.id_of(typed)}"


def _options(labels: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    taken = {"answered", "dont_know", "prefer_not"}
    for label in dict.fromkeys(labels):
        value = new_id(label, taken, otherwise="answer")
        taken.add(value)
        yield {"value": value, "label": label}


@dataclass(frozen=True)
class AddSectionTask(AddingTask):
    """A new section, last in the form."""

    @property
    def face(self) -> Face:
        """What it says around its boxes, and why it asks for a question."""
        return Face(
            address="add",
            heading="Add a section",
            about="A new section",
            caption=self.draft.draft.title,
            back=to_whole_form(self.draft),
            button=ADD,
            lines=("A section begins with one page and one question.",),
        )

    @property
    def title(self) -> str:
        """A section has a title."""
        return "Title of the section"

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """The section with its first page."""
        del before
        id_ = new_id(" ".join(typed["title"]), self.draft.sections, between="-", otherwise="section")
        pages = ({"questions": (self.question(typed),)},)
        return (AddThing(a_section(id_), {"title": " ".join(typed["title"]), "pages": pages}),)


@dataclass(frozen=True)
class AddPageTask(AddingTask):
    """A new page, last in a section."""

    section: Section | None = None

    @property
    def face(self) -> Face:
        """What it says around its boxes, and why it asks for a question."""
        return Face(
            address=f"sections/{self.own.id}/add",
            heading="Add a page",
            about="A new page",
            caption=str(self.own.title),
            back=Link("Back to the section", self.draft.to(f"sections/{self.own.id}")),
            button=ADD,
            lines=("A page begins with one question. It goes to the end of its section; you can move it.",),
        )

    @property
    def own(self) -> Section:
        """The section."""
        return self.section or self.draft.form.sections[0]

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """The page with its question."""
        del before
        page = a_page(self.id_of(typed).replace("_", "-"))
        return (AddThing(page, {"questions": (self.question(typed),)}, inside=a_section(self.own.id)),)


@dataclass(frozen=True)
class AddQuestionTask(AddingTask):
    """A new question, last on a page or in a group."""

    inside: Page | Question | None = None

    @property
    def face(self) -> Face:
        """What it says around its boxes, and when a page is the better way."""
        on_page = isinstance(self.inside, Page)
        base = f"{'pages' if on_page else 'questions'}/{self.home.id}"
        line = "Most people find one question on a page easier. To ask on a page of its own, add a page."
        return Face(
            address=f"{base}/add",
            heading="Add a question",
            about="A new question",
            caption=thing_words(self.draft, self.home),
            back=Link("Back", self.draft.to(base)),
            button=ADD,
            lines=(line,) if on_page else (),
        )

    @property
    def title(self) -> str:
        """A page with several questions needs a heading."""
        return "Heading of the page" if isinstance(self.inside, Page) and not self.inside.title else ""

    @property
    def home(self) -> Thing:
        """The page or the group."""
        id_ = self.inside.id if self.inside else ""
        return a_page(id_) if isinstance(self.inside, Page) else a_question(id_)

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """The heading of the page, if it needs one, and the question."""
        del before
        title = (PutSetting(self.home, "title", " ".join(typed["title"])),) if self.title else ()
        return (*title, AddThing(a_question(self.id_of(typed)), self.question(typed), inside=self.home))


def without_groups() -> tuple[str, ...]:
    """Return the kinds of answers that stand beside others on a page, or in a group."""
    return tuple(kind for kind in KINDS if kind != "group")
