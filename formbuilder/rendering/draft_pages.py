"""The first page of a draft: how far it is, its outline, and the way to everything that is done with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from formbuilder.accounts.people import Person
from formbuilder.accounts.rights import Right, may
from formbuilder.councils.profile import Council
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Page, Question, Section
from formbuilder.drafting.things import Kind, Thing
from formbuilder.rendering.frame import Link
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.question_tasks import called
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.titles import tab_title
from formbuilder.services.drafts import DraftState

DRAFT_PLACES: tuple[tuple[str, str, Right], ...] = (
    ("Sign-offs: send it for review, and see who signed", "drafts/{form}/{version}/sign-offs", Right.READ_DRAFTS),
    ("Publish: what is still to do", "drafts/{form}/{version}/publish", Right.PUBLISH),
    ("The papers for the board", "drafts/{form}/{version}/pack", Right.READ_DRAFTS),
    ("Get the words as a Word file", "drafts/{form}/{version}/words.docx", Right.READ_DRAFTS),
    ("Comments from Word", "drafts/{form}/{version}/comments", Right.READ_DRAFTS),
    ("Corrections of the live form", "drafts/{form}/{version}/corrections", Right.WRITE_DRAFTS),
    ("What was saved before", "drafts/{form}/{version}/revisions", Right.READ_DRAFTS),
    ("Compare with another version", "compare?new={form}@{version}", Right.READ_DRAFTS),
    ("Previews for other people", "drafts/{form}/{version}/previews", Right.SHARE_PREVIEWS),
    ("The YAML, for those who ask for it", "drafts/{form}/{version}/yaml", Right.READ_DRAFTS),
)
"""The other screens about a draft: words, address below the office with the draft in brackets, who may open it."""
STATES: Mapping[DraftState, str] = {
    DraftState.DRAFT: "Draft",
    DraftState.IN_REVIEW: "In review",
    DraftState.APPROVED: "Approved",
    DraftState.PUBLISHED: "Published",
    DraftState.DROPPED: "Dropped",
}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HubPage:
    """Template ``office/draft.html``."""

    heading: str
    council: Council
    caption: str
    said: tuple[str, ...]
    lines: tuple[str, ...]
    wrong: tuple[Link, ...]
    more_wrong: tuple[Link, ...]
    sections: tuple[OutlineSection, ...]
    links: tuple[Link, ...]
    places: tuple[Link, ...]
    back: tuple[Link, ...]

    @property
    def title(self) -> str:
        """The title of the browser's tab."""
        return tab_title(self.heading, self.council)


def hub_page(opened: OpenDraft, person: Person, begun_by: str, said: tuple[str, ...] = ()) -> HubPage:
    """Return the first page of a draft."""
    wrong = tuple(_wrong(opened))
    sections = opened.form.sections if opened.can_be_read else ()
    draft = opened.draft
    return HubPage(
        heading=draft.title or draft.pin.form,
        council=opened.site.council,
        caption=f"Version {draft.pin.version}: {STATES[draft.state].lower()}",
        said=said,
        lines=tuple(_lines(opened, begun_by)),
        wrong=wrong[:FIRST],
        more_wrong=wrong[FIRST:],
        sections=tuple(_section(opened, section) for section in sections),
        links=tuple(_links(opened, person)),
        places=tuple(_places(opened, person)),
        back=(),
    )


def _lines(opened: OpenDraft, begun_by: str) -> Iterator[str]:
    draft = opened.draft
    who = f"{begun_by} began it" if begun_by else "It was begun"
    came = f" from {draft.came_from}" if "@" in draft.came_from else ""
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


def _section(opened: OpenDraft, section: Section) -> OutlineSection:
    title = str(section.title) or section.id
    note = "Shared with other forms" if section.block else "Private" if section.private else ""
    change = Link(f"Change or add to “{title}”", opened.to(f"sections/{section.id}"))
    shared = Link(f"Move or take out “{title}”", opened.to(f"blocks/{section.block}"))
    return OutlineSection(
        title=title,
        note=note,
        pages=tuple(_page(opened, page) for page in section.pages),
        links=(shared if section.block else change,),
    )


def _page(opened: OpenDraft, page: Page) -> OutlinePage:
    note = " (not always asked)" if page.show_if else ""
    asked = tuple(every_question(page.questions))
    if len(page.questions) == 1:
        inside = tuple(_question(opened, each) for each in asked[1:])
        return OutlinePage(links=(_question(opened, asked[0]),), inside=inside, note=note)
    title = Link(str(page.title or "A page without a heading"), opened.to(f"pages/{page.id}"))
    return OutlinePage(links=(title,), inside=tuple(_question(opened, each) for each in asked), note=note)


def _question(opened: OpenDraft, question: Question) -> Link:
    return Link(called(question), opened.to(f"questions/{question.id}"))


def _links(opened: OpenDraft, person: Person) -> Iterator[Link]:
    if opened.can_be_changed and opened.can_be_read and may(person, Right.WRITE_DRAFTS, person.council):
        yield Link("Add a section", opened.to("add"))
        yield Link("Add shared questions", opened.to("blocks"))
        yield Link("Title and introduction", opened.to("settings"))
        yield Link("Duties of this form", opened.to("duties"))
        yield Link("Hard words and what they mean", opened.to("words"))


def _places(opened: OpenDraft, person: Person) -> Iterator[Link]:
    pin = opened.draft.pin
    for words, address, right in DRAFT_PLACES:
        if may(person, right, person.council):
            yield Link(words, opened.site.to(address.format(form=pin.form, version=pin.version)))
