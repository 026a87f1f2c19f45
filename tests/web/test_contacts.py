"""Whom a page says to ask: those who look after the form, and the council where there is no form."""

import pytest

from tests.council import Council
from tests.person import Person

MONEY, YOUNG, COUNCIL = "the money team", "the young carers team", "the care and support team"


def footer(person: Person) -> str:
    return " ".join(person.page.footer.get_text(" ").split())


def asks(person: Person, contact: str) -> None:
    """The page names this contact, and no other, wherever it names one."""
    assert f"ask {contact}" in footer(person)
    others = {MONEY, YOUNG, COUNCIL} - {contact}
    assert not [other for other in others if other in person.text], person.heading


@pytest.mark.parametrize(
    ("form", "contact", "link"),
    [
        ("financial-assessment", MONEY, "mailto:money@example.org"),
        ("care-cost-estimate", MONEY, "mailto:money@example.org"),
        ("young-carers-talk", YOUNG, "sms:07700900007"),
        ("start-here", COUNCIL, "mailto:care@example.org"),
    ],
)
def test_the_pages_of_a_form_name_those_who_look_after_it(whole_council: Council, form: str, contact: str, link: str):
    person = Person(whole_council.app).open(f"/demo/{form}")
    asks(person, contact)
    assert person.page.footer.find("a", href=link)
    if person.offers("Start"):
        asks(person.press("Start"), contact)
        journey = "/".join(person.url.split("/")[:4])
        for page in ("", "/1", "/check", "/stop"):
            asks(person.open(f"{journey}{page}"), contact)


def test_pages_of_no_form_name_the_council_s_own_contact(whole_council: Council):
    person = Person(whole_council.app)
    for page in ("/demo/", "/demo/come-back", "/demo/what-others-see"):
        asks(person.open(page), COUNCIL)


def test_the_result_and_what_comes_after_sending_name_them_too(whole_council: Council):
    person = Person(whole_council.app)
    person.start("financial-assessment")
    asks(person.open(f"{person.journey}/result"), MONEY)
    assert f"You can ask {MONEY}" in person.main
