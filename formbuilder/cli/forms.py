"""Definitions: list, show and explain them; the schema for editors; load and export.

What works on files needs no database and no secret key.
"""

from __future__ import annotations

from pathlib import Path

from formbuilder.checking.explaining import explained
from formbuilder.cli import cases, checks, comparing, inputs, walks
from formbuilder.cli.examples import (
    load_rates,
    nobody_is_told,
    nobody_reads,
    open_example,
    refuse_taken_addresses,
)
from formbuilder.cli.finding import FORM, find_form, find_path, form_and_rates, form_paths, unreadable
from formbuilder.cli.output import Chosen, Commands, Parser, WrongUseError, say, say_bytes, say_json, with_format
from formbuilder.cli.stores import council_of, database, duty_of
from formbuilder.clock import now
from formbuilder.config import Settings, for_commands, forms_folder
from formbuilder.definition.bundle import bundles, original
from formbuilder.definition.library import read_library
from formbuilder.definition.load import load
from formbuilder.definition.model import Form, Group, Page, Question
from formbuilder.definition.schema import json_schema
from formbuilder.problems import DefinitionError
from formbuilder.services.forms import FormChangedError, NobodyOnDutyError, NotLookedAfterError, form_file, open_forms
from formbuilder.services.settings import asks_about_danger
from formbuilder.storage.engine import Store
from formbuilder.wording.times import how_long, question_count


def add_to(commands: Commands) -> None:
    """Add ``forms``."""
    actions = commands.add_parser("forms", help="form definitions").actions("ACTION")
    checks.add_to(actions)
    with_format(actions.add_parser("list", help="list the forms")).set_defaults(run=run_list)
    _one(actions, "show", "print the questions in order").set_defaults(run=run_show)
    comparing.add_to(actions)
    walks.add_to(actions)
    cases.add_to(actions)
    inputs.add_to(actions)
    actions.add_parser("schema", help="print the JSON Schema for editors").set_defaults(run=run_schema)
    _one(actions, "explain", "say each condition and each rule of a sum as sentences").set_defaults(run=run_explain)
    loading = actions.add_parser("load", help="open forms as examples in a demonstration council")
    loading.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="of forms; else the starter forms")
    loading.add_argument("--council", metavar="NAME", help="the council’s short name, if there are several")
    loading.set_defaults(run=run_load)
    exporting = actions.add_parser("export", help="print a form’s file as it came")
    exporting.add_argument("form", metavar="FORM", help=FORM)
    exporting.add_argument("--council", metavar="NAME", help="take it from this council’s database")
    exporting.set_defaults(run=run_export)


def _one(actions: Commands, name: str, about: str) -> Parser:
    parser = with_format(actions.add_parser(name, help=about))
    parser.add_argument("form", metavar="FORM", help=FORM)
    return parser


def run_list(chosen: Chosen) -> int:
    """List the forms of the folder; status 1 if one of them cannot be used."""
    folder = forms_folder()
    library, broken = read_library(folder)[0], False
    lines = []
    for path in form_paths(folder):
        try:
            lines.append(_line(load(path, library)))
        except DefinitionError as error:
            broken = True
            say(f"{path} cannot be used ({len(error.problems)} to change). See: formbuilder forms check", error=True)
    if chosen.format == "json":
        say_json(lines)
    else:
        for line in lines:
            say(f"{line['form']}@{line['version']}: {line['title']} ({line['questions']} questions, {line['time']})")
    return 1 if broken else 0


def run_show(chosen: Chosen) -> int:
    """Print a form's questions, page by page."""
    form = find_form(chosen.form)
    if chosen.format == "json":
        say_json({**_line(form), "pages": [_page(page) for page in form.pages]})
        return 0
    say(f"{form.name}: {form.title}\nfingerprint {form.fingerprint}")
    for section in form.sections:
        say(f"\n{section.title}")
        for page in section.pages:
            say(f"  {page.number}. {page.heading}")
            for question in page.questions:
                _say_question(question, "     ")
    return 0


def _say_question(question: Question, indent: str) -> None:
    say(f"{indent}{question.id}: {question.ask} ({_type(question)}, required: {question.required.value})")
    if isinstance(question.type, Group):
        for each in question.type.questions:
            _say_question(each, f"{indent}  ")


def run_schema(chosen: Chosen) -> int:
    """Print the JSON Schema."""
    del chosen
    say_json(json_schema())
    return 0


