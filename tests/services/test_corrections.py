"""An urgent correction: two people, live at once, told to the panel, signed or marked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_bytes

import pytest

from formbuilder.accounts.people import Role
from formbuilder.councils.read import DEMONSTRATION, read_council
from formbuilder.delivery.corrections import CorrectionErrand
from formbuilder.services.blocks import block_row, forms_using, own_blocks
from formbuilder.services.corrected_words import NotCorrected, Wanted, words_of
from formbuilder.services.corrections import (
    CORRECTED,
    ask_for_correction,
    block_of,
    confirm_correction,
    corrections_to_sign,
    drop_correction,
    find_correction,
    list_corrections,
    live_form,
    plan,
    sign_correction,
    unsigned_in,
)
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Saved, begin_block_draft, begin_draft, find_revision
from formbuilder.services.forms import form_file, open_forms
from formbuilder.services.half_way import Follows, Stays, standing
from formbuilder.services.live_corrections import Correction, CorrectionState, live_corrections, marked_in
from formbuilder.services.outbox import take
from formbuilder.services.people import end_access
from formbuilder.services.taken_in import corrections_for, take_in
from formbuilder.storage import blocks as block_rows
from formbuilder.storage.engine import Store
from tests.services.correction_stories import ASK, BLOCK, SLUG, TEXT, WITH_BLOCK, published, staff, with_block
from tests.services.stories import NOW

WORDS = "What is your first name?"
WANTED = Wanted(form=SLUG, address=ASK, words=WORDS, reason="People asked what we mean.")
LATER = NOW + timedelta(days=30)


@pytest.fixture
def owen(store) -> Doing:
    published(store)
    return staff(store, "Owen")


@pytest.fixture
def dana(store) -> Doing:
    return staff(store, "Dana")


def asked(store, owen, wanted=WANTED) -> Correction:
    found = ask_for_correction(store, wanted, owen)
    assert isinstance(found, Correction), found
    return found


def live(store, owen, dana, wanted=WANTED) -> Correction:
    found = confirm_correction(store, asked(store, owen, wanted).id, dana)
    assert isinstance(found, Correction), found
    return found


def words_live(store) -> str:
    form = live_form(store, SLUG)
    return next(words.words for _, listed in words_of(form) for words in listed if words.address == ASK)


def test_nothing_is_live_before_a_second_person_confirms_it(store, owen):
    correction = asked(store, owen)
    assert correction.state is CorrectionState.ASKED
    assert words_live(store) == "What should we call you?"
    assert confirm_correction(store, correction.id, owen, {}) is NotCorrected.SAME_PERSON
    assert confirm_correction(store, correction.id, Doing(NOW, token_bytes)) is NotCorrected.SAME_PERSON
    assert words_live(store) == "What should we call you?"


def test_confirmed_it_is_live_at_once_and_people_half_way_go_on_with_it(store, owen, dana):
    correction = live(store, owen, dana)
    assert (correction.becomes, correction.before, correction.words) == (2, "What should we call you?", WORDS)
    assert words_live(store) == WORDS
    fate = standing(store, SLUG).fate(SLUG, 1, NOW.date())
    assert isinstance(fate, Follows)
    assert fate.pin == open_forms(store)[0].pin
    assert b"version: 2" in form_file(store, SLUG, 2)


def test_confirmed_twice_it_is_done_once(store, owen, dana):
    correction = live(store, owen, dana)
    assert confirm_correction(store, correction.id, staff(store, "Eva")) is NotCorrected.SETTLED
    assert [each.pin.version for each in open_forms(store)] == [2, 1]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"form": "other"}, NotCorrected.UNKNOWN),
        ({"form": "NOT A FORM"}, NotCorrected.UNKNOWN),
        ({"address": "form.title"}, NotCorrected.UNKNOWN),
        ({"address": "call_you.nothing"}, NotCorrected.UNKNOWN),
        ({"words": " \n "}, NotCorrected.EMPTY),
        ({"words": "What should we call you?"}, NotCorrected.SAME),
        ({"words": "x" * 2_001}, NotCorrected.TOO_LONG),
        ({"reason": " "}, NotCorrected.NO_REASON),
        ({"reason": "x" * 501}, NotCorrected.LONG_REASON),
    ],
)
def test_what_cannot_be_asked_for(store, owen, changes, why):
    values = {"form": SLUG, "address": ASK, "words": WORDS, "reason": "Wrong."} | changes
    assert ask_for_correction(store, Wanted(**values), owen) is why
    assert list_corrections(store) == ()


@pytest.mark.parametrize("address", ["call_you.ask", "call_you.short", "a_break.hint", "a_break.options.no"])
def test_only_those_words_differ_and_the_rest_of_the_file_stays_as_it_was(store, owen, address):
    planned = plan(store, Wanted(form=SLUG, address=address, words="Other words"))
    assert not isinstance(planned, NotCorrected), planned
    assert planned.new.version == 2
    before, after = TEXT.splitlines(), (planned.file.decode().encode().decode("unicode_escape"))
    assert sum(line not in after for line in before) == 2, "the version, and the line with the words"


def test_a_correction_of_words_that_changed_meanwhile_is_refused(store, owen, dana):
    first = asked(store, owen)
    live(store, owen, dana, Wanted(form=SLUG, address=ASK, words="Your name?", reason="Wrong."))
    assert confirm_correction(store, first.id, dana) is NotCorrected.CHANGED_SINCE
    assert words_live(store) == "Your name?"


def test_a_correction_takes_a_number_that_no_draft_has_and_a_draft_published_later_is_newer(store, owen, dana):
    begin_draft(store, SLUG, TEXT, f"{SLUG}@1", owen)
    assert live(store, owen, dana).becomes == 3
    published(store, TEXT, 2, NOW + timedelta(days=1))
    assert open_forms(store)[0].pin.version == 2
    assert isinstance(standing(store, SLUG).fate(SLUG, 3, NOW.date()), Stays)


def test_the_panel_is_told_in_the_same_transaction(store, owen, dana):
    chloe = staff(store, "Chloe", Role.CHAIR)
    filip = staff(store, "Filip", Role.FACILITATOR)
    staff(store, "Mary", Role.MEMBER)
    correction = live(store, owen, dana)
    told = {take(store, (CORRECTED,), NOW).subject for _ in range(2)}
    assert told == {f"{correction.id}/{each.by}" for each in (chloe, filip)}
    assert take(store, (CORRECTED,), NOW) is None


def test_where_the_panel_has_nobody_the_message_shows_that(store, owen, dana):
    correction = live(store, owen, dana)
    assert take(store, (CORRECTED,), NOW).subject == correction.id


def test_what_the_panel_is_told_holds_no_words_of_the_form(store, owen, dana):
    chloe = staff(store, "Chloe", Role.CHAIR)
    correction = live(store, owen, dana)
    council = read_council(DEMONSTRATION.read_bytes(), "profile")
    errand = CorrectionErrand(store=store, council=council, origin="https://forms.example.gov.uk")
    (message,) = errand.letter(f"{correction.id}/{chloe.by}", "x", NOW).messages
    assert message.to == "chloe@example.org"
    assert message.body.rstrip().endswith(f"https://forms.example.gov.uk/office/{council.slug}/corrections/to-sign")
    assert WORDS not in message.body
    assert correction.reason not in message.body
    assert errand.letter(correction.id, "x", NOW).messages == ()
    end_access(store, chloe.by, owen)
    assert errand.letter(f"{correction.id}/{chloe.by}", "x", NOW) is None
    sign_correction(store, correction.id, dana)
    assert errand.letter(correction.id, "x", NOW) is None


def unsigned(store: Store, now: datetime) -> tuple[Correction, ...]:
    return store.read(lambda scope: unsigned_in(scope, SLUG, now))


def test_the_mark_goes_when_the_panel_signs_and_holds_up_publishing_when_it_does_not(store, owen, dana):
    correction = live(store, owen, dana)
    assert marked_in(live_corrections(store, SLUG), 2) == (correction,)
    assert marked_in(live_corrections(store, SLUG), 1) == ()
    assert unsigned(store, LATER - timedelta(seconds=1)) == ()
    assert unsigned(store, LATER) == (correction,)
    assert corrections_to_sign(store) == (correction,)
    signed = sign_correction(store, correction.id, staff(store, "Chloe", Role.CHAIR))
    assert sign_correction(store, correction.id, dana) == signed, "the first one stays"
    assert marked_in(live_corrections(store, SLUG), 2) == ()
    assert unsigned(store, LATER) == ()
    assert corrections_to_sign(store) == ()


def test_a_correction_on_a_correction_shows_both_marks(store, owen, dana):
    first = live(store, owen, dana)
    second = live(store, owen, dana, Wanted(form=SLUG, address="a_break.hint", words="Time off.", reason="Short."))
    assert marked_in(live_corrections(store, SLUG), 3) == (first, second)


def test_what_was_taken_back_is_never_live(store, owen, dana):
    correction = asked(store, owen)
    drop_correction(store, correction.id, dana)
    assert confirm_correction(store, correction.id, dana) is NotCorrected.SETTLED
    assert drop_correction(store, correction.id, dana) is NotCorrected.SETTLED
    assert sign_correction(store, correction.id, dana) is NotCorrected.UNKNOWN


@pytest.mark.parametrize("id_", ["", "x", "0" * 32, "é" * 32])
def test_what_is_not_there(store, owen, id_):
    assert find_correction(store, id_) is None
    for do in (confirm_correction, drop_correction, sign_correction):
        assert do(store, id_, owen) is NotCorrected.UNKNOWN


def test_a_draft_in_work_is_told_and_takes_the_words_in(store, owen, dana):
    draft = begin_draft(store, SLUG, TEXT, f"{SLUG}@1", owen)
    correction = live(store, owen, dana)
    assert corrections_for(store, draft.pin, {}) == (correction,)
    assert isinstance(take_in(store, draft.pin, correction.id, owen, {}), Saved)
    assert WORDS in find_revision(store, draft.pin).text
    assert corrections_for(store, draft.pin, {}) == ()
    assert corrections_for(store, DraftPin(SLUG, 77), {}) == ()
    assert take_in(store, DraftPin("other", 2), correction.id, owen, {}) is NotCorrected.UNKNOWN


FULL = "full_name.ask"
NAMED = Wanted(form="tea", address=FULL, words="What is your whole name?", reason="It was wrong.")


def pins(store) -> Mapping[str, int]:
    return {each.form: each.pinned for each in forms_using(store, "names")}


def words_in(store, form: str) -> dict[str, str]:
    return {each.address: each.words for _, listed in words_of(live_form(store, form)) for each in listed}


def test_words_of_a_block_make_its_next_version_for_this_form_alone(store, owen, dana):
    with_block(store, "tea")
    with_block(store, "coffee")
    known = ("names@1", "names@4", "reach@9")
    asked_for = ask_for_correction(store, NAMED, owen, known)
    assert isinstance(asked_for, Correction)
    assert pins(store) == {"tea": 1, "coffee": 1}
    confirmed = confirm_correction(store, asked_for.id, dana, known)
    assert isinstance(confirmed, Correction)
    assert confirmed.becomes == 2
    assert pins(store) == {"tea": 5, "coffee": 1}, "the numbers that came with the product are taken"
    assert words_in(store, "tea") == words_in(store, "coffee") | {FULL: NAMED.words}
    (made,) = own_blocks(store, "names")
    assert (made.version, made.came_from, made.made_by) == (5, "tea@2", dana.by)
    assert set(BLOCK.splitlines()) - set(made.text.splitlines()) == {
        "version: 1",
        "        ask: What is your full name?",
    }
    assert isinstance(standing(store, "tea").fate("tea", 1, NOW.date()), Follows)


def test_the_same_words_of_the_block_in_another_form_use_the_same_version(store, owen, dana):
    with_block(store, "tea")
    with_block(store, "coffee")
    for form in ("tea", "coffee"):
        live(store, owen, dana, replace(NAMED, form=form))
    assert pins(store) == {"tea": 2, "coffee": 2}
    assert len(own_blocks(store, "names")) == 1
    live(store, owen, dana, replace(NAMED, form="coffee", words="Your name?"))
    assert pins(store) == {"tea": 2, "coffee": 3}


def test_a_draft_takes_in_the_corrected_block(store, owen, dana):
    with_block(store, "tea")
    draft = begin_draft(store, "tea", WITH_BLOCK.format(form="tea"), "tea@1", owen)
    correction = live(store, owen, dana, NAMED)
    assert block_of(store, correction) == "names"
    assert corrections_for(store, draft.pin, {}) == (correction,)
    assert isinstance(take_in(store, draft.pin, correction.id, owen, {}), Saved)
    assert "- use: names@2" in find_revision(store, draft.pin).text
    assert corrections_for(store, draft.pin, {}) == ()


OLDER = BLOCK.replace("version: 1", "version: 3").replace("Your name", "Who you are")
NEWER = BLOCK.replace("version: 1", "version: 4")


def test_a_draft_with_another_version_of_the_block_takes_in_the_words_alone(store, owen, dana):
    """All else stays as that version has it; a second draft takes the same new version of the block."""
    blocks = {"names@1": BLOCK, "names@3": OLDER}
    with_block(store, "tea")
    drafts = [
        begin_draft(store, "tea", WITH_BLOCK.format(form="tea").replace("@1", "@3"), "tea@1", owen) for _ in range(2)
    ]
    correction = live(store, owen, dana, NAMED)
    for draft in drafts:
        assert corrections_for(store, draft.pin, blocks) == (correction,)
        assert isinstance(take_in(store, draft.pin, correction.id, owen, blocks), Saved)
        assert "- use: names@4" in find_revision(store, draft.pin).text
        blocks["names@4"] = next(each.text for each in own_blocks(store, "names") if each.version == 4)
        assert corrections_for(store, draft.pin, blocks) == ()
    assert blocks["names@4"] == OLDER.replace("version: 3", "version: 4").replace(
        "What is your full name?", NAMED.words
    )


def test_a_version_brought_out_after_the_correction_is_not_corrected_again(store, owen, dana):
    with_block(store, "tea")
    draft = begin_draft(store, "tea", WITH_BLOCK.format(form="tea").replace("@1", "@4"), "tea@1", owen)
    live(store, owen, dana, NAMED)
    later = Doing(NOW + timedelta(hours=1), token_bytes, owen.by)
    store.write(lambda scope: block_rows.add(scope, block_row("names", 4, NEWER.encode(), "", later)))
    assert corrections_for(store, draft.pin, {"names@4": NEWER}) == ()


def test_the_draft_of_a_block_is_offered_what_was_corrected_in_forms(store, owen, dana):
    with_block(store, "tea")
    draft = begin_block_draft(store, "names", BLOCK, "block.names@1", owen, 1)
    correction = live(store, owen, dana, NAMED)
    assert corrections_for(store, draft.pin, {}) == (correction,)
    assert isinstance(take_in(store, draft.pin, correction.id, owen, {}), Saved)
    assert NAMED.words in find_revision(store, draft.pin).text
    assert corrections_for(store, draft.pin, {}) == ()


@pytest.mark.parametrize(("form", "question"), [("tea", "full_name"), (SLUG, "call_you")])
def test_words_of_another_wording_are_corrected(store, owen, dana, form, question):
    with_block(store, "tea")
    short = "            short: the name we"
    published(store, TEXT.replace(short, f"            wording: {{easy-read: {{ask: Names?}}}}\n{short}"))
    address, ask = f"{question}.ask@easy-read", f"{question}.ask"
    before = words_in(store, form)
    correction = live(store, owen, dana, Wanted(form=form, address=address, words="Say it.", reason="It was wrong."))
    assert correction.wording == "easy-read"
    assert words_in(store, form) == before | {address: "Say it."}
    assert before[ask] != before[address]


def test_a_draft_begun_afterwards_is_not_told(store, owen, dana):
    live(store, owen, dana)
    later = Doing(NOW + timedelta(hours=1), token_bytes, owen.by)
    draft = begin_draft(store, SLUG, TEXT, f"{SLUG}@1", later)
    assert corrections_for(store, draft.pin, {}) == ()
