"""What is said beside a box for a day: one way to write it, and examples in the past where only the past is right."""

from __future__ import annotations

GONE = "Day, month and year. For example 3 2 2026."
"""Beside a day that has gone by."""
COMES = "Day, month and year, in numbers."
"""Beside a day that may be still to come: an example would be over one day."""
BIRTH = "Day, month and year. For example 3 2 1950."
"""Beside a date of birth."""
NOT_A_DAY = "Enter day, month and year, in numbers."
"""Where a day cannot be read."""
NOT_GONE = "Enter day, month and year of a day that has gone by, or of today."
"""Where it cannot be read, or is still to come."""
NOT_A_TIME = "Enter a time, like 9:30 or 14:00."
"""Where a time cannot be read."""
