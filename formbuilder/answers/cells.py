"""Cells of tables that spreadsheets open: no text in them is run as a formula (OWASP, “CSV injection”)."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell."""


def guarded(text: str) -> str:
    """Return a cell that a spreadsheet shows as text: a sign that would begin a formula gets an apostrophe first."""
    return f"'{text}" if text.lstrip(" '").startswith(FORMULA) else text


def bare(cell: str) -> str:
    """Return the text of a cell without the apostrophe that ``guarded`` put before it."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell
