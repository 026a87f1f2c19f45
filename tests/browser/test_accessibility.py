"""Every kind of page, fresh and after errors, wide and narrow: nothing that stands in anybody's way."""

import os

import pytest
from playwright.sync_api import Page

from formbuilder.config import ROOT
from tests.browser.visitor import WIDER, Visitor, every_page

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAYOUT = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""What can differ with the width of the window; ``make accept`` asks all again."""
RUN = """async ([tags, left_out]) => {
    const rules = Object.fromEntries(left_out.map((name) => [name, {enabled: false}]));
    const found = await axe.run(document, {runOnly: tags, rules, resultTypes: ["violations"], preload: false});
    return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}"""
CHAINS = """() => {
    const digested = (seed, text) => {
        let one = seed, two = 0x9e3779b9;
        for (let at = 0; at < text.length; at++) {
            one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
            two = Math.imul(two ^ text.charCodeAt(at) ^ seed, 1597334677);
        }
        return 4294967296 * (2097151 & (two ^ two >>> 15)) + ((one ^ one >>> 13) >>> 0);
    };
    const look = ["forced-colors: active", "prefers-color-scheme: dark", "prefers-contrast: more"]
        .map((query) => matchMedia(`(${query})`).matches);
    const found = new Set();
    const walk = (element, before) => {
        const named = `${element.tagName}.${element.getAttribute("class") || ""}`;
        const chain = digested(before % 4294967291, `${before} ${named}`);
        found.add(chain);
        for (const child of element.children) walk(child, chain);
    };
    walk(document.body, digested(7, look.join()));
    return [...found];
}"""
SIDEWAYS = f"""() => ["rtl", "ltr"].filter((direction) => {{
    document.documentElement.dir = direction;
    return ({WIDER})();
}})"""
EVERYTHING = os.environ.get("PAGES") == "1"  # noqa: TID251 - a setting of the tests
WIDE = {"width": 1280, "height": 720}
NARROW = {"width": 320, "height": 640}
"""As wide as the other is at 400 per cent."""


_seen: set[str] = set()
"""What stood on pages that were asked about colours and sizes: elements with all that they stand in."""


def findings(page: Page) -> list[str]:
    """What axe finds, wide and at 400 per cent, and whether the page scrolls sideways then in either direction.

    Colours and sizes are asked again where anything stands that stood on no page before.
    """
    page.wait_for_load_state()
    if not page.evaluate("() => 'axe' in window"):
        page.add_init_script(AXE)  # it is on the pages that come then: to send it takes as long as to look
        page.evaluate(AXE)
    chains = set(page.evaluate(CHAINS))
    is_new = EVERYTHING or not chains <= _seen
    found = list(page.evaluate(RUN, [RULES, [] if is_new else LAYOUT]))
    page.set_viewport_size(NARROW)
    if is_new:
        _seen.update(chains)
        found += [f"at 400 per cent: {each}" for each in page.evaluate(RUN, [RULES if EVERYTHING else LAYOUT, []])]
    found += [f"scrolls sideways in {direction}" for direction in page.evaluate(SIDEWAYS)]
    page.set_viewport_size(WIDE)
    return found


@pytest.mark.parametrize("context", [{"bypass_csp": True}], indirect=True)
def test_nothing_is_found_on_any_page(visitor: Visitor):
    found = {name: found for name in every_page(visitor) if (found := findings(visitor.page))}
    assert found == {}


def test_an_error_summary_gets_the_focus_and_its_links_land(visitor: Visitor):
    page = visitor.begin().page
    visitor.press()
    assert page.title().startswith("Error: ")
    assert page.evaluate("() => document.activeElement.className") == "govuk-error-summary"
    page.locator(".govuk-error-summary a").click()
    assert page.evaluate("() => document.activeElement.id") == "q-call_you"


def test_every_error_link_lands_on_what_it_is_about(visitor: Visitor):
    page = visitor.begin().page
    visitor.go("/8")
    for name in ("q-rent-amount", "q-mail", "q-born-day", "q-home-postcode"):
        page.locator(f"#{name}").fill("x")
    visitor.press()
    links = page.locator(".govuk-error-summary a")
    assert links.count() >= 4
    for index in range(links.count()):
        link = links.nth(index)
        target = (link.get_attribute("href") or "")[1:]
        link.click()
        assert page.evaluate("() => document.activeElement.id") == target
        assert page.evaluate("() => Boolean(document.activeElement.closest('.govuk-form-group--error'))"), target


def test_forced_colours_are_taken(visitor: Visitor):
    page = visitor.begin().page
    ours = page.screenshot()
    page.emulate_media(forced_colors="active")
    theirs = page.screenshot()
    assert ours != theirs
    colours = page.evaluate(
        "() => [getComputedStyle(document.querySelector('main button')), getComputedStyle(document.body)]"
        ".map((style) => style.color + style.backgroundColor)"
    )
    page.emulate_media(forced_colors="none")
    again = page.evaluate(
        "() => [getComputedStyle(document.querySelector('main button')), getComputedStyle(document.body)]"
        ".map((style) => style.color + style.backgroundColor)"
    )
    assert colours != again


def test_a_printed_copy_has_the_answers_and_no_navigation(visitor: Visitor):
    page = visitor.begin().page
    visitor.fill("What should we call you?", "Sam")
    visitor.press().go("/copy")
    page.emulate_media(media="print")
    for hidden in ("text=Leave this page quickly", "text=Save this copy as a PDF", "text=Skip to the main part"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.get_by_text("Sam", exact=True).is_visible()
    assert not page.get_by_role("link", name="Stop and clear this device").is_visible()
