"""“We will …”: promise something, say how it went, dispute it, answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.people import Role
from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import as_typed, typed_day
from formbuilder.answers.signs import words
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.promise_pages import (
    DAY,
    FORM,
    KNOWN,
    SEEN,
    WHAT,
    WHO,
    WORDS,
    WRONG,
    TypedPromise,
    add_promise_page,
    answer_page,
    change_promise_page,
    dispute_page,
    promise_page,
    promises_page,
    words_page,
)
from formbuilder.services.action_kinds import (
    LONGEST,
    LONGEST_WORDS,
    PAGE,
    Action,
    ActionState,
    NewAction,
    NoAction,
)
from formbuilder.services.actions import (
    actions_for,
    add_action,
    answer_dispute,
    change_action,
    dispute,
    end_action,
    find_action,
    may_dispute,
)
from formbuilder.services.form_list import titles_of
from formbuilder.services.origins import newest_pages
from formbuilder.services.people import list_people
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.hard_words import hard_in
from formbuilder.web.pages import page_asked_for

ONE = "/promises/<promise>"
NOTHING: Mapping[str, tuple[str, ...]] = {}
PANELS_ONLY = {Role.CHAIR, Role.FACILITATOR, Role.MEMBER}


@office.get("/promises")
@allow(Right.ENTER)
def promises(slug: str) -> ResponseReturnValue:
    """List what is promised about forms."""
    del slug
    served, at = office_council(), page_asked_for()
    found = actions_for(served.store, doing_here(), at)
    titles = titles_of(served.store, {each.form for each in found})
    page = promises_page(office_site(served), found, titles, page=at, most=PAGE)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/promises/add")
@allow(Right.ANSWER_POINTS)
def promising(slug: str) -> ResponseReturnValue:
    """Ask what is promised."""
    del slug
    return _adding(request.args.get("form", ""), {})


@office.post("/promises/add")
@allow(Right.ANSWER_POINTS)
def promise_it(slug: str) -> ResponseReturnValue:
    """Promise something."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    texts, new = _typed(request.form.get(FORM, "")[: LONGEST + 1])
    if hard := _hard_yet(texts):
        return _adding(new.form, texts, hard=hard)
    made = add_action(served.store, new, doing_here())
    return _to(made) if isinstance(made, Action) else _adding(new.form, texts, _where(made))


@office.get(f"{ONE}/change")
@allow(Right.ENTER)
def changing_promise(slug: str, promise: str) -> ResponseReturnValue:
    """Ask for the new words of a promise, and why it is changed."""
    del slug
    found = _changed_or_404(promise)
    texts = {WHAT: found.what, KNOWN: found.known_by, WHO: found.who, DAY: as_typed(found.by_when)}
    return _changing(found, texts)


@office.post(f"{ONE}/change")
@allow(Right.ENTER)
def change_promise(slug: str, promise: str) -> ResponseReturnValue:
    """Change a promise before its day."""
    del slug
    served, found = office_council(), _changed_or_404(promise)
    if not came_from_here():
        return once_more(served, frame_here())
    texts, new = _typed(found.form)
    if hard := _hard_yet(texts):
        return _changing(found, texts, hard=hard)
    made = change_action(served.store, promise, new, texts[WORDS], doing_here())
    return _to(made) if isinstance(made, Action) else _changing(found, texts, _where(made))


@office.get(ONE)
@allow(Right.ENTER)
def one_promise(slug: str, promise: str) -> ResponseReturnValue:
    """Show one promise."""
    del slug
    served, found = office_council(), _promise_or_404(promise)
    page = promise_page(
        office_site(served),
        found,
        titles_of(served.store, (found.form,)).get(found.form, found.form),
        looks_after=_looks_after(found),
        disputes=may_dispute(served.store, found, doing_here()),
    )
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.get(f"{ONE}/<any(done, drop):step>")
@allow(Right.ENTER)
def ending_promise(slug: str, promise: str, step: str) -> ResponseReturnValue:
    """Ask how a promise went."""
    del slug
    return _ending(_looked_after_or_404(promise), step)


@office.post(f"{ONE}/<any(done, drop):step>")
@allow(Right.ENTER)
def end_promise(slug: str, promise: str, step: str) -> ResponseReturnValue:
    """Say that a promise is kept, is not kept after all, or is given up."""
    del slug
    served, found = office_council(), _looked_after_or_404(promise)
    if not came_from_here():
        return once_more(served, frame_here())
    again = ActionState.TO_DO if found.state is ActionState.DONE else ActionState.DONE
    to = ActionState.DROPPED if step == "drop" else again
    text = _text()
    done = end_action(served.store, promise, to, text, doing_here())
    return _ending(found, step, text, done) if isinstance(done, NoAction) else _to(found)


@office.get(f"{ONE}/dispute")
@allow(Right.COMMENT)
def disputing(slug: str, promise: str) -> ResponseReturnValue:
    """Let a member say that something has not happened."""
    del slug
    return _disputing(_disputed_or_404(promise))


@office.post(f"{ONE}/dispute")
@allow(Right.COMMENT)
def dispute_it(slug: str, promise: str) -> ResponseReturnValue:
    """Bring to the owner and the chair that something has not happened."""
    del slug
    served, found = office_council(), _disputed_or_404(promise)
    if not came_from_here():
        return once_more(served, frame_here())
    text = _text()
    done = dispute(served.store, promise, text, doing_here())
    return _disputing(found, text, done) if isinstance(done, NoAction) else _to(found)


