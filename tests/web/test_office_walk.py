"""Every page of the office for every role, for nobody and for people of another council."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from formbuilder.accounts.people import Role
from formbuilder.accounts.rights import RIGHTS, Right
from formbuilder.services.sign_ins import sessions_of
from formbuilder.web.access import Who, allow, require_access_on_every_view
from tests.council import Council
from tests.person import Person
from tests.staff import HOME, NAMES, SIGN_IN, come_in, somebody
from tests.web.office_may import ABOUT_MORE, MAY, one_who_may
from tests.web.office_things import filled, furnished, office
from tests.web.roles import ANYONE
from tests.web.untouched import rows, untouched

__all__ = ["furnished", "office"]


def is_file(response: TestResponse) -> bool:
    """Whether something was given to keep, and not a page."""
    played = response.mimetype.startswith(("video/", "text/vtt"))
    return played or response.is_json or "Content-Disposition" in response.headers


def views(public: Flask) -> dict[str, object]:
    """Every page of the office, as ``MAY`` names it → what it says of who may use it."""
    app: Flask = public.extensions["office"].office
    return {
        f"{method} {rule.rule.removeprefix('/office/<slug>/')}": app.view_functions[rule.endpoint].who
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/office/")
        for method in (rule.methods or set()) & {"GET", "POST"}
    }


def test_every_page_of_the_office_is_in_the_table(office: Council):
    assert set(views(office.app)) == set(MAY)


@pytest.mark.parametrize("role", [*NAMES, "nobody"])
def test_who_may_open_and_send_what(office: Council, role: str):
    person = Person(office.app) if role == "nobody" else come_in(office, role)
    found = {}
    with untouched(office) as same:
        for page in MAY:
            method, _, place = page.partition(" ")
            url = HOME + filled(place, office.store)
            response = person.client.open(url, method=method, data={"roles": "member"} if method == "POST" else None)
            led_away = response.headers.get("Location") == SIGN_IN
            found[page] = not led_away and response.status_code != 403 and (is_file(response) or "<h1" in response.text)
            assert response.status_code in {200, 303, 403, 404}, page
            assert same(), f"{page} without a token has changed something"
    assert {page for page, opened in found.items() if opened} == {page for page, who in MAY.items() if role in who}


def test_opening_a_page_of_the_office_writes_nothing_but_the_last_use(office: Council):
    staff = {role: come_in(office, role) for role in NAMES}
    before = rows(office)
    for page in (page for page in MAY if page.startswith("GET ")):
        office.clock.pass_by(seconds=10)  # nobody’s session may end before their first page comes
        person = staff[one_who_may(page)]
        for query in ("", "?csrf_token=x&roles=member&code=x&state=x&error=x"):
            url = HOME + filled(page.removeprefix("GET "), office.store)
            url += query.replace("?", "&") if "?" in url else query
            assert person.client.get(url).status_code == (404 if page in ABOUT_MORE else 200), url
            person.client.head(url)
    assert rows(office) == before
    (mine,) = sessions_of(office.store, somebody(office.store, "Amina Yusuf").id, office.clock())
    assert mine.last_used > mine.began_at


def test_a_view_with_a_right_needs_a_council_in_its_address():
    app = Flask("unsafe", static_folder=None)
    app.add_url_rule("/<slug>/in", "in", allow(Right.ENTER)(lambda slug: ""))
    require_access_on_every_view(app)
    app.add_url_rule("/lost", "lost", allow(Right.PUBLISH)(lambda: ""))
    with pytest.raises(RuntimeError, match="lost"):
        require_access_on_every_view(app)


def test_every_view_of_the_office_says_by_which_right_it_is_opened(office: Council):
    for page, who in views(office.app).items():
        expected = (
            set(NAMES) & {role.value for role in Role if who in RIGHTS[role]} if isinstance(who, Right) else ANYONE
        )
        assert isinstance(who, Right | Who)
        assert expected == MAY[page], page
