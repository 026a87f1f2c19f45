"""The agenda of a meeting: everybody proposes, the group agrees, and whoever leads puts it in order."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.rendering.frame import Link
from formbuilder.rendering.meeting_words import WRONG, Held
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, ListPage
from formbuilder.rendering.round_words import Step
from formbuilder.rendering.text_page import Press
from formbuilder.services.meeting_kinds import Item, ItemState, NoMeeting

ITEM, DO, WORDS = "item", "do", "words"
"""Names of fields."""
UP, DOWN, TAKE, LEAVE, AGREE = "up", "down", "take", "leave", "agree"


def agenda_page(site: OfficeSite, token: str, held: Held, why: NoMeeting | None = None) -> ListPage:
    """Show the agenda with what can be done about each thing."""
    agree = Press(
        text="The group agrees to this agenda",
        action=site.to(f"{held.place}/agenda"),
        token=token,
        hidden=((DO, AGREE),),
    )
    agreed = "The group agreed to this agenda." if held.meeting.agreed else "The group has not agreed to this yet."
    return ListPage(
        heading="What we talk about",
        council=site.council,
        said=(WRONG[why],) if why else (),
        lines=(
            "The group decides, not you. Read the agenda out, ask, and put in order what people want.",
            "What can change and what cannot always comes first.",
            agreed,
        ),
        entries=tuple(_entries(site, token, held)),
        presses=() if held.meeting.agreed or not held.talked else (agree,),
        links=(Link("Add what somebody proposes", site.to(f"{held.place}/propose")),),
        back=(Link("Back to the meeting", site.to(held.place)),),
    )


def propose_page(site: OfficeSite, token: str, held: Held, typed: str = "", why: NoMeeting | None = None) -> FormPage:
    """Ask what somebody wants to talk about."""
    knowing = Step(
        seen_by="everybody who takes part in this panel, with what you chose to be called.",
        next="it stands below the agenda. The group decides if it talks about it.",
        by_when="at the latest when the meeting begins.",
        undo="No. You can tell the facilitator to leave it out.",
    )
    return FormPage(
        heading="Propose something to talk about",
        council=site.council,
        lines=knowing.lines,
        action=site.to(f"{held.place}/propose"),
        token=token,
        button="Propose this",
        areas=(
            Area(
                id=WORDS,
                label="What do you want to talk about?",
                hint="A few words are enough. Do not write about somebody’s life here: others read it.",
                typed=typed,
                rows=3,
                errors=(WRONG[why],) if why else (),
            ),
        ),
        back=(Link("Back to the meeting", site.to(held.place)),),
    )


def _entries(site: OfficeSite, token: str, held: Held) -> Iterator[Entry]:
    last = len(held.talked)
    for number, item in enumerate(held.talked, 1):
        moves = ((UP, "sooner", number > 1), (DOWN, "later", number < last))
        presses = [_press(site, token, held, item, what, f"{number} {words}") for what, words, can in moves if can]
        presses.append(_press(site, token, held, item, LEAVE, f"{number}: leave it out"))
        yield Entry(heading=f"{number}. {held.about(item)}", lines=_by(held, item), presses=tuple(presses))
    for item in (each for each in held.items if each.state is ItemState.PROPOSED):
        take = _press(site, token, held, item, TAKE, "Put it on the agenda")
        leave = _press(site, token, held, item, LEAVE, "Leave it out")
        yield Entry(heading=f"Proposed: {held.about(item)}", lines=_by(held, item), presses=(take, leave))
    for item in (each for each in held.items if each.state is ItemState.OUT):
        back = _press(site, token, held, item, TAKE, "Put it on the agenda after all")
        yield Entry(heading=f"Left out: {held.about(item)}", lines=_by(held, item), presses=(back,))


def _by(held: Held, item: Item) -> tuple[str, ...]:
    return (f"{held.called.get(item.proposed_by, 'Somebody')} proposed this.",) if item.proposed_by else ()


def _press(site: OfficeSite, token: str, held: Held, item: Item, what: str, words: str) -> Press:
    text = f"Talk about {words}" if what in {UP, DOWN} else words if what == TAKE else _leave(words)
    hidden = ((ITEM, item.id), (DO, what))
    return Press(text=text, action=site.to(f"{held.place}/agenda"), token=token, hidden=hidden, look="secondary")


def _leave(words: str) -> str:
    number, _, rest = words.partition(": ")
    return f"Leave {number} out" if rest else words
