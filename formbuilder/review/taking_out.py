"""Words that somebody wrote, with parts taken out: nothing may be added, and each gap is marked."""

from __future__ import annotations

GAP = "[…]"
"""What stands where words were taken out."""


def with_gaps(words: str, left: str) -> str | None:
    """Return what is left of ``words`` with a mark at each gap; None if ``left`` holds a word that is not in them.

    ``left`` is the words as somebody left them, in their order; marks in it count for nothing.
    """
    wanted = [word for word in left.split() if word != GAP]
    found: list[str] = []
    for word in words.split():
        if wanted and word == wanted[0]:
            found.append(wanted.pop(0))
        elif not found or found[-1] != GAP:
            found.append(GAP)
    return None if wanted else " ".join(found)
