"""Each thing that services offer for messages to members, and for words that panels decided about, once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from formbuilder.review.digests import Topic
from formbuilder.services import digests, members, news_slips, panel_words, reminders, translations
from formbuilder.services.panel_words import NewWord, PanelWord, WordKind
from formbuilder.services.panels import page_of_panels
from formbuilder.storage.engine import Store
from tests.services.decision_stories import Table, table
from tests.services.month_of_news import Month
from tests.services.panel_stories import at
from tests.services.stories import NOW

LONDON = ZoneInfo("Europe/London")


def members_are_told(store: Store) -> None:
    month = Month(store, now=NOW.replace(hour=10))
    ann = month.member("anna", topics=frozenset(Topic))
    month.opens()
    point = month.says(ann)
    month.until(12, days=1)
    month.answers(point)
    month.until(12, days=1)
    link = month.sent[-1][1].body.split("/stop/")[1].split()[0]
    digests.stops(store, link)
    digests.stop_messages(store, link, month.doing())
    reminders.plan_reminders(store, month.now.date() + timedelta(days=26), month.now)
    here = table(store, "told-talk", "-told")
    slips_are_handed_out(here)
    words_become_checks(here)


def slips_are_handed_out(here: Table) -> None:
    store, panel = here.store, here.panel.id
    wants = members.Choices(way=members.Way.PAPER, digest=members.Digest.DAILY, topics=frozenset(Topic))
    members.keep_choices(store, panel, here.ann.person, wants, at(0, here.ann))
    point = here.sends(here.ann, language="ur")
    translations.note_translation(store, point.id, "It is hard.", here.officer())
    here.answers(point)
    there = _there(3)
    found = news_slips.slips_to_hand_out(store, panel, there)
    assert [slip.person for slip in found.slips] == [here.ann.person]
    assert news_slips.hand_out(store, panel, {here.ann.person}, there, there, here.officer(3)) == 1
    assert news_slips.hand_out(store, panel, {here.ann.person}, there, there, here.officer(3)) == 0
    members.page_of_members(store, panel, 1)
    page_of_panels(store, 1)


def words_become_checks(here: Table) -> None:
    made = here.answers(here.sends(here.bo))
    new = NewWord(kind=WordKind.AVOID, word="case", instead="person", because="We are people.", decision=made.id)
    word = panel_words.add_word(here.store, new, here.officer())
    assert isinstance(word, PanelWord)
    panel_words.list_words(here.store)
    panel_words.find_word(here.store, word.id)
    panel_words.words_in_force(here.store)
    panel_words.word_entries(here.store)
    panel_words.end_word(here.store, word.id, "No.", here.officer(3))


def _there(days: float) -> datetime:
    return (NOW + timedelta(days=days)).astimezone(LONDON)
