"""``forms walk``: where answers lead."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

from formbuilder.checking.results import Results, results
from formbuilder.checking.walking import Walked, walk
from formbuilder.cli.finding import FORM, form_and_rates
from formbuilder.cli.output import Chosen, Commands, WrongUseError, say, say_json, with_format
from formbuilder.clock import now
from formbuilder.definition.model import Form

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
EXAMPLE = '{"call_you": "Sam"}'


def add_to(actions: Commands) -> None:
    """Add ``forms walk``."""
    walking = with_format(actions.add_parser("walk", help="say where answers lead"))
    walking.add_argument("form", metavar="FORM", help=FORM)
    walking.add_argument("answers", metavar="ANSWERS", help="a file with one JSON object by question id, or -")
    walking.add_argument("--on", type=_day, metavar="DATE", help="the day, such as 2026-11-21; else today")
    walking.set_defaults(run=run_walk)


def run_walk(chosen: Chosen) -> int:
    """Walk a form; status 1 if it could not be sent."""
    (form, rates), on = form_and_rates(chosen.form), chosen.on or now().date()
    walked = walk(form, _answers(chosen.answers), on)
    found = results(form, walked, on, rates)
    if chosen.format == "json":
        say_json(_walked(form, walked, on, found))
    else:
        _say(form, walked, on)
        _say_results(found)
    return 0 if walked.complete else 1


def _say(form: Form, walked: Walked, on: date) -> None:
    say(f"{form.name} on {on}")
    say(f"Asked: {', '.join(walked.asked) or 'nothing'}")
    say(f"Not asked: {', '.join(walked.not_asked) or 'nothing'}")
    say(f"Ignored: {', '.join(walked.ignored) or 'nothing'}")
    for end in (end for end in form.ends if end.id == walked.end):
        say(f"It ends at: {end.title} ({end.id})")
    for problem in walked.problems:
        say(f"{problem.question}: {problem.code}: {problem.message}")
    if form.records:
        say("It can be sent." if walked.complete else "It cannot be sent yet.")


def _say_results(found: Results) -> None:
    if found.officer:
        say(f"No sum: an officer talks to the person ({found.officer})")
    for id_, amount in found.amounts.items():
        if amount is not None:
            say(f"{id_}: {amount}")
    for sentence in found.says:
        say(sentence)
    if found.to_answer:
        say(f"To answer before all of it can be told: {', '.join(found.to_answer)}")


def _results(found: Results) -> dict[str, object]:
    told: dict[str, object] = {**found.amounts}
    told |= {"end": found.end} if found.end else {}
    told |= {"officer": found.officer} if found.officer else {}
    return told | ({"to_answer": found.to_answer} if found.to_answer else {})


def _walked(form: Form, walked: Walked, on: date, found: Results) -> dict[str, object]:
    problems = [{"question": each.question, "code": each.code, "message": each.message} for each in walked.problems]
    return {
        "form": form.slug,
        "version": form.version,
        "fingerprint": form.fingerprint,
        "on": on.isoformat(),
        "asked": walked.asked,
        "not_asked": walked.not_asked,
        "ignored": walked.ignored,
        "problems": problems,
        "results": _results(found),
        "complete": walked.complete,
    }


def _answers(where: str) -> Mapping[str, object]:
    try:
        text = sys.stdin.read() if where == "-" else Path(where).read_text(encoding="utf-8-sig")
        given = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except OSError as error:
        msg = f"{where} cannot be read. Check its name and who may read it."
        raise WrongUseError(msg) from error
    except (ValueError, RecursionError) as error:
        place = f" on line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        msg = f"The answers are not JSON{place}. Give one JSON object by question id, such as {EXAMPLE}."
        raise WrongUseError(msg) from error
    if not isinstance(given, dict):
        msg = f"The answers are not one JSON object. Give them by question id, such as {EXAMPLE}."
        raise WrongUseError(msg)
    return given


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object; WrongUseError if a name stands in it twice, because one of the answers would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        msg = f"‘{twice}’ stands twice in the same object of the answers. Keep one of them."
        raise WrongUseError(msg)
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _day(text: str) -> date:
    """Read a day; WrongUseError, so that argparse lets our words through."""
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    msg = f"‘{text}’ is not a day. Write year, month and day after --on, such as 2026-11-21."
    raise WrongUseError(msg)
