"""A catalogue of our own words that would break a page is refused, with the line of each fault (issue 7)."""

from gettext import GNUTranslations
from io import BytesIO

import pytest

from formbuilder.editions.catalogue import CatalogueError
from formbuilder.editions.interface import compiled

HEAD = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

"""
PLURAL = '#, python-format\nmsgid "%(number)s part is left."\nmsgid_plural "%(number)s parts are left."\n'


def test_a_good_one_is_read_and_what_is_unsure_stays_english():
    po = f'{HEAD}msgid "Yes"\nmsgstr "Tak"\n\n#, fuzzy\nmsgid "No"\nmsgstr "Moze"\n\n{PLURAL}' + "".join(
        f'msgstr[{number}] "{words} %(number)s"\n' for number, words in enumerate(("jedna", "dwie", "wiele"))
    )
    found = GNUTranslations(BytesIO(compiled(po.encode(), "pl")))
    assert (found.gettext("Yes"), found.gettext("No")) == ("Tak", "No")
    assert found.ngettext("%(number)s part is left.", "%(number)s parts are left.", 3) == "dwie %(number)s"


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ('#, python-format\nmsgid "Ask %(person)s."\nmsgstr "Zapytaj %(osoba)s."\n', 7),
        ('#, python-format\nmsgid "Ask %(person)s."\nmsgstr "Zapytaj %(person)."\n', 7),
        (f'{PLURAL}msgstr[0] "%(number)s"\nmsgstr[1] "%(number)s"\n', 7),
        ('msgid "Yes"\nmsgstr "<b>Tak</b>"\n', 6),
        ('msgid "Yes"\nmsgstr "Tak\n', 7),
    ],
)
def test_each_fault_is_told_with_its_line(entry: str, line: int):
    with pytest.raises(CatalogueError) as told:
        compiled((HEAD + entry).encode(), "pl")
    assert [each.line for each in told.value.problems] == [line]
