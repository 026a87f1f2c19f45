"""What a person gets of everything that hangs on their form: charges, corrections, alerts, holds and messages."""

from __future__ import annotations

import json

from formbuilder.services.doing import Doing
from formbuilder.services.holds import Wish, hold
from tests.charges import corrects, decides, money, nadia
from tests.council import Council
from tests.desk import has
from tests.person import Person
from tests.staff import come_in, somebody
from tests.web.test_charges_decided import ASK, MORE
from tests.web.test_charges_ended import TOLD, ends
from tests.web.test_requests import HOME, begins, gathers, handed_out, shown_reference, token_bytes

__all__ = ["money", "nadia"]


def test_everything_that_hangs_on_a_form_is_in_the_answer_and_can_be_left_out(money: Council, nadia: Person):
    reference = has(money, form="money-talk", level="today", **TOLD)
    shown = shown_reference(reference)
    samir = come_in(money, "assessor").open(HOME + "submissions").press(f"Open {shown}")
    corrects(nadia, reference, ASK, MORE, **{"What did you see?": "A letter of the brother"})
    decides(nadia, reference)
    ends(nadia, reference)
    by = Doing(money.clock(), token_bytes, somebody(money.store, "Amina Yusuf").id)
    hold(money.store, Wish(reference=reference, why="The ombudsman asks."), by)
    amina = come_in(money)
    begins(amina)
    gathers(amina, Reference=shown)
    samir.open(HOME + "requests").follow("Open the request of Sam Hill").press(f"Open {shown}")
    tick = next(box for box in samir.page.select("input[type=checkbox]") if box["value"] == "figure-1")
    number = tick["name"].removeprefix("place-")
    boxes = samir.sent_by("Keep what is ticked") | {f"place-{number}": ["figure-1"], f"why-{number}": ["The brother."]}
    samir.send(str(samir.form("Keep what is ticked")["action"]), boxes)
    (form,) = handed_out(samir)[0]["forms"]
    kept = {each["what"]: " ".join(each["words"]) for each in form["kept"]}
    assert kept["An answer that an officer corrected"] == "Left out, because it is about another person."
    assert "You pay £78.55 a week from Monday 23 November 2026." in kept["Decision 1 about what you pay"]
    assert "We used: £320 a week" in kept["Decision 1 about what you pay"]
    assert "P-4711" in kept["Decision 1 about what you pay"]
    assert "You moved away." in kept["Decision 2 about what you pay"]
    assert "Somebody opened it" in kept["The alert, because an answer meant danger"]
    assert "The ombudsman asks." in kept["A hold, so that it is not deleted"]
    assert "It holds no answers." in kept["A message about it that left us, or waits"]
    done = {each["what"] for each in form["trail"]}
    assert {"charge-decided", "charge-ended", "figure-corrected", "held", "alert-opened", "sent"} <= done
    assert "Nadia" not in json.dumps(form)
