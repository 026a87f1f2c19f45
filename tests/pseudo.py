"""Languages that nobody speaks, made of the messages there are: what stays English on a page was forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import cycle, islice

from babel.messages.pofile import read_po
from bs4 import BeautifulSoup

from formbuilder.config import ROOT
from formbuilder.tongue.messages import Tongue

PLACE = re.compile(r"(%\([a-z_0-9]+\)s)")
ACCENTS = str.maketrans("AEIOUYaeiouycnsCNS", "ÀÉÎÖÛÝàéîöûýçñšÇÑŠ")
LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = str.maketrans(LATIN + LATIN.upper(), "ابجدهوزحطيكلمنسعفصقرشتثخذض" * 2)
LABELS = ("aria-label", "title", "alt", "placeholder")
WORD = re.compile(r"[A-Za-z]{3,}")
REFERENCE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@cache
def known() -> frozenset[str]:
    """Every English message there is, the plural ones too."""
    with (ROOT / "translations" / "messages.pot").open("rb") as file:
        found = (each.id for each in read_po(file) if each.id)
    return frozenset(one for each in found for one in (each if isinstance(each, tuple) else (each,)))


class Pseudo:
    """A catalogue that has a translation of everything; what it was asked for in vain is ``missed``."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self._say = say
        self.missed: set[str] = set()

    def gettext(self, message: str) -> str | None:
        if message not in known():
            self.missed.add(message)
            return None
        return "".join(part if PLACE.fullmatch(part) else self._say(part) for part in PLACE.split(message))

    def ngettext(self, one: str, many: str, number: int) -> str | None:
        return self.gettext(one if number == 1 else many)

    def pgettext(self, context: str, message: str) -> str | None:
        return self.gettext(message)


class Longer(Pseudo):
    """Marks where a message begins and ends, and makes it longer by 40 %."""

    def gettext(self, message: str) -> str | None:
        found = super().gettext(message)
        return found and f"［{found}{''.join(islice(cycle(' ~˙~˙~˙~'), max(2, len(message) * 2 // 5)))}］"


def longer() -> Tongue:
    return Tongue("en-XA", "Àççéñţš", Longer(lambda words: words.translate(ACCENTS)))


def from_the_right() -> Tongue:
    return Tongue("ar-XB", "عربي", Pseudo(lambda words: words.translate(ARABIC)))


def left_in_english(page: BeautifulSoup) -> list[str]:
    """Words in no message, and in no part of the page that says that it is in another language."""
    own = page.html["lang"]
    for part in page.select("[lang]"):
        if not part.decomposed and part.name != "html" and part["lang"] != own:
            part.decompose()
    for part in page.select("script, style, .app-code, textarea, [dir=auto]"):
        part.decompose()
    texts = [page.body.get_text()]
    texts += [tag[name] for name in LABELS for tag in page.select(f"[{name}]")]
    return [word for text in texts for word in outside(text)]


def outside(text: str) -> list[str]:
    """The words of a text that stand in no message."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == "［") - (sign == "］")
        kept.append(sign if depth == 0 else " ")
    return [line.strip() for line in REFERENCE.sub("", "".join(kept)).splitlines() if WORD.search(line)]
