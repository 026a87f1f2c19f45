"""Moments of England, as the office plans them."""

from __future__ import annotations

from datetime import date, datetime, time

from formbuilder.web.desk import HERE


def in_england(day: date, at: time) -> datetime:
    """Return the moment when clocks in England show this."""
    return datetime.combine(day, at, tzinfo=HERE)
