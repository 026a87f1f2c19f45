"""What is said in the rounds of a demonstration, and what becomes of it. Nobody here is real."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from formbuilder.review.outcomes import Outcome
from formbuilder.review.trouble import Ease, Tick
from formbuilder.services.decision_kinds import Saying

SHORT_BREAK = "short-break"
CARERS = "carers-assessment"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidExample:
    """What a member says of one place; ``day`` counts from the first day of the round."""

    member: int
    place: str
    words: str
    ticks: frozenset[Tick] = frozenset()
    ease: Ease | None = None
    instead: str = ""
    """Other words that they suggest."""
    meaning: str = ""
    """What the words mean to them."""
    answer: str = ""
    """Another kind of answer that they suggest, with the answers to choose from, one on each line."""
    answers: str = ""
    day: int = 3

    @property
    def home(self) -> str:
        """The question that it is about."""
        return self.place.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerExample:
    """What an officer decides about what some members said of one question."""

    home: str
    members: tuple[int, ...]
    outcome: Outcome
    because: str
    theme: str
    puts: str = ""
    """Words that go into the draft, in the place of the question."""
    see: str = ""
    look_again: timedelta | None = None


@dataclass(frozen=True, slots=True)
class SayingExample:
    """What a member says to the answer."""

    member: int
    home: str
    saying: Saying
    words: str = field(default="")


FIRST_QUESTIONS = ("kind", "easier", "who", "soon", "are_you_18", "talk")
FIRST = (
    SaidExample(
        member=2,
        place="kind.ask",
        words="I did not know two of these words. I thought it was a kind of meal.",
        ticks=frozenset({Tick.HARD_WORD}),
        ease=Ease.HARD,
        instead="What kind of break do you want?",
    ),
    SaidExample(
        member=5,
        place="kind.ask",
        words="Say “break”. The title says it too.",
        ticks=frozenset({Tick.HARD_WORD}),
        day=5,
    ),
    SaidExample(
        member=3,
        place="easier.ask",
        words="It sounds as if I have failed. I wanted to close the page.",
        ticks=frozenset({Tick.UPSET}),
        ease=Ease.HARD,
        instead="What would help you?",
        day=6,
    ),
    SaidExample(
        member=6,
        place="easier.ask",
        words="Two “nots” in one question. I read it four times.",
        ticks=frozenset({Tick.NOT_CLEAR}),
        ease=Ease.HARD,
        instead="How would a break help you?",
        day=7,
    ),
    SaidExample(
        member=1,
        place="who.ask",
        words="My brother has a name. He is not a label on a list.",
        ticks=frozenset({Tick.UPSET}),
        ease=Ease.OK,
        day=8,
    ),
    SaidExample(
        member=4,
        place="who.ask",
        words="Not anybody can be with her. It must be somebody she knows.",
        ticks=frozenset({Tick.NOT_CLEAR}),
        day=9,
    ),
    SaidExample(
        member=7,
        place="soon.options.month",
        words="Sometimes I need a break today.",
        ticks=frozenset({Tick.ANSWER_MISSING}),
        ease=Ease.HARD,
        day=12,
    ),
    SaidExample(member=8, place="are_you_18.ask", words="Why do you ask my age?", ease=Ease.EASY, day=13),
    SaidExample(
        member=9,
        place="talk.ask",
        words="I cannot talk on the phone. Say first that I do not have to.",
        ticks=frozenset({Tick.NOT_CLEAR}),
        ease=Ease.OK,
        day=15,
    ),
    SaidExample(
        member=11, place="kind.ask", words="I asked my mum what it means. She did not know.", ease=Ease.HARD, day=16
    ),
    SaidExample(member=12, place="who.ask", words="Use short words here.", ticks=frozenset({Tick.HARD_WORD}), day=17),
    SaidExample(member=10, place="kind.ask", words="It sounds like a letter from an office.", ease=Ease.HARD, day=33),
)
"""The last one comes late: it is taken and answered like the others."""
ANSWERS = (
    AnswerExample(
        home="kind",
        members=(2, 5, 10, 11),
        outcome=Outcome.DONE,
        because="“Break” is the word that you use, so we use it too.",
        theme="words that were hard",
        puts="What kind of break do you want?",
    ),
    AnswerExample(
        home="easier",
        members=(3, 6),
        outcome=Outcome.ADAPTED,
        because="Both of you want a kinder question. We ask what gets easier, so that a worker can plan for that.",
        theme="what we ask, and how",
        puts="What would a break make easier for you?",
    ),
    AnswerExample(
        home="who",
        members=(1, 4, 12),
        outcome=Outcome.DONE,
        because="The question has no label for your relatives and friends any more.",
        theme="words that were hard",
        puts="Who can be with the person while you have a break?",
    ),
    AnswerExample(
        home="soon",
        members=(7,),
        outcome=Outcome.NOT_NOW,
        because="Nobody can come on the same day yet. We talk with the team about it in spring.",
        theme="what we ask, and how",
        look_again=timedelta(days=60),
    ),
    AnswerExample(
        home="are_you_18",
        members=(8,),
        outcome=Outcome.CANNOT_LAW,
        because="The law has other help for people under 18. So we must know it.",
        theme="what we ask, and how",
    ),
    AnswerExample(
        home="talk",
        members=(9,),
        outcome=Outcome.ALREADY,
        because="The words below the question say it: nobody has to talk on the phone.",
        theme="what we ask, and how",
        see="The hint of “How should we talk to you?”",
    ),
)
SAYINGS = (
    SayingExample(2, "kind", Saying.RIGHT),
    SayingExample(9, "talk", Saying.DISAGREE, "People stop at the first words. It has to stand there."),
    SayingExample(4, "who", Saying.NOT_MEANT, "I meant that a stranger makes her ill."),
)
NOW_QUESTIONS = (
    "hours_last_week",
    "alone_time",
    "hardest_day",
    "able_to_help",
    "health_feelings",
    "help_given",
    "every_week",
    "want_to_help",
    "nights_last_week",
    "lifting_safe",
    "person_is",
    "help_length",
)
HARD_ONES = ("hours_last_week", "alone_time", "hardest_day")
"""Those that the public said are hard."""
NOW = (
    SaidExample(
        member=1,
        place="hours_last_week.ask",
        words="I do not know where helping begins. I live with him. Do I count the nights?",
        meaning="How many hours I was awake and busy with him.",
        ticks=frozenset({Tick.NOT_CLEAR}),
        ease=Ease.HARD,
        day=1,
    ),
    SaidExample(
        member=2,
        place="hours_last_week.ask",
        words="A number scares me. Let me choose from some answers.",
        meaning="How long I was in the same house, also when we both slept.",
        answer="choice",
        answers="Less than 20 hours\n20 to 34 hours\n35 to 49 hours\n50 hours or more",
        ease=Ease.HARD,
        day=2,
    ),
    SaidExample(
        member=5,
        place="alone_time.ask",
        words="It depends on the day. On a bad day not for a minute.",
        ticks=frozenset({Tick.ANSWER_MISSING}),
        ease=Ease.HARD,
        day=2,
    ),
    SaidExample(
        member=6,
        place="help_given.ask",
        words="Keep this list. I saw how much I do.",
        ticks=frozenset({Tick.KEEP}),
        day=3,
    ),
)
DRAFT = SaidExample(member=7, place="hardest_day.ask", words="I have to think about this one.", day=3)
"""Begun, and not sent."""
REMARK = "I counted the hours for a whole day and still did not know. I gave up here."
"""What somebody who filled in the form wrote; nobody has read it yet."""
ASKED_FOR, OWN_SENTENCE = 2, "I thought it was a kind of meal."
"""A member who said yes to a sentence of their own on the public page."""
PROMISE = ("Ask the team how fast somebody can come.", "This page says how many hours it takes.")
"""What the council will do, and how everybody knows that it is done."""
