import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from formbuilder.config import ROOT
from tests.browser.visitor import Visitor
from tests.browser.weather import NAME, weather
from tests.council import MONEY, SMALL, Prepared, prepare
from tests.long import LONG
from tests.serving import Server, serving

NOT_NEEDED = (
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "MediaRouter", "OptimizationHints"),
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
"""What Playwright leaves out, which naming any replaces; and two pages that the window of the browser is made of."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(NOT_NEEDED)}",
)
PATIENCE_MS = 30_000
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{ours}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Keep these tests in one process: one browser, each server once, and what axe saw on one page it knows on all.

    Only the longest ones of ``make accept``, one for each language, are shared out.
    """
    group = item.name if item.name.startswith("test_nothing_is_found_anywhere") else "browser"
    item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def small_council(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepare(tmp_path_factory.mktemp("small"), SMALL, MONEY)


@pytest.fixture(scope="session")
def server(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(small_council, tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser that finds nothing but our server and the other website."""
    with weather(tmp_path_factory.mktemp("weather")) as port, sync_playwright() as playwright:
        known = f"MAP {NAME}:443 127.0.0.1:{port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=[*FLAGS, f"--host-resolver-rules={known}"],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts(tmp_path_factory.mktemp("fonts")))},  # noqa: TID251 - the browser's own
        )
        yield browser
        browser.close()


@pytest.fixture
def context(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[BrowserContext]:
    """A browser of one's own; ``@pytest.mark.parametrize("context", [{…}], indirect=True)`` says how it differs."""
    options = {"ignore_https_errors": True} | getattr(request, "param", {})
    context = chromium.new_context(base_url=server.address, **options)
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def visitor(page: Page) -> Visitor:
    return Visitor(page)


def fonts(folder: Path) -> Path:
    """Let the browser have a font for every script that forms are in, whatever this machine has."""
    file = folder / "fonts.conf"
    file.write_text(FONTS.format(ours=ROOT / "static" / "build" / "fonts", cache=folder), encoding="utf-8")
    return file


def find_chromium() -> str:
    """Return the browser: without windows, which takes a third less, if it is there; ``make accept`` asks the whole."""
    names = ("chromium", "chromium-browser") if LONG else ("chromium-headless-shell", "chromium", "chromium-browser")
    found = next(filter(None, map(shutil.which, names)), "")
    assert found, "Install Chromium: apt-get install chromium"
    return found
