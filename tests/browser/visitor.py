"""A person in a real browser: what they read, fill in and press."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from playwright.sync_api import Locator, Page

from tests.long import LONG
from tests.person import Answer, Code
from tests.told import CHECK, MOST_PAGES, SAM

PEOPLE = "/7"
ELSEWHERE = {
    *("do it with me", "on paper", "how this looks", "what others see", "coming back", "coming back after errors"),
    *("a text", "a text after errors", "a choice", "information", "several questions", "one of them after errors"),
    *("a long text", "checking", "stopping"),
    *("carrying on", "adding", "adding after errors", "taking back", "deleting", "no such page"),
}
"""Steps that no later one begins with."""
HARD, SEND_WORDS = "Is this question hard?", "Send these words"
WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Visitor:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.code = Code("", "", "")

    @property
    def journey(self) -> str:
        return f"/demo/j/{self.code.reference.replace('-', '')}"

    @property
    def heading(self) -> str:
        return " ".join((self.page.locator("h1").text_content() or "").split())

    @property
    def main(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    def open(self, address: str) -> Visitor:
        self.page.goto(address)
        return self

    def go(self, rest: str) -> Visitor:
        return self.open(f"{self.journey}{rest}")

    def press(self, name: str = "Continue") -> Visitor:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state()
        return self

    def follow(self, name: str) -> Visitor:
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def start(self, form: str = "small-talk", *, shared: bool = False) -> Visitor:
        self.open(f"/demo/{form}")
        if shared:
            self.page.get_by_label("I share this device").check()
        self.press("Start")
        self.page.locator(".app-code").first.wait_for()
        reference, digits, words = (" ".join(each.split()) for each in self.page.locator(".app-code").all_inner_texts())
        self.code = Code(reference, digits, words)
        return self

    def begin(self, *, shared: bool = False) -> Visitor:
        self.start(shared=shared).follow("Continue").follow("Begin with")
        return self

    def fill(self, question: str, answer: Answer) -> None:
        around = self.around(question)
        if isinstance(answer, Mapping):
            for part, text in answer.items():
                _fill(around, part, text)
        else:
            for each in [answer] if isinstance(answer, str) else answer:
                _fill(around, question, each)

    def around(self, question: str) -> Locator:
        """The group of a question that has several boxes or buttons, else the whole page."""
        groups = self.page.get_by_role("group", name=question)
        return groups.first if groups.count() else self.page.locator("main")

    def answer_page(self, answers: Mapping[str, Answer] = SAM) -> Visitor:
        words = self.page.locator("main").text_content() or ""
        for question, answer in answers.items():
            if question in " ".join(words.split()):
                self.fill(question, answer)
        return self

    def walk_to_the_end(self, answers: Mapping[str, Answer] = SAM) -> list[str]:
        headings: list[str] = []
        while self.heading != CHECK:
            headings.append(self.heading)
            assert len(headings) <= MOST_PAGES, headings
            self.answer_page(answers).press()
        return headings

    def carry_on(self) -> Visitor:
        self.page.get_by_label("Your code").fill(self.code.digits)
        return self.press("Carry on")


def is_wider_than_the_window(page: Page) -> bool:
    return bool(page.evaluate(WIDER))


def _fill(around: Locator, label: str, text: str) -> None:
    buttons = around.get_by_label(text, exact=True)
    if text and buttons.count() and buttons.first.get_attribute("type") in {"radio", "checkbox"}:
        buttons.first.check(force=True)
        return
    box = around.get_by_label(label)
    (box if box.count() else around.get_by_role("textbox")).first.fill(text)


def every_page(visitor: Visitor) -> Iterator[str]:
    """Go through every kind of page that there is; the name says which one is open now.

    ``make test`` leaves out what is looked at on the carer's assessment, in every way to read: test_ways_to_read.
    """
    for name, open_it in (*BEFORE, *DURING, *AFTERWARDS, *RESULTS):
        if LONG or name not in ELSEWHERE:
            open_it(visitor)
            yield name


Step = tuple[str, Callable[[Visitor], object]]


def _wrong(visitor: Visitor, page: int) -> None:
    visitor.go(f"/{page}")
    for box in visitor.page.locator("main input[type=text], main input[type=email], main textarea").all():
        box.fill("31" if "-day" in (box.get_attribute("name") or "") else "x")
    visitor.press()


def _person(visitor: Visitor) -> None:
    visitor.page.get_by_label("First name").fill("Ann")
    visitor.press().go(PEOPLE)


def _conflict(visitor: Visitor) -> None:
    visitor.go("/1").fill("What should we call you?", "First")
    visitor.press().go("/1")
    second = Visitor(visitor.page.context.new_page())
    second.code = visitor.code
    second.go("/1").fill("What should we call you?", "Theirs")
    with second.page.expect_navigation():
        second.press()
    visitor.page.bring_to_front()
    visitor.fill("What should we call you?", "Mine")
    visitor.press()


def _draft(visitor: Visitor) -> None:
    visitor.go("/9")
    visitor.page.get_by_role("textbox").fill("Half a sentence")
    visitor.page.evaluate(
        """async () => {
             const form = document.querySelector("form[data-draft]");
             const body = new URLSearchParams(new FormData(form));
             await fetch(form.dataset.draft, {method: "POST", body});
           }"""
    )
    visitor.go("/9")


def _refused(visitor: Visitor) -> None:
    visitor.go("/check")
    visitor.page.evaluate(
        """(action) => {
             const form = document.querySelector("main form");
             form.action = action;
             form.submit();
           }""",
        f"{visitor.journey}/send",
    )
    visitor.page.wait_for_url("**/send")


def _sent(visitor: Visitor) -> None:
    visitor.go("/1").fill("What should we call you?", "Sam")
    visitor.press().go("/14").page.get_by_label("Yes, I agree").check(force=True)
    visitor.press().go("/check").press("Send my answers")


def _opened_again(visitor: Visitor) -> None:
    visitor.go("/after").carry_on()


def _stopped(visitor: Visitor) -> None:
    visitor.begin().go("/stop").press("Stop and clear this device")


def _left(visitor: Visitor) -> None:
    visitor.begin().page.goto("/demo/leave")
    visitor.go("/1")


def _pension(visitor: Visitor) -> None:
    visitor.page.locator("#q-pension-amount").fill("300")
    visitor.page.get_by_label("A week").check(force=True)
    visitor.press()


def _result(visitor: Visitor) -> None:
    visitor.go("/5").fill("Do you have savings?", "No")
    visitor.press().go("/4")
    _pension(visitor)
    visitor.go("/result")


def _two_years(visitor: Visitor) -> None:
    visitor.go("/2")
    for part, text in {"day": "2", "month": "3", "year": "2026"}.items():
        visitor.page.locator(f"#q-starts-{part}").fill(text)
    visitor.press().go("/result")


def _writes(visitor: Visitor) -> None:
    visitor.page.get_by_label("What is hard about the words?").fill("Why do you ask?")
    visitor.press(SEND_WORDS)


def _officer(visitor: Visitor) -> None:
    visitor.go("/3").fill("Did you give money away?", "Yes")
    visitor.press().go("/result")


BEFORE: tuple[Step, ...] = (
    ("the forms", lambda v: v.open("/demo/")),
    ("a start page", lambda v: v.open("/demo/small-talk")),
    ("do it with me", lambda v: v.open("/demo/small-talk/with-me")),
    ("on paper", lambda v: v.open("/demo/small-talk/on-paper")),
    ("how this looks", lambda v: v.open("/demo/look?to=/small-talk")),
    ("the form to print", lambda v: v.open("/demo/small-talk/paper?size=28")),
    ("what others see", lambda v: v.open("/demo/what-others-see")),
    ("coming back", lambda v: v.open("/demo/come-back")),
    ("coming back after errors", lambda v: v.press("Carry on")),
    ("no such page", lambda v: v.open("/demo/nothing/here")),
)
DURING: tuple[Step, ...] = (
    ("the code", lambda v: v.start()),
    ("the parts", lambda v: v.go("")),
    ("sending too early", _refused),
    ("one of several questions is hard", lambda v: v.go("/5").press(HARD)),
    ("nobody knows which one", lambda v: v.press("It upset me")),
    ("a box for what is hard", lambda v: v.go("/1").press(HARD).press("It upset me")),
    ("nothing in the box", lambda v: v.press(SEND_WORDS)),
    ("words that wait to be read", _writes),
    ("a text", lambda v: v.go("/1")),
    ("a text after errors", lambda v: v.press()),
    ("a choice", lambda v: v.go("/2")),
    ("danger", lambda v: v.go("/3").fill("Is anyone in danger now?", "Yes") or v.press()),
    ("information", lambda v: v.go("/4")),
    ("several questions", lambda v: v.go("/5")),
    ("several questions after errors", lambda v: _wrong(v, 5)),
    ("people", lambda v: v.go(PEOPLE)),
    ("one of them", lambda v: v.follow("Add a person")),
    ("one of them after errors", lambda v: v.press()),
    ("people with one", _person),
    ("removing one", lambda v: v.follow("Remove")),
    ("money and letters", lambda v: v.go("/8")),
    ("money and letters after errors", lambda v: _wrong(v, 8)),
    ("a long text", lambda v: v.go("/9")),
    ("a draft", _draft),
    ("a private question", lambda v: v.go("/10")),
    ("private answers not shown", lambda v: v.fill("Do you feel safe at home?", "Yes") or v.press().go("/10")),
    ("a statement", lambda v: v.go("/14")),
    ("a statement after errors", lambda v: v.press()),
    ("checking", lambda v: v.go("/check")),
    ("a copy", lambda v: v.go("/copy")),
    ("a conflict", _conflict),
    ("a conflict after errors", lambda v: v.press("Keep the answers I chose")),
    ("stopping", lambda v: v.go("/stop")),
)
AFTERWARDS: tuple[Step, ...] = (
    ("sent", _sent),
    ("carrying on", lambda v: v.go("/after")),
    ("where it is now", _opened_again),
    ("adding", lambda v: v.go("/after/more")),
    ("adding after errors", lambda v: v.press("Add this")),
    ("taking back", lambda v: v.go("/after/withdraw")),
    ("deleting", lambda v: v.go("/after/delete")),
    ("taken back", lambda v: v.go("/after/withdraw").press("Take back my form")),
    ("stopped", _stopped),
    ("not this device", lambda v: v.go("/1")),
    ("covered", _left),
    ("another's form", lambda v: v.page.context.clear_cookies() or v.go("/1")),
)
RESULTS: tuple[Step, ...] = (
    ("a result without answers", lambda v: v.start("money-talk").go("/result")),
    ("a result", _result),
    ("a result of two years", _two_years),
    ("a copy with a result", lambda v: v.go("/copy")),
    ("an officer talks", _officer),
    ("an estimate", lambda v: _pension(v.open("/demo/money-quick"))),
    ("an estimate without answers", lambda v: v.open("/demo/money-quick").press()),
)
