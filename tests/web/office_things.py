"""A council with the things that the pages of the office are about."""

from dataclasses import replace
from functools import lru_cache, reduce
from pathlib import Path
from secrets import token_bytes
from shutil import copytree

import pytest

from formbuilder.councils.quiet import Quiet
from formbuilder.editions.heard import Part, Script
from formbuilder.services.access_requests import Asking, open_request, requests
from formbuilder.services.bringing import batches_of, begin_batch
from formbuilder.services.corrected_words import Wanted
from formbuilder.services.corrections import ask_for_correction, list_corrections
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import begin_draft
from formbuilder.services.floods import Came
from formbuilder.services.form_wishes import ask_for_form, wishes_waiting
from formbuilder.services.holds import Wish, hold, holds_now
from formbuilder.services.meeting_kinds import Meeting, Plan, There
from formbuilder.services.meetings import meetings_of, plan_meeting, say_who_was_there
from formbuilder.services.note_kinds import NewBatch
from formbuilder.services.panels import Post, appoint, list_panels
from formbuilder.services.queue import Listing, list_queue
from formbuilder.services.recordings import keep_recording, recordings_of
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
from tests.services.heard_stories import CAPTIONS, FILM, new
from tests.staff import somebody, staffed
from tests.web.office_may import ABOUT
from tests.web.panel_may import OF_THE_SECOND

FILM_OF_HOURS = new(
    script=Script("small-talk", "hours.*", (Part("hours.ask", "How many?"),)),
    language="bfi",
    data=FILM,
    captions=CAPTIONS,
    transcript="Words.",
)
SMALL_TALK = ("small-talk",)
FORM = SMALL / "small-talk" / "1.yaml"


@pytest.fixture(scope="module")
def furnished(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The council with its people and its things, made once."""
    folder = tmp_path_factory.mktemp("furnished")
    copytree(prepared.keys, folder / "keys")
    council = staffed(prepared, folder)
    furnish(council.store, prepared.private_key)
    council.close()
    return Prepared(folder, prepared.private_key, council.signed_in)


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
    keep_recording(store, FILM_OF_HOURS, len(FILM), START.date(), Doing(START, token_bytes))
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
        "council-words/<language>/words.<any(po, xliff, xlsx, csv):kind>": "council-words/ur/words.po",
        "council-words/<language>/words": "council-words/ur/words?place=person",
        "languages/<language>/words.<any(po, xliff, xlsx, csv):kind>": "languages/ur/words.po",
        "languages/<language>/words.<kind>": "languages/ur/words.po",
        "languages/<language>/words": "languages/ur/words?place=call_you.ask",
        "heard/<question>/<id_>": f"heard/hours/{next((each.id for each in recordings_of(store, SMALL_TALK)), 'x')}",
        "<language>/parts/<part>": "ur/parts/left",
        "<language>": "ur",
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
        "translators/<person>": f"translators/{somebody(store, 'Sana Mir').id}",
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
        **{f"<{name}>": "0" * 32 for name in ("line", "promise", "said", "story", "use", "sound")},
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
