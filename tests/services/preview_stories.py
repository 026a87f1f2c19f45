"""Each thing that services offer about previews, once."""

from secrets import token_bytes

from formbuilder.drafting.scenarios import Walk
from formbuilder.services import drafts, open_previews, preview_mails, previews
from formbuilder.services.doing import Doing
from formbuilder.storage.engine import Store
from tests.services.stories import NOW, minutes

DOING = Doing(NOW, token_bytes)
TEXT = "form: milk\nversion: 1\ntitle: Milk\n"
WALK = Walk(name="Nobody", answers={"milk": "yes"}, asked=("milk",), not_asked=())
SHARING = previews.Sharing(
    pin=drafts.DraftPin("milk", 1), revision=1, fingerprint="f" * 64, bundle=b'{"form": "", "beside": {}}', days=7
)


def previews_are_shared(store: Store) -> tuple[int, ...]:
    """Give the ids of the councils that the previews had to themselves."""
    drafts.begin_new_form(store, "milk", TEXT, "words", DOING)
    shared = previews.share_preview(store, SHARING, DOING)
    assert shared is not None
    opened = open_previews.preview_at(store.engine, shared.address, NOW)
    assert opened is not None
    for _ in range(2):
        open_previews.keep_walk(opened, "Nobody", WALK, NOW, token_bytes)
    first, second = previews.kept_walks(store, SHARING.pin)
    previews.make_check(store, SHARING.pin, first.id, DOING)
    previews.drop_walk(store, second.id)
    previews.previews_of(store, SHARING.pin, NOW)
    sent = preview_mails.mail_preview(store, shared.preview.id, ("sam@example.org",), DOING)
    assert sent is not None
    (mail,) = preview_mails.mails_of(store, [sent])
    found = preview_mails.mail_to_send(store, mail.id, NOW)
    assert found is not None
    second = open_previews.preview_at(store.engine, found.link, NOW)
    assert second is not None
    store.write(preview_mails.mail_ended(mail.id, NOW))
    previews.end_preview(store, shared.preview.id, DOING)
    previews.remove_previews(store, minutes(50_000))
    return opened.store.council, second.store.council
