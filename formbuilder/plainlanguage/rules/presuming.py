"""Questions that take for granted what nobody asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from formbuilder.plainlanguage.findings import Hit, Severity
from formbuilder.plainlanguage.passages import Passage
from formbuilder.plainlanguage.reading import TOKEN, Reading
from formbuilder.plainlanguage.rules.presumed import (
    BAD_HABITS,
    BAD_TIMES,
    CHANGED,
    CHILD,
    FACTS,
    FOR_SURE,
    HAD,
    HAVE,
    ILL,
    KIN,
    LASTING,
    LIVED,
    NO_TOPIC,
    NO_WAY_OUT,
    POINTING,
    SAME,
    SMOKED,
    SPENT,
    STARTED,
    STEM,
    STOPPED,
)
from formbuilder.plainlanguage.rules.rule import Rule, bad, good
from formbuilder.plainlanguage.rules.shape import OPENERS, PERSONS, WH, hit

Granted: TypeAlias = "tuple[int, Severity | None] | None"
"""The last token of what is taken for granted, with its weight.

None is for what an earlier question most often settles: a warning where the earlier questions are known, else advice.
"""

STOPS = frozenset({"?", ",", "."})
BEFORE = frozenset({",", ".", "?", ":", "in", "for", "to", "about"})
TOLD = frozenset({"diagnosed", "divorced", "dismissed", "sacked"})
BLAMING = BAD_HABITS | {
    "not", "never", "no", "late", "stop", "avoid", "ignore", "find", "feel", "hate", "dislike", "waste", "think",
    "believe", "cannot",
}  # fmt: skip  # a list
PAPERS = frozenset({
    "permit", "licence", "badge", "pass", "card", "certificate", "copy", "copies", "appointment", "passport", "visa",
    "refund", "replacement", "extension", "bin", "loan", "grant", "reference", "letter", "document", "documents",
    "change", "move", "new", "more", "visit",
})  # fmt: skip  # a list
"""What people need when they apply for it: the form itself is about that."""
DONE = frozenset({
    "began", "told", "left", "got", "lost", "came", "went", "took", "met", "heard", "found", "gave", "fell", "became",
    "bought", "sold", "had", "broke", "hurt", "spoke", "saw", "felt",
})  # fmt: skip  # a list
AMOUNTS = frozenset({"often", "much", "many", "long"})
COPING = frozenset({"cope", "deal", "manage", "live", "get", "travel"})
HAVING = frozenset({"currently", "now", "on", "taking", "getting", "receiving", "claiming"})
SCHOOL = frozenset({"school", "birth"})
WHERE_FROM = 14
"""How many words from its opener a question can take something for granted."""


SIGNS = KIN | ILL | HAD | STOPPED | LIVED | TOLD | SMOKED | SPENT | BAD_HABITS | BAD_TIMES | LASTING | {
    "why", "when", "still", "stopped", "given", "earn", "rent", "tax", "maintenance", "owe", "work",
    "caused", "stops", "prevents", "break", "injure", "damage",
} | (CHANGED - {"help", "better"})  # fmt: skip  # a list
"""Words of which each such question has one."""
HEADS = WH | {"have", "has", "still"}
OTHER_SIGNS = frozenset({"stopped", "quit", "given", "still"})
"""Words of those that are asked with no question word."""
HURT = frozenset({"hurt", "injure", "break", "fall", "damage", "lose"})


def _presuppositions(reading: Reading) -> Iterator[Hit]:
    passage, words = reading.passage, reading.words
    if passage.filtered or passage.type == "group" or words[0] == "if":
        return
    if WH.isdisjoint(reading.has) and OTHER_SIGNS.isdisjoint(reading.has):
        return
    for place, word in enumerate(words):
        found = _granted_at(reading, place, word) if word in HEADS else None
        if found is not None:
            granted = words[place:] if word in {"why", "when"} else words[place : found[0] + 3]
            if _has_way_out(passage):
                return
            if not _was_asked(passage, granted):
                yield hit(reading, place, found[0], found[1] or (None if passage.before else Severity.ADVICE))
                return
            break
    if "when" in reading.has and words[0] in WH:
        yield from _when_this_was_done(reading)


def _granted_at(reading: Reading, place: int, word: str) -> Granted:
    """Return what is taken for granted from a token on."""
    words = reading.words
    if word in WH:
        return _taken_for_granted(reading, place)
    if word in {"have", "has"} and words[place + 2 : place + 3]:
        return _stopped(words, place)
    if word == "still" and place == 2 and words[1] in PERSONS and words[0] in OPENERS:
        return place, Severity.ADVICE
    return None


def _when_this_was_done(reading: Reading) -> Iterator[Hit]:
    """Find “… when you told her”, which takes for granted that they did."""
    words = reading.words
    place = words.index("when")
    done = words[place + 2] if words[place + 1 : place + 2] == ["you"] and place + 3 < len(words) else ""
    past = done in DONE or (done.endswith("ed") and len(done) > 4)
    if past and place > 2 and SCHOOL.isdisjoint(reading.has) and not _was_asked(reading.passage, [done]):
        yield hit(reading, place, place + 2, Severity.ADVICE)


def _stopped(words: list[str], place: int) -> Granted:
    """Find “have you stopped smoking”, which takes for granted that they smoked."""
    after = words[place + 2]
    if words[place + 1] == "you" and (after in {"stopped", "quit"} or words[place + 2 : place + 4] == ["given", "up"]):
        last = place + 3 if after == "given" else place + 2
        return last, (Severity.ADVICE if words[last + 1 : last + 2] == ["?"] else Severity.WARNING)
    return None


def _taken_for_granted(reading: Reading, place: int) -> Granted:
    """Return the last word of what a question takes for granted, with a weight; None if it takes nothing."""
    words = reading.words
    if place and words[place - 1] not in BEFORE:
        return None
    end, verb = _clause(words, place)
    if verb is None:
        return _of_subject(words, place, end) if reading.is_question else None
    if verb + 2 >= end:
        return None
    found = BY_WORD.get(words[place], _nothing)(words, place, verb, end)
    return found or _of_yours(words, place, verb, end)


def _of_subject(words: list[str], place: int, end: int) -> Granted:
    """Find “who looks after your children”, “what caused your illness”, “what stops you from working”."""
    if words[place] not in {"who", "what", "which"} or place + 2 >= end:
        return None
    if words[place + 1] == "caused" and words[place + 2] == "your":
        return place + 2, Severity.WARNING
    if words[place + 1] in {"stops", "prevents"} and words[place + 2] == "you":
        return place + 2, None
    return _of_illness(words, place, end) or _of_somebody(words, place, end)


def _clause(words: list[str], place: int) -> tuple[int, int | None]:
    """Return the end of the clause that begins at a question word, and its first auxiliary, if it has one."""
    verb, end = None, min(len(words), place + WHERE_FROM)
    for at in range(place + 1, end):
        word = words[at]
        if word in STOPS:
            return at, verb
        if verb is None and word in OPENERS:
            verb = at
    return end, verb


def _nothing(_words: list[str], _place: int, _verb: int, _end: int) -> Granted:
    return None


def _why(words: list[str], _place: int, verb: int, end: int) -> Granted:
    """Find “why do you …”, which takes for granted that people do; not “why did you give this gift”."""
    if words[verb + 1] not in {"you", "your"} or not POINTING.isdisjoint(words[verb + 2 : end]):
        return None
    action = words[verb + 2]
    if not BLAMING.isdisjoint(words[verb + 2 : verb + 4]) or words[verb].endswith("n't"):
        return verb + 1, Severity.WARNING
    papers = action == "need" and not PAPERS.isdisjoint(words[verb + 3 : end])
    sure = action in FOR_SURE or words[verb + 2 : verb + 4] == ["have", "to"] or words[verb] in {"would", "should"}
    return verb + 1, (Severity.ADVICE if sure or papers or words[verb + 1] == "your" else None)


def _when(words: list[str], _place: int, verb: int, end: int) -> Granted:
    """Find “when did you stop working”."""
    action = words[verb + 2]
    asked = words[verb + 1] == "you" and words[verb] in {"did", "do", "were", "will"}
    if not asked or not POINTING.isdisjoint(words[verb:end]) or (words[verb] == "were" and action not in TOLD):
        return None
    if action == "first" and verb + 3 < end and words[verb + 3] not in STARTED:
        return verb + 3, Severity.WARNING
    if action in STARTED or (words[verb] == "will" and action in STOPPED | LIVED):
        return verb + 2, Severity.ADVICE
    if action in STOPPED or words[verb + 2 : verb + 4] == ["give", "up"]:
        return verb + 2, Severity.WARNING
    return (verb + 2, None) if action in LIVED | TOLD else None


def _how(words: list[str], place: int, verb: int, end: int) -> Granted:
    asked = words[place + 1]
    if asked == "many" and not SMOKED.isdisjoint(words[place + 2 : verb]):
        return verb + 1, Severity.WARNING
    if asked in AMOUNTS and words[verb + 1] == "you":
        return _how_much(words, place, verb, end)
    if verb != place + 1:
        return None
    return _how_you(words, verb, end) if words[verb + 1] == "you" else _how_changed(words, verb, end)


def _how_you(words: list[str], verb: int, end: int) -> Granted:
    """Find “how did you hurt yourself”, “how do you cope with your illness”, “how do you get to work”."""
    action = words[verb + 2]
    if words[verb] == "did" and action in HURT:
        return verb + 2, None
    after = range(verb + 3, end) if action in COPING else ()
    last = next((at for at in after if words[at] in ILL or words[at - 1 : at + 1] == ["to", "work"]), None)
    return None if last is None else (last, None)


def _how_much(words: list[str], place: int, verb: int, end: int) -> Granted:
    """Find “how often do you argue”, “how much do you drink”, “how long have you been ill”."""
    asked, action = words[place + 1], words[verb + 2]
    bad_times = asked == "often" and action in HAVE and not BAD_TIMES.isdisjoint(words[verb + 3 : verb + 6])
    much = asked == "much" and action in {"drink", "smoke", "gamble", "bet"}
    habit = much or (asked == "often" and action in BAD_HABITS)
    spent = words[place + 2] == "alcohol" or not SPENT.isdisjoint(words[verb + 2 : end])
    lasting = asked == "long" and not LASTING.isdisjoint(words[verb + 2 : verb + 4])
    if bad_times or habit or spent or lasting:
        return verb + 2, Severity.WARNING
    got = action in HAVE and asked != "often" and not HAD.isdisjoint(words[place + 2 : verb])
    if got or action == "owe":
        return verb + 2, None
    soft = words[place + 2] in {"rent", "tax", "maintenance"} or action == "earn"
    return (verb + 1, Severity.ADVICE) if soft else None


def _how_changed(words: list[str], verb: int, end: int) -> Granted:
    """Find “how has your health changed”, “how does your illness affect you”."""
    if words[verb + 1] in {"your", "the"}:
        ill = next((at for at in range(verb + 2, end) if words[at] in ILL), None)
        if ill is not None and not CHANGED.isdisjoint(words[ill:end]):
            return ill, Severity.WARNING
    if words[verb] in {"has", "have"} and words[verb + 1] != "you" and POINTING.isdisjoint(words[verb:end]):
        return next(((at, Severity.WARNING) for at in range(verb + 2, end) if words[at] in CHANGED), None)
    return None


def _what(words: list[str], place: int, verb: int, end: int) -> Granted:
    """Find “what is your disability”, “which benefits do you get”."""
    if words[place + 1] in {"of", "other", "else", "extra"}:
        return None
    if verb == place + 1:
        mine = words[verb] in {"is", "are"} and words[verb + 1] == "your"
        near = range(verb + 2, min(end, verb + 5)) if mine else ()
        return next(((at, Severity.WARNING) for at in near if words[at] in ILL and "do" not in words[at:end]), None)
    if HAD.isdisjoint(words[place + 1 : verb]) or words[verb] not in {"do", "did", "are"}:
        return None
    return (verb + 2, Severity.WARNING) if words[verb + 1] == "you" and words[verb + 2] in HAVE | HAVING else None


BY_WORD = {"why": _why, "when": _when, "how": _how, "what": _what, "which": _what}


def _of_yours(words: list[str], place: int, verb: int, end: int) -> Granted:
    """Find a question on “your partner”, “your carer” …; a plain fact on them is most often asked after a filter."""
    if "your" not in words[place:end]:
        return None
    if words[place] == "why":
        return _of_illness(words, verb, end)
    if words[verb] in {"would", "should", "could", "might", "may", "must"}:
        return None
    return _of_illness(words, verb, end) or _of_somebody(words, place, end)


def _of_illness(words: list[str], verb: int, end: int) -> Granted:
    """Find “your pain”, “your long-term illness” in a question that is not whether there is any."""
    for at in range(verb + 2, end):
        if words[at] in ILL and "your" in words[at - 2 : at] and words[at - 1] not in {"of", "or", "and"}:
            return at, Severity.WARNING
    return None


def _of_somebody(words: list[str], place: int, end: int) -> Granted:
    """Find “your partner”, “your carer”; not “you or your partner”, which is true of those who have none."""
    for at in range(place + 2, end):
        if words[at] in KIN and "your" in words[at - 2 : at] and "or" not in words[at - 3 : at]:
            fact = words[at] in CHILD or not FACTS.isdisjoint(words[place:end])
            return at, (Severity.ADVICE if fact else None)
    return None


def _has_way_out(passage: Passage) -> bool:
    """Tell whether an option lets people say that they have none, or that it does not apply."""
    for option in passage.options:
        said = option.lower()
        if said.startswith(NO_WAY_OUT) or "rather not" in said or "prefer not" in said or "not want to say" in said:
            continue
        if said.startswith(("no", "i do not", "i don", "never", "does not", "doesn", "we do not")):
            return True
        if "not apply" in said or "none of" in said or "do not have" in said:
            return True
    return False


def _was_asked(passage: Passage, granted: list[str]) -> bool:
    """Tell whether an earlier question was about what this one takes for granted."""
    wanted = {
        _stem(word) for word in granted if len(word) > 2 and word not in OPENERS | WH | PERSONS and word != "your"
    }
    wanted -= NO_TOPIC
    return any(_stem(found.group().lower()) in wanted for text in passage.before for found in TOKEN.finditer(text))


def _stem(word: str) -> str:
    start = word.replace("’", "'").removesuffix("'s")[:STEM]
    return SAME.get(start, start)


PRESUPPOSITION = Rule(
    id="presupposition",
    finds="A question that takes something to be true that nobody asked about.",
    severity=Severity.WARNING,
    message="“{found}” takes something for granted that is not true of everybody.",
    suggestion="Ask first whether it is so. Show this question only to people who say yes, or add “None”.",
    why="People to whom it does not apply have no true answer. Some feel accused.",
    source="QUAID: misleading presupposition; QAS-99, assumptions: inappropriate assumptions",
    needs=SIGNS,
    find=_presuppositions,
    bad=(
        bad("How much does your partner earn?", "How much does your partner"),
        bad("When did you stop work?", "When did you stop"),
        bad("Why do you need help with meals?", "Why do you"),
        bad("How often does your carer visit?", "How often does your carer"),
        bad("Which benefits do you get?", "Which benefits do you get"),
        bad("How does your disability affect you?", "How does your disability"),
        bad("How has your health changed?", "How has your health changed"),
        bad("Have you stopped smoking now?", "Have you stopped"),
        bad("What medication do you take?", "What medication do you take"),
        bad("How many cigarettes do you smoke in a day?", "How many cigarettes do you"),
        bad("How did you hurt yourself?", "How did you hurt"),
        bad("Who looks after your children?", "Who looks after your children"),
        bad("What is the registration number of your car?", "What is the registration number of your car"),
        bad("What did the nurse say when you told her?", "when you told"),
    ),
    good=(
        good("How much does your partner earn?", filtered=True),
        good("How much does your partner earn?", before=("Do you live with a husband, wife or partner?",)),
        good("Which benefits do you get?", options=("PIP", "None of these")),
        good("How many times did you fall in the last 4 weeks?"),
        good("Which of these benefits do you get?"),
        good("How often do you see a nurse?"),
        good("Why did you give this gift?"),
        good("When were you born?"),
        good("How has helping made you feel?"),
        good("Who helps you now?"),
        good("How much do you or your partner earn?"),
        good("What job do you do?", before=("Do you have paid work?",)),
    ),
)

RULES = (PRESUPPOSITION,)
