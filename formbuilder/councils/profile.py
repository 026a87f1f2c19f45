"""The profile of a council, read from a YAML file: every word a person meets that is the council's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from formbuilder.councils.duty import Duty
from formbuilder.councils.keeping import Keeping, Kind
from formbuilder.councils.looks import Looks
from formbuilder.councils.quiet import Quiet

NOT_YET = "The council has not said yet what stands here."


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to get help or to reach somebody: what to do, and what to know about it.

    ``link`` is a ``tel:``, ``sms:``, ``mailto:`` or ``https:`` address, or "" where there is none.
    """

    do: str
    about: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCare:
    """How one form is looked after once it is sent."""

    reader: str
    """Who reads it: “a worker of the carers team”."""
    next_step: str
    """What happens next, as one sentence: “A worker will contact you in the way you chose.”"""
    within_days: int
    """Working days until that happens."""
    paper: str
    """How to get the form on paper."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom people ask about a form."""

    person: str
    """“the money team”."""
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charging:
    """What a council has set itself about charging for care."""

    weeks_in_a_year: Decimal = Decimal(52)
    """How many weeks a year has when a sum for a month or a year becomes one for a week."""
    ask_again_days: int = 365
    """Days after a decision in which a person can ask to have it looked at again; the law gives a year to complain."""
    rates: Mapping[str, Mapping[int, Decimal]] = field(default_factory=dict)
    """Its own figures, by ``table.figure`` and the year in which their year begins: never worse than the law’s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A council as people meet it."""

    slug: str
    name: str
    area: str
    home: str
    """The council's own site: an https address."""
    neutral_site: str
    """Where “Leave this page quickly” goes: an https address that tells nothing."""
    reading_hours: str
    """When somebody reads what was sent: “Monday to Friday, 9am to 5pm”."""
    not_read: str
    """When nobody does, as a sentence: “Nobody reads this at night or at weekends.”"""
    days_kept: int
    """Days that answers which are not sent are kept after the last visit."""
    person: str
    """The named contact, where no other is named for a form: “the care and support team”."""
    ways: tuple[Way, ...]
    """Ways to reach that person: phone, text, e-mail, a call-back."""
    urgent_ways: tuple[Way, ...]
    """Ways to get help now, some of them without a phone call."""
    with_me: Way
    """“Do it with me”: how to ask for somebody to fill it in together with the person."""
    forms: Mapping[str, FormCare]
    """By form."""
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    """By form: whom to ask about it, where that is not ``person``."""
    post: tuple[str, ...] = ()
    """Its address for what people send on paper, line by line."""
    closed_days: tuple[date, ...] = ()
    """Days on which the council does not work, beside weekends and England’s bank holidays."""
    charging: Charging = field(default_factory=Charging)
    duty: Duty | None = None
    """Who is told at once that somebody may be in danger; forms that ask about danger need it."""
    keeping: Keeping = field(default_factory=Keeping)
    """How long each kind of record is kept."""
    looks: Looks = field(default_factory=Looks)
    quiet: Quiet = field(default_factory=Quiet)
    """From when on what looks like a flood waits in the quiet list."""
    languages: tuple[str, ...] = ()
    """Languages beside English that the public can choose, by tag; a demonstration has all that there are."""
    under_13: bool = False
    """Whether forms that ask take answers from children under 13."""
    demonstration: bool = False

    def asked_about(self, form: str) -> Council:
        """Return the council as people meet it around one form: contact, and days until it is deleted unsent."""
        contact, days = self.contacts.get(form), self.keeping.forms.get(form, {}).get(Kind.UNSENT, self.days_kept)
        here = self if days == self.days_kept else replace(self, days_kept=days)
        return replace(here, person=contact.person, ways=contact.ways) if contact else here

    def caring_for(self, form: str) -> Council:
        """Return the council as if it looked after a form that it may not know yet: for previews."""
        if form in self.forms:
            return self
        care = FormCare(reader=f"somebody at {self.name}", next_step=NOT_YET, within_days=10, paper=NOT_YET)
        return replace(self, forms={**self.forms, form: care})

    @property
    def called(self) -> str:
        """Its name on one line, as messages need it."""
        return " ".join(self.name.split())

    @property
    def kept(self) -> timedelta:
        """How long answers that are not sent are kept after the last visit."""
        return timedelta(days=self.days_kept)
