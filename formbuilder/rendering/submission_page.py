"""What one person sent, as the office reads it: flags, then answers under each duty or in the order of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from formbuilder.answers.free_words import later_key
from formbuilder.answers.values import Answers
from formbuilder.definition.model import Form, Group, Question
from formbuilder.definition.registers import Duty
from formbuilder.paper.came import CameOnPaper
from formbuilder.rendering.english_words import translated_by, translating_words
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.paper_entry_pages import came_words
from formbuilder.rendering.queue_words import DANGER, STATES, Names, record_words, reference_words, who_has_it
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.submission_flags import Way, call_words, flags, names_given, ways_to_reach
from formbuilder.rendering.summary import PageAsked, Row, Shows, chapters
from formbuilder.rendering.titles import day_words
from formbuilder.routing.helper import CALLER
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.afterwards import Addition, AdditionKind
from formbuilder.services.assessing import Note, NoteKind, newest_english
from formbuilder.services.queue import QueueLine
from formbuilder.services.queue_states import DONE, State, Step, steps_from

PRIVATE = "Private. Do not show or say this to anybody but the person."
ELSE = "Everything else that was asked"
NOT_BEFORE = "Do not use any way that they chose before. They wrote this"
NOTHING_ASKED = "Nothing was asked about this on the way that they took."
IN_FULL = Shows(private=True, apart=False, kept=True)
STEP_WORDS: Mapping[tuple[State, State], str] = {
    (State.NEW, State.BEING_CHECKED): "Start checking",
    (State.BEING_CHECKED, State.CHECKED): "Checked with the person",
    (State.CHECKED, State.CLOSED): "Close it",
    (State.BEING_CHECKED, State.NEW): "Make it new again",
    (State.CHECKED, State.BEING_CHECKED): "Go back to checking",
    (State.CLOSED, State.CHECKED): "Open it again",
    (State.QUIET, State.NEW): "Move it to the main list",
    (State.QUIET, State.NOT_REAL): "Mark it as not real",
    (State.NOT_REAL, State.NEW): "It is real: move it to the main list",
}
"""Each step in words."""
ADDED = {AdditionKind.MORE: "Added later", AdditionKind.REACH: "Another way to reach the person"}
NOTE_KINDS = {
    NoteKind.NOTE: "",
    NoteKind.BACK: "Why it went back",
    NoteKind.NO_RECORD: "Why there is no written record",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A submission, opened, with everything that its pages show."""

    line: QueueLine
    form: Form
    duties: Mapping[str, Duty] = field(repr=False)
    pages: tuple[PageAsked, ...] = field(repr=False)
    answers: Answers = field(repr=False)
    additions: tuple[Addition, ...] = field(repr=False)
    notes: tuple[Note, ...] = field(repr=False)
    names: Names = field(repr=False)
    result: tuple[str, ...] = field(repr=False, default=())
    """What came out when it was sent, line by line."""
    others: tuple[str, ...] = ()
    """References of other forms that the person says they filled in too."""
    same: tuple[QueueLine, ...] = ()
    """Other submissions that may be of the same person."""
    marks: frozenset[str] = frozenset()
    danger: frozenset[str] = frozenset()
    """The questions whose answers mean danger."""

    @property
    def english(self) -> Note | None:
        """What stands beside words in another language."""
        return newest_english(self.notes)

    @property
    def reference(self) -> str:
        """The reference as people write it."""
        return reference_words(self.line)

    @property
    def title(self) -> str:
        """What the form is called, and its version."""
        return f"{self.form.title}, version {self.form.version}"


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note: who wrote it and when, and its lines."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRow:
    """One question as it was asked, its answer, and what assessors wrote beside it."""

    question: str
    ask: str
    lines: tuple[str, ...]
    marks: tuple[str, ...] = ()
    """What must be known about the answer: private, safe to ring."""
    english: tuple[NoteShown, ...] = ()
    """What it says in English, where the person wrote in another language; who says so."""
    notes: tuple[NoteShown, ...] = ()
    """The newest first; all but the first are earlier ones."""
    write: tuple[Link, ...] = ()
    id: str = ""
    """Where links lead to."""
    key: str = ""
    """What tells the answer from all others."""

    @property
    def newest(self) -> tuple[NoteShown, ...]:
        """The note that holds now, if there is one."""
        return self.notes[:1]

    @property
    def earlier(self) -> tuple[NoteShown, ...]:
        """What stood there before."""
        return self.notes[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPart:
    """Questions under one heading: a duty with its source, or a section of the form."""

    title: str
    source: str = ""
    rows: tuple[SentRow, ...] = ()
    lines: tuple[str, ...] = ()
    english: tuple[NoteShown, ...] = ()
    """What the lines say in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionPage(OfficePage):
    """Template ``office/submission.html``."""

    lines: tuple[str, ...]
    flags: tuple[str, ...]
    danger: tuple[Link, ...]
    """Each answer that means danger, with its question, leading to where it stands."""
    ways: tuple[Way, ...]
    same: tuple[Link, ...]
    stands: tuple[str, ...]
    go: tuple[Link, ...]
    """At most one: the next step."""
    steps: tuple[Link, ...]
    order: Link
    parts: tuple[SentPart, ...]
    whole: SentRow
    """Notes about the whole form."""
    papers: tuple[Link, ...]


def submission_page(site: OfficeSite, sent: Sent, *, by_form: bool, may_write: bool) -> SubmissionPage:
    """Show a submission; ``by_form``: in the order of the form, else under each duty."""
    place = f"submissions/{sent.line.reference}"
    by_duty, in_order = (
        Link("Show it under each duty", site.to(place)),
        Link("Show it in the order of the form", site.to(f"{place}?order=form")),
    )
    other = tuple(
        Link(
            f"{shown_reference(each.reference)}: {_form(sent, each)}, {moment_words(each.sent_at)}",
            site.to(f"{place}/beside/{each.reference}"),
        )
        for each in sent.same
    )
    ahead, backward = _steps(site, sent) if may_write else ((), ())
    backward = (*_to_english(site, sent), *backward) if may_write else ()
    writes = site if may_write and sent.line.state not in DONE else None
    shown = _anchored(parts(sent, by_form=by_form, writes=writes), sent.danger)
    return SubmissionPage(
        heading=sent.reference,
        council=site.council,
        lines=tuple(about(sent)),
        flags=tuple(first_of_all(sent)),
        danger=tuple(_danger(shown)),
        ways=tuple(_reach(sent)),
        same=other,
        stands=tuple(how_it_stands(sent)),
        go=ahead,
        steps=backward,
        order=by_duty if by_form else in_order,
        parts=shown,
        whole=_whole(sent, writes),
        papers=_papers(site, place, by_form=by_form),
        back=(Link("Back to what people sent", site.to("submissions")),),
    )


def about(sent: Sent) -> Iterator[str]:
    """Say what it is and when it was sent."""
    yield f"{sent.title}. Sent {moment_words(sent.line.sent_at)}."
    if sent.line.example:
        yield "This is an example, not a real answer."
    if sent.line.withdrawn_at:
        yield f"The person took it back {moment_words(sent.line.withdrawn_at)}, after somebody had begun to read it."
    for other in sent.others:
        yield f"The person says that they filled in {shown_reference(other)} too, and that you may know."


def first_of_all(sent: Sent) -> Iterator[str]:
    """Give the flags, danger first."""
    if sent.line.danger:
        yield DANGER
    yield from translating_words(sent.line)
    if came := CameOnPaper.of(sent.marks):
        yield from came_words(came)
    yield from flags(sent.form, sent.answers, caller=CALLER in sent.marks)


def how_it_stands(sent: Sent) -> Iterator[str]:
    """Say how far it is, who has it, and what the person was told."""
    yield f"{STATES[sent.line.state]}. {who_has_it(sent.line, sent.names)}"
    if sent.line.contact_by and sent.line.state not in DONE:
        yield f"The person was told: we contact you by {day_words(sent.line.contact_by)}."
    if record := record_words(sent.line):
        yield record


def parts(sent: Sent, *, by_form: bool, writes: OfficeSite | None = None) -> Iterator[SentPart]:
    """Give the answers under each duty, or section by section; then the result, and what was added later."""
    found = tuple(chapters(sent.form, sent.pages, sent.answers, IN_FULL))
    if by_form:
        for chapter in found:
            yield SentPart(title=chapter.title, rows=tuple(_row(sent, row, writes) for row in chapter.rows))
    else:
        yield from _by_duty(sent, tuple(row for chapter in found for row in chapter.rows), writes)
    if sent.result:
        yield SentPart(title="The result, as it was shown", lines=sent.result)
    for number, addition in enumerate(sent.additions, 1):
        head = f"{ADDED[addition.kind]}, {moment_words(addition.at)}"
        english = english_of(sent, later_key(number))
        yield SentPart(title=head, lines=tuple(addition.text.splitlines()), english=english)


def _by_duty(sent: Sent, rows: tuple[Row, ...], writes: OfficeSite | None) -> Iterator[SentPart]:
    """Give the rows under each duty that the form serves, in the order of the register, then those that serve none."""
    serves = {question.id: _serves(question) for question in sent.form.questions}
    served = frozenset(id_ for ids in serves.values() for id_ in ids)
    for duty in (each for id_, each in sent.duties.items() if id_ in served):
        mine = tuple(_row(sent, row, writes) for row in rows if duty.id in serves.get(row.question, ()))
        lines = () if mine else (NOTHING_ASKED,)
        yield SentPart(title=str(duty.sentence), source=duty.source, rows=mine, lines=lines)
    others = tuple(
        _row(sent, row, writes) for row in rows if not serves.get(row.question, frozenset()) & set(sent.duties)
    )
    if others:
        yield SentPart(title=ELSE, rows=others)


def _serves(question: Question) -> frozenset[str]:
    inner = question.type.questions if isinstance(question.type, Group) else ()
    return frozenset(id_ for each in (question, *inner) for id_ in each.serves)


def _row(sent: Sent, row: Row, writes: OfficeSite | None) -> SentRow:
    question = next((each for each in sent.form.questions if each.id == row.question), None)
    changed = any(each.kind is AdditionKind.REACH for each in sent.additions)
    rings = call_words(question, sent.answers, changed=changed) if question and row.lines else ()
    link = (
        Link("Write a note", writes.to(f"submissions/{sent.line.reference}/notes/{row.question}")) if writes else None
    )
    return SentRow(
        question=row.question,
        ask=row.ask,
        lines=row.shown,
        marks=(*rings, *((PRIVATE,) if row.private else ())),
        key=row.key or row.question,
        english=english_of(sent, row.key or row.question),
        notes=notes_about(sent, row.question),
        write=(link,) if link else (),
    )


def _whole(sent: Sent, writes: OfficeSite | None) -> SentRow:
    place = f"submissions/{sent.line.reference}/notes"
    link = (Link("Write a note about the whole form", writes.to(place)),) if writes else ()
    return SentRow(question="", ask="Notes about the whole form", lines=(), notes=notes_about(sent, ""), write=link)


def notes_about(sent: Sent, question: str) -> tuple[NoteShown, ...]:
    """Return what assessors wrote about a question ("": the whole form), the newest first."""
    mine = (each for each in reversed(sent.notes) if each.writing.kind is not NoteKind.ENGLISH)
    return tuple(_note(note, sent.names) for note in mine if note.writing.question == question)


def english_of(sent: Sent, key: str) -> tuple[NoteShown, ...]:
    """Return what an answer says in English, if somebody put it into English."""
    note = sent.english
    words = note.writing.english.get(key) if note else None
    return (NoteShown(translated_by(note), tuple(words.splitlines())),) if note and words else ()


def _note(note: Note, names: Names) -> NoteShown:
    writing = note.writing
    kind = NOTE_KINDS[writing.kind]
    head = f"{f'{kind}. ' if kind else ''}{names.person(note.by)} wrote, {moment_words(note.at)}"
    return NoteShown(head, (*writing.words.splitlines(), *_agreed(note)))


def _agreed(note: Note) -> Iterator[str]:
    writing = note.writing
    if not writing.agreed:
        return
    who = f" with {writing.with_whom}" if writing.with_whom else " with the person"
    day = f", {day_words(writing.agreed_on)}" if writing.agreed_on else ""
    first, *more = writing.agreed.splitlines()
    yield f"Agreed{who}{day}: {first}"
    yield from more


def _anchored(found: Iterable[SentPart], ids: frozenset[str]) -> tuple[SentPart, ...]:
    """Return parts in which the first row of each of these questions can be led to."""
    left, made = set(ids), []
    for part in found:
        rows = []
        for row in part.rows:
            rows.append(replace(row, id=f"answer-{row.question}") if row.question in left else row)
            left.discard(row.question)
        made.append(replace(part, rows=tuple(rows)))
    return tuple(made)


def _danger(found: Iterable[SentPart]) -> Iterator[Link]:
    rows = (row for part in found for row in part.rows if row.id)
    yield from (Link(f"“{row.ask}” {'; '.join(row.lines)}", f"#{row.id}") for row in rows if row.lines)


def _reach(sent: Sent) -> Iterator[Way]:
    """Say who it is, and how they can be reached."""
    yield from names_given(sent.form, sent.answers)
    yield from ways_now(sent) or (Way("Ways to reach them", ("They gave no private way to reach them.",)),)


def ways_now(sent: Sent) -> tuple[Way, ...]:
    """Return how the person can be reached: only by what they wrote last, if they changed it after sending."""
    changes = [each for each in sent.additions if each.kind is AdditionKind.REACH]
    if not changes:
        return ways_to_reach(sent.form, sent.answers)
    newest = changes[-1]
    return (Way("Only this way", (*newest.text.splitlines(), f"{NOT_BEFORE} {moment_words(newest.at)}.")),)


def _steps(site: OfficeSite, sent: Sent) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Return the step on, and then the others: giving it to somebody, and a step back."""
    place, state = f"submissions/{sent.line.reference}", sent.line.state
    if state is State.TAKEN_BACK:
        return (), ()

    def link(to: State, _: Step) -> Link:
        return Link(STEP_WORDS[state, to], site.to(f"{place}/steps/{to.value.replace('_', '-')}"))

    steps = steps_from(state).items()
    ahead = tuple(link(to, step) for to, step in steps if not step.back)
    back = tuple(link(to, step) for to, step in steps if step.back)
    return ahead, (Link("Give it to a team or a person", site.to(f"{place}/give")), *back)


def _to_english(site: OfficeSite, sent: Sent) -> tuple[Link, ...]:
    """Return the way to put it into English, or to say that somebody must."""
    if sent.line.state in DONE:
        return ()
    words = "Put it into English" if sent.line.other_language else "It is in another language than English"
    return (Link(words, site.to(f"submissions/{sent.line.reference}/english")),)


def _papers(site: OfficeSite, place: str, *, by_form: bool) -> tuple[Link, ...]:
    order = "?order=form" if by_form else ""
    return (
        Link("Copy it as text", site.to(f"{place}/text{order}")),
        Link("A page to print", site.to(f"{place}/print{order}")),
        Link("PDF", site.to(f"{place}/file.pdf{order}")),
        Link("CSV", site.to(f"{place}/file.csv")),
        Link("JSON", site.to(f"{place}/file.json")),
    )


def _form(sent: Sent, line: QueueLine) -> str:
    return sent.names.form(line.form)
