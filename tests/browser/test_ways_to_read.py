"""The carer's assessment as people read it: languages, wordings, looks and windows, fresh and after errors (issue 7).

``make test`` sees every page, and every two of these choices together; ``make accept`` all of them on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product, takewhile

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page

from formbuilder.config import ROOT
from formbuilder.rendering.own_look import Motion, OwnLook, Palette, Pictures, Said, Spacing, WordSize
from formbuilder.tongue.messages import direction_of
from tests.browser.reading import CHOICES, HELPER, LOOKS, TABLE, WIDTHS, Place, Town, keep
from tests.browser.test_accessibility import AXE, CHAINS, LAYOUT, RULES, RUN
from tests.council import Prepared
from tests.long import LONG
from tests.pairs import Row, every_pair, pairs_in
from tests.serving import Server

OURS = (ROOT / "tests" / "browser" / "layout.js").read_text(encoding="utf-8")
COLOURS = ["color-contrast", "link-in-text-block"]
SEND = """([action, sent]) => {
    const form = Object.assign(document.createElement("form"), {action, method: "post"});
    for (const [name, value] of sent) form.append(Object.assign(document.createElement("input"), {name, value}));
    document.body.append(form);
    form.submit();
}"""
WEAR = "(look) => { document.documentElement.className = `govuk-template ${look}`; }"
SHAPES: list[Row] = [
    dict(zip(("size", "space", "pictures"), each, strict=True)) for each in product(WordSize, Spacing, Pictures)
]
"""Every look that moves anything: colours move nothing, and hidden pictures only where there are some."""
PICTURES = ".app-drawn, main svg, main img"
FIRST = {"colours": Palette.USUAL, "size": WordSize.LARGER, "space": Spacing.USUAL, "pictures": Pictures.SHOWN}
FIRST |= {"motion": Motion.USUAL, "width": "320"}
"""A look with the style sheet of looks, whose classes are then changed."""
PLANTED = {
    ("usual: color-contrast", ".faint"): "<style>.faint { color: #999 }</style><p class='faint'>Faint words</p>",
    ("dark: color-contrast", ".dark"): "<style>.dark { color: #555 }</style><p class='dark'>Dark words</p>",
    ("1280: ", "is cut: p.cut"): f"<p class='cut' style='overflow: clip; overflow-wrap: normal'>{'Cut' * 99}</p>",
    ("320: ", "out of the window: Long"): f"<p style='overflow-wrap: normal'>{'Long' * 20}</p>",
    ("390: ", "All of this / stands over"): "<p><span>All of this</span><b style='margin: -4em'>stands over it</b></p>",
    ("1280: ", "Stop it / Send"): "<p><button>Send</button><a href='/' style='margin: -3em'>Stop it</a></p>",
    ("label: ", ".bare"): "<p><input type='text' class='bare'></p>",
    ("", "has no edge: input#told"): "<p><label>Told <input id='told' style='border: 0'></label></p>",
    ("in forced", "shows no focus: a#same"): "<p><a id='same' href='/' style='all: revert; outline: 0'>Same</a></p>",
    ("390: ", "is small: a#tiny"): "<p><a id='tiny' href='/' style='display: block; height: 9px; width: 9px'>i</a></p>",
    ("scrollable-region", "#roll"): f"<div id='roll' style='height: 2em; overflow-y: scroll'>{'<p>One</p>' * 9}</div>",
    ("1280: ", "is pinned right: p.side"): "<p class='side' style='text-align: right'>At one side</p>",
}
"""What is said of a fault, how it begins and goes on; and the fault."""
PLANT = "(html) => document.querySelector('main form').insertAdjacentHTML('beforeend', html)"
STANDS_ALONE = (
    ".govuk-skip-link, .app-header, .govuk-visually-hidden, .app-code, [dir=auto], :not(html)[lang], :not(html)[lang] *"
)
"""What never has English beside it: the top of the page, what is only heard, codes, answers, and English."""
NAMES_ALONE = re.compile(
    r"Osoba \d|OpenMoji|Licencja: .*|Z formularza „Tell us about the help you give”|About you and .*"
)
"""Names of things; and the name that a form has in no other language here."""
NONSENSE = "9" * 7000
"""Longer than any text may be, no number, no choice of ours."""


class Reader:
    """Somebody with a browser who comes to every page, in one way to read after another."""

    def __init__(self, page: Page, town: Town, address: str) -> None:
        self.page = page
        self.town = town
        self.address = address
        self._chains: dict[str, set[int]] = {}
        self._pages: set[str] = set()
        town.let_in(page.context, address)
        page.goto(town.address(Place("sent", "/after")))
        page.get_by_label("Your code").fill(town.sent_code)
        page.get_by_role("button", name="Carry on").click()
        page.wait_for_url("**/after")
        page.goto(town.address(Place("self", "/1")))
        self._token = page.locator("[name=csrf_token]").first.get_attribute("value")

    def read_as(self, row: Row) -> None:
        words = row["words"] if row["words"] != HELPER else Said.USUAL
        look = "-".join(f"{name}.{row[name]}" for name in LOOKS)
        keep(self.page.context, {"language": row["language"], "reading": f"{look}-words.{words}"}, self.address)
        self.page.set_viewport_size({"width": int(row["width"]), "height": WIDTHS[row["width"]]})

    def come_to(self, place: Place, state: str) -> None:
        """Open a page; ``errors`` is what it says when everything on it was answered wrongly."""
        there = self.town.address(place)
        if state == "fresh":
            self.page.goto(there)
            return
        sent = [("csrf_token", self._token), *((name, NONSENSE) for name in place.boxes or ())]
        with self.page.expect_navigation():
            self.page.evaluate(SEND, [there, sent])

    def look(self, row: Row) -> list[str]:
        """What is wrong with the page that is open."""
        if row["state"] == "errors" and not self.page.locator(".govuk-error-summary").count():
            return [f"says no error: {self.page.url}"]
        plain = row["colours"] == Palette.NONE
        around = {"language": row["language"], "direction": direction_of(row["language"]), "plain": plain}
        found = list(self.page.evaluate("(around) => layout.all(around)", around))
        left_out = [] if self._is_new(row, set(self.page.evaluate(CHAINS))) else LAYOUT
        return found + list(self.page.evaluate(RUN, [RULES, [*left_out, "target-size"] if plain else left_out]))

    def look_in_every_look(self, language: str, words: str) -> list[str]:
        """What is wrong in every window with every size and space, and in every colour: one visit is enough."""
        around = {"language": language, "direction": direction_of(language), "plain": False}
        found = list(self.page.evaluate(RUN, [RULES, [*COLOURS, "target-size"]]))
        has_pictures = bool(self.page.locator(PICTURES).count())
        shapes = [each for each in SHAPES if has_pictures or each["pictures"] == Pictures.SHOWN]
        for width, height in WIDTHS.items():
            self.page.set_viewport_size({"width": int(width), "height": height})
            looks = [classes({**shape, "words": words}) for shape in shapes]
            there = self.page.evaluate("([around, looks]) => layout.each(around, looks)", [around, looks])
            found += [f"{width}: {each}" for each in there]
        looks = {each: classes({"colours": each, "words": words}) for each in Palette if each is not Palette.NONE}
        chains = set(self.page.evaluate(CHAINS))
        for colours, look in looks.items():
            if self._is_new({"colours": colours}, chains):
                self.page.evaluate(WEAR, look)
                found += [f"{colours}: {each}" for each in self.page.evaluate(RUN, [COLOURS, []])]
        return found + self._controls("controlsInEach", {"plain": False}, [*looks.values()])

    def controls(self, *, plain: bool) -> list[str]:
        """What shows no edge or no focus, in our colours and in those that somebody forces on every page."""
        return self._controls("controls", {"plain": plain})

    def _controls(self, check: str, how: dict[str, bool], *more: list[str]) -> list[str]:
        asked = f"([how, more]) => layout.{check}(how, ...more)"
        found = list(self.page.evaluate(asked, [{**how, "forced": False}, more]))
        self.page.emulate_media(forced_colors="active")
        forced = self.page.evaluate(asked, [{**how, "forced": True}, more])
        self.page.emulate_media(forced_colors="none")
        return found + [f"in forced colours: {each}" for each in forced]

    def is_new_page(self) -> bool:
        """Whether these words were not there before: many pages are the same in two wordings, or for two people."""
        content = self.page.evaluate("() => document.documentElement.outerHTML")
        words = re.sub(r'/j/[^/"]+|value="[^"]{20,}"| app-own--warm', "", content)
        is_new = words not in self._pages
        self._pages.add(words)
        return is_new

    def _is_new(self, row: Row, chains: set[int]) -> bool:
        """Whether anything on the page stood on no page before that had the same colours."""
        before = self._chains.setdefault(row["colours"], set())
        is_new = not chains <= before
        before |= chains
        return is_new


@pytest.fixture(scope="module")
def reader(
    chromium: Browser, prepared_with_all_forms: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    server = Server(prepared_with_all_forms, tmp_path_factory.mktemp("readers"))
    town = Town(server.database)
    context = chromium.new_context(base_url=server.address, bypass_csp=True)
    context.add_init_script(AXE)
    context.add_init_script(OURS)
    server.start()
    try:
        yield Reader(context.new_page(), town, server.address)
    finally:
        context.close()
        server.kill()


def shares(places: Sequence[Place]) -> Iterator[tuple[Row, list[Place]]]:
    """Give every row of the table the pages on which it is tried: each page once fresh and once after errors."""
    for state, helped in product(CHOICES["state"], (False, True)):
        rows = [row for row in TABLE if row["state"] == state and (row["words"] == HELPER) is helped]
        there = [each for each in places if each.is_helped is helped and (state == "fresh" or each.boxes is not None)]
        for index, row in enumerate(rows):
            yield row, there[index :: len(rows)] or [there[index % len(there)]]


def without_english(html: str) -> Iterator[str]:
    """Every text of a page that has no English in its line, or after one of the things that it stands in."""
    main = BeautifulSoup(html, "html.parser").body
    for text in main.find_all(string=re.compile(r"[^\W\d_]{2}")) if main else ():
        around = [*takewhile(lambda each: each.name not in {"main", "body", "form"}, text.parents)][:4]
        alone = any(each.css.match(STANDS_ALONE) or each.name in {"script", "option"} for each in around)
        if not alone and not any(has_english(each) for each in around):
            yield " ".join(text.split())


def has_english(tag: Tag) -> bool:
    after = tag.find_next_sibling()
    return bool(tag.select_one(".app-english")) or (after is not None and after.css.match(".app-english"))


def classes(look: Row) -> str:
    """What a page is marked with, as ``OwnLook`` says it."""
    return OwnLook.read("-".join(f"{name}.{value}" for name, value in look.items())).classes


def test_the_table_has_every_pair():
    assert set(every_pair(CHOICES)) == set().union(*map(pairs_in, TABLE))
    assert len(TABLE) < 60


def test_every_page_of_the_form_is_among_those_that_are_looked_at(reader: Reader):
    numbers = {int(each.rest.split("/")[1]) for each in reader.town.places if each.rest[1:2].isdigit()}
    assert numbers >= {page.number for page in reader.town.form.pages}


def test_what_is_planted_is_found_on_a_page_that_was_looked_at_before(reader: Reader):
    place = Place("self", "/1")
    reader.read_as({**FIRST, "language": "en-GB", "words": Said.USUAL})
    reader.come_to(place, "fresh")
    assert reader.is_new_page()
    assert reader.look_in_every_look("en-GB", Said.USUAL) == []
    reader.read_as({**FIRST, "language": "en-GB", "words": Said.USUAL})
    reader.come_to(place, "fresh")
    assert not reader.is_new_page()
    reader.page.evaluate(PLANT, "".join(PLANTED.values()))
    assert reader.is_new_page()
    found = reader.look_in_every_look("en-GB", Said.USUAL)
    told = {(how, what) for how, what in PLANTED for each in found if each.startswith(how) and what in each}
    assert told == set(PLANTED)


def test_nothing_is_found_in_any_way_to_read(reader: Reader):
    found: dict[str, list[str]] = {}
    for row, places in shares(reader.town.few):
        reader.read_as(row)
        for place in places:
            reader.come_to(place, row["state"])
            if there := reader.look(row):
                found[f"{place.of}{place.rest} {' '.join(row.values())}"] = there
        if there := reader.controls(plain=row["colours"] == Palette.NONE):
            found[f"{places[-1]} {' '.join(row.values())}"] = there
    assert found == {}


def test_everything_that_is_said_has_english_beside_it_for_who_wants_that(reader: Reader):
    keep(reader.page.context, {"language": "pl", "reading": "english.beside"}, reader.address)
    found: dict[str, str] = {}
    for place in reader.town.few:
        page = reader.page.context.request.get(reader.address + reader.town.address(place))
        if page.ok:
            found |= {text: place.rest for text in without_english(page.text()) if not NAMES_ALONE.fullmatch(text)}
    assert found == {}


def visits(places: Sequence[Place]) -> Iterator[tuple[str, Place, str]]:
    """Give every wording, page and state."""
    for words, place, state in product(Said, places, CHOICES["state"]):
        if state == "fresh" or place.boxes is not None:
            yield words, place, state


if LONG:

    @pytest.mark.parametrize("language", CHOICES["language"])
    def test_nothing_is_found_anywhere(reader: Reader, language: str):
        """Every page in every wording, fresh and after errors; each in every size, space, colour and window."""
        found: dict[str, list[str]] = {}
        for words, place, state in visits(reader.town.places):
            reader.read_as({**FIRST, "language": language, "words": words})
            reader.come_to(place, state)
            if reader.is_new_page() and (there := reader.look_in_every_look(language, words)):
                found[f"{place.of}{place.rest} {words} {state}"] = there
        assert found == {}
