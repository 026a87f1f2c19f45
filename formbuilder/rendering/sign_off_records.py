"""The free text of sign-offs as those who keep records see it, and the question before some of it is erased."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.rendering.draft_words import name_of
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.sign_off_words import free_words, said_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.sign_off_words import PAGE, SignOffWords

PLACE = "records/sign-offs"


def sign_off_words_page(
    site: OfficeSite, found: tuple[SignOffWords, ...], titles: Mapping[str, str], names: Mapping[str, str], number: int
) -> ListPage:
    """List sign-offs with free text; ``titles`` are of forms and ``names`` of people."""
    more = (Link("More", site.to(f"{PLACE}?page={number + 1}")),) if len(found) == PAGE else ()
    told = ("Here you can erase a name, or private words, in a reason or in minutes.", "The last is first.")
    return ListPage(
        heading="Words of sign-offs",
        council=site.council,
        lines=told if found else ("No sign-off has words that are kept.",),
        entries=tuple(
            Entry(
                heading=_heading(each, titles),
                lines=tuple(_lines(each, names)),
                links=(Link("Erase these words", site.to(f"{PLACE}/{each.said.id}")),),
            )
            for each in found
        ),
        links=more,
        back=(Link("Back to records", site.to("records")),),
    )


def erase_words_page(
    site: OfficeSite, token: str, found: SignOffWords, titles: Mapping[str, str], names: Mapping[str, str]
) -> TextPage:
    """Ask before the words of a sign-off are erased."""
    lines = (
        "What was decided, when, by whom and about which words stays. You cannot undo this.",
        "Where everybody could read them, it says then that they were erased.",
    )
    press = Press(text="Yes, erase them", action=site.to(f"{PLACE}/{found.said.id}"), token=token, look="warning")
    said = Part(heading=_heading(found, titles), lines=tuple(_lines(found, names)))
    keep = Link("No, keep them", site.to(PLACE))
    return text_page(
        site.council, "Do you want to erase these words?", Part(lines=lines), said, press=press, links=(keep,)
    )


def _heading(each: SignOffWords, titles: Mapping[str, str]) -> str:
    return f"“{titles.get(each.pin.form, each.pin.form)}”, version {each.pin.version}: {each.step}"


def _lines(each: SignOffWords, names: Mapping[str, str]) -> Iterator[str]:
    said = each.said
    how = "recorded this from minutes on" if said.from_minutes else "signed this on"
    yield f"{name_of(names, said.given_by)} {how} {moment_words(said.given_at)}. {said_words(said)}"
    yield from free_words(said)
    if said.aside and said.aside.because:
        yield f"What is not right: {said.aside.because}"
