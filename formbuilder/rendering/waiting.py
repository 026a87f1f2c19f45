"""What waits for somebody on their own page: what they were asked, and what they can sign off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from formbuilder.publishing.sign_offs import Signer
from formbuilder.rendering.draft_words import DraftSite, called, name_of
from formbuilder.rendering.facts_page import OUTCOMES
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.panel_pages import stage_words
from formbuilder.rendering.queue_words import how_long
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Press
from formbuilder.services.asking import Asked
from formbuilder.services.drafts import DraftState
from formbuilder.services.live_corrections import Correction
from formbuilder.services.rounds_waiting import Waiting
from formbuilder.services.seals import SealUse
from formbuilder.services.told_waiting import ToldWaiting
from formbuilder.services.turns import Turn
from formbuilder.services.waiting import DangerWaiting, Review


def seal_entry(site: OfficeSite, use: SealUse) -> Entry:
    """Say that the envelope was opened, until there is a new one."""
    return Entry(
        heading="The sealed account was used",
        lines=(
            f"It was last used on {moment_words(use.used_at)}, with {use.device}.",
            "Find out who it was, and have a new code made.",
        ),
        links=(Link("See each time that the sealed account was used", site.to("sealed-account")),),
    )


def danger_entry(site: OfficeSite, waiting: DangerWaiting, now: datetime) -> Entry:
    """Say how many forms mean danger and are not opened, and how long the first waits."""
    one = waiting.count == 1
    what = "A form has an answer" if one else f"{waiting.count:,} forms have answers"
    return Entry(
        heading=f"{what} that {'means' if one else 'mean'} danger",
        lines=(f"Nobody has opened {'it' if one else 'them'}. The longest wait is {how_long(now - waiting.since)}.",),
        links=(Link("Open what people sent", site.to("submissions")),),
    )


def correction_entries(site: OfficeSite, waiting: Iterable[Correction], titles: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the urgent corrections that a second person has to confirm."""
    for each in waiting:
        title = titles[each.form]
        yield Entry(
            heading=f"A correction of “{title}” waits for a second person",
            lines=(f"Now: {each.before}", f"Then: {each.words}", f"Asked for {moment_words(each.asked_at)}."),
            links=(Link(f"Look at the correction of “{title}”", site.to(f"corrections/{each.id}")),),
        )


def own_reviews(site: OfficeSite, reviews: Iterable[Review]) -> Iterator[Entry]:
    """Yield somebody's own drafts, and how the reviews of their forms stand, each with where to go on."""
    found = tuple(reviews)
    written = tuple(each.draft for each in found if each.draft.state is DraftState.DRAFT)
    if written:
        links = tuple(Link(f"Go on with {called(each)}", DraftSite(site, each.pin).to()) for each in written)
        yield Entry(heading="Your drafts", links=links)
    for each in (each for each in found if each.draft not in written):
        to, draft = DraftSite(site, each.draft.pin).to, each.draft
        approved = draft.state is DraftState.APPROVED
        go = Link(f"Publish {called(draft)}", to("publish")) if approved else None
        go = go or Link(f"See the sign-offs of {called(draft)}", to("sign-offs"))
        yield Entry(
            heading=f"{called(draft)} is {'approved' if approved else 'in review'}",
            lines=(_last_said(each),),
            links=(go,),
        )


def _last_said(review: Review) -> str:
    if review.outcome is None or review.at is None:
        return "Nobody has signed it yet."
    return (
        f"Last said, at the step “{review.step.capitalize()}”: {OUTCOMES[review.outcome]}, {moment_words(review.at)}."
    )


