"""The settings of a council in parts, as people change them: what each is called, and where the profile has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.councils.writing import Path, Plain

SPARE = 2
"""Empty places that a list offers for one more."""
MOST_ITEMS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One box: ``kind`` is ``text``, ``area``, ``yes_no``, ``day``, ``time`` or ``list``."""

    path: Path
    label: str
    hint: str = ""
    kind: str = "text"
    needed: str = ""
    """What to do where it is empty: “Enter the name.”; "" where it may be."""
    offers: tuple[tuple[str, str], ...] = ()
    """Of a ``list``: value and words of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of things, each with the same boxes; or, where ``each`` has one box with no path, of words."""

    path: Path
    heading: str
    one: str
    """What one of them is called: “Way”."""
    lines: tuple[str, ...] = ()
    each: tuple[Setting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPart:
    """What stands on one page."""

    slug: str
    heading: str
    about: str
    """What is in it, as a sentence."""
    settings: tuple[Setting, ...] = ()
    lists: tuple[Listed, ...] = ()
    lines: tuple[str, ...] = ()
    can_go: bool = False
    """Whether it is taken away by emptying all its boxes."""

    @property
    def names(self) -> frozenset[str]:
        """The settings of the profile that the page writes."""
        settings, lists = (each.path for each in self.settings), (each.path for each in self.lists)
        return frozenset(path[0] for path in (*settings, *lists))

    def goes(self, texts: Mapping[str, str]) -> bool:
        """Say whether it is to be taken away."""
        return self.can_go and not any(texts.values())


WAY = (
    Setting(path=("do",), label="What to do", hint="For example: Phone 01632 960 001."),
    Setting(path=("about",), label="What to know about it", hint="For example: Monday to Friday, 9am to 5pm."),
    Setting(
        path=("link",), label="Link", hint="It begins with tel:, sms:, mailto: or https://. For example tel:01632960001"
    ),
)
ON_DUTY = (
    Setting(path=("person",), label="Who", hint="What they are called in the office. The public does not read it."),
    Setting(path=("email",), label="E-mail address"),
    Setting(path=("text",), label="Mobile number for text messages"),
)
NOT_BY_PHONE_ALONE = "One way at least needs no phone call: a text, an e-mail or a website."
PARTS: tuple[SettingsPart, ...] = (
    SettingsPart(
        slug="name",
        heading="Name and address",
        about="What the council is called, and where its website is.",
        settings=(
            Setting(path=("name",), label="Name of the council", needed="Enter the name of the council."),
            Setting(path=("area",), label="Area", hint="For example: Bedford.", needed="Enter the area."),
            Setting(
                path=("home",),
                label="Website of the council",
                hint="It begins with https://",
                needed="Enter the website of the council.",
            ),
            Setting(
                path=("neutral_site",),
                label="Website that tells nothing",
                hint="“Leave this page quickly” leads there. A weather page is a good choice.",
                needed="Enter a website that tells nothing.",
            ),
            Setting(path=("post",), label="Address for letters", hint="A line for each of its lines.", kind="area"),
        ),
    ),
    SettingsPart(
        slug="contact",
        heading="Who people can ask",
        about="The team at the foot of every page, and ways to reach it.",
        settings=(
            Setting(
                path=("person",),
                label="Who people can ask",
                hint="For example: the care and support team.",
                needed="Enter who people can ask.",
            ),
            Setting(
                path=("with_me", "do"),
                label="How to ask for somebody to fill in a form with you",
                needed="Enter how to ask for somebody to fill in a form with you.",
            ),
            Setting(path=("with_me", "about"), label="What to know about it"),
            Setting(
                path=("with_me", "link"), label="Link for it", hint="It begins with tel:, sms:, mailto: or https://"
            ),
        ),
        lists=(Listed(path=("ways",), heading="Ways to reach them", one="Way", lines=(NOT_BY_PHONE_ALONE,), each=WAY),),
    ),
    SettingsPart(
        slug="urgent",
        heading="Help now",
        about="Ways to get help at once, shown before private questions and after answers that mean danger.",
        lists=(
            Listed(
                path=("urgent_ways",), heading="Ways to get help now", one="Way", lines=(NOT_BY_PHONE_ALONE,), each=WAY
            ),
        ),
    ),
    SettingsPart(
        slug="hours",
        heading="Reading hours",
        about="When somebody reads what people send, and on which days the council is closed.",
        settings=(
            Setting(
                path=("reading_hours",),
                label="When somebody reads it",
                hint="For example: Monday to Friday, 9am to 5pm",
                needed="Enter when somebody reads it.",
            ),
            Setting(
                path=("not_read",),
                label="When nobody does",
                hint="A sentence. For example: Nobody reads this at night or at weekends.",
                needed="Enter when nobody reads it.",
            ),
        ),
        lists=(
            Listed(
                path=("closed_days",),
                heading="Days on which the council is closed",
                one="Day",
                lines=("Weekends and bank holidays are known.",),
                each=(Setting(path=(), label="Day", hint="Day, month and year, in numbers.", kind="day"),),
            ),
        ),
    ),
    SettingsPart(
        slug="duty",
        heading="Who is on duty",
        about="Who is told at once when somebody may be in danger.",
        lines=(
            "The first contact is told at once, and again until somebody opens the form. Then the next one is told.",
        ),
        settings=(
            Setting(
                path=("duty", "from"),
                label="Duty begins",
                hint="For example 9:00.",
                kind="time",
                needed="Enter when duty begins.",
            ),
            Setting(
                path=("duty", "to"),
                label="Duty ends",
                hint="For example 17:00.",
                kind="time",
                needed="Enter when duty ends.",
            ),
            Setting(
                path=("duty", "minutes"),
                label="Minutes until it is told again",
                hint="Leave it empty for 30.",
            ),
            Setting(
                path=("duty", "phone"),
                label="Phone number of last resort",
                hint="Whoever sees that nobody answers calls it.",
                needed="Enter a phone number of last resort.",
            ),
        ),
        lists=(
            Listed(path=("duty", "contacts"), heading="On duty", one="Contact", each=ON_DUTY),
            Listed(
                path=("duty", "out_of_hours"),
                heading="At night, at weekends and on closed days",
                one="Contact",
                each=ON_DUTY,
            ),
        ),
    ),
    SettingsPart(
        slug="quiet",
        heading="The quiet list",
        about="When forms that look like a flood of fake ones wait in a list of their own.",
        lines=(
            "Nothing is lost: what waits there is looked through once a day.",
            "A form with an answer that means danger is never put there.",
        ),
        settings=(
            Setting(
                path=("quiet", "from_one_address"),
                label="Forms from one network address in an hour",
                hint="What comes after them is quiet. A care home has one address for all. Leave it empty for 30.",
            ),
            Setting(
                path=("quiet", "same_words"),
                label="Forms with the very same words in a day",
                hint="What comes after them is quiet. Leave it empty for 3.",
            ),
            Setting(
                path=("quiet", "quickest"),
                label="Seconds in which nobody can fill in a form",
                hint="After three such forms from one address, the next are quiet. Leave it empty for 15.",
            ),
            Setting(
                path=("quiet", "all_in_main"),
                label="Does everything go to the main list?",
                hint="With yes there is no quiet list.",
                kind="yes_no",
            ),
        ),
    ),
    SettingsPart(
        slug="children",
        heading="Children under 13",
        about="Whether forms that ask take answers from children under 13.",
        settings=(
            Setting(
                path=("under_13",),
                label="Do forms take answers from children under 13?",
                hint="Ask your data protection officer first.",
                kind="yes_no",
            ),
        ),
    ),
)
READER = (
    Setting(
        path=("reader",),
        label="Who reads it",
        hint="For example: a worker of the carers team",
        needed="Enter who reads it.",
    ),
    Setting(
        path=("next_step",),
        label="What happens next",
        hint="A sentence. For example: A worker contacts you in the way that you chose.",
        needed="Enter what happens next.",
    ),
    Setting(path=("within_days",), label="Working days until that happens", needed="Enter how many working days."),
    Setting(path=("paper",), label="How to get the form on paper", needed="Enter how to get the form on paper."),
)
"""How one form is looked after."""


def part_named(slug: str) -> SettingsPart | None:
    """Return a part by its address."""
    return next((part for part in PARTS if part.slug == slug), None)


def readers_part(form: str, title: str) -> SettingsPart:
    """Return the page about who reads one form."""
    return SettingsPart(
        slug=f"readers/{form}",
        heading=f"Who reads “{title}”",
        about="",
        settings=tuple(
            Setting(
                path=("forms", form, *each.path),
                label=each.label,
                hint=each.hint,
                kind=each.kind,
                needed=each.needed,
            )
            for each in READER
        ),
    )


def contact_part(number: int, count: int, forms: tuple[tuple[str, str], ...]) -> SettingsPart:
    """Return the page about the contact of this number, from 1; ``count`` is how many there are.

    ``forms`` are those to choose from: short name and title.
    """
    here = ("contacts", str(number - 1))
    gone = "To take the contact away, empty all boxes."
    return SettingsPart(
        slug=f"contacts/{number}",
        heading="A contact" if number <= count else "Add a contact",
        about="",
        lines=(gone,) if number <= count else (),
        settings=(Setting(path=(*here, "person"), label="Who people can ask", needed="Enter who people can ask."),),
        lists=(
            Listed(
                path=(*here, "ways"), heading="Ways to reach them", one="Way", lines=(NOT_BY_PHONE_ALONE,), each=WAY
            ),
            Listed(
                path=(*here, "forms"),
                heading="Forms that they are asked about",
                one="Form",
                each=(Setting(path=(), label="The form", kind="list", offers=forms),),
            ),
        ),
        can_go=True,
    )


def at(plain: Mapping[str, Plain], path: Path) -> Plain:
    """Return what stands at a place; "" if nothing does."""
    found: Plain = dict(plain)
    for name in path:
        match found:
            case dict():
                found = found.get(name, "")
            case list() if name.isdigit() and int(name) < len(found):
                found = found[int(name)]
            case _:
                return ""
    return found


def put(plain: dict[str, Plain], path: Path, value: Plain) -> None:
    """Put something at a place of settings; what is empty is taken away, and what holds nothing then too."""
    name, *rest = path
    made = _with(plain.get(name, ""), tuple(rest), value)
    if made:
        plain[name] = made
    else:
        plain.pop(name, None)


def _with(found: Plain, path: Path, value: Plain) -> Plain:
    if not path:
        return value
    name, rest = path[0], path[1:]
    if isinstance(found, list) or (not isinstance(found, dict) and name.isdigit()):
        items = list(found) if isinstance(found, list) else []
        here = slice(int(name), int(name) + 1)
        inside = _with(next(iter(items[here]), ""), rest, value)
        items[here] = [inside] if inside else []
        return items
    below = dict(found) if isinstance(found, dict) else {}
    put(below, path, value)
    return below
