"""The pages on which an officer chooses from lists when a question, a page or a section is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from formbuilder.definition.kinds import kinds
from formbuilder.drafting.askable import askables, in_parts, row_sentence
from formbuilder.drafting.blocks import blocks
from formbuilder.drafting.edits import Edit, PutSetting
from formbuilder.drafting.listed import Join, Rows, listed
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import Kind, Thing, path_of
from formbuilder.drafting.values import at
from formbuilder.expressions.checker import check
from formbuilder.expressions.faults import ExpressionError, Fault
from formbuilder.expressions.parser import parse
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, Lines, choose
from formbuilder.rendering.editor_pages import SEEN
from formbuilder.rendering.editor_task import Face, Task, When, Wrong, first, to_whole_form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.question_tasks import called, question_tabs, questions_beside
from formbuilder.rendering.text_page import Part, Press

PLACES: Mapping[Kind, str] = {Kind.QUESTION: "questions", Kind.PAGE: "pages", Kind.SECTION: "sections"}
CALLED: Mapping[Kind, str] = {Kind.QUESTION: "this question", Kind.PAGE: "this page", Kind.SECTION: "this section"}
JOINS: Mapping[Join, str] = {Join.ALL: "All of these must be true", Join.ANY: "One of these is enough"}


@dataclass(frozen=True)
class AskedTask(Task):
    """When something is asked: the rows so far, and the condition as text."""

    thing: Thing

    @property
    def face(self) -> Face:
        """What it says around its boxes, with what the condition says now."""
        is_question = self.thing.kind is Kind.QUESTION
        words = thing_words(self.draft, self.thing)
        return Face(
            address=f"{self.place}/asked",
            heading=f"When {CALLED[self.thing.kind]} is asked",
            about=f"When “{words}” is asked",
            caption=words,
            back=to_whole_form(self.draft) if is_question else Link("Back", self.draft.to(self.place)),
            lines=tuple(self._lines()),
            whens=tuple(self._whens()),
            tabs=question_tabs(self.draft, self.thing.id, "asked") if is_question else (),
            beside=questions_beside(self.draft, self.thing.id, "asked") if is_question else (),
        )

    @property
    def place(self) -> str:
        """The address of the thing, below the draft."""
        return f"{PLACES[self.thing.kind]}/{self.thing.id}"

    @cached_property
    def text(self) -> str:
        """The condition as it is written; "" if there is none."""
        path = path_of(self.draft.written, self.thing)
        found = None if path is None else at(self.draft.written, (*path, "show_if"))
        return " ".join(found.split()) if isinstance(found, str) else ""

    @cached_property
    def rows(self) -> Rows | None:
        """The condition as a list; None if it is too complex."""
        try:
            return listed(parse(self.text)) if self.text else Rows()
        except ExpressionError:
            return None

    def _lines(self) -> Iterator[str]:
        """Say if there is a condition, and if lists can change it."""
        if not self.text:
            yield f"There is no condition on {CALLED[self.thing.kind]}."
        if self.rows is None:
            yield "This condition has too many parts for lists. You can change it as text."

    def _whens(self) -> Iterator[When]:
        """Yield the condition, and those of what it stands in."""
        if self.text:
            yield When("Asked only if", in_parts(self.draft.form, self.text))
        page = self.draft.page_of(self.thing.id) if self.thing.kind is Kind.QUESTION else None
        one = page or (self.draft.pages.get(self.thing.id) if self.thing.kind is Kind.PAGE else None)
        around = [Thing(Kind.PAGE, page.id)] if page else []
        around += [Thing(Kind.SECTION, one.section)] if one else []
        for thing in around:
            text = AskedTask(self.draft, thing).text
            if text:
                yield When(f"Its {thing.kind.value} is shown only if", in_parts(self.draft.form, text))

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """How rows are joined, where there are several."""
        several = self.rows is not None and len(self.rows.rows) > 1
        return (Blank(name="join", thing=None, setting=()),) if several else ()

    def filled(self) -> Sheet:
        """Return how the rows are joined."""
        return {blank.name: (self.rows.join.value,) for blank in self.blanks if self.rows}

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the choice between all and any."""
        offers = tuple(Offer(join.value, words) for join, words in JOINS.items())
        errors = wrong.get("join", ())
        return tuple(choose(name, "How they belong together", offers, sheet[name], errors=errors) for name in sheet)

    def wrong(self, typed: Sheet) -> Wrong:
        """One of the two."""
        good = not self.blanks or first(typed, "join") in {join.value for join in Join}
        return {} if good else {"join": ("Choose how they belong together.",)}

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """Another way to join the rows."""
        if before == typed or self.rows is None:
            return ()
        text = Rows(Join(first(typed, "join")), self.rows.rows).text
        return (PutSetting(self.thing, "show_if", text),)

    def presses(self, token: str) -> tuple[Press, ...]:
        """A button for each row, that takes it out."""
        rows = self.rows.rows if self.rows else ()
        action = self.draft.to(f"{self.place}/asked/out")
        return tuple(
            Press(
                text=f"Take out: {row_sentence(self.draft.form, row)}",
                action=action,
                token=token,
                hidden=((SEEN, str(self.draft.seen)), ("row", str(number))),
                look="secondary",
            )
            for number, row in enumerate(rows)
        )

    def without(self, number: int) -> tuple[Edit, ...]:
        """Return the change that takes one row out."""
        if self.rows is None or not 0 <= number < len(self.rows.rows):
            return ()
        return (PutSetting(self.thing, "show_if", self.rows.without(number).text or None),)

    def parts(self) -> tuple[Part, ...]:
        """The way to another row, and to the text."""
        base = self.draft.to(f"{self.place}/asked")
        add = () if self.rows is None else (Link("Add a condition from a list", f"{base}/add"),)
        return (Part(links=(*add, Link("Write the condition as text", f"{base}/text"))),)


