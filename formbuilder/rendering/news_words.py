"""What officers read about how somebody is told of a decision on their charge: before they decide, and afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.charges.telling import Way
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.services.charge_news import News, NewsState

BY_HAND: Mapping[Way, str] = {
    Way.LETTER: "Send the statement by letter: they chose letters as private.",
    Way.CALL: "Phone or text them: they chose both as private. Do not write a letter.",
    Way.PHONE: "Phone them: they chose phone calls as private. Do not text them, and do not write a letter.",
    Way.TEXT: "Send them a text: they chose texts as private. Do not ring, and do not write a letter.",
    Way.CHANGED: "After they sent the form they wrote another way to reach them. Read it first, then tell them.",
    Way.NONE: "They chose that no way is private. Do not contact them, unless they wrote how. They can read it online.",
    Way.UNSAID: "They did not say which ways are private. Do not contact them before you know. It is there online.",
}
"""What an officer does where no e-mail goes."""
E_MAIL = (
    "When you press the button, an e-mail tells the person that there is something to read.",
    "It goes to their private e-mail address. It holds no figure, and does not name the form.",
)
NO_E_MAIL = "No e-mail tells the person of this decision."


def before_words(way: Way) -> tuple[str, ...]:
    """Say how the person is told, before it is decided."""
    return E_MAIL if way is Way.EMAIL else (NO_E_MAIL, BY_HAND[way])


def after_words(news: News | None, by_hand: Way) -> Iterator[str]:
    """Say how the person was told of a decision; ``by_hand`` is how an officer tells them where no e-mail does."""
    if news is None:
        yield NO_E_MAIL
        yield BY_HAND[by_hand]
    elif news.state is NewsState.NOT_SENT:
        yield f"The e-mail about it could not be sent. We gave it up on {moment_words(news.since)}."
        yield BY_HAND[by_hand]
    elif news.state is NewsState.SENT:
        yield f"An e-mail told them on {moment_words(news.since)} that there is something to read."
    else:
        yield f"An e-mail about it waits to be sent, since {moment_words(news.since)}."
