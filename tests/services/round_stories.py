"""Each thing that services offer for what rounds look at, and for forms that panels ask for, once."""

from datetime import timedelta

from formbuilder.definition.load import parse
from formbuilder.definition.model import Form
from formbuilder.services import agendas, form_wishes, point_writing, rounds, rounds_waiting, said_before
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.editions import EditionName
from formbuilder.services.form_wishes import Answer, FormWish, Reply
from formbuilder.services.members import Member
from formbuilder.services.point_kinds import Point, Spot, Writing
from formbuilder.services.round_kinds import Round, Why
from formbuilder.storage.engine import Store
from tests.council import SMALL
from tests.services.panel_stories import DOING, TODAY, Circle, at, circle

TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
HOURS = "About how many hours did you help in the last 7 days?"
OTHER_HOURS = "How many hours did you help last week?"
FIRST, SECOND = (EditionName(DraftPin("small-talk", version)) for version in (1, 2))


def form(text: str = TEXT) -> Form:
    return parse(text.encode(), "1.yaml")


FORMS = {FIRST: form(), SECOND: form(TEXT.replace("version: 1", "version: 2").replace(HOURS, OTHER_HOURS))}
read = FORMS.get
"""The first version, and a second one in which a question has other words."""


def opened(here: Circle, *places: str, name: EditionName = FIRST, after: str | None = None, days: float = 0) -> Round:
    """Another round of the panel, on words that are there, opened after some days."""
    new = rounds.NewRound(pin=name.pin, revision=None, title="Real words", after=after)
    proposed = rounds.propose_round(here.store, here.panel.id, new, at(days))
    assert isinstance(proposed, Round)
    chosen = [(place, Why.CHOSEN) for place in places]
    assert isinstance(rounds.pick_questions(here.store, proposed.id, chosen, at(days, here.chair)), Round)
    usual = rounds.Days.usual(TODAY + timedelta(days=days))
    found = rounds.open_round(here.store, proposed.id, usual, at(days, here.chair))
    assert isinstance(found, Round)
    return found


def says(here: Circle, who: Member, round_: Round, place: str, text: str, days: float = 1, **more) -> Point:
    writing = Writing(**{"words": "Last week is shorter.", **more})
    kept = point_writing.write_point(here.store, Spot(round_.id, place, text), writing, at(days, who))
    assert isinstance(kept, Point), kept
    sent = point_writing.send_point(here.store, kept.id, at(days, who))
    assert isinstance(sent, Point), sent
    return sent


def rounds_look_at_words(store: Store) -> None:
    here = circle(store, "Parents", "Pat")
    first = opened(here, "hours")
    says(here, here.ann, first, "hours.ask", HOURS)
    second = opened(here, "hours", name=SECOND, after=first.id, days=50)
    agendas.agenda(store, second, read)
    agendas.rounds_to_follow(store, "small-talk", TODAY)
    said_before.said_before(store, second, "hours", TODAY + timedelta(days=60))
    said_before.counts_before(store, second)
    said_before.second_round(store, second, read, TODAY + timedelta(days=60))
    rounds_waiting.waiting_for(store, here.chair.id, TODAY)
    rounds_waiting.waiting_for(store, here.ann.person, TODAY)
    wish = form_wishes.ask_for_form(store, here.panel.id, "Blue badge", "It is long.", at(1, here.ann))
    assert isinstance(wish, FormWish)
    form_wishes.wishes_waiting(store, TODAY)
    form_wishes.count_waiting(store, TODAY)
    form_wishes.answer_wish(store, wish.id, Reply(Answer.NO, "Another council owns it.", None), DOING)
    form_wishes.find_wish(store, wish.id)
    form_wishes.wishes_of_panel(store, here.panel.id)
