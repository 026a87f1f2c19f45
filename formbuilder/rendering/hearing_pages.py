"""Recordings that wait: whoever leads the panel listens, writes each down, or says why they cannot hear it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from formbuilder.rendering.boxes import Button
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, Group, ListPage
from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.sound_pages import SoundPage
from formbuilder.rendering.sound_words import REASONS, STOPPED, about, player, sent_words
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.review.languages import name_of
from formbuilder.services.sound_kinds import CommentSound, NoSound

WORDS, REASON = "words", "reason"
"""Names of fields."""
CANNOT = "I cannot hear it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """The recordings of a round, for whoever leads its panel."""

    site: OfficeSite
    token: str
    round: str
    title: str
    called: Mapping[str, str]
    """What members are called, by id."""
    days: int
    """How long a sound is kept at most."""

    @property
    def base(self) -> str:
        """The address of the list."""
        return self.site.to(f"rounds/{self.round}/sounds")

    def who(self, sound: CommentSound) -> str:
        """Say who said it."""
        return self.called.get(sound.author, "A member")

    def lines(self, sound: CommentSound) -> Iterator[str]:
        """Say what it is about, when it came, in which language, and when its sound goes."""
        yield from about(sound)
        last = day_in_england(sound.sent_at + timedelta(days=self.days))
        yield f"Sent on {sent_words(sound)}. Language: {name_of(sound.language)}."
        yield f"The sound is deleted on {day_words(last)}, written down or not."
        if sound.reason:
            yield f"Somebody could not hear it. {REASONS[sound.reason]} The member was told so."


def sounds_page(here: Hearing, found: Sequence[CommentSound]) -> ListPage:
    """List what waits to be written down."""
    none = () if found else ("No recording waits.",)
    return ListPage(
        heading="Recordings waiting",
        council=here.site.council,
        lines=(
            here.title,
            "Members said this aloud. Listen where nobody else hears it.",
            "Write down what you hear, in their words. The member then says if it is right.",
            *none,
        ),
        entries=tuple(
            Entry(
                heading=here.who(each),
                lines=tuple(here.lines(each)),
                links=(Link("Listen, and write it down", f"{here.base}/{each.id}", f"{here.who(each)}, {at}"),),
            )
            for each in found
            for at in (sent_words(each),)
        ),
        back=(Link("Back to the round", here.site.to(f"rounds/{here.round}")),),
    )


def hear_page(here: Hearing, sound: CommentSound, typed: str = "", why: NoSound | None = None) -> SoundPage:
    """Let somebody listen, and write it down."""
    place = f"{here.base}/{sound.id}"
    return SoundPage(
        heading=f"A recording of {here.who(sound)}",
        council=here.site.council,
        lines=tuple(here.lines(sound)),
        played=player(here.site, sound),
        action=place,
        token=here.token,
        button="Write this down and ask the member",
        areas=(
            Area(
                id=WORDS,
                label="What do you hear?",
                hint="Write it as it was said. Leave out names of other people. The member is asked if it is right.",
                typed=typed,
                rows=6,
                errors=(STOPPED[why],) if why else (),
            ),
        ),
        links=(Link(CANNOT, f"{place}/unheard"),),
        back=(Link("Back to the recordings", here.base),),
    )


def unheard_page(here: Hearing, sound: CommentSound, why: NoSound | None = None) -> FormPage:
    """Ask why somebody cannot hear it; the member reads the same sentence."""
    place = f"{here.base}/{sound.id}"
    buttons = tuple(
        Button(
            id=REASON if number == 1 else f"{REASON}-{number}",
            name=REASON,
            value=reason.value,
            label=words,
            checked="checked" if sound.reason is reason else "",
        )
        for number, (reason, words) in enumerate(REASONS.items(), 1)
    )
    return FormPage(
        heading=CANNOT,
        council=here.site.council,
        lines=(
            f"{here.who(sound)} reads this sentence, and can say it again or write it.",
            "The sound stays for now. Somebody else can still listen to it and write it down.",
        ),
        action=f"{place}/unheard",
        token=here.token,
        button="Tell the member",
        groups=(Group(legend="Why?", name=REASON, buttons=buttons, errors=(STOPPED[why],) if why else ()),),
        back=(Link("Back to the recording", place),),
    )


def sounds_entries(site: OfficeSite, waiting: Mapping[str, int]) -> Iterator[Entry]:
    """Yield the lines of “Your work”: rounds in which recordings wait."""
    for round_, many in waiting.items():
        words = count_words(many, "recording waits", "recordings wait")
        line = "A member said something aloud. Listen to it, and write it down."
        yield Entry(
            heading=f"{words} for you",
            lines=(line,),
            links=(Link("Recordings waiting", site.to(f"rounds/{round_}/sounds")),),
        )
