"""Each thing that services offer for what the public says of questions, once."""

from secrets import token_bytes

from formbuilder.services import remarks, taps
from formbuilder.services.doing import Doing
from formbuilder.services.remarks import Remark, Slot
from formbuilder.services.taps import About, Came, Tap
from formbuilder.storage.engine import Store
from tests.services.stories import NOW

DOING = Doing(NOW, token_bytes)
FEEL = About("small-talk", 1, "feel")
SLOT = Slot("feel.*", "How do you feel?")
CAME = Came(NOW)
HELP = "Respite is a hard word. My son Tom hits me."


def says(store: Store, words: str = HELP, about: About = FEEL, what: Tap = Tap.HARD_WORD, came: Came = CAME) -> Remark:
    """Somebody taps and writes; what they wrote waits."""
    known = {each.id for each in remarks.list_remarks(store)}
    assert taps.tap(store, about, what, came)
    assert remarks.remark(store, about, what, words, came, Doing(came.now, token_bytes)) is None
    (found,) = [each for each in remarks.list_remarks(store) if each.id not in known]
    return found


def the_public_says_something(store: Store) -> None:
    for _ in range(2):
        taps.tap(store, FEEL, Tap.UPSET, Came(NOW, b"a" * 16))
    remarks.pass_on(store, says(store).id, SLOT, DOING)
    remarks.pass_on_cut(store, says(store).id, "Respite is a hard word.", SLOT, DOING)
    remarks.call_for_help(store, says(store).id, DOING)
    dropped = says(store)
    remarks.drop(store, dropped.id, "It names somebody.", DOING)
    remarks.find_remark(store, dropped.id)
    remarks.waiting(store)
    taps.heat(store, "small-talk", 1)
    taps.heat_versions(store, "small-talk")
    taps.heat_forms(store)
    taps.hardness(store, "small-talk", 2)
