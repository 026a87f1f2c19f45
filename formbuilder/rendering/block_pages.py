"""Blocks in the office: which there are, which forms use each, and the first page of a draft of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.accounts.rights import Right
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.drafting.heads import OF_BLOCK
from formbuilder.publishing.naming import answered, capital
from formbuilder.rendering.draft_pages import STATES
from formbuilder.rendering.draft_words import name_of
from formbuilder.rendering.form_pages import Looker
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.office_sections import Section, SectionsPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.urgent_pages import more_links
from formbuilder.services.blocks import FormUse, OwnBlock
from formbuilder.services.drafts import OPEN, Draft
from formbuilder.services.publishing_kinds import Withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLine:
    """A block of the list."""

    block: str
    title: str
    newest: int
    forms: int
    """In how many forms it stands."""
    in_work: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBlock:
    """A block with everything that its page shows."""

    block: str
    title: str
    versions: tuple[int, ...]
    """The newest first."""
    own: Mapping[int, OwnBlock] = field(repr=False)
    """Those that this council brought out, by version."""
    drafts: tuple[Draft, ...]
    uses: tuple[FormUse, ...]
    titles: Mapping[str, str]
    """Of the forms that use it, by short name."""
    names: Mapping[str, str]
    """Of people, by id."""
    start: int
    more: bool

    withdrawn: Mapping[int, Withdrawn] = field(default_factory=dict)
    """The versions that no draft takes any more."""

    @property
    def newest(self) -> int:
        """The newest version that drafts may take; 0 if all were withdrawn."""
        return next((each for each in self.versions if each not in self.withdrawn), 0)


def blocks_page(looker: Looker, lines: Iterable[BlockLine], start: int, *, more: bool) -> ListPage:
    """Show the blocks."""
    site = looker.site
    return ListPage(
        heading="Blocks",
        council=site.council,
        lines=("A block is a set of questions that several forms share. Each form says which version it uses.",),
        entries=tuple(
            Entry(
                heading=line.title,
                lines=(_told(line),),
                links=(Link(f"Open the block ‘{line.block}’", site.to(f"blocks/{line.block}")),),
            )
            for line in lines
        ),
        links=tuple(more_links(site.to("blocks"), start, more=more)),
    )


def block_page(looker: Looker, shown: ShownBlock) -> SectionsPage:
    """Show the versions and drafts of a block, and the forms that use it."""
    site, place = looker.site, f"blocks/{shown.block}"
    in_work = tuple(each for each in shown.drafts if each.state in OPEN)
    begin = Press(
        text="Begin the next version",
        action=site.to(f"{place}/begin"),
        token=looker.token,
        hidden=(("version", str(shown.newest or shown.versions[0])),),
    )
    forms = tuple(_use(looker, shown, each) for each in shown.uses)
    return SectionsPage(
        heading=shown.title,
        council=site.council,
        lines=(f"Short name: {shown.block}. {_newest(shown)}",),
        press=(begin,) if looker.may(Right.WRITE_DRAFTS) and not in_work else (),
        sections=(
            *([Section(heading="In work", entries=tuple(_draft(looker, each) for each in in_work))] if in_work else []),
            Section(heading="Versions", entries=tuple(_versions(looker, shown))),
            Section(
                heading="Forms that use it",
                lines=() if forms else ("No form uses it.",),
                entries=forms,
                links=tuple(more_links(site.to(place), shown.start, more=shown.more)),
            ),
        ),
        links=(Link("Who did what with this block", site.to(f"forms/{OF_BLOCK}{shown.block}/trail")),),
        back=(Link("Back to all blocks", site.to("blocks")),),
    )


def version_page(looker: Looker, form: Form, block: str, version: int) -> ListPage:
    """Show the questions of a version of a block."""
    site = looker.site
    return ListPage(
        heading=f"{form.title}, version {version}",
        council=site.council,
        entries=tuple(
            Entry(
                heading=str(each.ask),
                lines=(
                    *(line for line in str(each.hint or "").splitlines() if line.strip()),
                    f"{capital(answered(each.type))}.",
                ),
            )
            for each in every_question(form.questions)
        ),
        back=(Link("Back to the block", site.to(f"blocks/{block}")),),
    )


def _told(line: BlockLine) -> str:
    where = "No form uses it." if not line.forms else f"{_forms(line.forms)} it."
    work = " Somebody is writing its next version." if line.in_work else ""
    newest = f"The newest version is {line.newest}." if line.newest else "All its versions were withdrawn."
    return f"{newest} {where}{work}"


def _forms(count: int) -> str:
    return "1 form uses" if count == 1 else f"{count} forms use"


def _draft(looker: Looker, draft: Draft) -> Entry:
    place = looker.site.to(f"drafts/{draft.pin.form}/{draft.pin.version}")
    return Entry(
        heading=f"Version {draft.pin.version}",
        lines=(f"{STATES[draft.state]}. Saved last on {moment_words(draft.saved_at)}.",),
        links=(Link(f"Open the draft of version {draft.pin.version}", place),),
    )


def _versions(looker: Looker, shown: ShownBlock) -> Iterator[Entry]:
    before = dict(zip(shown.versions, (*shown.versions[1:], 0), strict=True))
    for version in shown.versions:
        here = f"blocks/{shown.block}/{version}"
        links = [Link(f"Read version {version}", looker.site.to(here))]
        if before[version]:
            names = (f"{OF_BLOCK}{shown.block}@{each}" for each in (before[version], version))
            old, new = names
            text = f"What changed from version {before[version]} to {version}"
            links.append(Link(text, looker.site.to(f"compare?old={old}&new={new}")))
        gone = shown.withdrawn.get(version)
        if gone is None and looker.may(Right.PUBLISH):
            links.append(Link(f"Withdraw version {version}", looker.site.to(f"{here}/withdraw")))
        lines = (_origin(shown, version), *(_gone(shown, gone) if gone else ()))
        yield Entry(heading=f"Version {version}", lines=lines, links=tuple(links))


def _newest(shown: ShownBlock) -> str:
    return f"The newest version is {shown.newest}." if shown.newest else "All its versions were withdrawn."


def _gone(shown: ShownBlock, gone: Withdrawn) -> Iterator[str]:
    yield f"{name_of(shown.names, gone.by)} withdrew it on {moment_words(gone.at)}. No draft can take it any more."
    if gone.because:
        yield f"Because: {gone.because}"


def _origin(shown: ShownBlock, version: int) -> str:
    own = shown.own.get(version)
    if own is None:
        return "It came with the product."
    when = moment_words(own.made_at)
    if own.came_from:
        return f"An urgent correction of {own.came_from} made it on {when}."
    return f"{shown.names.get(own.made_by or '', 'Somebody who left')} published it on {when}."


def _use(looker: Looker, shown: ShownBlock, use: FormUse) -> Entry:
    site, newest, title = looker.site, shown.newest, shown.titles[use.form]
    ready = tuple(version for version, pins in use.drafts if newest in pins)
    gone = " That version of the block was withdrawn." if use.pinned in shown.withdrawn else ""
    lines = [f"Version {use.version} of the form uses version {use.pinned} of the block.{gone}{_state(use)}"]
    if use.earlier:
        lines.append(f"Earlier versions that use it: {_listed(use.earlier)}.")
    links = [Link(f"Open “{title}”", site.to(f"forms/{use.form}"))]
    for version, pins in use.drafts:
        said = f", which uses version {pins[0]} of the block" if pins else ""
        links.append(Link(f"The draft of version {version}{said}", site.to(f"drafts/{use.form}/{version}")))
    press = Press(
        text=f"Make a draft of “{title}” with version {newest} of the block",
        action=site.to(f"blocks/{shown.block}/use"),
        token=looker.token,
        hidden=(("form", use.form), ("of", str(use.version)), ("version", str(newest))),
        look="secondary",
    )
    takes = use.pinned < newest or (newest > 0 and use.pinned in shown.withdrawn)
    offered = looker.may(Right.WRITE_DRAFTS) and takes and not ready
    return Entry(heading=title, lines=tuple(lines), links=tuple(links), presses=(press,) if offered else ())


def _state(use: FormUse) -> str:
    return {"withdrawn": " It was withdrawn.", "example": " It is an example."}.get(use.state, "")


def _listed(earlier: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(f"version {version} (version {pinned} of the block)" for version, pinned in earlier)
