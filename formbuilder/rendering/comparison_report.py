"""A page about what changed between two forms, for people who read, print or send it.

It holds everything that it needs: no script, no other file, nothing from the network.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from formbuilder.definition.rewording import Fate, Piece
from formbuilder.publishing.change import SlotAdded, SlotReworded
from formbuilder.publishing.comparison import Comparison
from formbuilder.publishing.telling import Account, Topic
from formbuilder.rendering.report_template import report_template

TEMPLATE = "reports/comparison.html"
CHANGED = {Fate.OUT: "del", Fate.IN: "ins", Fate.KEPT: ""}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate, with the spaces around them left outside the mark."""

    before: str
    text: str
    after: str
    mark: str
    """``del``, ``ins`` or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A difference as the page tells it; each side is paragraphs of runs."""

    id: str
    sentence: str
    address: str
    was: tuple[tuple[Run, ...], ...]
    now: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """All that differs of one topic."""

    id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """The whole page."""

    heading: str
    title: str
    opening: tuple[str, ...]
    chapters: tuple[Chapter, ...]

    @property
    def marks(self) -> bool:
        """Whether any words are marked, so that the page says what the marks mean."""
        items = (item for chapter in self.chapters for item in chapter.items)
        return any(run.mark for item in items for side in (item.was, item.now) for runs in side for run in runs)


def html(comparison: Comparison) -> str:
    """Return a comparison as one page of HTML."""
    return report_template(TEMPLATE).render(page=comparison_page(comparison))


def comparison_page(comparison: Comparison) -> ComparisonPage:
    """Return what the page says."""
    return ComparisonPage(
        heading=comparison.heading,
        title=comparison.heading,
        opening=comparison.opening[1:],
        chapters=tuple(_chapters(comparison)),
    )


def _chapters(comparison: Comparison) -> Iterator[Chapter]:
    for topic, accounts in groupby(comparison.shown, lambda account: account.topic):
        id_ = topic.name.lower()
        items = (_item(account, f"{id_}-{number}") for number, account in enumerate(accounts, 1))
        yield Chapter(id=id_, title=_title(topic), items=tuple(items))


def _title(topic: Topic) -> str:
    return topic.value


def _item(account: Account, id_: str) -> Item:
    change = account.change
    if isinstance(change, SlotReworded) and account.was:
        was, now = (_paragraph(change.pieces, without) for without in (Fate.IN, Fate.OUT))
        return Item(id=id_, sentence=account.sentence, address=change.address, was=(was,), now=(now,))
    whole = Fate.IN if isinstance(change, SlotAdded) else Fate.OUT
    return Item(
        id=id_,
        sentence=account.sentence,
        address=change.address,
        was=_sides(account.was, alone=not account.now, fate=whole),
        now=_sides(account.now, alone=not account.was, fate=Fate.IN),
    )


def _sides(paragraphs: tuple[str, ...], *, alone: bool, fate: Fate) -> tuple[tuple[Run, ...], ...]:
    """Return paragraphs; marked as a whole if there is nothing on the other side."""
    return tuple((_run(Piece(text, fate if alone else Fate.KEPT)),) for text in paragraphs)


def _paragraph(pieces: tuple[Piece, ...], without: Fate) -> tuple[Run, ...]:
    return tuple(_run(piece) for piece in pieces if piece.fate is not without)


def _run(piece: Piece) -> Run:
    text = piece.text.strip()
    before, _, after = piece.text.partition(text) if text else (piece.text, "", "")
    return Run(before, text, after, CHANGED[piece.fate] if text else "")
