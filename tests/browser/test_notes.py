"""Notes from paper in a real browser: by keyboard, and from a page on the disk without a network; axe finds nothing."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from formbuilder.services import bringing
from tests.browser import rounds_served
from tests.browser.test_accessibility import findings
from tests.browser.test_without import enter
from tests.looked_up import points_at
from tests.reviewing import Opened
from tests.serving import Server

office = rounds_served.office


def come_in(page: Page) -> None:
    """Come in as somebody who helps the panel."""
    page.goto("/office/demo/sign-in")
    page.get_by_label("Filip Nowak").check()
    page.get_by_role("button", name="Continue").click()


def offline_file(page: Page, folder: Path) -> Path:
    """Type two notes into the page from the disk, without a network, and save them."""
    with page.expect_download() as given:
        page.get_by_role("link", name="Save the page to type notes").click()
    given.value.save_as(folder / "notes.html")
    page.context.set_offline(True)
    page.goto((folder / "notes.html").as_uri())
    page.get_by_label("Code").first.focus()
    for typed in ("2.2", "7", "=Too long, “really”"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for typed in (".", ".", "The same again"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the notes as a file").click()
    saved.value.save_as(folder / "notes.csv")
    page.context.set_offline(False)
    return folder / "notes.csv"


def test_notes_typed_without_a_network_come_in_later_by_keyboard_n33_n34(
    chromium: Browser, office: tuple[Server, Opened], tmp_path: Path
):
    """n33, n34, R1, R29, R30, F16: axe on each kind of page, wide and narrow; a file from a page without a network."""
    server, here = office
    page = chromium.new_context(base_url=server.address, bypass_csp=True).new_page()
    found: dict[str, list[str]] = {}
    come_in(page)
    notes = f"/office/demo/rounds/{here.round}/notes"
    page.goto(notes)
    file = offline_file(page, tmp_path)
    found["without a network"] = findings(page)
    page.goto(notes)
    found["ways to bring notes in"] = findings(page)
    enter(page, "Bring notes in")
    enter(page, "Go on to the notes")
    assert page.evaluate("document.activeElement.id") == "code-1"
    for key in ("3", "Enter", "7", "Enter", "A", "Tab", "x", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "code-2"
    found["rows"] = findings(page)
    enter(page, "Look at these notes")
    found["looked over"] = findings(page)
    enter(page, "Send this 1 note to the panel")
    page.get_by_role("link", name="Paste lines").click()
    page.get_by_label("Or a file").set_input_files(file)
    page.get_by_role("button", name="Look at these notes").click()
    page.get_by_role("button", name="Send these 2 notes to the panel").click()
    page.context.close()
    assert {name: each for name, each in found.items() if each} == {}
    said = [each.words for each in points_at(here.store, here.round, "hours.hint")]
    assert said == ["=Too long, “really”", "The same again"]
    assert bringing.count_to_place(here.store, here.round) == 0
