"""What was saved of a draft: the list, one revision with what changed since, and going back to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.problems import Problem
from formbuilder.rendering.comparison_report import ComparisonPage
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.yaml_page import LineProblem, as_shown, count_words, draft_place, line_problems
from formbuilder.services.drafts import Draft, Revision

PAGE_OF = 50
ASIDE = "Kept aside: it is not part of the draft."
SOMEBODY = "somebody at the command line"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionPage(OfficePage):
    """Template ``office/revision.html``."""

    lines: tuple[str, ...]
    problems: tuple[LineProblem, ...]
    differences: ComparisonPage | None
    """What changed from it to the newest revision."""
    text: str
    go: tuple[Link, ...]

    @property
    def count(self) -> str:
        """How much there is to put right."""
        return count_words(self.problems)


def revisions_page(
    site: OfficeSite, draft: Draft, saves: tuple[Revision, ...], names: Mapping[str, str], *, more: bool
) -> ListPage:
    """Show what was saved, newest first; ``more`` if there are earlier ones."""
    place = draft_place(draft)
    earlier = Link("Earlier saves", site.to(f"{place}/revisions?before={saves[-1].number}")) if more else None
    return ListPage(
        heading=f"What was saved of {draft.pin}",
        council=site.council,
        lines=("No save is ever lost, and you can go back to each of them.",),
        entries=tuple(_entry(site, draft, each, names) for each in saves),
        links=(*((earlier,) if earlier else ()), Link("Compare two saves", site.to(f"compare?new={draft.pin}"))),
        back=(Link("Back to the draft", site.to(place)),),
    )


def revision_page(
    site: OfficeSite,
    draft: Draft,
    revision: Revision,
    names: Mapping[str, str],
    found: ComparisonPage | tuple[Problem, ...],
    *,
    can_write: bool,
) -> RevisionPage:
    """Show one revision; ``found`` is what changed since, or what is wrong with it."""
    place = f"{draft_place(draft)}/revisions"
    problems = found if isinstance(found, tuple) else ()
    newest = revision.number == draft.revision
    lines = (*_lines(revision, names), *(("This is the newest save.",) if newest else ()), *_unreadable(problems))
    back_to = Link("Go back to this save", site.to(f"{place}/{revision.number}/back"))
    join = Link("Choose what to keep of it", site.to(f"{place}/{revision.number}/join"))
    ways = () if newest or not can_write else (join, back_to) if revision.aside else (back_to,)
    return RevisionPage(
        heading=f"Save {revision.number} of {draft.pin}",
        council=site.council,
        lines=lines,
        problems=tuple(line_problems(problems, revision.text)),
        differences=found if isinstance(found, ComparisonPage) and not newest else None,
        text=as_shown(revision.text),
        go=ways[:1],
        links=(*ways[1:], Link("Compare it with another one", site.to(f"compare?old={draft.pin}.{revision.number}"))),
        back=(Link("Back to all saves", site.to(place)),),
    )


def back_page(site: OfficeSite, token: str, draft: Draft, revision: Revision) -> TextPage:
    """Ask before the words of an earlier revision become the newest ones."""
    place = f"{draft_place(draft)}/revisions/{revision.number}"
    lines = (
        f"The draft will say what it said in save {revision.number}.",
        "What was saved since then stays in the list.",
    )
    hidden = (("seen", str(draft.revision)),)
    press = Press(text="Yes, go back to it", action=site.to(f"{place}/back"), token=token, hidden=hidden)
    keep = Link("No, leave it as it is", site.to(place))
    heading = f"Do you want to go back to save {revision.number}?"
    return text_page(site.council, heading, Part(lines=lines), press=press, links=(keep,))


def not_gone_back_page(site: OfficeSite, draft: Draft) -> TextPage:
    """Say that the draft cannot be changed."""
    lines = ("This draft cannot be changed any more, so nothing was done.",)
    links = (Link("Back to all saves", site.to(f"{draft_place(draft)}/revisions")),)
    return text_page(site.council, "We did not go back", Part(lines=lines), links=links)


def _entry(site: OfficeSite, draft: Draft, revision: Revision, names: Mapping[str, str]) -> Entry:
    place = f"{draft_place(draft)}/revisions/{revision.number}"
    newest = " (the newest)" if revision.number == draft.revision else ""
    return Entry(
        heading=f"Save {revision.number}{newest}",
        lines=_lines(revision, names),
        links=(Link(f"See save {revision.number}", site.to(place)),),
    )


def _lines(revision: Revision, names: Mapping[str, str]) -> tuple[str, ...]:
    who = names.get(revision.saved_by or "", SOMEBODY)
    saved = f"{moment_words(revision.saved_at)}, by {who}."
    about = f"{revision.about.rstrip('.')}." if revision.about else ""
    return tuple(line for line in (saved, about, ASIDE if revision.aside else "") if line)


def _unreadable(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    return ("This text cannot be read as a form yet, so we cannot say what changed.",) if problems else ()
