"""Where comments stand, a second round, a yes with concern, how people took part: axe finds nothing, wide or narrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page, expect

from formbuilder.services import deciding, drafts, life_cycle, point_writing, rounds
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Save
from formbuilder.services.members import members_of
from formbuilder.services.panel_examples import GROUP, add_panel_examples
from formbuilder.services.panels import list_panels
from formbuilder.services.people import add_examples
from formbuilder.services.point_kinds import Point, Spot, Writing
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import NARROW, findings
from tests.council import SMALL, Prepared
from tests.publishing import checks
from tests.services.decision_stories import answer_of
from tests.serving import Server
from tests.staff import somebody

NOW = datetime.now(UTC)
"""The server in the browser’s tests has the clock of the machine."""
BEGAN = NOW - timedelta(days=60)
FORM = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
PIN = DraftPin("small-talk", 2)
DRAFT = "/office/demo/drafts/small-talk/2"


@dataclass(frozen=True)
class Looked:
    """A round that is over, with comments whose words stand elsewhere by now."""

    server: Server
    round: str
    point: str


def furnish(store: Store) -> tuple[str, str]:
    """Two comments of the group on a draft; one is answered, and the id of their question is another one by now."""
    start = Doing(BEGAN, token_bytes)
    add_examples(store, start)
    add_panel_examples(store, start)
    owen, chloe = (Doing(BEGAN, token_bytes, somebody(store, name).id) for name in ("Owen Price", "Chloe Ward"))
    (panel,) = [each for each in list_panels(store) if each.name == GROUP.name]
    assert isinstance(drafts.begin_draft(store, "small-talk", FORM, "small-talk@1", owen), drafts.Draft)
    made = rounds.propose_round(store, panel.id, rounds.NewRound(pin=PIN, revision=1, title="First words"), owen)
    assert isinstance(made, rounds.Round)
    rounds.pick_questions(store, made.id, [("call_you", rounds.Why.CHOSEN), ("hours", rounds.Why.CHOSEN)], chloe)
    rounds.open_round(store, made.id, rounds.Days.usual(BEGAN.date()), chloe)
    said = []
    for number, words in enumerate(("Too short.", "Too cold.")):
        member = Doing(BEGAN + timedelta(days=1), token_bytes, members_of(store, panel.id)[number].person)
        spot = Spot(made.id, "call_you.hint", "Your first name is fine.")
        kept = point_writing.write_point(store, spot, Writing(words=words), member)
        assert isinstance(kept, Point)
        assert isinstance(point_writing.send_point(store, kept.id, member), Point)
        said.append(kept)
    assert isinstance(deciding.decide(store, answer_of(said[0], because="The law asks for a name."), owen), Decision)
    text = drafts.find_revision(store, PIN)
    assert text
    new = text.text.replace("call_you", "your_name").replace("What should we call you?", "What is your name?")
    assert isinstance(drafts.save_draft(store, PIN, Save(text=new, seen=1, about="Ids"), owen), drafts.Saved)
    life_cycle.send_for_review(store, PIN, checks(), owen)
    return made.id, min(each.id for each in said)


@pytest.fixture(scope="module")
def here(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looked]:
    server = Server(small_council, tmp_path_factory.mktemp("places"))
    engine = engine_for(f"sqlite:///{server.database}")
    round_, point = furnish(Store(engine, 1))
    engine.dispose()
    server.start()
    yield Looked(server, round_, point)
    server.kill()


def come_in(chromium: Browser, here: Looked, name: str) -> Page:
    page = chromium.new_context(base_url=here.server.address, viewport=NARROW).new_page()
    page.goto("/office/demo/sign-in")
    page.get_by_label(name).check()
    page.get_by_role("button", name="Continue").click()
    return page


def test_axe_finds_nothing_on_the_pages_of_places_second_rounds_and_statements_r29_r30(chromium: Browser, here: Looked):
    """R29, R30: the officer, the chair and an approver; then one press puts both comments in their place."""
    pages = {
        "Owen Price": [
            f"{DRAFT}/places",
            f"{DRAFT}/places/{here.point}",
            "/office/demo/forms/small-talk/removed",
            f"/office/demo/forms/small-talk/removed/{here.point}",
            f"{DRAFT}/statement",
        ],
        "Chloe Ward": [
            f"/office/demo/rounds/{here.round}/second",
            f"/office/demo/rounds/{here.round}/chair",
            f"{DRAFT}/sign-for-panel",
        ],
        "Amina Yusuf": ["/office/demo/sign-off-chain"],
    }
    for name, addresses in pages.items():
        page = come_in(chromium, here, name)
        for address in addresses:
            answer = page.goto(address)
            assert answer
            assert answer.ok, address
            assert findings(page) == [], address
        page.context.close()
    page = come_in(chromium, here, "Owen Price")
    page.goto(f"{DRAFT}/places")
    page.get_by_role("button", name="Yes, all 2 belong there").click()
    expect(page.get_by_text("Every comment has its place.")).to_be_visible()
    page.context.close()
