"""How long twenty notes from paper take: ``python -m benchmarks.notes``, by keyboard alone in a real browser.

Key presses, screens and words to read are counted. The time is reckoned as the keystroke-level model does it (Card,
Moran and Newell, 1980): 0.28 seconds for a key of somebody who types without training, and 1.35 seconds to think
before each thing that is typed or chosen. To that come the words that a newcomer reads, at 200 a minute.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes

from playwright.sync_api import Page, sync_playwright

from formbuilder.services import bringing
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for
from tests.browser.conftest import FLAGS, find_chromium
from tests.council import MONEY, SMALL, prepare
from tests.reviewing import opened
from tests.serving import Server

KEY, THINK, WORDS_A_MINUTE = 0.28, 1.35, 200
SLOWER = (0.28, 0.5, 1.2)
"""Somebody without training; random letters; somebody who does not know the keyboard."""
MOST_TABS, A_PAGE, BUDGET_MINUTES = 80, 10, 15
FOCUSED = "() => (document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"
NOTES = (
    ("1", "4", "Use the name that I go by, not the one on my papers.", ""),
    ("1", "7", "Why do you ask this first?", "n"),
    ("1.2", "2", "Good that my first name is enough.", "k e"),
    (".", "9", "Do not write to me as Mrs.", ""),
    ("2", "1", "I cannot count hours. I am there all the time.", "a h"),
    ("2", "3", "Last week was not like other weeks, he was in hospital.", "n h"),
    ("2.2", "4", "I do not know what respite is.", "w h"),
    (".", "5", "Respite: say break.", "w"),
    (".", "7", "A guess is fine: I like that, it takes the worry away.", "k e"),
    ("2", "8", "Do nights count? I wake up three times to turn her.", "n"),
    ("2.4", "2", "This tells me why. Keep it.", "k"),
    ("2", "12", "I help with letters and phone calls, is that help?", "a"),
    ("3", "6", "This came as a shock. Say before that it comes.", "u"),
    ("3", "1", "I would not tick this on paper, he reads my post.", "u"),
    (".", "10", "Who sees what I say here?", "n"),
    ("", "11", "The bit about money is too long and I gave up.", "h"),
    ("4", "3", "I help two people, my mother and my son.", "a"),
    ("4.4", "5", "We are not married. Is he my partner?", "n o"),
    ("4", "9", "A neighbour is missing here.", "a"),
    (".", "", "Nice and short.", "k e"),
)
"""As people write them: short, about a part, about nothing that has a code."""


@dataclass
class Counted:
    """What a pair of hands and eyes did."""

    page: Page
    keys: int = 0
    thoughts: int = 0
    screens: int = 0
    words: int = 0
    waited: float = 0
    read: set[str] = field(default_factory=set)

    def looks(self) -> None:
        """Read what is new on a screen."""
        self.screens += 1
        for line in self.page.inner_text("main").splitlines():
            if line.strip() and line not in self.read:
                self.read.add(line)
                self.words += len(re.findall(r"\w+", line))

    def types(self, text: str) -> None:
        """Type text: a sign with Shift counts as two keys."""
        if text:
            self.page.keyboard.type(text)
            self.keys += sum(2 if sign.isupper() or sign in '?:"' else 1 for sign in text)
            self.thoughts += 1

    def tab(self) -> None:
        """Go to the next thing."""
        self.page.keyboard.press("Tab")
        self.keys += 1

    def enters(self, name: str) -> None:
        """Go to a link or a button by Tab, and press Enter."""
        self.thoughts += 1
        for _ in range(MOST_TABS):
            if str(self.page.evaluate(FOCUSED)).startswith(name):
                break
            self.tab()
        else:
            sys.exit(f"Tab never comes to {name!r}.")
        self.keys += 1
        began = time.perf_counter()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.waited += time.perf_counter() - began
        self.looks()

    def seconds(self, key: float) -> float:
        """Reckon the time."""
        slips = sum(len(words.split()) for _, _, words, _ in NOTES)
        reading = (self.words + slips) * 60 / WORDS_A_MINUTE
        return self.keys * key + self.thoughts * THINK + reading + self.waited


def main() -> int:
    """Bring twenty notes in, and print what it took."""
    with tempfile.TemporaryDirectory() as name:
        counted, placed, waiting = _measured(Path(name))
    sys.stdout.write(f"notes in their place: {placed}; without a place: {waiting}\n")
    read = f"words to read: {counted.words}"
    sys.stdout.write(f"key presses: {counted.keys}; screens: {counted.screens}; {read}\n")
    for key in SLOWER:
        sys.stdout.write(f"at {key} seconds a key: {counted.seconds(key) / 60:.1f} minutes\n")
    return 0 if placed + waiting == len(NOTES) and counted.seconds(KEY) <= BUDGET_MINUTES * 60 else 1


def _measured(folder: Path) -> tuple[Counted, int, int]:
    now = datetime.now(UTC)
    (folder / "council").mkdir()
    (folder / "server").mkdir()
    server = Server(prepare(folder / "council", SMALL, MONEY), folder / "server")
    store = Store(engine_for(f"sqlite:///{server.database}"), 1)
    add_examples(store, Doing(now, token_bytes))
    here = opened(store, now)
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*FLAGS])
            counted = Counted(browser.new_page(base_url=server.address))
            _brings(counted, here.round)
            browser.close()
        waiting = bringing.count_to_place(store, here.round)
        placed = sum(each.notes for each in bringing.batches_of(store, here.round)) - waiting
    finally:
        server.kill()
        store.engine.dispose()
    return counted, placed, waiting


def _brings(counted: Counted, round_: str) -> None:
    page = counted.page
    page.goto("/office/demo/sign-in")
    page.get_by_label("Filip Nowak").check()
    page.get_by_role("button", name="Continue").click()
    page.goto(f"/office/demo/rounds/{round_}")
    counted.looks()
    counted.enters("Notes from paper")
    counted.enters("Bring notes in")
    counted.enters("Go on to the notes")
    for start in range(0, len(NOTES), A_PAGE):
        _types(counted, NOTES[start : start + A_PAGE])
        counted.enters("Look at these notes")
        counted.enters("Send these")


def _types(counted: Counted, notes: tuple[tuple[str, str, str, str], ...]) -> None:
    """Type a page of notes: the first box has the focus, and Tab leads from box to box."""
    for note in notes:
        for text in note:
            counted.types(text)
            counted.tab()


if __name__ == "__main__":
    sys.exit(main())
