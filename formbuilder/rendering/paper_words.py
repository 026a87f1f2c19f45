"""Every sentence of our own that stands on a paper form, so that each can be said in another language in one place.

``Teller.say`` is the one way to them: a sentence that has no words in the page's language comes back as English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import escape

from formbuilder.definition.in_language import SOURCE
from formbuilder.definition.model import YesNo
from formbuilder.definition.words import Words
from formbuilder.paper.routes import How
from formbuilder.tongue.messages import N_, Foreign, _, joined, tag_in_use
from formbuilder.wording.written import YES_NO

ENGLISH = SOURCE
BEGIN = N_("Before you begin")
HOW_TO_FILL = (
    N_("Write with a pen. Tick a box with ✓ or a cross."),
    N_("You can leave out any question. A guess is fine."),
    N_("Each question has a number. Some say “Only if”. Leave such a question out if that is not so."),
    N_("If there is not enough room, write on another sheet. Put the number of the question in front."),
    N_("You can write in the language that is easiest for you."),
)
WHERE_TO = N_("Where to send it")
GIVE_IT_TO = N_("Give it to %(person)s.")
WHO_HELPS = N_("Who helps you")
HELPS = N_("Ask %(person)s. They can also read the questions to you and write down what you say.")
HELP_NOW = N_("If you need help now")
NOT_ON_PAPER = N_("Do not write about danger on this form and wait. Nobody may read it for some days.")
PRIVATE = N_("Private questions")
PRIVATE_LINES = (
    N_("These questions are on sheets of their own. You can leave them out."),
    N_("You can keep these sheets apart from the others, and send them in an envelope of their own."),
    N_("Fill them in alone, or only with somebody you trust."),
)
APART_LINES = (
    N_("These answers are kept without your name."),
    N_("When they come, we take this sheet away from the others. You can leave it out."),
)
ONLY_IF = N_("Answer this only if this is so:")
ONLY_IF_ALL = N_("Answer this only if all of these are so:")
ONLY_IF_ANY = N_("Answer this only if one of these is so:")
ALL_OF = N_("All of these are so:")
ANY_OF = N_("One of these is so:")
SAME_AS = N_("Answer this part only if you answered part %(letter)s.")
ONLY: Mapping[How, str] = {
    How.CHOSEN: N_("Only if you answered %(answers)s to %(number)s."),
    How.OTHER: N_("Only if your answer to %(number)s is something else than %(answers)s."),
    How.ANSWERED: N_("Only if you answered %(number)s."),
    How.EMPTY: N_("Only if you left %(number)s empty."),
    How.LESS: N_("Only if your answer to %(number)s is less than %(answers)s."),
    How.AT_MOST: N_("Only if your answer to %(number)s is %(answers)s or less."),
    How.MORE: N_("Only if your answer to %(number)s is more than %(answers)s."),
    How.AT_LEAST: N_("Only if your answer to %(number)s is %(answers)s or more."),
}
SO: Mapping[How, str] = {
    How.CHOSEN: N_("You answered %(answers)s to %(number)s."),
    How.OTHER: N_("Your answer to %(number)s is something else than %(answers)s."),
    How.ANSWERED: N_("You answered %(number)s."),
    How.EMPTY: N_("You left %(number)s empty."),
    How.LESS: N_("Your answer to %(number)s is less than %(answers)s."),
    How.AT_MOST: N_("Your answer to %(number)s is %(answers)s or less."),
    How.MORE: N_("Your answer to %(number)s is more than %(answers)s."),
    How.AT_LEAST: N_("Your answer to %(number)s is %(answers)s or more."),
}
ONLY_OR_EMPTY = N_("Only if you answered %(answers)s to %(number)s, or left %(number)s empty.")
SO_OR_EMPTY = N_("You answered %(answers)s to %(number)s, or left %(number)s empty.")
NOT_IF = N_("Leave this out if you answered %(answers)s to %(number)s.")
SO_NOT = N_("You did not answer %(answers)s to %(number)s.")
TICK_ONE = N_("Tick one.")
TICK_ANY = N_("Tick all that are true.")
TICK_ALONE = N_("Tick nothing else with this.")
EACH_ITEM = N_("There is room for %(room)s. For more, use another sheet with the same numbers.")
ITEM = N_("Number %(number)s")
WHO_WROTE = N_("About this paper")
WHO_WROTE_LINES = (N_("We need this so that we read your answers right."),)
WHO_WROTE_SPACES = (N_("Who wrote on this paper?"), N_("In which language?"), N_("On which day?"))
OFFICE_ONLY = N_("What we write on it when it comes: the day and the reference")
SPACES: Mapping[str, str] = {
    "day": N_("Day"),
    "month": N_("Month"),
    "year": N_("Year"),
    "first": N_("First name"),
    "last": N_("Last name, if you use one"),
    "line1": N_("Address line 1"),
    "line2": N_("Address line 2 (you can leave this out)"),
    "town": N_("Town or city"),
    "postcode": N_("Postcode"),
    "amount": "£",
}
STAMP = N_("%(form)s, version %(version)s, %(words)s, made on %(day)s, mark %(mark)s")
STAMP_ENGLISH, STAMP_LANGUAGE = N_("English"), N_("%(language)s (%(tag)s)")
PICTURES = N_(
    "The pictures are from OpenMoji, openmoji.org. Their licence: Creative Commons Attribution-ShareAlike 4.0."
)
STAMP_EASY = N_("%(language)s, Easy Read")

# What is read aloud.
AUDIO_FIRST = N_("This is a form to listen to. After each question there is a pause. You can stop at any time.")
AUDIO_QUESTION = N_("Question %(number)s.")
AUDIO_ANSWER = N_("Answer %(number)s: %(label)s.")
AUDIO_SAY = N_("Say or write your answer.")
AUDIO_PAUSE = N_("[pause of %(seconds)s seconds]")
END = N_("That is the end of the form.")


SAME_IN_BOTH = frozenset({"person", "letter", "number", "room"})
"""What goes into a sentence and reads the same in each language: names, letters and numbers."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text on paper; ``beside`` is the same in English, "" where it is English already or nobody asked for it."""

    text: str
    beside: str = ""

    @property
    def language(self) -> str:
        """The language of the text, where it is not the language of the paper."""
        return self.text.language if isinstance(self.text, Foreign) else ""

    def __str__(self) -> str:
        return str(self.text)

    def __html__(self) -> str:
        """Return the text for a page, with English beside it."""
        if not self.beside:
            return str(escape(self.text))
        english = f'<span lang="{ENGLISH}" dir="ltr">{escape(self.beside)}</span>'
        return f'<span class="app-two"><span>{escape(self.text)}</span>{english}</span>'


