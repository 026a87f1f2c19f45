"""What people write beside figures in each language: words for a guess, for money and for stretches of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.definition.marks import Period


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of one language; the first of ``about`` is what we write ourselves. Words stand between ``|``."""

    about: str
    """Before or after a number that is a guess."""
    pounds: str
    pence: str
    thousand: str
    periods: Mapping[Period, str]
    """After a sum."""
    hours: str
    minutes: str
    days: str
    weeks: str
    years: str
    """After a number: the forms that a number has after it in that language."""
    months: Mapping[str, int]
    """Names of months that Unicode's tables do not have: other cases, changed first letters, other spellings."""
    of: str = ""
    """Stands in a date beside its figures, and means nothing."""
    day_ends: str = ""
    """Stands at once after the figures of a day: 1st."""


WORD_LISTS = {
    "cy": WordList(
        about="tua|oddeutu|rhyw|bron|efallai|o gwmpas|fwy neu lai|yn fras|mae’n siŵr",
        pounds="o bunnoedd|o bunnau|bunnoedd|punnoedd|punnau|bunnau|phunt|bunt|punt",
        pence="ceiniogau|ceiniog|geiniog|cheiniog",
        thousand="o filoedd|mil|fil",
        periods={
            Period.WEEK: "yr wythnos|bob wythnos|pob wythnos|yn wythnosol|wythnosol",
            Period.FORTNIGHT: "bob pythefnos|pob pythefnos|y pythefnos",
            Period.FOUR_WEEKS: "bob pedair wythnos|pob pedair wythnos|bob 4 wythnos",
            Period.MONTH: "y mis|bob mis|pob mis|yn fisol|misol",
            Period.YEAR: "y flwyddyn|bob blwyddyn|pob blwyddyn|yn flynyddol|blynyddol",
        },
        hours="o oriau|oriau|awr",
        minutes="o funudau|munudau|funudau|munud|funud",
        days="o ddyddiau|diwrnod|ddiwrnod|niwrnod|dyddiau|ddyddiau",
        weeks="o wythnosau|wythnosau|wythnos",
        years="o flynyddoedd|blynyddoedd|flynyddoedd|mlynedd|flynedd|blynedd|blwyddyn|flwyddyn",
        months={"fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12},
        of="o|mis",
        day_ends="af|ail|ydd|fed|eg|ain",
    ),
    "pl": WordList(
        about="około|ok|jakieś|mniej więcej|w przybliżeniu|prawie|niemal|chyba|może|circa",
        pounds="funtów szterlingów|funty szterlingi|funt szterling|funtów|funty|funta|funt",
        pence="pensów|pensy|pensa|pens",
        thousand="tysięcy|tysiące|tysiąc|tys",
        periods={
            Period.WEEK: "tygodniowo|na tydzień|co tydzień|w tygodniu|za tydzień",
            Period.FORTNIGHT: "co dwa tygodnie|na dwa tygodnie|za dwa tygodnie|co 2 tygodnie|na 2 tygodnie",
            Period.FOUR_WEEKS: "co cztery tygodnie|na cztery tygodnie|za cztery tygodnie|co 4 tygodnie|na 4 tygodnie",
            Period.MONTH: "miesięcznie|na miesiąc|co miesiąc|w miesiącu|za miesiąc",
            Period.YEAR: "rocznie|na rok|co rok|w roku|za rok",
        },
        hours="godzinę|godziny|godzina|godzin|godz",
        minutes="minuty|minutę|minuta|minut|min",
        days="dzień|dni|dnia",
        weeks="tydzień|tygodnie|tygodni|tygodnia",
        years="lata|lat|roku|rok",
        months={"maju": 5, "lut": 2, "wrzes": 9},
        of="r|roku|rok|dnia",
        day_ends="-?go|-?ego",
    ),
    "ro": WordList(
        about="aproximativ|cam|circa|aprox|în jur de|vreo|aproape|poate|mai mult sau mai puțin|mai mult sau mai puţin",
        pounds="de lire sterline|lire sterline|liră sterlină|de lire|lire|liră",
        pence="de penny|de peni|penny|peni",
        thousand="de mii|mii|mie",
        periods={
            Period.WEEK: "pe săptămână|săptămânal|la săptămână|în fiecare săptămână",
            Period.FORTNIGHT: "la două săptămâni|la fiecare două săptămâni|la 2 săptămâni",
            Period.FOUR_WEEKS: "la fiecare patru săptămâni|la patru săptămâni|la fiecare 4 săptămâni|la 4 săptămâni",
            Period.MONTH: "pe lună|lunar|la lună|în fiecare lună",
            Period.YEAR: "pe an|anual|la an|în fiecare an",
        },
        hours="de ore|ore|oră",
        minutes="de minute|minute|minut|min",
        days="de zile|zile|zi",
        weeks="de săptămâni|săptămâni|săptămână",
        years="de ani|ani|an",
        months={},
        of="de|al|a|din|anul|lui|luna",
    ),
    "it": WordList(
        about="circa|più o meno|pressappoco|all’incirca|intorno a|quasi|forse|approssimativamente",
        pounds="lire sterline|lira sterlina|di sterline|sterline|sterlina",
        pence="pence|penny|centesimi",
        thousand="mila",
        periods={
            Period.WEEK: "a settimana|alla settimana|per settimana|ogni settimana|settimanali",
            Period.FORTNIGHT: "ogni due settimane|ogni 2 settimane|ogni quindici giorni|ogni 15 giorni",
            Period.FOUR_WEEKS: "ogni quattro settimane|ogni 4 settimane",
            Period.MONTH: "al mese|ogni mese|mensili|per mese",
            Period.YEAR: "all’anno|l’anno|ogni anno|annui|annuali|per anno",
        },
        hours="ore|ora",
        minutes="minuti|minuto|min",
        days="giorni|giorno",
        weeks="settimane|settimana",
        years="anni|anno",
        months={"sett": 9},
        of="di|del|il|dell’anno",
        day_ends="o",
    ),
    "bn": WordList(
        about="প্রায়|আনুমানিক|মোটামুটি|কমবেশি|কাছাকাছি|হয়তো|মতো|মত",
        pounds="পাউন্ড|পাউণ্ড",
        pence="পেন্স|পেনি",
        thousand="হাজার",
        periods={
            Period.WEEK: "প্রতি সপ্তাহে|সপ্তাহে|প্রতি সপ্তাহ",
            Period.FORTNIGHT: "প্রতি দুই সপ্তাহে|প্রতি ২ সপ্তাহে|দুই সপ্তাহে",
            Period.FOUR_WEEKS: "প্রতি চার সপ্তাহে|প্রতি ৪ সপ্তাহে|চার সপ্তাহে",
            Period.MONTH: "প্রতি মাসে|মাসে|প্রতি মাস",
            Period.YEAR: "প্রতি বছরে|প্রতি বছর|বছরে",
        },
        hours="ঘণ্টা|ঘন্টা",
        minutes="মিনিট",
        days="দিন",
        weeks="সপ্তাহ",
        years="বছর",
        months={"জানুয়ারি": 1, "ফেব্রুয়ারি": 2, "অগাস্ট": 8, "অগস্ট": 8},
        of="সাল|সালের|তারিখ",
        day_ends="লা|রা|ঠা|ই|শে",
    ),
    "pa": WordList(
        about="ਲਗਭਗ|ਕਰੀਬ|ਤਕਰੀਬਨ|ਅੰਦਾਜ਼ਨ|ਸ਼ਾਇਦ|ਕੁ",
        pounds="ਪੌਂਡ|ਪਾਊਂਡ|ਪੌਂਡਾਂ",
        pence="ਪੈਂਸ|ਪੈਨੀ",
        thousand="ਹਜ਼ਾਰ",
        periods={
            Period.WEEK: "ਹਰ ਹਫ਼ਤੇ|ਪ੍ਰਤੀ ਹਫ਼ਤਾ|ਹਫ਼ਤੇ ਵਿੱਚ|ਹਫ਼ਤੇ ਦੇ|ਹਫ਼ਤੇ ਦਾ",
            Period.FORTNIGHT: "ਹਰ ਦੋ ਹਫ਼ਤੇ|ਹਰ ਦੋ ਹਫ਼ਤਿਆਂ|ਹਰ ਦੋ ਹਫ਼ਤਿਆਂ ਬਾਅਦ|ਹਰ 2 ਹਫ਼ਤੇ",
            Period.FOUR_WEEKS: "ਹਰ ਚਾਰ ਹਫ਼ਤੇ|ਹਰ ਚਾਰ ਹਫ਼ਤਿਆਂ|ਹਰ ਚਾਰ ਹਫ਼ਤਿਆਂ ਬਾਅਦ|ਹਰ 4 ਹਫ਼ਤੇ",
            Period.MONTH: "ਹਰ ਮਹੀਨੇ|ਪ੍ਰਤੀ ਮਹੀਨਾ|ਮਹੀਨੇ ਦੇ|ਮਹੀਨੇ ਦਾ",
            Period.YEAR: "ਹਰ ਸਾਲ|ਪ੍ਰਤੀ ਸਾਲ|ਸਾਲ ਦੇ|ਸਾਲ ਦਾ",
        },
        hours="ਘੰਟੇ|ਘੰਟਾ|ਘੰਟਿਆਂ",
        minutes="ਮਿੰਟ|ਮਿੰਟਾਂ",
        days="ਦਿਨ|ਦਿਨਾਂ",
        weeks="ਹਫ਼ਤੇ|ਹਫ਼ਤਾ|ਹਫ਼ਤਿਆਂ",
        years="ਸਾਲ|ਸਾਲਾਂ",
        months={},
        of="ਸੰਨ|ਸਾਲ",
    ),
    "ur": WordList(
        about="تقریباً|تقریبن|لگ بھگ|قریباً|اندازاً|کوئی|شاید|کم و بیش|کے قریب|کے لگ بھگ",
        pounds="پاؤنڈ|پاؤنڈز|پونڈ",
        pence="پینس|پنس|پینی",
        thousand="ہزار",
        periods={
            Period.WEEK: "ہر ہفتے|فی ہفتہ|ہفتہ وار|ہفتے میں|ہفتے کے",
            Period.FORTNIGHT: "ہر دو ہفتے|ہر دو ہفتے بعد|ہر 2 ہفتے",
            Period.FOUR_WEEKS: "ہر چار ہفتے|ہر چار ہفتے بعد|ہر 4 ہفتے",
            Period.MONTH: "ہر مہینے|ہر ماہ|فی مہینہ|ماہانہ|ماہوار|مہینے میں|مہینے کے",
            Period.YEAR: "ہر سال|فی سال|سالانہ|سال میں|سال کے",
        },
        hours="گھنٹے|گھنٹہ|گھنٹا|گھنٹوں",
        minutes="منٹ|منٹوں",
        days="دن|دنوں",
        weeks="ہفتے|ہفتہ|ہفتوں",
        years="سال|سالوں|برس",
        months={"مئ": 5, "جولای": 7, "فرورى": 2},
        of="ء|سنہ|سن|سال",
    ),
}
"""By the tag of the language."""
