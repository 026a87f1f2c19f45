"""Each thing that services offer about blocks, once."""

from dataclasses import replace
from secrets import token_bytes

from formbuilder.services import blocks, drafts, publishing, publishing_kinds, withdrawing
from formbuilder.services.corrected_words import Wanted
from formbuilder.services.corrections import ask_for_correction, block_of, confirm_correction
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.live_corrections import Correction
from formbuilder.storage.engine import Store
from tests.publishing import Office, checks
from tests.services.correction_stories import BLOCK, with_block
from tests.services.stories import NOW

WANTED = Wanted(form="tea", address="full_name.ask", words="Your whole name?", reason="It was wrong.")


def office_of(store: Store) -> Office:
    """People at work on the next version of the block, which the product brought in its first."""
    office = Office.opens(store, "biscuits", NOW)
    begun = drafts.begin_block_draft(store, "names", BLOCK, "block.names@1", office.doing("owen"), 1)
    assert isinstance(begun, drafts.Draft)
    return replace(office, pin=begun.pin)


def blocks_are_used(store: Store) -> None:
    with_block(store, "tea")
    office = office_of(store)
    office.approved()
    published = publishing.publish(store, office.pin, checks(), office.doing("owen"))
    assert isinstance(published, publishing_kinds.Published)
    asked = ask_for_correction(store, WANTED, office.doing("owen"))
    assert isinstance(asked, Correction)
    live = confirm_correction(store, asked.id, office.doing("dana"))
    assert isinstance(live, Correction)
    assert block_of(store, live) == "names"
    assert blocks.block_names(store) == {("names", 2), ("names", 3)}
    blocks.block_files(store)
    blocks.own_blocks(store, "names")
    blocks.blocks_in_forms(store)
    blocks.blocks_being_written(store)
    blocks.draft_with_newer(store, DraftPin("tea", 2), "names", 2, Doing(NOW, token_bytes))
    blocks.forms_using(store, "names")
    withdrawing.withdrawn_blocks(store)
    withdrawing.withdraw_block(store, DraftPin("block.names", 1), "It was wrong.", Doing(NOW, token_bytes))
