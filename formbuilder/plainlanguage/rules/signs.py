"""Signs that people stumble over, and that no screen reader says well: brackets and slashes."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.passages import Kind
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import EVERYTHING, Rule, bad, good

PLURALS = frozenset({"s", "es", "ren", "en", "ies"})
SELVES = frozenset({"he/him", "she/her", "they/them", "he/they", "she/they", "it/its", "she/her/hers", "he/him/his"})
"""How people write which words to use for them."""
KNOWN = frozenset({"hiv/aids", "input/output"})
FILES = frozenset({"folder", "folders", "directory", "path", "file", "files", "`"})
"""What stands right before or after the address of a file."""
BRACKET = frozenset("()")
SLASHES = frozenset("/(")
FAR = 60
"""How far around a slash is looked for the blanks that end an address."""
SMALL = frozenset({"of", "the", "for", "and", "in", "to"})


def find_brackets(reading: Reading) -> Iterator[Hit]:
    """Yield what stands in brackets, with them, unless it is a short form or what it stands for."""
    opened, words = -1, reading.words
    for at in [at for at, word in enumerate(words) if word in BRACKET]:
        if words[at] == "(":
            opened = at if opened < 0 else opened
        elif opened >= 0:
            if at > opened + 1 and not _may_stay(reading, opened, at):
                yield Hit(reading.starts[opened], reading.ends[at])
            opened = -1


def _may_stay(reading: Reading, opened: int, closed: int) -> bool:
    """Tell whether brackets hold a short form, a number, an ending, or the words of a short form before them."""
    inside = reading.text[reading.ends[opened] : reading.starts[closed]]
    if closed == opened + 2:
        return inside.isupper() or inside.isdigit() or _is_ending(reading, opened)
    return inside.replace("and", "").replace("or", "").isupper() or _spells_out(reading, opened, closed)


def _spells_out(reading: Reading, opened: int, closed: int) -> bool:
    """Tell whether the words in brackets are those of the short form before: DFG (Disabled Facilities Grant)."""
    short = reading.words[opened - 1] if opened else ""
    words = [word for word in reading.words[opened + 1 : min(closed, opened + 12)] if word not in SMALL]
    return (
        len(short) > 1
        and reading.quoted(opened - 1, opened - 1).isupper()
        and "".join(word[0] for word in words) == short
    )


def _is_ending(reading: Reading, opened: int) -> bool:
    """Tell whether brackets open right after or before letters, as in “carer(s)” and “(s)he”."""
    if opened + 2 >= len(reading.words) or reading.words[opened + 1] not in PLURALS or reading.words[opened + 2] != ")":
        return False
    starts, ends = reading.starts, reading.ends
    after = opened > 0 and ends[opened - 1] == starts[opened] and reading.words[opened - 1].isalpha()
    before = opened + 3 < len(starts) and ends[opened + 2] == starts[opened + 3] and reading.words[opened + 3].isalpha()
    return after or before


def find_slashes(reading: Reading) -> Iterator[Hit]:
    """Yield words joined by slashes, as in “he/she”, and endings in brackets, as in “carer(s)”."""
    words, free = reading.words, 0
    for at in [at for at, word in enumerate(words) if word in SLASHES]:
        if at < free:
            continue
        if words[at] == "/":
            first, last = _chain(reading, at)
            free = last + 1
            if first < at < last and not _is_harmless(reading, first, last):
                yield Hit(reading.starts[first], reading.ends[last])
        elif _is_ending(reading, at):
            free = at + 3
            if words[max(0, at - 2)] != "“":
                yield _ending(reading, at)


def _ending(reading: Reading, opened: int) -> Hit:
    joined = opened > 0 and reading.ends[opened - 1] == reading.starts[opened]
    return Hit(reading.starts[opened - 1 if joined else opened], reading.ends[opened + 2 if joined else opened + 3])


def _chain(reading: Reading, slash: int) -> tuple[int, int]:
    """Return the first and the last token of what slashes join: Mr/Mrs/Ms."""
    words, last = reading.words, slash
    while last + 1 < len(words) and words[last] == "/" and words[last + 1][0].isalnum():
        last += 2 if last + 2 < len(words) and words[last + 2] == "/" else 1
    first = slash - 1 if slash and words[slash - 1][0].isalnum() else slash
    return first, last


def _is_harmless(reading: Reading, first: int, last: int) -> bool:
    """Tell whether slashes stand in a date, a rate, an address, a short form or words such as “she/her”."""
    parts = [word for word in reading.words[first : last + 1] if word != "/"]
    quoted = first > 0 and reading.words[first - 1] == "“"
    if quoted or any(part[0].isdigit() for part in parts) or all(len(part) == 1 for part in parts):
        return True
    if reading.words[max(0, first - 1)] in FILES or reading.words[min(last + 1, len(reading.words) - 1)] in FILES:
        return True
    joined = "/".join(parts)
    return joined in SELVES or joined in KNOWN or joined == "n/a" or _in_address(reading, first, last)


def _in_address(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words stand in the address of a page or a file: with a stop, a colon or another slash at it."""
    text, start, end = reading.text, reading.starts[first], reading.ends[last]
    before = text[max(0, start - FAR) : start]
    after = text[end : end + FAR]
    before = "" if before[-1:].isspace() else before.split()[-1] if before.strip() else ""
    after = "" if after[:1].isspace() or not after else after.split()[0]
    return "/" in before or "." in before.lstrip("(“\"'") or "@" in before or "." in after[:-1] or "/" in after


