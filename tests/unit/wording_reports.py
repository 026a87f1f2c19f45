"""A report with everything that a report can have."""

from formbuilder.plainlanguage.checker import check
from formbuilder.plainlanguage.findings import Finding, Severity
from formbuilder.plainlanguage.passages import Passage
from formbuilder.plainlanguage.reports import Group, Marked, Report, State, Told
from formbuilder.problems import Place

FILE = "forms/lunch & club/1.yaml"


def found(start: int, end: int, severity: Severity = Severity.WARNING, **more: object) -> Finding:
    return Finding("vague-frequency", severity, start, end, f"From {start} to {end}.", "Change <it>.", **more)


def told(text: str) -> tuple[Told, ...]:
    return tuple(Told(finding) for finding in check(Passage(text=text)))


OFTEN = "How often, or regularly, or sometimes, or rarely, or occasionally do you fall?"
OVERLAPPING = Marked(
    name="overlapping",
    text="abcdef <b>",
    told=(
        Told(found(0, 4), Place(FILE, 3, 5), Place(FILE, 3, 9)),
        Told(found(2, 6, Severity.ERROR), Place(FILE, 3, 7)),
        Told(
            found(7, 10, Severity.ADVICE), Place(FILE, 4, 1), state=State.WAIVED, reason="The law says so (Sam, 2026)"
        ),
        Told(found(7, 10, Severity.ERROR), Place(FILE, 4, 1), state=State.KNOWN),
        Told(found(0, 0, by="The panel: we said so."), Place(FILE, 3, 5)),
    ),
    place=Place(FILE, 3, 5),
)
LONG = "w" * 300
REPORT = Report(
    title="Are these words plain?",
    audience="Adults",
    groups=(
        Group(
            title="lunch-club@1",
            notes=("Words in a sentence: 7.0 (from 6.0 to 8.0)",),
            passages=(
                OVERLAPPING,
                Marked(name="often.ask", text=OFTEN, told=told(OFTEN)),
                Marked(name="clean.ask", text="Where do you live?"),
                Marked(name="urdu", text="آپ کہاں رہتے ہیں؟ \u202e", language="ur"),
                Marked(name="odd", text=f"\0 \ud800 {LONG}", language="no such tag!", note="It comes from ASCOT."),
                Marked(
                    name="options", text="Which?", options=("1 to 2", "2 to 3"), told=(Told(found(0, 6, option=1)),)
                ),
            ),
        ),
        Group(title=f"Nothing in {LONG}", passages=()),
    ),
    problems=((Place("lines.jsonl", 7, 1), "Line 7: this is not JSON."), (None, "Nobody knows where.")),
)
