"""A round on paper: what can change first, each text with its code, and nothing that people meet only later."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx

from formbuilder.config import ROOT
from formbuilder.councils.read import read_council
from formbuilder.definition.library import load_library
from formbuilder.definition.load import load
from formbuilder.rendering import round_files
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.round_paper import RoundPaper, round_paper
from formbuilder.review.parts import looked
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.panels import Panel, PanelKind
from formbuilder.services.round_kinds import Days, Round, Stage
from formbuilder.services.rounds import QuestionRow
from tests.council import profile
from tests.services.round_stories import form
from tests.unit.test_pdf import text_of

TODAY = date(2026, 11, 23)
SITE = OfficeSite(read_council(profile(), "demo.yaml"), "/office/demo")
ROUND = Round(
    id="r",
    panel="p",
    pin=DraftPin("small-talk", 1),
    revision=None,
    title="The first questions",
    stage=Stage.OPEN,
    days=Days.usual(TODAY),
    answer_days=28,
    can_change="The law asks for the name.\n\nAll else can change.",
    offer="",
    minutes=None,
    after=None,
    proposed_by=None,
    opened_by=None,
)
PANEL = Panel(id="p", name="Autism group", kind=PanelKind.LOCAL, organisation="A charity")
ASKED = tuple(QuestionRow("r", place, n, "chosen") for n, place in enumerate(("hours", "cares_for"), 1))
WHOLE = Whole(round=ROUND, panel=PANEL, questions=ASKED, words={}, helpers=("Filip Nowak",))


def paper(whole: Whole = WHOLE) -> RoundPaper:
    return round_paper(SITE, whole, [looked(form(), each.place) for each in whole.questions], TODAY)


def test_the_word_file_says_first_what_can_change_and_has_the_codes_of_drafts_n33_n34():
    """n33, n34: in large print; the name of the panel is not in it."""
    words = docx.Document(BytesIO(round_files.pack_word(paper())))
    told = [each.text for each in words.paragraphs]
    assert told[:4] == [
        "The first questions",
        "What can change, and what cannot",
        "The law asks for the name.",
        "All else can change.",
    ]
    assert "[hours.ask]" in told
    assert any(each.startswith("The hint: ") and each.endswith(" [hours.hint]") for each in told)
    assert not any("[hours.short]" in each or PANEL.name in each for each in told)
    assert words.styles["Normal"].font.size.pt == round_files.LARGE


def test_a_council_without_an_address_lets_people_give_it_to_whoever_helps_n36():
    """n36: a postcard always says where it goes; what is offered is left out where nothing is."""
    nowhere = OfficeSite(replace(SITE.council, post=()), SITE.base)
    found = round_paper(nowhere, WHOLE, [looked(form(), "hours")], TODAY)
    assert found.send_to == ("Give it to Filip Nowak.",)
    assert "What we offer for your time" not in dict(found.before)
    assert [each.code for each in found.questions] == ["hours.ask"]


def test_words_with_letters_that_no_font_has_do_not_stop_the_paper():
    odd = replace(paper(), heading="Fragen \U00013000", send_to=("\U00013000",))
    for made in (round_files.pack_pdf(odd), round_files.postcards_pdf(odd), round_files.sheet_pdf(odd)):
        assert made.startswith(b"%PDF")


def test_each_wording_that_a_round_looks_at_is_on_its_cards_with_the_drawing():
    """F20: a panel of people who read Easy Read holds what they read in their hands, picture and all."""
    carers = load(ROOT / "forms" / "carers-assessment" / "1.yaml", load_library(ROOT / "forms"))
    here = replace(WHOLE, questions=(QuestionRow("r", "hours_last_week", 1, "chosen"),))
    easy = round_paper(SITE, here, [looked(carers, "hours_last_week", ("easy-read",))], TODAY)
    usual = round_paper(SITE, here, [looked(carers, "hours_last_week", ())], TODAY)
    (card,), (plain,) = easy.questions, usual.questions
    said = "hours_last_week.ask@easy-read", "hours_last_week.picture@easy-read"
    assert tuple(part.code for part in card.ways) == said
    assert plain.ways == ()
    for made in (round_files.postcards_pdf, round_files.pack_pdf):
        drawn, bare = made(easy), made(usual)
        assert "Easy Read: How many hours did you help" in " ".join(text_of(drawn).split())
        assert len(drawn) > len(bare) + 500
        assert b"/S/Figure" not in drawn, "the words before a drawing say what it shows"
    words = docx.Document(BytesIO(round_files.pack_word(easy)))
    assert len(words.inline_shapes) == 1
    assert not docx.Document(BytesIO(round_files.pack_word(usual))).inline_shapes
