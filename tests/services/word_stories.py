"""Each thing that services offer for lists of forms, for beginning them, and for what comes back from Word, once."""

from formbuilder.drafting.word_notes import Note, NoteKind
from formbuilder.services import beginning, draft_comments, form_list
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft
from formbuilder.storage.engine import Store
from tests.services.draft_stories import DOING, TEXT
from tests.services.stories import NOW

PIN = DraftPin("tea", 1)
COMMENT = Note(kind=NoteKind.COMMENT, slot="form.intro", quote="Hello.", words="Warmer?", author="Lee", written_at=NOW)
CHANGE = Note(kind=NoteKind.CHANGE, slot="form.intro", quote="Hello.", words="Welcome.", author="", written_at=None)


def words_go_out_and_come_back(store: Store) -> None:
    begun = beginning.begin_form(store, "milk", TEXT, "pasted words", DOING)
    assert isinstance(begun, Draft)
    beginning.begin_next_version(store, begun.pin, DOING)
    beginning.words_of(store, begun.pin)
    form_list.list_forms(store, "tea")
    form_list.form_history(store, "milk")
    assert draft_comments.bring_comments(store, begun.pin, (COMMENT, CHANGE), DOING) == 2
    comment, change = draft_comments.comments_of(store, begun.pin).comments
    assert draft_comments.find_comment(store, begun.pin, comment.id) == comment
    draft_comments.finish_comment(store, begun.pin, comment.id, DOING)
    draft_comments.take_words(store, begun.pin, change, DOING)
