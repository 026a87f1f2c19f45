"""A page of questions: what a person sees, and what a screen reader says."""

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from formbuilder.answers.read import read
from formbuilder.definition.marks import Required
from formbuilder.rendering.boxes import Typed
from formbuilder.rendering.compiled import PageStore
from formbuilder.rendering.fields import Collected, parts
from formbuilder.rendering.question_page import Draft, Problems, question_page
from tests.page import faults, text_of
from tests.unit.rendering_forms import (
    EVERY,
    FORM,
    PRIVATE,
    SINGLE,
    TOGETHER,
    VISIT,
    frame_of,
    step,
    subject,
    templates,
    words,
)

TODAY = date(2026, 11, 22)
STORE = PageStore(templates(), frame_of)
OTHERS = [page for page in SINGLE if not page.group]


def fresh(asked, visit=VISIT) -> BeautifulSoup:
    html = STORE.html(asked, visit, {})
    assert list(faults(html, question_page(asked, visit, Typed({})))) == []
    return BeautifulSoup(html, "html.parser")


def after(asked, raw, *, not_taken=False) -> BeautifulSoup:
    raw = {each.id: raw.get(each.id, {}) for each in asked.questions}
    readings = {each.id: read(each, raw[each.id], TODAY) for each in asked.questions}
    collected = Collected(raw=raw, readings=readings, not_taken=not_taken)
    html = STORE.html_after(asked, VISIT, collected)
    assert list(faults(html, question_page(asked, VISIT, Typed(raw), Problems.of(collected)))) == []
    return BeautifulSoup(html, "html.parser")


def one(id_: str, **changes):
    """The page of one question, written differently."""
    changed = replace(EVERY[id_], **changes)
    page = replace(SINGLE[0], questions=(changed,))
    form = replace(FORM, fingerprint=repr(changed))
    return replace(subject(page), form=form)


@pytest.mark.parametrize("page", OTHERS, ids=lambda page: page.questions[0].id)
def test_a_question_alone_is_the_heading_inside_its_label_or_legend(page):
    shown = fresh(subject(page))
    assert text_of(shown.h1) == str(page.questions[0].ask)
    if parts(page.questions[0].type):
        assert shown.h1.find_parent("legend") or shown.h1.find("label")
        assert shown.select_one(f"#q-{page.questions[0].id}, [id^=q-{page.questions[0].id}-]")


@pytest.mark.parametrize("page", [*OTHERS, TOGETHER], ids=lambda page: page.id)
def test_every_fault_is_in_the_summary_and_beside_its_question(page):
    raw = {each.id: {part: ["x" * 6_000, "!"] for part in parts(each.type)} for each in page.questions}
    for typed in (raw, {}):
        shown = after(subject(page), typed)
        summary = [text_of(link) for link in shown.select(".govuk-error-summary a")]
        beside = [text_of(tag).removeprefix("Error: ") for tag in shown.select(".govuk-error-message")]
        assert summary == beside
        assert shown.title.text.startswith("Error: ") == bool(summary)


def test_a_link_from_an_error_lands_on_the_box_that_is_wrong():
    shown = after(subject(page_of("born")), {"born": {"day": ["31"], "month": ["2"], "year": ["1950"]}})
    assert shown.select_one(".govuk-error-summary a")["href"] == "#q-born-day"
    assert "govuk-input--error" in shown.select_one("#q-born-day")["class"]
    assert shown.select_one("#q-born-year")["value"] == "1950"
    assert "born-error-1" in shown.select_one("fieldset")["aria-describedby"]


def test_a_lost_token_says_so_and_keeps_the_words():
    shown = after(subject(page_of("word")), {"word": {"": ["Sam"]}}, not_taken=True)
    assert "Your answers are still here" in text_of(shown.select_one(".govuk-error-summary"))
    assert shown.select_one("#q-word")["value"] == "Sam"
    only_words = after(subject(page_of("read_this")), {}, not_taken=True)
    assert only_words.select_one(".govuk-error-summary a")["href"] == "#continue"


@pytest.mark.parametrize(
    ("id_", "box", "attributes"),
    [
        ("word", "q-word", {"dir": "auto", "autocomplete": "off", "spellcheck": None}),
        ("story", "q-story", {"dir": "auto", "autocomplete": "off"}),
        ("hours", "q-hours", {"inputmode": None, "spellcheck": "false", "aria-describedby": "q-hours-unit"}),
        ("weight", "q-weight", {"inputmode": None}),
        ("born", "q-born-year", {"inputmode": "numeric", "autocomplete": "bday-year"}),
        ("born", "q-born-month", {"inputmode": None, "autocomplete": "bday-month"}),
        ("since", "q-since-month", {"autocomplete": "off"}),
        ("mail", "q-mail", {"type": "email", "autocomplete": "email", "spellcheck": "false"}),
        ("phone", "q-phone", {"type": "tel", "autocomplete": "tel"}),
        ("home", "q-home-postcode", {"autocomplete": "postal-code", "dir": "auto"}),
        ("name", "q-name-first", {"autocomplete": "given-name", "spellcheck": "false"}),
        ("rent", "q-rent-amount", {"inputmode": "decimal"}),
        ("pension", "q-pension-amount", {"aria-describedby": "q-pension-amount-unit"}),
    ],
)
def test_a_box_helps_the_browser_and_the_keyboard(id_, box, attributes):
    tag = fresh(subject(page_of(id_))).find(id=box)
    assert {name: tag.get(name) for name in attributes} == attributes


