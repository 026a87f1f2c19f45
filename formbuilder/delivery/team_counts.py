"""Tell a team once a day how much is new: a plain count, without names and references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Letter
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.team_counts import MOST, Count, count_for, team_of
from formbuilder.services.teams import find_team
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CountErrand:
    """The daily count of one team."""

    store: Store
    council: Council
    origin: str = ""
    """Where people find the pages; "" where nobody said."""

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return the count of the team ``subject`` as it is now; None if nothing is new, or there is nobody to tell."""
        del now
        team = find_team(self.store, team_of(subject))
        if team is None or not team.active or not team.email:
            return None
        count = count_for(self.store, team)
        if not count.anything:
            return None
        message = Message(
            channel=Channel.EMAIL,
            to=team.email,
            subject=f"{self.council.called}: {_counted(count.mine + count.no_team)} new for {team.name}",
            body="\n\n".join(self._lines(team.name, count)) + "\n",
            whom=team.name,
            unique=unique,
        )
        return Letter(messages=(message,))

    def _lines(self, team: str, count: Count) -> Iterator[str]:
        yield f"New for {team}: {_counted(count.mine)}. New and in no team yet: {_counted(count.no_team)}."
        if count.not_opened:
            yield f"An answer means danger and nobody has opened it: {_counted(count.not_opened)}. Open them now."
        if count.quiet:
            yield f"In the quiet list: {_counted(count.quiet)}. Look through them once a day."
        if count.to_translate:
            yield f"To be put into English before somebody can read it: {_counted(count.to_translate)}."
        if count.since:
            yield f"The first waits since {day_words(day_in_england(count.since))}."
        if self.origin:
            yield f"The list is here: {self._list}"

    @property
    def _list(self) -> str:
        return f"{self.origin}/office/{self.council.slug}/submissions"


def _counted(count: int) -> str:
    return f"{MOST:,} or more" if count >= MOST else f"{count:,}"