@dataclass(frozen=True, slots=True)
class Teller:
    """Says things in the language of one paper."""

    language: str
    beside: bool = False
    """Whether English stands beside it."""

    def say(self, message: str, **values: object) -> Said:
        """Say one of our own sentences; English stands beside those that quote nothing in another language."""
        filled = {name: value if hasattr(value, "__html__") else str(value) for name, value in values.items()}
        said = self._ours(message)
        twice = self.twice and values.keys() <= SAME_IN_BOTH and not isinstance(said, Foreign)
        return Said(said % filled, message % filled if twice else "")

    def yes_or_no(self, kind: YesNo, value: str) -> Said:
        """Say yes or no, in words of the question’s own where its language answers with the verb."""
        own = kind.yes if value == "yes" else kind.no
        return Said(own.text, YES_NO[value] if self.twice else "") if own else self.say(YES_NO[value])

    def words(self, words: Words | None, english: Words | None) -> Said | None:
        """Say words of the form; ``english`` are the same in the source."""
        if words is None:
            return None
        beside = english.text if self.beside and english and not words.language and self._foreign else ""
        return Said(str(replace(words, english="")), beside)

    def paragraphs(self, words: Words | None, english: Words | None) -> tuple[Said, ...]:
        """Say words of the form, a blank line between two; the same number of them in English, or all beside one."""
        said = self.words(words, english)
        if said is None:
            return ()
        parts, beside = _split(said.text), _split(said.beside)
        if beside and len(parts) != len(beside):
            return (said,)
        pairs = zip(parts, beside or [""] * len(parts), strict=True)
        marked = (Foreign(part, said.language) if said.language else part for part, _beside in pairs)
        return tuple(Said(part, other) for part, other in zip(marked, beside or [""] * len(parts), strict=True))

    def together(self, head: str, lines: Iterable[Said]) -> Said:
        """Say several sentences as one text."""
        return Said(joined((self._ours(head), *(line.text for line in lines))))

    def english(self, words: str) -> Said:
        """Say words that there are in English alone."""
        return Said(self._own(words))

    def own(self, lines: Iterable[str]) -> tuple[Said, ...]:
        """Say what the council says of itself: as it stands on pages in the language, else in English."""
        return tuple(Said(line if self._spoken else self._own(line)) for line in lines)

    @property
    def twice(self) -> bool:
        """Whether English stands beside."""
        return self.beside and self._foreign

    @property
    def _foreign(self) -> bool:
        return self.language not in {ENGLISH, "en", ""}

    def _ours(self, message: str) -> str:
        """Return a sentence of ours in the language of the paper, where pages of it can be written in that."""
        return _(message) if self._spoken else self._own(message)

    @property
    def _spoken(self) -> bool:
        return tag_in_use() == self.language or not self._foreign

    def _own(self, text: str) -> str:
        return Foreign(text, ENGLISH) if self._foreign else text


def _split(text: str) -> list[str]:
    return [" ".join(part.split()) for part in str(text).split("\n\n") if part.strip()]


def quoted(labels: Iterable[str]) -> str:
    """Name answers in a sentence: “A”, “B”."""
    return ", ".join(f"“{label}”" for label in labels)


def numbered_words(number: str, words: Said) -> Said:
    """Put a number or a letter before words, in their language."""
    text = f"{number}. {words.text}"
    beside = f"{number}. {words.beside}" if words.beside else ""
    return Said(Foreign(text, words.language) if words.language else text, beside)
