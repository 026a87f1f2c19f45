"""The first page of a draft: how far it is, its outline, and the way to everything that is done with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from formbuilder.accounts.people import Person
from formbuilder.accounts.rights import Right, may
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Page, Question, Section
from formbuilder.drafting.things import Kind, Thing, is_one_section
from formbuilder.rendering.draft_words import begun_from
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Search
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.question_tasks import called
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Press
from formbuilder.services.drafts import Draft, DraftState

DRAFT_PLACES: tuple[tuple[str, str, Right], ...] = (
    ("Sign-offs: send it for review, and see who signed", "drafts/{form}/{version}/sign-offs", Right.READ_DRAFTS),
    ("Publish: what is still to do", "drafts/{form}/{version}/publish", Right.PUBLISH),
    ("The papers for the board", "drafts/{form}/{version}/pack", Right.READ_DRAFTS),
    ("Get the words as a Word file", "drafts/{form}/{version}/words.docx", Right.READ_DRAFTS),
    ("Rounds with a panel", "drafts/{form}/{version}/rounds", Right.PROPOSE_ROUNDS),
    ("Where comments are now", "drafts/{form}/{version}/places", Right.ANSWER_POINTS),
    ("Comments from Word", "drafts/{form}/{version}/comments", Right.READ_DRAFTS),
    ("Corrections of the live form", "drafts/{form}/{version}/corrections", Right.WRITE_DRAFTS),
    ("What was saved before", "drafts/{form}/{version}/revisions", Right.READ_DRAFTS),
    ("Compare with another version", "compare?new={form}@{version}", Right.READ_DRAFTS),
    ("Previews for other people", "drafts/{form}/{version}/previews", Right.SHARE_PREVIEWS),
    ("The YAML, for those who ask for it", "drafts/{form}/{version}/yaml", Right.READ_DRAFTS),
)
"""The other screens about a draft: words, address below the office with the draft in brackets, who may open it."""
OF_FORMS = frozenset({"rounds"})
"""The ends of addresses that lead to what there is for forms alone."""
STATES: Mapping[DraftState, str] = {
    DraftState.DRAFT: "Draft",
    DraftState.IN_REVIEW: "In review",
    DraftState.APPROVED: "Approved",
    DraftState.PUBLISHED: "Published",
    DraftState.DROPPED: "Dropped",
}
AFTERWARDS: Mapping[str, str] = {"sign-offs": "Sign-offs: see who signed", "publish": "Publishing: what became of it"}
"""What places are called that have nothing left to do once it is published or dropped, by the end of the address."""
FIND = "find"
"""The name of the box that finds a question."""
MOST_UNFOLDED = 15
"""The questions of a longer form are folded, section by section."""
FIRST = 5
"""How many problems are shown at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlinePage:
    """A page of the form; of a page with one question, the question is the page."""

    links: tuple[Link, ...]
    inside: tuple[Link, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """A section of the form with its pages."""

    title: str
    note: str
    pages: tuple[OutlinePage, ...]
    links: tuple[Link, ...]
    count: str = ""
    """How many questions it has, or how many were found there."""
    opened: str | None = None
    """``open`` where its questions are shown at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubPage(OfficePage):
    """Template ``office/draft.html``."""

    caption: str
    said: tuple[str, ...]
    lines: tuple[str, ...]
    go: tuple[Link, ...]
    """What to do about a text that cannot be read."""
    press: tuple[Press, ...]
    search: Search | None
    wrong: tuple[Link, ...]
    more_wrong: tuple[Link, ...]
    sections: tuple[OutlineSection, ...]
    places: tuple[Link, ...]
    whole: str = "The whole form"
    """The heading above what holds for all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who looks at a draft, and what for."""

    person: Person
    token: str
    begun_by: str
    said: tuple[str, ...] = ()
    find: str = ""
    """Words that a question has, to see only such questions."""
    dangers: tuple[Link, ...] = ()
    """The way to each question of which nobody has said yet if an answer may mean danger."""
    save_before: int = 0
    """The number of the save before the newest one; 0 if there is none."""

    def may(self, right: Right) -> bool:
        """Whether they have a right here."""
        return may(self.person, right, self.person.council)


def hub_page(opened: OpenDraft, asker: Asker) -> HubPage:
    """Return the first page of a draft."""
    asks = opened.can_be_changed and asker.may(Right.WRITE_DRAFTS)
    wrong = (*(asker.dangers if asks else ()), *_wrong(opened))
    draft, outline = opened.draft, tuple(_outline(opened, asker))
    return HubPage(
        heading=draft.title or draft.pin.block or draft.pin.form,
        council=opened.site.council,
        caption=_caption(draft),
        said=asker.said,
        lines=(*_lines(opened, asker.begun_by), *_found(outline, asker.find)),
        go=tuple(_unreadable(opened, asker)),
        press=tuple(_look(opened, asker)),
        search=_search(opened, asker.find),
        wrong=wrong[:FIRST],
        more_wrong=wrong[FIRST:],
        sections=outline,
        links=tuple(_links(opened, asker)),
        places=tuple(_places(opened, asker)),
        back=(_back(opened),),
        whole="The whole block" if opened.draft.pin.block else "The whole form",
    )


def _caption(draft: Draft) -> str:
    block = f" of the block ‘{draft.pin.block}’" if draft.pin.block else ""
    return f"Version {draft.pin.version}{block}: {STATES[draft.state].lower()}"


def _back(opened: OpenDraft) -> Link:
    if opened.draft.pin.block:
        return Link("Back to the block", opened.site.to(f"blocks/{opened.draft.pin.block}"))
    return Link("Back to the form", opened.site.to(f"forms/{opened.draft.pin.form}"))


def _outline(opened: OpenDraft, asker: Asker) -> Iterator[OutlineSection]:
    """Yield the sections; of a long form folded, and of a search those with something found."""
    sections = opened.form.sections if opened.can_be_read else ()
    asked = {section.id: tuple(_asked(section, asker.find)) for section in sections}
    short = sum(map(len, asked.values())) <= MOST_UNFOLDED or bool(asker.find)
    changes = opened.can_be_changed and asker.may(Right.WRITE_DRAFTS)
    for section in sections:
        if asked[section.id] or not asker.find:
            shown = frozenset(each.id for each in asked[section.id])
            yield _section(opened, section, shown, changes=changes, short=short)


def _asked(section: Section, find: str) -> Iterator[Question]:
    words = find.casefold().split()
    for page in section.pages:
        for each in every_question(page.questions):
            said = f"{each.ask} {each.hint or ''} {each.id}".casefold()
            if all(word in said for word in words):
                yield each


def _found(outline: tuple[OutlineSection, ...], find: str) -> Iterator[str]:
    if find and not outline:
        yield f"No question has the words “{find}”."


def _unreadable(opened: OpenDraft, asker: Asker) -> Iterator[Link]:
    """Yield the ways on from a text that cannot be read."""
    if opened.can_be_read or not (opened.can_be_changed and asker.may(Right.WRITE_DRAFTS)):
        return
    yield Link("Put it right in the text", opened.to("yaml"))
    if asker.save_before:
        yield Link("Go back to the save before", opened.to(f"revisions/{asker.save_before}/back"))


def _look(opened: OpenDraft, asker: Asker) -> Iterator[Press]:
    if opened.can_be_read and asker.may(Right.SHARE_PREVIEWS):
        action, hidden = opened.to("previews/new"), (("days", "1"), ("look", "yes"))
        yield Press(text="See it as people see it", action=action, token=asker.token, hidden=hidden, look="secondary")


def _search(opened: OpenDraft, find: str) -> Search | None:
    if not opened.can_be_read or len(opened.questions) <= MOST_UNFOLDED:
        return None
    hint = "A word or two of it. Empty: all questions."
    return Search(label="Find a question", hint=hint, name=FIND, typed=find, action=opened.to())


def _lines(opened: OpenDraft, begun_by: str) -> Iterator[str]:
    draft = opened.draft
    if opened.draft.pin.block:
        yield "Forms share these questions. Publishing changes no form: each takes a new version when it wants to."
    who = f"{begun_by} began it" if begun_by else "It was begun"
    came = f" from {begun_from(draft)}" if "@" in draft.came_from else ""
    yield f"{who}{came} on {_day(draft.begun_at)}."
    yield f"It was saved last on {moment_words(draft.saved_at)}. That was save {draft.revision}."
    if not opened.can_be_changed:
        yield "Nobody can change it any more."
    if not opened.can_be_read:
        yield "There is a mistake in the text of the file, so its questions cannot be shown. Put it right in the text."


def _day(moment: datetime) -> str:
    return moment_words(moment).partition(",")[0]


def _wrong(opened: OpenDraft) -> Iterator[Link]:
    """Yield what must be put right, with the way to where that is done."""
    for each in opened.problems:
        yield Link(_said(opened, each.thing, each.problem.message), opened.to(_home(opened, each.thing)))


def _said(opened: OpenDraft, thing: Thing, message: str) -> str:
    question = opened.questions.get(thing.id) if thing.kind is Kind.QUESTION else None
    return f"{called(question)}: {message}" if question else message


def _home(opened: OpenDraft, thing: Thing) -> str:
    """Return the address of the page about a thing."""
    if not opened.can_be_read:
        return "yaml"
    homes = {Kind.QUESTION: "questions", Kind.PAGE: "pages", Kind.SECTION: "sections"}
    return f"{homes[thing.kind]}/{thing.id}" if thing.kind in homes and thing.id else "settings"


def _section(
    opened: OpenDraft, section: Section, shown: frozenset[str], *, changes: bool, short: bool
) -> OutlineSection:
    title = str(section.title) or section.id
    note = "Shared with other forms" if section.block else "Private" if section.private else ""
    change = Link(f"Change or add to “{title}”", opened.to(f"sections/{section.id}"))
    shared = Link(f"Move or take out “{title}”", opened.to(f"blocks/{section.block}"))
    return OutlineSection(
        title=title,
        note=note,
        pages=tuple(
            _page(opened, page, shown, changes=changes)
            for page in section.pages
            if any(each.id in shown for each in every_question(page.questions))
        ),
        links=(shared if section.block else change,) if changes else (),
        count="1 question" if len(shown) == 1 else f"{len(shown)} questions",
        opened="open" if short else None,
    )


def _page(opened: OpenDraft, page: Page, shown: frozenset[str], *, changes: bool) -> OutlinePage:
    """Return a page; where nobody may change it, its questions lead nowhere."""
    note = " (not always asked)" if page.show_if else ""
    asked = tuple(every_question(page.questions))
    links = tuple(
        Link(called(each), opened.to(f"questions/{each.id}") if changes else "") for each in asked if each.id in shown
    )
    if len(page.questions) == 1:
        return OutlinePage(links=links[:1], inside=links[1:], note=note)
    title = Link(str(page.title or "A page without a heading"), opened.to(f"pages/{page.id}") if changes else "")
    return OutlinePage(links=(title,), inside=links, note=note)


def _links(opened: OpenDraft, asker: Asker) -> Iterator[Link]:
    if opened.can_be_changed and opened.can_be_read and asker.may(Right.WRITE_DRAFTS):
        if not is_one_section(opened.written):
            yield Link("Add a section", opened.to("add"))
        if opened.draft.pin.block:
            yield Link("Title", opened.to("settings"))
        else:
            yield Link("Add shared questions", opened.to("blocks"))
            yield Link("Title and introduction", opened.to("settings"))
            yield Link("Duties of this form", opened.to("duties"))
        yield Link("Hard words and what they mean", opened.to("words"))


def _places(opened: OpenDraft, asker: Asker) -> Iterator[Link]:
    pin, afterwards = opened.draft.pin, {} if opened.can_be_changed else AFTERWARDS
    for words, address, right in DRAFT_PLACES:
        here = not opened.draft.pin.block or address.rpartition("/")[2] not in OF_FORMS
        if here and asker.may(right):
            yield Link(
                afterwards.get(address.rpartition("/")[2], words),
                opened.site.to(address.format(form=pin.form, version=pin.version)),
            )
