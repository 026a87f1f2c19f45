"""The links between the pages of a list."""

from __future__ import annotations

from formbuilder.rendering.frame import Link


def page_links(address: str, page: int, *, more: bool) -> tuple[Link, ...]:
    """Lead to the pages before and after this one; ``address`` may have a query already."""
    joint = "&" if "?" in address else "?"
    before = (Link("Page before this", f"{address}{joint}page={page - 1}"),) if page > 1 else ()
    after = (Link("Next page", f"{address}{joint}page={page + 1}"),) if more else ()
    return (*before, *after)
