"""A person with a browser and no script: reads pages, fills in by label, presses buttons by their words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from types import SimpleNamespace
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.test import TestResponse

from tests.page import faults, text_of

Answer = str | Sequence[str] | Mapping[str, str]
MOST_TURNS = 8
NEUTRAL = re.compile(
    r"(Error: )?((A short form|Some more questions)|.+, ((page|strona) [0-9]+|result)|［.+, pàgé .+］)"
    r" – Example Council"
)
"""The titles of pages that others must not recognise: nothing of the question is in them."""


@dataclass(frozen=True)
class Code:
    """What the page “Your code” shows."""

    reference: str
    digits: str
    words: str


PASSING = re.compile(r'name="(csrf_token|seen)"\s+value="[^"]*"|/j/[0-9A-Z]{8}|[0-9a-f]{32}|[0-9A-Z]{4}-?[0-9A-Z]{4}')
"""What differs between two people on the same page."""
_faultless: set[int] = set()


class Person:
    """Refuses every page that a person could not use."""

    def __init__(self, app: Flask, *, https: bool = False, slug: str = "demo") -> None:
        self.client = app.test_client()
        self.home = f"/{slug}"
        self._origin = "https://localhost" if https else "http://localhost"
        self.url = ""
        self.status = 0
        self.seen_urls: list[str] = []
        self.response: TestResponse
        self.code: Code
        self._shown: TestResponse

    @cached_property
    def page(self) -> BeautifulSoup:
        """The page that is open, read when somebody first looks at it."""
        return _soup(self._shown)

    @property
    def heading(self) -> str:
        return text_of(self.page.h1)

    @property
    def title(self) -> str:
        return text_of(self.page.title)

    @property
    def text(self) -> str:
        return text_of(self.page.body)

    @property
    def main(self) -> str:
        return text_of(self.page.main)

    @property
    def errors(self) -> list[tuple[str, str]]:
        return [(link["href"], text_of(link)) for link in self.page.select(".govuk-error-summary a")]

    @property
    def journey(self) -> str:
        """The address of the journey that this page belongs to, or that was begun last."""
        return f"{self.home}/j/{self.code.reference.replace('-', '')}"

    def open(self, url: str, *, expect: int = 200) -> Person:
        return self._arrive(self.client.get(url, base_url=self._origin), url, expect)

    def send(self, url: str, data: Mapping[str, Answer], *, expect: int = 200) -> Person:
        """Send what no page of ours would send."""
        return self._arrive(self.client.post(url, data=dict(data), base_url=self._origin), url, expect)

    def follow(self, link: str, *, expect: int = 200) -> Person:
        return self.open(self.link(link), expect=expect)

    def link(self, text: str) -> str:
        """The address that a link leads to: its whole text, or else its beginning."""
        links = self.page.select("a[href]")
        found = [each for each in links if text_of(each) == text]
        found = found or [each for each in links if text_of(each).startswith(text)]
        assert found, f"no link {text!r} on {self.heading!r}: {[text_of(each) for each in links]}"
        return str(found[0]["href"])

    def fill(self, answers: Mapping[str, Answer]) -> Person:
        """Fill in by the words of questions; ‘Day’, ‘Month’ … for those of several boxes."""
        for question, answer in answers.items():
            self._fill(question, answer)
        return self

    def press(self, button: str = "Continue", *, expect: int = 200) -> Person:
        form = self.form(button)
        pressed = next(each for each in form.select("button") if text_of(each) == button)
        url = pressed.get("formaction") or form.get("action") or self.url
        return self.send(str(url), self.sent_by(button), expect=expect)

    def sent_by(self, button: str = "Continue") -> dict[str, list[str]]:
        """What pressing the button would send."""
        form = self.form(button)
        pressed = next(each for each in form.select("button") if text_of(each) == button)
        own = {str(pressed["name"]): [str(pressed["value"])]} if pressed.get("name") else {}
        return sent_by_form(form) | own

    def form(self, button: str) -> Tag:
        found = [each for each in self.page.select("form button") if text_of(each) == button]
        assert found, f"no button {button!r} on {self.heading!r}: {[text_of(b) for b in self.page.select('button')]}"
        form = found[0].find_parent("form")
        assert form is not None
        assert form["method"] == "post", "nothing is sent by GET"
        return form

    def offers(self, button: str) -> bool:
        return any(text_of(each) == button for each in self.page.select("form button"))

    def start(self, form: str = "small-talk", *, shared: bool = False) -> Person:
        """Start a form, and write down the code."""
        self.open(f"{self.home}/{form}")
        if shared:
            self._tick("shared")
        self.press("Start")
        assert self.heading == "Your code"
        self.code = read_code(self.page)
        return self

    def start_without_code(self, form: str, *, shared: bool = False) -> Person:
        """Start a form that shows no code: the first page asks the first question."""
        self.open(f"{self.home}/{form}")
        if shared:
            self._tick("shared")
        return self.press("Start")

    def come_back(self, code: Code, *, words: bool = False, expect: int = 200) -> Person:
        """Come back with reference and code."""
        self.code = code
        typed = code.words if words else code.digits
        self.open(f"{self.home}/come-back").fill({"Your reference": code.reference, "Your code": typed})
        return self.press("Carry on", expect=expect)

    def page_of(self, question: str) -> Person:
        """Open the page that asks ``question``, through the check page."""
        self.open(f"{self.journey}/check")
        rows = self.page.select(".govuk-summary-list__row")
        row = next(each for each in rows if text_of(each.dt) == question)
        return self.open(row.select("a[href]")[0]["href"])

    def value(self, question: str, part: str = "") -> str:
        """What is typed in a box."""
        tag = self._box(question, part)
        return tag.get_text().removeprefix("\n") if tag.name == "textarea" else str(tag.get("value", ""))

    def chosen(self, question: str) -> list[str]:
        """The labels of the buttons that are chosen."""
        around = self._fieldset(question) or self._beside(self._box(question, ""))
        return [self._label_of(each) for each in around.select("input[checked]")]

    def _arrive(self, response: TestResponse, url: str, expect: int) -> Person:
        for _ in range(MOST_TURNS):
            assert_safe(response)
            self.seen_urls.append(url)
            if response.status_code not in {301, 302, 303}:
                break
            url = response.headers["Location"]
            assert urlsplit(url).netloc == "", f"led away to {url}"
            response = self.client.get(url, base_url=self._origin)
        self.url, self.status, self.response = url, response.status_code, response
        assert response.status_code == expect, f"{response.status} at {url}: {text_of(_soup(response).h1)}"
        if response.mimetype == "text/html":
            self._shown = response
            self.__dict__.pop("page", None)
            self._look_for_faults(response.text)
        return self

    def _look_for_faults(self, html: str) -> None:
        """Refuse a page that stands in a person's way; one that differs only in its secrets is looked at once."""
        shape = hash(PASSING.sub("", html))
        if shape not in _faultless:
            shown = SimpleNamespace(heading=self.heading, title=self.title, neutral=bool(NEUTRAL.fullmatch(self.title)))
            complaints = list(faults(html, shown, self.page))
            assert not complaints, (self.heading, complaints)
            _faultless.add(shape)

    def _fill(self, question: str, answer: Answer) -> None:
        if isinstance(answer, Mapping):
            for part, text in answer.items():
                self._fill_part(question, part, text)
            return
        around = self._fieldset(question)
        if around is not None and around.select("input[type=radio], input[type=checkbox]"):
            self._choose(around, [answer] if isinstance(answer, str) else list(answer))
            return
        box = self._box(question, "")
        if isinstance(answer, str):
            self._type(box, answer)
        else:
            self._choose(self._beside(box), list(answer))

    def _beside(self, box: Tag) -> Tag:
        """The group of a box and of the buttons that stand for an answer beside it."""
        return next(each for each in box.find_parents("div") if each.select("input[type=radio], input[type=checkbox]"))

    def _fill_part(self, question: str, part: str, text: str) -> None:
        inner = self._fieldset(part, self._fieldset(question))
        if inner is not None:
            self._choose(inner, [text])
        else:
            self._type(self._box(question, part), text)

    def _choose(self, around: Tag, labels: list[str]) -> None:
        buttons = {self._label_of(each): each for each in around.select("input[type=radio], input[type=checkbox]")}
        boxes = around.select("input[type=text], textarea")
        if len(labels) == 1 and labels[0] not in buttons and boxes:
            self._type(boxes[0], labels[0])
            return
        for each in buttons.values():
            each.attrs.pop("checked", None)
        for label in labels:
            assert label in buttons, f"no {label!r} among {list(buttons)}"
            buttons[label]["checked"] = ""

    def _tick(self, id_: str) -> None:
        box = self.page.find(id=id_)
        assert isinstance(box, Tag)
        box["checked"] = ""

    def _type(self, box: Tag, text: str) -> None:
        if box.name == "textarea":
            box.string = text
        elif box.name == "select":
            self._pick(box, text)
        else:
            box["value"] = text

    def _pick(self, box: Tag, text: str) -> None:
        """Choose from a list that opens."""
        offers = {text_of(each): each for each in box.select("option")}
        for each in offers.values():
            each.attrs.pop("selected", None)
        offers[text]["selected"] = ""

    def _box(self, question: str, part: str) -> Tag:
        around: Tag | BeautifulSoup | None = self._fieldset(question)
        wanted = part or question
        labels = [each for each in (around or self.page).select("label") if text_of(each).startswith(wanted)]
        assert labels, f"nothing is labelled {wanted!r} on {self.heading!r}"
        box = self.page.find(id=labels[0]["for"])
        assert isinstance(box, Tag)
        return box

    def _fieldset(self, question: str, inside: Tag | None = None) -> Tag | None:
        every = (inside or self.page).select("fieldset")
        return next((each for each in every if text_of(each.legend).startswith(question)), None)

    def _label_of(self, button: Tag) -> str:
        return text_of(self.page.select_one(f"label[for='{button['id']}']"))


