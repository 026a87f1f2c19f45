"""Every page of the public in a language that nobody speaks: nothing of our own stays English (issue 7)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_bytes

import pytest
from bs4 import BeautifulSoup, Tag

from formbuilder.services.doing import Doing
from formbuilder.services.half_way import Rule
from formbuilder.services.people import add_examples
from formbuilder.tongue.messages import Tongue
from tests.council import MONEY, SMALL, START, Council, Prepared, prepare
from tests.person import Person, sent_by_form
from tests.pseudo import from_the_right, left_in_english, longer
from tests.telling import page_out, six_said
from tests.told import whole
from tests.versions import next_version
from tests.web.test_half_way import FEWER_HOURS, NAME, OTHER_ASK, cut_off, rule, told_hours
from tests.web.test_two_at_once import window

BEFORE = (
    "", "small-talk", "small-talk/with-me", "small-talk/on-paper", "come-back", "what-others-see", "nothing-here",
)  # fmt: skip  # a list
ON_THE_WAY = (
    "", "/check", "/code", "/stop", "/help", "/told-before", "/language", "/carry-on", "/copy", "/1/hard", "/99",
)  # fmt: skip  # a list
AFTER = ("/sent", "/after", "/after/more", "/after/reach", "/after/withdraw", "/after/delete", "/copy", "/stop")
PAGES = 20


class Reader:
    """Somebody who reads pages in a language, and keeps everything that is still English."""

    def __init__(self, person: Person, tongue: Tongue) -> None:
        self.client = person.client
        self.tongue = tongue
        self.found: dict[str, list[str]] = {}
        self.seen: list[str] = []

    def look(self, url: str, data: dict[str, list[str]] | None = None) -> BeautifulSoup | None:
        """Open an address, or send something there; None where it leads on."""
        response = self.client.get(url) if data is None else self.client.post(url, data=data)
        if response.status_code in {302, 303}:
            return None
        page = BeautifulSoup(response.text, "html.parser")
        assert (page.html["lang"], page.html["dir"]) == (self.tongue.tag, self.tongue.direction), url
        left = left_in_english(BeautifulSoup(response.text, "html.parser"))
        name = f"{url}{' sent' if data is not None else ''}: {response.status_code}"
        self.seen.append(name)
        if left:
            self.found[name] = left
        return page

    def send(self, url: str, page: BeautifulSoup, **typed: str) -> BeautifulSoup | None:
        """Send the first form of a page, with the same in every box."""
        form = page.select_one("main form")
        assert isinstance(form, Tag)
        boxes = form.select("input[type=text], input[type=email], input[type=tel], textarea")
        own = {str(box["name"]): [typed.get(str(box["name"]), typed["all"])] for box in boxes}
        return self.look(str(form.get("action") or url), sent_by_form(form) | own)


@pytest.fixture(scope="module")
def with_money(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepare(tmp_path_factory.mktemp("spoken"), SMALL, MONEY)


@pytest.fixture
def spoken(easy_codes: None, with_money: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = Council(with_money, tmp_path, demonstration=True)
    for each in (longer(), from_the_right()):
        council.app.extensions["tongues"].add(each)
    yield council
    council.close()


def _change(person: Person, tag: str) -> None:
    person.open(f"{person.journey}/language")
    token = person.page.select_one("[name=csrf_token]")["value"]
    person.client.post(f"{person.journey}/language", data={"csrf_token": token, "language": tag})


def test_nothing_of_ours_stays_english(spoken: Council):
    person, tongue = Person(spoken.app), longer()
    reader = Reader(person, tongue)
    for each in BEFORE:
        reader.look(f"{person.home}/{each}?language={tongue.tag}")
    whole(person)
    _change(person, tongue.tag)
    _answer_badly(reader, person)
    for each in ON_THE_WAY:
        reader.look(person.journey + each)
    check = reader.look(f"{person.journey}/check")
    assert check is not None
    press = check.select("main form")[-1]
    reader.look(press["action"], sent_by_form(press))
    _come_back(reader, person)
    for each in AFTER:
        reader.look(person.journey + each)
    reader.look(f"{person.home}/leave")
    reader.look(f"{person.journey}/check")
    assert len(reader.seen) > 50
    assert reader.found == {}
    assert spoken.app.extensions["tongues"].get(tongue.tag).catalogue.missed == set()


def test_no_words_around_a_result_stay_english(spoken: Council):
    person, tongue = Person(spoken.app).start("money-talk"), longer()
    reader = Reader(person, tongue)
    _change(person, tongue.tag)
    reader.look(f"{person.journey}/result")
    _answer_badly(reader, person, "12")
    for each in ("/result", "/check", "/copy"):
        reader.look(person.journey + each)
    page = reader.look(f"{person.home}/money-quick?language={tongue.tag}")
    assert page is not None
    reader.send(f"{person.home}/money-quick", page, all="12")
    assert reader.found == {}


@pytest.mark.parametrize("made", [longer, from_the_right])
def test_the_pages_that_few_people_meet_keep_nothing_of_ours_in_english(spoken: Council, made: Callable[[], Tongue]):
    """How pages look, what people said, two windows that differ, a form that changes under somebody, another year."""
    person, tongue = Person(spoken.app), made()
    reader = Reader(person, tongue)
    add_examples(spoken.store, Doing(START, token_bytes))
    six_said(spoken.store, START)
    page_out(spoken.store, START)
    spoken.clock.pass_by(days=20)
    for each in ("look?to=/small-talk", "you-said?", "you-said/small-talk?", "small-talk/paper?", "no-such?"):
        reader.look(f"{person.home}/{each}&language={tongue.tag}")
    told_hours(person)
    stale = person.open(f"{person.journey}/1").fill({NAME: "Mine"}).sent_by("Continue")
    window(person).open(f"{person.journey}/1").fill({NAME: "Theirs"}).press()
    _change(person, tongue.tag)
    clash = reader.look(f"{person.journey}/1", stale)
    assert clash is not None
    reader.look(f"{person.journey}/1", sent_by_form(clash.select("main form")[-1]))
    next_version(spoken, OTHER_ASK, FEWER_HOURS)
    rule(spoken, Rule.ASK_AGAIN, "hours")
    cut_off(spoken)
    changed = reader.look(f"{person.journey}/changed")
    assert changed is not None
    go_on = changed.select_one("main form")
    reader.look(go_on["action"], sent_by_form(go_on))
    for each in ("", "/look", "/language", "/left", "/5", "/check"):
        reader.look(person.journey + each)
    assert len(reader.seen) >= 14
    assert reader.found == {}


def _answer_badly(reader: Reader, person: Person, last: str = "9" * 7000) -> None:
    for number in range(1, PAGES):
        here = f"{person.journey}/{number}"
        page = reader.look(here)
        for each in ("", "QQ", last) if page is not None and page.select_one("main form") else ():
            reader.send(here, page, all=each)


def _come_back(reader: Reader, person: Person) -> None:
    there = f"{person.home}/come-back?language={reader.tongue.tag}"
    page = reader.look(there)
    assert page is not None
    for typed in ({"all": ""}, {"all": "abc"}, {"all": person.code.digits, "reference": person.code.reference}):
        reader.send(there, page, **typed)
