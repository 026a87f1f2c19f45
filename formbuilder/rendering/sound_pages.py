"""What a member reads of what they said aloud: that we have it, what became of it, and the way to take it back."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.rendering.asked import Played
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.round_question import Shown, ways_out
from formbuilder.rendering.sound_words import about, after, player, sent_words, state_lines
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.sound_kinds import CommentSound


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundPage(FormPage):
    """Template ``office/sound.html``: something to listen to, and what can be done with it."""

    played: Played | None
    """None once its sound is deleted."""
    presses: tuple[Press, ...] = ()


def said_page(shown: Shown, sound: CommentSound) -> TextPage:
    """Say that we have a recording: who listens, what is next, and by when."""
    looking = shown.looking
    lines = (
        "Who listens: only the chair and the facilitators of your panel.",
        "What happens next: one of them writes it down. Then you say if it is right.",
        f"When it is written down, you get an answer within {looking.round.answer_days} days.",
        "You can take it back on any day until then.",
    )
    on = (
        Link("Next question", shown.site.to(f"rounds/{looking.round.id}/{looking.next}"))
        if looking.next
        else Link("That was the last question: back to the round", shown.site.to(f"rounds/{looking.round.id}"))
    )
    return text_page(
        shown.site.council,
        "We have your recording",
        Part(lines=lines),
        go=on,
        links=(
            Link("Listen to it, or take it back", shown.site.to(f"sounds/{sound.id}")),
            Link("Add more to this question", f"{shown.base}?more=yes"),
            Link("See what others said here", f"{shown.base}/others"),
            *ways_out(shown.site),
        ),
    )


def own_sound_page(site: OfficeSite, token: str, sound: CommentSound, days: int, at: str) -> SoundPage:
    """Show somebody their own recording; ``at`` is the address of its question, "" if it takes nothing now."""
    there = sound.gone_at is None
    take = Press(text="Take this back", action=site.to(f"sounds/{sound.id}/back"), token=token, look="warning")
    undo = (f"To take it back deletes the sound at once. {after(days)}",) if sound.can_go_back else ()
    again = (Link("Say it again, or write it", site.to(at)),) if at else ()
    point = (Link("See what was written down", site.to(f"points/{sound.point}")),) if sound.point else ()
    return SoundPage(
        heading="What you said aloud",
        council=site.council,
        lines=(f"You sent it on {sent_words(sound)}.", *about(sound), *state_lines(sound), *undo),
        action="",
        token=token,
        button="",
        played=player(site, sound) if there else None,
        presses=(take,) if sound.can_go_back else (),
        links=(*point, *again, *ways_out(site)),
    )


def sound_far_too_big_page(site: OfficeSite, place: str) -> TextPage:
    """Say that what was sent is far more than a recording can be."""
    lines = (
        "A recording can have 20 megabytes. What you sent is far more, so we did not take it.",
        "Is it a video? Record the sound alone. Or say it in several recordings.",
    )
    return text_page(site.council, "That is more than we can take", Part(lines=lines), go=Link("Choose again", place))
