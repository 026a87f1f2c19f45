"""Who may open what in the office: every view for every role, for nobody, and for people of another council."""

from dataclasses import replace
from functools import reduce
from pathlib import Path
from secrets import token_bytes
from shutil import copytree

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from formbuilder.accounts.people import Role
from formbuilder.accounts.rights import RIGHTS, Right
from formbuilder.councils.quiet import Quiet
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.access_requests import Asking, open_request, requests
from formbuilder.services.corrected_words import Wanted
from formbuilder.services.corrections import ask_for_correction, list_corrections
from formbuilder.services.councils import add_council, keep_profile
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import DraftPin, begin_draft
from formbuilder.services.floods import Came
from formbuilder.services.form_wishes import ask_for_form, wishes_waiting
from formbuilder.services.holds import Wish, hold, holds_now
from formbuilder.services.panels import Post, appoint, list_panels
from formbuilder.services.people import add_examples, add_person, change_roles, end_access
from formbuilder.services.queue import Listing, find_line, list_queue
from formbuilder.services.remarks import list_remarks, remark
from formbuilder.services.rounds import (
    Days,
    NewRound,
    Round,
    Why,
    open_round,
    pick_questions,
    propose_round,
    rounds_of,
)
from formbuilder.services.settings import note_edition
from formbuilder.services.sign_ins import sessions_of
from formbuilder.services.taps import About, Tap, tap
from formbuilder.services.taps import Came as TapCame
from formbuilder.services.teams import Team, add_team, list_teams
from formbuilder.storage.engine import Store
from formbuilder.web.access import Who, allow, require_access_on_every_view
from tests.council import SMALL, START, Council, Prepared, profile
from tests.desk import sent_to
from tests.person import Person
from tests.reviewing import opened
from tests.services.charge_stories import somebody_is_charged
from tests.staff import HOME, NAMES, SIGN_IN, come_in, somebody, staffed
from tests.web.test_guards import rows

