"""What must and what should be seen to before a draft is published, as a table."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from formbuilder.accounts.rights import Right
from formbuilder.checking.publish_gate import Around, Gate, gate
from formbuilder.checking.shelf import DraftReport
from formbuilder.config import ROOT
from formbuilder.definition.fingerprint import rows
from formbuilder.definition.slots import slots
from formbuilder.publishing.sign_offs import ChainState, Given, Outcome, Signer, Step, chain_state
from tests.council import SMALL
from tests.publishing import TEXT, shelf

ON = date(2026, 11, 21)
ALL_SET = Around(on_duty=True, sends=True, is_read=True, days_kept=30, looked_after=True)
BOARD = Step("Board", Signer.APPROVER)
TEA = TEXT.format(form="tea")
CARE = (ROOT / "forms" / "carers-conversation" / "1.yaml").read_text(encoding="utf-8")
TALK = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
DANGER = "Answers may mean danger, but "
SETTINGS, WRITE = Right.CHANGE_SETTINGS, Right.WRITE_DRAFTS


def signed(report: DraftReport) -> ChainState:
    covers = rows(report.form) if report.form else {}
    given = Given(step="board", outcome=Outcome.YES, rows=covers, at=datetime(2026, 11, 21, tzinfo=UTC))
    return chain_state((BOARD,), (given,), covers)


def at(text: str, around: Around = ALL_SET, name: str = "tea", version: int = 1) -> Gate:
    report = shelf().check(text, ON)
    return gate(name, version, report, around, signed(report))


def test_a_form_with_everything_set_is_let_through():
    assert at(TEA) == Gate(())
    assert at(CARE, name="carers-conversation").musts == ()


@pytest.mark.parametrize(
    ("found", "says", "right"),
    [
        (
            at(CARE, replace(ALL_SET, on_duty=False), "carers-conversation"),
            f"{DANGER}nobody is named who is told at once.",
            SETTINGS,
        ),
        (
            at(CARE, replace(ALL_SET, sends=False), "carers-conversation"),
            f"{DANGER}no service is set up that sends messages.",
            SETTINGS,
        ),
        (
            at(TEA, replace(ALL_SET, is_read=False)),
            "The council does not say yet who reads what people send.",
            SETTINGS,
        ),
        (
            at(TEA, replace(ALL_SET, days_kept=0)),
            "The council does not say yet how long answers are kept.",
            Right.KEEP_RECORDS,
        ),
        (at(TEA, replace(ALL_SET, looked_after=False)), "The form needs an owner and a deputy who work here.", WRITE),
        (at(TEA, version=2), "The draft calls itself tea@1, but it is tea@2.", WRITE),
        (
            at(TALK, name="small-talk"),
            "The form asks about private things, but not which ways to reach somebody are private (‘reach’).",
            WRITE,
        ),
        (
            at(TEA.replace("type: yes_no", "type: yes_or_no")),
            "The draft cannot be used yet: 1 thing in it is not right.",
            WRITE,
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_each_must_has_a_sentence_and_who_can_clear_it(found: Gate, says: str, right: Right):
    assert [(line.says, line.right) for line in found.musts] == [(says, right)]


def test_a_form_about_no_danger_needs_nobody_on_duty():
    assert at(TEA, replace(ALL_SET, on_duty=False, sends=False)).musts == ()


def test_a_duty_that_nobody_serves_is_named():
    musts = at(TEA.replace("for: everyone", "for: everyone\nduties: [ca14-s10-3]")).musts
    assert len(musts) == 1
    assert "serves ‘ca14-s10-3’" in musts[0].says


def test_figures_that_nobody_confirmed_are_named():
    report = replace(shelf().check(TEA, ON), to_check=tuple(f"care.figure_{n} 2026/27" for n in range(5)))
    (line,) = gate("tea", 1, report, ALL_SET, signed(report)).musts
    assert line.says == (
        "Nobody has confirmed these figures yet: "
        "care.figure_0 2026/27, care.figure_1 2026/27, care.figure_2 2026/27 and 2 more."
    )


@pytest.mark.parametrize(
    ("steps", "says", "right"),
    [
        ((BOARD,), "The step “Board” is not signed off.", Right.APPROVE),
        (
            (Step("Panel", Signer.PANEL), BOARD),
            "The step “Panel” is not signed off, and 1 more step comes after it.",
            Right.SIGN_FOR_PANEL,
        ),
    ],
)
def test_the_step_whose_turn_it_is_is_named(steps: tuple[Step, ...], says: str, right: Right):
    report = shelf().check(TEA, ON)
    assert report.form is not None
    (line,) = gate("tea", 1, report, ALL_SET, chain_state(steps, (), rows(report.form))).musts
    assert (line.says, line.right) == (says, right)


def test_a_step_that_said_no_is_named_as_such():
    """F14: whoever wants to publish reads that it is not a signature alone that is missing."""
    report = shelf().check(TEA, ON)
    assert report.form is not None
    no = Given(step="board", outcome=Outcome.NO, rows=rows(report.form), at=datetime(2026, 11, 21, tzinfo=UTC))
    (line,) = gate("tea", 1, report, ALL_SET, chain_state((BOARD,), (no,), rows(report.form))).musts
    assert line.says == "The step “Board” is not signed off. Its last answer was no."


def test_the_rest_is_a_should():
    found = at(TEA.replace("Do you like", "Do you utilise").replace("asked: [likes_tea, cups]", "not_asked: [cups]"))
    assert found.musts == ()
    says = " ".join(line.says for line in found.shoulds)
    assert "“utilise” is harder to read" in says
    assert "The scenario “Somebody who likes tea” leads to ‘cups’ too." in says
    untried = at(TEA.partition("scenarios:")[0])
    assert [line.says for line in untried.shoulds] == [
        "Nobody has tried out this form and kept the answers as a check."
    ]


def test_each_hard_word_of_a_hint_has_a_line():
    text = TEA.replace("A guess is fine.", "Utilise the correspondence pertaining to tea.")
    lines = at(text).shoulds
    assert [
        word for word in ("Utilise", "correspondence", "pertaining to") if any(word in each.says for each in lines)
    ] == [
        "Utilise",
        "correspondence",
        "pertaining to",
    ]
    assert len({each.key for each in lines}) == len(lines)


def test_a_reason_for_a_hint_holds_while_other_words_change():
    text = TEA.replace("A guess is fine.", "Utilise a guess.")
    before, after = at(text).shoulds, at(text.replace("How many cups", "How many mugs")).shoulds
    assert [line.key for line in before] == [line.key for line in after]
    assert [line.says for line in before] != [line.says for line in after]


def test_a_line_has_a_name_of_its_own_that_changes_with_its_words():
    first, second = (at(TEA.replace("Do you like", f"Do you utilise {word}")).shoulds[0] for word in ("hot", "cold"))
    assert first.key != second.key
    assert len(first.key) == 32
    assert at(TEA.replace("Do you like", "Do you utilise hot")).line(first.key) == first


def test_every_finding_in_one_hint_is_a_line_of_its_own():
    found = at(TEA.replace("A guess is fine.", "Utilise correspondence pertaining to tea."))
    says = " ".join(line.says for line in found.shoulds)
    assert [word for word in ("Utilise", "correspondence", "pertaining to") if f"“{word}”" not in says] == []


def test_words_of_a_wording_that_stayed_behind_the_usual_ones_do_not_go_out_unseen():
    """One line for each; not where both changed, and not for the picture."""
    form = shelf().check(CARE, ON).form
    assert form
    now = {address: words.text for address, words in slots(form)}
    easy = next(each for each in now if each.endswith(".ask@easy-read"))
    usual = easy.partition("@")[0]

    def lines(**others: str) -> list[str]:
        found = at(CARE, replace(ALL_SET, live={**now, **others}), "carers-conversation").shoulds
        return [each.says for each in found if each.says.startswith("The usual words changed")]

    (line,) = lines(**{usual: "Other words."})
    assert line.startswith("The usual words changed, and these did not: the question ")
    assert line.endswith(" in Easy Read. Do they still say the same?")
    assert lines(**{usual: "Other words.", easy: "Words."}) == []
