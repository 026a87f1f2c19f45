"""Somebody is told that a decision on their charge is there to read: by private e-mail alone, without a figure (F2)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from formbuilder.charges.telling import Way, way_to_tell
from formbuilder.councils.read import DEMONSTRATION, read_council
from formbuilder.delivery.charge_news import ChargeNewsErrand
from formbuilder.delivery.message import Channel, Message, NotSentError
from formbuilder.delivery.posting import Post, deliver_due
from formbuilder.rendering.news_words import BY_HAND, after_words
from formbuilder.sealing.waiting import waiting_key
from formbuilder.services.afterwards import AdditionKind
from formbuilder.services.charge_news import CHARGE_DECIDED, News, NewsState, news_of
from formbuilder.services.charges import SavedDecision, SavedEnding
from formbuilder.services.councils import CouncilKeys
from formbuilder.services.doing import Doing
from formbuilder.services.outbox import Fault
from formbuilder.storage import submissions
from formbuilder.storage.engine import Store
from formbuilder.storage.removal import remove
from formbuilder.storage.tables import charge_news
from tests.services.charge_stories import TOLD, decide, end, nadia, told
from tests.services.stories import GONE, NOW

SERVERS = waiting_key("k" * 40, 1)
ADDRESS = "ann.private@example.org"
BY_EMAIL = {**TOLD, "reach": ["email", "phone"], "reach_email": ADDRESS}
COUNCIL = read_council(DEMONSTRATION.read_bytes(), "demonstration.yaml")


class Carrier:
    """A service that takes e-mail, or is down."""

    def __init__(self, *, down: bool = False) -> None:
        self.name, self.down, self.sent = "test", down, list[Message]()

    def carries(self, channel: Channel) -> bool:
        return channel is Channel.EMAIL

    def send(self, message: Message) -> None:
        if self.down:
            raise NotSentError(Fault.UNREACHABLE, "down")
        self.sent.append(message)


@pytest.fixture
def key(keys: CouncilKeys) -> bytes:
    return keys.private


@pytest.fixture
def doing(store: Store) -> Doing:
    return replace(nadia(store), key=SERVERS)


def post(store: Store, carrier: Carrier, now=NOW) -> list[Message]:
    errand = ChargeNewsErrand(store=store, council=COUNCIL, origin="https://forms.example.org", key=SERVERS)
    deliver_due(Post(store=store, senders=(carrier,), errands={CHARGE_DECIDED: errand}, clock=lambda: now))
    return carrier.sent


def addresses(store: Store) -> list[str | None]:
    return list(store.read(lambda scope: scope.connection.execute(select(charge_news.c.address)).scalars()))


def test_an_address_that_cannot_be_opened_any_more_is_left_to_an_officer(store, key, doing):
    reference = told(store, BY_EMAIL)
    assert isinstance(decide(store, reference, key, replace(doing, key=waiting_key("o" * 40, 1))), SavedDecision)
    assert post(store, Carrier()) == []
    assert news_of(store, reference) == {1: News(NewsState.NOT_SENT, NOW)}


def test_a_private_e_mail_says_that_there_is_something_to_read_and_no_figure(store, key, doing):
    reference = told(store, BY_EMAIL)
    assert isinstance(decide(store, reference, key, doing), SavedDecision)
    assert news_of(store, reference) == {1: News(NewsState.WAITING, NOW)}
    assert addresses(store) == [None]
    (sealed,) = store.read(lambda scope: scope.connection.execute(select(charge_news.c.sealed)).scalars())
    assert b"ann" not in sealed, "the database alone tells nobody the address"
    (message,) = post(store, Carrier())
    assert message.to == ADDRESS
    assert "https://forms.example.org/demo/come-back" in message.body
    said = f"{message.subject} {message.body}"
    assert not {"58", "£", "care", "money", "charge", "Ann", reference[:4]} & set(said.replace(".", " ").split())
    assert news_of(store, reference) == {1: News(NewsState.SENT, NOW)}
    assert addresses(store) == [None], "the address is forgotten as soon as it went"
    assert post(store, Carrier()) == []
    assert isinstance(end(store, reference, key, doing), SavedEnding)
    assert len(post(store, Carrier())) == 1, "an end is told too"


@pytest.mark.parametrize(
    ("answers", "way"),
    [
        ({"reach": ["email", "letter"], "reach_email": ADDRESS}, Way.EMAIL),
        ({"reach": ["email", "letter"]}, Way.LETTER),
        ({"reach": ["letter"], "reach_email": ADDRESS}, Way.LETTER),
        ({"reach": ["text"], "reach_email": ADDRESS}, Way.TEXT),
        ({"reach": ["phone"]}, Way.PHONE),
        ({"reach": ["phone", "text"]}, Way.CALL),
        ({"reach": ["none"], "reach_email": ADDRESS}, Way.NONE),
        ({"reach_email": ADDRESS}, Way.UNSAID),
        ({}, Way.UNSAID),
    ],
)
def test_only_ways_that_are_private_are_used(store, key, doing, answers, way):
    assert way_to_tell(answers, changed=False) is way
    assert way_to_tell(answers, changed=True) is Way.CHANGED
    assert way is Way.EMAIL or way in BY_HAND
    reference = told(store, {**TOLD, **answers})
    decide(store, reference, key, doing)
    assert bool(post(store, Carrier())) is (way is Way.EMAIL)


def added(store: Store, reference: str) -> None:
    row = submissions.AdditionRow(1, AdditionKind.REACH, b"sealed", NOW)
    store.write(lambda scope: submissions.add_addition(scope, reference, row))


@pytest.mark.parametrize("why", ["another way", "taken back"])
def test_what_changed_before_it_went_keeps_it_back(store, key, doing, why):
    """A way that was private may not be any more; whoever took the form back is not written to."""
    reference = told(store, BY_EMAIL)
    decide(store, reference, key, doing)
    if why == "another way":
        added(store, reference)
    else:
        store.write(lambda scope: submissions.withdraw(scope, reference, NOW))
    assert post(store, Carrier()) == []
    assert news_of(store, reference)[1].state is NewsState.NOT_SENT
    assert addresses(store) == [None]


def test_where_it_cannot_be_sent_the_officer_is_told_to_send_the_letter(store, key, doing):
    reference = told(store, {**BY_EMAIL, "reach": ["email", "letter"]})
    decide(store, reference, key, doing)
    now = NOW
    while news_of(store, reference)[1].state is NewsState.WAITING:
        post(store, Carrier(down=True), now)
        now += timedelta(days=1)
    assert addresses(store) == [None]
    way = way_to_tell({"reach": ["email", "letter"], "reach_email": ADDRESS}, changed=False, by_email=False)
    assert list(after_words(news_of(store, reference)[1], way))[1].startswith("Send the statement by letter")


def test_it_goes_with_the_form_it_is_about(store, key, doing):
    reference = told(store, BY_EMAIL)
    decide(store, reference, key, doing)
    store.write(lambda scope: remove(scope, [reference], replace(GONE, at=NOW)))
    assert addresses(store) == []
    assert post(store, Carrier()) == []
