"""Notes from paper on the screen: typed, pasted, from a file; looked over; placed later; earlier feedback."""

from __future__ import annotations

import pytest

from formbuilder.review.note_tables import notes_in_file
from formbuilder.services import rounds
from tests.council import START, Council
from tests.looked_up import counts_of, points_at
from tests.person import Person
from tests.reviewing import Opened, opened
from tests.sheets import PHOTO, spreadsheet
from tests.staff import HOME, come_in
from tests.web.office_forms import upload
from tests.web.untouched import rows

LOOK = "Look at these notes"


@pytest.fixture
def here(office: Council) -> Opened:
    return opened(office.store, START)


@pytest.fixture
def filip(office: Council, here: Opened) -> Person:
    """Whoever helps the panel, on the page of the round."""
    return come_in(office, "facilitator").open(f"{HOME}rounds/{here.round}")


def typing(filip: Person) -> Person:
    filip.follow("Notes from paper").follow("Bring notes in").press("Go on to the notes")
    assert filip.heading == "Type the notes"
    return filip


def sent_rows(filip: Person, button: str, *typed: tuple[str, str, str, str], do: str = "look") -> Person:
    """Type rows as a browser sends them."""
    data = filip.sent_by(button) | {"do": [do]}
    for number, row in enumerate(typed, 1):
        data |= {f"{name}-{number}": [text] for name, text in zip(NAMES, row, strict=True)}
    return filip.send(str(filip.form(button)["action"]), data)


NAMES = ("code", "who", "words", "marks")


def test_n33_n34_notes_are_typed_looked_over_sent_and_placed_later(office: Council, here: Opened, filip: Person):
    """n33, n34, R7, R21, F16: from the round to sent notes, with what is doubtful put right on the way."""
    typing(filip)
    sent_rows(
        filip, LOOK,
        ("2.2", "7", "“Respite” is hard.", "w h"), (".", ".", "A guess is fine.", "k"), ("", "", "The money bit.", ""),
        ("hurs", "99", "Which week?", "x"),
    )  # fmt: skip  # a row each
    assert filip.heading == "Look at these notes before they are sent"
    for words in (
        "2 notes with a place.",
        "2 notes without a place.",
        "No words of this round have the code “hurs”",
        "The panel has no member “99”",
        "Did you mean “hours”?",
        "stand for nothing here: x",
    ):
        assert words in filip.main
    right = filip.sent_by("Send these 4 notes to the panel") | {"code-4": ["2"], "who-4": ["3"], "marks-4": [""]}
    filip.send(str(filip.form("Look at them again")["action"]), right)
    assert "4 notes are sent." in filip.main
    assert "1 note of them has no place yet." in filip.main
    assert "The note before these: code 2, Member 3." in filip.main
    first, second = points_at(here.store, here.round, "hours.hint")
    assert (first.author, second.author) == (here.member(7).person,) * 2
    filip.follow("Back to the notes of this round").follow("Say where they belong").follow("Say where it belongs")
    filip.fill({"What is it about?": "1. What should we call you?", "Who is it from?": "Member 4"}).press(
        "Save this note"
    )
    assert "Every note has its place." in filip.main
    (placed,) = points_at(here.store, here.round, "call_you.*")
    assert (placed.words, placed.author) == ("The money bit.", here.member(4).person)
    filip.follow("Back to the notes of this round").follow("See and change these notes")
    assert "From: Member 7" in filip.main


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04" + b"\0" * 99, "This is no CSV or Excel file"),
        (b"3;7;x\n" * 900_000, "The file is too big."),
        (b"\x00\x01\x02\xff" * 9, "We cannot read this file."),
        (b"code,who,ticks\n1,2,w\n", "none of them is called “words”"),
        (b"code,who,words\n1,2,\n", "There are no notes in this."),
        ("code;words\n" + "1;x\n" * 201, "There are more than 200 notes."),
    ],
)
def test_a_file_that_is_no_list_of_notes_is_told_in_a_sentence(filip: Person, data, says):
    """The lines that were pasted are still there."""
    typing(filip).follow("Paste lines, or choose a file").fill({"Lines": "1; 2; Kept."})
    upload(filip, data if isinstance(data, bytes) else data.encode(), LOOK)
    assert says in filip.main
    assert filip.value("Lines") == "1; 2; Kept."
    assert filip.errors