def read_code(page: BeautifulSoup) -> Code:
    """Write down what the page “Your code” shows."""
    reference, digits, words = (text_of(each) for each in page.select(".app-code"))
    return Code(reference, digits, words)


def assert_safe(response: TestResponse) -> None:
    """Every answer of the server, whatever it is, keeps strangers' code out and stays out of the browser's stores."""
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, policy
    assert "unsafe" not in policy, policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    if not response.request.path.startswith("/static/"):
        for_everybody = "/you-said" in response.request.path and response.status_code == HTTPStatus.OK
        for_everybody &= response.mimetype != "text/html" or b'<html lang="en-GB"' in response.data
        assert response.headers["Cache-Control"] == ("public, max-age=300" if for_everybody else "no-store")


def _soup(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def sent_by_form(form: Tag) -> dict[str, list[str]]:
    """What a browser sends of a form."""
    sent: dict[str, list[str]] = {}
    for tag in form.select("input, textarea, select"):
        if tag.get("type") == "file" or (tag.get("type") in {"radio", "checkbox"} and "checked" not in tag.attrs):
            continue
        if tag.name == "select":
            chosen = tag.select_one("option[selected]") or tag.select_one("option")
            sent.setdefault(str(tag["name"]), []).append(str(chosen["value"]) if chosen else "")
            continue
        value = tag.get_text().removeprefix("\n") if tag.name == "textarea" else str(tag.get("value", "on"))
        sent.setdefault(str(tag["name"]), []).append(value)
    return sent
