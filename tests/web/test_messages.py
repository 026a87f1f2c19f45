"""News for members: chosen on a page, stopped by a link, handed out on paper; and who read a comment (R8, R24)."""

from secrets import token_bytes

import pytest

from formbuilder.review.outcomes import Outcome
from formbuilder.services import deciding, members, point_writing
from formbuilder.services.decision_checks import note_read
from formbuilder.services.decision_kinds import Answer, Decision
from formbuilder.services.digests import digest_to_send, plan_digests
from formbuilder.services.doing import Doing
from formbuilder.services.members import Choices, Digest, Way
from formbuilder.storage import digests as rows
from formbuilder.storage import news
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import digests as table
from formbuilder.web.desk import HERE
from tests.council import Council
from tests.person import Person
from tests.reviewing import Opened, opened
from tests.staff import HOME, come_in, somebody

KEY = bytes(range(32))


@pytest.fixture
def here(office: Council) -> Opened:
    return opened(office.store, office.clock())


def by(office: Council, name: str) -> Doing:
    return Doing(office.clock(), token_bytes, somebody(office.store, name).id)


def member(office: Council, here: Opened, number: int) -> Person:
    return Person(office.app).open(f"{HOME}slip/{here.slip(number, office.clock())}").press("Come in")


def test_news_on_paper_from_what_a_member_told_to_a_slip_that_was_handed_out(office: Council, here: Opened):
    """n29, R21, R24: number 7 says what they want; their slip has the answer, and is noted as handed out once."""
    filip = come_in(office, "facilitator").open(f"{HOME}panels/{here.panel}/members")
    filip.follow("Say how member 7 wants to be told of news")
    filip.fill({"How do you like to take part?": "On paper", "What may we send you?": "Once a day at most"})
    filip.press("Write this down")
    assert here.member(7).choices.digest is Digest.DAILY
    point = here.says(7, "A private word.", office.clock())
    answer = Answer(points=(point.id,), outcome=Outcome.CANNOT_LAW, because="The law asks for hours.")
    assert isinstance(deciding.decide(here.store, answer, by(office, "Owen Price")), Decision)
    filip.open(f"{HOME}panels/{here.panel}/members").follow("Slips to hand out, with what is new")
    for there in ("Member 7", "Not changed: the law says", "Why: The law asks for hours.", "I do not agree"):
        assert there in filip.main
    for private in ("private word", "small-talk", "About how many hours"):
        assert private not in filip.main
    assert "11 members chose to be told of nothing" in filip.main
    made = filip.client.get(f"{HOME}panels/{here.panel}/news-slips.pdf")
    assert made.data.startswith(b"%PDF")
    filip.follow("Print them with what each member said")
    assert "You said: “A private word.”" in filip.main
    filip.fill({"Who got their slip?": ["Member 7"]}).press("Note who got their slip")
    assert "There is nothing new for members who take part on paper." in filip.main
    point_writing.withdraw_point(here.store, point.id, here.doing(7, office.clock()))


def wants_messages(office: Council, here: Opened) -> tuple[Doing, str, str]:
    """Mary Bell, to whom a message goes, the panel in which she wants it, and the link that stops it."""
    mary = by(office, "Mary Bell")
    where = next(each.panel for each in members.memberships_of(here.store, mary.by or ""))
    wants = Choices(digest=Digest.DAILY, way=Way.EMAIL, digest_hour=8)
    assert isinstance(members.keep_choices(here.store, where, mary.by or "", wants, mary), members.Member)
    here.store.write(lambda scope: tell(scope, mary))
    there = office.clock().astimezone(HERE)
    assert plan_digests(here.store, there, Doing(office.clock(), token_bytes, key=KEY)) == 1
    (row,) = here.store.read(lambda scope: plain.every(scope, table, rows.DigestRow, order=(table.c.id,)))
    assert row.link is None
    assert digest_to_send(here.store, row.id, there, KEY[::-1]) is None
    told = digest_to_send(here.store, row.id, there, KEY)
    assert told
    assert told.link.encode() not in (row.sealed or told.link.encode())
    return mary, where, told.link


def test_a_link_stops_messages_by_one_button_without_signing_in_and_opening_it_stops_nothing(
    office: Council, here: Opened
):
    """R24: whoever opens the link first, such as a mail scanner, stops nothing."""
    mary, where, link = wants_messages(office, here)
    person = Person(office.app).open(f"{HOME}stop/{link}")
    assert person.heading == "Do you want to stop these messages?"
    assert kept(here, where, mary) is Digest.DAILY
    person.press("Stop these messages")
    assert person.heading == "The messages are stopped"
    assert kept(here, where, mary) is Digest.OFF
    assert person.open(f"{HOME}stop/nothing").heading == "This link stops nothing"


def test_the_button_of_a_mail_program_stops_messages_too(office: Council, here: Opened):
    """R24, RFC 8058: one press without a page of ours; anything else without our token stops nothing."""
    mary, where, link = wants_messages(office, here)
    client = office.app.test_client()
    client.post(f"{HOME}stop/{link}", data={"List-Unsubscribe": "x"})
    assert kept(here, where, mary) is Digest.DAILY
    answer = client.post(f"{HOME}stop/{link}", data={"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, kept(here, where, mary)) == (200, Digest.OFF)


def test_the_author_sees_who_read_a_comment_and_when(office: Council, here: Opened):
    """R8: nobody yet, then each of those who answer, with the day; members who read it are not told of."""
    point = here.says(7, "A word.", office.clock())
    person = member(office, here, 7).open(f"{HOME}points/{point.id}")
    assert "Read by: nobody yet." in person.main
    note_read(here.store, (point.id,), by(office, "Owen Price"))
    office.clock.pass_by(days=1)
    for _ in range(2):
        note_read(here.store, (point.id,), by(office, "Ruth Cole"))
    office.clock.pass_by(minutes=1)
    person = member(office, here, 7).open(f"{HOME}points/{point.id}")
    read = [each.get_text(strip=True) for each in person.page.select("p") if "Read by" in each.get_text()]
    assert read == [
        "Read by: Owen Price, on Monday 23 November 2026.",
        "Read by: Ruth Cole, on Tuesday 24 November 2026.",
    ]


def tell(scope: Scope, doing: Doing) -> None:

    row = news.NewsRow(id=doing.new_id(), person=doing.by or "", what="point-answered", subject="x", at=doing.now)
    news.tell(scope, row)


def kept(here: Opened, panel: str, doing: Doing) -> Digest:
    found = members.find_member(here.store, panel, doing.by or "")
    assert found
    return found.choices.digest
