"""What a page asks (the same for everybody, made into constant strings) and what differs between two visits."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.definition.model import Form, Page, Question, Section
from formbuilder.rendering.asked import Detail
from formbuilder.rendering.heard import Heard
from formbuilder.rendering.origin import Origins
from formbuilder.rendering.sites import JourneySite, hard_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One page of a form with the questions that are asked on it now, or one step of an item of its group."""

    form: Form
    page: Page
    questions: tuple[Question, ...]
    pages: tuple[Page, ...] = ()
    """The pages that stand together here; none where it is one."""

    def above(self, question: Question) -> str:
        """Return the title that stands above the first question of a page that is joined with others."""
        page = next((each for each in self.pages if question in each.questions), None)
        if page is None or page.title is None:
            return ""
        first = next(each for each in self.questions if each in page.questions)
        return str(page.title) if first is question else ""

    def is_titled(self, question: Question) -> bool:
        """Whether a question stands below the title of its page, where that is not the heading."""
        return any(page.title is not None and question in page.questions for page in self.pages)

    @property
    def section(self) -> Section:
        """The part of the form it belongs to."""
        return next(section for section in self.form.sections if section.id == self.page.section)

    @property
    def is_item(self) -> bool:
        """Whether it asks about one item of a group."""
        return self.page.group is not None and self.questions != self.page.questions

    @property
    def alone(self) -> bool:
        """Whether the only question is the heading itself."""
        return len(self.questions) == 1 and (self.page.title is None or self.is_item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What differs between two people, or two visits, on the same page; texts are escaped where they are put in."""

    site: JourneySite
    token: str
    """From ``fields.new_token()``."""
    seen: str
    """What the page saw, from ``seen_of``."""
    back: str
    """Where Back leads."""
    here: str
    """Where the page is sent to, with ``?to=check`` or ``?to=result`` if it comes back there."""
    item: str = ""
    """Which item of a group: ``wording.items.item_name(group, 2)``, “Person 2”."""
    helper: bool = False
    """Somebody else fills in: nothing is filled in by the browser."""
    shared: bool = False
    """The device is shared: nothing is filled in by the browser."""
    unseen: bool = False
    """A private page has answers that are kept and not shown."""
    notes: tuple[tuple[str, str], ...] = ()
    """What stands beside questions whose words were corrected without the panel: the id, and a sentence."""
    origins: Origins | None = None
    """Where the words of the form come from; the same one for every visit, until another page is published."""
    heard: Heard | None = None
    """Recordings of its questions; the same one for every visit, until another recording is there."""
    tongues: tuple[tuple[str, str], ...] = ()
    """The languages beside English that the form can be read in: the tag and name of each."""
    to: str = ""
    """The page that the person came from to change one answer, and goes back to: ``check``, ``result``."""

    @property
    def show_private(self) -> str:
        """Where “Show my private answers” is sent to; it comes back to this page."""
        return f"{self.site.to('private')}{'?to=' if self.to else ''}{self.to}"

    @property
    def hard(self) -> str:
        """Where somebody says that a question of this page is hard."""
        return hard_at(self.here)

    def note(self, question: str) -> str:
        """Return what stands beside a question whose words were corrected; "" beside any other."""
        return next((said for id_, said in self.notes if id_ == question), "")

    def heard_of(self, question: str) -> tuple[Detail, ...]:
        """Return what can be heard and seen of a question."""
        return self.heard.by_question.get(question, ()) if self.heard else ()

    def origin(self, question: str) -> tuple[Detail, ...]:
        """Return where the words of a question come from, if a panel changed them."""
        return self.origins.by_question.get(question, ()) if self.origins else ()
