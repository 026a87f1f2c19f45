"""Each thing that services offer around half-way people, urgent corrections and papers for the board, once."""

from datetime import date
from secrets import token_bytes

from formbuilder.accounts.people import Role
from formbuilder.definition.bundle import packed, unpack
from formbuilder.publishing.pack import Facts
from formbuilder.services import corrections, half_way, packs
from formbuilder.services.corrected_words import Wanted
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import begin_new_form
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin
from formbuilder.services.people import add_person, list_people
from formbuilder.storage.engine import Store
from tests.samples import GOOD
from tests.services.stories import NOW

SLUG = "a-talk"
TEXT = GOOD
ASK = "call_you.ask"


def published(store: Store, text: str = TEXT, version: int = 1, now=NOW) -> FormPin:
    data = packed(text.replace("version: 1", f"version: {version}").encode(), {})
    form, _ = unpack(data)
    pin = FormPin(form.slug, form.version, form.fingerprint)
    publish_example(store, pin, data, now, records=False)
    return pin


BLOCK = """block: names
version: 1
title: Your name
pages:
  - questions:
      - id: full_name
        type: name
        ask: What is your full name?
        short: your full name
        required: wanted
        without: We ask you when we talk.
        wording:
          easy-read: {ask: What are you called?}
"""
WITH_BLOCK = """form: {form}
version: 1
title: A talk with a name
for: everyone
sections:
  - use: names@1
"""


def with_block(store: Store, slug: str, now=NOW) -> None:
    """Open a form that uses a block."""
    data = packed(WITH_BLOCK.format(form=slug).encode(), {"shared/names/1.yaml": BLOCK.encode()})
    form, _ = unpack(data)
    publish_example(store, FormPin(form.slug, form.version, form.fingerprint), data, now, records=False)


def staff(store: Store, name: str, *roles: Role) -> Doing:
    """Somebody who works there, as they do things."""
    email = f"{name.lower()}@example.org"
    add_person(store, email, name, frozenset(roles or {Role.OFFICER}), Doing(NOW, token_bytes))
    found = next(each for each in list_people(store) if each.email == email)
    return Doing(NOW, token_bytes, found.id)


def forms_are_corrected(store: Store) -> None:
    published(store)
    owen, dana, chloe = staff(store, "Owen"), staff(store, "Dana"), staff(store, "Chloe", Role.CHAIR)
    wanted = Wanted(form=SLUG, address=ASK, words="What is your name?", reason="It was wrong.")
    asked = corrections.ask_for_correction(store, wanted, owen)
    assert isinstance(asked, corrections.Correction)
    other = corrections.ask_for_correction(store, wanted, owen)
    assert isinstance(other, corrections.Correction)
    corrections.drop_correction(store, other.id, owen)
    corrections.list_corrections(store)
    corrections.find_correction(store, asked.id)
    corrections.confirm_correction(store, asked.id, dana)
    corrections.corrections_to_sign(store)
    corrections.sign_correction(store, asked.id, chloe)
    half_way.set_half_way(store, SLUG, 2, half_way.Rule.ASK_AGAIN, ["call_you"], None, owen)
    half_way.set_cut_off(store, SLUG, date(2027, 1, 1), owen)


def boards_are_told(store: Store) -> None:
    pin = begin_new_form(
        store, "coffee", "form: coffee\nversion: 1\ntitle: Coffee\n", "words", Doing(NOW, token_bytes)
    ).pin
    packs.keep_facts(store, pin, Facts(cost="None"), 0, Doing(NOW, token_bytes))
    packs.facts_of(store, pin)
