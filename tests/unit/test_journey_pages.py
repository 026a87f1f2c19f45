"""The pages around the questions: what each says, and that nothing stands in a person's way on it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from formbuilder.answers.values import AlsoAnswer, Answers, Item, ItemList, Written
from formbuilder.councils.read import DEMONSTRATION, load_council
from formbuilder.definition.load import parse
from formbuilder.definition.model import Also, Page, Question
from formbuilder.rendering.after_pages import (
    Later,
    LaterTyped,
    Stage,
    Turn,
    Whereabouts,
    added_page,
    after_page,
    confirm_page,
    later_page,
    promised_day,
    sent_page,
    turned_page,
)
from formbuilder.rendering.check_page import Checked, check_page
from formbuilder.rendering.closed_pages import (
    already_sent_page,
    changed_page,
    gone_page,
    no_key_page,
    not_asked_page,
)
from formbuilder.rendering.code_page import (
    Refusal,
    Typed,
    carry_on_page,
    code_page,
    come_back_page,
    covered_page,
    ended_page,
)
from formbuilder.rendering.copy_page import Copied, copy_page
from formbuilder.rendering.device_pages import others_see_page, stop_page, stopped_page
from formbuilder.rendering.frame import Frame, Link
from formbuilder.rendering.help_page import help_page
from formbuilder.rendering.sites import CouncilSite, JourneySite
from formbuilder.rendering.start_page import (
    AFTER_SENDING,
    WITH_ME,
    Length,
    Offer,
    end_page,
    home_page,
    paper_page,
    start_page,
    with_me_page,
)
from formbuilder.rendering.task_page import Progress, Task, task_page
from tests.page import faults, text_of

TEMPLATES = Path(__file__).parents[2] / "templates"
FORM = """\
form: carers-assessment
version: 1
title: Tell us about the help you give
for: carers
intro: You can fill this in if you help somebody.
urgent: {today: danger is yes, say: get_help}
sections:
  - id: you
    title: About you
    pages:
      - questions:
          - {id: call_you, type: text, ask: What should we call you?, short: the name we should call you, required: yes}
      - id: rest
        title: Your days
        questions:
          - id: a_break
            type: choice
            ask: Do you get a break?
            short: if you get a break
            options: [{value: yes, label: Yes}, {value: no, label: No}]
            required: wanted
            without: We may ask you this on the phone.
            also: [dont_know]
          - {id: more, type: text, ask: What else should we know?, short: what else, required: no}
  - id: safe
    title: Being safe
    neutral_title: Some private questions
    private: yes
    pages:
      - questions:
          - {id: danger, type: yes_no, ask: Are you in danger?, short: if you are in danger, required: no}
      - questions:
          - {id: get_help, type: information, ask: You can get help now, hint: "Do not wait.\\n\\nAsk somebody."}
  - id: equal
    title: Equality
    apart: yes
    pages:
      - questions:
          - {id: belief, type: text, ask: What do you believe in?, short: what you believe in, required: no}
"""
START_HERE = """\
form: start-here
version: 1
title: Find the right form
for: everybody
records: no
sections:
  - id: one
    title: About you
    pages:
      - questions:
          - {id: age, type: yes_no, ask: Are you 18 or over?, short: if you are 18 or over, required: yes}
ends:
  - {id: carers, title: This form is for you, text: You help somebody., form: carers-assessment}
"""
WITH_A_GROUP = """\
form: people
version: 1
title: The people you help
for: carers
sections:
  - id: them
    title: The people you help
    pages:
      - questions:
          - id: people
            type: group
            item: person
            ask: Whom do you help?
            short: whom you help
            required: no
            questions:
              - {id: who, type: text, ask: Who?, short: who, required: yes}
              - {id: hurt, type: yes_no, ask: Do they hurt you?, short: if they hurt you, required: no, private: yes}
