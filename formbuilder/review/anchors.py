"""What is kept with a point, so that it can be found again and its words can always be shown as they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from formbuilder.definition.fingerprint import words_row
from formbuilder.definition.model import Form
from formbuilder.review.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The place of a point, and what stood there when it was made."""

    made_on: str
    """The version, such as ``carers-assessment@2``; of a draft also the save, as ``carers-assessment@2.17``."""
    place: str
    """The address, with wording and language."""
    quote: str = field(repr=False)
    """The words that were marked; "" if the point is about all of them."""
    words: str = field(repr=False)
    """All the words that stood there."""
    row: str
    """Their hash, the same as in the table that sign-offs keep."""

    def holds(self, form: Form) -> bool:
        """Say whether a version still has the very same words there."""
        return any(each.row == self.row for each in anchored(form, [self.place]))


def anchored(form: Form, places: Iterable[str], quote: str = "", made_on: str = "") -> tuple[Anchor, ...]:
    """Return an anchor at each place that the version has; ``made_on`` is its own name if nothing else is said."""
    standing = Standing(form)
    spots = [spot for place in places if (spot := standing.spot(place)) is not None]
    return tuple(
        Anchor(
            made_on=made_on or form.name,
            place=spot.address,
            quote=quote,
            words=standing.text(spot),
            row=words_row(standing.text(spot)),
        )
        for spot in spots
    )
