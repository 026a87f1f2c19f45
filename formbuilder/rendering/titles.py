"""What pages are called, and how days and times are said: never a form's subject where it has a neutral title."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from formbuilder.councils.profile import Council
from formbuilder.definition.model import Form, Section
from formbuilder.tongue import figures
from formbuilder.tongue.figures import foreign
from formbuilder.tongue.messages import Foreign, Twin, WithEnglish, _, in_both, like
from formbuilder.wording.written import MONTHS

LONDON = ZoneInfo("Europe/London")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def tab_title(heading: str, council: Council, *, error: bool = False) -> str:
    """Return the title of the browser's tab: the heading, the council, and “Error: ” first after an error."""
    # L10n: begins the title of the window after an error
    said = _("Error: %(heading)s") % {"heading": str(heading)} if error else heading
    return f"{said} – {council.name}"


def form_title(form: Form) -> str:
    """Return what the form is called where others may see it."""
    return str(form.neutral_title or form.title)


def section_title(section: Section) -> str:
    """Return what the section is called where others may see it."""
    return str(section.neutral_title or section.title)


def paragraphs(words: object) -> tuple[str, ...]:
    """Return the paragraphs of a text: a blank line stands between two."""
    text = str(words or "")
    parts = tuple(like(text, " ".join(part.split())) for part in text.split("\n\n") if part.strip())
    return _each_with_english(parts, paragraphs(text.english)) if isinstance(text, WithEnglish) else parts


def _each_with_english(parts: tuple[str, ...], english: tuple[str, ...]) -> tuple[str, ...]:
    """Put the English beside each paragraph; all of it beside the last where there are more or fewer."""
    if len(parts) == len(english):
        return tuple(map(WithEnglish, parts, english))
    return (*parts[:-1], *(WithEnglish(last, " ".join(english)) for last in parts[-1:]))


def sentence(words: str) -> str:
    """Begin a sentence with ``words``: “The carers team”."""
    made = like(words, words[:1].upper() + words[1:])
    return Twin(made, sentence(words.english)) if isinstance(words, Twin) else made


def opened(message: str, **words: str) -> str:
    """Fill in words that begin a sentence in English, and stand elsewhere in some languages: it begins with a capital.

    English words inside another language have a capital of their own, since their place is marked.
    """
    if any(isinstance(each, Foreign) for each in words.values()):
        return message % {name: sentence(each) for name, each in words.items()}
    return sentence(message % words)


def inside(words: str) -> str:
    """Return a heading as it stands inside a sentence: “your result”; other languages leave it as it is."""
    return words if foreign() else words[:1].lower() + words[1:]


def day_words(day: date) -> str:
    """Say a day: “Monday 7 December 2026”."""
    if foreign():
        return in_both(figures.day(day), lambda: day_words(day))
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def day_in_england(moment: datetime) -> date:
    """Return the day it is in England at ``moment`` (with a time zone)."""
    return moment.astimezone(LONDON).date()


def time_words(moment: datetime) -> str:
    """Say a time of day in England: “4:05pm”, “midday”, “midnight”."""
    there = moment.astimezone(LONDON)
    return clock_words(there.hour * 60 + there.minute)


def clock_words(minutes: int) -> str:
    """Say the time that a clock shows so many minutes after midnight: “4:05pm”, “midday”, “midnight”."""
    if foreign():
        return in_both(figures.clock(minutes), lambda: clock_words(minutes))
    hour, minute = divmod(minutes % 1_440, 60)
    if minute == 0 and hour in {0, 12}:
        return "midday" if hour else "midnight"
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''}{'am' if hour < 12 else 'pm'}"
