"""How a question looks while it is written, what people read after mistakes, and what the checks say of its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from formbuilder.definition.model import Choice, Choices, Form, Group, Question
from formbuilder.definition.worded import read_in, reads_otherwise, way_words, ways_to_read
from formbuilder.definition.words import Words
from formbuilder.plainlanguage.catalogue import BY_ID
from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.form_scores import SectionScore
from formbuilder.plainlanguage.forms import Placed
from formbuilder.plainlanguage.profiles import PROFILES
from formbuilder.plainlanguage.reports import FIRST
from formbuilder.publishing.naming import capital
from formbuilder.rendering.asked import Asked, asked
from formbuilder.rendering.boxes import Typed
from formbuilder.rendering.ways import Look as Standing
from formbuilder.wording.items import add_words
from formbuilder.wording.mistakes import Mistake, mistakes

USUAL = "As people meet it"
NEAR = 40
"""How many signs of a text stand on each side of the words that a finding marks."""
WEIGHTS: Mapping[Severity, str] = {
    Severity.ERROR: "Change it, or say why not",
    Severity.WARNING: "Should change",
    Severity.ADVICE: "Have a look",
}
PARTS: Mapping[str, str] = {
    "ask": "the question",
    "hint": "the hint",
    "help": "the help",
    "why": "why we ask",
    "without": "what we say without an answer",
}
"""What the parts of a question are called beside a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The question in one wording."""

    title: str
    questions: tuple[Asked, ...]
    """More than one for a group: the questions about each item follow it."""
    notes: tuple[str, ...] = ()
    unfolded: bool = False

    @property
    def attributes(self) -> Mapping[str, str]:
        """Whether it stands open, where it can be folded away."""
        return {"open": "open"} if self.unfolded else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding as it stands beside the words."""

    weight: str
    place: str
    before: str
    marked: str
    after: str
    message: str
    suggestion: str
    why: str
    """Why the rule is there; "" below a finding of a rule that stood before."""

    @property
    def about(self) -> str:
        """What the reason is about, for people who hear it without the words above."""
        return f"“{self.marked}”" if self.marked else self.place


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Template ``office/look.html``."""

    preview: Preview
    others: tuple[Preview, ...] = ()
    """In other wordings."""
    same: tuple[str, ...] = ()
    """Of which wordings it reads as usual: “in Easy Read”."""
    mistakes: tuple[Mistake, ...] = ()
    told: tuple[Told, ...] = ()
    more: tuple[Told, ...] = ()
    score: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the checks say of a question."""

    findings: tuple[Placed, ...] = ()
    score: SectionScore | None = None
    problems: tuple[str, ...] = ()


def look(form: Form, question: Question, judged: Judged, today: date, wording: str = "") -> Look:
    """Return all that stands beside the words of ``question``, those of ``wording`` first."""
    own = ("", *(name for name in ways_to_read(form) if reads_otherwise(question, name)))
    heaviest = sorted(judged.findings, key=lambda placed: _order(placed, wording))
    told = tuple(_every(heaviest, question))
    return Look(
        preview=_preview(form, question, wording),
        others=tuple(_preview(form, question, name) for name in own if name != wording),
        same=tuple(way_words(name) for name in ways_to_read(form) if name not in {*own, wording}),
        mistakes=mistakes(question, today),
        told=told[:FIRST],
        more=told[FIRST:],
        score=_score(judged, form),
        problems=judged.problems,
    )


def as_met(form: Form, question: Question, wording: str = "") -> Preview:
    """Return a question as people meet it, the usual words or those of a wording."""
    return _preview(form, question, wording)


def _order(placed: Placed, wording: str) -> tuple[bool, int]:
    """Put the findings about a wording first, and of them the heaviest."""
    return placed.address.partition("@")[2] != wording, -placed.finding.severity.weight


def _preview(form: Form, question: Question, wording: str) -> Preview:
    shown = read_in(question, wording)
    first, *rest = _asked(form, shown, wording)
    notes = (f"Then there is a button: {add_words(shown, more=False)}. For each one we ask:",) if rest else ()
    title = capital(way_words(wording)) if wording else USUAL
    return Preview(title=title, questions=(first, *rest), notes=notes)


def _asked(form: Form, question: Question, wording: str) -> Iterator[Asked]:
    """Yield the question, below headings of the page that it is shown on, with ids of its own."""
    inside = tuple(question.type.questions) if isinstance(question.type, Group) else ()
    for each in (question, *inside):
        own = replace(_with_words(each), id=f"{each.id}-{wording or 'usual'}", autocomplete="")
        found = asked(form, own, Typed({}), (), Standing(alone=False, autofill=False))
        found = replace(found, tag="h3", size="m" if each is question else "s")
        if isinstance(each.type, Group):
            found = replace(found, template="parts/information.html", lines=tuple(note.text for note in found.hints))
        yield found


def _with_words(question: Question) -> Question:
    """Return a question that can be shown, with “…” where there are no words yet."""
    kind = question.type
    if isinstance(kind, Choice | Choices):
        options = tuple(replace(each, label=_or_dots(each.label)) for each in kind.options)
        kind = replace(kind, options=options)
    return replace(question, type=kind, ask=_or_dots(question.ask))


def _or_dots(words: Words) -> Words:
    return words if words.text else replace(words, text="…")


def _every(findings: Iterable[Placed], question: Question) -> Iterator[Told]:
    """Yield the findings; the reason for a rule stands once."""
    said: set[str] = set()
    for placed in findings:
        told = _told(placed, question)
        yield replace(told, why="") if placed.finding.rule in said else told
        said.add(placed.finding.rule)


def _told(placed: Placed, question: Question) -> Told:
    finding, text = placed.finding, placed.words.text
    start, end = finding.start, finding.end
    rule = BY_ID.get(finding.rule)
    return Told(
        weight=WEIGHTS[finding.severity],
        place=_place(placed.address, question),
        before=_shortened(text[:start], first=True) if end > start else "",
        marked=text[start:end],
        after=_shortened(text[end:], first=False) if end > start else "",
        message=finding.message,
        suggestion=f"{finding.suggestion} {finding.by}".strip(),
        why=rule.why if rule else "",
    )


def _shortened(text: str, *, first: bool) -> str:
    if len(text) <= NEAR:
        return text
    return f"… {text[-NEAR:]}" if first else f"{text[:NEAR]} …"


def _place(address: str, question: Question) -> str:
    part, _, wording = address.removeprefix(f"{question.id}.").partition("@")
    named = "an answer" if part.startswith("options.") else PARTS.get(part, "a message")
    return f"In {named}, {way_words(wording)}" if wording else f"In {named}"


def _score(judged: Judged, form: Form) -> str:
    """Say how hard the part is to read; "" if nobody can tell, or if it would praise words that should change."""
    found, limit = judged.score, PROFILES[form.profile].grade
    grade = found.grade.value if found else None
    wanting = any(placed.finding.severity is not Severity.ADVICE for placed in judged.findings)
    if found is None or grade is None or (grade <= limit and wanting):
        return ""
    low, high = found.grade.band or (grade, grade)
    spread = f"school grade {max(grade, 0):.1f}, likely between {max(low, 0):.1f} and {max(high, 0):.1f}"
    return f"This part of the form reads at {spread}. Aim for {limit:g} or less."
