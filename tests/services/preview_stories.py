"""Each thing that services offer about previews, once."""

from secrets import token_bytes

from formbuilder.drafting.scenarios import Walk
from formbuilder.services import drafts, previews
from formbuilder.services.doing import Doing
from formbuilder.storage.engine import Store
from tests.services.stories import NOW, minutes

DOING = Doing(NOW, token_bytes)
TEXT = "form: milk\nversion: 1\ntitle: Milk\n"
WALK = Walk(name="Nobody", answers={"milk": "yes"}, asked=("milk",), not_asked=())
SHARING = previews.Sharing(
    pin=drafts.DraftPin("milk", 1), revision=1, fingerprint="f" * 64, bundle=b'{"form": "", "beside": {}}', days=7
)


def previews_are_shared(store: Store) -> int:
    """Give the id of the council that the preview had to itself."""
    drafts.begin_new_form(store, "milk", TEXT, "words", DOING)
    shared = previews.share_preview(store, SHARING, DOING)
    assert shared is not None
    opened = previews.preview_at(store.engine, shared.address, NOW)
    assert opened is not None
    for _ in range(2):
        previews.keep_walk(opened, "Nobody", WALK, NOW, token_bytes)
    first, second = previews.kept_walks(store, SHARING.pin)
    previews.make_check(store, SHARING.pin, first.id, DOING)
    previews.drop_walk(store, second.id)
    previews.previews_of(store, SHARING.pin, NOW)
    previews.end_preview(store, shared.preview.id, DOING)
    previews.remove_previews(store, minutes(50_000))
    return opened.store.council
