"""Results made of constant strings: what is the same for everybody is rendered once, and amounts are put in between.

The templates are rendered with marks, as those of question pages are, and cut at them. What is kept comes from the
form, its rates and the council: never an amount, an answer, or which lines and sentences one person has together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from sys import getsizeof

from jinja2 import Environment, Template
from markupsafe import escape

from formbuilder.definition.model import Form
from formbuilder.rendering.compiled import Bounded
from formbuilder.rendering.frame import Frame, Link
from formbuilder.rendering.own_look import LOOK
from formbuilder.rendering.result_page import page_of
from formbuilder.rendering.result_parts import Piece, ResultLine, ResultParts, ResultPeriod
from formbuilder.rendering.sites import JourneySite
from formbuilder.tongue.messages import ENGLISH_BESIDE, edition_in_use

MOST_BYTES = 2_000_000
MOST_PARTS = 100
"""Parts of pages that are kept: some for each language, and again once a sentence of it was checked."""
ITEM, HREF, HEADING, ID, ABOUT, WORDS, REFERENCE = (f"\0{number}\0" for number in range(7))
TOLD, BASIS = "\0told\0", "\0basis\0"
"""Marks; no text of a form can hold a NUL."""
AROUND = re.compile(f"({REFERENCE}|{TOLD}|{BASIS})")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
LINE = ResultLine(ITEM, "", "", "", "", (), "")
NOTHING = ResultPeriod(
    id=ID,
    heading="",
    about=ABOUT,
    says=(),
    problems=(),
    answer=(),
    answer_words="",
    tells=True,
    assumed=(),
    lines=(),
    nil=(),
    untold=(),
    notes=(),
)
"""A period of which nothing is said."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text, cut at its marks."""

    pieces: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes that it takes, about."""
        return sum(map(getsizeof, self.pieces))

    def around(self, text: str) -> str:
        """Return a text with one mark, filled in."""
        before, after = self.pieces
        return f"{before}{text}{after}"

    def listed(self, items: Sequence[str]) -> str:
        """Return a list that was rendered with two items, with the HTML of others; nothing where there are none."""
        if not items:
            return ""
        before, between, after = self.pieces
        return f"{before}{between.join(items)}{after}"

    def texts(self, lines: Sequence[str]) -> str:
        """Return such a list with texts in it."""
        return self.listed(escaped(lines)) if lines else ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a period: the pieces of ``parts/result_told.html``."""

    heading: str
    talk: Cut
    talk_lines: Cut
    problems: Cut
    answer: Cut
    link: Cut
    says: Cut
    sum: Cut

    def html(self, period: ResultPeriod) -> str:
        """Return it for one period; the heading is still a mark."""
        says = self.says.listed([self._said(pieces) for pieces in period.says])
        answer = self._answer(period)
        return "".join((
            self.heading,
            self.talk.around(escape(period.talk)) if period.talk else "",
            self.talk_lines.texts(period.talk_lines),
            self.problems.texts(period.problems),
            says + answer if period.tells else answer + says,
        ))  # fmt: skip  # in the order of the template

    def _said(self, pieces: Iterable[Piece]) -> str:
        return "".join([self.sum.around(escape(text)) if is_sum else escape(text) for text, is_sum in pieces])

    def _answer(self, period: ResultPeriod) -> str:
        links = [self._link(link) for link in period.answer]
        return self.answer.listed(links).replace(WORDS, escape(period.answer_words)) if links else ""

    def _link(self, link: Link) -> str:
        before, between, after = self.link.pieces
        return f"{before}{escape(link.href)}{between}{escape(link.text)}{after}"


@dataclass(frozen=True, slots=True)
class Basis:
    """How we know what is said of a period: the pieces of ``parts/result_known.html``."""

    assumed: Cut
    working: Cut
    notes: Cut
    untold: Cut
    nil: Cut

    def html(self, period: ResultPeriod, lines: Sequence[str]) -> str:
        """Return it for one period, with the HTML of its lines; the heading inside others is still a mark."""
        return "".join((
            self.assumed.texts(period.assumed),
            self._working(period, lines),
            self.notes.texts(period.notes),
            self.untold.texts(period.untold),
            self.nil.texts(period.nil),
        ))  # fmt: skip  # in the order of the template

    def _working(self, period: ResultPeriod, lines: Sequence[str]) -> str:
        before, between, after = self.working.pieces
        return f"{before.replace(ABOUT, escape(period.about))}{between.join(lines)}{after}" if lines else ""


