"""A draft is shown by a link: to whoever has it, for some days, and never among real answers."""

import re
from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.checking.shelf import Shelf
from formbuilder.councils.read import read_council
from formbuilder.delivery.demonstration import DemonstrationSender
from formbuilder.delivery.posting import Post, deliver_due
from formbuilder.delivery.preview_mails import PreviewErrand
from formbuilder.rendering.journey_frames import KEEP_WALK
from formbuilder.sealing.waiting import waiting_key
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, Save, begin_draft, find_draft, find_revision, save_draft
from formbuilder.services.preview_mails import MOST_ADDRESSES, PREVIEW_MAILED, mails_of
from formbuilder.services.previews import end_preview, previews_of
from formbuilder.services.submissions import list_submissions
from formbuilder.storage.tables import preview_mails
from tests.council import SECRET, SMALL, Council, Prepared, profile
from tests.person import Person
from tests.staff import ORIGIN, come_in, staffed
from tests.told import begin, send, walk_to_the_end, whole
from tests.web.untouched import rows

FILE = SMALL / "small-talk" / "1.yaml"
PREVIEWS = "/office/demo/drafts/small-talk/2/previews"


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path, origin=ORIGIN)
    begun = begin_draft(council.store, "small-talk", FILE.read_text(), "small-talk@1", doing(council))
    assert isinstance(begun, Draft)
    yield council
    council.close()


@pytest.fixture
def owen(office: Council) -> Person:
    return come_in(office, "officer")


@pytest.fixture
def previewer(office: Council, owen: Person) -> Person:
    """Somebody who was given a link."""
    return Person(office.app, slug=link_of(owen))


def doing(council: Council) -> Doing:
    return Doing(council.clock(), token_bytes)


def link_of(owen: Person) -> str:
    """Make a link, and give what its addresses begin with."""
    owen.open(PREVIEWS).follow("Make a link").press("Make the link")
    assert owen.heading == "This is the link"
    return owen.link("Look at it").removeprefix("http://localhost/").partition("/")[0]


def keep(previewer: Person, name: str) -> Person:
    return previewer.follow(KEEP_WALK).fill({"Who answers like this?": name}).press("Keep them")


def test_somebody_with_the_link_fills_in_the_draft_as_people_will(office: Council, previewer: Person):
    previewer.open(f"{previewer.home}/small-talk")
    assert "This is a draft to try out." in previewer.text
    assert "This is an example" not in previewer.text
    whole(previewer)
    assert "This is a draft to try out." in previewer.text
    send(previewer)
    assert list_submissions(office.store) == ()


def test_nobody_is_asked_in_a_preview_if_a_question_is_hard(previewer: Person):
    begin(previewer)
    assert "Is this question hard?" not in previewer.text
    sent = previewer.sent_by()
    previewer.open(f"{previewer.journey}/1/hard", expect=404)
    previewer.send(f"{previewer.home}/hard", {"form": "small-talk", "version": "2", "tap": "upset"}, expect=404)
    previewer.send(f"{previewer.journey}/1", {**sent, "hard": "yes", "q-call_you": "Sam"})
    assert previewer.url == f"{previewer.journey}/2", "it goes on as with Continue"


def test_every_page_of_a_preview_says_what_it_is(previewer: Person):
    begin(previewer)
    assert "This is a draft to try out." in previewer.text
    previewer.press("Continue")
    assert previewer.errors
    assert "This is a draft to try out." in previewer.text


def test_a_preview_shows_the_draft_as_it_was_shared(office: Council, owen: Person, previewer: Person):
    before = previewer.open(f"{previewer.home}/small-talk").heading
    changed = FILE.read_text().replace("version: 1", "version: 2").replace(f"title: {before}", "title: Another one")
    save_draft(office.store, draft(office).pin, Save(text=changed, seen=1, about=""), doing(office))
    assert previewer.open(f"{previewer.home}/small-talk").heading == before
    later = Person(office.app, slug=link_of(owen))
    assert later.open(f"{later.home}/small-talk").heading == "Another one"


def draft(council: Council) -> Draft:
    found = find_draft(council.store, DraftPin("small-talk", 2))
    assert found is not None
    return found


def test_a_preview_ends(office: Council, previewer: Person):
    begin(previewer)
    office.clock.pass_by(days=7, seconds=3)
    previewer.open(f"{previewer.home}/small-talk", expect=404)
    assert previewer.heading == "This preview has ended"


def test_an_officer_ends_a_link(office: Council, owen: Person, previewer: Person):
    previewer.open(f"{previewer.home}/small-talk")
    owen.open(PREVIEWS).press("End this link")
    assert "There are none at present." in owen.main
    office.clock.pass_by(seconds=3)
    previewer.open(f"{previewer.home}/small-talk", expect=404)
    assert previewer.heading == "This preview has ended"


@pytest.mark.parametrize("days", ["", "0", "31", "seven", "-1", "9" * 5_000, "٧"])
def test_a_link_is_for_some_days(owen: Person, days: str):
    owen.open(f"{PREVIEWS}/new").fill({"For how many days?": days}).press("Make the link")
    assert owen.errors == [("#days", "Enter a number of days from 1 to 30.")]
    assert owen.value("For how many days?") == days


def test_a_draft_with_problems_is_not_shown(office: Council, owen: Person):
    broken = Save(text="form: small-talk\nversion: 2\ntitle: Small\n", seen=1, about="")
    save_draft(office.store, draft(office).pin, broken, doing(office))
    owen.open(f"{PREVIEWS}/new").press("Make the link")
    assert owen.heading == "This draft cannot be shown yet"


