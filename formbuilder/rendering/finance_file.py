"""Decisions as a file for the finance system: one row for each sum, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from formbuilder.answers.cells import guarded
from formbuilder.rendering.titles import day_in_england
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.charge_decisions import Exported

COLUMNS = ("person_number", "kind", "start", "weekly_sum", "gross_or_net", "reference", "decision", "decided_on", "row")
SUM, END = "sum", "end"


def finance_rows(found: Iterable[Exported]) -> Iterator[Mapping[str, str]]:
    """Give a row for each line of each decision, by column: sums in pounds with two decimals, days as 2026-11-23.

    Where a charge ends, ``row`` is ``end``, ``start`` the first day without a charge, and the sum nought.
    """
    for each in found:
        yield {
            "person_number": each.settled.person_number,
            "kind": each.settled.kind.value,
            "start": each.begins.isoformat(),
            "weekly_sum": f"{each.weekly:.2f}",
            "gross_or_net": each.settled.basis.value,
            "reference": shown_reference(each.reference),
            "decision": str(each.number),
            "decided_on": day_in_england(each.decided_at).isoformat(),
            "row": END if each.ends else SUM,
        }


def finance_csv(found: Iterable[Exported]) -> str:
    """Return the rows as CSV; no cell begins a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in finance_rows(found):
        writer.writerow({name: guarded(text) for name, text in row.items()})
    return out.getvalue()
