"""What waits for somebody on their own page: what they were asked, and what they can sign off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from formbuilder.publishing.sign_offs import Signer
from formbuilder.rendering.draft_words import DraftSite, called, name_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Press
from formbuilder.services.asking import Asked
from formbuilder.services.turns import Turn


def asked_entries(site: OfficeSite, token: str, asked: Iterable[Asked], names: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what colleagues asked somebody to see to, each with the way to say that it is done."""
    for each in asked:
        done = Press(
            text=f"It is done: {each.says}",
            action=site.to(f"asked/{each.id}/done"),
            token=token,
            look="secondary",
        )
        yield Entry(
            heading=each.says,
            lines=(
                f"{name_of(names, each.asked_by)} asked you on {moment_words(each.asked_at)}. It is about {each.pin}.",
            ),
            links=(Link(f"See to it: {each.pin}", site.to(each.place)),),
            presses=(done,),
        )


def review_entries(
    site: OfficeSite, turns: Iterable[Turn], person: str, *, panel: bool, approver: bool
) -> Iterator[Entry]:
    """Yield the drafts in review that wait for ``person``: to sign, to decide, or to confirm what was recorded."""
    for turn in turns:
        draft, to = turn.draft, DraftSite(site, turn.draft.pin).to
        mine = turn.signed_by != person
        panels = panel and mine and (turn.step is None or turn.step.signer is Signer.PANEL)
        signs = mine and (turn.step is None or turn.step.signer is Signer.APPROVER)
        own = approver and (signs or turn.panel_said_no or any(by != person for by in turn.recorded_by))
        links = [Link(f"Sign {draft.pin} with the panel", to("sign-for-panel"))] if panels else []
        links += [Link(f"Sign-offs of {draft.pin}", to("sign-offs"))] if own else []
        if links:
            lines = (f"It is the turn of “{turn.step.name}”.",) if turn.step else ()
            yield Entry(heading=f"{called(draft)} is in review", lines=lines, links=tuple(links))
