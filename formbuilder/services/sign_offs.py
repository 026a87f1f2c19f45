"""Sign a draft off, step by step: by signing in, or from minutes that a second person confirms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.publishing.agreeing import Unclear, agree
from formbuilder.publishing.sign_offs import (
    Agreed,
    Outcome,
    Signer,
    StepState,
    chain_state,
)
from formbuilder.services.asking import Wish as Asking
from formbuilder.services.asking import ask_in
from formbuilder.services.checks import Words
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.life_cycle import REVIEWED, given, rights_of, settle, steps_in
from formbuilder.services.panels import Post
from formbuilder.services.sign_off_kinds import Aside, AsideWay, Minutes, NotSigned, Signature, SignOff, Standing
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import sign_offs as rows
from formbuilder.storage import spoken as spoken_words
from formbuilder.storage.drafts import DraftRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.publishing import writers
from formbuilder.storage.sign_offs import AsideRow, SignOffRow

LONGEST_WORDS = 4_000
RECORDS = Right.RECORD_SIGN_OFFS
LOOK_AGAIN = "Somebody says that what you recorded from minutes is not what was decided. Look at the sign-offs."
"""What whoever recorded it reads."""
RIGHT_OF = {Signer.PANEL: Right.SIGN_FOR_PANEL, Signer.APPROVER: Right.APPROVE}
"""Who gives a step by signing in."""


def standing(store: Store, pin: DraftPin, words: Words) -> Standing:
    """Return how it stands with a draft whose newest words are ``words``."""

    def look(scope: Scope) -> Standing:
        found = rows.of_draft(scope, pin.form, pin.version)
        texts = spoken_words.spoken(scope, frozenset(words for row in found for words in spoken_in(row)))
        chain = chain_state(steps_in(scope, pin.form), given(found), words.rows)
        return Standing(chain, tuple(sign_off_of(row, texts) for row in reversed(found)))

    return store.read(look)


def signed_by(store: Store, id_: str, person: str) -> tuple[str, Outcome, bool] | None:
    """Return the step and the outcome that somebody signed, and if with concern; None if they did not sign that."""

    def find(scope: Scope) -> tuple[str, Outcome, bool] | None:
        row = rows.one(scope, id_)
        if row is None or (row.given_by, row.way) != (person, "signed"):
            return None
        names = {step.key: step.name for step in steps_in(scope, row.form)}
        return names.get(row.step, row.step), Outcome(row.outcome), bool(row.concern)

    return store.read(find) if is_id(id_) else None


def sign(store: Store, pin: DraftPin, words: Words, signature: Signature, doing: Doing) -> SignedOrNot:
    """Give the step whose turn it is, by signing in. Its words are bound to it; what follows from it follows."""

    def give(scope: Scope) -> SignedOrNot:
        turn = _turn(scope, pin, signature.step, words)
        if isinstance(turn, NotSigned):
            return turn
        draft, state = turn
        why = _may_not_sign(scope, pin, RIGHT_OF[state.step.signer], doing, state.step.panel)
        why = why or _incomplete(signature)
        not_done = why or _keep(scope, pin, words, signature, doing)
        if not_done is None:
            outcome = "yes-concern" if signature.concern else signature.outcome.replace("_", "-")
            doing.note(scope, f"signed-{outcome}", f"{pin}.{words.revision}")
            settle(scope, draft, words, doing)
        return not_done

    return store.write(give)


def record(store: Store, pin: DraftPin, now: Words, then: Words, signature: Signature, doing: Doing) -> SignedOrNot:
    """Record from minutes what a body said of the revision ``then``; it counts once a second person confirms it."""

    def keep(scope: Scope) -> SignedOrNot:
        turn = _turn(scope, pin, signature.step, now)
        if isinstance(turn, NotSigned):
            return turn
        if Right.RECORD_SIGN_OFFS not in rights_of(scope, doing):
            return NotSigned.NO_RIGHT
        why = _incomplete(signature) or _no_minutes(signature.minutes, doing)
        not_done = why or _keep(scope, pin, then, signature, doing)
        if not_done is None:
            doing.note(scope, "minutes-recorded", f"{pin}.{then.revision}")
        return not_done

    return store.write(keep)


def confirm(store: Store, pin: DraftPin, words: Words, id_: str, doing: Doing) -> NotSigned | None:
    """Confirm what somebody else recorded from minutes: from now on it counts."""

    def agree_(scope: Scope) -> NotSigned | None:
        found = next((each for each in rows.of_draft(scope, pin.form, pin.version) if each.id == id_), None)
        if found is None or not _waits(found):
            return NotSigned.UNKNOWN
        turn = _turn(scope, pin, found.step, words)
        if isinstance(turn, NotSigned):
            return turn
        if found.given_by == doing.by:
            return NotSigned.SAME_PERSON
        if why := _may_not_sign(scope, pin, Right.APPROVE, doing):
            return why
        rows.confirm(scope, id_, doing.by or "", doing.now)
        doing.note(scope, "minutes-confirmed", f"{pin}.{found.revision}")
        settle(scope, turn[0], words, doing)
        return None

    return store.write(agree_)


def refuse(store: Store, pin: DraftPin, id_: str, because: str, doing: Doing) -> NotSigned | None:
    """Say that what somebody else recorded from minutes is not what was decided; they are asked to look again."""

    def say_no(scope: Scope) -> NotSigned | None:
        found = _waiting(scope, pin, id_)
        if found is None:
            return NotSigned.UNKNOWN
        if found.given_by == doing.by:
            return NotSigned.SAME_PERSON
        if Right.APPROVE not in rights_of(scope, doing):
            return NotSigned.NO_RIGHT
        if not because.strip():
            return NotSigned.NO_REASON
        _set_aside(scope, id_, AsideWay.REFUSED, because, doing)
        doing.note(scope, "minutes-refused", f"{pin}.{found.revision}")
        wish = Asking(line=id_, says=LOOK_AGAIN, place=f"drafts/{pin.form}/{pin.version}/sign-offs", right=RECORDS)
        ask_in(scope, pin, wish, found.given_by, doing)
        return None

    return store.write(say_no) if pin.possible else NotSigned.UNKNOWN


def take_minutes_back(store: Store, pin: DraftPin, id_: str, doing: Doing) -> NotSigned | None:
    """Take back what one recorded from minutes oneself, before anybody confirmed it."""

    def take(scope: Scope) -> NotSigned | None:
        found = _waiting(scope, pin, id_)
        if found is None or RECORDS not in rights_of(scope, doing):
            return NotSigned.NO_RIGHT if found else NotSigned.UNKNOWN
        if found.given_by != doing.by:
            return NotSigned.NOT_YOURS
        _set_aside(scope, id_, AsideWay.TAKEN_BACK, "", doing)
        doing.note(scope, "minutes-taken-back", f"{pin}.{found.revision}")
        return None

    return store.write(take) if pin.possible else NotSigned.UNKNOWN


def go_on_in_spite(store: Store, pin: DraftPin, words: Words, step: str, because: str, doing: Doing) -> SignedOrNot:
    """Go on although a panel said no: somebody with a name decides it, and says why. Both are kept."""
    signature = Signature(step=step, outcome=Outcome.IN_SPITE, because=because)

    def decide(scope: Scope) -> SignedOrNot:
        turn = _turn(scope, pin, step, words)
        if isinstance(turn, NotSigned):
            return turn
        draft, state = turn
        if state.step.signer is not Signer.PANEL or state.last is None or state.last.outcome is not Outcome.NO:
            return NotSigned.NO_PANEL_NO
        if why := _may_not_sign(scope, pin, Right.APPROVE, doing) or _incomplete(signature):
            return why
        _keep(scope, pin, words, signature, doing)
        doing.note(scope, "signed-in-spite", f"{pin}.{words.revision}")
        settle(scope, draft, words, doing)
        return None

    return store.write(decide)


SignedOrNot = NotSigned | tuple[Unclear, ...] | None
"""None if it is done; why it is not, or the wishes that nobody can follow."""


def _turn(scope: Scope, pin: DraftPin, step: str, words: Words) -> tuple[DraftRow, StepState] | NotSigned:
    """Return the draft, locked, and the step, if it is the turn of that one and the words are the newest."""
    draft = draft_rows.find(scope, pin.form, pin.version, lock=True) if pin.possible else None
    if draft is None:
        return NotSigned.UNKNOWN
    if draft.state not in REVIEWED:
        return NotSigned.NOT_IN_REVIEW
    if draft.revision != words.revision or words.form is None:
        return NotSigned.CANNOT_BE_USED if draft.revision == words.revision else NotSigned.SAVED_SINCE
    found = rows.of_draft(scope, pin.form, pin.version)
    state = chain_state(steps_in(scope, pin.form), given(found), words.rows).of(step)
    return (draft, state) if state and state.open else NotSigned.NOT_ITS_TURN


def _waiting(scope: Scope, pin: DraftPin, id_: str) -> SignOffRow | None:
    """Return minutes that wait for a second person; the draft is locked, so that two who decide do it in turn."""
    if draft_rows.find(scope, pin.form, pin.version, lock=True) is None:
        return None
    found = (each for each in rows.of_draft(scope, pin.form, pin.version) if each.id == id_)
    return next((each for each in found if _waits(each)), None)


def _waits(row: SignOffRow) -> bool:
    return row.way == "minutes" and row.confirmed_at is None and row.aside is None


def _set_aside(scope: Scope, id_: str, way: AsideWay, because: str, doing: Doing) -> None:
    spoken = _speak(scope, because.strip()[:LONGEST_WORDS], doing)
    row = AsideRow(sign_off=id_, way=way, words=spoken, set_by=doing.by or "", set_at=doing.now)
    rows.set_aside(scope, row)


def spoken_in(row: SignOffRow) -> tuple[str, ...]:
    """Return where the free text of a sign-off stands, and of what was said against it."""
    return tuple(words for words in (row.words, row.aside.words if row.aside else None) if words)


def _may_not_sign(scope: Scope, pin: DraftPin, right: Right, doing: Doing, panel: str = "") -> NotSigned | None:
    if right not in rights_of(scope, doing):
        return NotSigned.NO_RIGHT
    if panel and doing.by not in speakers(scope, panel):
        return NotSigned.NOT_OF_PANEL
    return NotSigned.OWN_WORDS if doing.by in writers(scope, pin.form, pin.version) else None


def speakers(scope: Scope, panel: str) -> frozenset[str]:
    """Return who may sign for a panel: its members, and who chairs it."""
    mine = {row.person for row in panel_rows.members_of(scope, panel) if row.state != "left"}
    return frozenset(mine | {row.person for row in panel_rows.posts(scope, panel=panel) if row.post == Post.CHAIR})


def who_speaks(store: Store, panel: str) -> frozenset[str]:
    """Return who may sign for a panel."""
    return store.read(lambda scope: speakers(scope, panel))


def _incomplete(signature: Signature) -> NotSigned | None:
    if signature.outcome is Outcome.YES_IF and not signature.wishes:
        return NotSigned.NO_CHANGES
    needs_reason = signature.concern or signature.outcome in {Outcome.NOT_YET, Outcome.NO, Outcome.IN_SPITE}
    return NotSigned.NO_REASON if needs_reason and not signature.because.strip() else None


def _no_minutes(minutes: Minutes | None, doing: Doing) -> NotSigned | None:
    if minutes is None or not all(each.strip() for each in (minutes.body, minutes.chair, minutes.words)):
        return NotSigned.MINUTES
    return NotSigned.FUTURE if minutes.day > doing.now.date() else None


def _keep(scope: Scope, pin: DraftPin, words: Words, signature: Signature, doing: Doing) -> tuple[Unclear, ...] | None:
    """Keep what was said, with the words it is about; the wishes that nobody can follow, if there are any."""
    found = agree(words.slots, signature.wishes) if signature.outcome is Outcome.YES_IF else ()
    unclear = tuple(each for each in found if isinstance(each, Unclear))
    if unclear:
        return unclear
    new = SignOffRow(
        id=doing.next_id(),
        form=pin.form,
        version=pin.version,
        revision=words.revision,
        step=signature.step,
        outcome=signature.outcome,
        way="minutes" if signature.minutes else "signed",
        rows=words.rows,
        words=_speak(scope, _text_of(signature), doing),
        concern=True if signature.concern else None,
        given_by=doing.by or "",
        given_at=doing.now,
        agreed=tuple(each for each in found if isinstance(each, Agreed)),
    )
    rows.add(scope, new)
    return None


def _text_of(signature: Signature) -> str:
    because = signature.because.strip()[:LONGEST_WORDS]
    if signature.minutes is None:
        return because
    told = {name: str(text)[:LONGEST_WORDS] for name, text in asdict(signature.minutes).items()}
    return json.dumps({**told, "because": because})


def _speak(scope: Scope, words: str, doing: Doing) -> str | None:
    if not words:
        return None
    id_ = doing.new_id()
    spoken_words.speak(scope, id_, words)
    return id_


def sign_off_of(row: SignOffRow, texts: Mapping[str, str]) -> SignOff:
    """Return what was said, with those of ``texts`` (by id) that belong to it."""
    text = texts.get(row.words or "", "")
    told = json.loads(text) if text and row.way == "minutes" else {}
    because = told.pop("because", "") if told else text if row.way == "signed" else ""
    return SignOff(
        id=row.id,
        step=row.step,
        outcome=Outcome(row.outcome),
        revision=row.revision,
        from_minutes=row.way == "minutes",
        given_by=row.given_by,
        given_at=row.given_at,
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
        agreed=row.agreed,
        because=because,
        concern=bool(row.concern),
        minutes=Minutes(**{**told, "day": date.fromisoformat(told["day"])}) if told else None,
        aside=_aside(row.aside, texts) if row.aside else None,
    )


def _aside(row: AsideRow, texts: Mapping[str, str]) -> Aside:
    because = texts.get(row.words or "", "")
    return Aside(way=AsideWay(row.way), by=row.set_by, at=row.set_at, because=because)
