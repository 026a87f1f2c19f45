"""“You said, we did” in a real browser: axe finds nothing on any kind of page, and nothing is wider than a phone."""

from collections.abc import Iterator
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page

from formbuilder.services import stories
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.services.stories import Story
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import NARROW, findings
from tests.council import START, Prepared
from tests.serving import Server
from tests.telling import own_words, page_out, promise, six_said

TOLD = "/office/demo/told/small-talk/1"


@pytest.fixture(scope="module")
def told(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, str]]]:
    """A page that is public, a promise, a story; and the addresses of what belongs to one member."""
    server = Server(small_council, tmp_path_factory.mktemp("told"))
    engine = engine_for(f"sqlite:///{server.database}")
    store, start = Store(engine, 1), Doing(START, token_bytes)
    add_examples(store, start)
    here, said = six_said(store, START)
    page_out(store, START)
    own_words(store, said[0], START)
    kept = promise(store, START, 0)
    story = stories.keep_story(store, "I care for my son.\nHe is nine.", here.doing(1, START))
    assert isinstance(story, Story)
    places = {"point": said[0], "promise": kept.id, "story": story.id, "slip": here.slip(1, START)}
    engine.dispose()
    server.start()
    yield server, places
    server.kill()


def look(page: Page, place: str) -> None:
    page.goto(place)
    assert findings(page) == [], place
    page.set_viewport_size(NARROW)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, place


def test_every_kind_of_page_is_fit_to_use_on_a_phone(chromium: Browser, told):
    """R14, R29, R30."""
    server, places = told
    context = chromium.new_context(base_url=server.address, viewport=NARROW)
    page = context.new_page()
    for place in ("/demo/you-said", "/demo/you-said/small-talk"):
        look(page, place)
    page.goto(f"/office/demo/slip/{places['slip']}")
    page.get_by_role("button", name="Come in").press("Enter")
    for place in ("my-points", f"points/{places['point']}/own-words", "promises", f"promises/{places['promise']}"):
        look(page, f"/office/demo/{place}")
    for place in ("my-stories", f"my-stories/{places['story']}", f"my-stories/{places['story']}/share"):
        look(page, f"/office/demo/{place}")
    context.close()
    office = chromium.new_context(base_url=server.address, viewport=NARROW).new_page()
    office.goto("/office/demo/sign-in")
    office.get_by_label("Owen Price").check()
    office.get_by_role("button", name="Continue").press("Enter")
    for place in (TOLD, "/office/demo/promises/add?form=small-talk"):
        look(office, place)
    office.goto(TOLD)
    for link in ("Change the words", "Join other lines to it", "See its comments"):
        office.get_by_role("link", name=link).first.click()
        look(office, office.url)
        office.goto(TOLD)
    office.context.close()
