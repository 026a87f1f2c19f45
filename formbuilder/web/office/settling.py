"""What follows from the sign-offs of a draft follows at once, in whatever way it was saved."""

from __future__ import annotations

from flask import Response, request

from formbuilder.publishing.life_cycle import Stage
from formbuilder.rendering.fields import came_from_here
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import find_draft
from formbuilder.services.life_cycle import REVIEWED, settle_draft
from formbuilder.web.checks import checks_here
from formbuilder.web.door import doing_here, office_council
from formbuilder.web.office.blueprint import office

OF_A_DRAFT = "/drafts/<form>/<int:version>/"
"""In the address of everything that is sent about a draft."""
REFUSED = 400


@office.after_request
def settled(response: Response) -> Response:
    """Look at the sign-offs of a draft after anything was sent about it.

    A save puts an approved draft back in review by itself. Here it is approved if its words are covered all the same:
    only a note was changed, or they are again what was signed.
    """
    about_a_draft = request.url_rule is not None and OF_A_DRAFT in f"{request.url_rule.rule}/"
    if request.method == "POST" and about_a_draft and response.status_code < REFUSED and came_from_here():
        _settle(request.view_args or {})
    return response


def _settle(named: dict[str, object]) -> None:
    served = office_council()
    pin = DraftPin(str(named["form"]), int(str(named["version"])))
    draft = find_draft(served.store, pin)
    if draft is not None and Stage(draft.state) in REVIEWED:
        settle_draft(served.store, pin, checks_here(served), doing_here())
