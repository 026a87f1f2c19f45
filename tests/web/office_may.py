"""Who may open what in the office: the table of all its pages, and a council with the things they are about."""

from dataclasses import replace
from functools import lru_cache, reduce
from pathlib import Path
from secrets import token_bytes
from shutil import copytree

import pytest

from formbuilder.councils.quiet import Quiet
from formbuilder.services.access_requests import Asking, open_request, requests
from formbuilder.services.bringing import batches_of, begin_batch
from formbuilder.services.corrected_words import Wanted
from formbuilder.services.corrections import ask_for_correction, list_corrections
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import DraftPin, begin_draft
from formbuilder.services.floods import Came
from formbuilder.services.form_wishes import ask_for_form, wishes_waiting
from formbuilder.services.holds import Wish, hold, holds_now
from formbuilder.services.meeting_kinds import Meeting, Plan, There
from formbuilder.services.meetings import meetings_of, plan_meeting, say_who_was_there
from formbuilder.services.note_kinds import NewBatch
from formbuilder.services.panels import Post, appoint, list_panels
from formbuilder.services.queue import Listing, list_queue
from formbuilder.services.remarks import list_remarks, remark
from formbuilder.services.round_kinds import Days, NewRound, Round, Why
from formbuilder.services.rounds import open_round, pick_questions, propose_round, rounds_of
from formbuilder.services.settings import note_edition
from formbuilder.services.taps import About, Tap, tap
from formbuilder.services.taps import Came as TapCame
from formbuilder.services.teams import add_team, list_teams
from formbuilder.storage.engine import Store
from tests.council import SMALL, START, Council, Prepared
from tests.desk import sent_to
from tests.reviewing import opened
from tests.services.charge_stories import somebody_is_charged
from tests.staff import NAMES, somebody, staffed

