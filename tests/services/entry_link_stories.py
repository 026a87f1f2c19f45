"""Each thing that services offer about links and passkeys, once."""

from secrets import token_bytes

from formbuilder.accounts.people import Role
from formbuilder.services import entry_links, passkeys, people
from formbuilder.services.doing import Doing
from formbuilder.services.sign_ins import Arrival
from formbuilder.storage import passkeys as rows
from formbuilder.storage.engine import Store
from tests.services.stories import NOW

DOING = Doing(NOW, token_bytes)
ARRIVAL = Arrival("A browser", NOW, token_bytes)
ADDRESS = "link@example.org"


def links_are_used(store: Store) -> None:
    people.add_person(store, ADDRESS, "Lin", frozenset({Role.MEMBER}), DOING)
    first = entry_links.ask_for_link(store, ADDRESS, None, NOW, token_bytes)
    assert isinstance(first, entry_links.AskedFor)
    sent = entry_links.link_to_send(store, first.id, NOW)
    assert sent is not None
    entry_links.use_code(store, first, "x", ARRIVAL)
    store.write(entry_links.link_sent(first.id))
    entry_links.link_state(store, sent.token, NOW)
    entry_links.use_link(store, sent.token, ARRIVAL)
    entry_links.send_passkey_link(store, sent.person.id, DOING)
    row = rows.PasskeyRow(
        id="0" * 32,
        person=sent.person.id,
        credential=b"c",
        public_key=b"k",
        count=0,
        name="A phone",
        added_at=NOW,
        last_used=None,
    )
    store.write(lambda scope: passkeys._add(scope, row, DOING))
    store.write(lambda scope: rows.use(scope, row.id, 1, NOW))
    passkeys.passkeys_of(store, sent.person.id)
    passkeys.remove_passkey(store, sent.person.id, row.id, DOING)
