"""Tell somebody by e-mail that a decision is there to read: no figure, no form, no name, no reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Letter
from formbuilder.services.charge_news import NewsState, keep_back, must_not_go, news_ended, news_to_send
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeNewsErrand:
    """What the person is told; ``origin`` is where the pages are, "" where nobody said."""

    store: Store
    council: Council
    origin: str = ""
    key: bytes = field(repr=False, default=b"")
    """Opens the addresses that wait."""

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return the message about the decision ``subject``; None if it must not go, or went."""
        news = news_to_send(self.store, subject, self.key)
        if news is None:
            return None
        if not news.address or must_not_go(self.store, news.reference):
            keep_back(self.store, news, now)
            return None
        message = Message(
            channel=Channel.EMAIL,
            to=news.address,
            subject=f"{self.council.called}: there is something to read",
            body="\n\n".join(self._lines()) + "\n",
            whom="the person",
            unique=unique,
        )
        return Letter(
            messages=(message,),
            sent=lambda _: news_ended(news, NewsState.SENT, now),
            given_up=news_ended(news, NewsState.NOT_SENT, now),
        )

    def _lines(self) -> Iterator[str]:
        yield f"{self.council.called} decided about something that you sent. You can read the decision online."
        if self.origin:
            yield "Come back here:"
            yield self.origin + f"/{self.council.slug}/come-back"
        yield "You need your reference and your code. We do not write here what was decided, so that it stays private."
        yield "If you do not have your code, or want the decision on paper, ask us:"
        yield "\n".join(each.do for each in self.council.ways)
        yield "You chose e-mail as a private way to reach you. Nobody reads answers to this e-mail."
