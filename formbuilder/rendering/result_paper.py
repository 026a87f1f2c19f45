"""A result as data for a PDF: the words and the order of the page, without its links."""

from __future__ import annotations

from formbuilder.rendering.council_words import way_words
from formbuilder.rendering.result_parts import ResultLine, ResultParts, ResultPeriod
from formbuilder.tongue.messages import _


def on_paper(result: ResultParts) -> dict[str, object]:
    """Return what ``documents/result.typ`` shows."""
    periods = [_period(period) for period in result.periods]
    ways = tuple(map(way_words, result.talk.entries))
    talk = {"title": result.talk.heading, "lines": result.talk.lines, "ways": ways}
    return {"title": result.title, "periods": periods, "after": result.after, "talk": talk}


def _period(period: ResultPeriod) -> dict[str, object]:
    heads = period.heads
    return {
        "heading": period.heading,
        "about": period.about,
        "talk": period.talk,
        "talk_lines": period.talk_lines,
        "says": [[{"text": piece.text, "sum": piece.is_sum} for piece in pieces] for pieces in period.says],
        "problems": period.problems,
        "lists": _lists((heads["assumed"], period.assumed)),
        "working": {
            "title": heads["worked_out"],
            # L10n: head of a column: what each amount is for
            "what": _("What"),
            "amount": _("Amount"),
            "rows": [_line(line) for line in period.lines],
        },
        "notes": period.notes,
        "rest": _lists((heads["untold"], period.untold), (heads["nil"], period.nil)),
    }


def _lists(*parts: tuple[str, tuple[str, ...]]) -> list[dict[str, object]]:
    return [{"title": title, "lines": lines} for title, lines in parts if lines]


def _line(line: ResultLine) -> dict[str, object]:
    about = [
        line.help,
        *(rate.line for rate in line.rates),
        _("Law: %(law)s") % {"law": line.law} if line.law else "",
    ]
    return {"label": line.label, "amount": line.whole, "about": [each for each in about if each]}
