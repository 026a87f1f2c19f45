"""Each thing that services offer for the keys of a council, once."""

from secrets import token_bytes

from formbuilder.sealing.rings import KeyRing
from formbuilder.services import assessing, keys
from formbuilder.services.councils import CouncilKeys, new_council_keys
from formbuilder.services.doing import Doing
from formbuilder.storage.engine import Store
from tests.services.queue_stories import is_being_checked
from tests.services.stories import NOW, Person

DOING = Doing(NOW, token_bytes)


def tells(store: Store, name: str = "Ann") -> str:
    """Somebody sends a form with answers that are kept apart, and a worker writes a note to it."""
    person = Person.begins(store)
    person.has_sent(answers={"name": name}, apart={"belief": name})
    is_being_checked(store, person.reference)
    assert isinstance(assessing.write_note(store, person.reference, assessing.Writing(words=name), DOING), int)
    return person.reference


def rotates(store: Store) -> CouncilKeys:
    pair = new_council_keys(token_bytes)
    keys.rotate_key(store, pair.public, DOING)
    return pair


def keys_are_kept(store: Store, private_key: bytes) -> bytes:
    """Do each thing once, and return the private key of the end."""
    tells(store)
    pair = rotates(store)
    keys.seal_again(store, KeyRing.of(private_key, pair.private), DOING)
    (current, *_) = keys.list_keys(store)
    keys.current_key(store)
    keys.note_split(store, current.name, 5, 3, DOING)
    keys.note_joined(store, current.name, DOING)
    assert keys.rehearse(store, pair.private, keys.RehearsedWith.SHARES, DOING)
    return pair.private
