"""How pages of the office look is everybody's own choice, without script."""

import re
from itertools import product

import pytest

from formbuilder.config import ROOT
from formbuilder.councils.colours import SIGN, TEXT, contrast, read_colour
from formbuilder.rendering.own_look import Motion, OwnLook, Palette, Pictures, Said, Spacing, WordSize
from tests.council import Council
from tests.person import Person
from tests.reviewing import opened
from tests.staff import HOME

SHEET = (ROOT / "static" / "src" / "own-looks.css").read_text(encoding="utf-8")
USUAL = {
    "text": "#1b1f22",
    "secondary-text": "#495057",
    "link": "#0b5469",
    "error": "#b3261e",
    "inverse-text": "#ffffff",
    "body-background": "#ffffff",
    "template-background": "#eff3f3",
    "surface-background": "#eff3f3",
    "brand": "#17505c",
    "surface-text": "#1b1f22",
    "input-border": "#1b1f22",
    "link-visited": "#5b3a8c",
    "link-hover": "#072f3b",
    "focus": "#ffd84d",
    "focus-text": "#1b1f22",
}


def member(office: Council) -> Person:
    here = opened(office.store, office.clock())
    return Person(office.app).open(f"{HOME}slip/{here.slip(7, office.clock())}").press("Come in")


def look(person: Person, **chosen: str) -> str:
    """Choose how pages look, and return the classes of the next page."""
    person.follow("How pages look").fill(chosen_words(**chosen)).press("Show pages like this")
    person.open(f"{HOME}my-panels")
    return " ".join(person.page.html["class"])


def chosen_words(colours: str = "As they come", size: str = "As they come", pictures: str = "") -> dict[str, str]:
    words = {"Which colours do you want?": colours, "How large should words be?": size}
    return words | ({"Do you want pictures?": pictures} if pictures else {})


def test_four_palettes_and_sizes_are_chosen_without_script_and_kept_by_the_browser_r12(office: Council):
    """R12, R16, n46: what is chosen holds on every page, tells nothing about anybody, and can be taken back."""
    person = member(office)
    assert look(person, colours="Calm and soft", size="Much larger") == "govuk-template app-own--calm app-own--largest"
    (sheet,) = person.page.select("link[href*=own-looks]")
    assert person.client.get(sheet["href"]).mimetype == "text/css"
    assert look(person, colours="Light words on dark", pictures="Words alone").endswith("app-own--dark app-own--hidden")
    assert look(person, colours="Black words on white", pictures="Show pictures and faces").endswith("app-own--light")
    assert person.follow("How pages look").chosen("Which colours do you want?") == ["Black words on white"]
    assert look(person) == "govuk-template"
    assert not person.page.select("link[href*=own-looks]")


def test_without_any_style_every_word_is_there_and_in_order_r12_r5(office: Council):
    """R12: a page is read from top to bottom without our style."""
    person = member(office)
    with_style = person.follow("Say what you think: The first questions").main
    person.open(f"{HOME}my-panels")
    look(person, colours="No style at all: as your browser shows it")
    assert not person.page.select("link[rel=stylesheet]")
    assert person.follow("Say what you think: The first questions").main == with_style


@pytest.mark.parametrize("palette", [each for each in Palette if each is not Palette.NONE])
def test_words_and_edges_have_enough_contrast_in_every_palette_r13(palette: Palette):
    """R13: as pages come they are AA; calm colours are a choice, and AA too."""
    named = re.findall(r"--govuk-([a-z-]+)-colour: (#[0-9a-f]{3,6})", block(palette))
    found = USUAL | {name: read_colour(colour) or "" for name, colour in named}
    papers = ("body-background", "template-background", "surface-background")
    inks = ("text", "secondary-text", "link", "link-visited", "link-hover", "error")
    pairs = [("inverse-text", "brand"), ("surface-text", "surface-background"), ("focus-text", "focus")]
    faint = [each for each in (*pairs, *product(inks, papers)) if contrast(found[each[0]], found[each[1]]) < TEXT]
    assert not faint
    assert contrast(found["input-border"], found["body-background"]) >= SIGN


def block(palette: Palette) -> str:
    """What the sheet says of a palette; nothing of the usual one."""
    found = re.search(rf"\.app-own--{palette} \{{(.*?)\}}", SHEET, re.DOTALL)
    assert found or palette is Palette.USUAL
    return found[1] if found else ""


def test_whatever_a_browser_sends_is_a_look_of_ours():
    every = [OwnLook(*each) for each in product(Palette, WordSize, Pictures, Spacing, Motion, Said)]
    assert [OwnLook.read(each.text) for each in every] == every
    assert OwnLook.read("colours.red-size.larger-x") == OwnLook(size=WordSize.LARGER)
    assert OwnLook.read('"><script>') == OwnLook()
