"""The pages on the way to sending: the list of parts, help at once, checking, and a copy."""

from dataclasses import replace

from formbuilder.answers.values import Item, ItemList, Written
from formbuilder.definition.load import parse
from formbuilder.rendering.check_page import check_page
from formbuilder.rendering.copy_page import copy_page
from formbuilder.rendering.help_page import help_page
from formbuilder.rendering.task_page import Progress, task_page
from tests.page import text_of
from tests.unit.journey_pages import (
    CARERS,
    CHECKED,
    COPIED,
    MINE,
    PAGES,
    SAY,
    SENT_AT,
    TASKS,
    WITH_A_GROUP,
    Asked,
    buttons,
    links,
    shown,
)


def test_the_task_list_says_each_state_in_words_and_leads_on():
    page = shown("tasks")
    lines = [text_of(line) for line in page.select(".govuk-task-list__item")]
    assert lines == ["About you Done", "Some private questions Not started", "Equality You cannot start this yet"]
    assert links(page)["Continue with: Some private questions"] == "/demo/j/K7P4MX3Q/3"
    assert "You have done 1 of 3 parts: 2 parts are left." in text_of(page.main)
    assert "Equality" not in links(page)


def test_when_all_is_done_the_task_list_leads_to_the_check():
    page = task_page(MINE, CARERS, [replace(task, progress=Progress.DONE, page=1) for task in TASKS])
    assert page.go.href == "/demo/j/K7P4MX3Q/check"
    assert page.left == "All parts are done. You can check your answers and send them."


def test_checking_shows_each_answer_with_a_link_that_comes_back():
    page = shown("check")
    first = page.select_one(".govuk-summary-list__row")
    assert "Sam <b>" in text_of(first)
    assert links(page)["Change: the name we should call you"] == "/demo/j/K7P4MX3Q/1?to=check"
    assert links(page)["Answer: what else"] == "/demo/j/K7P4MX3Q/2?to=check"
    assert list(buttons(page))[-1] == ("Send my answers", "/demo/j/K7P4MX3Q/send")


def test_an_answer_that_is_wanted_and_not_there_is_told_without_blame():
    answers = {"call_you": Written("Sam")}
    rows = check_page(MINE, CARERS, replace(CHECKED, answers=answers), "t").sections[0].rows
    assert rows[1].shown == ("Not answered. That is all right. We may ask you this on the phone.",)
    assert rows[2].shown == ("Not answered. That is all right.",)


def test_empty_lines_of_an_answer_are_left_out():
    answers = {"call_you": Written("First\n \nlast")}
    rows = check_page(MINE, CARERS, replace(CHECKED, answers=answers), "t").sections[0].rows
    assert rows[0].shown == ("First", "last")


def test_private_answers_are_not_shown_until_the_person_asks():
    hidden, open_ = shown("check"), shown("check, private shown")
    assert "Are you in danger?" not in str(hidden)
    assert "if you are in danger" not in str(hidden)
    assert "Private answers: not shown here" in text_of(hidden.main)
    assert ("Show my private answers", "/demo/j/K7P4MX3Q/private") in list(buttons(hidden))
    assert "Are you in danger?" in text_of(open_.main)
    assert "not shown here" not in text_of(open_.main)


def test_nothing_is_said_of_private_answers_where_none_were_asked():
    page = check_page(MINE, CARERS, replace(CHECKED, pages=PAGES[:2]), "t")
    assert page.private_hidden == ""
    assert "private" not in " ".join(line for part in page.before_sending for line in part.lines)


def test_what_must_be_answered_stops_the_sending_and_leads_there():
    quiet, refused = shown("check, something missing"), shown("check, sent too early")
    there = "/demo/j/K7P4MX3Q/1?to=check#q-call_you"
    words = "Answer this question: What should we call you?"
    assert links(quiet)[words] == there
    assert not quiet.select(".govuk-error-summary")
    assert refused.select_one(".govuk-error-summary a")["href"] == there
    assert text_of(refused.title).startswith("Error: ")
    assert "Send my answers" not in dict(buttons(quiet)) | dict(buttons(refused))


def test_a_missing_private_answer_is_not_named():
    page = check_page(MINE, CARERS, replace(CHECKED, missing={"danger"}, refused=True), "t")
    assert [error.text for error in page.errors] == ["Answer one more private question."]


def test_danger_words_come_with_ways_hours_and_two_ways_on():
    page = shown("help")
    text = text_of(page.main)
    for words in (
        "Do not wait.",
        "Text SHOUT to 85258",
        "Nobody reads this at night",
        "nobody at the council can read it",
    ):
        assert words in text
    assert links(page)["Continue with the form"] == "/demo/j/K7P4MX3Q/4"
    assert list(buttons(page)) == [("Send what I have so far", "/demo/j/K7P4MX3Q/send")]
    looks = [(text_of(each), each["class"]) for each in page.main.select(".govuk-button")]
    assert looks == [
        ("Continue with the form", ["govuk-button"]),
        ("Send what I have so far", ["govuk-button", "govuk-button--secondary"]),
    ]
    assert page.select_one("[name=so_far]")["value"] == "yes"
    assert not list(buttons(shown("help, all sent")))


def test_private_danger_words_are_no_title():
    page = help_page(MINE, CARERS, replace(SAY, private=True), MINE.page(4), "t")
    assert page.heading == "Get help now"
    assert page.parts[0].heading == "You can get help now"


def test_a_copy_has_neither_private_answers_nor_those_kept_apart():
    page = shown("copy")
    text = text_of(page.main)
    assert "Sam <b>" in text
    assert not [words for words in ("danger", "safe", "rivate", "believe", "Equality", "cup") if words in text]
    assert "Private answers are not in it" in text_of(shown("check").main)


def test_a_copy_has_every_answer_of_every_item():
    form = parse(WITH_A_GROUP.encode(), "f.yaml")
    items = ItemList((Item("a", {"who": Written("Mum"), "hurt": Written("yes")}), Item("b", {"who": Written("Dad")})))
    pages = tuple(Asked(page, page.questions) for page in form.pages)
    copied = replace(COPIED, pages=pages, answers={"people": items})
    rows = copy_page(MINE, form, copied).chapters[0].rows
    assert [(row.ask, row.shown) for row in rows[-3:]] == [
        ("Whom do you help?", ("Mum", "Dad")),
        ("Person 1: Who?", ("Mum",)),
        ("Person 2: Who?", ("Dad",)),
    ]


def test_a_copy_says_whether_it_was_sent():
    assert "You have not sent this yet." in text_of(shown("copy").main)
    sent = copy_page(MINE, CARERS, replace(COPIED, sent_at=SENT_AT))
    assert "You sent this on Wednesday 23 December 2026." in sent.lines
    assert sent.back.href.endswith("/after")
