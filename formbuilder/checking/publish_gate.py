"""What stands between a draft and the public: what must be cleared, and what should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from formbuilder.accounts.rights import Right
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.definition.vocabulary import options
from formbuilder.plainlanguage.danger import unmarked
from formbuilder.plainlanguage.findings import Severity
from formbuilder.problems import Code, Problem
from formbuilder.publishing.behind import behind
from formbuilder.publishing.naming import Names, capital
from formbuilder.publishing.sign_offs import ChainState, Outcome, Signer

if TYPE_CHECKING:
    from formbuilder.checking.shelf import DraftReport
    from formbuilder.plainlanguage.forms import Placed

REACH = "reach"
"""The question for private ways to reach somebody; messages go by nothing else."""
LONGEST = 300
LONGEST_ASK = 200
MOST_FIGURES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to see to, in a sentence."""

    says: str
    right: Right
    """By this right somebody can clear it."""
    place: str
    """Where that is done: an address below that of the office."""
    theirs: str = ""
    """Where whoever is asked does it, if they may not open ``place``."""
    words: str = field(default="", repr=False)
    """What the line is about, word for word: when it changes, a reason to leave it does not hold any more."""
    go: str = "Go there"
    """What the way to ``place`` is called."""
    panel: str = ""
    """The panel whose members and chair alone can clear it; "" if it is for everybody with the right."""
    leave: str = ""
    """What leaving it with a reason is called, for a line of “must” that can be left; "" for one that cannot."""

    @property
    def key(self) -> str:
        """Its name in addresses: the same line about the same words has the same."""
        return sha256((self.words or self.says).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting that the council has not set: the line about it, and which forms must not be without it."""

    line: Line
    answers: bool = False
    """Forms that keep answers."""
    danger: bool = False
    """Forms whose answers may mean danger."""

    def is_must(self, found: Form | None) -> bool:
        """Whether a form cannot be published without it."""
        return found is not None and ((self.answers and found.records) or (self.danger and bool(found.urgent)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a council has set up around a form."""

    on_duty: bool
    """Somebody is told at once of answers that mean danger."""
    sends: bool
    """There is a service that carries messages."""
    is_read: bool
    """The council says who reads what people send."""
    days_kept: int
    """Days that answers are kept; 0 if nobody has said."""
    looked_after: bool
    """The form has an owner and a deputy, who both may come in."""
    unsigned: int = 0
    """Urgent corrections of the live form that the panel did not sign in time."""
    unanswered: int = 0
    """Points of rounds that are over, on this version, without an answer."""
    gaps: tuple[Setting, ...] = ()
    """Settings that the council has not set, whatever the form is."""
    withdrawn_blocks: frozenset[str] = frozenset()
    """Versions of blocks that no form takes any more: ``reach@1``."""
    unplaced: int = 0
    """Points of which nobody has said where they belong in these words."""
    equality: bool = True
    """Somebody says what was looked at for equality, who did it, and on which day."""
    live: Mapping[str, str] = field(default_factory=dict)
    """The words of the version that people fill in now, by address."""
    of_block: bool = False
    """It is a block: the forms that use it must have what goes around its questions."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Everything that is left to do before a draft is published."""

    musts: tuple[Line, ...]
    shoulds: tuple[Line, ...] = ()
    left: tuple[Line, ...] = ()
    """What would be a must if nobody had said why it is not."""

    @property
    def may_leave(self) -> tuple[Line, ...]:
        """Return what somebody may leave, or has left, with a reason."""
        return (*(line for line in self.musts if line.leave), *self.shoulds, *self.left)

    def line(self, key: str) -> Line | None:
        """Return the line with this key."""
        return next((each for each in (*self.musts, *self.shoulds) if each.key == key), None)


def gate(
    form: str,
    version: int,
    report: DraftReport,
    around: Around,
    chain: ChainState | None,
    left: Container[str] = (),
) -> Gate:
    """Return what is left to do for the draft ``form@version``; ``chain`` is None if its words cannot be read.

    ``left`` are the keys of lines that somebody left with a reason.
    """
    here = f"drafts/{form}/{version}"
    found = report.form
    if found is None:
        return Gate((*_broken(report.problems, here), *_of_council(form, None, around)))
    reasons = (*danger_lines(found, here), *(() if around.equality else (equality_line(here),)))
    musts = (
        *(line for line in reasons if line.key not in left),
        *_misnamed(found, form, version, here),
        *_withdrawn(found, around.withdrawn_blocks, here),
        *_of_council(form, found, around),
        *(each.line for each in around.gaps if each.is_must(found)),
        *(() if around.of_block else _private_ways(found, here)),
        *_figures(report.to_check),
        *_chain(chain, Names(found), here),
        *_unanswered(around),
        *_unplaced(around, here),
    )
    return Gate(
        musts,
        tuple({each.key: each for each in _shoulds(report, found, here, around)}.values()),
        tuple(line for line in reasons if line.key in left),
    )


def _broken(problems: tuple[Problem, ...], here: str) -> Iterator[Line]:
    unserved = [each for each in problems if each.code is Code.DUTY_NOT_SERVED]
    for each in unserved:
        yield Line(each.message, Right.WRITE_DRAFTS, here)
    count = len(problems) - len(unserved)
    if count:
        things = "1 thing in it is" if count == 1 else f"{count} things in it are"
        yield Line(f"The draft cannot be used yet: {things} not right.", Right.WRITE_DRAFTS, here)


def _unanswered(around: Around) -> Iterator[Line]:
    """Yield that people wait: a round is over, and what they said has no answer with a reason."""
    if around.unanswered:
        says = "1 point has" if around.unanswered == 1 else f"{around.unanswered} points have"
        words = f"{says} no answer, and the round is over."
        yield Line(words, Right.ANSWER_POINTS, "answering")


def _withdrawn(found: Form, gone: frozenset[str], here: str) -> Iterator[Line]:
    """Yield the shared questions that it uses in a version that was withdrawn."""
    used = dict.fromkeys(each.block for each in every_question(found.questions) if each.block in gone)
    for name in used:
        says = f"It uses the shared questions {name}, which were withdrawn. Take another version, or take them out."
        yield Line(says, Right.WRITE_DRAFTS, f"{here}/blocks/{name}")


def _unplaced(around: Around, here: str) -> Iterator[Line]:
    """Yield that the words of some points went elsewhere, or went, and that nobody has said where they belong."""
    if around.unplaced:
        one = "1 comment has no certain place in these words. Somebody must say where it belongs."
        more = f"{around.unplaced} comments have no certain place in these words. Somebody must say where they belong."
        words = one if around.unplaced == 1 else more
        yield Line(words, Right.ANSWER_POINTS, f"{here}/places", words=f"places\n{here}")


def _misnamed(found: Form, form: str, version: int, here: str) -> Iterator[Line]:
    if (found.slug, found.version) != (form, version):
        yield Line(f"The draft calls itself {found.name}, but it is {form}@{version}.", Right.WRITE_DRAFTS, here)


def _of_council(form: str, found: Form | None, around: Around) -> Iterator[Line]:
    """Yield what the council has not set up; what a form asks is known only if it can be read."""
    settings = Right.CHANGE_SETTINGS
    if found and found.urgent and not around.on_duty:
        yield Line("Answers may mean danger, but nobody is named who is told at once.", settings, "settings/duty")
    if found and found.urgent and not around.sends:
        words = "Answers may mean danger, but no service is set up that sends messages."
        yield Line(words, settings, "settings")
    if found and found.records and not around.is_read:
        yield Line("The council does not say yet who reads what people send.", settings, f"settings/readers/{form}")
    if found and found.records and around.days_kept <= 0:
        yield Line("The council does not say yet how long answers are kept.", Right.KEEP_RECORDS, "records")
    if around.unsigned:
        words = "The panel has not signed words of the live form that were corrected more than 30 days ago."
        yield Line(words, Right.SIGN_FOR_PANEL, "corrections/to-sign", str(around.unsigned))
    if not around.looked_after:
        yield Line("The form needs an owner and a deputy who work here.", Right.WRITE_DRAFTS, f"forms/{form}/people")


def _private_ways(found: Form, here: str) -> Iterator[Line]:
    """Whoever tells of danger or of private things must be able to say how to reach them unseen."""
    questions = tuple(every_question(found.questions))
    asks = bool(found.urgent) or any(each.private for each in questions)
    can_be_reached = found.records and not found.discretion.anonymous
    if asks and can_be_reached and all(each.id != REACH for each in questions):
        words = f"The form asks about private things, but not which ways to reach somebody are private (‘{REACH}’)."
        yield Line(words, Right.WRITE_DRAFTS, here)


def danger_lines(found: Form, here: str) -> Iterator[Line]:
    """Yield a line for each question that may ask about danger and is not marked: somebody must say what holds."""
    for question in unmarked(found):
        labels = "\n".join(str(option.label) for option in options(question))
        yield Line(
            f"May an answer to “{str(question.ask)[:LONGEST_ASK]}” mean danger?",
            Right.WRITE_DRAFTS,
            f"{here}/questions/{question.id}/danger",
            words=f"danger\n{question.id}\n{question.ask}\n{labels}",
            go="Mark the answers that mean danger",
            leave="No, because …",
        )


def equality_line(here: str) -> Line:
    """Return that nobody says what the draft at ``here`` means for equality: it is published with a reason alone."""
    return Line(
        "Nobody says yet that equality was looked at: what was found, who looked, and on which day.",
        Right.WRITE_DRAFTS,
        f"{here}/pack/facts",
        words=f"equality\n{here}",
        go="Say what was looked at",
        leave="Publish without it, because …",
    )


def _figures(to_check: tuple[str, ...]) -> Iterator[Line]:
    if to_check:
        named = ", ".join(to_check[:MOST_FIGURES])
        more = f" and {len(to_check) - MOST_FIGURES} more" if len(to_check) > MOST_FIGURES else ""
        words = f"Nobody has confirmed these figures yet: {named}{more}."
        yield Line(words, Right.CONFIRM_RATES, "rates", words="\n".join(to_check))


def _chain(chain: ChainState | None, names: Names, here: str) -> Iterator[Line]:
    """Yield the step whose turn it is; after a “yes, if” the agreed words, which are for those who write."""
    turn = chain.turn if chain else None
    for each in turn.to_come if turn else ():
        said = f"{capital(names.slot(each.address))} must read “{each.words}”."
        words = f"{here}\n{each.address}\n{each.words}"
        yield Line(said, Right.WRITE_DRAFTS, _place(each.address, names, here), words=words)
    if turn is not None and (turn.again or not turn.to_come):
        panel = turn.step.signer is Signer.PANEL
        right, theirs = (Right.SIGN_FOR_PANEL, "sign-for-panel") if panel else (Right.APPROVE, "sign-offs")
        later = sum(not step.met for step in chain.steps) - 1 if chain else 0
        after = f", and {later} more {'step comes' if later == 1 else 'steps come'} after it" if later else ""
        said_no = turn.last is not None and turn.last.outcome is Outcome.NO
        last = " Its last answer was no." if said_no else ""
        says = f"The step “{turn.step.name}” is not signed off{after}.{last}"
        words = f"{here}\n{turn.step.key}"
        place = f"{here}/sign-offs"
        yield Line(says, right, place, theirs=f"{here}/{theirs}", words=words, panel=turn.step.panel)


def _shoulds(report: DraftReport, found: Form, here: str, around: Around) -> Iterator[Line]:
    yield from (each.line for each in around.gaps if not each.is_must(found))
    for problem in report.problems:
        yield Line(problem.message[:LONGEST], Right.WRITE_DRAFTS, here)
    yield from finding_lines(found, report.findings, here)
    yield from _behind(found, around.live, here)
    if around.of_block:
        return
    if report.coverage is None:
        says = "Nobody has tried out this form and kept the answers as a check."
        yield Line(says, Right.WRITE_DRAFTS, f"{here}/previews", words=found.fingerprint)
    elif report.coverage.missed:
        missed, every = len(report.coverage.missed), len(report.coverage.every)
        says = f"The kept checks do not try out {missed} of the {every} ways that this form can turn."
        yield Line(says, Right.WRITE_DRAFTS, f"{here}/previews", words=repr(report.coverage.missed))


def _behind(found: Form, live: Mapping[str, str], here: str) -> Iterator[Line]:
    """Yield the words of a wording that stayed while the usual words beside them changed."""
    names, now = Names(found), {address: words.text for address, words in slots(found)} if live else {}
    for address in behind(live, now):
        usual = now[address.partition("@")[0]]
        says = f"The usual words changed, and these did not: {names.slot(address)}. Do they still say the same?"
        yield Line(says, Right.WRITE_DRAFTS, _place(address, names, here), words=f"{address}\n{usual}\n{now[address]}")


def finding_lines(found: Form, findings: Iterable[Placed], here: str) -> Iterator[Line]:
    """Yield a line for each finding that should be seen to; ``here`` is the address of the draft below the office."""
    names = Names(found)
    said: Counter[str] = Counter()
    for placed in findings:
        if placed.finding.severity is not Severity.ADVICE:
            about = f"{placed.address}\n{placed.finding.rule}\n{placed.exact}"
            said[about] += 1
            yield _finding(placed, names, here, f"{about}\n{said[about]}" if said[about] > 1 else about)


def _finding(placed: Placed, names: Names, here: str, words: str) -> Line:
    place = _place(placed.address, names, here)
    says = f"{capital(names.slot(placed.address))}: {placed.finding.whole}"
    return Line(says[:LONGEST], Right.WRITE_DRAFTS, place, words=words)


def _place(address: str, names: Names, here: str) -> str:
    """Return where words are changed."""
    owner = address.partition(".")[0]
    return f"{here}/questions/{owner}" if owner in names.questions else here
