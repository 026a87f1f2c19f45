"""The list of comments that wait for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import quote

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.point_words import first_line
from formbuilder.rendering.titles import day_words
from formbuilder.review.parts import part_name
from formbuilder.services.answering import Queue
from formbuilder.services.deciding import home_of
from formbuilder.services.point_kinds import PointState
from formbuilder.storage.decisions import WaitingRow


def queue_page(
    site: OfficeSite, found: Queue, today: date, chosen: tuple[str, str], titles: Mapping[str, str]
) -> ListPage:
    """Show what waits, those whose day came first; ``titles`` are those of the forms, ``chosen`` a form and a round."""
    form, round_ = chosen
    wait = "1 comment waits" if found.found == 1 else f"{found.found:,} comments wait"
    over = f"For {found.overdue:,} of them the day has passed." if found.overdue else "For none the day has passed."
    none = ("No comment waits for an answer.",)
    return ListPage(
        heading="Comments to answer",
        council=site.council,
        lines=(f"{wait} for an answer.", over, "The public sees how many are late.") if found.found else none,
        entries=tuple(_waiting(site, found, place, lines, today, titles) for place, lines in _together(found)),
        links=(*_turns(site, found, form, round_), *_filters(site, found, form, round_)),
    )


def _together(found: Queue) -> Iterable[tuple[str, list[WaitingRow]]]:
    """Return what is answered on one page together, the first day first."""
    pages: dict[str, list[WaitingRow]] = {}
    for line in found.lines:
        home = home_of(line.place)
        place = f"answering/{line.round}/{quote(home, safe='')}" if line.round and home else f"points/{line.id}/answer"
        pages.setdefault(place, []).append(line)
    return pages.items()


def _waiting(
    site: OfficeSite, found: Queue, place: str, lines: Sequence[WaitingRow], today: date, titles: Mapping[str, str]
) -> Entry:
    """Show what waits on one page; the first of it is due first."""
    line, several = lines[0], len(lines) > 1
    passed = " This day has passed." if line.due < today else ""
    by = f"Answer {'the first ' if several else ''}by {day_words(line.due)}.{passed}"
    part = f"{len(lines)} comments" if several else part_name(line.place) if line.place else "No place yet"
    where = f"{part}. “{titles.get(line.form, line.form)}”, version {line.version}."
    about = first_line(line.text) or where
    title = found.titles.get(line.round or "", "")
    of_round = (f"Round: {title}",) if title else ()
    return Entry(
        heading=about,
        lines=(where, by, *of_round, *_beside(lines), owner_line(found.owners.get(line.form, ""))),
        links=(Link("Read them and answer" if several else "Read it and answer", site.to(place), about),),
    )


def _beside(lines: Sequence[WaitingRow]) -> Iterator[str]:
    """Say what came late, and what members do not see."""
    if late := sum(each.late for each in lines):
        yield "It came after the round closed." if len(lines) == 1 else f"Came after the round closed: {late}."
    if hidden := sum(each.state == PointState.HIDDEN for each in lines):
        yield "Members do not see it." if len(lines) == 1 else f"Hidden from members: {hidden}."


def owner_line(name: str) -> str:
    """Say who sees to the answers of a form."""
    return f"{name} sees to the answers." if name else "Nobody sees to the answers. Say who looks after this form."


def _filters(site: OfficeSite, found: Queue, form: str, round_: str) -> Iterator[Link]:
    if form or round_:
        yield Link("Show every round", site.to("answering"))
    for each in found.rounds:
        if each.round and each.round != round_:
            late = f", {each.overdue:,} late" if each.overdue else ""
            title = found.titles.get(each.round, each.form)
            yield Link(f"{title}: {each.points:,} to answer{late}", site.to(f"answering?round={each.round}"))


def _turns(site: OfficeSite, found: Queue, form: str, round_: str) -> tuple[Link, ...]:
    chosen = "&".join(f"{name}={value}" for name, value in (("form", form), ("round", round_)) if value)
    here = site.to(f"answering?{chosen}" if chosen else "answering")
    return page_links(here, found.page, more=found.page < found.pages)
