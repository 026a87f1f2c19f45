"""Every page of the office that can be opened: axe finds nothing on it, wide or narrow, and it fits on a phone."""

import os
import re
from collections.abc import Iterator
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page

from formbuilder.services.councils import council_store
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import findings
from tests.council import START, Prepared
from tests.serving import Server
from tests.staff import NAMES
from tests.web.languages_may import HEARD
from tests.web.office_may import MAY, one_who_may
from tests.web.office_things import filled, furnish

FILE = re.compile(r"\.(?:[a-z]+|<.+>)$|/notes/(?:offline|table)$")
"""How the address of something to keep ends: it is no page."""
OPENED = [page.removeprefix("GET ") for page in MAY if page.startswith("GET ") and "nobody" not in MAY[page]]
LOOKS = int(os.environ.get("PAGES", "12"))  # noqa: TID251 - a setting of the tests
PAGES = [place for place in OPENED if not (FILE.search(place) or place.startswith(HEARD))][::LOOKS]
"""Every twelfth; with PAGES=1, as in ``make accept``, all of them."""


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Store]]:
    server = Server(small_council, tmp_path_factory.mktemp("pages"))
    engine = engine_for(f"sqlite:///{server.database}")
    store = council_store(engine, "demo")
    assert store is not None
    add_examples(store, Doing(START, token_bytes))
    furnish(store, small_council.private_key)
    server.start()
    yield server, store
    server.kill()
    engine.dispose()


@pytest.fixture(scope="module")
def staff(chromium: Browser, office: tuple[Server, Store]) -> Iterator[dict[str, Page]]:
    """A browser for each role, signed in."""
    pages = {}
    for role, name in NAMES.items():
        page = chromium.new_context(base_url=office[0].address).new_page()
        page.goto("/office/demo/sign-in")
        page.get_by_label(name).check()
        page.get_by_role("button", name="Continue").click()
        page.wait_for_load_state()
        pages[role] = page
    yield pages
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("place", PAGES)
def test_everybody_can_use_every_page_of_the_office(staff: dict[str, Page], office: tuple[Server, Store], place: str):
    page = staff[one_who_may(f"GET {place}")]
    page.goto(f"/office/demo/{filled(place, office[1])}")
    assert findings(page) == []


def test_the_menu_is_folded_on_a_phone_and_opens_with_a_key_without_a_script(
    chromium: Browser, office: tuple[Server, Store], staff: dict[str, Page]
):
    context = chromium.new_context(
        base_url=office[0].address,
        storage_state=staff["officer"].context.storage_state(),
        java_script_enabled=False,
        viewport={"width": 320, "height": 640},
    )
    page = context.new_page()
    page.goto("/office/demo/")
    places = page.get_by_role("navigation", name="Office").get_by_role("link")
    assert places.count() == 0
    page.locator("summary", has_text="Menu").focus()
    page.keyboard.press("Enter")
    many = places.count()
    assert many > 5
    assert page.locator("html").evaluate("page => page.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/office/demo/")
    assert places.count() == many
    assert not page.get_by_text("Menu", exact=True).is_visible()
    context.close()