@pytest.mark.parametrize("flags", [{"helper": True}, {"shared": True}])
def test_the_browser_fills_in_nothing_for_a_helper_or_on_a_shared_device(flags):
    shown = fresh(subject(TOGETHER), replace(VISIT, **flags))
    assert {tag["autocomplete"] for tag in shown.select("input[autocomplete], textarea")} == {"off"}


def test_the_browser_fills_in_nothing_beside_a_private_question_of_an_item():
    private = replace(EVERY["word"], private=True)
    shown = fresh(replace(step(0), questions=(EVERY["mail"], private)))
    assert {tag["autocomplete"] for tag in shown.select("input[autocomplete]")} == {"off"}


def test_a_private_page_keeps_no_draft_and_tells_the_tab_nothing():
    shown = fresh(subject(PRIVATE))
    assert not shown.select("[data-draft]")
    assert shown.title.text == "Some more questions, page 24 – Exampleton Council"
    assert "Nobody reads this at night or at weekends." in shown.text
    assert fresh(subject(SINGLE[0])).form["data-draft"] == "/exampleton/j/7K3M-9QTV/draft/1"


def test_private_answers_are_shown_by_a_button_of_their_own():
    shown = fresh(subject(PRIVATE), replace(VISIT, unseen=True))
    button = next(form for form in shown.select("form") if "Show my private answers" in form.text)
    assert (button["action"], button["method"]) == ("/exampleton/j/7K3M-9QTV/private", "post")
    assert button.find(attrs={"name": "page"})["value"] == "24"


def test_a_hard_word_is_explained_below_its_question():
    shown = fresh(subject(page_of("word")))
    details = shown.select("details")
    assert [text_of(each.summary) for each in details] == ["What “respite” and “word” mean", "Why we ask this"]
    assert [text_of(each) for each in details[0].select("dfn")] == ["respite", "word"]
    longer = one("word", ask=words("Password, words, RESPITE?"), hint=None)
    assert text_of(fresh(longer).summary) == "What “respite” means"


def test_help_on_a_page_with_several_questions_says_which_question_it_is_about():
    summaries = [text_of(each) for each in fresh(subject(TOGETHER)).select("summary")]
    assert "Why we ask this: What is your word?" in summaries
    assert len(summaries) == len(set(summaries))


@pytest.mark.parametrize(
    ("required", "said"),
    [(Required.YES, None), (Required.NO, "You can leave this out."), (Required.WANTED, "We may ask you later.")],
)
def test_what_happens_without_an_answer_is_said(required, said):
    shown = fresh(one("word", required=required, without=words("We may ask you later."), hint=None))
    assert (text_of(shown.select_one("#q-word-left-out")) or None) == said
    assert shown.select_one("#q-word").get("aria-describedby") == ("q-word-left-out" if said else None)


def test_i_do_not_know_follows_an_or():
    radios = fresh(subject(page_of("both"))).select("input")
    assert {(tag["name"], tag["type"]) for tag in radios if tag["type"] != "hidden"} == {("q-both", "radio")}
    beside = fresh(subject(page_of("word")))
    assert [tag["id"] for tag in beside.select("[type=checkbox]")] == ["q-word-also", "q-word-also-2"]
    assert text_of(beside.legend).startswith("or")


def test_one_item_says_which_it_is():
    several, single = fresh(step(0)), fresh(step(1))
    assert text_of(several.h1) == "Person 2"
    assert text_of(single.select_one(".govuk-caption-l")) == "About you: Person 2"
    assert text_of(single.h1) == "Does this person live near you?"


def test_what_was_typed_and_not_saved_is_offered_back():
    asked = subject(TOGETHER)
    raw = {"word": {"": ["I want a br"]}, "drinks": {"": ["tea", "none"]}, "hours": {"": [" "]}}
    draft = Draft.of(asked.questions, raw, "/exampleton/j/7K3M-9QTV/3?draft=yes")
    assert draft.typed == (
        ("What is your word?", ("I want a br",)),
        ("What is your drinks?", ("Tea", "None of these")),
    )
    shown = BeautifulSoup(STORE.html_with_draft(asked, VISIT, {}, draft), "html.parser")
    assert "You typed this and did not save it" in shown.text
    assert shown.find("a", string="Put it back")["href"] == draft.put_back
    assert shown.select_one("#q-word")["value"] == ""


def page_of(id_: str):
    return next(page for page in SINGLE if page.questions[0].id == id_)
