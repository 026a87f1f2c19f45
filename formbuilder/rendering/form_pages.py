"""The forms of a council for those who work with them: the list, one form, and who looks after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from formbuilder.accounts.people import Person
from formbuilder.accounts.rights import Right, may
from formbuilder.rendering.draft_words import begun_from, name_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FormPage, ListPage, Pick, Search
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Press
from formbuilder.services.drafts import OPEN, Draft, DraftState
from formbuilder.services.form_list import FormHistory, FormLine, FormsPage, VersionLine
from formbuilder.services.forms import FormState
from formbuilder.services.people import NotDone

FORM_PLACES: tuple[tuple[str, str, Right], ...] = (
    ("Compare two versions", "compare?form={form}", Right.READ_DRAFTS),
    ("Other languages", "forms/{form}/languages", Right.TRANSLATE),
    ("Which questions are hard", "forms/{form}/heat", Right.READ_REMARKS),
    ("Comments on words that were taken out", "forms/{form}/removed", Right.ANSWER_POINTS),
    ("You said, we did", "told/{form}", Right.ANSWER_POINTS),
    ("People half-way through an earlier version", "forms/{form}/half-way", Right.PUBLISH),
    ("Who did what with this form", "forms/{form}/trail", Right.READ_DRAFTS),
)
"""More about one form: words, address below the office with ``{form}`` for its short name, and the right it needs."""
SEARCH, OWNER, DEPUTY, VERSION = "q", "owner", "deputy", "version"
"""Names of fields."""
STATES: Mapping[FormState, str] = {
    FormState.PUBLISHED: "Open to everybody",
    FormState.EXAMPLE: "Open as an example",
    FormState.WITHDRAWN: "Closed",
}
DRAFT_STATES: Mapping[DraftState, str] = {
    DraftState.DRAFT: "Draft",
    DraftState.IN_REVIEW: "In review",
    DraftState.APPROVED: "Approved",
    DraftState.PUBLISHED: "Published",
    DraftState.DROPPED: "Dropped",
}
NOT_LOOKED_AFTER: Mapping[NotDone, tuple[str, str]] = {
    NotDone.SAME: (DEPUTY, "Choose somebody else than the owner as the deputy."),
    NotDone.UNKNOWN: (OWNER, "Choose an owner and a deputy from the lists."),
}


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks at a page, and where they are."""

    site: OfficeSite
    person: Person
    token: str

    def may(self, right: Right) -> bool:
        """Whether they have a right here."""
        return may(self.person, right, self.person.council)


def forms_page(looker: Looker, found: FormsPage, words: str) -> ListPage:
    """Show the forms, 50 a page, and a box to search them with."""
    site = looker.site
    begin = (Link("Begin a form", site.to("forms/new")),) if looker.may(Right.WRITE_DRAFTS) else ()
    return ListPage(
        heading="Forms",
        council=site.council,
        lines=(_how_many(found, words),),
        go=begin,
        search=Search(
            action=site.to("forms"),
            name=SEARCH,
            label="Find a form",
            hint="Type one or more words of its title. To see all forms, leave the box empty.",
            typed=words,
        ),
        entries=tuple(_line(site, line) for line in found.lines),
        links=tuple(_pages(site, found, words)),
    )


def form_page(looker: Looker, history: FormHistory, names: Mapping[str, str]) -> ListPage:
    """Show the drafts and versions of a form, and who looks after it; ``names`` are those of people, by id."""
    site, writes = looker.site, looker.may(Right.WRITE_DRAFTS)
    place = f"forms/{history.slug}"
    looks_after = (Link(f"Say who looks after “{history.title}”", site.to(f"{place}/people")),) if writes else ()
    is_open = any(line.state in {FormState.PUBLISHED, FormState.EXAMPLE} for line in history.versions)
    paper = (Link("The form on paper, to print", f"/{site.council.slug}/{history.slug}/on-paper"),) if is_open else ()
    more = (Link(words, site.to(to.format(form=history.slug))) for words, to, right in FORM_PLACES if looker.may(right))
    return ListPage(
        heading=history.title,
        council=site.council,
        lines=(f"Short name: {history.slug}.", _who(history.owner, history.deputy)),
        entries=(
            *(_draft(looker, draft) for draft in history.drafts if draft.state in OPEN),
            *(_version(looker, history, line, names) for line in history.versions),
            *(_draft(looker, draft) for draft in history.drafts if draft.state is DraftState.DROPPED),
        ),
        links=(*looks_after, *paper, *more),
        back=(Link("Back to all forms", site.to("forms")),),
    )


def looking_after_page(
    looker: Looker,
    history: FormHistory,
    people: Iterable[Person],
    chosen: tuple[str, str],
    wrong: NotDone | None = None,
) -> FormPage:
    """Ask who owns a form, and who is their deputy."""
    site = looker.site
    offers = tuple((person.id, person.name) for person in people)
    errors = {where: (words,) for why, (where, words) in NOT_LOOKED_AFTER.items() if why is wrong}
    owner, deputy = chosen
    return FormPage(
        heading=f"Who looks after “{history.title}”?",
        council=site.council,
        action=site.to(f"forms/{history.slug}/people"),
        token=looker.token,
        button="Save",
        picks=(
            Pick(
                id=OWNER,
                label="Owner",
                hint="They see that the form is right and up to date.",
                offers=(("", "Choose somebody"), *offers),
                chosen=owner,
                errors=errors.get(OWNER, ()),
            ),
            Pick(
                id=DEPUTY,
                label="Deputy",
                hint="They do it when the owner is away or has left.",
                offers=(("", "Choose somebody"), *offers),
                chosen=deputy,
                errors=errors.get(DEPUTY, ()),
            ),
        ),
        back=(Link("Back to the form", site.to(f"forms/{history.slug}")),),
    )


