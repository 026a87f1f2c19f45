"""What the pages of an urgent correction say of a block, and a question as people see it in another wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from formbuilder.definition.model import Choice, Choices, Question
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.text_page import Part
from formbuilder.services.blocks import A_PAGE, FormUse

ALONE = "The correction makes a new version of the block, for this form alone. Other forms stay as they are."


def of_block(name: str) -> str:
    """Say whose words they are."""
    return f"These words belong to the block ‘{name.partition('@')[0]}’. {ALONE}"


def other_forms(
    site: OfficeSite,
    name: str,
    uses: Iterable[FormUse],
    titles: Mapping[str, str],
    place: tuple[str, str, str] = ("", "", ""),
) -> Iterator[Part]:
    """Say which other forms use a block, with the way to correct the same words there; ``titles`` by short name.

    ``place`` is the form that is being corrected, the address of the words, and the id of the correction to begin with.
    """
    form, address, like = place
    block = name.partition("@")[0]
    found = tuple(each for each in uses if each.form != form and each.state != "withdrawn")
    link = Link(f"The block ‘{block}’", site.to(f"blocks/{block}"))
    if not found:
        yield Part(heading="Other forms", lines=("No other open form uses this block.",), links=(link,))
        return
    query = urlencode({"at": address, **({"like": like} if like else {})})
    links = (
        Link(f"Correct these words in “{titles[each.form]}”", site.to(f"corrections/new/{each.form}/words?{query}"))
        for each in found[:A_PAGE]
    )
    says = "These forms use the block too. Each is corrected by itself."
    yield Part(heading="Other forms", lines=(says,), links=(*links, link))


def in_wording(question: Question, wording: str) -> Question:
    """Return a question with the words of another wording where it has them."""
    said = question.wording.get(wording, {})
    worded = replace(
        question,
        ask=said.get("ask", question.ask),
        hint=said.get("hint", question.hint),
        help=said.get("help", question.help),
        why=said.get("why", question.why),
        short=said.get("short", question.short),
        without=said.get("without", question.without),
        picture=said.get("picture", question.picture),
    )
    if not isinstance(question.type, Choice | Choices):
        return worded
    labels = {part.partition(".")[2]: words for part, words in said.items() if part.startswith("options.")}
    options = tuple(replace(each, label=labels.get(each.value, each.label)) for each in question.type.options)
    return replace(worded, type=replace(question.type, options=options))