def test_a_preview_has_no_office(previewer: Person):
    slug = previewer.home.strip("/")
    for place in ("", "sign-in", "people"):
        assert previewer.client.get(f"/office/{slug}/{place}").status_code == 404


def test_answers_that_were_made_up_become_a_check(office: Council, owen: Person, previewer: Person):
    begin(previewer)
    walk_to_the_end(previewer)
    assert keep(previewer, "").errors == [("#name", "Enter what happens in these answers, with 120 signs at most.")]
    previewer.fill({"Who answers like this?": "Sam: has a child"}).press("Keep them")
    assert previewer.heading == "These answers are kept"
    owen.open(PREVIEWS)
    assert "Kept answers: Sam: has a child" in owen.main
    owen.press("Make it a check")
    assert "Kept answers" not in owen.main
    found = find_revision(office.store, draft(office).pin)
    assert found is not None
    assert '- name: "Sam: has a child"' in found.text
    form, problems = Shelf.of(SMALL).read(found.text)
    assert problems == ()
    assert form is not None
    assert form.scenarios[-1].asked[0] == "call_you"


def test_answers_can_be_left_out(owen: Person, previewer: Person):
    begin(previewer)
    keep(previewer, "Nobody")
    owen.open(PREVIEWS).press("Leave it out")
    assert "Kept answers" not in owen.main


def test_answers_to_a_real_form_are_never_kept_as_a_check(council: Council, person: Person):
    begin(person)
    assert KEEP_WALK not in person.text
    person.open(f"{person.journey}/keep", expect=404)
    token = person.open(f"{person.journey}/stop").sent_by("Stop and clear this device")["csrf_token"]
    person.send(f"{person.journey}/keep", {"csrf_token": token, "name": "x"}, expect=404)


def test_a_form_that_nobody_looks_after_yet_can_be_tried(office: Council, owen: Person):
    text = FILE.read_text().replace("form: small-talk", "form: new-talk")
    begun = begin_draft(office.store, "new-talk", text, "words", doing(office))
    assert isinstance(begun, Draft)
    owen.open("/office/demo/drafts/new-talk/1/previews/new").press("Make the link")
    slug = owen.link("Look at it").removeprefix("http://localhost/").partition("/")[0]
    tester = Person(office.app, slug=slug)
    begin(tester, "new-talk")
    walk_to_the_end(tester)
    assert "somebody at Example Council can read it" in tester.main


def work(council: Council) -> int:
    """Do what a worker does; how many e-mails went out."""
    key = waiting_key(SECRET, council.store.council)
    errand = PreviewErrand(store=council.store, council=read_council(profile(), "demo"), origin=ORIGIN, key=key)
    sender = DemonstrationSender(council.store, council.clock)
    errands = {PREVIEW_MAILED: errand}
    return deliver_due(Post(store=council.store, senders=(sender,), errands=errands, clock=council.clock)).sent


def clear_addresses(council: Council) -> set[str]:
    """Return what whoever has the database alone reads of the addresses."""
    found = council.store.read(lambda scope: scope.connection.execute(select(preview_mails)).mappings().all())
    return {row["address"] for row in found if b"example" not in row["sealed_to"]}


def to_email(owen: Person) -> Person:
    link_of(owen)
    return owen.open(PREVIEWS).follow("E-mail what the link of")


def test_a_preview_is_e_mailed_and_the_page_says_to_whom_and_when(office: Council, owen: Person):
    to_email(owen).fill({"E-mail addresses": "sam@example.org, ana@example.org\nsam@example.org"}).press("Send it")
    assert "It waits to be e-mailed to sam@example.org. Owen Price asked for it on" in owen.main
    assert clear_addresses(office) == {""}
    assert work(office) == 2
    assert work(office) == 0
    owen.open(PREVIEWS)
    for address in ("ana@example.org", "sam@example.org"):
        assert owen.main.count(f"E-mailed to {address} on Monday 23 November 2026, 10am.") == 1
    sent = owen.open("/demo/outbox").main
    assert "Subject: Example Council: try a form" in sent
    assert "small talk" not in sent
    found = re.search(r"preview-[0-9a-f]{32}", sent)
    assert found is not None
    before = rows(office)
    reader = Person(office.app).open(f"/{found[0]}/small-talk")
    assert "This is a draft to try out." in reader.text
    assert rows(office) == before, "opening the link changes nothing"


def test_addresses_that_are_none_are_named_and_nothing_is_lost(office: Council, owen: Person):
    typed = "sam@example.org\nnobody"
    to_email(owen).fill({"E-mail addresses": typed}).press("Send it")
    assert owen.errors == [("#to", "“nobody” is not an e-mail address. Correct it, or take it out.")]
    assert owen.value("E-mail addresses") == typed
    owen.fill({"E-mail addresses": " "}).press("Send it")
    assert owen.errors == [("#to", "Enter one e-mail address at least.")]
    many = " ".join(f"p{number}@example.org" for number in range(MOST_ADDRESSES + 1))
    owen.fill({"E-mail addresses": many}).press("Send it")
    assert owen.errors == [("#to", "These are 21 addresses. Send it to 20 at most at once.")]
    assert mails_of(office.store, previews_of(office.store, draft(office).pin, office.clock())) == ()


def test_a_preview_that_was_ended_is_not_e_mailed(office: Council, owen: Person):
    to_email(owen).fill({"E-mail addresses": "sam@example.org"}).press("Send it")
    for each in previews_of(office.store, draft(office).pin, office.clock()):
        end_preview(office.store, each.id, doing(office))
    assert work(office) == 0
    assert "sam@example.org" not in owen.open(PREVIEWS).main
