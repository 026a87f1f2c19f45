"""The pages about questions that forms share: adding a block to a form, moving it, taking another version of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from formbuilder.definition.model import Section
from formbuilder.drafting.blocks import Block, Named, blocks, names_in_use, used
from formbuilder.drafting.edit import End
from formbuilder.drafting.edits import AddThing, Edit, PutSetting
from formbuilder.drafting.mentions import mentions
from formbuilder.drafting.moving import stepped
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import Kind, Thing, id_at, path_of, paths
from formbuilder.drafting.things import section as a_section
from formbuilder.rendering.asked_tasks import thing_words
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, choose, pick
from formbuilder.rendering.editor_pages import SEEN
from formbuilder.rendering.editor_task import Face, Task, Wrong, first, to_whole_form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.moving_tasks import STEPS
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.question_tasks import called
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page

BLOCK, AFTER = "block", "after"
"""Names of boxes: what is added, and behind what."""
SHOWN = 3
"""How many questions of a block are named in the list."""
WHAT_THEY_ARE = (
    "Shared questions are written once, for several forms. They are the same in all of them.",
    "The form keeps the version that you choose, until you choose another one.",
)
WITHDRAWN = "This version was withdrawn. The form cannot be published with it."
NAMES = {Kind.SECTION: "section", Kind.PAGE: "page", Kind.QUESTION: "question or condition"}


@dataclass(frozen=True)
class AddBlockTask(Task):
    """Shared questions are put into the form: as a section, or among the pages of ``section``."""

    section: Section | None = None

    @property
    def face(self) -> Face:
        """What it says around its boxes, and what shared questions are."""
        section = self.section
        back = Link("Back to the section", self.draft.to(f"sections/{section.id}")) if section else None
        none = () if self._offers() else ("The form has all of them that fit here.",)
        return Face(
            address=f"sections/{section.id}/blocks" if section else "blocks",
            heading="Add shared questions",
            about="Shared questions",
            caption=str(section.title) if section else self.draft.draft.title,
            back=back or to_whole_form(self.draft),
            button="Add them",
            lines=(*WHAT_THEY_ARE, *none),
        )

    @property
    def kind(self) -> Kind:
        """What the block stands for."""
        return Kind.PAGE if self.section else Kind.SECTION

    @cached_property
    def known(self) -> dict[str, Block]:
        """Every block that can stand here, by name."""
        return {
            name: each for name, each in blocks(self.draft.library).items() if not (self.section and each.has_sections)
        }

    def _offers(self) -> tuple[Offer, ...]:
        """Return the blocks that the form does not use yet."""
        there = {name.partition("@")[0] for name in used(self.draft.written)}
        free = (
            each for each in self.known.values() if each.slug not in there and each.name not in self.draft.withdrawn
        )
        return tuple(Offer(each.name, f"{each.title} (version {each.version})", _asks(each)) for each in free)

    def _places(self) -> Iterator[Offer]:
        """Yield what it can be put behind."""
        for path in paths(self.draft.written, self.kind):
            id_ = id_at(self.draft.written, path)
            if id_ and (
                not self.section or path[:2] == (path_of(self.draft.written, a_section(self.section.id)) or ())
            ):
                yield Offer(id_, f"Behind “{thing_words(self.draft, Thing(self.kind, id_))}”")

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """What to add, and where."""
        return tuple(Blank(name=name, thing=None, setting=()) for name in (BLOCK, AFTER)) if self._offers() else ()

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the list of blocks, and of places."""
        offers, places = self._offers(), tuple(self._places())
        if not offers:
            return ()
        where, errors = "At the end", wrong.get(AFTER, ())
        return (
            choose(BLOCK, "Which questions?", offers, sheet[BLOCK], errors=wrong.get(BLOCK, ())),
            pick(AFTER, "Where", places, first(sheet, AFTER), errors=errors, none=where),
        )

    def wrong(self, typed: Sheet) -> Wrong:
        """Something to add that has no name which the form has already."""
        found: dict[str, tuple[str, ...]] = {}
        block = self.known.get(first(typed, BLOCK))
        if block is None or block.name not in {offer.value for offer in self._offers()}:
            found[BLOCK] = ("Choose which questions to add.",)
        else:
            taken = names_in_use(self.draft.written, self.draft.library)
            found[BLOCK] = tuple(self._said(each) for each in _clash(block, self.kind, taken))
        if first(typed, AFTER) not in {"", *(offer.value for offer in self._places())}:
            found[AFTER] = ("Choose a place of the list.",)
        return {name: said for name, said in found.items() if said}

    def _said(self, name: Named) -> str:
        kind, id_ = name
        question = self.draft.questions.get(id_) if kind is Kind.QUESTION else None
        if question:
            return f"The form asks “{called(question)}” already, under the same name (“{id_}”). Take that out first."
        return f"The form has the name “{id_}” for a {NAMES[kind]} already. Give that another name first."

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """The block in its place."""
        del before
        inside = a_section(self.section.id) if self.section else None
        thing = Thing(self.kind, first(typed, BLOCK))
        return (AddThing(thing, {}, inside=inside, after=first(typed, AFTER) or End.LAST),)

    def parts(self) -> tuple[Part, ...]:
        """Those that the form has, each with the way to move it or take it out."""
        links = tuple(
            Link(thing_words(self.draft, thing), self.draft.to(f"blocks/{name}"))
            for name, thing in used(self.draft.written).items()
        )
        return (Part(heading="In this form already", links=links),) if links else ()

    def after(self, typed: Sheet) -> str:
        """The page about what was added."""
        return f"blocks/{first(typed, BLOCK)}"