def test_a_file_in_any_shape_comes_in_once(office: Council, here: Opened, filip: Person):
    """F16: commas, semicolons and tabs; UTF-8, UTF-16 and Windows; cells that look like sums; twice is once."""
    typing(filip).follow("Paste lines, or choose a file")
    place = filip.url
    files = [
        '\ufeffcode,who,words\r\n1,2,"Name, or “nickname”?"\r\n'.encode(),
        "1\t3\tToo short – please\n".encode("utf-16"),
        "[hours.hint]; 4; A caf\xe9 is no \x93respite\x94\n".encode("latin-1"),
        b"code,who,words\n3,5,'=HYPERLINK(1)\n3,6,#NAME?\n",
    ]
    for data in (*files, files[0]):
        filip.open(place)
        upload(filip, data, LOOK)
        filip.press(next(b.get_text(" ", strip=True) for b in filip.page.select("button[value=send]")))
    assert "Nothing new was sent.1 note was there already." in filip.main
    said = {
        each.words
        for place in ("call_you.*", "hours.hint", "safe.*")
        for each in points_at(here.store, here.round, place)
    }
    assert said == {
        "Name, or “nickname”?", "Too short – please", "A café is no “respite”", "=HYPERLINK(1)", "#NAME?",
    }  # fmt: skip  # a set


def test_a_round_that_closed_meanwhile_sends_nothing_and_loses_nothing(
    office: Council, here: Opened, filip: Person, monkeypatch: pytest.MonkeyPatch
):
    """Nothing is lost: the notes stay on the page and can be kept as a file that comes in again."""
    typing(filip)
    sent_rows(filip, LOOK, ("1", "2", "=Too late?", "w"))
    monkeypatch.setattr(rounds, "TAKES_POINTS", frozenset())
    for module in ("formbuilder.services.bringing", "formbuilder.services.rounds"):
        monkeypatch.setattr(f"{module}.TAKES_POINTS", frozenset())
    before = rows(office)
    filip.press("Send this 1 note to the panel")
    assert "This round is closed, so nothing was sent." in filip.main
    assert rows(office) == before
    saved = filip.client.post(
        str(filip.form("Save these notes as a file")["action"]), data=filip.sent_by("Save these notes as a file")
    )
    assert "attachment" in saved.headers["Content-Disposition"]
    assert "'=Too late?" in saved.text
    (note,) = notes_in_file(saved.data)
    assert (note.code, note.who, note.words, note.marks) == ("1", "2", "=Too late?", "w")


def test_the_files_to_take_along_hold_the_round_and_nothing_of_its_members(here: Opened, filip: Person):
    """F16, F17: the page without the internet needs no network; the table can be filled in."""
    filip.follow("Notes from paper")
    page = filip.client.get(filip.link("Save the page to type notes"))
    assert "attachment" in page.headers["Content-Disposition"]
    assert "About how many hours" in page.text
    assert not any(word in page.text for word in ("http://", "https://", "src=", "Member 7"))
    table = filip.client.get(filip.link("Save the table"))
    assert table.text.startswith("\ufeffcode,who,words,ticks,about\r\n1,,,,")


