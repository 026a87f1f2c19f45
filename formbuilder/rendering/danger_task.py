"""The page on which an officer says which answers to a question mean danger, and what people are told at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from formbuilder.definition.kinds import kind
from formbuilder.definition.model import Choices
from formbuilder.drafting.askable import USUAL, sentence, vocabulary_words
from formbuilder.drafting.edits import AddThing, Edit, PutSetting, RemoveThing
from formbuilder.drafting.listed import How, Join, Row, listed
from formbuilder.drafting.new_ids import new_id
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import FORM, path_of
from formbuilder.drafting.things import page as a_page
from formbuilder.drafting.things import question as a_question
from formbuilder.drafting.things import section as a_section
from formbuilder.drafting.values import Value, at, is_list
from formbuilder.expressions.faults import ExpressionError
from formbuilder.expressions.parser import parse
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, Line, Lines, choose
from formbuilder.rendering.editor_task import Face, Wrong, first, needed
from formbuilder.rendering.frame import Link
from formbuilder.rendering.question_tasks import QuestionTask
from formbuilder.rendering.text_page import Part

MEANS, HEADING, TEXT = "danger", "heading", "text"
GET_HELP = "Get help now"
HELP = (
    "Nobody has read your answer yet. Get help first. You can come back to this form later.",
    "If someone is hurt, very ill or being attacked: phone 999. Text 999 only from a phone that is registered for it.",
    "If you think about hurting yourself: phone 111 and choose the mental health option, or Samaritans on 116 123.",
    "If you do not feel safe today: phone the council. Other ways to reach us are at the end of this page.",
)
"""What people are told at first; the officer may write other words."""
WHAT_HAPPENS = (
    "People who give such an answer see these words on the very next page, before they send the form.",
    "When they send it, somebody on duty is told at once.",
)
IN_TEXT = "This warning has several parts. You can change it in the text of the file."


@dataclass(frozen=True)
class DangerTask(QuestionTask):
    """Which answers mean danger today, and what is said then."""

    leave: str = ""
    """Where somebody says why no answer means danger; "" if nobody asks."""
    because: str = ""
    """Why somebody said that none does."""

    @property
    def face(self) -> Face:
        """What it says around its boxes."""
        said = (f"No answer means danger, because: {self.because}",) if self.because else ()
        return self.tab("danger", "May an answer mean danger?", "Danger", lines=(*said, *self._lines()))

    def _lines(self) -> tuple[str, ...]:
        if self.elsewhere:
            told = (f"Danger today, if: {sentence(self.draft.form, text)}" for text in self.elsewhere)
            return (*told, IN_TEXT)
        if not self.blanks:
            return ("Only an answer that is chosen can be marked. Ask “yes or no”, or let people choose from a list.",)
        return WHAT_HAPPENS

    @cached_property
    def written(self) -> tuple[Mapping[str, Value], ...]:
        """The warnings of the form as they are written."""
        found = at(self.draft.written, ("urgent",)) or ()
        every = found if is_list(found) else (found,)
        return tuple(each for each in every if isinstance(each, Mapping))

    @cached_property
    def own(self) -> Mapping[str, Value] | None:
        """The warning that reads this question alone; None if there is none."""
        return next((each for each in self.written if self._values(str(each.get("today", "")))), None)

    @cached_property
    def elsewhere(self) -> tuple[str, ...]:
        """The conditions of warnings that read the question among other things."""
        if self.own or self.question.id not in self.draft.form.danger_questions:
            return ()
        return tuple(str(each.get("today", "")) for each in self.written)

    def _values(self, text: str) -> tuple[str, ...]:
        """Return the answers that a condition names; nothing if it reads anything else."""
        try:
            rows = listed(parse(text))
        except ExpressionError:
            return ()
        good = rows is not None and (len(rows.rows) == 1 or rows.join is Join.ANY)
        mine = rows.rows if rows and good else ()
        if any(row.name != self.question.id or row.how not in {How.IS, How.INCLUDES} for row in mine):
            return ()
        return tuple(value for row in mine for value in row.values)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """The answers that can be marked."""
        found, labels = kind(self.question), vocabulary_words(self.draft.form)
        also = () if isinstance(self.question.type, Choices) else tuple(each.value for each in self.question.also)
        values = dict.fromkeys((*found.words, *also)) if found.words else {}
        return tuple(
            Offer(value, labels.get((self.question.id, value), USUAL.get(value, value)))
            for value in values
            if value not in {"dont_know", "prefer_not"} or value in also
        )

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes; none where no answer can be marked."""
        asked_once = self.draft.group_of(self.question.id) is None
        names = (MEANS, HEADING, TEXT) if self.offers and asked_once and not self.elsewhere else ()
        return tuple(Blank(name=name, thing=None, setting=(), many=True) for name in names)

    def filled(self) -> Sheet:
        """Return what the draft says, or the words that we propose."""
        if not self.blanks:
            return {}
        said = self.draft.questions.get(str(self.own.get("say", ""))) if self.own else None
        heading = " ".join(str(said.ask).split()) if said else GET_HELP
        text = tuple(line.strip() for line in str(said.hint or "").split("\n") if line.strip()) if said else HELP
        values = self._values(str(self.own.get("today", ""))) if self.own else ()
        return {MEANS: values, HEADING: (heading,), TEXT: text}

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        if not self.blanks:
            return ()
        hint = "Somebody may be hurt, or very ill, today."
        return (
            choose(MEANS, "Answers that mean danger", self.offers, sheet[MEANS], many=True, hint=hint),
            Line(
                id=HEADING,
                label="Heading of what is said then",
                typed=first(sheet, HEADING),
                errors=wrong.get(HEADING, ()),
            ),
            Lines(
                id=TEXT,
                label="What is said then",
                hint="How to get help now, also without a phone. Leave an empty line between paragraphs.",
                typed="\n\n".join(sheet[TEXT]),
                rows=14,
                errors=wrong.get(TEXT, ()),
            ),
        )

    def wrong(self, typed: Sheet) -> Wrong:
        """Where an answer means danger, something is said; only answers that are offered can."""
        if not set(typed.get(MEANS, ())) <= {offer.value for offer in self.offers}:
            return {MEANS: ("Choose from the answers of this question.",)}
        must = {HEADING: "Write a heading.", TEXT: "Write how people get help now."} if typed.get(MEANS) else {}
        return needed(typed, must)

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """A page right behind the question, shown on these answers, and the warning that leads to it."""
        if before == typed or not (before[MEANS] or typed[MEANS]):
            return ()
        if not typed[MEANS]:
            return self._taken_away()
        how = How.INCLUDES if isinstance(self.question.type, Choices) else How.IS
        today = Row(self.question.id, how, typed[MEANS]).text
        said: dict[str, Value] = {"ask": " ".join(typed[HEADING]), "hint": "\n\n".join(typed[TEXT])}
        return self._changed(today, said) if self.own else self._added(today, said)

    def _added(self, today: str, said: Mapping[str, Value]) -> tuple[Edit, ...]:
        page = self.draft.page_of(self.question.id)
        taken = {*self.draft.questions, *self.draft.form.conditions, *self.draft.met}
        id_ = new_id(f"help {self.question.id.replace('_', ' ')}", taken)
        private = {"private": "yes"} if self.says("private") else {}
        words: Mapping[str, Value] = {"id": id_, "type": "information", **said, **private}
        settings: Mapping[str, Value] = {"show_if": today, "questions": (words,)}
        home, behind = (a_section(page.section), page.id) if page else (None, "")
        new = AddThing(a_page(id_.replace("_", "-")), settings, inside=home, after=behind)
        return (new, PutSetting(FORM, "urgent", (*self.written, {"today": today, "say": id_})))

    def _changed(self, today: str, said: Mapping[str, Value]) -> tuple[Edit, ...]:
        own = self.own or {}
        say, old = str(own.get("say", "")), str(own.get("today", ""))
        words = tuple(PutSetting(a_question(say), name, value) for name, value in said.items())
        home = self._page_of(say, old)
        shown = (PutSetting(a_page(home), "show_if", today),) if home else ()
        return (*words, *shown, PutSetting(FORM, "urgent", self._with({**own, "today": today})))

    def _taken_away(self) -> tuple[Edit, ...]:
        own = self.own or {}
        home = self._page_of(str(own.get("say", "")), str(own.get("today", "")))
        gone = (RemoveThing(a_page(home)),) if home else ()
        return (PutSetting(FORM, "urgent", self._with() or None), *gone)

    def _with(self, *new: Mapping[str, Value]) -> tuple[Value, ...]:
        """Return the warnings with ``new`` in the place of this question’s own."""
        return tuple(one for each in self.written for one in (new if each is self.own else (each,)))

    def _page_of(self, say: str, today: str) -> str:
        """Return the page that shows these words alone on this condition; "" if it shows more, or on another."""
        page = self.draft.page_of(say)
        path = path_of(self.draft.written, a_page(page.id)) if page else None
        if page is None or path is None or len(page.questions) > 1:
            return ""
        return page.id if at(self.draft.written, (*path, "show_if")) == today else ""

    def parts(self) -> tuple[Part, ...]:
        """The other ways on."""
        no = (Link("No, because …: say why no answer means danger", self.leave),) if self.leave else ()
        shared = Link("Ask with the shared questions about danger instead", self.draft.to("blocks"))
        links = (*no, *(() if self.draft.draft.pin.block else (shared,)))
        return (Part(heading="Another way", links=links),) if links else ()
