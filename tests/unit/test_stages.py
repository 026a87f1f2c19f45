"""The days that a point was at each stage (n99)."""

from datetime import date

from formbuilder.rendering.point_stages import late_words, spell_words
from formbuilder.review.stages import Spell, Stage, spells


def day(number: int) -> date:
    return date(2026, 5, number)


def test_days_at_each_stage_are_counted_n99() -> None:
    happened = [
        ("sent", day(1)),
        ("changed", day(2)),
        ("read", day(4)),
        ("read", day(5)),
        ("answered", day(8)),
        ("not-meant", day(9)),
        ("read", day(9)),
        ("answered", day(12)),
    ]
    found = spells(happened, day(20), to_publish=True)
    told = [(each.stage, each.begins, each.ends, each.days(day(31))) for each in found]
    assert told == [
        (Stage.SENT, day(1), day(4), 3),
        (Stage.READ, day(4), day(8), 4),
        (Stage.ANSWERED, day(8), day(9), 1),
        (Stage.AGAIN, day(9), day(12), 3),
        (Stage.TO_PUBLISH, day(12), day(20), 8),
        (Stage.PUBLISHED, day(20), None, 11),
    ]


def test_words_that_people_meet_stay_so_while_a_chair_looks_at_the_answer_n99() -> None:
    """A chair who lets an answer stand takes no words out of the form, and the day on which they came in stays."""
    happened = [
        ("sent", day(1)),
        ("read", day(4)),
        ("answered", day(4)),
        ("author-disagrees", day(12)),
        ("to-next-tier", day(14)),
        ("decision-stands", day(16)),
    ]
    told = [(each.stage, each.begins, each.ends) for each in spells(happened, day(8), to_publish=True)]
    chairs = [(Stage.WITH_CHAIR, day(12), day(14)), (Stage.NEXT_PANEL, day(14), day(16))]
    assert told[2:] == [(Stage.TO_PUBLISH, day(4), day(8)), *chairs, (Stage.PUBLISHED, day(8), None)]
    later = [(each.stage, each.begins, each.ends) for each in spells(happened, day(20), to_publish=True)]
    assert later[2:] == [
        (Stage.TO_PUBLISH, day(4), day(12)),
        *chairs,
        (Stage.TO_PUBLISH, day(16), day(20)),
        (Stage.PUBLISHED, day(20), None),
    ]


def test_stages_are_said_in_a_sentence_each_and_late_days_too_n99() -> None:
    assert spell_words(Spell(Stage.SENT, day(1), day(4)), day(9)) == (
        "Sent, and waiting to be read: from Friday 1 May 2026 to Monday 4 May 2026, 3 days."
    )
    assert spell_words(Spell(Stage.READ, day(4)), day(4)).endswith("since Monday 4 May 2026, less than a day so far.")
    assert spell_words(Spell(Stage.ANSWERED, day(4)), day(9)) == "Answered: since Monday 4 May 2026."
    assert list(late_words(day(4), day(6))) == [
        "It was to be answered by Monday 4 May 2026. That day passed 2 days ago."
    ]
    assert not list(late_words(day(4), day(4)))
