"""``forms inputs``: a table of what each line of the calculations is worked out from, to print or to keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from formbuilder.checking.inputs import Input, LineInputs, inputs
from formbuilder.cli.finding import FORM, form_and_rates
from formbuilder.cli.output import Chosen, Commands, say, say_json, with_format
from formbuilder.definition.model import Form

NOTHING = "–"


def add_to(actions: Commands) -> None:
    """Add ``forms inputs``."""
    showing = with_format(actions.add_parser("inputs", help="say which question asks each input of the sums"))
    showing.add_argument("form", metavar="FORM", help=FORM)
    showing.set_defaults(run=run_inputs)


def run_inputs(chosen: Chosen) -> int:
    """Print every input of every line."""
    form, rates = form_and_rates(chosen.form)
    found = inputs(form, rates)
    if chosen.format == "json":
        say_json([asdict(each) for each in found])
    elif found:
        say("\n".join(table(form, found)))
    else:
        say("This form works nothing out.")
    return 0


def table(form: Form, found: Sequence[LineInputs]) -> Iterator[str]:
    """Give the lines of a page in Markdown."""
    yield f"# What the sums of “{form.title}” are made of"
    yield ""
    yield f"`formbuilder forms inputs {form.slug}` prints this page. For each line of the working it names the"
    yield "questions that give its inputs, the lines that it is made of, and the figures of the year."
    yield ""
    yield "| line | questions | other lines | figures | source |"
    yield "|---|---|---|---|---|"
    for each in found:
        cells = (_listed(each.questions), _listed(each.lines), _listed(each.figures), each.law or NOTHING)
        yield f"| {_cell(each.label)} `{each.id}` | {' | '.join(cells)} |"


def _listed(found: Sequence[Input]) -> str:
    return "<br>".join(f"{_cell(each.called)} `{each.id}`" for each in found) or NOTHING


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")
