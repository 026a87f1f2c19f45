"""A text as the rules see it: cut into tokens once, with everything else worked out when a rule first asks."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from formbuilder.plainlanguage import lexicon
from formbuilder.plainlanguage.passages import Passage
from formbuilder.plainlanguage.profiles import STANDARD, Profile
from formbuilder.plainlanguage.sentences import Span, sentences

TOKEN = re.compile(
    r"\{\{? ?[A-Za-z_][\w.]{0,40} ?\}\}?|%(?:\([a-z_]{1,40}\))?s\b"  # a hole to fill: {name}, %(name)s
    r"|[^\W\d_]+(?:['’‘‑-][^\W\d_]+)*"  # a word, with what is joined to it: don’t, face-to-face
    r"|\d+(?:[.,:]\d+)*"  # a number, a sum of money, a time
    r"|[^\s\w]|_"  # a sign
)
PLAIN_TOKEN = re.compile(
    r"\{\{? ?[a-z_][\w.]{0,40} ?\}\}?|%(?:\([a-z_]{1,40}\))?s\b|[a-z]+(?:['-][a-z]+)*|[0-9]+(?:[.,:][0-9]+)*|[^\s\w]|_"
)
"""The same for ASCII in lower case, and quicker."""
ONE_SENTENCE = re.compile(r"[^\W\d_][\w '’][\w ,;£%'’“”()/-]*[.?!]?")
"""A text with no stop but at its end, on one line and with no mark of a list: one sentence."""
NOT_KNOWN = re.compile(
    r"\b(do not know|don.t know|not sure|unsure|cannot say|can.t say|it depends|it changes|not certain)\b"
)
NOT_SAID = re.compile(r"\b(prefer not|rather not|(?:do not|don.t) (?:want|wish) to (?:say|answer|tell)|skip|decline)\b")
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‑": "-"})
ENDS = frozenset(".?!…")


class Reading:
    """One passage in tokens: words, numbers and signs, in order; positions count code points of the text.

    ``words[n]`` is in lower case with straight apostrophes and stands at ``text[starts[n]:ends[n]]``; ``has`` holds all
    of them, so that most rules can tell at once that there is nothing for them here.
    """

    def __init__(self, passage: Passage, profile: Profile = STANDARD) -> None:
        self.passage = passage
        self.profile = profile
        self.text = text = passage.text
        if text.isascii():
            self.words: list[str] = PLAIN_TOKEN.findall(text.lower())
        else:
            self.words = [word.lower() for word in TOKEN.findall(text.translate(STRAIGHT))]
        self.has = frozenset(self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins in the text."""
        text = self.text
        if not text.isascii():
            return [match.start() for match in TOKEN.finditer(text)]
        text, found, free = text.lower(), [], 0
        for word in self.words:  # nothing but blanks stands between two tokens
            start = text.find(word, free)
            found.append(start)
            free = start + len(word)
        return found

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends in the text: the place after its last letter."""
        if not self.text.isascii():
            return [match.end() for match in TOKEN.finditer(self.text)]
        return [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]

    @cached_property
    def parts(self) -> list[int]:
        """What each token can be, as the flags of ``lexicon``: NOUN, VERB, ADJECTIVE and so on."""
        return lexicon.parts_of(self.words)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Where each sentence begins and ends in the text."""
        text = self.text
        if ONE_SENTENCE.fullmatch(text) and not text[-1].isspace():
            return (Span(0, len(text)),)
        return sentences(text, self.passage.language)

    @cached_property
    def length(self) -> int:
        """How many words and numbers there are."""
        return sum(word[0].isalnum() for word in self.words)

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The labels of the options but “I do not know” and “I do not want to say”."""
        return _own(self.passage.options)

    @property
    def is_question(self) -> bool:
        """Tell whether a question mark stands anywhere in the text."""
        return "?" in self.has

    def quoted(self, first: int, last: int) -> str:
        """Return the text from the token ``first`` to the token ``last``, that one too."""
        return self.text[self.starts[first] : self.ends[last]]


@lru_cache(maxsize=512)
def _own(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels that say neither that one does not know nor that one does not want to say.

    Most questions of a form share a few lists of options, which are the author’s words and nobody’s answers.
    """
    low = ((label, label.lower()) for label in labels)
    return tuple(label for label, words in low if not (NOT_KNOWN.search(words) or NOT_SAID.search(words)))
