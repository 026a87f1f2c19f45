"""The pages of settings, records and requests with a real browser: nothing stands in anybody's way, narrow or wide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_bytes
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, expect

from formbuilder.councils.crest import Crest, read_crest
from formbuilder.councils.writing import Plain
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.access_requests import Asking, gather, gathered, open_request, requests
from formbuilder.services.doing import Doing
from formbuilder.services.holds import Wish, hold
from formbuilder.services.people import add_examples
from formbuilder.services.settings import Change, change_settings, keep_crest
from formbuilder.storage.access import RequestRow
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import findings
from tests.council import START, Prepared
from tests.desk import has
from tests.serving import Server
from tests.unit.test_looks import png

DOING = Doing(START, token_bytes)
SETTINGS = (
    "settings", "settings/name", "settings/contact", "settings/urgent", "settings/hours", "settings/duty",
    "settings/children", "settings/readers", "settings/readers/small-talk", "settings/contacts", "settings/contacts/1",
    "settings/looks", "settings/charging", "settings/file", "settings/editions", "settings/editions/1",
)  # fmt: skip  # a table
RECORDS = (
    "records", "records/kinds/submissions", "records/kinds/messages", "records/holds", "records/holds/add",
    "records/holds/lifted", "records/deletions", "records/people", "records/people/begin", "records/people/done",
    "records/sign-offs",
)  # fmt: skip  # a table


@dataclass(frozen=True)
class Sent:
    reference: str
    request: str


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A demonstration with a hold, a request, a crest and colours of its own."""
    server = Server(small_council, tmp_path_factory.mktemp("records"))
    engine = engine_for(f"sqlite:///{server.database}")
    store = Store(engine, 1, stretching=4)
    add_examples(store, DOING)
    picture = read_crest(png(80, 40))
    assert isinstance(picture, Crest)
    mark = keep_crest(store, picture, DOING)
    looks: Plain = {"colour": "#5a1a66", "links": "#5a1a66", "crest": mark}
    change_settings(store, Change({"looks": looks}, "", "Looks"), DOING)
    reference = has(SimpleNamespace(store=store, clock=lambda: START))
    hold(store, Wish(form="small-talk", why="A court asks."), DOING)
    request = open_request(store, Asking("Sam Hill", "Passport seen.", START.date()), START.date(), DOING)
    assert isinstance(request, RequestRow)
    gather(store, request.id, reference, DOING)
    engine.dispose()
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def sent(office: Server) -> Sent:
    """What the hold and the request are about."""
    engine = engine_for(f"sqlite:///{office.database}")
    (request,) = requests(Store(engine, 1))
    found = gathered(Store(engine, 1), request.id)
    engine.dispose()
    assert found is not None
    return Sent(found.lines[0].reference, request.id)


def come_in(page: Page, name: str) -> None:
    page.goto("/office/demo/sign-in")
    page.get_by_label(name).check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your work")


@pytest.mark.parametrize("places", [SETTINGS, RECORDS], ids=["settings", "records"])
def test_nothing_stands_in_an_administrators_way(
    chromium: Browser, office: Server, sent: Sent, places: tuple[str, ...]
):
    context = chromium.new_context(base_url=office.address, bypass_csp=True)
    page, found = context.new_page(), {}
    come_in(page, "Amina Yusuf")
    request = f"records/people/{sent.request}"
    more = (request, f"{request}/gather", f"{request}/done") if places is RECORDS else ()
    for place in (*places, *more):
        page.goto(f"/office/demo/{place}")
        if seen := findings(page):
            found[place] = seen
    context.close()
    assert found == {}


def test_nothing_stands_in_the_way_after_errors(chromium: Browser, office: Server):
    context = chromium.new_context(base_url=office.address, bypass_csp=True)
    page, found = context.new_page(), {}
    come_in(page, "Amina Yusuf")
    for place, button in (
        ("settings/looks", "Save"), ("settings/file", "Save the file"), ("records/kinds/submissions", "Save"),
        ("records/holds/add", "Hold it"), ("records/people/begin", "Begin"),
    ):  # fmt: skip  # a table
        page.goto(f"/office/demo/{place}")
        page.locator("main input[type=text], main textarea").first.fill("x")
        page.get_by_role("button", name=button, exact=True).click()
        expect(page).to_have_title(re.compile("^Error: "))
        page.locator(".govuk-error-summary a").first.click()
        target = page.locator(".govuk-error-summary a").first.get_attribute("href")
        assert page.evaluate("() => document.activeElement.id") == (target or "")[1:]
        if seen := findings(page):
            found[place] = seen
    context.close()
    assert found == {}


def test_nothing_stands_in_an_assessors_way(chromium: Browser, office: Server, sent: Sent):
    context = chromium.new_context(base_url=office.address, bypass_csp=True)
    page, found = context.new_page(), {}
    come_in(page, "Samir Nath")
    page.goto("/office/demo/requests")
    found["requests"] = findings(page)
    page.get_by_role("link", name="Open the request of Sam Hill").click()
    found["request"] = findings(page)
    page.get_by_role("button", name=f"Open {shown_reference(sent.reference)}").click()
    found["masks"] = findings(page)
    context.close()
    assert found == {"requests": [], "request": [], "masks": []}


@pytest.mark.parametrize("colours", [{}, {"forced_colors": "active"}, {"color_scheme": "dark"}, {"contrast": "more"}])
def test_colours_and_crest_are_on_public_pages_and_colours_of_ones_own_win(
    chromium: Browser, office: Server, colours: dict[str, str]
):
    context = chromium.new_context(base_url=office.address, bypass_csp=True, **colours)
    page, came = context.new_page(), []
    page.on("response", lambda response: came.append((response.url, response.status)))
    page.goto("/demo/")
    assert findings(page) == []
    bar = page.evaluate("() => getComputedStyle(document.querySelector('.app-header')).backgroundColor")
    assert (bar == "rgb(90, 26, 102)") is ("forced_colors" not in colours)
    image = page.locator("header img")
    assert image.evaluate("(image) => image.complete && image.naturalWidth > 0")
    assert {status for _, status in came} == {200}
    page.emulate_media(media="print")
    context.close()


def test_the_first_visit_stays_small_with_colours_and_a_crest(chromium: Browser, office: Server):
    context = chromium.new_context(base_url=office.address)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto("/demo/small-talk", wait_until="networkidle")
    context.close()
    assert len(sizes) >= 5
    assert sum(sizes) <= 22 * 1024
