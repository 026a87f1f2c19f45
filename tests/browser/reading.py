"""The ways in which people read the carer's assessment, and journeys that come to every page of it."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_bytes

from playwright.sync_api import BrowserContext

from formbuilder.answers.plain import from_plain
from formbuilder.cli.examples import load_own_words, load_translations
from formbuilder.config import ROOT
from formbuilder.definition.model import Form, Group, Information, Question
from formbuilder.rendering.fields import field_names
from formbuilder.rendering.own_look import Motion, Palette, Pictures, Said, Spacing, WordSize
from formbuilder.routing.route import Route
from formbuilder.sealing.code import digits_of
from formbuilder.services.councils import council_store
from formbuilder.services.doing import Doing
from formbuilder.services.journeys import FormPin, start_journey
from formbuilder.services.sending import Sending, send_journey
from formbuilder.services.settings import open_form_definitions
from formbuilder.storage.engine import Store, engine_for
from formbuilder.web.our_words import NAMES
from tests.pairs import Row, table

FORM = "carers-assessment"
HELPER = "helper"
"""The wording that comes of itself where somebody fills in for another person."""
LOOKS = {
    "colours": [*Palette],
    "size": [*WordSize],
    "space": [*Spacing],
    "pictures": [*Pictures],
    "motion": [*Motion],
}
WIDTHS = {"320": 640, "390": 844, "1280": 720}
"""Windows: a small phone, or a large screen at 400 per cent; a phone; a screen."""
CHOICES = {
    "language": ["en-GB", *NAMES],
    "words": [*Said, HELPER],
    **LOOKS,
    "width": [*WIDTHS],
    "state": ["fresh", "errors"],
}
TABLE: list[Row] = table(CHOICES)

ITEM = "aaaaaaaa"
TOLD: Mapping[str, object] = {
    "danger_now": "yes",
    "language_speak": "other",
    "language_read": "other",
    "writing_looks": ["large", "easy_read"],
    "talking_helps": ["more_time", "other"],
    "call_you": "Sam",
    "reach": ["phone", "text", "email", "letter"],
    "reach_letter": "elsewhere",
    "person_lives": "this_area",
    "help_length": "up_to_2_years",
    "help_given": ["moving", "other"],
    "same_each_day": "no",
    "alone_time": "depends",
    "able_to_help": "part",
    "health_feelings": ["sad", "other"],
    "paid_work": "no",
    "money_advice": "yes",
    "good_week": ["sleep", "other"],
    "would_help": ["break", "other"],
    "say_help": ["explain"],
    "include_anyone": "yes",
    "include_people": [{"id": ITEM, "include_name": "Jo Hill"}],
    "talk_to": ["gp", "other"],
    "private_now": "yes",
    "safe_hurt": "yes",
    "safe_self": "yes",
    "not_talk_to": "yes",
}
ANSWERS: Mapping[str, Mapping[str, object]] = {
    "self": {**TOLD, "who_fills_in": "self"},
    HELPER: {
        **TOLD,
        "who_fills_in": "for_them",
        "helper_name": "Jo",
        "helper_adult": "no",
        "they_agree": "cannot_decide",
        "reach": ["none"],
    },
    "young": {
        "are_you_18": "no",
        "person_age": "under_18",
        "how_to_do_this": "by_phone",
        "who_fills_in": "for_them",
        "they_agree": "no",
    },
}
"""What three people told; between them they meet every page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page: who can open it, and what its address ends in."""

    of: str
    """A journey of ``ANSWERS``, ``sent``, or "" for pages before a form."""
    rest: str
    boxes: tuple[str, ...] | None = None
    """The names of what can be answered wrongly there; None where nothing can."""

    @property
    def is_helped(self) -> bool:
        """Whether somebody fills in for another person, and reads the words for helpers."""
        return self.of in {HELPER, "young"}


BEFORE = (
    *(f"/{FORM}{rest}" for rest in ("", "/with-me", "/on-paper", "/paper", "/paper?size=28")),
    *("/", "/come-back", "/what-others-see", "/you-said", "/no-such-page", f"/look?to=/{FORM}"),
)
AROUND = (
    "",
    "/code",
    "/check",
    "/copy",
    "/stop",
    "/help",
    "/language",
    "/look",
    "/told-before",
    "/1/hard",
    "/4",
    "/99",
)
AFTER = ("/sent", "/after", "/after/more", "/after/reach", "/after/withdraw", "/after/delete", "/copy")
EMPTY = dict.fromkeys(("/come-back", "/after/more", "/after/reach"), ())
"""Where to send nothing is wrong."""
LISTED = ("", "/new", f"/{ITEM}/remove")


class Town:
    """A council's database with the carer's assessment in every language, and people who are in the midst of it."""

    def __init__(self, database: Path) -> None:
        self._engine = engine_for(f"sqlite:///{database}")
        store = council_store(self._engine, "demo")
        assert store is not None
        self._store: Store = store
        self.form: Form = next(each for each in open_form_definitions(store) if each.slug == FORM)
        self._pin = FormPin(FORM, self.form.version, self.form.fingerprint)
        now = datetime.now(UTC)
        load_translations(store, ROOT / "translations" / "forms", {FORM: self.form}, Doing(now, token_bytes))
        load_own_words(store, ROOT / "translations" / "council", Doing(now, token_bytes))
        self._begun = {
            of: start_journey(store, self._pin, shared=False, now=now, random=token_bytes, answers=answers)
            for of, answers in {**ANSWERS, "sent": TOLD}.items()
        }
        sent = self._begun["sent"]
        sending = Sending(counter=0, answers={"call_you": "Sam", "reach": ["phone"]})
        send_journey(store, sent.reference, sent.secret, sending, now=now, random=token_bytes)
        self.places = tuple(self._places(now.date()))
        self._engine.dispose()

    @property
    def few(self) -> tuple[Place, ...]:
        """Every page once: those of people who fill in for another only where nobody else comes."""
        first = {each.rest: each for each in reversed(self.places) if each.of in ANSWERS}
        return tuple(each for each in self.places if each.of not in ANSWERS or first[each.rest] is each)

    @property
    def sent_code(self) -> str:
        return digits_of(self._begun["sent"].code)

    def address(self, place: Place) -> str:
        below = f"/j/{self._begun[place.of].reference}" if place.of else ""
        return f"/demo{below}{place.rest}"

    def let_in(self, context: BrowserContext, address: str) -> None:
        """Give a browser what opens every journey."""
        secrets = {f"j-{each.reference}": urlsafe_b64encode(each.secret).decode() for each in self._begun.values()}
        keep(context, secrets, address)

    def _places(self, today: date) -> Iterator[Place]:
        yield from (Place("", rest, EMPTY.get(rest)) for rest in BEFORE)
        yield from (Place("self", rest) for rest in AROUND)
        yield from (Place("sent", rest, EMPTY.get(rest)) for rest in AFTER)
        route = Route.of(self.form)
        questions = {each.id: each for each in self.form.questions}
        for of, answers in ANSWERS.items():
            values = {id_: from_plain(questions[id_], plain, today).value for id_, plain in answers.items()}
            way = route.walk({id_: value for id_, value in values.items() if value is not None}, today)
            for page in (asked.page for asked in way.pages):
                if isinstance(group := page.group and page.group.type, Group):
                    yield from (Place(of, f"/{page.number}{rest}") for rest in LISTED)
                    yield Place(of, f"/{page.number}/{ITEM}", tuple(_boxes(group.steps[0])))
                else:
                    yield Place(of, f"/{page.number}", tuple(_boxes(page.questions)) or None)


def _boxes(questions: Iterable[Question]) -> Iterator[str]:
    for question in questions:
        if not isinstance(question.type, Information):
            yield from dict.fromkeys(field_names(question).values())


def keep(context: BrowserContext, cookies: Mapping[str, str], address: str) -> None:
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
