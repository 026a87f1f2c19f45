"""A whole sign-in with a real browser, a real server and a real provider, without and with a script."""

from collections.abc import Iterator
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import update

from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for, writing
from formbuilder.storage.tables import councils
from tests.browser.test_accessibility import findings
from tests.council import START, Prepared
from tests.openid import CLIENT, SECRET, Provider, openid_provider
from tests.serving import Server


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with openid_provider() as running:
        yield running


@pytest.fixture(scope="module")
def office(small_council: Prepared, provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real council, whose staff sign in by the provider."""
    server = Server(small_council, tmp_path_factory.mktemp("office"))
    server.environment |= {
        "ORIGIN": server.address,
        "OPENID_ISSUER": provider.address,
        "OPENID_CLIENT": CLIENT,
        "OPENID_SECRET": SECRET,
    }
    engine = engine_for(f"sqlite:///{server.database}")
    add_examples(Store(engine, 1), Doing(START, token_bytes))
    with writing(engine) as connection:
        connection.execute(update(councils).values(demonstration=False))
    engine.dispose()
    server.start()
    yield server
    server.kill()


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def staff(request: pytest.FixtureRequest, chromium: Browser, office: Server) -> Iterator[Page]:
    """A browser that lets nothing pass that our own rules for pages forbid."""
    context = chromium.new_context(base_url=office.address, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def sign_in(page: Page) -> None:
    page.goto("/office/demo/")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="I am Amina").click()
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your work")
    page.wait_for_load_state()


def test_somebody_signs_in_adds_a_colleague_and_signs_out(staff: Page):
    sign_in(staff)
    cookies = {each["name"]: each for each in staff.context.cookies()}
    assert cookies["office-demo"]["httpOnly"]
    assert cookies["office-demo"]["sameSite"] == "Lax"
    staff.get_by_role("navigation").get_by_role("link", name="People").click()
    staff.get_by_role("link", name="Add a person").click()
    staff.get_by_label("Name").fill("Jo Day")
    staff.get_by_label("E-mail address").fill(f"jo-{token_bytes(4).hex()}@example.org")
    staff.get_by_label("Assessor").check()
    staff.get_by_role("button", name="Add this person").click()
    expect(staff.get_by_role("heading", level=2, name="Jo Day").first).to_be_visible()
    staff.get_by_role("link", name="Sign out").click()
    staff.get_by_role("button", name="Sign out").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("You are signed out")
    staff.goto("/office/demo/people")
    expect(staff.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_the_way_back_after_coming_in_signs_nobody_in_twice(staff: Page):
    sign_in(staff)
    staff.go_back()
    expect(staff.get_by_role("heading", level=1)).to_have_text("You are nearly there")
    staff.get_by_role("button", name="Come in").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("This sign-in cannot be used")
    staff.goto("/office/demo/")
    expect(staff.get_by_role("heading", level=1)).to_have_text("Your work")


def test_whoever_stops_at_the_provider_can_try_again(staff: Page):
    staff.goto("/office/demo/sign-in")
    staff.get_by_role("button", name="Sign in").click()
    staff.get_by_role("button", name="Stop").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("You did not sign in")
    staff.get_by_role("link", name="Sign in again").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_nothing_stands_in_anybody_s_way_in_the_office(chromium: Browser, office: Server):
    context = chromium.new_context(base_url=office.address, bypass_csp=True)
    page = context.new_page()
    found = {}

    def look(name: str) -> None:
        if seen := findings(page):
            found[name] = seen

    for place in ("sign-in", "sealed", "callback?error=x", "callback?state=x&code=x"):
        page.goto(f"/office/demo/{place}")
        look(place)
    page.goto("/office/demo/sealed")
    page.get_by_role("button", name="Come in").click()
    look("a wrong code")
    sign_in(page)
    for place in ("", "sign-ins", "people", "people/add", "sealed-account", "sign-out"):
        page.goto(f"/office/demo/{place}")
        look(place)
    page.goto("/office/demo/people/add")
    page.get_by_role("button", name="Add this person").click()
    look("a person, wrong")
    page.get_by_role("link", name="Choose one role").click()
    assert page.evaluate("() => document.activeElement.id") == "roles"
    page.goto("/office/demo/people")
    page.get_by_role("link", name="Change Owen Price").click()
    look("a person")
    page.get_by_role("link", name="End the access of Owen Price").click()
    look("before access is ended")
    context.close()
    assert found == {}
