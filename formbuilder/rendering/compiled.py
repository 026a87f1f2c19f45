"""Pages made into constant strings once, and filled in for each visit.

A fresh page is rendered by its template with marks in the place of what differs from one visit to the next, and cut
at the marks. Filling it in joins strings. So is a page with errors whose words are the same for everybody; no text that
somebody typed is ever kept.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from operator import attrgetter
from sys import getsizeof, intern
from threading import Lock
from typing import Generic, Protocol, TypeVar

from jinja2 import Environment
from markupsafe import escape

from formbuilder.answers.reading import Raw
from formbuilder.definition.model import Question
from formbuilder.rendering.boxes import Typed
from formbuilder.rendering.fields import Collected
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.frame import Frame
from formbuilder.rendering.own_look import LOOK
from formbuilder.rendering.question_page import NO_PROBLEMS, Draft, Problems, question_page
from formbuilder.rendering.visit import Subject, Visit
from formbuilder.tongue.messages import edition_in_use

TEMPLATE = "public/questions.html"
MARK = re.compile("\0([0-9]+)\0")
MOST_BYTES = 8_000_000
MOST_PAGES = 500
"""Start pages that are kept: of each version, language and look."""
PLACEHOLDER = "\0"
"""What no text of a form can hold: it stands where a token will be."""


class Hole(Protocol):
    """A place in a page where something differs from one visit to the next."""

    def fill(self, visit: Visit, raw: Mapping[str, Raw]) -> str:
        """Return what goes there, escaped."""
        ...


@dataclass(frozen=True, slots=True)
class OfVisit:
    """One of the texts of a visit."""

    text: Callable[[Visit], str]

    def fill(self, visit: Visit, raw: Mapping[str, Raw]) -> str:  # noqa: ARG002 - a hole
        """Return the text."""
        return escape(self.text(visit))


REFERENCE = OfVisit(attrgetter("site.reference"))
TEXTS = {name: OfVisit(attrgetter(name)) for name in ("token", "seen", "back", "here", "item")}
"""What differs on every page from one visit to the next: made once for all pages."""


@dataclass(frozen=True, slots=True)
class OfBox:
    """What is in a box."""

    question: str
    part: str

    def fill(self, visit: Visit, raw: Mapping[str, Raw]) -> str:  # noqa: ARG002 - a hole
        """Return the first text of the part."""
        texts = raw[self.question].get(self.part) if self.question in raw else None
        return escape(texts[0]) if texts else ""


@dataclass(frozen=True, slots=True)
class OfButton:
    """Whether a button is chosen."""

    question: str
    part: str
    value: str

    def fill(self, visit: Visit, raw: Mapping[str, Raw]) -> str:  # noqa: ARG002 - a hole
        """Return ``checked`` or nothing."""
        return "checked" if self.question in raw and self.value in raw[self.question].get(self.part, ()) else ""


@dataclass(frozen=True, slots=True)
class OfLook:
    """The classes of how somebody wants pages to look."""

    def fill(self, visit: Visit, raw: Mapping[str, Raw]) -> str:  # noqa: ARG002 - a hole
        """Return them."""
        return LOOK.get().classes


@dataclass(frozen=True, slots=True)
class Holes:
    """Marks for what differs, in the order in which they were asked for; no text of a form can hold a NUL."""

    made: list[Hole] = field(default_factory=list)

    def mark(self, hole: Hole) -> str:
        """Return the mark that stands for ``hole``."""
        self.made.append(hole)
        return f"\0{len(self.made) - 1}\0"

    def text(self, question: Question, part: str) -> str:
        """Return the mark for what is in a box."""
        return self.mark(OfBox(question.id, part))

    def checked(self, question: Question, part: str, value: str) -> str:
        """Return the mark for whether a button is chosen."""
        return self.mark(OfButton(question.id, part, value))

    def visit(self, visit: Visit) -> Visit:
        """Return a visit with a mark for everything that differs."""
        reference = self.mark(REFERENCE)
        texts = {name: self.mark(hole) for name, hole in TEXTS.items()}
        return replace(visit, site=replace(visit.site, reference=reference), **texts)  # type: ignore[arg-type]  # names of texts


@dataclass(frozen=True, slots=True)
class Compiled:
    """A page as constant strings with something to fill in between each two."""

    constants: tuple[tuple[str, ...], ...]
    """Each in stretches of lines with plain letters and with others: one other letter makes a text twice as large."""
    holes: tuple[Hole, ...]

    @classmethod
    def of(cls, html: str, holes: Holes) -> Compiled:
        """Cut ``html`` at its marks; what many pages share is kept once."""
        pieces = MARK.split(html)
        return cls(tuple(map(_stretches, pieces[::2])), tuple(holes.made[int(number)] for number in pieces[1::2]))

    @property
    def size(self) -> int:
        """Bytes that it takes, about: a hole is a hundred."""
        return sum(map(getsizeof, chain(self.constants, *self.constants))) + 100 * len(self.holes)

    def fill(self, visit: Visit, raw: Mapping[str, Raw]) -> str:
        """Return the page for one visit."""
        pieces = [*self.constants[0]]
        for hole, constant in zip(self.holes, self.constants[1:], strict=True):
            pieces += (hole.fill(visit, raw), *constant)
        return "".join(pieces)


def _stretches(constant: str) -> tuple[str, ...]:
    lines = groupby(constant.splitlines(keepends=True), str.isascii)
    return tuple(intern("".join(stretch)) for _, stretch in lines)


class Sized(Protocol):
    """Something that takes so many bytes, about."""

    @property
    def size(self) -> int: ...


Kept = TypeVar("Kept", bound=Sized)


class Bounded(Generic[Kept]):
    """What was made once and is kept, as long as all of it together is not too large."""

    def __init__(self, most_bytes: int) -> None:
        """Begin with nothing."""
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def _keep(self, key: Hashable, made: Kept) -> None:
        """Keep something; the first that were made go when there is no room."""
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = made
            self._bytes += made.size
            while self._bytes > self._most_bytes and len(self._kept) > 1:
                self._bytes -= self._kept.popitem(last=False)[1].size


class PageStore(Bounded[Compiled]):
    """The question pages of every form, each compiled when it is first asked for."""

    def __init__(
        self, templates: Environment, frame_of: Callable[[Visit], Frame], most_bytes: int = MOST_BYTES
    ) -> None:
        """``frame_of`` may use the visit’s site, ``helper`` and ``shared``; of the reference only whole addresses."""
        super().__init__(most_bytes)
        self._template = templates.get_template(TEMPLATE)
        self._frame_of = frame_of

    def html(self, subject: Subject, visit: Visit, values: Mapping[str, Raw]) -> str:
        """Return a fresh page; ``values`` are what is kept, by question id, as ``answers.typed`` shows it."""
        return self._filled(subject, visit, {} if visit.unseen else values, NO_PROBLEMS)

    def html_after(self, subject: Subject, visit: Visit, collected: Collected, *, no_room: bool = False) -> str:
        """Return the page with everything that is wrong with what was sent, and all that was typed.

        The words of an error are kept with the page only where nothing that was typed is in them.
        """
        problems = replace(Problems.of(collected), no_room=no_room)
        if any(fault.about for faults in problems.faults.values() for fault in faults):
            return self._render(subject, visit, collected.raw, problems)
        return self._filled(subject, visit, collected.raw, problems)

    def html_with_draft(self, subject: Subject, visit: Visit, values: Mapping[str, Raw], draft: Draft) -> str:
        """Return a page that offers what was typed and not saved."""
        return self._render(subject, visit, values, draft=draft)

    def _filled(self, subject: Subject, visit: Visit, raw: Mapping[str, Raw], problems: Problems) -> str:
        key = (_key(subject, visit), _signature(problems))
        compiled = self._kept.get(key)
        if compiled is None:
            compiled = self._compile(subject, visit, problems)
            self._keep(key, compiled)
        return compiled.fill(visit, raw)

    def _render(
        self,
        subject: Subject,
        visit: Visit,
        raw: Mapping[str, Raw],
        problems: Problems = NO_PROBLEMS,
        draft: Draft | None = None,
    ) -> str:
        page = question_page(subject, visit, Typed(raw), problems, draft)
        return self._template.render(page=page, frame=of_form(self._frame_of(visit), subject.form))

    def _compile(self, subject: Subject, visit: Visit, problems: Problems) -> Compiled:
        holes = Holes()
        marked = holes.visit(visit)
        page = question_page(subject, marked, holes, problems)
        frame = of_form(self._frame_of(marked), subject.form)
        if frame.own_look:
            frame = replace(frame, own_look=holes.mark(OfLook()))
        return Compiled.of(self._template.render(page=page, frame=frame), holes)


class TokenPages:
    """Pages on which only the token differs from one visitor to the next, each rendered once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[Hashable, tuple[str, ...]] = {}

    def html(self, key: Hashable, token: str, render: Callable[[str], str]) -> str:
        """Return the page called ``key``; ``render`` makes its HTML around a token, the first time it is asked for."""
        in_this_language = (edition_in_use(), LOOK.get(), key)
        pieces = self._kept.get(in_this_language)
        if pieces is None:
            if len(self._kept) >= MOST_PAGES:
                self._kept.clear()
            pieces = self._kept[in_this_language] = tuple(render(PLACEHOLDER).split(PLACEHOLDER))
        return str(escape(token)).join(pieces)


def _signature(problems: Problems) -> Hashable:
    """Return what tells one set of errors from another: their codes and boxes, and nothing that was typed."""
    faults = ((id_, tuple((each.code, each.part) for each in found)) for id_, found in problems.faults.items() if found)
    return (tuple(faults), problems.not_taken, problems.no_room)


def _key(subject: Subject, visit: Visit) -> Hashable:
    return (
        visit.site.council.slug,
        visit.site.base,
        subject.form.fingerprint,
        subject.form.edition,
        subject.page.number,
        tuple(question.id for question in subject.questions),
        subject.page.title is None,
        (visit.helper, visit.shared, visit.unseen, visit.unseen and visit.to),
        visit.notes,
        visit.origins,
        edition_in_use(),
        LOOK.get().sheet,
        visit.heard,
        visit.tongues,
    )
