"""What each role may do, as data: every view and every service for staff asks ``may``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from formbuilder.accounts.people import Person, Role


class Right(StrEnum):
    """One thing that somebody may do; ``WORDS`` says it in words."""

    ENTER = "enter"
    CHANGE_PEOPLE = "change_people"
    CHANGE_SETTINGS = "change_settings"
    KEEP_RECORDS = "keep_records"
    READ_TRAIL = "read_trail"
    READ_DRAFTS = "read_drafts"
    WRITE_DRAFTS = "write_drafts"
    SHARE_PREVIEWS = "share_previews"
    PROPOSE_ROUNDS = "propose_rounds"
    ANSWER_POINTS = "answer_points"
    RECORD_SIGN_OFFS = "record_sign_offs"
    APPROVE = "approve"
    CORRECT_URGENTLY = "correct_urgently"
    PUBLISH = "publish"
    TRANSLATE = "translate"
    WRITE_WORDS = "write_words"
    READ_SUBMISSIONS = "read_submissions"
    WRITE_ASSESSMENTS = "write_assessments"
    START_FOR_CALLERS = "start_for_callers"
    DECIDE_CHARGES = "decide_charges"
    READ_RATES = "read_rates"
    CONFIRM_RATES = "confirm_rates"
    RUN_ROUNDS = "run_rounds"
    BRING_POINTS = "bring_points"
    READ_REMARKS = "read_remarks"
    SEE_PANELS = "see_panels"
    KEEP_MEMBERS = "keep_members"
    COMMENT = "comment"
    SIGN_FOR_PANEL = "sign_for_panel"


WORDS: Mapping[Right, str] = {
    Right.ENTER: "come in, and see and end their own sign-ins",
    Right.CHANGE_PEOPLE: "add people, change their roles, end their access, see when the sealed account was used",
    Right.CHANGE_SETTINGS: "change the settings, keys and looks of the council",
    Right.KEEP_RECORDS: "say how long records are kept, hold them, delete them, gather all about one person",
    Right.READ_TRAIL: "read who did what, and when",
    Right.READ_DRAFTS: "read drafts and compare versions",
    Right.WRITE_DRAFTS: "write drafts of forms",
    Right.SHARE_PREVIEWS: "share a preview of a draft",
    Right.PROPOSE_ROUNDS: "propose a round to a panel",
    Right.ANSWER_POINTS: "answer the points of a panel",
    Right.RECORD_SIGN_OFFS: "record a sign-off from minutes",
    Right.APPROVE: "sign off an exact version, and confirm what was recorded from minutes",
    Right.CORRECT_URGENTLY: "correct words of a live form at once, together with a second person",
    Right.PUBLISH: "publish, schedule and withdraw versions, let the public choose a language or not",
    Right.TRANSLATE: "name translators and their languages, agree on terms, note who checked words, keep recordings",
    Right.WRITE_WORDS: "write and record words in other languages; a translator checks them too, in their languages",
    Right.READ_SUBMISSIONS: "read what people sent",
    Right.WRITE_ASSESSMENTS: "write beside what people sent, say how far it is, assign it to a team",
    Right.START_FOR_CALLERS: "start a form for somebody who calls",
    Right.DECIDE_CHARGES: "correct figures of a financial assessment and decide a charge",
    Right.READ_RATES: "read the rates: figures that change each year",
    Right.CONFIRM_RATES: "confirm figures of rates, and put in new ones",
    Right.RUN_ROUNDS: "open and close the rounds of a panel, and order the agenda",
    Right.BRING_POINTS: "bring in points from paper and from talks",
    Right.READ_REMARKS: "read what the public says of questions, and pass it on to panels or not",
    Right.SEE_PANELS: "see panels, and who chairs and helps them",
    Right.KEEP_MEMBERS: "add members of a panel, let them go, make slips for them",
    Right.COMMENT: "comment on words in a round",
    Right.SIGN_FOR_PANEL: "sign off a version with the panel",
}
"""Each right as it reads after “may”."""

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.ADMINISTRATOR: frozenset(
        {
            Right.ENTER,
            Right.CHANGE_PEOPLE,
            Right.CHANGE_SETTINGS,
            Right.KEEP_RECORDS,
            Right.READ_TRAIL,
            Right.READ_RATES,
            Right.SEE_PANELS,
            Right.KEEP_MEMBERS,
        }
    ),
    Role.OFFICER: frozenset(
        {
            Right.ENTER,
            Right.READ_DRAFTS,
            Right.WRITE_DRAFTS,
            Right.SHARE_PREVIEWS,
            Right.PROPOSE_ROUNDS,
            Right.ANSWER_POINTS,
            Right.READ_REMARKS,
            Right.RECORD_SIGN_OFFS,
            Right.CORRECT_URGENTLY,
            Right.PUBLISH,
            Right.TRANSLATE,
            Right.WRITE_WORDS,
            Right.READ_RATES,
            Right.SEE_PANELS,
        }
    ),
    Role.APPROVER: frozenset({Right.ENTER, Right.READ_DRAFTS, Right.APPROVE, Right.READ_RATES}),
    Role.ASSESSOR: frozenset(
        {
            Right.ENTER,
            Right.READ_SUBMISSIONS,
            Right.WRITE_ASSESSMENTS,
            Right.START_FOR_CALLERS,
            Right.READ_RATES,
        }
    ),
    Role.FINANCE: frozenset(
        {
            Right.ENTER,
            Right.DECIDE_CHARGES,
            Right.READ_RATES,
            Right.CONFIRM_RATES,
        }
    ),
    Role.CHAIR: frozenset({Right.ENTER, Right.SEE_PANELS, Right.RUN_ROUNDS, Right.COMMENT, Right.SIGN_FOR_PANEL}),
    Role.FACILITATOR: frozenset(
        {
            Right.ENTER,
            Right.SEE_PANELS,
            Right.KEEP_MEMBERS,
            Right.BRING_POINTS,
            Right.READ_REMARKS,
            Right.COMMENT,
        }
    ),
    Role.MEMBER: frozenset({Right.ENTER, Right.SEE_PANELS, Right.COMMENT, Right.SIGN_FOR_PANEL}),
    Role.TRANSLATOR: frozenset({Right.ENTER, Right.WRITE_WORDS}),
}
"""Nothing that a role does not name may be done: no role stands above the others."""


BY_SLIP = frozenset({Right.ENTER, Right.SEE_PANELS, Right.COMMENT, Right.SIGN_FOR_PANEL})
"""What a slip of a panel reaches for somebody who needs a second factor for their other work."""
BY_LINK = frozenset(
    {
        Right.ENTER,
        Right.SEE_PANELS,
        Right.KEEP_MEMBERS,
        Right.RUN_ROUNDS,
        Right.BRING_POINTS,
        Right.COMMENT,
        Right.SIGN_FOR_PANEL,
    }
)
"""What somebody may do who came in by a link in an e-mail: nothing that reaches what people sent, or the public.

