"""A page of questions, fresh or after an error: template ``public/questions.html``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from formbuilder.answers.reading import Fault, Raw
from formbuilder.definition.model import Information, Question
from formbuilder.rendering.asked import Asked, Beside, asked
from formbuilder.rendering.boxes import Filled
from formbuilder.rendering.fields import Collected
from formbuilder.rendering.pages import Note
from formbuilder.rendering.titles import form_title, section_title, tab_title
from formbuilder.rendering.visit import Subject, Visit
from formbuilder.rendering.ways import Look, typed_lines
from formbuilder.tongue.messages import _, joined, own
from formbuilder.wording.sentences import NO_ROOM, SEND_AGAIN

TYPED_IN = "answers"
"""The id of the form with everything that is typed."""
CONTINUE = "continue"
"""The id of the button Continue: where an error lands on a page with nothing to fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed on a page and not saved: each question with the lines that were typed."""

    typed: tuple[tuple[str, tuple[str, ...]], ...]
    put_back: str
    """The address that shows the page with it in its boxes."""

    @classmethod
    def of(cls, questions: Iterable[Question], raw: Mapping[str, Raw], put_back: str) -> Draft:
        """Return what was typed and chosen, in words; ``raw`` by question id."""
        lines = ((str(question.ask), typed_lines(question, raw.get(question.id, {}))) for question in questions)
        return cls(typed=tuple((ask, found) for ask, found in lines if found), put_back=put_back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problems:
    """What was wrong with the page that was sent."""

    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """By question id."""
    not_taken: bool = False
    no_room: bool = False
    """All that the person has written is more than there is room for."""

    @classmethod
    def of(cls, collected: Collected) -> Problems:
        """Return the faults of what was sent."""
        faults = {id_: reading.faults for id_, reading in collected.readings.items()}
        return cls(faults=faults, not_taken=collected.not_taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """A page of questions; a question that stands alone is the heading itself."""

    heading: str
    title: str
    caption: str
    heading_above: bool
    neutral: bool
    """The tab’s title does not tell what the page is about."""
    errors: tuple[Note, ...]
    questions: tuple[Asked, ...]
    visit: Visit
    number: int
    notices: tuple[str, ...]
    """The templates that stand before the questions."""
    draft_address: str | None
    """Where the script keeps what is being typed; None where nothing may be kept before Continue."""
    draft: Draft | None = None
    asks: bool = True
    """Whether it asks for anything, so that somebody may say that it is hard."""

    @property
    def form_attributes(self) -> Mapping[str, str | None]:
        """What the script reads."""
        return {"data-draft": self.draft_address}


NO_PROBLEMS = Problems()


def question_page(
    subject: Subject, visit: Visit, filled: Filled, problems: Problems = NO_PROBLEMS, draft: Draft | None = None
) -> QuestionPage:
    """Return the page that asks ``subject``, with what is in its boxes."""
    private = subject.page.private or any(question.private for question in subject.questions)
    look = Look(alone=subject.alone, autofill=not (visit.helper or visit.shared or private))
    questions = tuple(_asked((subject, visit), question, filled, problems, look) for question in subject.questions)
    landing = next((question.landing for question in questions if question.landing), CONTINUE)
    errors = (*no_token(landing, problems), *(link for question in questions for link in question.links))
    heading = _heading(subject, visit)
    title = tab_words(subject, heading)
    return QuestionPage(
        heading=heading,
        title=tab_title(title, visit.site.council, error=bool(errors)),
        caption=_caption(subject, visit),
        heading_above=not subject.alone,
        neutral=title != heading,
        errors=errors,
        questions=questions,
        visit=visit,
        number=subject.page.number,
        notices=notices(subject, visit, errors, draft),
        draft_address=_draft_address(subject, visit),
        draft=draft,
        asks=any(not isinstance(question.type, Information) for question in subject.questions),
    )


def notices(subject: Subject, visit: Visit, errors: tuple[Note, ...], draft: Draft | None = None) -> tuple[str, ...]:
    """Return the templates that stand before the questions."""
    stands = {
        "parts/error_summary.html": errors,
        "parts/draft.html": draft,
        "parts/private.html": subject.page.private,
        "parts/unseen.html": visit.unseen,
    }
    return tuple(template for template, needed in stands.items() if needed)


def _draft_address(subject: Subject, visit: Visit) -> str | None:
    """Words typed and rubbed out in private questions must not be kept."""
    kept = not (subject.page.private or subject.is_item)
    return visit.site.to(f"draft/{subject.page.number}") if kept else None


def _asked(shown: tuple[Subject, Visit], question: Question, filled: Filled, problems: Problems, look: Look) -> Asked:
    subject, visit = shown
    beside = Beside(visit.note(question.id), visit.origin(question.id), visit.heard_of(question.id))
    found = asked(subject.form, question, filled, problems.faults.get(question.id, ()), look, beside)
    return replace(found, tag="h3", size="s", above=subject.above(question)) if subject.is_titled(question) else found


def no_token(landing: str, problems: Problems) -> tuple[Note, ...]:
    """Say how to send a page again that may not have been ours, or that there was no room for."""
    said = {SEND_AGAIN: problems.not_taken, NO_ROOM: problems.no_room}
    return tuple(Note(landing, _(words)) for words, holds in said.items() if holds)


def _heading(subject: Subject, visit: Visit) -> str:
    if subject.alone:
        return str(subject.questions[0].ask)
    return visit.item if subject.is_item else str(subject.page.heading)


def _caption(subject: Subject, visit: Visit) -> str:
    """Say which part of the form this is and, below a question about one item, which item; "" if the heading does."""
    where = section_title(subject.section)
    if subject.is_item and subject.alone:
        return joined((own(where), visit.item), ": ")
    return where if where != _heading(subject, visit) else ""


def tab_words(subject: Subject, heading: str) -> str:
    """Return what the tab calls the page: its heading, or a neutral name where others must not recognise it."""
    section = subject.section
    tells = subject.page.private or any(each.id in subject.form.danger_questions for each in subject.questions)
    return neutral_words(subject) if subject.form.neutral_title or section.neutral_title or tells else heading


def neutral_words(subject: Subject) -> str:
    """Return a name of the page that tells no subject: its form, or the neutral name of its part, and its number."""
    neutral = subject.section.neutral_title
    name = str(neutral) if neutral else form_title(subject.form)
    return _("%(name)s, page %(number)s") % {"name": own(name), "number": subject.page.number}
