"""What many people find hard to talk about: the topics, and the phrases that make a common word private."""

from __future__ import annotations

import re

from formbuilder.plainlanguage.reading import Reading

TOPICS = frozenset({
    "abuse", "abused", "abuses", "violence", "violent",
    "suicide", "suicidal", "sex", "sexual", "sexuality", "orientation", "gender", "religion", "religious", "faith",
    "belief", "beliefs", "continence", "incontinence", "incontinent", "bowel", "bowels", "bladder", "pregnant",
    "pregnancy",
    "alcohol", "drugs", "convicted", "conviction", "offence", "prison", "ethnic", "ethnicity",
    "race", "hiv", "rape", "assault", "assaulted", "raped", "addicted", "penis", "vagina", "contraception",
    "immigration", "asylum", "neglected", "threatened", "addiction", "miscarriage", "abortion", "transgender",
    "lesbian", "gay", "heterosexual", "self-harm", "overdose",
})  # fmt: skip  # a list
"""Words of topics that many people find hard to talk about."""
TRADE = frozenset(
    {"licence", "licences", "sell", "sells", "sold", "selling", "supply", "premises", "business", "event"}
)
"""Words of trade, beside which alcohol and drugs are goods."""
TRADED = frozenset({"alcohol", "drugs"})
TOUCHY_WORDS = """
hit hits hitting hurt hurts hurting harm harms harmed harming neglect neglects neglecting kicked punched slapped
threaten threatens threatening touch touches touched afraid scared frightened life yourself wet drink
"""
TOUCHY = frozenset(TOUCHY_WORDS.split())
"""Words that are private in some phrases only: “hurt you”, and not “hurt your knee”."""
TOUCHY_PHRASES = re.compile(
    r"\b(?:(?:hit|hits|hitting|hurt|hurts|hurting|harm|harms|harmed|harming|neglect|neglects|neglecting|kicked|punched|"
    r"slapped|threaten|threatens|threatening|touch|touches|touched|(?:afraid|scared|frightened) (?:of|by)) "
    r"(?:you|him|them|someone|anyone|somebody|anybody|"
    r"your (?:partner|husband|wife|family|carer|parents?|son|daughter))\b|"
    r"(?:harm|harmed|harming|kill|killing|wet|soil) yourself|(?:hurt|hurting) yourself on purpose|wet the bed|"
    r"(?:end|ending|ended|take|taking) (?:your|their|his|her) (?:own )?life\b|you drink(?: \?| alcohol| beer| wine|$))"
)
MONEY = frozenset({"income", "salary", "wage", "wages", "savings", "debt", "debts", "earn", "earnings", "owe"})
"""Words of money: who is asked to choose how much, and not whether, is asked something private."""
BANDS = 2
"""More answers than these to a question about money are ranges to choose from."""


def is_private(reading: Reading) -> bool:
    """Tell whether a question is about a topic that many people find hard to talk about, or asks how much money."""
    if not TOPICS.isdisjoint(reading.has) and not _is_trade(reading):
        return True
    if not MONEY.isdisjoint(reading.has) and len(reading.answers) > BANDS and reading.passage.type != "choices":
        return True
    return not TOUCHY.isdisjoint(reading.has) and bool(TOUCHY_PHRASES.search(" ".join(reading.words)))


def _is_trade(reading: Reading) -> bool:
    """Tell whether drink and drugs are nothing but goods here: a licence to sell alcohol."""
    return not TRADE.isdisjoint(reading.has) and TOPICS & reading.has <= TRADED
