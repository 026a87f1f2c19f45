"""A person looks at what they keep and may pay: before sending and after, with whatever they have told so far."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from formbuilder.services.rates import keep_rates
from formbuilder.storage.tables import metadata
from tests.council import MONEY, Council, Prepared
from tests.page import text_of
from tests.person import Answer, Person
from tests.unit.test_pdf import text_of as text_of_pdf

TABLE = (MONEY / "rates" / "care.yaml").read_bytes()
SEE = "See what you may pay"
PENSION = {"How much is your pension?": {"Amount in pounds": "300", "How often?": "A week"}}


@pytest.fixture
def money(easy_codes: None, prepared_money: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = Council(prepared_money, tmp_path)
    yield council
    council.close()


@pytest.fixture
def ann(money: Council) -> Person:
    return Person(money.app).start("money-talk")


def tell(person: Person, number: int, answers: dict[str, Answer]) -> Person:
    return person.open(f"{person.journey}/{number}").fill(answers).press()


def see(person: Person) -> Person:
    return person.open(f"{person.journey}/result")


def paragraphs(person: Person) -> list[str]:
    return [text_of(each) for each in person.page.select("main > p")]


def working(person: Person) -> dict[str, str]:
    """Label and amount of every line of every table."""
    rows = person.page.select("table tbody tr:first-child")
    return {text_of(row.th): text_of(row.td) for row in rows}


def sources(person: Person, label: str) -> str:
    """What stands below a line."""
    body = next(each for each in person.page.select("table tbody") if text_of(each.th) == label)
    return " ".join(body.select("tr")[1].get_text(" ").split())


def everything(council: Council) -> dict[str, list[object]]:
    """Every row of every table."""
    with council.engine.begin() as connection:
        return {table.name: list(connection.execute(select(table))) for table in metadata.sorted_tables}


def told(pdf: bytes) -> str:
    """The words of a PDF, on one line."""
    return " ".join(text_of_pdf(pdf).split())


def tell_pension(person: Person) -> Person:
    tell(person, 1, {"What should we call you?": "Ann"})
    tell(person, 5, {"Do you have savings?": "No"})
    return tell(person, 4, PENSION)


def test_what_is_kept_comes_first_then_what_may_be_paid(ann: Person):
    tell_pension(ann)
    see(ann)
    assert ann.heading == "What you may pay"
    assert paragraphs(ann)[:4] == [
        "You keep £241.45 of your money each week.",
        "You may pay £58.55 a week.",
        "You may pay less if you have extra costs.",
        "You can have a care assessment whatever you own.",
    ]
    assert "Your care starts this week." in ann.main
    assert "bill" not in ann.main.casefold()


def test_the_working_stands_line_by_line_with_law_and_year(ann: Person):
    tell_pension(ann)
    see(ann)
    assert working(ann) == {
        "Your pension": "£300 a week",
        "The set amount that you keep": "£241.45 a week",
        "What you may pay": "£58.55 a week",
        "What you keep": "£241.45 a week",
    }
    assert sources(ann, "Your pension") == "All of it counts. Law: SI 2014/2672, regulation 13"
    kept = sources(ann, "The set amount that you keep")
    assert kept == "The set amount, 2026/27: £241.45 a week to check Law: SI 2014/2672, regulation 7"
    assert "“To check” stands beside a figure that an officer still has to compare with the law." in ann.main
    nil = ann.page.select_one("details")
    assert [text_of(each) for each in nil.select("li")] == ["Your savings", "Income from savings"]


def test_a_line_that_is_nil_stays_where_something_is_said_of_it_or_it_was_made_of_something(ann: Person):
    tell_pension(ann)
    little = {"How much is your pension?": {"Amount in pounds": "200", "How often?": "A week"}}
    see(tell(ann, 4, little))
    assert "You would pay nothing." in paragraphs(ann)
    assert working(ann)["What you may pay"] == "£0 a week"


def test_the_table_can_be_heard(ann: Person):
    tell_pension(ann)
    table = see(ann).page.select_one("table")
    assert "How we worked it out" in text_of(table.caption)
    assert [text_of(each) for each in table.select("thead th[scope=col]")] == ["What", "Amount"]
    assert all(each.get("scope") == "row" for each in table.select("tbody th"))
    for cell in table.select("td[headers]"):
        assert table.find(id=cell["headers"]) is not None


def test_it_is_reached_from_the_list_of_parts_and_from_checking(ann: Person):
    assert ann.open(ann.journey).follow(SEE).heading == "What you may pay"
    assert ann.open(f"{ann.journey}/check").follow(SEE).heading == "What you may pay"
    assert ann.follow("All parts of this form").url == ann.journey


def test_a_missing_amount_gives_no_sum_and_says_what_to_answer(ann: Person):
    see(ann)
    assert paragraphs(ann)[0] == "We cannot tell you a sum yet."
    assert "£0" not in ann.page.select_one("main").get_text().replace("Everything that is £0 for you", "")
    assert "What you may pay" not in working(ann)
    link = ann.link("How much is your pension?")
    assert link == f"{ann.journey}/4?to=result#q-pension-amount"
    tell(ann, 5, {"Do you have savings?": "No"})
    see(ann).follow("How much is your pension?")
    assert ann.page.find(id=link.partition("#")[2]) is not None
    ann.fill(PENSION).press()
    assert ann.url == f"{ann.journey}/result"
    assert paragraphs(ann)[0] == "You keep £241.45 of your money each week."


def test_a_wrong_amount_says_what_to_write_and_still_comes_back(ann: Person):
    tell(ann, 5, {"Do you have savings?": "No"})
    ann.open(f"{ann.journey}/4?to=result")
    ann.fill({"How much is your pension?": {"Amount in pounds": "lots", "How often?": "A week"}}).press()
    assert ann.errors
    assert ann.value("How much is your pension?", "Amount in pounds") == "lots"
    ann.fill({"How much is your pension?": {"Amount in pounds": "about 300"}}).press()
    assert ann.url == f"{ann.journey}/result"
    assert "£58.55" in ann.main


def test_not_knowing_is_not_nothing(ann: Person):
    tell(ann, 4, {"How much is your pension?": ["I do not know"]})
    see(ann)
    assert paragraphs(ann)[0] == "We cannot tell you a sum yet."
    assert ann.link("How much is your pension?")


def test_a_missing_amount_in_a_list_leads_to_the_list(ann: Person):
    tell_pension(ann)
    tell(ann, 5, {"Do you have savings?": "Yes"})
    ann.open(f"{ann.journey}/6").follow("Add").press()
    see(ann)
    assert ann.link("Which savings do you have?") == f"{ann.journey}/6?to=result"
    assert ann.follow("Which savings do you have?").press().url == f"{ann.journey}/result"


def test_an_officer_talks_and_no_sum_is_told(ann: Person):
    tell_pension(ann)
    tell(ann, 3, {"Did you give money away?": "Yes"})
    see(ann)
    assert "An officer will talk to you" in ann.main
    assert "We show no sum before we have talked." in ann.main
    assert "£" not in ann.main
    assert not ann.page.select("table")
    assert "You can have a care assessment whatever you own." in ann.main
    assert "Talk to a person about it" in ann.main


def test_a_period_over_april_has_two_headed_parts(ann: Person, money: Council):
    money.clock.now = money.clock.now.replace(year=2026, month=4, day=20)
    tell(ann, 2, {"When does your care start?": {"Day": "23", "Month": "3", "Year": "2026"}})
    tell_pension(ann)
    see(ann)
    heads = [text_of(each) for each in ann.page.select("main h2")]
    assert heads[:2] == ["From Monday 6 April 2026", "From Monday 23 March 2026 to Sunday 5 April 2026"]
    assert "You may pay £58.55 a week." in paragraphs(ann)
    assert "You may pay £67.40 a week." in paragraphs(ann)
    captions = [text_of(each) for each in ann.page.select("caption")]
    assert captions[0].startswith("How we worked it out, from Monday 6 April 2026")
    assert captions[0].endswith("These are the figures of 2026/27.")
    assert captions[1].endswith("These are the figures of 2025/26.")


def test_a_year_without_figures_gives_no_sum_and_says_so(ann: Person):
    tell(ann, 2, {"When does your care start?": {"Day": "1", "Month": "5", "Year": "2029"}})
    tell_pension(ann)
    see(ann)
    assert "We have no figures for 2029/30, so we cannot work this out." in ann.main
    assert "You may pay £" not in ann.main


def test_private_answers_are_nowhere_in_it(ann: Person):
    tell_pension(ann)
    ann.open(f"{ann.journey}/7").fill({"What do you not want others to see?": "Bruise"}).press()
    assert "Bruise" not in see(ann).response.text
    assert "secret" not in ann.response.text


def test_its_tab_tells_no_subject(ann: Person):
    assert see(ann).title == "A short form, result – Example Council"


def test_looking_stores_nothing(ann: Person, money: Council):
    tell_pension(ann)
    see(ann)
    before = everything(money)
    see(ann).open(f"{ann.journey}/result.pdf")
    assert everything(money) == before


def test_it_saves_as_a_pdf_and_stands_in_the_copy(ann: Person):
    tell_pension(ann)
    response = ann.client.get(f"{ann.journey}/result.pdf")
    reference = ann.code.reference
    assert response.headers["Content-Disposition"] == f'attachment; filename="result-{reference}.pdf"'
    text = told(response.data)
    for words in (
        "We worked this out on Monday 23 November 2026.",
        "You keep £241.45",
        "The set amount, 2026/27: £241.45 a week – to check",
        "regulation 13",
    ):
        assert words in text
    copied = ann.open(f"{ann.journey}/copy")
    assert "You keep £241.45 of your money each week." in copied.main
    assert working(copied)["What you may pay"] == "£58.55 a week"
    assert "You keep £241.45" in told(ann.client.get(f"{ann.journey}/copy.pdf").data)


def test_what_is_sent_holds_the_result_as_it_was_shown(ann: Person, money: Council):
    tell_pension(ann)
    ann.open(f"{ann.journey}/check").press("Send my answers")
    (sent,) = money.submissions()
    (period,) = sent.result["periods"]
    lines = {line["id"]: line for line in period["lines"]}
    assert lines["charge"]["amount"] == "58.55"
    assert lines["kept"]["rates"] == [
        {
            "id": "care.kept",
            "label": "The set amount",
            "value": "241.45",
            "unit": "pounds_a_week",
            "year": 2026,
            "status": "to_check",
            "law": "SI 2014/2672, regulation 7",
            "own": False,
        }
    ]
    assert period["says"][1] == {"id": "pay", "text": "You may pay £58.55 a week."}
    served = money.app.extensions["desk"].serving.council("demo")
    assert sent.result["rates"] == served.rates.at(money.clock()).fingerprint


def test_after_sending_it_stays_as_it_was_when_rates_change(ann: Person, money: Council):
    tell_pension(ann)
    before = see(ann).main
    ann.open(f"{ann.journey}/check").press("Send my answers")
    keep_rates(money.store, {"care.yaml": TABLE.replace(b"241.45", b"250.00")}, money.clock())
    money.clock.pass_by(days=1)
    ann.follow("See where your form is now").fill({"Your code": ann.code.digits}).press("Carry on")
    ann.follow(SEE)
    assert working(ann)["What you may pay"] == "£58.55 a week"
    assert [each for each in before.split() if "£" in each] == [each for each in ann.main.split() if "£" in each]
    assert ann.link("Where your form is now") == f"{ann.journey}/after"


def test_new_rates_are_noticed_within_seconds(ann: Person, money: Council):
    tell_pension(ann)
    assert "£58.55" in see(ann).main
    keep_rates(money.store, {"care.yaml": TABLE.replace(b"241.45", b"250.00")}, money.clock())
    money.clock.pass_by(seconds=3)
    assert "£50 " in see(ann).main


def test_without_any_rates_there_is_no_sum(ann: Person, money: Council):
    with money.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM rates")
    tell_pension(ann)
    see(ann)
    assert "You may pay £" not in ann.main
    assert "We have no figure" in ann.main


def test_a_form_without_a_result_has_no_such_page(whole_council: Council):
    person = Person(whole_council.app).start()
    assert not [link for link in person.open(person.journey).page.select("a") if "result" in link["href"]]
    assert person.open(f"{person.journey}/result").url == person.journey
    assert person.open(f"{person.journey}/1?to=result").fill({"What should we call you?": "Sam"}).press().url


def test_a_figure_of_the_councils_own_says_so(money: Council, ann: Person):
    served = money.app.extensions["desk"].serving.council("demo")
    served.rates._own = {"care.kept": {2026: Decimal(260)}}
    tell_pension(ann)
    see(ann)
    assert "set by Example Council" in sources(ann, "The set amount that you keep")
    assert "You may pay £40 a week." in paragraphs(ann)