def run_explain(chosen: Chosen) -> int:
    """Say each condition as a sentence, and each rule of the sums."""
    lines = list(explained(*form_and_rates(chosen.form)))
    if chosen.format == "json":
        say_json([{"place": line.place, "sentence": line.sentence} for line in lines])
        return 0
    for line in lines:
        say(f"{line.place}: {line.sentence}")
    if not lines:
        say("This form has no conditions: everybody is asked everything.")
    return 0


def run_load(chosen: Chosen) -> int:
    """Open forms as examples in a demonstration council."""
    settings = for_commands()
    folder = chosen.folder or settings.forms
    form_paths(folder)
    council, store = council_of(database(settings), chosen.council)
    packed, moment = list(bundles(folder)), now()
    if not council.demonstration:
        raise WrongUseError(_not_in_a_real_council(store, council.name, settings, [form for form, _ in packed]))
    refuse_taken_addresses(store, (form for form, _ in packed), council.name)
    for name in load_rates(store, folder):
        say(f"The rates in {name} are loaded.")
    for form, bundle in packed:
        try:
            open_example(store, form, bundle, moment)
        except FormChangedError as error:
            msg = f"{form.name} is published, so its words stay. Give the new words the next version number."
            raise WrongUseError(msg) from error
        except NotLookedAfterError as error:
            raise WrongUseError(nobody_reads(form, council.name)) from error
        except NobodyOnDutyError as error:
            raise WrongUseError(f"{nobody_is_told(form.name, council.name)} It is not opened.") from error
        say(f"{form.name} is open as an example.")
    return 0


def _not_in_a_real_council(store: Store, council: str, settings: Settings, forms: list[Form]) -> str:
    """Say that examples are not for a real council, and what its forms about danger need before they can be open."""
    sentences = [f"{council} is a real council, and examples are only for a demonstration. Nothing was loaded."]
    asking = [form.name for form in forms if asks_about_danger(form)]
    if asking and duty_of(store) is None:
        sentences.append(nobody_is_told(asking[0], council))
    if asking and not settings.sends:
        sentences.append(f"{asking[0]} asks about danger, and no message can be sent. Set SMTP or NOTIFY_KEY.")
    return "\n".join(sentences)


def run_export(chosen: Chosen) -> int:
    """Print the bytes of a form's file as they came."""
    if chosen.council is not None:
        say_bytes(original(_kept(for_commands(), chosen.council, chosen.form)))
        return 0
    path = find_path(chosen.form)
    try:
        say_bytes(path.read_bytes())
    except OSError as error:
        raise WrongUseError(unreadable(path)) from error
    return 0


def _kept(settings: Settings, council: str, name: str) -> bytes:
    """Return what a council's database holds of a form, the newest open version if none is named."""
    _, store = council_of(database(settings), council)
    slug, _, version = name.partition("@")
    number = version or _newest(store, slug)
    found = form_file(store, slug, int(number)) if number.isdecimal() else None
    if found is None:
        there = ", ".join(f"{each.pin.slug}@{each.pin.version}" for each in open_forms(store)) or "none"
        msg = f"{council} has no form ‘{name}’. Its open forms: {there}."
        raise WrongUseError(msg)
    return found


def _newest(store: Store, slug: str) -> str:
    return str(max((each.pin.version for each in open_forms(store) if each.pin.slug == slug), default=""))


def _line(form: Form) -> dict[str, object]:
    return {
        "form": form.slug,
        "version": form.version,
        "title": str(form.title),
        "questions": question_count(form),
        "time": how_long(form),
        "fingerprint": form.fingerprint,
    }


def _page(page: Page) -> dict[str, object]:
    return {
        "number": page.number,
        "id": page.id,
        "section": page.section,
        "heading": str(page.heading),
        "questions": [_question(question) for question in page.questions],
    }


def _question(question: Question) -> dict[str, object]:
    shown: dict[str, object] = {"id": question.id, "type": _type(question), "ask": str(question.ask)}
    shown["required"] = question.required.value
    if isinstance(question.type, Group):
        shown["questions"] = [_question(each) for each in question.type.questions]
    return shown


def _type(question: Question) -> str:
    """Return the name of the question's type as authors write it: ``LongText`` is ``long_text``."""
    name = type(question.type).__name__
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