@office.get(f"{ONE}/disputes/<said>")
@allow(Right.ENTER)
def answering_dispute(slug: str, promise: str, said: str) -> ResponseReturnValue:
    """Ask for the answer to a member."""
    del slug
    return _answering(_looked_after_or_404(promise), said)


@office.post(f"{ONE}/disputes/<said>")
@allow(Right.ENTER)
def answer_it(slug: str, promise: str, said: str) -> ResponseReturnValue:
    """Answer a member."""
    del slug
    served, found = office_council(), _looked_after_or_404(promise)
    if said not in {each.id for each in found.open_disputes}:
        abort(404)
    if not came_from_here():
        return once_more(served, frame_here())
    text = _text()
    done = answer_dispute(served.store, said, text, doing_here())
    return _answering(found, said, text, done) if isinstance(done, NoAction) else _to(found)


def _adding(
    form: str, texts: Mapping[str, str], wrong: Mapping[str, tuple[str, ...]] = NOTHING, hard: tuple[str, ...] = ()
) -> ResponseReturnValue:
    served = office_council()
    title = titles_of(served.store, (form,)).get(form) or abort(404)
    typed = TypedPromise(texts=texts, people=_people(), wrong=wrong, hard=hard, seen=_fingerprint(texts))
    out = form in newest_pages(served.store)
    page = add_promise_page(office_site(served), new_token(), (form, title), typed, out=out)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _changing(
    found: Action,
    texts: Mapping[str, str],
    wrong: Mapping[str, tuple[str, ...]] = NOTHING,
    hard: tuple[str, ...] = (),
) -> ResponseReturnValue:
    typed = TypedPromise(texts=texts, people=_people(), wrong=wrong, hard=hard, seen=_fingerprint(texts))
    page = change_promise_page(office_site(office_council()), new_token(), found, typed)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _people() -> list[tuple[str, str]]:
    staff = (each for each in list_people(office_council().store) if each.active and each.roles - PANELS_ONLY)
    return sorted(((each.id, each.name) for each in staff if each.name), key=lambda each: each[1].casefold())


def _typed(form: str) -> tuple[dict[str, str], NewAction]:
    """Return what was typed about a promise, and the promise that it is."""
    texts = {name: words(request.form.get(name, ""), LONGEST + 1) for name in (WHAT, KNOWN, WHO, DAY)}
    new = NewAction(form=form, what=texts[WHAT], known_by=texts[KNOWN], who=texts[WHO], by_when=typed_day(texts[DAY]))
    return {**texts, WORDS: _text()}, new


def _hard_yet(texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return what our own check finds in words with which the person did not see it yet: it stops nothing."""
    return () if request.form.get(SEEN) == _fingerprint(texts) else hard_in(texts[WHAT], texts[KNOWN])


def _fingerprint(texts: Mapping[str, str]) -> str:
    return sha256("\n".join(texts.get(name, "") for name in (WHAT, KNOWN)).encode()).hexdigest()[:16]


def _where(wrong: Collection[NoAction]) -> dict[str, tuple[str, ...]]:
    """Return what is wrong, by the field where it is put right."""
    found: dict[str, tuple[str, ...]] = {}
    for where, said in (WRONG[why] for why in NoAction if why in wrong):
        found[where] = (*found.get(where, ()), said)
    return found


def _ending(found: Action, step: str, typed: str = "", why: NoAction | None = None) -> ResponseReturnValue:
    page = words_page(office_site(office_council()), new_token(), found, step, typed, _wrong(why))
    return render_template("office/ask.html", page=page, frame=frame_here())


def _disputing(found: Action, typed: str = "", why: NoAction | None = None) -> ResponseReturnValue:
    page = dispute_page(office_site(office_council()), new_token(), found, typed, _wrong(why))
    return render_template("office/ask.html", page=page, frame=frame_here())


def _answering(found: Action, said: str, typed: str = "", why: NoAction | None = None) -> ResponseReturnValue:
    which = next((each for each in found.open_disputes if each.id == said), None) or abort(404)
    page = answer_page(office_site(office_council()), new_token(), found, which, typed, _wrong(why))
    return render_template("office/ask.html", page=page, frame=frame_here())


def _wrong(why: NoAction | None) -> tuple[str, ...]:
    return (WRONG[why][1],) if why else ()


def _text() -> str:
    return words(request.form.get(WORDS, ""), LONGEST_WORDS + 1)


def _to(found: Action) -> ResponseReturnValue:
    return redirect(office_site(office_council()).to(f"promises/{found.id}"), 303)


def _promise_or_404(promise: str) -> Action:
    return find_action(office_council().store, promise, doing_here()) or abort(404)


def _looks_after(found: Action) -> bool:
    return found.who == signed_in().person.id or may_here(Right.ANSWER_POINTS)


def _looked_after_or_404(promise: str) -> Action:
    found = _promise_or_404(promise)
    return found if _looks_after(found) and found.state is not ActionState.DROPPED else abort(404)


def _changed_or_404(promise: str) -> Action:
    found = _looked_after_or_404(promise)
    return found if found.state is ActionState.TO_DO else abort(404)


def _disputed_or_404(promise: str) -> Action:
    found = _promise_or_404(promise)
    late = found.state in {ActionState.OVERDUE, ActionState.DONE}
    return found if late and may_dispute(office_council().store, found, doing_here()) else abort(404)