EVERYBODY = set(NAMES)
ADMINISTRATOR = {"administrator"}
OFFICER = {"officer"}
APPROVER = {"approver"}
ASSESSOR = {"assessor"}
PANEL = {"chair", "member"}
FACILITATOR = {"facilitator"}
IN_PANELS = {"chair", "facilitator", "member"}
MEMBER_KEEPERS = {"administrator", "facilitator"}
READER = {"assessor"}
FINANCE = {"finance officer"}
STAFF = {"administrator", "officer", "approver", "assessor", "finance officer"}
FORM = SMALL / "small-talk" / "1.yaml"
ANYONE = EVERYBODY | {"nobody"}
PANEL = {"chair", "member"}
COMMENTS = {"chair", "facilitator", "member"}
DRAFT, VERSION = "drafts/<form>/<int:version>", "forms/<form>/<int:version>"
EDITOR = "drafts/<form>/<int:version>/"
PLACE = "<any(questions, pages, sections):kind>/<place>"
EDITED = (
    *("settings", "duties", "words", "add", "blocks", "blocks/<used>", "blocks/<used>/remove"),
    *("sections/<section>", "sections/<section>/add", "sections/<section>/blocks", "pages/<page>", "pages/<page>/add"),
    *("questions/<question>", "questions/<question>/answers", "questions/<question>/answers/<option>"),
    *("questions/<question>/kind", "questions/<question>/wordings", "questions/<question>/wordings/<wording>"),
    *("questions/<question>/duties", "questions/<question>/danger"),
    *("questions/<question>/rules", "questions/<question>/add"),
    *("questions/<question>/mistakes", "questions/<question>/marks"),
    *(f"{PLACE}/asked", f"{PLACE}/asked/add", f"{PLACE}/asked/text", f"{PLACE}/move", f"{PLACE}/remove"),
)
"""The pages of the guided editor that ask for something."""
STEPS = (
    "blocks/<used>/<any(up, down):step>",
    "questions/<question>/answers/<option>/<any(up, down, out):step>",
    f"{PLACE}/asked/out",
    f"{PLACE}/move/<any(up, down):step>",
)
"""Its buttons for one thing each."""
ROUND_SEEN = ("", "/questions", "/earlier/<int:number>", "/changes")
ROUND_OWN = ("practice", "more-time")
OF_THE_SECOND = ("changes", "open", "drop")
ROUND_LED = ("pick", "order", "open", "give-time", "close", "drop")
"""The pages of a round: for all who see its panel, for those who take part, for its chair."""
MAY = {
    "GET sign-in": ANYONE,
    "POST sign-in": ANYONE,
    "POST sign-in/as": ANYONE,
    "GET callback": ANYONE,
    "POST callback": ANYONE,
    "GET link": ANYONE,
    "POST link": ANYONE,
    "POST link/code": ANYONE,
    "GET link/<token>": ANYONE,
    "POST link/<token>": ANYONE,
    "GET passkeys": EVERYBODY,
    "POST passkeys/begin": EVERYBODY,
    "POST passkeys": EVERYBODY,
    "POST passkeys/<id_>/remove": EVERYBODY,
    "GET passkey": ANYONE,
    "POST passkey/begin": ANYONE,
    "POST passkey": ANYONE,
    "GET slip": ANYONE,
    "POST slip": ANYONE,
    "GET slip/<code>": ANYONE,
    "POST slip/<code>": ANYONE,
    "GET my-panels": IN_PANELS,
    "GET my-panels/break": IN_PANELS,
    "POST my-panels/break": IN_PANELS,
    "GET my-panels/not-caring": IN_PANELS,
    "POST my-panels/not-caring": IN_PANELS,
    "POST my-panels/back": IN_PANELS,
    "GET my-panels/<panel>": IN_PANELS,
    "POST my-panels/<panel>": IN_PANELS,
    "GET my-panels/<panel>/leave": IN_PANELS,
    "POST my-panels/<panel>/leave": IN_PANELS,
    "GET panels": ADMINISTRATOR | OFFICER | IN_PANELS,
    "GET panels/<panel>": ADMINISTRATOR | OFFICER | IN_PANELS,
    "GET panels/add": ADMINISTRATOR,
    "POST panels/add": ADMINISTRATOR,
    "GET panels/<panel>/forms": ADMINISTRATOR | OFFICER | IN_PANELS,
    "GET panels/<panel>/forms/ask": IN_PANELS,
    "POST panels/<panel>/forms/ask": IN_PANELS,
    "GET forms-asked-for": OFFICER,
    "GET forms-asked-for/<wish>": OFFICER,
    "POST forms-asked-for/<wish>": OFFICER,
    f"GET {DRAFT}/rounds": OFFICER,
    f"GET {DRAFT}/rounds/new": OFFICER,
    f"POST {DRAFT}/rounds/new": OFFICER,
    "GET forms/<form>/versions/<int:number>/rounds": OFFICER,
    "GET forms/<form>/versions/<int:number>/rounds/new": OFFICER,
    "POST forms/<form>/versions/<int:number>/rounds/new": OFFICER,
    **{f"GET rounds/<round_>{place}": ADMINISTRATOR | OFFICER | IN_PANELS for place in ROUND_SEEN},
    **{f"{method} rounds/<round_>/{place}": IN_PANELS for place in ROUND_OWN for method in ("GET", "POST")},
    "GET rounds/<round_>/chair": {"chair"},
    **{f"{method} rounds/<round_>/{place}": {"chair"} for place in ROUND_LED for method in ("GET", "POST")},
    "GET panels/take": ADMINISTRATOR,
    "POST panels/take": ADMINISTRATOR,
    "GET panels/<panel>/change": ADMINISTRATOR,
    "POST panels/<panel>/change": ADMINISTRATOR,
    "GET panels/<panel>/end": ADMINISTRATOR,
    "POST panels/<panel>/end": ADMINISTRATOR,
    "GET panels/<panel>/posts": ADMINISTRATOR,
    "POST panels/<panel>/posts": ADMINISTRATOR,
    "POST panels/<panel>/posts/<person>/<post>/end": ADMINISTRATOR,
    "GET panels/<panel>/members": MEMBER_KEEPERS,
    "GET panels/<panel>/members/add": MEMBER_KEEPERS,
    "POST panels/<panel>/members/add": MEMBER_KEEPERS,
    "GET panels/<panel>/members/numbers": MEMBER_KEEPERS,
    "POST panels/<panel>/members/numbers": MEMBER_KEEPERS,
    "GET panels/<panel>/members/<person>/leave": MEMBER_KEEPERS,
    "POST panels/<panel>/members/<person>/leave": MEMBER_KEEPERS,
    "POST panels/<panel>/members/<person>/end-slips": MEMBER_KEEPERS,
    "GET panels/<panel>/slips": MEMBER_KEEPERS,
    "POST panels/<panel>/slips": MEMBER_KEEPERS,
    "GET panels/<panel>/share": IN_PANELS,
    "POST panels/<panel>/share": IN_PANELS,
    "GET rounds/<round_>/next": IN_PANELS,
    **{f"{method} rounds/<round_>/<int:number>": IN_PANELS for method in ("GET", "POST")},
    **{f"GET rounds/<round_>/<int:number>/{page}": IN_PANELS for page in ("look", "sent", "kept", "others")},
    **{f"POST rounds/<round_>/<int:number>/{step}": IN_PANELS for step in ("send", "nothing", "skip")},
    "GET my-points": IN_PANELS,
    "GET points/<point>": IN_PANELS,
    "GET points/<point>/withdraw": IN_PANELS,
    "POST points/<point>/withdraw": IN_PANELS,
    "GET sealed": ANYONE,
    "POST sealed": ANYONE,
    "GET ": EVERYBODY,
    "GET sign-ins": EVERYBODY,
    "GET messages": EVERYBODY,
    "POST messages": EVERYBODY,
    "POST sign-ins/<id_>/end": EVERYBODY,
    "POST sign-ins/end-others": EVERYBODY,
    "GET sign-out": EVERYBODY,
    "POST sign-out": EVERYBODY,
    "GET people": ADMINISTRATOR,
    "GET people/add": ADMINISTRATOR,
    "POST people/add": ADMINISTRATOR,
    "GET people/<id_>": ADMINISTRATOR,
    "POST people/<id_>": ADMINISTRATOR,
    "GET people/<id_>/passkey": ADMINISTRATOR,
    "POST people/<id_>/passkey": ADMINISTRATOR,
    "GET people/<id_>/end": ADMINISTRATOR,
    "POST people/<id_>/end": ADMINISTRATOR,
    "GET sealed-account": ADMINISTRATOR,
    "GET blocks": OFFICER | APPROVER,
    "GET blocks/<block>": OFFICER | APPROVER,
    "GET blocks/<block>/<int:version>": OFFICER | APPROVER,
    "POST blocks/<block>/begin": OFFICER,
    "POST blocks/<block>/use": OFFICER,
    "GET forms": OFFICER | APPROVER,
    "GET forms/<form>": OFFICER | APPROVER,
    "POST forms/<form>/begin": OFFICER,
    "GET forms/<form>/people": OFFICER,
    "POST forms/<form>/people": OFFICER,
    "GET forms/new": OFFICER,
    "GET forms/new/template": OFFICER,
    "GET forms/new/name": OFFICER,
    "POST forms/new/name": OFFICER,
    "GET forms/new/words": OFFICER,
    "POST forms/new/words": OFFICER,
    "POST forms/new/check": OFFICER,
    "POST forms/new/pasted": OFFICER,
    "GET drafts/<form>/<int:version>/words.docx": OFFICER | APPROVER,
    "GET drafts/<form>/<int:version>/comments": OFFICER | APPROVER,
    "GET drafts/<form>/<int:version>/comments/bring": OFFICER,
    "POST drafts/<form>/<int:version>/comments/bring": OFFICER,
    "POST drafts/<form>/<int:version>/comments/<id_>/done": OFFICER,
    "POST drafts/<form>/<int:version>/comments/<id_>/take": OFFICER,
    "GET drafts/<form>/<int:version>/yaml": OFFICER | APPROVER,
    "POST drafts/<form>/<int:version>/yaml": OFFICER,
    "GET drafts/<form>/<int:version>/revisions": OFFICER | APPROVER,
    "GET drafts/<form>/<int:version>/revisions/<int:number>": OFFICER | APPROVER,
    "GET drafts/<form>/<int:version>/revisions/<int:number>/back": OFFICER,
    "POST drafts/<form>/<int:version>/revisions/<int:number>/back": OFFICER,
    "GET drafts/<form>/<int:version>/revisions/<int:number>/join": OFFICER,
    "POST drafts/<form>/<int:version>/revisions/<int:number>/join": OFFICER,
    "GET compare": OFFICER | APPROVER,
    "POST compare": OFFICER | APPROVER,
    "GET teams": ADMINISTRATOR,
    "GET teams/add": ADMINISTRATOR,
    "POST teams/add": ADMINISTRATOR,
    "GET teams/<id_>": ADMINISTRATOR,
    "POST teams/<id_>": ADMINISTRATOR,
    "GET teams/<id_>/end": ADMINISTRATOR,
    "POST teams/<id_>/end": ADMINISTRATOR,
    "GET callers": ASSESSOR,
    "POST callers": ASSESSOR,
    "GET submissions": READER,
    "GET submissions/list.csv": READER,
    "GET submissions/search": READER,
    "POST submissions/search": READER,
    "GET submissions/<reference>": READER,
    "POST submissions/<reference>/open": READER,
    "GET submissions/quiet": ASSESSOR,
    "POST submissions/quiet": ASSESSOR,
    "GET submissions/<reference>/notes": ASSESSOR,
    "POST submissions/<reference>/notes": ASSESSOR,
    "GET submissions/<reference>/notes/<question>": ASSESSOR,
    "POST submissions/<reference>/notes/<question>": ASSESSOR,
    "GET submissions/<reference>/steps/<to>": ASSESSOR,
    "POST submissions/<reference>/steps/<to>": ASSESSOR,
    "GET submissions/<reference>/give": ASSESSOR,
    "POST submissions/<reference>/give": ASSESSOR,
    "GET remarks": OFFICER | FACILITATOR,
    "GET remarks/<any(passed, cut, help, dropped):state>": OFFICER | FACILITATOR,
    "GET remarks/<id_>": OFFICER | FACILITATOR,
    "GET remarks/<id_>/<any(pass, cut, help, drop):step>": OFFICER | FACILITATOR,
    "POST remarks/<id_>/<any(pass, cut, help, drop):step>": OFFICER | FACILITATOR,
    "GET forms/<form>/heat": OFFICER | FACILITATOR,
    "GET corrections": OFFICER,
    "GET corrections/new": OFFICER,
    "GET corrections/new/<form>": OFFICER,
    "GET corrections/new/<form>/words": OFFICER,
    "POST corrections/new/<form>/words": OFFICER,
    "GET corrections/<correction>": OFFICER,
    "POST corrections/<correction>/confirm": OFFICER,
    "POST corrections/<correction>/drop": OFFICER,
    "GET corrections/to-sign": PANEL,
    "POST corrections/<correction>/sign": PANEL,
    "GET drafts/<form>/<int:version>/corrections": OFFICER,
    "POST drafts/<form>/<int:version>/corrections/<correction>": OFFICER,
    "GET drafts/<form>/<int:version>/pack": OFFICER | APPROVER,
    "GET drafts/<form>/<int:version>/pack.pdf": OFFICER | APPROVER,
    "GET drafts/<form>/<int:version>/pack.docx": OFFICER | APPROVER,
    "GET drafts/<form>/<int:version>/pack/facts": OFFICER,
    "POST drafts/<form>/<int:version>/pack/facts": OFFICER,
    "GET forms/<form>/versions/<int:number>": OFFICER | APPROVER,
    "POST forms/<form>/versions/<int:number>/restore": OFFICER,
    "GET forms/<form>/half-way": OFFICER,
    "POST forms/<form>/half-way": OFFICER,
    "GET sign-off-chain": ADMINISTRATOR,
    "POST sign-off-chain": ADMINISTRATOR,
    "GET sign-off-chain/<form>": ADMINISTRATOR,
    "POST sign-off-chain/<form>": ADMINISTRATOR,
    f"GET {DRAFT}/sign-offs": OFFICER | APPROVER,
    f"POST {DRAFT}/review": OFFICER,
    f"POST {DRAFT}/settle": OFFICER,
    f"POST {DRAFT}/take-back": OFFICER,
    f"GET {DRAFT}/sign": APPROVER,
    f"POST {DRAFT}/sign": APPROVER,
    f"GET {DRAFT}/sign-for-panel": PANEL,
    f"POST {DRAFT}/sign-for-panel": PANEL,
    f"GET {DRAFT}/sign-offs/in-spite": APPROVER,
    f"POST {DRAFT}/sign-offs/in-spite": APPROVER,
    f"GET {DRAFT}/sign-offs/minutes": OFFICER,
    f"POST {DRAFT}/sign-offs/minutes": OFFICER,
    f"GET {DRAFT}/sign-offs/<id_>": APPROVER,
    f"POST {DRAFT}/sign-offs/<id_>": APPROVER,
    f"GET {DRAFT}/sign-offs/<id_>/refuse": APPROVER,
    f"POST {DRAFT}/sign-offs/<id_>/refuse": APPROVER,
    f"POST {DRAFT}/sign-offs/<id_>/take-back": OFFICER,
    f"GET {DRAFT}/publish": OFFICER | APPROVER,
    f"POST {DRAFT}/publish": OFFICER,
    f"GET {DRAFT}/publish/leave/<id_>": OFFICER,
    f"POST {DRAFT}/publish/leave/<id_>": OFFICER,
    f"POST {DRAFT}/publish/take-up/<id_>": OFFICER,
    f"GET {DRAFT}/publish/ask/<id_>": OFFICER,
    f"POST {DRAFT}/publish/ask/<id_>": OFFICER,
    f"GET {DRAFT}/publish/plan": OFFICER,
    f"POST {DRAFT}/publish/plan": OFFICER,
    f"POST {DRAFT}/publish/plan/cancel": OFFICER,
    f"GET {DRAFT}/publish/half-way": OFFICER,
    f"POST {DRAFT}/publish/half-way": OFFICER,
    f"GET {DRAFT}/drop": OFFICER,
    f"POST {DRAFT}/drop": OFFICER,
    f"GET {VERSION}/withdraw": OFFICER,
    f"POST {VERSION}/withdraw": OFFICER,
    f"GET {VERSION}/withdraw-later": OFFICER,
    f"POST {VERSION}/withdraw-later": OFFICER,
    "POST asked/<id_>/done": EVERYBODY,
    "GET trail": ADMINISTRATOR,
    "GET forms/<form>/trail": OFFICER | APPROVER,
    "GET submissions/<reference>/text": READER,
    "GET submissions/<reference>/print": READER,
    "GET submissions/<reference>/file.pdf": READER,
    "GET submissions/<reference>/file.csv": READER,
    "GET submissions/<reference>/file.json": READER,
    "GET submissions/<reference>/beside/<other>": READER,
    "GET charges": FINANCE,
    "GET charges/uprate": FINANCE,
    "GET charges/export": FINANCE,
    "POST charges/export.csv": FINANCE,
    "GET charges/<reference>": FINANCE,
    "GET charges/<reference>/correct/<path:address>": FINANCE,
    "POST charges/<reference>/correct/<path:address>": FINANCE,
    "GET charges/<reference>/add/<group>": FINANCE,
    "POST charges/<reference>/add/<group>": FINANCE,
    "GET charges/<reference>/leave-out/<path:address>": FINANCE,
    "POST charges/<reference>/leave-out/<path:address>": FINANCE,
    "GET charges/<reference>/put-back/<path:address>": FINANCE,
    "POST charges/<reference>/put-back/<path:address>": FINANCE,
    "GET charges/<reference>/decide": FINANCE,
    "POST charges/<reference>/decide": FINANCE,
    "POST charges/<reference>/decide/sure": FINANCE,
    "GET charges/<reference>/end": FINANCE,
    "POST charges/<reference>/end": FINANCE,
    "GET charges/<reference>/decisions/<int:number>": FINANCE,
    "GET charges/<reference>/decisions/<int:number>.pdf": FINANCE,
    "GET rates": STAFF,
    "GET rates/<table>/<int:year>": STAFF,
    "GET rates/<table>/<int:year>/<figure>": FINANCE,
    "POST rates/<table>/<int:year>/<figure>": FINANCE,
    "GET rates/load": FINANCE,
    "POST rates/load": FINANCE,
    "POST rates/put-in": FINANCE,
    "GET drafts/<form>/<int:version>/previews": OFFICER,
    "GET drafts/<form>/<int:version>/previews/new": OFFICER,
    "POST drafts/<form>/<int:version>/previews/new": OFFICER,
    "POST drafts/<form>/<int:version>/previews/<id_>/end": OFFICER,
    "GET drafts/<form>/<int:version>/previews/<id_>/email": OFFICER,
    "POST drafts/<form>/<int:version>/previews/<id_>/email": OFFICER,
    "POST drafts/<form>/<int:version>/previews/walks/<id_>/check": OFFICER,
    "POST drafts/<form>/<int:version>/previews/walks/<id_>/drop": OFFICER,
    "GET settings": ADMINISTRATOR,
    "GET settings/<any(name, contact, urgent, hours, duty, quiet, children):place>": ADMINISTRATOR,
    "GET settings/readers": ADMINISTRATOR,
    "GET settings/readers/<form>": ADMINISTRATOR,
    "GET settings/contacts": ADMINISTRATOR,
    "GET settings/contacts/<int:number>": ADMINISTRATOR,
    "GET settings/looks": ADMINISTRATOR,
    "GET settings/charging": ADMINISTRATOR,
    "GET settings/file": ADMINISTRATOR,
    "GET settings/editions": ADMINISTRATOR,
    "GET settings/editions/<int:number>": ADMINISTRATOR,
    "GET records": ADMINISTRATOR,
    "GET records/kinds/<kind>": ADMINISTRATOR,
    "GET records/holds": ADMINISTRATOR,
    "GET records/holds/lifted": ADMINISTRATOR,
    "GET records/holds/add": ADMINISTRATOR,
    "GET records/holds/<id_>": ADMINISTRATOR,
    "GET records/deletions": ADMINISTRATOR,
    "GET records/people": ADMINISTRATOR,
    "GET records/people/done": ADMINISTRATOR,
    "GET records/people/begin": ADMINISTRATOR,
    "GET records/people/<id_>": ADMINISTRATOR,
    "GET records/people/<id_>/gather": ADMINISTRATOR,
    "GET records/people/<id_>/done": ADMINISTRATOR,
    "POST settings/<any(name, contact, urgent, hours, duty, quiet, children):place>": ADMINISTRATOR,
    "POST settings/readers/<form>": ADMINISTRATOR,
    "POST settings/contacts/<int:number>": ADMINISTRATOR,
    "POST settings/looks": ADMINISTRATOR,
    "POST settings/file": ADMINISTRATOR,
    "POST settings/editions/<int:number>": ADMINISTRATOR,
    "POST records/kinds/<kind>": ADMINISTRATOR,
    "POST records/holds/add": ADMINISTRATOR,
    "POST records/holds/<id_>": ADMINISTRATOR,
    "POST records/people/begin": ADMINISTRATOR,
    "POST records/people/<id_>/gather": ADMINISTRATOR,
    "POST records/people/<id_>/put": ADMINISTRATOR,
    "POST records/people/<id_>/leave-out": ADMINISTRATOR,
    "POST records/people/<id_>/done": ADMINISTRATOR,
    "GET requests": ASSESSOR,
    "GET requests/<id_>": ASSESSOR,
    "POST requests/<id_>/open": ASSESSOR,
    "POST requests/<id_>/mask": ASSESSOR,
    "GET requests/<id_>/save": ASSESSOR,
    "POST requests/<id_>/save": ASSESSOR,
    "GET drafts/<form>/<int:version>": OFFICER | APPROVER,
    "GET answering": OFFICER,
    "GET answering/<round_>/<home>": OFFICER,
    "POST answering/<round_>/<home>": OFFICER,
    "POST answering/<round_>/<home>/read": OFFICER,
    "GET points/<id_>/answer": OFFICER,
    "POST points/<id_>/answer": OFFICER,
    "GET decisions/<id_>": OFFICER,
    "POST decisions/<id_>": OFFICER,
    "GET points/<id_>/check": COMMENTS,
    "POST points/<id_>/check": COMMENTS,
    "GET points/<id_>/check/<any('not-meant', disagree, different):name>": COMMENTS,
    "POST points/<id_>/check/<any('not-meant', disagree, different):name>": COMMENTS,
    "GET disagreements": {"chair"},
    "GET disagreements/<id_>": {"chair"},
    "POST disagreements/<id_>": {"chair"},
    **{f"{method} {EDITOR}{page}": OFFICER for page in EDITED for method in ("GET", "POST")},
    **{f"POST {EDITOR}{step}": OFFICER for step in STEPS},
}
"""Every page of the office, and who may open or send it."""
ABOUT_MORE = {
    "GET rounds/<round_>/next",
    *(f"GET rounds/<round_>/<int:number>/{page}" for page in ("look", "sent", "kept")),
    "GET points/<point>",
    "GET points/<point>/withdraw",
    "GET submissions/<reference>/beside/<other>",
    "GET answering/<round_>/<home>",
    "GET points/<id_>/answer",
    "GET decisions/<id_>",
    "GET points/<id_>/check",
    "GET points/<id_>/check/<any('not-meant', disagree, different):name>",
    "GET disagreements/<id_>",
    f"GET {EDITOR}blocks/<used>",
    f"GET {EDITOR}blocks/<used>/remove",
    f"GET {DRAFT}/sign-offs/<id_>",
    f"GET {DRAFT}/sign-offs/<id_>/refuse",
    f"GET {DRAFT}/publish/leave/<id_>",
    f"GET {DRAFT}/previews/<id_>/email",
    f"GET {DRAFT}/publish/ask/<id_>",
    f"GET {VERSION}/withdraw",
    f"GET {VERSION}/withdraw-later",
}
"""Pages about something that this council does not have; stories open them where it is there."""