def test_n155_n156_earlier_feedback_is_brought_in_shown_beside_its_question_and_taken_up(
    office: Council, here: Opened, filip: Person
):
    """n155, n156, 32 of the first fifteen: with source and day; no point of this round until it is taken up."""
    filip.follow("Notes from paper").follow("Earlier feedback on this form").follow("Bring earlier feedback in")
    filip.press("Look at it first")
    assert len(filip.errors) == 3
    filip.fill(
        {
            "Where does it come from?": "Survey of the carers’ group",
            "On which day did people say it?": "3/5/2021",
            "How was it gathered?": "Letters",
            "The feedback": "hours; No two weeks are alike.\nsince; Ask for a year.\nAll of it is long.",
        }
    ).press("Look at it first")
    assert "No two weeks are alike." in filip.main
    filip.press("Keep these 3 comments")
    assert counts_of(here.store, here.round) == {}
    filip.open(f"{HOME}rounds/{here.round}/earlier/2")
    assert "Earlier feedback: Survey of the carers’ group, Monday 3 May 2021" in " ".join(filip.main.split())
    seven = Person(office.app).open(f"{HOME}slip/{here.slip(7, START)}").press("Come in")
    seven.open(f"{HOME}rounds/{here.round}/2")
    assert "Earlier feedback on these words Survey of the carers’ group" in " ".join(seven.main.split())
    filip.open(f"{HOME}rounds/{here.round}/earlier-feedback").follow("Make this a comment of this round")
    filip.fill({"What is it about?": "2. About how many hours did you help in the last 7 days?"}).press(
        "Make this a comment"
    )
    assert counts_of(here.store, here.round) == {"hours.*": 1}
    button = "Take out what came from Survey of the carers’ group, Monday 3 May 2021, gathered by Letters"
    assert "It was taken up as a comment of a round." in filip.main
    filip.press(button)
    assert "Ask for a year." not in filip.main


def test_who_does_not_help_this_panel_finds_no_notes_of_it(office: Council, here: Opened):
    """Guards: a chair without the right, a member, and a facilitator of another panel."""
    for role, status in (("chair", 403), ("member", 403), ("officer", 403)):
        come_in(office, role).open(f"{HOME}rounds/{here.round}/notes", expect=status)
    filip = come_in(office, "facilitator")
    filip.open(f"{HOME}rounds/{'0' * 32}/notes", expect=404)
    filip.open(f"{HOME}rounds/{here.round}/notes/{'0' * 32}", expect=404)


def test_n70_the_group_checks_on_paper_what_was_typed_and_the_answers_come_back_by_number(
    office: Council, here: Opened, filip: Person
):
    """n70, F16: a sheet with boxes and no names; what is typed wrong keeps nothing and loses nothing."""
    typing(filip)
    sent_rows(
        filip, LOOK,
        ("2.2", "7", "“Respite” is hard.", "w"), ("1", "3", "We are fourteen.", "14"), ("", "9", "The money bit.", ""),
    )  # fmt: skip  # a row each
    filip.fill({"How do you know what they said?": "a phone round"}).press("Send these 3 notes to the panel")
    filip.follow("Done: back to the notes of this round").follow("Have we got it right?").follow("Print a sheet")
    sheet = " ".join(filip.main.split())
    for words in (
        "Note 1 About: About how many hours",
        "☐ Right☐ Not quite☐ Something is missing",
        "Ticked: A word is hard.",
        "Speaks for 14 people, gathered by a phone round.",
        "Note 3 About: We do not know yet which question it is about",
    ):
        assert words in sheet
    assert not any(f"Member {number}" in sheet for number in (3, 7, 9))
    filip.follow("Type in what came back on the sheet")
    keep = "Keep these answers"
    answers = (("1, 2", "7", "", "r"), ("3", ".", "And rent.", "m"), ("2", "", "It was 15.", "q"))
    before = rows(office)
    sent_rows(filip, keep, *answers, ("4", "99", "", "x"))
    assert "Type the number of a note that stands on the sheet." in filip.main
    assert rows(office) == before
    assert filip.sent_by(keep)["words-2"] == ["And rent."]
    filip.send(str(filip.form(keep)["action"]), filip.sent_by(keep) | {"code-4": [""], "who-4": [""], "marks-4": [""]})
    assert "4 answers stand beside the notes now." in filip.main
    filip.follow("What was said of the notes")
    told = " ".join(filip.main.split())
    assert "The group: not quite. It was 15." in told
    assert "Member 7: something is missing. And rent." in told
    assert "Confirmed: 1." in told