def _how_many(found: FormsPage, words: str) -> str:
    if not found.found:
        return f"No form has “{words}” in its title." if words else "There are no forms yet."
    many = "1 form" if found.found == 1 else f"{found.found:,} forms"
    return f"{many} with “{words}”." if words else f"{many}."


def _line(site: OfficeSite, line: FormLine) -> Entry:
    state = f"{STATES[line.state]}: version {line.open}." if line.state else "Not open."
    writing = f"Being written: {_numbers(line.drafts)}." if line.drafts else ""
    owner = f"Owner: {line.owner}." if line.owner else "Nobody looks after it yet."
    lines = (f"Short name: {line.slug}.", f"{state} {writing}".strip(), owner)
    return Entry(heading=line.title, lines=lines, links=(Link(f"Open “{line.title}”", site.to(f"forms/{line.slug}")),))


def _numbers(versions: tuple[int, ...]) -> str:
    first, *others = sorted(versions)
    return f"versions {', '.join(map(str, (first, *others)))}" if others else f"version {first}"


def _pages(site: OfficeSite, found: FormsPage, words: str) -> Iterator[Link]:
    for text, page in (("Page before", found.page - 1), ("Next page", found.page + 1)):
        if 1 <= page <= found.pages:
            query = urlencode({**({SEARCH: words} if words else {}), "page": page})
            yield Link(f"{text} ({page} of {found.pages})", f"{site.to('forms')}?{query}")


def _who(owner: str, deputy: str) -> str:
    return f"Owner: {owner}. Deputy: {deputy or 'nobody'}." if owner else "Nobody looks after this form yet."


def _draft(looker: Looker, draft: Draft) -> Entry:
    pin, site = draft.pin, looker.site
    saved = f"{DRAFT_STATES[draft.state]}, last saved on {moment_words(draft.saved_at)}."
    links = [Link(f"Open the draft of version {pin.version}", site.to(f"drafts/{pin.form}/{pin.version}"))]
    if looker.may(Right.WRITE_DRAFTS):
        links.append(_copy(site, pin.form, pin.version, "the draft of version"))
    return Entry(
        heading=f"Draft of version {pin.version}",
        lines=(saved, f"Begun from: {begun_from(draft)}."),
        links=tuple(links),
    )


def _version(looker: Looker, history: FormHistory, line: VersionLine, names: Mapping[str, str]) -> Entry:
    """Show a version: where it was written, and ways to go on with its words."""
    site, place = looker.site, f"forms/{history.slug}"
    lines = tuple(_stands(history, line, names))
    links = [Link(f"See version {line.number}", site.to(f"{place}/versions/{line.number}"))]
    if any(draft.pin.version == line.number for draft in history.drafts):
        links.append(Link(f"Open the words of version {line.number}", site.to(f"drafts/{history.slug}/{line.number}")))
    if line.state is FormState.PUBLISHED and looker.may(Right.PUBLISH):
        links.append(Link(f"Withdraw version {line.number}", site.to(f"{place}/{line.number}/withdraw")))
    heading = f"Version {line.number}" + (f": {line.title}" if line.title not in {"", history.title} else "")
    if not looker.may(Right.WRITE_DRAFTS):
        return Entry(heading=heading, lines=lines, links=tuple(links))
    begin = Press(
        text=f"Begin a new version from version {line.number}",
        action=site.to(f"{place}/begin"),
        token=looker.token,
        hidden=((VERSION, str(line.number)),),
        look="secondary",
    )
    links.append(_copy(site, history.slug, line.number, "version"))
    return Entry(heading=heading, lines=lines, links=tuple(links), presses=(begin,))


def _stands(history: FormHistory, line: VersionLine, names: Mapping[str, str]) -> Iterator[str]:
    """Say whether people can begin a version, what it corrects, and who withdrew it."""
    since = f"Here since {moment_words(line.since)}."
    newer = _newer(history, line)
    if away := line.withdrawn:
        yield f"{name_of(names, away.by)} withdrew it on {moment_words(away.at)}. Nobody can begin it."
        yield from ([f"Because: {away.because}"] if away.because else [])
    elif newer and line.state is not FormState.WITHDRAWN:
        gone = ", and was withdrawn" if newer[0].state is FormState.WITHDRAWN else ""
        yield f"Nobody can begin it now: version {newer[0].number} came after it{gone}. {since}"
    else:
        yield f"{STATES[line.state]}. {since}"
    if line.corrects:
        yield f"An urgent correction of version {line.corrects}: only some words differ."


def _newer(history: FormHistory, line: VersionLine) -> list[VersionLine]:
    """Return what closed a version: what was published after it, even if that is withdrawn; else a newer example."""
    lived = [each for each in history.versions if each.state is not FormState.EXAMPLE and _order(each) > _order(line)]
    return sorted(lived, key=_order, reverse=True) or [
        each for each in history.versions if each.number > line.number and each.state is FormState.EXAMPLE
    ]


def _order(line: VersionLine) -> tuple[datetime, int]:
    return (line.since, line.number)


def _copy(site: OfficeSite, form: str, version: int, what: str) -> Link:
    query = urlencode({"form": form, "version": version})
    return Link(f"Begin another form from {what} {version}", f"{site.to('forms/new/name')}?{query}")
