"""The forms of English verbs and nouns, as word lists need them."""

from __future__ import annotations

from collections.abc import Mapping

VOWELS = frozenset("aeiou")
DOUBLED = frozenset("bdgmnprt")
HISSING = ("s", "x", "z", "ch", "sh")
STRESSED = ("fer", "cur", "mit", "gret", "quip", "gin", "trol", "lot")
"""Ends of longer verbs that double their last letter as well: refer, incur, admit."""
FORMS = """\
be am is are was were been being
bear bears bore borne bearing
become becomes became becoming
bend bends bent bending
bite bites bit bitten biting
blow blows blew blown blowing
break breaks broke broken breaking
bring brings brought bringing
build builds built building
burn burns burnt burned burning
catch catches caught catching
come comes came coming
cost costs costing
cut cuts cutting
deal deals dealt dealing
do does did done doing
draw draws drew drawn drawing
drive drives drove driven driving
fall falls fell fallen falling
feel feels felt feeling
fight fights fought fighting
find finds found finding
fly flies flew flown flying
forgo forgoes forwent forgone forgoing
get gets got getting
give gives gave given giving
go goes went gone going
grow grows grew grown growing
hang hangs hung hanging
have has had having
hit hits hitting
hold holds held holding
keep keeps kept keeping
lead leads led leading
leave leaves left leaving
let lets letting
limit limits limited limiting
lose loses lost losing
make makes made making
meet meets met meeting
overcome overcomes overcame overcoming
oversee oversees oversaw overseen overseeing
pay pays paid paying
put puts putting
reset resets resetting
rise rises rose risen rising
run runs ran running
see sees saw seen seeing
seek seeks sought seeking
set sets setting
shut shuts shutting
sink sinks sank sunk sinking
sit sits sat sitting
sleep sleeps slept sleeping
speak speaks spoke spoken speaking
spread spreads spreading
stand stands stood standing
stick sticks stuck sticking
take takes took taken taking
tell tells told telling
think thinks thought thinking
throw throws threw thrown throwing
undergo undergoes underwent undergone undergoing
undertake undertakes undertook undertaken undertaking
visit visits visited visiting
wear wears wore worn wearing
withdraw withdraws withdrew withdrawn withdrawing
withhold withholds withheld withholding
"""
IRREGULAR: Mapping[str, tuple[str, ...]] = {verb: tuple(others) for verb, *others in map(str.split, FORMS.splitlines())}
"""Verbs that do not follow the rule, each with all its other forms."""


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb: base, -s, -ed, -ing in British spelling, or those of an irregular verb."""
    irregular = IRREGULAR.get(verb)
    return (verb, *irregular) if irregular else (verb, _with_s(verb), *_past_and_ing(verb))


def noun_forms(noun: str) -> tuple[str, str, str]:
    """Return a noun, or a phrase whose last word is one, in the singular, the plural and with ’s."""
    return noun, _with_s(noun), f"{noun}'s"


def _with_s(word: str) -> str:
    if word.endswith(HISSING):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def _past_and_ing(verb: str) -> tuple[str, str]:
    if verb.endswith("ee"):
        return f"{verb}d", f"{verb}ing"
    if verb.endswith("ie"):
        return f"{verb}d", f"{verb[:-2]}ying"
    if verb.endswith("e"):
        return f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return f"{verb[:-1]}ied", f"{verb}ing"
    stem = f"{verb}{verb[-1]}" if _doubles(verb) else verb
    return f"{stem}ed", f"{stem}ing"


def _doubles(verb: str) -> bool:
    """Tell whether a verb doubles its last letter: stop, stopped; refer, referred; British: travel, travelled."""
    if len(verb) < 3 or verb[-2] not in VOWELS or verb[-3] in VOWELS:
        return False
    if verb[-1] == "l" or verb.endswith(STRESSED):
        return True
    return verb[-1] in DOUBLED and sum(letter in VOWELS for letter in verb) == 1