@dataclass(frozen=True)
class ConditionTextTask(AskedTask):
    """The condition as text, for what the lists cannot say."""

    @property
    def face(self) -> Face:
        """What it says around its box."""
        around = super().face
        back = Link("Back", self.draft.to(f"{self.place}/asked"))
        return replace(
            around, address=f"{self.place}/asked/text", heading="The condition as text", back=back, tabs=(), beside=()
        )

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The one box."""
        return (Blank(name="show_if", thing=self.thing, setting=("show_if",)),)

    def filled(self) -> Sheet:
        """Return the text on one line."""
        return {"show_if": (self.text,) if self.text else ()}

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the box with what is in it."""
        hint = "Such as: hours >= 35 and lives_with is yes. Empty: no condition."
        typed, errors = first(sheet, "show_if"), wrong.get("show_if", ())
        return (Lines(id="show_if", label="Condition", hint=hint, typed=typed, errors=errors, rows=3),)

    def wrong(self, typed: Sheet) -> Wrong:
        """What cannot be read in the text, or reads what it may not."""
        text = " ".join(first(typed, "show_if").split())
        faults = faults_of(self.draft, self.thing, text) if text else ()
        return {"show_if": faults} if faults else {}

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """The text on one line."""
        text = " ".join(first(typed, "show_if").split())
        return () if text == first(before, "show_if") else (PutSetting(self.thing, "show_if", text or None),)

    def presses(self, token: str) -> tuple[Press, ...]:
        """No buttons of its own."""
        del token
        return ()

    def parts(self) -> tuple[Part, ...]:
        """The questions that it can name."""
        names = tuple(f"{each.id}: {each.words}" for each in askables(self.draft.form, self.thing))
        return (Part(heading="What it can name", points=names),) if names else ()


def faults_of(draft: OpenDraft, thing: Thing, text: str) -> tuple[str, ...]:
    """Return what is wrong with a condition at its place, in sentences."""
    try:
        tree = parse(text)
    except ExpressionError as error:
        return tuple(dict.fromkeys(str(fault) for fault in error.faults))
    known = {each.id for each in askables(draft.form, thing)}
    names = kinds(tuple(each for id_, each in draft.questions.items() if id_ in known), draft.form.conditions)
    return tuple(dict.fromkeys(_told(fault, draft, known) for fault in check(tree, names)))


def _told(fault: Fault, draft: OpenDraft, known: set[str]) -> str:
    name = fault.values.get("found", "")
    if fault.code == "UNKNOWN_NAME" and name in draft.questions and name not in known:
        return f"‘{name}’ is not asked before this, or it is private. A condition can only look back."
    return str(fault)


def thing_words(draft: OpenDraft, thing: Thing) -> str:
    """Return what a question, a page or a section is called."""
    match thing.kind:
        case Kind.QUESTION if thing.id in draft.questions:
            return called(draft.questions[thing.id])
        case Kind.PAGE if thing.id in draft.pages:
            page = draft.pages[thing.id]
            return str(page.title) if page.title else called(page.questions[0]) if page.questions else thing.id
        case Kind.SECTION if thing.id in draft.sections:
            return str(draft.sections[thing.id].title)
        case Kind.PAGE | Kind.SECTION if thing.id in (found := blocks(draft.library)):
            return found[thing.id].title
        case _:
            return thing.id
