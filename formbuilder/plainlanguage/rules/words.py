"""Words that many people do not know, or that do not mean what they say."""

from __future__ import annotations

from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.glossaries import is_explained
from formbuilder.plainlanguage.passages import Kind
from formbuilder.plainlanguage.reading import Reading
from formbuilder.plainlanguage.rules.rule import EVERYTHING, PROSE, Rule, bad, good
from formbuilder.plainlanguage.word_lists import Listed

MANAGE = frozenset({"manage", "manages", "managed", "managing"})
MANAGED_WORDS = """
money finances bills bill budget account accounts bank benefits income savings property estate team staff
people project company business pension affairs
"""
MANAGED = frozenset(MANAGED_WORDS.split())
"""What is run rather than borne: “manage your money”."""
FACING = frozenset({"you", "they", "we", "i", "to", "people", "carers", "that", "who", "can", "must"})
NOUNS_TOO = frozenset({"face", "handle", "handles"})
TIMES_WORDS = """
now before after as over under like about below above started moved left had been one some
"""
TIMES = frozenset(TIMES_WORDS.split())
"""Words after “just” that make it a time or a measure."""
MOMENTS = frozenset({"have", "has", "had", "you've", "i've", "not", "only", "is", "are"})
"""Words before “just” that make it “a moment ago”, or the start of “not just”."""
NEAR = 5
BATHING = frozenset({"bath", "bathe", "bathing", "pool", "swim", "swimming", "shower"})
"""Words beside which water is water."""
TOLD = frozenset({Kind.ERROR, Kind.HINT})
"""Where “please” makes it sound as if people had a choice: the design system of GOV.UK leaves it out."""
COMPUTING = frozenset({
    "computer", "computers", "software", "screen", "laptop", "tablet", "phone", "app", "apps", "file", "files", "page",
    "install", "installed", "download", "online", "windows", "keyboard", "printer", "code", "command",
})  # fmt: skip  # a table
"""Words beside which a program is one of a computer."""


def _borne(reading: Reading, listed: Listed) -> bool:
    """Tell whether a verb is a figure of speech here: not “manage your money”, “your face” or “a door handle”."""
    words, first = reading.words, listed.first
    word = words[first]
    if word in MANAGE:
        return MANAGED.isdisjoint(words[first + 1 : first + 1 + NEAR])
    if word in NOUNS_TOO and listed.first == listed.last:
        return first > 0 and words[first - 1] in FACING
    return True


def _small(reading: Reading, listed: Listed) -> bool:
    """Tell whether “just” makes something small: not “just before”, “have just moved” or “not just”."""
    words, first, after = reading.words, listed.first, listed.last + 1
    if words[first] != "just":
        return True
    if first and words[first - 1] in MOMENTS:
        return False
    return after < len(words) and words[after] not in TIMES


def _unexplained(reading: Reading, listed: Listed) -> bool:
    return not is_explained(reading, listed.first, listed.last)


def _figurative(reading: Reading, listed: Listed) -> bool:
    """Tell whether a phrase can be no plain description: in a bath, a head is kept above water."""
    return reading.words[listed.last] != "water" or BATHING.isdisjoint(reading.has)


def _not_of_a_computer(reading: Reading, listed: Listed) -> bool:
    """Tell whether a word is no “program” of a computer, which is spelt so in Britain too."""
    return not reading.words[listed.first].startswith("program") or COMPUTING.isdisjoint(reading.has)


def _in_many_words(reading: Reading, listed: Listed) -> bool:
    """Tell whether words say nothing here: “please” is told of only where a person must do something about it."""
    return reading.words[listed.first] != "please" or listed.last > listed.first or reading.passage.kind in TOLD


