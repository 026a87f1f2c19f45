"""A draft is read and checked with what it leans on, without any file of its own."""

from datetime import date

from formbuilder.checking.report import check_files
from formbuilder.checking.shelf import Shelf
from formbuilder.checking.wording import Judging
from formbuilder.config import ROOT
from formbuilder.definition.bundle import pack, unpack
from formbuilder.definition.rates import Rates
from formbuilder.problems import Code

FORMS = ROOT / "forms"
FILE = FORMS / "carers-assessment" / "1.yaml"
ON = date(2026, 11, 21)


def test_a_draft_is_checked_as_its_file_is():
    (of_file,) = check_files([FILE], ON, Judging())
    found = Shelf.of(FORMS).check(FILE.read_text(), ON)
    assert found.form is not None
    assert found.form.fingerprint == of_file.form.fingerprint
    assert (found.problems, found.lengths, found.coverage) == (of_file.problems, of_file.lengths, of_file.coverage)
    assert [each.finding for each in found.findings] == [each.placed.finding for each in of_file.findings]


def test_every_problem_of_a_draft_has_its_line():
    found = Shelf.of(FORMS).check(FILE.read_text().replace("title:", "titel:", 1), ON)
    assert found.form is None
    assert {problem.code for problem in found.problems} == {Code.UNKNOWN_KEY, Code.MISSING_KEY}
    assert {problem.place.file for problem in found.problems} == {"draft.yaml"}


def test_a_draft_is_packed_as_its_file_is():
    shelf = Shelf.of(FORMS)
    form, _ = shelf.read(FILE.read_text())
    assert form is not None
    bundle = shelf.bundle(form, FILE.read_text())
    assert bundle == pack(FILE)
    assert unpack(bundle)[0].fingerprint == form.fingerprint


def test_sums_of_a_draft_take_the_rates_of_the_council():
    text = (FORMS / "financial-assessment" / "1.yaml").read_text()
    assert Shelf.of(FORMS).read(text)[1] == ()
    assert Shelf.of(FORMS).with_rates(Rates.of(())).read(text)[0] is None
