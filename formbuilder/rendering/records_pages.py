"""How long records are kept, what is held, and what was deleted, as those who keep records see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from formbuilder.councils.keeping import RULES, Keeping, Kind, Rule
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, ListPage, form_offers
from formbuilder.rendering.sheet import Block, Cell, SheetPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.rendering.titles import day_words
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.deletions import Day
from formbuilder.services.holds import NotHeld, Wish
from formbuilder.storage.holds import HoldRow

DAYS, FORM, FORM_DAYS, REFERENCE, WHY, SURE, SEEN = "days", "form", "form-days", "reference", "why", "sure", "seen"
"""Names of fields; the days of a form that has some of its own are in ``days-FORM``."""
PAGE = 50
BACK = "Back to records"
OTHER_KINDS: Mapping[str, str] = {
    "examples": "Examples that were sent",
    "restored": "What came back with a backup",
}
WHYS: Mapping[str, str] = {
    "time": "its days were over",
    "person": "the person deleted it",
    "sent": "it was sent without a name, and only the answers stay",
    "replay": "it had been deleted before",
}
NOT_HELD: Mapping[NotHeld, tuple[str, str]] = {
    NotHeld.NOTHING: (REFERENCE, "Enter a reference, or choose a form."),
    NotHeld.BOTH: (FORM, "Enter a reference or a form, not both."),
    NotHeld.NO_REFERENCE: (REFERENCE, "Check the reference. It has 8 letters and digits, for example KJC7-44KR."),
    NotHeld.NOT_SENT: (REFERENCE, "Nothing was sent under this reference, so there is nothing to hold."),
    NotHeld.NO_FORM: (FORM, "There is no such form. Choose one."),
    NotHeld.NO_REASON: (WHY, "Enter the reason."),
    NotHeld.TOO_LONG: (WHY, "The reason has more than 2,000 signs. Make it shorter."),
    NotHeld.HELD_ALREADY: (REFERENCE, "This is held already."),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the boxes of a kind of record, and what is wrong."""

    texts: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()


def records_page(site: OfficeSite, keeping: Keeping, titles: Mapping[str, str]) -> ListPage:
    """Show what is kept how long."""
    return ListPage(
        heading="Records",
        council=site.council,
        lines=(
            "Records are deleted by themselves when their days are over. What is held stays.",
            "The list of who did what, and when, stays. It holds numbers of people and forms, and no words.",
        ),
        entries=tuple(_kind(site, keeping, kind, rule, titles) for kind, rule in RULES.items()),
        links=(
            Link("What is held", site.to("records/holds")),
            Link("What was deleted", site.to("records/deletions")),
            Link("Words of sign-offs", site.to("records/sign-offs")),
            Link("Requests to see everything about one person", site.to("records/people")),
            Link("Settings", site.to("settings")),
        ),
    )


def kind_page(site: OfficeSite, kind: Kind, token: str, seen: str, found: Typed, forms: Mapping[str, str]) -> SheetPage:
    """Ask for how many days a kind of record is kept, and which forms, by title, have days of their own."""
    rule = RULES[kind]
    limits = f"{rule.least} to {rule.most:,}. Without a word of the council: {rule.days:,}."
    own = sorted(name.removeprefix(f"{DAYS}-") for name in found.texts if name.startswith(f"{DAYS}-"))
    return SheetPage(
        heading=rule.what,
        council=site.council,
        action=site.to(f"records/kinds/{kind}"),
        token=token,
        button="Save",
        lines=(rule.since,),
        hidden=((SEEN, seen),),
        others=found.others,
        blocks=(
            Block(cells=(_number(found, DAYS, "Days", limits),)),
            *(_own_days(found, own, forms) if rule.by_form else ()),
        ),
        back=(Link(BACK, site.to("records")),),
    )


def sure_page(site: OfficeSite, kind: Kind, number: int, press: Press) -> TextPage:
    """Say how many would be deleted at once, before it happens."""
    things = "1 record is" if number == 1 else f"{number:,} records are"
    lines = (
        f"{things} older than that. The deletion begins within 10 minutes.",
        "You cannot undo this. What is held stays.",
    )
    keep = Link("No, change nothing", site.to(f"records/kinds/{kind}"))
    return text_page(
        site.council, f"Do you want to delete {number:,} now?", Part(lines=lines), press=press, links=(keep,)
    )


def holds_page(
    site: OfficeSite,
    holds: tuple[HoldRow, ...],
    names: Mapping[str, str],
    titles: Mapping[str, str],
    number: int,
    *,
    lifted: bool,
) -> ListPage:
    """List what is held, or what was."""
    place = "records/holds/lifted" if lifted else "records/holds"
    more = (Link("More", site.to(f"{place}?page={number + 1}")),) if len(holds) == PAGE else ()
    other = (
        Link("What is held", site.to("records/holds"))
        if lifted
        else Link("Holds that were lifted", site.to("records/holds/lifted"))
    )
    none = "Nothing was lifted yet." if lifted else "Nothing is held."
    return ListPage(
        heading="Holds that were lifted" if lifted else "What is held",
        council=site.council,
        lines=("What is held is not deleted, for a court or an inquiry.",) if holds else (none,),
        go=() if lifted else (Link("Hold something", site.to("records/holds/add")),),
        entries=tuple(_hold(site, each, names, titles) for each in holds),
        links=(*more, other),
        back=(Link(BACK, site.to("records")),),
    )