"""
SENT_AT = datetime(2026, 12, 23, 18, 30, tzinfo=UTC)
ANSWERS: Answers = {"call_you": Written("Sam <b>"), "a_break": AlsoAnswer(Also.DONT_KNOW), "danger": Written("yes")}


@dataclass(frozen=True)
class Asked:
    page: Page
    questions: tuple[Question, ...]


COUNCIL = load_council(DEMONSTRATION)
SITE = CouncilSite(COUNCIL, "/demo")
MINE = JourneySite(COUNCIL, "/demo", "K7P4MX3Q")
CARERS = parse(FORM.encode(), "f.yaml")
FINDER = parse(START_HERE.encode(), "s.yaml")
NEUTRAL = replace(CARERS, neutral_title=replace(CARERS.title, text="A form"))
PAGES = tuple(Asked(page, page.questions) for page in CARERS.pages)
CHECKED = Checked(pages=PAGES, answers=ANSWERS)
COPIED = Copied(pages=PAGES, answers=ANSWERS, sent_at=None, now=SENT_AT)
SAY = next(question for question in CARERS.questions if question.id == "get_help")
WHERE = Whereabouts(stage=Stage.SENT, sent_at=SENT_AT)
LENGTH = Length(questions=45, minutes=(20, 40))
GO = Link("Continue", MINE.tasks)
TASKS = tuple(
    Task(section=section, progress=progress, page=number)
    for section, progress, number in zip(
        CARERS.sections, [Progress.DONE, Progress.NOT_STARTED, Progress.CANNOT_START_YET], [1, 3, 5], strict=True
    )
)
EVERY_PAGE: dict[str, tuple[str, Any]] = {
    "home": ("home", home_page(SITE, [Offer(form=CARERS, audience="Carers."), Offer(form=FINDER, audience="All.")])),
    "start": ("start", start_page(SITE, CARERS, "For adults who help.", LENGTH, "t")),
    "start of the finder": ("start", start_page(SITE, FINDER, "For everybody.", LENGTH, "t")),
    "with me": ("text", with_me_page(SITE, CARERS)),
    "paper": ("text", paper_page(SITE, CARERS)),
    "paper of the finder": ("text", paper_page(SITE, FINDER)),
    "end": ("text", end_page(SITE, FINDER.ends[0], CARERS)),
    "end without a form": ("text", end_page(SITE, FINDER.ends[0], None)),
    "code": ("code", code_page(MINE, "1234 5678 9012 34", ("cup", "tree", "lamp", "boat"), date(2027, 1, 21), GO)),
    "come back": ("come_back", come_back_page(SITE, "t", Typed())),
    "carry on": ("come_back", carry_on_page(MINE, "t", Typed())),
    "covered": ("text", covered_page(MINE)),
    "ended": ("ended", ended_page(MINE, "ended", "t", (("q-more", "What I typed"),))),
    "not this device": ("ended", ended_page(MINE, "no_key", "t")),
    "gone": ("text", gone_page(MINE)),
    "changed": ("text", changed_page(MINE)),
    "no key": ("text", no_key_page(MINE)),
    "not asked": ("text", not_asked_page(MINE)),
    "already sent": ("text", already_sent_page(MINE)),
    "tasks": ("tasks", task_page(MINE, CARERS, TASKS)),
    "check": ("check", check_page(MINE, CARERS, CHECKED, "t")),
    "check, private shown": ("check", check_page(MINE, CARERS, replace(CHECKED, private_shown=True), "t")),
    "check, something missing": ("check", check_page(MINE, CARERS, replace(CHECKED, missing={"call_you"}), "t")),
    "check, sent too early": (
        "check",
        check_page(MINE, CARERS, replace(CHECKED, missing={"call_you"}, refused=True), "t"),
    ),
    "sent": ("sent", sent_page(MINE, CARERS, SENT_AT)),
    "after": ("after", after_page(MINE, CARERS, WHERE)),
    "more": ("later", later_page(MINE, CARERS, Later.MORE, "t")),
    "more, empty": ("later", later_page(MINE, CARERS, Later.MORE, "t", LaterTyped(refused=True))),
    "reach": ("later", later_page(MINE, CARERS, Later.REACH, "t")),
    "added": ("text", added_page(MINE, Later.MORE)),
    "withdraw": ("text", confirm_page(MINE, Turn.WITHDRAW, "t")),
    "delete": ("text", confirm_page(MINE, Turn.DELETE, "t")),
    "withdrawn": ("text", turned_page(SITE, Turn.WITHDRAW)),
    "deleted": ("text", turned_page(SITE, Turn.DELETE)),
    "help": ("help", help_page(MINE, CARERS, SAY, MINE.page(4), "t")),
    "help, all sent": ("help", help_page(MINE, CARERS, SAY, MINE.page(4), None)),
    "stop": ("text", stop_page(MINE, "t")),
    "stopped": ("text", stopped_page(SITE)),
    "what others see": ("text", others_see_page(SITE)),
    "copy": ("copy", copy_page(MINE, CARERS, COPIED)),
}
REFUSED = {
    refusal.name: come_back_page(SITE, "t", Typed(reference="x", code="y", refusal=refusal, word="tre", until=SENT_AT))
    for refusal in Refusal
}


def shown(name: str) -> BeautifulSoup:
    return BeautifulSoup(html(*EVERY_PAGE[name]), "html.parser")


JINJA = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
JINJA.globals["_"] = str
FRAME = Frame(council=COUNCIL.name, home=SITE.home, style="/s.css", script="/s.js", leave=SITE.leave, links=(GO,))


def html(template: str, page: Any) -> str:
    return JINJA.get_template(f"public/{template}.html").render(page=page, frame=FRAME)


def links(page: BeautifulSoup) -> dict[str, str]:
    return {text_of(link): link["href"] for link in page.select("main a, .govuk-back-link")}


def buttons(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for form in page.select("form"):
        yield text_of(form.select_one("button")), form["action"]


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_nothing_stands_in_the_way(name):
    template, page = EVERY_PAGE[name]
    assert list(faults(html(template, page), page)) == []


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_every_button_carries_a_token_and_every_list_has_something_in_it(name):
    page = shown(name)
    assert all(form["method"] == "post" and form.select_one("[name=csrf_token]") for form in page.select("form"))
    assert all(text_of(each) for each in page.main.select("ul, dl, p, h2, h3, dd, dt, li"))


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_every_title_ends_with_the_council(name):
    assert EVERY_PAGE[name][1].title.endswith(" – Example Council")


def test_a_form_with_a_neutral_title_is_never_called_otherwise():
    pages = [
        start_page(SITE, NEUTRAL, "For adults who help.", LENGTH, "t"),
        task_page(MINE, NEUTRAL, TASKS),
        check_page(MINE, NEUTRAL, CHECKED, "t"),
        help_page(MINE, NEUTRAL, SAY, MINE.page(4), "t"),
        after_page(MINE, NEUTRAL, WHERE),
        copy_page(MINE, NEUTRAL, COPIED),
    ]
    assert [page.title for page in pages if "help you give" in page.title or "You can get help" in page.title] == []
    assert pages[0].heading == pages[1].heading == pages[5].form == "A form"


def test_the_form_that_helps_to_choose_comes_first():
    page = shown("home")
    assert list(links(page))[:2] == ["Find the right form", "Tell us about the help you give"]
    assert "Start here" in text_of(page.main)


def test_what_is_offered_after_sending_is_not_in_the_list_and_doing_it_together_is_last():
    later, together = replace(CARERS, audience=AFTER_SENDING), replace(CARERS, slug=WITH_ME)
    page = home_page(SITE, [Offer(form=form, audience="All.") for form in (together, later, CARERS)])
    assert [choice.link.href for choice in page.forms] == [SITE.form(CARERS.slug), SITE.form(WITH_ME)]


def test_doing_it_together_is_asked_for_here_where_there_is_a_form_for_it():
    assert with_me_page(SITE, CARERS).go is None
    asked = with_me_page(SITE, CARERS, can_ask_here=True).go
    assert asked is not None
    assert asked.href == SITE.form(WITH_ME)
    itself = start_page(SITE, replace(CARERS, slug=WITH_ME), "All.", LENGTH, "t")
    assert SITE.with_me(WITH_ME) not in [link.href for link in itself.links]


def test_other_questions_are_offered_once_a_form_is_sent():
    later = replace(CARERS, slug="equality", audience=AFTER_SENDING)
    offered = [link.href for part in sent_page(MINE, CARERS, SENT_AT, [later]).parts for link in part.links]
    assert SITE.form("equality") in offered
    assert "Some other questions" not in [part.heading for part in sent_page(MINE, CARERS, SENT_AT).parts]


def test_once_sent_clearing_the_device_offers_no_code():
    assert stop_page(MINE, "t").parts[0].links
    assert not stop_page(MINE, "t", sent=True).parts[0].links


def test_the_start_page_says_what_it_must_and_offers_nothing_else_to_choose():
    page = shown("start")
    text = text_of(page.main)
    for words in (
        "For adults who help.",
        "about 45 questions",
        "20 to 40 minutes",
        "Until you send it, nobody at the council can read it.",
        "Nobody reads this at night or at weekends.",
        "Monday to Friday, 9am to 5pm",
        "within 10 working days",
        "Text SHOUT to 85258",
        "999bsl.co.uk",
        "Relay UK 18000",
        "the carers team",
    ):
        assert words in text
    assert list(buttons(page)) == [("Start", "/demo/carers-assessment/start")]
    assert [tag["name"] for tag in page.select("main input:not([type=hidden])")] == ["shared"]
    assert [link for link in links(page).values() if link.startswith("/")] == [
        "/demo/come-back",
        "/demo/carers-assessment/with-me",
        "/demo/carers-assessment/on-paper",
    ]


def test_a_form_that_records_nothing_says_so_and_asks_nothing_about_the_device():
    page = shown("start of the finder")
    assert "We do not keep your answers." in text_of(page.main)
    assert "send" not in text_of(page.main).lower().replace("we send", "")
    assert not page.select("[name=shared]")


@pytest.mark.parametrize(
    ("minutes", "words"), [((20, 40), "20 to 40 minutes"), ((5, 5), "5 minutes"), ((1, 1), "1 minute.")]
)
def test_how_long_it_takes(minutes, words):
    page = start_page(SITE, CARERS, "All.", Length(questions=3, minutes=minutes), "t")
    assert words in " ".join(line for part in page.parts for line in part.lines)


def test_the_code_stands_in_two_ways_that_mean_the_same():
    text = text_of(shown("code").main)
    assert "K7P4-MX3Q" in text
    assert "1234 5678 9012 34" in text
    assert "cup tree lamp boat" in text
    assert "Without this code nobody can open your answers. We cannot either." in text
    assert "Thursday 21 January 2027" in text


@pytest.mark.parametrize("name", REFUSED)
def test_each_refusal_has_words_and_keeps_what_was_typed(name):
    made = REFUSED[name]
    page = BeautifulSoup(html("come_back", made), "html.parser")
    assert list(faults(str(page), made)) == []
    assert made.errors
    assert [tag["value"] for tag in page.select("input[type=text]")] == ["x", "y"]


def test_too_many_tries_say_when_to_try_again_in_english_time():
    until = datetime(2026, 7, 1, 11, 5, tzinfo=UTC)
    page = come_back_page(SITE, "t", Typed(refusal=Refusal.TOO_MANY, until=until))
    assert [error.text for error in page.errors] == [
        "There were too many tries. Your answers are safe. Try again after 12:05pm."
    ]


def test_the_unknown_word_is_named():
    page = come_back_page(SITE, "t", Typed(refusal=Refusal.UNKNOWN_WORD, word="tre"))
    assert "“tre”" in page.errors[0].text


@pytest.mark.parametrize("name", ["covered", "carry on", "ended"])
def test_what_is_shown_in_place_of_a_form_tells_nothing_of_it(name):
    text = text_of(shown(name)).lower()
    assert not [word for word in ("help you give", "safe?", "private", "assessment", "danger") if word in text]


def test_the_covered_page_has_one_thing_to_press():
    assert links(shown("covered")) == {"Carry on": "/demo/j/K7P4MX3Q/carry-on"}


def test_the_task_list_says_each_state_in_words_and_leads_on():
    page = shown("tasks")
    lines = [text_of(line) for line in page.select(".govuk-task-list__item")]
    assert lines == ["About you Done", "Some private questions Not started", "Equality You cannot start this yet"]
    assert links(page)["Go on with: Some private questions"] == "/demo/j/K7P4MX3Q/3"
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


def test_sending_is_answered_with_what_happens_by_when_and_who():
    text = text_of(shown("sent").main)
    assert "K7P4-MX3Q" in text
    assert "A worker of the carers team reads your form." in text
    assert "They do this by Monday 11 January 2027." in text
    assert "Text SHOUT to 85258" in text
    assert links(shown("sent"))["See where your form is now"] == "/demo/j/K7P4MX3Q/after"


def test_the_promised_day_counts_from_the_day_in_england():
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight on the 2nd in England
    assert promised_day(COUNCIL, CARERS, late) == date(2026, 6, 16)
    closed = replace(COUNCIL, closed_days=(date(2026, 6, 16),))
    assert promised_day(closed, CARERS, late) == date(2026, 6, 17)


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Stage.SENT, "Nobody has read it yet."),
        (Stage.BEING_READ, "Somebody is reading it."),
        (Stage.CONTACT_BY, "We will contact you by Friday 8 January 2027."),
        (Stage.DONE, "We have finished with this form."),
        (Stage.WITHDRAWN, "You have taken it back."),
    ],
)
def test_where_it_is_now(stage, words):
    page = after_page(MINE, CARERS, replace(WHERE, stage=stage, by=date(2027, 1, 8), added=(SENT_AT,)))
    assert words in " ".join(page.state)
    assert "You added something on Wednesday 23 December 2026." in page.state
    assert any(link.href.endswith("more") for link in page.doings) is (stage is not Stage.WITHDRAWN)


def test_what_is_too_long_to_add_is_kept_and_counted():
    page = later_page(MINE, CARERS, Later.MORE, "t", LaterTyped(text="x" * 5_010, refused=True))
    assert page.errors[0].text.startswith("This is 10 characters too long.")
    assert page.typed == "x" * 5_010


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
    assert links(page)["Go on with the form"] == "/demo/j/K7P4MX3Q/4"
    assert list(buttons(page)) == [("Send what I have so far", "/demo/j/K7P4MX3Q/send")]
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


def test_a_form_that_ended_takes_the_code_and_carries_what_was_typed():
    page = shown("ended")
    assert list(buttons(page)) == [("Carry on", "/demo/j/K7P4MX3Q/carry-on")]
    assert page.select_one("[name=q-more]")["value"] == "What I typed"
    assert "not saved yet" in text_of(page.main)
    assert "not saved yet" not in text_of(shown("not this device").main)


def test_the_end_leads_to_the_form_it_names():
    assert links(shown("end"))["Go to: Tell us about the help you give"] == "/demo/carers-assessment"


def test_our_own_words_do_not_beg():
    asked = {name for name in EVERY_PAGE if "please" in text_of(shown(name)).lower()}
    assert asked == set()
