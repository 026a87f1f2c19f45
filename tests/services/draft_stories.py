"""Each thing that services offer for those who write drafts, once."""

from secrets import token_bytes

from formbuilder.services import clashes, drafts, editions
from formbuilder.services.doing import Doing
from formbuilder.storage.engine import Store
from tests.services.stories import NOW

DOING = Doing(NOW, token_bytes)
TEXT = "form: tea\nversion: 1\ntitle: Tea\nfor: everybody\nintro: Hello.\n"


def drafts_are_written(store: Store) -> None:
    begun = drafts.begin_new_form(store, "tea", TEXT, "words", DOING)
    assert isinstance(begun, drafts.Draft)
    drafts.begin_draft(store, "tea", TEXT, "tea@1", DOING)
    for words in ("Tea?", "More tea?"):
        drafts.save_draft(store, begun.pin, drafts.Save(text=TEXT.replace("Tea", words), seen=1, about=""), DOING)
    choice = clashes.choice_of(store, begun.pin, 3)
    assert choice is not None
    clashes.choose(store, begun.pin, choice, ["title: Tea or more\n"], DOING)
    drafts.go_back(store, begun.pin, 1, 2, DOING)
    drafts.find_draft(store, begun.pin)
    drafts.saves_of(store, begun.pin)
    drafts.drafts_of(store, "tea")
    assert drafts.forms_being_written(store) >= {"tea"}
    editions.offered(store, "tea")
