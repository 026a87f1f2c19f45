"""What our own check finds in words that officers write for the public."""

from __future__ import annotations

from formbuilder.web.drafts_named import shelf_here


def hard_in(*texts: str) -> tuple[str, ...]:
    """Return what stands in the way of understanding some texts, each once."""
    from formbuilder.checking.suggestions import found_in  # noqa: PLC0415 - brings the plain-language checks with it

    lists = shelf_here().lists
    return tuple(dict.fromkeys(each for text in texts for each in found_in(text, "", lists)))