IDIOM = Rule(
    id="idiom",
    finds="Figures of speech: words that do not mean what they say.",
    severity=Severity.WARNING,
    message="“{found}” does not mean what the words say.",
    suggestion="Say in plain words what happens.",
    why="Some autistic people read every word exactly. People who learned English later may not know the phrase.",
    source="Nicolaidis and others 2020: figures of speech; GOV.UK style guide: words to avoid",
    reads=EVERYTHING,
    keep=_figurative,
    bad=(
        bad("Do you find it hard to make ends meet?", "make ends meet"),
        bad("What would help you to get back on your feet?", "get back on your feet"),
        bad("Are you keeping on top of things at home?", "keeping on top of"),
        bad("Are you at your wits’ end?", "at your wits’ end"),
        bad("We do not want anyone to fall through the cracks.", "fall through the cracks", kind=Kind.HELP),
        bad("Is money tight?", "money tight"),
        bad("Who can you turn to?", "Who can you turn to"),
        bad("Do you have too much on your plate?", "too much on your plate"),
        bad("Does caring take its toll?", "take its toll"),
        bad("Who can lend you a hand in the garden?", "lend you a hand"),
        bad("How can we get in touch?", "get in touch"),
    ),
    good=(
        good("Can you pay your bills this month?"),
        good("In the bath, do you need help to keep your head above water?"),
        good("Do you have sores on your feet?"),
        good("Can you cut up the food on your plate?"),
        good("Can you lift your arms above your head?"),
        good("Can you open your front door?"),
        good("What would help you to have your say when we talk?"),
        good("Is the bedroom on the ground floor?"),
        good("Do you need help to get up at night?"),
    ),
)
METAPHOR_VERB = Rule(
    id="metaphor-verb",
    finds="Verbs of fights, roads and loads, such as “struggle” and “cope”.",
    severity=Severity.ADVICE,
    message="“{found}” is a picture for something harder to say.",
    suggestion="Say what happens, for example what takes long or hurts.",
    why="People draw the line at different points. Some never say that they struggle, although they need help.",
    source="Nicolaidis and others 2020: figures of speech; Stacey and Cage 2022: unclear wording",
    reads=PROSE,
    keep=_borne,
    bad=(
        bad("Do you struggle with stairs?", "struggle"),
        bad("How are you coping?", "coping"),
        bad("Can you manage the stairs?", "manage"),
        bad("What problems do you face?", "face"),
        bad("Tell us about your caring journey.", "caring journey"),
        bad("When did your journey to diagnosis begin?", "journey to diagnosis"),
        bad("Do you juggle work and caring?", "juggle"),
    ),
    good=(
        good("Is it hard for you to climb stairs?"),
        good("Do you manage your own money?"),
        good("Can you wash your face?"),
        good("Is there a handle on the door?"),
        good("How long is the journey to school?"),
        good("What do you need help with on the journey to work?"),
        good("Tell us about your journey to school."),
        good("Do you want to talk face to face?"),
    ),
)
HARD_WORD = Rule(
    id="hard-word",
    finds="Words for which a simpler one exists.",
    severity=Severity.WARNING,
    message="“{found}” is harder to read than it must be.",
    suggestion="Write a simpler word.",
    why="A word that people use when they talk is read faster, and by more people, also when they are tired.",
    source="Plain English Campaign: A to Z of alternative words; GOV.UK style guide",
    reads=EVERYTHING,
    keep=_unexplained,
    bad=(
        bad("Do you require assistance?", "require", "assistance"),
        bad("When did your employment commence?", "employment", "commence"),
        bad("Where do you reside?", "reside"),
        bad("Are you undertaking any training?", "undertaking"),
        bad("Did you obtain a blue badge prior to moving?", "obtain", "prior to"),
        bad("Inform us if you receive this benefit.", "Inform", "receive", kind=Kind.HELP),
    ),
    good=(
        good("Do you need help?"),
        good("Do you get Attendance Allowance?"),
        good("Do you get Employment and Support Allowance?"),
        good("Do you have an assistance dog?"),
        good("How much Personal Independence Payment do you get?"),
        good("Have you asked for a Disabled Facilities Grant?"),
        good("Do you have indefinite leave to remain?"),
    ),
)
RARE_WORD = Rule(
    id="rare-word",
    finds="Words that few people use.",
    severity=Severity.ADVICE,
    message="Few people use the word “{found}”.",
    suggestion="Write a word that people use when they talk.",
    why="A person who does not know one word may not be able to answer the whole question.",
    source="QUAID: unfamiliar technical term; Lenzner 2012: low-frequency words",
    reads=EVERYTHING,
    keep=_unexplained,
    bad=(
        bad("Is your home habitable?", "habitable"),
        bad("Are you liable for rent?", "liable for"),
        bad("Do you cohabit with anyone?", "cohabit"),
        bad("Is your illness hereditary?", "hereditary"),
    ),
    good=(
        good("Is your home clean and safe to live in?"),
        good("What is your postcode?"),
        good("Are you autistic?"),
        good("Are you liable for rent?", glossary={"liable for": "have to pay"}),
    ),
)
WORDY_PHRASE = Rule(
    id="wordy-phrase",
    finds="Several words where one or two would do.",
    severity=Severity.ADVICE,
    message="“{found}” takes more words than this needs.",
    suggestion="Leave it out, or use fewer words.",
    why="Each word that says nothing takes strength from people who read slowly.",
    source="Plain English Campaign; GOV.UK style guide",
    reads=EVERYTHING,
    keep=_in_many_words,
    bad=(
        bad("What do you need in order to cook?", "in order to"),
        bad("Do you need help in relation to washing?", "in relation to"),
        bad("Is it due to the fact that you are ill?", "due to the fact that"),
        bad("Do you need help on a daily basis?", "on a daily basis"),
        bad("Are you able to climb stairs?", "Are you able to"),
        bad("Please write your name.", "Please", kind=Kind.HINT),
    ),
    good=(
        good("Please tell us about your home."),
        good("Do you find people hard to please?"),
        good("What do you need to cook?"),
        good("Do you need help each day?"),
        good("Can you climb stairs?"),
        good("Why did you stop work?"),
    ),
)
LATIN = Rule(
    id="latin",
    finds="Latin words and their short forms, such as “e.g.”.",
    severity=Severity.WARNING,
    message="“{found}” is Latin, which many people do not know.",
    suggestion="Write the English words, or the whole list.",
    why="Many people mix up “eg” and “ie”, and programs that read a page aloud say them wrongly.",
    source="GOV.UK style guide: eg, etc and ie",
    reads=EVERYTHING,
    bad=(
        bad("Do you use any equipment, e.g. a hoist?", "e.g."),
        bad("Do you have pets (cats, dogs, etc.)?", "etc."),
        bad("Your main carer, ie the person who helps most", "ie", kind=Kind.HINT),
        bad("Did you apply via a charity?", "via"),
    ),
    good=(
        good("Do you use any equipment, for example a hoist?"),
        good("Do I have to answer?"),
        good("Is this the right address?"),
        good("What is your CV called?"),
    ),
)
MINIMISER = Rule(
    id="minimiser",
    finds="Words such as “simply”, which make a task look small.",
    severity=Severity.ADVICE,
    message="“{found}” says that this is easy. It is not easy for everyone.",
    suggestion="Leave the word out.",
    why="If it is hard for a person, the word tells them that the fault is theirs.",
    source="GOV.UK content design",
    reads=PROSE,
    keep=_small,
    bad=(
        bad("Simply tell us what you earn.", "Simply", kind=Kind.HELP),
        bad("Just write your name.", "Just", kind=Kind.HINT),
        bad("Of course you can stop at any time.", "Of course", kind=Kind.HELP),
        bad("All you have to do is choose an answer.", "All you have to do", kind=Kind.HELP),
    ),
    good=(
        good("Tell us what you earn.", kind=Kind.HELP),
        good("What was your address just before you moved?"),
        good("Have you just moved?"),
        good("Count all your children, not just those who live with you.", kind=Kind.HINT),
    ),
)
US_SPELLING = Rule(
    id="us-spelling",
    finds="American spellings and words.",
    severity=Severity.ADVICE,
    message="“{found}” is American English.",
    suggestion="Write it the British way.",
    why="A spelling that people do not expect makes them stop, and look for another meaning.",
    source="GOV.UK style guide: American and British English",
    reads=EVERYTHING,
    keep=_not_of_a_computer,
    bad=(
        bad("What is your favorite color?", "favorite", "color"),
        bad("Which organization helps you?", "organization"),
        bad("What is your zip code?", "zip code"),
        bad("Are you on a training program?", "program"),
    ),
    good=(
        good("What is your favourite colour?"),
        good("Which computer program do you use?"),
        good("Which program on your phone reads the page to you?"),
        good("Did you win a prize?"),
        good("What size is your home?"),
        good("Where is your gas meter?"),
    ),
)

RULES = (IDIOM, METAPHOR_VERB, HARD_WORD, RARE_WORD, WORDY_PHRASE, LATIN, MINIMISER, US_SPELLING)