@dataclass(frozen=True)
class BlockTask(Task):
    """Shared questions that the form has."""

    thing: Thing

    @property
    def face(self) -> Face:
        """What it says around its box, and which version it is."""
        words = thing_words(self.draft, self.thing)
        line = f"The form has version {self.thing.id.partition('@')[2]} of these questions. They are not changed here."
        return Face(
            address=self.base,
            heading=words,
            about=f"Another version of “{words}”",
            caption="Shared with other forms",
            back=to_whole_form(self.draft),
            button="Take this version",
            lines=(line, *((WITHDRAWN,) if self.thing.id in self.draft.withdrawn else ())),
        )

    @property
    def base(self) -> str:
        """Its address, below the draft."""
        return f"blocks/{self.thing.id}"

    @cached_property
    def versions(self) -> tuple[Block, ...]:
        """Every version of the block that can stand in its place."""
        slug, gone = self.thing.id.partition("@")[0], self.draft.withdrawn - {self.thing.id}
        found = (each for each in blocks(self.draft.library).values() if each.slug == slug and each.name not in gone)
        return tuple(each for each in found if self.thing.kind is Kind.SECTION or not each.has_sections)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Which version, where there are several."""
        several = bool({each.name for each in self.versions} - {self.thing.id})
        return (Blank(name="use", thing=self.thing, setting=("use",)),) if several else ()

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the list of versions."""
        offers = tuple(Offer(each.name, f"Version {each.version}", _asks(each)) for each in self.versions)
        return tuple(
            choose(each.name, "Which version?", offers, sheet[each.name], errors=wrong.get(each.name, ()))
            for each in self.blanks
        )

    def wrong(self, typed: Sheet) -> Wrong:
        """Only versions that there are."""
        good = first(typed, "use") in {each.name for each in self.versions}
        return {} if good else {"use": ("Choose a version.",)}

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """The other version, in the same place."""
        return () if before == typed else (PutSetting(self.thing, "use", first(typed, "use")),)

    def after(self, typed: Sheet) -> str:
        """The page about the version that was chosen."""
        return f"blocks/{first(typed, 'use') or self.thing.id}"

    def step(self, step: str) -> tuple[Edit, ...]:
        """Return the move one step ``up`` or ``down``."""
        return stepped(self.draft.written, self.thing, up=step == "up")

    def presses(self, token: str) -> tuple[Press, ...]:
        """Up and down, where there is room."""
        action, hidden = self.draft.to(self.base), ((SEEN, str(self.draft.seen)),)
        return tuple(
            Press(text=words, action=f"{action}/{step}", token=token, hidden=hidden, look="secondary")
            for step, words in STEPS.items()
            if self.step(step)
        )

    def parts(self) -> tuple[Part, ...]:
        """Its questions as they are shown, and taking it out."""
        own = (each for each in self.draft.questions.values() if each.block == self.thing.id)
        asked = tuple(Link(called(each), self.draft.to(f"questions/{each.id}")) for each in own)
        out = Link("Take it out", self.draft.to(f"{self.base}/remove"))
        return Part(heading="Its questions", links=asked), Part(heading="All of them", links=(out,))


def removing_block_page(draft: OpenDraft, thing: Thing, token: str, sentence: str = "") -> TextPage:
    """Ask before shared questions are taken out; ``sentence`` says why they could not be."""
    block = blocks(draft.library).get(thing.id)
    read = any(mentions(draft.written, id_) for id_ in (block.questions if block else ()))
    lines = (
        *((sentence,) if sentence else ()),
        f"“{thing_words(draft, thing)}”",
        "They stay in the other forms. Saves of before still have them.",
        *(
            ("Other parts of the form use their answers, such as conditions. You must put those right then.",)
            if read
            else ()
        ),
    )
    base = f"blocks/{thing.id}"
    hidden = ((SEEN, str(draft.seen)),)
    press = Press(
        text="Yes, take them out", action=draft.to(f"{base}/remove"), token=token, hidden=hidden, look="warning"
    )
    keep = Link("No, leave them as they are", draft.to(base))
    heading = "Do you want to take out these shared questions?"
    return text_page(draft.site.council, heading, Part(lines=lines), press=press, links=(keep,))


def _asks(block: Block) -> str:
    """Name the first questions of a block."""
    more = len(block.asks) - SHOWN
    rest = () if more <= 0 else (f"And {more} more.",)
    return " ".join((*block.asks[:SHOWN], *rest))


def _clash(block: Block, kind: Kind, taken: frozenset[Named]) -> list[Named]:
    """Return the names of a block that the form has taken already."""
    return sorted(block.names_as(kind) & taken)
