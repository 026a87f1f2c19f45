"""The pages before a form is begun: which forms there are, what each start page says, and where the finder ends."""

from dataclasses import replace

import pytest

from formbuilder.rendering.start_page import AFTER_SENDING, WITH_ME, Length, Offer, home_page, start_page, with_me_page
from tests.page import text_of
from tests.unit.journey_pages import CARERS, LENGTH, SITE, buttons, links, shown


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


def test_the_end_leads_to_the_form_it_names():
    assert links(shown("end"))["Go to: Tell us about the help you give"] == "/demo/carers-assessment"
