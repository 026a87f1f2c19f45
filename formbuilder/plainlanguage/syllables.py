"""How many syllables an English word has: a rule for all words, and a table of those that it gets wrong.

The table, ``data/syllables/table.txt``, is made by ``tools/syllables.py`` from the CMU Pronouncing Dictionary, whose
notice lies beside it. With the table, every one of the dictionary’s 126,052 words has the count of its first
pronunciation there. The rule alone is wrong for about 1 of them in 15, most of them rare names: that is the error to
expect for a word that the dictionary does not have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

KEPT = 4096
"""How many words are kept with their syllables, for the next text has most of them too."""
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‑": "-"})
LETTERS = re.compile(r"[A-Z]{2,5}s?")
"""An abbreviation of capitals, with the s of a plural: NHS, GPs."""
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?")
SAID = frozenset({
    "ACAS", "ACE", "AIDS", "CALM", "CAMHS", "CHIP", "COSHH", "COVID", "DOLS", "FAST", "LAN", "MARAC", "MASH", "NATO",
    "NICE", "PALS", "PIN", "PIP", "RAM", "ROM", "SAGE", "SARS", "SCOPE", "SEND", "SHOUT", "SIM", "TENS", "WRAP", "ZIP",
})  # fmt: skip  # words, not a column
"""Abbreviations that are said as a word, not letter by letter."""
STRESSED = frozenset({
    "A", "ALL", "ALWAYS", "AND", "ANY", "ARE", "AS", "AT", "BE", "BEFORE", "BOTH", "BUT", "BY", "CAN", "DO",
    "DOES", "EACH", "EVERY", "FOR", "FREE", "FROM", "HAVE", "HELP", "HOW", "I", "IF", "IN", "IS", "LESS", "MAY",
    "MORE", "MUST", "NEED", "NEVER", "NEW", "NO", "NOT", "NOTE", "NOW", "OF", "OFF", "OLD", "ON", "ONE", "ONLY",
    "OR", "OTHER", "OUR", "OUT", "OWN", "STOP", "THAT", "THE", "THEM", "THEN", "THEY", "THIS", "TO", "TODAY",
    "UP", "USE", "WE", "WHAT", "WHEN", "WHO", "WHY", "WILL", "WITH", "YES", "YOU", "YOUR",
})  # fmt: skip  # words, not a column
"""Words that forms write in capitals to stress them."""

VOWELS = re.compile(r"[aeiouy]+")
ONE_MORE = re.compile(
    r"(?<![cstgx])ia|[ct]ia(?=t)|(?<![aeioust])io(?!n|us\b)|iu|(?<!g)eo(?!ple|us\b)|(?<![qg])ua(?![rl]\b|rd)|tual\b"
    r"|(?<!q)uo(?!y)|[aeiouy]ing|creat|scie|quiet|diet|client|\breact|\bmc|iy"
    r"|[^aeiouyg]ie(?=(?:r|st)s?\b)|(?<![qgaeo])ue(?=(?:r|st|l)s?\b)|aue(?=rs?\b)|[aeou]y(?=er|[aou])|eye(?=r)"
    r"|(?<=s)m(?=s?\b)|ea(?=s?\b)|oa(?=s?\b)|(?<=[rnlpv])ious|(?<=[lrnv])ion(?!s?\b|al|ed)"
)
"""Letters that are parted into two syllables though they hold one group of vowels, or none."""
ONE_LESS = re.compile(
    r"(?<=[a-z])(?<![bdgkpt]l)e(?=(?:ly|ment|ments|ful|less|ness|thing|one|where|body|times?|care|work|way|ways|mann?)\b)"
    r"|(?<=ic)a(?=lly\b)|(?<=[a-z][gq])ues?\b|fore(?=[a-z])"
)
"""Vowels inside a word that are not heard: safely, basically, catalogue, before."""
SILENT = re.compile(r"(?<![aeiouy])(?:e|es|ed)\b")
SOUNDED = re.compile(r"(?:[td]ed|(?:[sxz]|[cs]h|c|g)es|[^aeiouyrlw]les?|[bdgkpt]led|[bt]res?)\b")
ONE_MORE_IN_GENITIVE = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)\b")

AMERICAN = (
    (re.compile(r"(?<=[a-z]{2}[a-z])is(?=(?:e|ed|er|ers|es|ing|able|ation|ations|ational)\b)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|er|ers|es|ing)\b)"), "yz"),
    (re.compile(r"(?<=[bdlmnpv])our(?=s|ed|ing|ite|able|al|ful|less|er|hood|\b)"), "or"),
    (re.compile(r"(?<=[aei])ll(?=ed\b|ing\b|ers?\b)"), "l"),
    (re.compile(r"(?<=[bt])re(?=s?\b)"), "er"),
    (re.compile(r"ae|oe(?=[dmst])"), "e"),
    (re.compile(r"ogue(?=s?\b)"), "og"),
    (re.compile(r"ence(?=s?\b)"), "ense"),
    (re.compile(r"amme(?=s?\b)"), "am"),
)
"""British endings and spellings, and what American words have in their place."""


@cache
def table() -> Mapping[str, int]:
    """Return the words that the rule gets wrong, with their syllables; read once."""
    text = (files("formbuilder.plainlanguage") / "data" / "syllables" / "table.txt").read_text("utf-8")
    found: dict[str, int] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            number, *words = line.split()
            found.update(dict.fromkeys(words, int(number)))
    return found


@lru_cache(maxsize=KEPT)
def syllables(word: str) -> int:
    """Return how many syllables one English word has, as it is read aloud: 1 at least.

    The letters of an abbreviation count one each (NHS: 3, DWP: 3), however long their names are. A number counts 1,
    because figures are easier to read than the words that they stand for. The last words asked for stay in memory.
    """
    text = word.translate(STRAIGHT).strip("'-")
    if not text.isalpha():
        if any(map(str.isdigit, text)):
            return 1
        if DOTTED.fullmatch(text):
            return max(1, sum(map(str.isalpha, text)))
    genitive = text.removesuffix("'s")
    if is_spelled(genitive):
        return len(genitive.removesuffix("s"))
    return count(text.lower(), table())


def is_spelled(word: str) -> bool:
    """Tell whether a word is an abbreviation that is read letter by letter, such as NHS and GPs."""
    if not LETTERS.fullmatch(word):
        return False
    letters = word.removesuffix("s")
    return letters not in SAID and letters not in STRESSED


def count(word: str, known: Mapping[str, int]) -> int:
    """Return the syllables of a word in lower case: of a table, of its American spelling there, or by the rule."""
    if word in known:
        return known[word]
    if "-" in word:
        return max(1, sum(count(part, known) for part in word.split("-") if part))
    if word.endswith("'s"):
        stem = word[:-2]
        return count(stem, known) + bool(ONE_MORE_IN_GENITIVE.search(stem))
    american = _american(word)
    if american != word and american in known:
        return known[american]
    return by_rule(word)


def by_rule(word: str) -> int:
    """Return how many syllables a word in lower case has by the rule alone: its groups of vowels, put right."""
    plain = word.replace("'", "")
    groups = len(VOWELS.findall(plain))
    if not groups:
        return max(1, len(plain))  # nobody can say it but letter by letter: nhs
    found = groups + len(ONE_MORE.findall(plain)) - len(ONE_LESS.findall(plain))
    if SILENT.search(plain) and not SOUNDED.search(plain):
        found -= 1
    return max(1, found)


def _american(word: str) -> str:
    """Return a word as Americans spell it, as far as endings tell; a guess that is only used to look it up."""
    for british, instead in AMERICAN:
        word = british.sub(instead, word)
    return word
