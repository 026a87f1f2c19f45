"""Passkeys with a real browser and an authenticator that Chromium makes up."""

import re
from collections.abc import Iterator
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from formbuilder.cli.posts import post_everything
from formbuilder.clock import now
from formbuilder.config import Settings
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import findings
from tests.council import START, Prepared
from tests.serving import Server

OFFICE = "/office/demo/"
PATIENCE = 20_000
"""Milliseconds: a device, the server and the page take turns."""
LINK = re.compile(r"/office/demo/link/[A-Za-z0-9_-]{43}")


def home(server: Server) -> str:
    """Passkeys need a name, not a number."""
    return server.address.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(small_council, tmp_path_factory.mktemp("passkeys"))
    server.environment |= {"ORIGIN": home(server)}
    engine = engine_for(f"sqlite:///{server.database}")
    add_examples(Store(engine, 1), Doing(START, token_bytes))
    engine.dispose()
    server.start()
    yield server
    server.kill()


@pytest.fixture
def page(chromium: Browser, office: Server) -> Iterator[Page]:
    context = chromium.new_context(base_url=home(office))
    yield context.new_page()
    context.close()


def authenticator(page: Page, *, checks: bool = True) -> tuple[CDPSession, str]:
    """Give the browser a device; ``checks`` says whether it finds out who holds it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": checks,
        "automaticPresenceSimulation": True,
    }
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def come_in(page: Page, name: str = "Owen Price") -> None:
    page.goto(f"{OFFICE}sign-in")
    page.get_by_label(name).check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your work", timeout=PATIENCE)


def add_passkey(page: Page, name: str) -> None:
    page.goto(f"{OFFICE}passkeys")
    page.get_by_label("What do you call this device?").fill(name)
    page.get_by_role("button", name="Add a passkey").click()


def use_passkey(page: Page) -> None:
    page.goto(f"{OFFICE}passkey")
    page.get_by_role("button", name="Use my passkey").click()


def test_owen_adds_a_passkey_and_signs_in_with_it(page: Page):
    authenticator(page)
    come_in(page)
    add_passkey(page, "My work phone")
    expect(page.get_by_role("heading", level=2, name="My work phone")).to_be_visible(timeout=PATIENCE)
    assert findings(page) == []
    page.context.clear_cookies()
    use_passkey(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your work", timeout=PATIENCE)
    expect(page.get_by_text("Signed in: Owen Price")).to_be_visible(timeout=PATIENCE)
    page.goto(f"{OFFICE}passkeys")
    page.get_by_role("button", name="Remove My work phone").click()
    page.context.clear_cookies()
    use_passkey(page)
    expect(page.get_by_role("link", name="No passkey of this council was found")).to_be_visible(timeout=PATIENCE)
    assert findings(page) == []


def test_a_device_that_does_not_check_who_holds_it_is_not_enough(page: Page):
    session, device = authenticator(page)
    come_in(page, "Dana Fox")
    add_passkey(page, "A phone")
    expect(page.get_by_role("heading", level=2, name="A phone")).to_be_visible(timeout=PATIENCE)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.context.clear_cookies()
    use_passkey(page)
    expect(page.get_by_role("link", name="No passkey of this council was found")).to_be_visible(timeout=PATIENCE)


def test_without_a_script_the_page_says_what_to_do(chromium: Browser, office: Server):
    context = chromium.new_context(base_url=home(office), java_script_enabled=False)
    page = context.new_page()
    use_passkey(page)
    expect(page.get_by_role("link", name="No passkey of this council was found")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("link", name="Sign in another way", exact=True)).to_be_visible(timeout=PATIENCE)
    context.close()


def test_an_administrator_sends_somebody_a_link_to_set_up_a_passkey(page: Page, office: Server):
    authenticator(page)
    come_in(page, "Amina Yusuf")
    page.goto(f"{OFFICE}people")
    page.get_by_role("link", name="Change Ruth Cole").click()
    page.get_by_role("link", name="Send Ruth Cole a link to set up a passkey").click()
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The link goes to ruth.cole@example.org")
    engine = engine_for(f"sqlite:///{office.database}")
    post_everything(engine, Settings(secret_key="", origin=home(office)), now)
    engine.dispose()
    page.goto("/demo/outbox")
    link = LINK.search(page.locator("main").inner_text())
    assert link is not None
    page.context.clear_cookies()
    page.goto(link[0])
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your passkeys", timeout=PATIENCE)
    add_passkey(page, "My laptop")
    expect(page.get_by_role("heading", level=2, name="My laptop")).to_be_visible(timeout=PATIENCE)
    page.context.clear_cookies()
    use_passkey(page)
    expect(page.get_by_text("Signed in: Ruth Cole")).to_be_visible(timeout=PATIENCE)
