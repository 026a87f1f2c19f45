"""Make the pictures of the README: the way from a comment to the words that everybody meets, in the demonstration.

``python tools/pictures.py`` sets up a demonstration of its own, opens it in Chromium and writes docs/pictures. Each
picture is smaller than 60 KB; what is seen on it stands beside it in the README.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
BIGGEST = 60_000
WIDE, HIGH = 720, 460
SECONDS = 120
COMMENT = "I do not know where helping begins. I live with her. Do I count the nights?"
STEPS = "/office/demo/steps"


def main() -> int:
    """Make every picture; status 1 if one is too big."""
    with TemporaryDirectory() as folder, _served(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(base_url=address, viewport={"width": WIDE, "height": HIGH})
        made = [_kept(name, seen) for name, seen in _ways(page)]
        browser.close()
    return 0 if all(made) else 1


def _ways(page: Page) -> Iterator[tuple[str, bytes]]:
    """Yield each picture with its name, in the order in which things happen."""
    page.goto(STEPS)
    _press(page, "Go on as Member 3 of Autism group")
    _follow(page, "Start with question 1")
    page.get_by_label("What do you want to say?").fill(COMMENT)
    yield "comment", _from(page, page.get_by_text("What do you want to say?").first)
    _press(page, "Send this to the panel")
    page.goto(STEPS)
    _press(page, "Go on as Owen Price")
    page.locator("a", has_text="About how many hours").first.click()
    page.wait_for_load_state()
    yield "answer", _from(page, page.get_by_text("What became of them?").first)
    page.goto(STEPS)
    _press(page, "Go on as Member 2 of Autism group")
    yield "what-became", _from(page, page.get_by_text("About: “What kind of").first)
    page.goto("/demo/you-said/short-break")
    yield "you-said", _from(page, page.get_by_role("heading", name="What you said, and what we did"))
    page.goto("/demo/short-break")
    _press(page, "Start")
    page.goto(page.url.removesuffix("/code") + "/1")
    page.get_by_text("Where these words come from").click()
    page.set_viewport_size({"width": WIDE, "height": HIGH + 180})
    yield "new-words", _from(page, page.locator("h1"), above=60)


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def _follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def _from(page: Page, place: Locator, above: int = 20) -> bytes:
    """Return what is seen of a page from some place on."""
    page.mouse.move(0, 0)
    place.evaluate(f"(found) => window.scrollTo(0, found.getBoundingClientRect().top + window.scrollY - {above})")
    return page.screenshot(type="png")


def _kept(name: str, seen: bytes) -> bool:
    path = PICTURES / f"{name}.png"
    path.write_bytes(seen)
    sys.stdout.write(f"{path.name}: {len(seen):,} bytes{'' if len(seen) < BIGGEST else ': too big'}\n")
    return len(seen) < BIGGEST


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a demonstration as long as the block lasts; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = {
        "SECRET_KEY": token_hex(),
        "DATABASE_URL": f"sqlite:///{folder / 'pictures.db'}",
        "KEYS": str(folder / "keys"),
        "PORT": str(port),
    }
    command = [sys.executable, "-m", "formbuilder.cli.main", "demo"]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, env={**os.environ, **own}, stdout=subprocess.DEVNULL) as process:  # noqa: S603, TID251 - our own command, in an environment of its own
        try:
            _wait(f"{address}/demo/")
            yield address
        finally:
            process.terminate()


def _wait(address: str) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(address)


if __name__ == "__main__":
    sys.exit(main())
