"""Each thing that services offer for those who keep records, once."""

from secrets import token_bytes

from formbuilder.accounts.people import Person as Somebody
from formbuilder.accounts.people import Role
from formbuilder.councils.crest import Crest
from formbuilder.councils.keeping import Keeping, Kind
from formbuilder.councils.writing import Plain
from formbuilder.sealing.code import digits_of
from formbuilder.services import (
    access_requests,
    afterwards,
    coming_back,
    deletions,
    going_live,
    held,
    holds,
    journeys,
    members,
    panels,
    people,
    retention,
    settings,
)
from formbuilder.services.doing import Doing
from formbuilder.storage.deletions import Marked, What, mark_of
from formbuilder.storage.engine import Store
from tests.services.stories import KEEPING, NOW, PIN, Person, minutes

DOING = Doing(NOW, token_bytes)
LATER = Doing(minutes(90_000), token_bytes)


def records_are_kept(store: Store) -> None:
    person = Person.begins(store)
    person.has_sent()
    held = holds.hold(store, holds.Wish(reference=person.reference, why="A court asks."), DOING)
    assert not isinstance(held, frozenset)
    holds.hold(store, holds.Wish(form=PIN.slug, why="An inquiry."), DOING)
    came = coming_back.come_back(store, person.reference, digits_of(person.code), now=NOW, random=token_bytes)
    assert isinstance(came, coming_back.CameBack)
    afterwards.withdraw(store, person.reference, came.secret, now=NOW, random=token_bytes)
    journeys.delete_journey(store, person.reference, came.secret, now=NOW, random=token_bytes)
    for each in holds.holds_now(store):
        holds.find_hold(store, each.id)
        holds.lift(store, each.id, DOING)
    holds.holds_lifted(store)
    retention.count_old(store, KEEPING, LATER.now)
    retention.remove_old(store, KEEPING, LATER)
    marks = deletions.deletions_to_list(store)
    deletions.deletions_listed(store, marks)
    deletions.deletion_report(store)
    other = Person.begins(store)
    assert deletions.all_deletions(store)
    mark = mark_of(store.council, other.reference)
    deletions.delete_again(store, (*marks, Marked(mark, What.ALL, NOW)), NOW)
    somebody_asks_for_all(store)
    settings_are_changed(store)


def settings_are_changed(store: Store) -> None:
    settings.note_edition(store, DOING)
    now = settings.settings_now(store)
    wanted: dict[str, Plain | None] = {"area": "Bedford"}
    settings.change_settings(store, settings.Change(wanted, settings.mark_of(now.plain, wanted), "x"), DOING)
    settings.replace_settings(store, now.text, settings.mark_of_text(settings.settings_now(store).text), DOING)
    settings.go_back_to(store, 1, DOING)
    settings.editions_of(store)
    mark = settings.keep_crest(store, Crest("image/png", b"x", 1, 1), DOING)
    settings.find_crest(store, mark)
    here = going_live.Installation(emails=False, texts=False, signs_in=False, origin="")
    going_live.gaps(store, now.council, now.text, here, NOW)


def member_with_email(store: Store) -> Somebody:
    """Somebody in a panel of whom we have an address."""
    found = people.add_person(store, "dee.asks@example.org", "Dee", frozenset({Role.MEMBER}), DOING)
    assert isinstance(found, Somebody)
    kind = panels.NewPanel(name="Askers", kind=panels.PanelKind.LOCAL, organisation="A forum")
    panel = panels.add_panel(store, kind, DOING)
    assert isinstance(panel, panels.Panel)
    assert isinstance(members.add_member(store, panel.id, found.id, DOING), members.Member)
    return found


def somebody_asks_for_all(store: Store) -> None:
    person = Person.begins(store)
    person.has_sent()
    request = access_requests.open_request(store, access_requests.Asking("Sam", "", NOW.date()), NOW.date(), DOING)
    assert not isinstance(request, frozenset)
    access_requests.requests(store)
    access_requests.requests(store, done=True)
    assert access_requests.gather(store, request.id, person.reference, DOING) is None
    access_requests.find_by_marks(store, [(b"x" * 16,)])
    assert access_requests.mask(store, request.id, person.reference, {"note-1": "x"}, DOING) is None
    access_requests.gathered(store, request.id)
    access_requests.look_at(store, request.id, person.reference, DOING)
    access_requests.hand_out(store, request.id, DOING)
    access_requests.leave_out(store, request.id, person.reference, DOING)
    access_requests.gather(store, request.id, person.reference, DOING)
    access_requests.mask(store, request.id, person.reference, {"note-1": "x"}, DOING)
    member = member_with_email(store)
    assert access_requests.gather_member(store, request.id, member.email, DOING) is None
    access_requests.leave_member_out(store, request.id, member.id, DOING)
    assert access_requests.gather_member(store, request.id, member.email, DOING) is None
    assert held.held_of(store, member.id).email == member.email
    assert access_requests.finish(store, request.id, DOING) is None
    retention.remove_old(store, Keeping({Kind.REQUESTS: 30, Kind.SUBMISSIONS: 30, Kind.EDITIONS: 30}), LATER)
    assert access_requests.gathered(store, request.id) is None