ABOUT = ("answers", "kind", "wordings", "duties", "danger", "rules", "mistakes", "marks")
"""The pages about a question."""
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
    *("questions/<question>", f"questions/<question>/<any({', '.join(ABOUT)}):about>", "questions/<question>/add"),
    *("questions/<question>/answers/<option>", "questions/<question>/wordings/<wording>"),
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
ROUND_SEEN = ("", "/questions", "/earlier/<int:number>", "/changes", "/pack", "/postcards", "/sheet")
ROUND_FILES = ("pack.pdf", "pack.docx", "postcards.pdf", "sheet.pdf")
MEETING = "meetings/<meeting>"
DRAWER = "drawers/<any(worry, council, other):drawer>"
MEETING_OWN = ("change", "call-off", "agenda", "propose", "check/<int:number>")
MEETING_HELPED = ("there", "notes/<int:number>", "notes/<note>", "play-back", "send", DRAWER)
"""The pages of a meeting: for all who take part in its panel, for its facilitator."""
ROUND_OWN = ("practice", "more-time")
NOTES = ("notes", "notes/new", "notes/<batch>", "notes/<batch>/paste", "notes/note/<note>")
NOTES_READ = ("notes/offline", "notes/table", "notes/to-place", "notes/<batch>/all")
EARLIER = ("earlier-feedback/new", "earlier-feedback/<id_>")
OF_THE_SECOND = ("changes", "open", "drop")
ROUND_LED = ("pick", "order", "open", "give-time", "close", "drop", "second")
"""The pages of a round: for all who see its panel, for those who take part, for its chair."""
TOLD = "told/<form>/<int:version>"
TOLD_MADE = ("<form>", "lines/<line>", "lines/<line>/join", "lines/<line>/points", "points/<point>")
PROMISED = ("<any(done, drop):step>", "disputes/<said>")
STORIES = ("add", "<story>/words", "<story>/share", "<story>/back")
MAY = {
    "GET sign-in": ANYONE,
    "POST sign-in": ANYONE,
    "POST sign-in/as": ANYONE,
    "GET steps": ANYONE,
    "GET callback": ANYONE,
    "POST callback": ANYONE,
    "GET link": ANYONE,
    "POST link": ANYONE,
    "POST link/code": ANYONE,
    "GET link/<token>": ANYONE,
    "POST link/<token>": ANYONE,
    "GET how-pages-look": EVERYBODY,
    "POST how-pages-look": EVERYBODY,
    "GET passkeys": EVERYBODY,
    "POST passkeys/begin": EVERYBODY,
    "POST passkeys": EVERYBODY,
    "POST passkeys/<id_>/remove": EVERYBODY,
    "GET passkey": ANYONE,
    "POST passkey/begin": ANYONE,
    "POST passkey": ANYONE,
    "GET slip": ANYONE,
    "POST slip": ANYONE,
    "POST slip/again": ANYONE,
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
    "GET forms/<form>/versions/<int:version>/rounds": OFFICER,
    "GET forms/<form>/versions/<int:version>/rounds/new": OFFICER,
    "POST forms/<form>/versions/<int:version>/rounds/new": OFFICER,
    **{f"GET rounds/<round_>{place}": ADMINISTRATOR | OFFICER | IN_PANELS for place in ROUND_SEEN},
    **{f"{method} rounds/<round_>/{place}": IN_PANELS for place in ROUND_OWN for method in ("GET", "POST")},
    **{f"GET rounds/<round_>/{page}": FACILITATOR for page in (*NOTES, *NOTES_READ, "earlier-feedback", *EARLIER)},
    **{f"POST rounds/<round_>/{page}": FACILITATOR for page in (*NOTES[1:], *EARLIER)},
    **{f"POST rounds/<round_>/earlier-feedback/{step}": FACILITATOR for step in ("keep", "out")},
    "GET rounds/<round_>/chair": {"chair"},
    **{f"GET rounds/<round_>/{file}": ADMINISTRATOR | OFFICER | IN_PANELS for file in ROUND_FILES},
    "GET rounds/<round_>/meetings": IN_PANELS,
    **{f"{method} rounds/<round_>/meetings/plan": IN_PANELS for method in ("GET", "POST")},
    **{f"GET {MEETING}{place}": IN_PANELS for place in ("", "/large/<int:number>", "/check")},
    **{f"{method} {MEETING}/{place}": IN_PANELS for place in MEETING_OWN for method in ("GET", "POST")},
    **{f"GET {MEETING}/{place}": FACILITATOR for place in ("notes", "drawers")},
    **{f"{method} {MEETING}/{place}": FACILITATOR for place in MEETING_HELPED for method in ("GET", "POST")},
    f"POST {MEETING}/notes/<note>/out": FACILITATOR,
    f"GET {MEETING}/checked": IN_PANELS,
    f"POST {MEETING}/checked": FACILITATOR,
    "GET asides": EVERYBODY,
    **{f"{method} asides/<aside>": EVERYBODY for method in ("GET", "POST")},
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
    "GET panels/<panel>/members/<person>/messages": MEMBER_KEEPERS,
    "POST panels/<panel>/members/<person>/messages": MEMBER_KEEPERS,
    "GET panels/<panel>/news-slips": MEMBER_KEEPERS,
    "POST panels/<panel>/news-slips": MEMBER_KEEPERS,
    "GET panels/<panel>/news-slips.pdf": MEMBER_KEEPERS,
    "GET stop/<link>": ANYONE,
    "POST stop/<link>": ANYONE,
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
    "GET blocks/<block>/<int:version>/withdraw": OFFICER,
    "POST blocks/<block>/<int:version>/withdraw": OFFICER,
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
    "GET drafts/<form>/<int:version>/statement": OFFICER | APPROVER,
    "GET drafts/<form>/<int:version>/statement.pdf": OFFICER | APPROVER,
    "GET drafts/<form>/<int:version>/statement.docx": OFFICER | APPROVER,
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
    f"GET {DRAFT}/places": OFFICER,
    f"GET {DRAFT}/places/<point>": OFFICER,
    f"POST {DRAFT}/places/<point>": OFFICER,
    "GET forms/<form>/removed": OFFICER,
    "GET forms/<form>/removed/<point>": OFFICER,
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
    "GET panel-words": OFFICER | APPROVER,
    "GET panel-words/<id_>/take-back": OFFICER,
    "POST panel-words/<id_>/take-back": OFFICER,
    "GET points/<id_>/translation": OFFICER,
    "POST points/<id_>/translation": OFFICER,
    "GET decisions/<id_>/word": OFFICER,
    "POST decisions/<id_>/word": OFFICER,
    "GET disagreements": {"chair"},
    "GET disagreements/<id_>": {"chair"},
    "POST disagreements/<id_>": {"chair"},
    "GET told": OFFICER,
    f"POST {TOLD}/<any(count, send, publish):step>": OFFICER,
    f"GET {TOLD}": OFFICER,
    **{f"{method} told/{place}": OFFICER for place in TOLD_MADE for method in ("GET", "POST")},
    "GET told-first": {"chair"},
    **{f"{method} told-first/<form>/<int:version>/<panel>": {"chair"} for method in ("GET", "POST")},
    **{f"{method} points/<point>/own-words": COMMENTS for method in ("GET", "POST")},
    "GET promises": EVERYBODY,
    "GET promises/<promise>": EVERYBODY,
    **{f"{method} promises/add": OFFICER for method in ("GET", "POST")},
    **{f"{method} promises/<promise>/{place}": EVERYBODY for place in PROMISED for method in ("GET", "POST")},
    **{f"{method} promises/<promise>/dispute": COMMENTS for method in ("GET", "POST")},
    "GET my-stories": COMMENTS,
    "GET my-stories/<story>": COMMENTS,
    **{f"{method} my-stories/{place}": COMMENTS for place in STORIES for method in ("GET", "POST")},
    "POST my-stories/<story>/uses/<use>/end": COMMENTS,
    "GET stories": ADMINISTRATOR | OFFICER | IN_PANELS,
    **{f"{method} {EDITOR}{page}": OFFICER for page in EDITED for method in ("GET", "POST")},
    **{f"POST {EDITOR}{step}": OFFICER for step in STEPS},
}
"""Every page of the office, and who may open or send it."""
ABOUT_MORE = {
    "GET steps",
    "GET rounds/<round_>/next",
    *(f"GET rounds/<round_>/<int:number>/{page}" for page in ("look", "sent", "kept")),
    f"GET {MEETING}/check",
    f"GET {MEETING}/check/<int:number>",
    f"GET {MEETING}/notes/<note>",
    "GET asides/<aside>",
    "GET rounds/<round_>/notes/note/<note>",
    "GET rounds/<round_>/earlier-feedback/<id_>",
    "GET points/<point>",
    f"GET {DRAFT}/places/<point>",
    "GET forms/<form>/removed/<point>",
    "GET points/<point>/withdraw",
    f"GET {TOLD}",
    *(f"GET told/{place}" for place in TOLD_MADE[1:]),
    "GET told-first/<form>/<int:version>/<panel>",
    "GET points/<point>/own-words",
    "GET promises/add",
    "GET promises/<promise>",
    "GET promises/<promise>/dispute",
    *(f"GET promises/<promise>/{place}" for place in PROMISED),
    "GET my-stories/<story>",
    *(f"GET my-stories/{place}" for place in STORIES[1:]),
    "GET submissions/<reference>/beside/<other>",
    "GET answering/<round_>/<home>",
    "GET points/<id_>/answer",
    "GET decisions/<id_>",
    "GET decisions/<id_>/word",
    "GET points/<id_>/translation",
    "GET panel-words/<id_>/take-back",
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
    a_meeting_is_planned(store, opened.id)
    filip = Doing(START, token_bytes, somebody(store, "Filip Nowak").id)
    begin_batch(store, opened.id, NewBatch(day=START.date()), filip)
    propose_round(store, board, replace(first, title="Second", after=opened.id), owen)
    ask_for_form(store, board, "Blue badge", "", mary)


def a_meeting_is_planned(store: Store, round_: str) -> None:
    """The facilitator plans a meeting, and says how many people are there."""
    filip = Doing(START, token_bytes, somebody(store, "Filip Nowak").id)
    planned = plan_meeting(store, round_, Plan(day=START.date(), place="The library"), filip)
    assert isinstance(planned, Meeting)
    say_who_was_there(store, planned.id, There(people=4), filip)


def filled(place: str, store: Store) -> str:
    """An address with the things of this council in it that pages are about."""
    return reduce(lambda found, thing: found.replace(*thing), things(store).items(), place)


@lru_cache(maxsize=2)
def things(store: Store) -> dict[str, str]:
    """What stands for what in addresses; looked for once, since the walks that ask for it change nothing."""
    reference, charged = (
        next((line.reference for line in list_queue(store, Listing(form=form)).lines), "ABCDEFGH")
        for form in ("small-talk", "money-talk")
    )
    board, group = (
        next((panel.id for panel in list_panels(store) if panel.name == name), "0" * 32)
        for name in ("Practice Governance Board", "Autism group")
    )
    both = {each.title: each.id for each in rounds_of(store, board, START.date())}
    return {
        "rounds/<round_>/next": f"rounds/{'0' * 32}/next",
        **{f"rounds/<round_>/{each}": f"rounds/{both.get('Second', '0' * 32)}/{each}" for each in OF_THE_SECOND},
        "earlier/<int:number>": "earlier/1",
        "<round_>": both.get("First", "0" * 32),
        "<meeting>": next((each.id for each in meetings_of(store, both.get("First", ""))), "0" * 32),
        "<any(worry, council, other):drawer>": "worry",
        "<note>": "0" * 32,
        "<aside>": "0" * 32,
        "<batch>": next((each.id for each in batches_of(store, both.get("First", "0" * 32))), "0" * 32),
        "<wish>": next((each.id for each in wishes_waiting(store, START.date())), "0" * 32),
        "<point>": "0" * 32,
        "panels/<panel>/share": f"panels/{group}/share",
        "<panel>": board,
        "<person>": somebody(store, "Mary Bell").id,
        "<post>": "chair",
        "<code>": "x",
        "versions/<int:version>": "versions/1",
        "blocks/<block>/<int:version>": "blocks/about-you/1",
        "blocks/<block>/<int:version>/withdraw": "blocks/about-you/1/withdraw",
        "remarks/<id_>": f"remarks/{next((each.id for each in list_remarks(store)), '0' * 32)}",
        "<any(passed, cut, help, dropped):state>": "passed",
        f"<any({', '.join(ABOUT)}):about>": "answers",
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
        "<any(count, send, publish):step>": "count",
        "<any(done, drop):step>": "done",
        **{f"<{name}>": "0" * 32 for name in ("line", "promise", "said", "story", "use")},
        "<kind>": "submissions",
        "<any(name, contact, urgent, hours, duty, quiet, children):place>": "duty",
        "<reference>": reference,
        "<other>": reference,
        "<to>": "being-checked",
        "notes/<question>": "notes/hours",
        "<id_>": somebody(store, "Mary Bell").id,
        "<token>": "x",
        "<link>": "x",
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


def one_who_may(page: str) -> str:
    """A role that may open a page."""
    return next(role for role in NAMES if role in MAY[page])