def test_f16_a_photo_of_a_slip_is_there_for_who_helps_until_the_note_is_right(
    office: Council, here: Opened, filip: Person
):
    """F16: kept without its place, given to nobody else, deleted by a button or by the yes of the group."""
    typing(filip)
    sent_rows(filip, LOOK, ("1", "3", "Too long.", "")).press("Send this 1 note to the panel")
    filip.follow("Done: back to the notes of this round").follow("See and change these notes")
    filip.follow("Keep a photo of the slip").press("Keep this photo")
    assert "Choose the photo first." in filip.main
    upload(filip, PHOTO, "Keep this photo", field="photo")
    picture = filip.link("Open the photo")
    given = filip.client.get(picture)
    assert (given.mimetype, given.headers["Cache-Control"]) == ("image/jpeg", "no-store")
    assert b"Elm Lane" not in given.data
    assert given.data.startswith(b"\xff\xd8\xff")
    for role in ("chair", "officer", "administrator"):
        come_in(office, role).open(picture, expect=403)
    filip.press("Delete this photo").follow("Keep a photo of the slip")
    upload(filip, PHOTO, "Keep this photo", field="photo")
    filip.open(f"{HOME}rounds/{here.round}/notes").follow("Have we got it right?").press("Right: Too long.")
    filip.open(picture, expect=404)


def test_a_story_and_a_worry_are_reachable_where_notes_are_typed_n56(office: Council, here: Opened, filip: Person):
    """F16, n56: a story goes to its member alone; nothing of it stays on the screen of whoever typed it."""
    typing(filip).follow("This is not about the form")
    assert filip.main.index("A worry that somebody is not safe") < filip.main.index("A story that somebody tells")
    filip.follow("A story that somebody tells of themselves").fill({"The story": "I left school."})
    filip.press("Keep this story for the member")
    assert filip.value("The story") == "I left school."
    assert filip.errors == [("#owner", "Choose the member who told it.")]
    filip.fill({"Which member told it?": "Member 7"}).press("Keep this story for the member")
    assert "The story is kept." in filip.main
    assert "I left school." not in filip.main
    seven = Person(office.app).open(f"{HOME}slip/{here.slip(7, START)}").press("Come in")
    seven.open(f"{HOME}my-stories").follow("Read it, or say who may read it")
    assert "Filip Nowak wrote this down for you." in seven.main
    assert "I left school." in seven.main


def test_n156_each_line_of_a_spreadsheet_can_say_where_it_comes_from(office: Council, here: Opened, filip: Person):
    """n156: an Excel file with source and date for each line; a line without a day is told by its number."""
    place = f"{HOME}rounds/{here.round}/earlier-feedback"
    head = ("Question", "Feedback", "Source", "Date")
    upload(filip.open(f"{place}/new"), spreadsheet(head, ("hours", "Long.", "Survey", "soon")), "Look at it first")
    assert filip.errors == [("#file", "Look at the source and the date of line 1.")]
    lines = spreadsheet(head, ("hours", "Long.", "Survey", 44319.0), ("hours", "Hard.", "A letter", "1/2/2020"))
    upload(filip.open(f"{place}/new"), lines, "Look at it first")
    assert "From: Survey, 2021-05-03" in filip.main
    filip.press("Keep these 2 comments").open(f"{HOME}rounds/{here.round}/earlier/2")
    shown = " ".join(filip.main.split())
    assert "Survey, Monday 3 May 2021" in shown
    assert "A letter, Saturday 1 February 2020" in shown
