"""Each thing that services offer for people who work with the forms, once."""

from dataclasses import replace
from secrets import token_bytes

from formbuilder.accounts.claims import Claims, Trust
from formbuilder.accounts.people import Role
from formbuilder.services import people, seals, sign_ins
from formbuilder.storage.engine import Store, writing
from formbuilder.storage.tables import councils
from tests.services.stories import NOW, minutes

DOING = people.Doing(NOW, token_bytes)
ARRIVAL = sign_ins.Arrival("A browser", NOW, token_bytes)
TRUST = Trust(amr=frozenset({"mfa"}))


def people_come_and_go(store: Store) -> None:
    people.add_examples(store, DOING)
    amina, owen, dana = (
        people.person_with_email(store, f"{name}@example.org") for name in ("amina.yusuf", "owen.price", "dana.fox")
    )
    people.change_roles(store, owen.id, frozenset({Role.OFFICER, Role.APPROVER}), DOING)
    people.look_after_form(store, "needs", owen.id, dana.id, DOING)
    people.forms_looked_after(store)
    claims = Claims(issuer="https://id.example.org", subject="1", email=owen.email, email_verified=True, amr=("mfa",))
    begun = sign_ins.begin_sign_in(store, None, now=NOW, random=token_bytes)
    sign_ins.take_sign_in(store, begun.state, begun.browser, NOW)
    came = sign_ins.sign_in(store, claims, TRUST, ARRIVAL)
    sign_ins.sign_in(store, claims, TRUST, replace(ARRIVAL, before=came.token))
    sign_ins.sign_in(store, replace(claims, subject="2"), TRUST, ARRIVAL)
    (session,) = sign_ins.sessions_of(store, owen.id, NOW)
    sign_ins.end_session(store, owen.id, session.id, now=NOW, random=token_bytes)
    sign_ins.end_other_sessions(store, owen.id, "", now=NOW, random=token_bytes)
    seals.open_seal(store, seals.seal_account(store, DOING), ARRIVAL)
    seals.seal_account(store, DOING)
    seals.seal_of(store)
    people.end_access(store, owen.id, DOING)
    people.add_person(store, owen.email, "Owen", frozenset({Role.OFFICER}), DOING)
    with writing(store.engine) as connection:
        connection.execute(councils.update().values(demonstration=True))
    chosen = sign_ins.sign_in_as(store, amina.id, ARRIVAL)
    sign_ins.present(store, chosen.token, minutes(5))