BRACKETS = Rule(
    id="brackets",
    finds="Words in brackets in a question.",
    severity=Severity.ADVICE,
    message="A part of this question stands in brackets.",
    suggestion="Move “{found}” to the help text, or make it a sentence.",
    why="People do not know if they must read what stands in brackets. Many screen readers do not say the brackets.",
    source="GOV.UK style guide: brackets; Easy Read guidance: no brackets",
    find=find_brackets,
    needs=frozenset({"("}),
    bad=(
        bad("Do you have savings (for example ISAs, bonds or shares)?", "(for example ISAs, bonds or shares)"),
        bad("Who (if anyone) helps you at night?", "(if anyone)"),
        bad("How much rent do you pay (each week)?", "(each week)"),
        bad("Do you use equipment (hoist, commode) or adaptations (ramp, rail)?", "(hoist, commode)", "(ramp, rail)"),
        bad("Is your home warm (not just the bedroom)?", "(not just the bedroom)"),
        bad("Do you have a partner (see note 3)?", "(see note 3)"),
    ),
    good=(
        good("Do you get Personal Independence Payment (PIP)?"),
        good("Do you have a DFG (Disabled Facilities Grant)?"),
        good("Do you see an occupational therapist (OT) or physiotherapist (PT)?"),
        good("What is the name of your carer(s)?"),
        good("Is your number (01234) 567890?"),
        good("Do you need help to wash?"),
    ),
)

SLASH = Rule(
    id="slash",
    finds="Words joined by a slash, such as “he/she” and “and/or”, and endings in brackets, such as “carer(s)”.",
    severity=Severity.WARNING,
    message="“{found}” has more than one meaning.",
    suggestion="Write “or” or “and”. For “he/she”, write “they” or say who.",
    why="A slash can mean “and”, “or” or “that is”. A screen reader says “slash”, or runs the words together.",
    source="GOV.UK style guide: slashes; Plain English Campaign",
    reads=EVERYTHING,
    find=find_slashes,
    needs=frozenset({"/", "("}),
    bad=(
        bad("Does he/she need help?", "he/she"),
        bad("Do you need help with washing and/or dressing?", "and/or"),
        bad("Does your parent/carer live with you?", "parent/carer"),
        bad("What is the name of your carer(s)?", "carer(s)"),
        bad("Can s/he walk?", "s/he"),
        bad("Mother / father / guardian", "Mother / father / guardian", kind=Kind.OPTION),
        bad("Can (s)he walk?", "(s)he"),
        bad("Name and age of child(ren)", "child(ren)", kind=Kind.TITLE),
        bad("Are you a friend/relative/neighbour of the person?", "friend/relative/neighbour"),
    ),
    good=(
        good("Do you need help 24/7?"),
        good("What happened on 01/02/2026?"),
        good("Go to https://www.gov.uk/browse/benefits for more.", kind=Kind.HELP),
        good("Go to www.gov.uk/carers-allowance for more.", kind=Kind.HELP),
        good("Look at gov.uk/pip or bedford.gov.uk/adult-care/help.", kind=Kind.HELP),
        good("Look in the folder forms/rates.", kind=Kind.HELP),
        good("N/A", kind=Kind.OPTION),
        good("she/her", kind=Kind.OPTION),
        good("Is your tax year 2025/26 or 2026/27?"),
        good("Do you live at 12/3 High Street?"),
        good("Write “they” for “he/she”.", kind=Kind.HELP),
        good("Do you get Personal Independence Payment (PIP)?"),
    ),
)


def find_ampersands(reading: Reading) -> Iterator[Hit]:
    """Yield each “&” between words, with them; not in names, such as “Marks & Spencer”, “B&B” and “A & E”."""
    words = reading.words
    for at in [at for at, word in enumerate(words) if word == "&"]:
        if 0 < at < len(words) - 1 and words[at - 1].isalpha() and words[at + 1].isalpha():
            before, after = reading.quoted(at - 1, at - 1), reading.quoted(at + 1, at + 1)
            if after.islower() and min(len(before), len(after)) > 1 and (before.islower() or at == 1):
                yield Hit(reading.starts[at - 1], reading.ends[at + 1])


AMPERSAND = Rule(
    id="ampersand",
    finds="The sign “&” in the place of “and”.",
    severity=Severity.ADVICE,
    message="Not everybody can read the sign in “{found}”.",
    suggestion="Write “and”.",
    why="The sign is hard to tell from the letters beside it, and some screen readers leave it out.",
    source="GOV.UK style guide: ampersands",
    reads=EVERYTHING,
    find=find_ampersands,
    needs=frozenset({"&"}),
    bad=(
        bad("Who helps you with shopping & cleaning?", "shopping & cleaning"),
        bad("Food & drink", "Food & drink", kind=Kind.TITLE),
        bad("Tell us the name&address of your school.", "name&address"),
    ),
    good=(
        good("Who helps you with shopping and cleaning?"),
        good("Do you work at Marks & Spencer?"),
        good("Do you stay in a B&B?"),
        good("Did you go to A & E?"),
        good("Research & Development", kind=Kind.OPTION),
    ),
)

RULES = (BRACKETS, SLASH, AMPERSAND)