def escaped(texts: Iterable[str]) -> list[str]:
    """Return texts as they stand in HTML: escaped all together, for a tenth of the cost."""
    texts = tuple(texts)
    if any(hasattr(each, "__html__") for each in texts):
        return [escape(each) for each in texts]
    return str(escape(ITEM.join(texts))).split(ITEM)


class ResultStore(Bounded[Cut]):
    """The results of every form: what stands around them, and each line of a working, made when first asked for."""

    def __init__(
        self, templates: Environment, frame_of: Callable[[JourneySite, Form, bool], Frame], most_bytes: int = MOST_BYTES
    ) -> None:
        """``frame_of`` gives what stands around a page, sent or not; of the reference it uses only whole addresses."""
        super().__init__(most_bytes)
        self._page = templates.get_template("public/result.html")
        self._making = _Making(templates)
        self._frame_of = frame_of
        self._told: dict[tuple[bool, bool, str], Told] = {}
        self._basis: dict[tuple[bool, str], Basis] = {}

    def html(self, site: JourneySite, form: Form, parts: ResultParts, *, sent: bool) -> str:
        """Return the page of a result; one that begins with many questions to answer is rendered each time."""
        if any(period.first for period in parts.periods):
            return self._rendered(site, form, parts, sent=sent)
        key = (
            site.council.slug,
            site.base,
            form.fingerprint,
            form.edition,
            sent,
            parts.after,
            edition_in_use(),
            LOOK.get(),
        )
        around = self._kept.get(key) or self._made(key, lambda: self._around(site, form, parts, sent=sent))
        told = "".join([self._told_of(period) for period in parts.periods])
        basis = "".join([self._basis_of(period) for period in parts.periods])
        filling = {REFERENCE: escape(site.reference), TOLD: told, BASIS: basis}
        return "".join([filling.get(piece, piece) for piece in around.pieces])

    def _told_of(self, period: ResultPeriod) -> str:
        headed, edition = bool(period.heading), edition_in_use()
        told = self._told.get((headed, period.tells, edition))
        if told is None:
            if len(self._told) >= MOST_PARTS:
                self._told.clear()
            told = self._told[headed, period.tells, edition] = self._making.told(headed, period.tells)
        html = told.html(period)
        return html.replace(HEADING, escape(period.heading)) if period.heading else html

    def _basis_of(self, period: ResultPeriod) -> str:
        headed, edition = bool(period.heading), edition_in_use()
        basis = self._basis.get((headed, edition))
        if basis is None:
            if len(self._basis) >= MOST_PARTS:
                self._basis.clear()
            basis = self._basis[headed, edition] = self._making.basis(headed=headed)
        amounts = escaped([line.amount for line in period.lines])
        lines = [self._line(line, period.id, amount) for line, amount in zip(period.lines, amounts, strict=False)]
        html = basis.html(period, lines)
        return html.replace(HEADING, escape(period.heading_inside)) if headed else html

    def _line(self, line: ResultLine, id_: str, amount: str) -> str:
        key = (edition_in_use(), ENGLISH_BESIDE.get(), line[:-1])
        cut = self._kept.get(key) or self._made(key, lambda: self._making.line(line))
        before, until_amount, after_amount, after = cut.pieces
        return f"{before}{id_}{until_amount}{amount}{after_amount}{id_}{after}"

    def _made(self, key: Hashable, make: Callable[[], Cut]) -> Cut:
        made = make()
        self._keep(key, made)
        return made

    def _around(self, site: JourneySite, form: Form, parts: ResultParts, *, sent: bool) -> Cut:
        """Render a page with a result that says nothing, and cut it there."""
        marked = replace(site, reference=REFERENCE)
        empty = replace(NOTHING, talk_lines=(ITEM,), assumed=(ITEM,))
        html = self._rendered(marked, form, replace(parts, periods=(empty,)), sent=sent)
        return self._making.cut_around(html, empty)

    def _rendered(self, site: JourneySite, form: Form, parts: ResultParts, *, sent: bool) -> str:
        page = page_of(site, form, parts, sent=sent, made_at=NEVER)
        return self._page.render(page=page, frame=self._frame_of(site, form, sent))


