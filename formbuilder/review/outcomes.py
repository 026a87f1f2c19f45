"""What was decided about a point, in words that say what happens and never judge who made it."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a point."""

    DONE = "done"
    PARTLY = "partly"
    ADAPTED = "adapted"
    """Changed, in other words than those that were suggested."""
    NOT_NOW = "not_now"
    CANNOT_LAW = "cannot_law"
    CANNOT_MONEY = "cannot_money"
    CANNOT_SYSTEM = "cannot_system"
    ALREADY = "already"
    TRIED_FAILED = "tried_failed"
    VARIANTS = "variants"
    """Suggestions that do not go together: each stands as a wording, and no one of them wins."""

    @property
    def sentence(self) -> str:
        """The outcome, as people read it above the reason."""
        return SENTENCES[self]

    @property
    def asks(self) -> str:
        """What the reason must say, asked of the person who decides."""
        return ASKS[self]

    @property
    def changed(self) -> bool:
        """Whether words changed because of the point."""
        return self in {Outcome.DONE, Outcome.PARTLY, Outcome.ADAPTED, Outcome.VARIANTS}

    @property
    def comes_back(self) -> bool:
        """Whether it needs a day on which it is looked at again."""
        return self is Outcome.NOT_NOW

    @property
    def shows_where(self) -> bool:
        """Whether it must name the place that the author can go and see."""
        return self is Outcome.ALREADY


SENTENCES = {
    Outcome.DONE: "We changed it.",
    Outcome.PARTLY: "We changed part of it.",
    Outcome.ADAPTED: "We changed it, in other words than you suggested.",
    Outcome.NOT_NOW: "Not yet.",
    Outcome.CANNOT_LAW: "Not changed: the law says how this must be.",
    Outcome.CANNOT_MONEY: "Not changed: there is no money for it.",
    Outcome.CANNOT_SYSTEM: "Not changed: our computer system cannot do it.",
    Outcome.ALREADY: "It is there: see the place below. Is that enough?",
    Outcome.TRIED_FAILED: "Not changed: we tried it, and it did not work.",
    Outcome.VARIANTS: "We kept more than one: people can choose their words.",
}
ASKS = {
    Outcome.DONE: "What did you change?",
    Outcome.PARTLY: "What did you change, what did you not change, and why?",
    Outcome.ADAPTED: "Why did you use other words?",
    Outcome.NOT_NOW: "Why not now, and on what day will you look again?",
    Outcome.CANNOT_LAW: "Which law, and what does it say?",
    Outcome.CANNOT_MONEY: "What would it cost, and who decided?",
    Outcome.CANNOT_SYSTEM: "What can the system not do?",
    Outcome.ALREADY: "Where is it?",
    Outcome.TRIED_FAILED: "What did you try, and what happened?",
    Outcome.VARIANTS: "Who is each of the wordings for?",
}