@pytest.fixture(scope="module")
def furnished(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The council with its people and its things, made once."""
    folder = tmp_path_factory.mktemp("furnished")
    copytree(prepared.keys, folder / "keys")
    council = staffed(prepared, folder)
    furnish(council.store, prepared.private_key)
    council.close()
    return Prepared(folder, prepared.private_key)


@pytest.fixture
def office(easy_codes: None, furnished: Prepared, tmp_path: Path):
    council = Council(furnished, tmp_path)
    yield council
    council.close()


def furnish(store: Store, private_key: bytes) -> None:
    """Make the things that ``filled`` names; ``private_key`` is the council’s."""
    sent_to(store, START)
    opened(store, START)
    rounds_are_there(store)
    for _ in range(2):
        sent_to(store, START, came=Came(limits=Quiet(from_one_address=1), address=b"a" * 16))
    add_team(store, "North", "", Doing(START, token_bytes))
    owen = Doing(START, token_bytes, somebody(store, "Owen Price").id)
    wanted = Wanted(form="small-talk", address="call_you.ask", words="Your name?", reason="It was wrong.")
    ask_for_correction(store, wanted, owen)
    begin_draft(store, "small-talk", FORM.read_text(), "small-talk@1", Doing(START, token_bytes))
    somebody_is_charged(store, private_key)
    open_request(store, Asking("Sam", "", START.date()), START.date(), Doing(START, token_bytes))
    hold(store, Wish(form="small-talk", why="A court."), Doing(START, token_bytes))
    note_edition(store, Doing(START, token_bytes))
    about, came = About("small-talk", 1, "hours"), TapCame(START)
    tap(store, about, Tap.UPSET, came)
    remark(store, about, Tap.UPSET, "It is hard.", came, Doing(START, token_bytes))


def rounds_are_there(store: Store) -> None:
    """The board has an open round, a second one after it that is proposed, and asked for a form."""
    board = next(panel.id for panel in list_panels(store) if panel.name == "Practice Governance Board")
    mary, owen = (Doing(START, token_bytes, somebody(store, name).id) for name in ("Mary Bell", "Owen Price"))
    chloe = Doing(START, token_bytes, somebody(store, "Chloe Ward").id)
    appoint(store, board, chloe.by or "", Post.CHAIR, chloe)
    first = NewRound(pin=DraftPin("small-talk", 1), revision=None, title="First")
    opened = propose_round(store, board, first, owen)
    assert isinstance(opened, Round)
    pick_questions(store, opened.id, [("hours", Why.CHOSEN)], chloe)
    open_round(store, opened.id, Days.usual(START.date()), chloe)
    propose_round(store, board, replace(first, title="Second", after=opened.id), owen)
    ask_for_form(store, board, "Blue badge", "", mary)


def filled(place: str, store: Store) -> str:
    """An address with the things of this council in it that pages are about."""
    reference, charged = (
        next((line.reference for line in list_queue(store, Listing(form=form)).lines), "ABCDEFGH")
        for form in ("small-talk", "money-talk")
    )
    board, group = (
        next((panel.id for panel in list_panels(store) if panel.name == name), "0" * 32)
        for name in ("Practice Governance Board", "Autism group")
    )
    both = {each.title: each.id for each in rounds_of(store, board, START.date())}
    things = {
        "rounds/<round_>/next": f"rounds/{'0' * 32}/next",
        **{f"rounds/<round_>/{each}": f"rounds/{both.get('Second', '0' * 32)}/{each}" for each in OF_THE_SECOND},
        "earlier/<int:number>": "earlier/1",
        "<round_>": both.get("First", "0" * 32),
        "<wish>": next((each.id for each in wishes_waiting(store, START.date())), "0" * 32),
        "<point>": "0" * 32,
        "panels/<panel>/share": f"panels/{group}/share",
        "<panel>": board,
        "<person>": somebody(store, "Mary Bell").id,
        "<post>": "chair",
        "<code>": "x",
        "blocks/<block>/<int:version>": "blocks/about-you/1",
        "remarks/<id_>": f"remarks/{next((each.id for each in list_remarks(store)), '0' * 32)}",
        "<any(passed, cut, help, dropped):state>": "passed",
        "<any(pass, cut, help, drop):step>": "cut",
        "<block>": "about-you",
        "charges/<reference>": f"charges/{charged}",
        "leave-out/<path:address>": "leave-out/savings/aaaaaaaa",
        "<path:address>": "pension",
        "<group>": "savings",
        "<table>": "care",
        "<int:year>": "2026",
        "<figure>": "kept",
        "teams/<id_>": f"teams/{next((team.id for team in list_teams(store)), '0' * 32)}",
        "records/people/<id_>": f"records/people/{next((each.id for each in requests(store)), '0' * 32)}",
        "records/holds/<id_>": f"records/holds/{next((each.id for each in holds_now(store)), '0' * 32)}",
        "requests/<id_>": f"requests/{next((each.id for each in requests(store)), '0' * 32)}",
        "<kind>": "submissions",
        "<any(name, contact, urgent, hours, duty, quiet, children):place>": "duty",
        "<reference>": reference,
        "<other>": reference,
        "<to>": "being-checked",
        "notes/<question>": "notes/hours",
        "<id_>": somebody(store, "Mary Bell").id,
        "<token>": "x",
        "<form>": "small-talk",
        "<int:version>": "2",
        "<int:number>": "1",
        "<correction>": next((each.id for each in list_corrections(store)), "0" * 32),
        "new/small-talk/words": "new/small-talk/words?at=call_you.ask",
        "<section>": "you",
        "<page>": "your-help",
        "<question>": "cares_for",
        "<option>": "child",
        "<wording>": "warm",
        "<used>": "about-you@1",
        "<any(questions, pages, sections):kind>/<place>": "questions/hours",
        "<any('not-meant', disagree, different):name>": "disagree",
        "<any(up, down):step>": "down",
        "<any(up, down, out):step>": "down",
    }
    return reduce(lambda found, thing: found.replace(*thing), things.items(), place)


def is_file(response: TestResponse) -> bool:
    """Whether something was given to keep, and not a page."""
    return response.is_json or "Content-Disposition" in response.headers


def one_who_may(page: str) -> str:
    """A role that may open a page."""
    return next(role for role in NAMES if role in MAY[page])


@pytest.fixture
def bedford(office: Council) -> Store:
    """Another council on the same server, with people of its own."""
    store = add_council(office.engine, "bedford", "Bedford", now=START, demonstration=True)
    keep_profile(store, profile().replace(b"council: demo", b"council: bedford"))
    add_examples(store, Doing(START, token_bytes))
    return store


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
    for page in MAY:
        method, _, place = page.partition(" ")
        url = HOME + filled(place, office.store)
        before = rows(office)
        response = person.client.open(url, method=method, data={"roles": "member"} if method == "POST" else None)
        led_away = response.headers.get("Location") == SIGN_IN
        found[page] = not led_away and response.status_code != 403 and (is_file(response) or "<h1" in response.text)
        assert response.status_code in {200, 303, 403, 404}, page
        assert rows(office) == before, f"{page} without a token has changed something"
    assert {page for page, opened in found.items() if opened} == {page for page, who in MAY.items() if role in who}


def test_people_of_another_council_are_nobody_here(office: Council, bedford: Store):
    person = come_in(office)
    (cookie,) = [each for each in person.client._cookies.values() if each.key == "office-demo"]
    person.client.set_cookie("office-bedford", cookie.value)
    for page in (page for page, who in MAY.items() if who is not ANYONE):
        method, _, place = page.partition(" ")
        response = person.client.open("/office/bedford/" + filled(place, bedford), method=method)
        if method == "GET":
            assert response.headers["Location"] == "/office/bedford/sign-in", page
        else:
            assert response.status_code == 403, page


@pytest.mark.parametrize("place", ["people/ID", "people/ID/end"])
def test_people_of_another_council_cannot_be_seen_or_changed(office: Council, bedford: Store, place: str):
    person = come_in(office)
    mary = somebody(bedford, "Mary Bell")
    token = person.open(HOME + "people/add").sent_by("Add this person")["csrf_token"]
    person.open(HOME + place.replace("ID", mary.id), expect=404)
    person.send(HOME + place.replace("ID", mary.id), {"csrf_token": token, "roles": "administrator"}, expect=404)
    assert somebody(bedford, "Mary Bell") == mary


@pytest.mark.parametrize("id_", ["x", "0" * 32, "%00" * 8, "é" * 32, "1" * 5_000])
@pytest.mark.parametrize("place", ["people/ID", "people/ID/end", "sign-ins/ID/end"])
def test_what_is_not_there_is_not_found(office: Council, place: str, id_: str):
    person = come_in(office)
    token = person.open(HOME + "people/add").sent_by("Add this person")["csrf_token"]
    if place.startswith("people"):
        person.open(HOME + place.replace("ID", id_), expect=404)
    person.send(HOME + place.replace("ID", id_), {"csrf_token": token}, expect=404)


def test_somebody_else_s_sign_in_is_not_ended(office: Council):
    come_in(office, "officer")
    person = come_in(office)
    owen = somebody(office.store, "Owen Price").id
    (theirs,) = sessions_of(office.store, owen, office.clock())
    token = person.open(HOME + "sign-out").sent_by("Sign out")["csrf_token"]
    person.send(HOME + f"sign-ins/{theirs.id}/end", {"csrf_token": token}, expect=404)
    assert sessions_of(office.store, owen, office.clock()) == (theirs,)


def test_a_role_that_is_taken_away_closes_the_page_at_once(office: Council):
    person = come_in(office)
    doing = Doing(office.clock(), token_bytes)
    add_person(office.store, "b@example.org", "Bea", frozenset({Role.ADMINISTRATOR}), doing)
    change_roles(office.store, somebody(office.store, "Amina Yusuf").id, frozenset({Role.MEMBER}), doing)
    person.open(HOME + "people", expect=403)
    assert person.heading == "This page is not for your role"
    person.follow("Your work")
    assert "People" not in person.text


def test_whose_access_is_ended_is_out_at_once(office: Council):
    person = come_in(office, "officer")
    end_access(office.store, somebody(office.store, "Owen Price").id, Doing(office.clock(), token_bytes))
    assert person.open(HOME).heading == "Choose who to be"


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


@pytest.mark.parametrize(
    "place", ["", "/open", "/notes", "/notes/hours", "/steps/being-checked", "/give", "/text", "/print", "/file.pdf"]
)
def test_what_was_sent_to_another_council_is_not_there(office: Council, bedford: Store, place: str):
    reference, *_ = [line.reference for line in list_queue(office.store, Listing(form="small-talk")).lines]
    assert find_line(bedford, reference) is None
    person = Person(office.app, slug="bedford")
    person.open("/office/bedford/sign-in").fill({"Who do you want to be?": "Samir Nath"}).press()
    token = person.open("/office/bedford/submissions/search").sent_by("Find it")["csrf_token"]
    url = f"/office/bedford/submissions/{reference}{place}"
    if place != "/open":
        person.open(url, expect=404)
    if place not in {"", "/text", "/print", "/file.pdf"}:
        person.send(url, {"csrf_token": token, "words": "x", "from": "new"}, expect=404)
    shown = shown_reference(reference)
    person.open("/office/bedford/submissions/search").fill({"Reference": shown}).press("Find it")
    assert "Nothing has this reference." in person.errors[0][1]
    assert shown not in person.open("/office/bedford/submissions").main


@pytest.mark.parametrize(
    "place", ["", "/correct/pension", "/add/savings", "/decide", "/decisions/1", "/decisions/1.pdf"]
)
def test_charges_of_another_council_are_not_there(office: Council, bedford: Store, place: str):
    (reference,) = [line.reference for line in list_queue(office.store, Listing(form="money-talk")).lines]
    come_in(office, "finance officer").open(f"{HOME}charges/{reference}{place}")
    person = Person(office.app, slug="bedford")
    person.open("/office/bedford/sign-in").fill({"Who do you want to be?": "Nadia Brook"}).press()
    person.open(f"/office/bedford/charges/{reference}{place}", expect=404)
    assert shown_reference(reference) not in person.open("/office/bedford/charges").main


@pytest.mark.parametrize("place", ["teams/ID", "teams/ID/end"])
def test_teams_of_another_council_cannot_be_seen_or_changed(office: Council, bedford: Store, place: str):
    team = add_team(bedford, "North", "", Doing(START, token_bytes))
    assert isinstance(team, Team)
    person = come_in(office)
    token = person.open(HOME + "teams/add").sent_by("Add this team")["csrf_token"]
    person.open(HOME + place.replace("ID", team.id), expect=404)
    person.send(HOME + place.replace("ID", team.id), {"csrf_token": token, "name": "X"}, expect=404)
    assert list_teams(bedford) == (team,)


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