class _Making:
    """Renders the parts of a result with marks, and cuts them there."""

    def __init__(self, templates: Environment) -> None:
        self._told = templates.get_template("parts/result_told.html")
        self._known = templates.get_template("parts/result_known.html")
        self._line = templates.get_template("parts/result_line.html")

    def told(self, headed: bool, tells: bool) -> Told:  # noqa: FBT001 - what tells one from another
        """Return the pieces of what is said of a period."""
        period = replace(NOTHING, heading=HEADING if headed else "", tells=tells)
        cut = _Cutting(self._told, period)
        answer = cut.html(answer=(Link(ITEM, HREF), Link(ITEM, HREF)), answer_words=WORDS)
        link = answer[answer.index(HREF) : answer.index(ITEM) + len(ITEM)]
        before, after = cut.html(says=((Piece(ITEM, is_sum=False),),)).split(ITEM)
        opens, closes = cut.html(says=((Piece(ITEM, is_sum=True),),)).split(ITEM)
        return Told(
            heading=cut.empty,
            talk=cut.at(ITEM, talk=ITEM),
            talk_lines=cut.at(ITEM, talk_lines=(ITEM, ITEM)),
            problems=cut.at(ITEM, problems=(ITEM, ITEM)),
            answer=Cut(tuple(answer.split(link))),
            link=Cut(("", link.removeprefix(HREF).removesuffix(ITEM), "")),
            says=cut.at(ITEM, says=((Piece(ITEM, is_sum=False),),) * 2),
            sum=Cut((opens.removeprefix(before), closes.removesuffix(after))),
        )

    def basis(self, *, headed: bool) -> Basis:
        """Return the pieces of how we know what is said of a period."""
        period = replace(NOTHING, heading=HEADING if headed else "")
        cut = _Cutting(self._known, period)
        return Basis(
            assumed=cut.at(ITEM, assumed=(ITEM, ITEM)),
            working=cut.at(self._line.render(line=LINE, period=period), lines=(LINE, LINE)),
            notes=cut.at(ITEM, notes=(ITEM, ITEM)),
            untold=cut.at(ITEM, untold=(ITEM, ITEM)),
            nil=cut.at(ITEM, nil=(ITEM, ITEM)),
        )

    def line(self, line: ResultLine) -> Cut:
        """Return a line, cut where the id of the period goes, its amount, and the id once more."""
        before, rest = self._line.render(line=line._replace(amount=ITEM), period=NOTHING).split(ITEM)
        return Cut((*before.split(ID), *rest.split(ID)))

    def cut_around(self, html: str, period: ResultPeriod) -> Cut:
        """Return the pieces of a page around the two parts of a period, with marks for what goes there."""
        told, known = self._told.render(period=period), self._known.render(period=period)
        return Cut(tuple(AROUND.split(html.replace(told, TOLD).replace(known, BASIS))))


class _Cutting:
    """Renders one template for a period with only a single thing said of it."""

    def __init__(self, template: Template, period: ResultPeriod) -> None:
        self._template = template
        self._period = period
        self.empty = template.render(period=period)
        """What is there when nothing is said: it comes first."""

    def html(self, **said: object) -> str:
        """Return what is there beside."""
        html = self._template.render(period=replace(self._period, **said))  # type: ignore[arg-type]  # its own fields
        return html.removeprefix(self.empty)

    def at(self, mark: str, **said: object) -> Cut:
        """Return the same, cut."""
        return Cut(tuple(self.html(**said).split(mark)))
