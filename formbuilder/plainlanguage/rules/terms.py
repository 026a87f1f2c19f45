"""Terms of the trade, labels for people, short forms and numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.glossaries import is_explained
from formbuilder.plainlanguage.passages import Kind
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import EVERYTHING, PROSE, Rule, bad, good
from formbuilder.plainlanguage.word_lists import Listed

KNOWN_WORDS = """
NHS GP BSL UK TV PIN CV ID EU USA US PC MP BBC DVD CD OK AM PM HIV AIDS ADHD DNA COVID ISA MOT VAT DIY GOV SMS
USB ATM PE RE IT PDF GCSE SOS FM GMT BST AD BC XL SIM RSVP PO VIP RAF URL QR CCTV
JPG JPEG PNG GIF DOC DOCX CSV HTML ASAP SUV BMW LED AGM DJ
UFO LGBT II III IV VI VII
"""
KNOWN = frozenset(KNOWN_WORDS.split())
"""Short forms that nearly everyone knows better than the words they stand for."""
LOUD_WORDS = """
not must and or all only yes no you your any now do if is are we us the a an in on at to of for be by it its
both one two each this that with can may has have new own per who why when what how full never stop keep read
note write send tick days help free before after every first last more less most none very also even
"""
LOUD = frozenset(LOUD_WORDS.split())
"""Words that are written in capitals only to say them loudly."""
CAPITALS = re.compile("[A-Z][A-Z]")
SHORT_FORM = re.compile(r"(?<![\w'’‘‑-])[A-Z]{2,5}(?:['’]?s)?(?![\w'’‘‑-])|(?<=\d)[A-Z]{2,5}(?![\w'’‘‑-])")
NAMED = frozenset({"call", "calls", "called", "text", "word", "letters", "marked"})
"""Words before a short form that only point at letters to look for or to send."""
LONGEST = 5
INITIALS = 3
"""How many letters a short form needs to be told from the first letters of other words by chance."""
SMALL = frozenset({"of", "and", "for", "the", "in", "to", "&"})
NUMBER_WORDS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])


def _weight_of_jargon(reading: Reading, listed: Listed) -> Severity | None:
    """Weigh a term as an error in a form that has a list of words and leaves it out."""
    if reading.passage.glossary is not None and listed.entry.severity is None:
        return Severity.ERROR
    return None


def _unexplained(reading: Reading, listed: Listed) -> bool:
    return not is_explained(reading, listed.first, listed.last)


def _unexpanded(reading: Reading) -> Iterable[Hit]:
    """Find short forms in capitals that neither the text, an earlier question nor the list of words explains."""
    text = reading.text
    return () if text[1:].islower() or not CAPITALS.search(text) or text.isupper() else _short_forms(reading)


def _short_forms(reading: Reading) -> Iterator[Hit]:
    told: dict[str, bool] = {}
    for match in SHORT_FORM.finditer(reading.text):
        start, end = match.span()
        short = _short_form(match.group())
        if short and _is_unknown(reading, bisect_left(reading.starts, start), short):
            if short not in told:
                told[short] = _is_told(reading, short)
            if not told[short]:
                yield Hit(start, end, {"short": short})


def _short_form(word: str) -> str:
    """Return the capitals of a word that is all capitals, without a plural’s s or a ’s; "" if it is not."""
    for ending in ("'s", "’s", "s"):
        word = word.removesuffix(ending)
    return word if word.isupper() and word.isalpha() and 2 <= len(word) <= LONGEST else ""


def _is_unknown(reading: Reading, number: int, short: str) -> bool:
    """Tell whether it is no well-known short form, no loud word, and no part of a code such as a postcode."""
    if short in KNOWN or short.lower() in LOUD:
        return False
    text, start, end = reading.text, reading.starts[number], reading.ends[number]
    if (
        text[end : end + 1].isdigit()
        or text[start - 1 : start].isdigit()
        or text[max(start - 1, 0) : start] in ("@", ".")
    ):
        return False
    if not NAMED.isdisjoint(reading.words[max(number - 2, 0) : number]):
        return False
    code = number and reading.words[number - 1].isdigit() and text[reading.starts[number - 1] - 1 : start][:1].isalpha()
    if code:  # AB12 CDE
        return False
    after = reading.words[number + 1 : number + 2]
    return not (len(short) == 2 and after and after[0][0].isdigit())


def _is_told(reading: Reading, short: str) -> bool:
    """Tell whether the short form is explained anywhere that the person has been."""
    passage, letters, bracketed = reading.passage, short.lower(), f"({short})"
    if any(letters in _words_of(word) for word in passage.glossary or ()):
        return True
    if bracketed in reading.text or f"{short} (" in reading.text or f"{short} means" in reading.text:
        return True
    if any(bracketed in text for text in (*passage.before, *passage.options)):
        return True
    return len(short) >= INITIALS and letters in _initials(reading)


def _words_of(phrase: str) -> list[str]:
    """Return the words of a glossary’s entry: “occupational therapist (OT)” has “ot”."""
    return phrase.lower().replace("(", " ").replace(")", " ").split()


def _initials(reading: Reading) -> str:
    """Return the first letters of the words that begin with a capital and have small letters too."""
    text = reading.text
    return "".join(
        word[0] if text[start].isupper() and text[start + 1 : end].islower() else "" if word in SMALL else " "
        for word, start, end in zip(reading.words, reading.starts, reading.ends, strict=True)
    )


def _dates(reading: Reading) -> Iterator[Hit]:
    """Find dates such as 01/02/2025, in which nobody can tell the day from the month."""
    words, starts, ends = reading.words, reading.starts, reading.ends
    for middle in range(1, len(words) - 1):
        if words[middle] == "/" and _is_ambiguous(words, middle) and starts[middle + 1] - ends[middle - 1] == 1:
            last = middle + 3 if _has_year(words, middle) else middle + 1
            yield Hit(starts[middle - 1], ends[last])


def _has_year(words: list[str], middle: int) -> bool:
    slash, year = [*words[middle + 2 : middle + 4], "", ""][:2]
    return slash == "/" and year.isdigit()


def _is_ambiguous(words: list[str], middle: int) -> bool:
    before, after = words[middle - 1], words[middle + 1]
    if not (before.isdigit() and after.isdigit() and len(before) <= 2 and len(after) <= 2):
        return False
    padded = before[0] == "0" or after[0] == "0"
    return 1 <= int(before) <= 12 and 1 <= int(after) <= 12 and (padded or _has_year(words, middle))


def _counted(reading: Reading, listed: Listed) -> bool:
    """Tell whether a number stands alone: not “one or two”, and not a number that opens the sentence."""
    before = reading.words[max(listed.first - 2, 0) : listed.first]
    after = reading.words[listed.last + 1 : listed.last + 3]
    if before[1:] == ["or"] and before[0] in {"one", *NUMBER_WORDS}:
        return False
    return not (after[:1] == ["or"] and after[1:] and after[1] in NUMBER_WORDS)


JARGON = Rule(
    id="jargon",
    finds="Terms of social care, health, benefits and council money that the form does not explain.",
    severity=Severity.WARNING,
    message="“{found}” is a word of the trade.",
    suggestion="Say it in plain words, or explain it in the form’s list of words.",
    why="People who have never had care do not know these words. Some leave the form when they meet one.",
    source="QUAID: unfamiliar technical term; QAS-99, clarity: technical terms; Nicolaidis and others 2020",
    reads=EVERYTHING,
    keep=_unexplained,
    weigh=_weight_of_jargon,
    bad=(
        bad("Have you had reablement?", "reablement"),
        bad("Do you have a personal budget?", "personal budget"),
        bad("Have you been signposted to other services?", "signposted"),
        bad("Do you need respite?", "respite"),
        bad("Is your income disregarded?", "disregarded"),
        bad("Do you get domiciliary care?", "domiciliary care", glossary={"reablement": "help"}),
        bad("What are your desired outcomes?", "desired outcomes"),
        bad("Do you need help with toileting?", "toileting"),
    ),
    good=(
        good("Have you had reablement?", glossary={"reablement": "help to do things for yourself again"}),
        good("Do you get direct payments?", glossary={"direct payment": "money to arrange your own care"}),
        good("Would you like money to arrange your own help (a direct payment)?"),
        good("Have you had reablement (help to do things for yourself again)?"),
        good("Do you get Personal Independence Payment?"),
        good("Do you use a mobility scooter?"),
        good("What is the capital city of the country where you were born?"),
        good("Do you need help to move around your home?"),
    ),
)
UNDEFINED_ABBREVIATION = Rule(
    id="undefined-abbreviation",
    finds="Short forms in capitals that nothing explains.",
    severity=Severity.WARNING,
    message="“{short}” is a short form that nothing here explains.",
    suggestion="Write the words in full the first time, with the short form after them in brackets.",
    why="People who do not know the letters cannot answer, and cannot look them up.",
    source="GOV.UK style guide: abbreviations and acronyms; WCAG 2.2, 3.1.4",
    reads=EVERYTHING,
    find=_unexpanded,
    bad=(
        bad("Do you have a DFG?", "DFG"),
        bad("Do you have an OT?", "OT"),
        bad("Do you get PIP or DLA?", "PIP", "DLA"),
        bad("Has the CMHT seen you?", "CMHT"),
        bad("Who holds your LPAs?", "LPAs"),
    ),
    good=(
        good("Have you asked for a Disabled Facilities Grant (DFG)?"),
        good("Do you get PIP?", glossary={"PIP": "Personal Independence Payment"}),
        good("Do you get PIP?", before=("Do you know about Personal Independence Payment (PIP)?",)),
        good("What is your NHS number?"),
        good("Which GP do you see?"),
        good("Is your postcode MK40 2BQ?"),
        good("You must NOT write names.", kind=Kind.HINT),
        good("WHERE DO YOU LIVE?"),
        good("Do you get the Personal Independence Payment, also called PIP?"),
    ),
)
LABELLING = Rule(
    id="labelling",
    finds="Labels that many people do not choose for themselves.",
    severity=Severity.WARNING,
    message="Many people do not want to be called or described by “{found}”.",
    suggestion="Write what people call themselves, or say what happens.",
    why="A label tells people what you think of them. They may stop answering, or stop trusting you.",
    source="Kenny and others 2016; GOV.UK: inclusive words about disability; Nicolaidis and others 2020",
    reads=EVERYTHING,
    bad=(
        bad("Do you suffer from dementia?", "suffer from"),
        bad("Are you wheelchair-bound?", "wheelchair-bound"),
        bad("Are you confined to a wheelchair?", "confined to a wheelchair"),
        bad("Do you care for an adult with autism?", "with autism"),
        bad("Does your child have challenging behaviour?", "challenging behaviour"),
        bad("Do you have special needs?", "special needs"),
        bad("Are you a service user?", "service user"),
        bad("Do you help an elderly person?", "elderly person"),
    ),
    good=(
        good("Do you have dementia?"),
        good("Do you use a wheelchair?"),
        good("Are you autistic?"),
        good("Do you help a disabled person?"),
        good("Do you have special educational needs?"),
        good("Does the disabled child live with you?"),
        good("Do you live with an autistic adult?"),
        good("Do you use coloured paper to read?"),
    ),
)
NEGATIVE_CONTRACTION = Rule(
    id="negative-contraction",
    finds="Short forms with “not” in them, such as “don’t”.",
    severity=Severity.ADVICE,
    message="The “not” in “{found}” is easy to miss.",
    suggestion="Write “not” as a word of its own.",
    why="Some people miss the “not”, and read the opposite of what you mean.",
    source="GOV.UK style guide: contractions",
    reads=PROSE,
    bad=(
        bad("Why can’t you cook?", "can’t"),
        bad("What don't you like?", "don't"),
        bad("You won’t lose money.", "won’t", kind=Kind.HELP),
        bad("If you havent got a bill, leave this out.", "havent", kind=Kind.HINT),
    ),
    good=(
        good("Why can you not cook?"),
        good("You’ll hear from us.", kind=Kind.HELP),
        good("Is it your neighbour’s house?"),
        good("Can you cook?"),
    ),
)
NUMBERS = Rule(
    id="numbers",
    finds="Numbers written as words, and dates that can be read in 2 ways.",
    severity=Severity.ADVICE,
    message="“{found}” is slower to read, or can be read in 2 ways.",
    suggestion="Write a date with the name of the month, such as 1 February 2026.",
    why="Figures are found and read faster. In some countries 01/02 is the second of January.",
    source="GOV.UK style guide: numbers, dates",
    reads=EVERYTHING,
    find=_dates,
    needs=frozenset({"/"}),
    keep=_counted,
    bad=(
        bad("Did you fall in the last four weeks?", "four"),
        bad("Do you have more than two children?", "two"),
        bad("Have you moved since 01/02/2025?", "01/02/2025"),
        bad("Did you work on 05/06?", "05/06"),
        bad("Are you over eighteen?", "eighteen"),
    ),
    good=(
        good("Did you fall in the last 4 weeks?"),
        good("Which one do you use?"),
        good("Do you want to say one or two things first?"),
        good("Have you moved since 1 February 2025?"),
        good("Is it 1/2 an hour away?"),
        good("Have you moved since 27/03/2025?"),
        good("Do the two of you live together?"),
    ),
)

RULES = (JARGON, UNDEFINED_ABBREVIATION, LABELLING, NEGATIVE_CONTRACTION, NUMBERS)