def asked_entries(
    site: OfficeSite, token: str, asked: Iterable[Asked], names: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[Entry]:
    """Yield what colleagues asked somebody to see to, each with the way to say that it is done."""
    for each in asked:
        pin = f"“{titles[each.pin.form]}”, version {each.pin.version}"
        done = Press(
            text=f"It is done: {each.says}",
            action=site.to(f"asked/{each.id}/done"),
            token=token,
            look="secondary",
        )
        yield Entry(
            heading=each.says,
            lines=(
                f"{name_of(names, each.asked_by)} asked you on {moment_words(each.asked_at)}.",
                f"It is about {pin}.",
            ),
            links=(Link(f"See to it: {pin}", site.to(each.place)),),
            presses=(done,),
        )


def review_entries(
    site: OfficeSite, turns: Iterable[Turn], person: str, panels_of: Collection[str], *, panel: bool, approver: bool
) -> Iterator[Entry]:
    """Yield the drafts in review that wait for ``person``: to sign, to decide, or to confirm what was recorded."""
    for turn in turns:
        draft, to = turn.draft, DraftSite(site, turn.draft.pin).to
        mine = turn.signed_by != person
        theirs = turn.step is None or not turn.step.panel or turn.step.panel in panels_of
        panels = panel and mine and theirs and (turn.step is None or turn.step.signer is Signer.PANEL)
        signs = mine and (turn.step is None or turn.step.signer is Signer.APPROVER)
        own = approver and (signs or turn.panel_said_no or any(by != person for by in turn.recorded_by))
        links = [Link(f"Sign {called(draft)} with the panel", to("sign-for-panel"))] if panels else []
        links += [Link(f"Sign-offs of {called(draft)}", to("sign-offs"))] if own else []
        if links:
            lines = (f"It is the turn of “{turn.step.name}”.",) if turn.step else ()
            yield Entry(heading=f"{called(draft)} is in review", lines=lines, links=tuple(links))


def round_entries(site: OfficeSite, waiting: Waiting, forms: int) -> Iterator[Entry]:
    """Yield the rounds that wait for somebody, and how many panels wait for officers to answer which form they get."""
    for each in waiting.proposed:
        links = (
            Link(f"Read about “{each.title}”", site.to(f"rounds/{each.id}")),
            Link(f"Choose the questions of “{each.title}”", site.to(f"rounds/{each.id}/chair")),
        )
        line = "You chair the panel. Choose the questions and open it, or say no."
        yield Entry(heading=f"A round was proposed to you: {each.title}", lines=(line,), links=links)
    if waiting.to_settle:
        words = count_words(waiting.to_settle, "answer waits", "answers wait")
        link = Link("Say what happens with the answers", site.to("disagreements"))
        line = "Somebody does not agree with what was decided. You chair the panel."
        yield Entry(heading=f"{words} for you to settle", lines=(line,), links=(link,))
    for each, many in waiting.asked_for_time:
        words = f"{count_words(many, 'member needs', 'members need')} more time"
        link = Link(f"Give more time to “{each.title}”", site.to(f"rounds/{each.id}/give-time"))
        yield Entry(heading=f"{words}: {each.title}", links=(link,))
    for each in waiting.open:
        link = Link(f"Open “{each.title}”", site.to(f"rounds/{each.id}"))
        yield Entry(heading=f"A round is open to you: {each.title}", lines=(stage_words(each),), links=(link,))
    if forms:
        link = Link("Answer the panels", site.to("forms-asked-for"))
        words = count_words(forms, "form that a panel asked for waits", "forms that panels asked for wait")
        yield Entry(heading=f"{words} for an answer", links=(link,))


def comments_entry(site: OfficeSite, waits: int, late: int) -> Entry:
    """Say how many comments somebody is to see to, and how many of them are late."""
    words = count_words(waits, "comment waits", "comments wait")
    over = f"For {late:,} of them the day has passed." if late else "For none the day has passed."
    link = Link("Read and answer", site.to("answering"))
    return Entry(
        heading=f"{words} for your answer", lines=(f"{over} The public sees how many are late.",), links=(link,)
    )


def told_entries(site: OfficeSite, waiting: ToldWaiting) -> Iterator[Entry]:
    """Yield what somebody reads first, what they are asked for, and what they promised."""
    if waiting.pages:
        words = count_words(waiting.pages, "page", "pages")
        link = Link("Read it first", site.to("told-first"))
        yield Entry(heading=f"{words} “You said, we did” to read before everybody does", links=(link,))
    if waiting.sentences:
        links = tuple(Link("Read the sentence", site.to(f"points/{each}/own-words")) for each in waiting.sentences)
        yield Entry(heading="May we show a sentence of yours?", lines=("You need not answer.",), links=links)
    for each in waiting.late:
        link = Link("Say how it stands", site.to(f"promises/{each.id}"), each.what)
        yield Entry(heading=f"You promised this, and its day has passed: {each.what}", links=(link,))
    for each in waiting.disputed:
        link = Link("Answer", site.to(f"promises/{each.id}"), each.what)
        yield Entry(heading=f"Somebody says that this has not happened: {each.what}", links=(link,))
    for each in waiting.in_panels:
        link = Link("See the promise, and what was said", site.to(f"promises/{each.id}"), each.what)
        line = "You chair the panel. Whoever promised it has not answered yet."
        heading = f"A member of your panel says that this has not happened: {each.what}"
        yield Entry(heading=heading, lines=(line,), links=(link,))
