"""How long a point was at each stage, in words: the stage, from, to, and the days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from formbuilder.rendering.round_words import count_words
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.review.stages import ENDS, Spell, Stage, spells
from formbuilder.services.decision_kinds import Decision
from formbuilder.storage.points import EventRow

WORDS: Mapping[Stage, str] = {
    Stage.SENT: "Sent, and waiting to be read",
    Stage.READ: "Read, and waiting for an answer",
    Stage.AGAIN: "Waiting for another answer",
    Stage.WITH_CHAIR: "With the chair, because its author does not agree",
    Stage.NEXT_PANEL: "With the next panel",
    Stage.TO_PUBLISH: "Answered, and waiting to be published",
    Stage.ANSWERED: "Answered",
    Stage.PUBLISHED: "Its words are in the form that people use",
    Stage.WITHDRAWN: "Taken back",
}


def spells_of(happened: Sequence[EventRow], answer: Decision | None, live: datetime | None) -> tuple[Spell, ...]:
    """Return the stages that a point went through, by days in England."""
    days = [(each.what, day_in_england(each.at)) for each in happened]
    to_publish = answer is not None and answer.revision is not None
    return spells(days, day_in_england(live) if live else None, to_publish=to_publish)


def spell_words(spell: Spell, today: date) -> str:
    """Say a stage, from which day to which, and for how many days."""
    words, begins = WORDS[spell.stage], day_words(spell.begins)
    if spell.ends is None and spell.stage in ENDS:
        return f"{words}: since {begins}."
    many = spell.days(today)
    days = count_words(many, "day", "days") if many else "less than a day"
    if spell.ends is None:
        return f"{words}: since {begins}, {days} so far."
    if not many:
        return f"{words}: on {begins}, {days}."
    return f"{words}: from {begins} to {day_words(spell.ends)}, {days}."


def late_words(answer_by: date | None, today: date) -> Iterator[str]:
    """Say for how many days an answer is late; nothing if it is not."""
    if answer_by and answer_by < today:
        late = count_words((today - answer_by).days, "day", "days")
        yield f"It was to be answered by {day_words(answer_by)}. That day passed {late} ago."