A right about a panel counts in panels that are their own: each service or page looks at that too.

What the public writes about a question is not in it: nobody has read it yet, and people write there how they live.

Cyber Essentials 3.3 (April 2026) asks for a second factor wherever an account reaches the data of an organisation.
"""


STRONGER = frozenset({Right.READ_REMARKS})
"""What a role may do that goes by link, and only those of it who came in with a second factor."""


def needs_second_factor(person: Person) -> bool:
    """Say whether one of their roles lets a person do more than a link in an e-mail is enough for."""
    return any(not RIGHTS[role] <= BY_LINK | STRONGER for role in person.roles)


def may(person: Person, right: Right, council: int) -> bool:
    """Say whether ``person`` may do this in ``council``: an active person of that council, by one of their roles."""
    if person.council != council or not person.active:
        return False
    return any(right in RIGHTS[role] for role in person.roles)


def rights_table() -> str:
    """Return who may do what as a Markdown table, a line for each right: part of docs/rights.md."""
    head = f"| may | {' | '.join(Role)} |\n|---|{'---|' * len(Role)}\n"
    return head + "".join(f"| {WORDS[right]} | {' | '.join(_marks(right))} |\n" for right in Right)


def _marks(right: Right) -> list[str]:
    return ["yes" if right in RIGHTS[role] else "–" for role in Role]