def hold_page(
    site: OfficeSite, token: str, forms: Mapping[str, str], wish: Wish, wrong: Iterable[NotHeld] = ()
) -> SheetPage:
    """Ask what is to be held, and why; ``forms`` are titles by short name."""
    told = [NOT_HELD[each] for each in NotHeld if each in frozenset(wrong)]

    def errors(name: str) -> tuple[str, ...]:
        return tuple(words for where, words in told if where == name)

    return SheetPage(
        heading="Hold something",
        council=site.council,
        action=site.to("records/holds/add"),
        token=token,
        button="Hold it",
        lines=("Hold one form that was sent, or all that was sent of one form, now and later.",),
        blocks=(
            Block(
                cells=(
                    Cell(
                        id=REFERENCE,
                        label="Reference",
                        hint="For example KJC7-44KR.",
                        typed=wish.reference,
                        errors=errors(REFERENCE),
                    ),
                    Cell(
                        id=FORM,
                        label="Or all that is sent of a form",
                        typed=wish.form,
                        kind="list",
                        offers=form_offers(forms, "None"),
                        errors=errors(FORM),
                    ),
                    Cell(
                        id=WHY,
                        label="Reason",
                        hint="Who asks for it. Name nobody who does not have to be named.",
                        typed=wish.why,
                        kind="area",
                        errors=errors(WHY),
                    ),
                )
            ),
        ),
        back=(Link("Back to what is held", site.to("records/holds")),),
    )


def lift_page(site: OfficeSite, token: str, hold: HoldRow, titles: Mapping[str, str]) -> TextPage:
    """Ask before a hold is lifted."""
    lines = (
        f"Held since {moment_words(hold.held_at)}.",
        "From then on it is deleted when its days are over. That can be at once.",
    )
    press = Press(text="Yes, lift it", action=site.to(f"records/holds/{hold.id}"), token=token, look="warning")
    keep = Link("No, go back", site.to("records/holds"))
    return text_page(
        site.council,
        f"Do you want to lift the hold on {held_words(hold, titles)}?",
        Part(lines=lines),
        press=press,
        links=(keep,),
    )


def deletions_page(site: OfficeSite, days: tuple[Day, ...], number: int) -> ListPage:
    """Report what was deleted, day by day."""
    more = (Link("Earlier days", site.to(f"records/deletions?page={number + 1}")),) if len(days) == PAGE else ()
    return ListPage(
        heading="What was deleted",
        council=site.council,
        lines=(
            "Without its key nobody can read an answer. A backup of the keys is kept for 30 days at most.",
            *(() if days else ("Nothing was deleted yet.",)),
        ),
        entries=tuple(_day(each) for each in days),
        links=more,
        back=(Link(BACK, site.to("records")),),
    )


def held_words(hold: HoldRow, titles: Mapping[str, str]) -> str:
    """Say what is held."""
    form = hold.form or ""
    return shown_reference(hold.reference) if hold.reference else f"all of “{titles.get(form, form)}”"


def _kind(site: OfficeSite, keeping: Keeping, kind: Kind, rule: Rule, titles: Mapping[str, str]) -> Entry:
    own = {form: days[kind] for form, days in sorted(keeping.forms.items()) if kind in days}
    forms = tuple(f"{titles.get(form, form)}: {_days(number)}." for form, number in own.items())
    return Entry(
        heading=rule.what,
        lines=(f"Kept for {_days(keeping.days_for(kind))}. {rule.since}", *forms),
        links=(Link(f"Change: {rule.what}", site.to(f"records/kinds/{kind}")),),
    )


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def _own_days(found: Typed, own: list[str], forms: Mapping[str, str]) -> tuple[Block, ...]:
    known = tuple(
        _number(found, f"{DAYS}-{form}", forms.get(form, form), "Empty it to keep this form like all others.")
        for form in own
    )
    new = (
        Cell(
            id=FORM,
            label="One more form",
            typed=found.texts.get(FORM, ""),
            errors=_errors(found, FORM),
            kind="list",
            offers=form_offers({form: title for form, title in forms.items() if form not in own}, "None"),
        ),
        _number(found, FORM_DAYS, "Days for it", ""),
    )
    return (Block(heading="Forms with days of their own", cells=(*known, *new)),)


def _number(found: Typed, name: str, label: str, hint: str) -> Cell:
    return Cell(
        id=name,
        label=label,
        hint=hint,
        typed=found.texts.get(name, ""),
        errors=_errors(found, name),
        width="govuk-input--width-5",
    )


def _errors(found: Typed, name: str) -> tuple[str, ...]:
    return (found.errors[name],) if name in found.errors else ()


def _hold(site: OfficeSite, hold: HoldRow, names: Mapping[str, str], titles: Mapping[str, str]) -> Entry:
    held = f"Held by {_who(hold.held_by, names)}, {moment_words(hold.held_at)}."
    lifted = (f"Lifted by {_who(hold.lifted_by, names)}, {moment_words(hold.lifted_at)}.",) if hold.lifted_at else ()
    words = held_words(hold, titles)
    lift = Link(f"Lift the hold on {words}", site.to(f"records/holds/{hold.id}"))
    return Entry(
        heading=words[:1].upper() + words[1:],
        lines=(hold.why or "The reason was deleted.", held, *lifted),
        links=() if hold.lifted_at else (lift,),
    )


def _who(id_: str | None, names: Mapping[str, str]) -> str:
    return names.get(id_ or "", "somebody at the command line")


def _day(day: Day) -> Entry:
    return Entry(
        heading=day_words(day.day),
        lines=(
            *(f"{_kind_words(each.kind)}: {each.count:,}, because {WHYS[each.why]}." for each in day.counts),
            f"No copy is left after {day_words(day.no_copy_after)}.",
        ),
    )


def _kind_words(kind: str) -> str:
    return OTHER_KINDS.get(kind) or RULES[Kind(kind)].what
