"""The result page for somebody who looks at it before they have told anything: what to do next, and nothing to read."""

from tests.council import Council
from tests.person import Person

INSIDE = ("Savings Credit, left out", "All that is left out", "How we worked it out", "What we took as true")


def shown(person: Person) -> str:
    """What stands there before anything is opened."""
    for each in person.page.select("details"):
        each.decompose()
    return person.main


def test_one_sentence_says_what_to_do_first_and_the_list_can_be_opened(whole_council: Council):
    person = Person(whole_council.app).start("financial-assessment")
    person.open(f"{person.journey}/result")
    assert "We cannot tell you a sum yet." in person.main
    assert "more questions first" in person.main
    every = [link.get_text(strip=True) for link in person.page.select("main details a")]
    assert len(every) > 3
    begin = person.page.select_one("main p a[href*='to=result']")
    assert begin.get_text(strip=True) == every[0]
    pages = [int(link["href"].split("?")[0].rsplit("/", 1)[1]) for link in person.page.select("main details a")]
    assert pages == sorted(pages), "in the order in which they are asked"
    assert not [words for words in INSIDE if words in person.main]
    assert not [ask for ask in every[1:] if ask in shown(person)]


def test_each_answer_leads_back_and_to_the_next(whole_council: Council):
    person = Person(whole_council.app).start("financial-assessment")
    person.open(f"{person.journey}/result")
    first = person.page.select_one("main p a[href*='to=result']")
    person.open(first["href"].split("#")[0])
    assert first.get_text(strip=True) in person.main
    person.fill({"When were you born?": {"Day": "3", "Month": "2", "Year": "1950"}}).press()
    assert "We cannot tell you a sum yet." in person.main
    assert person.page.select_one("main p a[href*='to=result']").get_text(strip=True) != "When were you born?"


def test_a_copy_lists_no_sums_that_nobody_can_tell(whole_council: Council):
    person = Person(whole_council.app).start("financial-assessment")
    person.open(f"{person.journey}/copy")
    assert "We cannot tell you a sum yet." in person.main
    assert "Savings Credit, left out" not in person.main
    assert "We cannot tell these yet" not in person.main
