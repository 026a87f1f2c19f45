"""Questions to answer, one of each type, and boxes to answer them in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from formbuilder.definition import model
from formbuilder.definition.marks import Also, Period, Required
from formbuilder.definition.model import Option, Question
from formbuilder.definition.words import Words
from formbuilder.problems import Place

PLACE = Place("f.yaml", 1, 1)
TODAY = date(2026, 11, 22)
BOTH = (Also.DONT_KNOW, Also.PREFER_NOT)


def words(text: str) -> Words:
    return Words(text, PLACE)


def option(value: str, label: str, *, alone: bool = False) -> Option:
    return Option(value=value, label=words(label), alone=alone, place=PLACE)


def asked(kind, short="how many hours you helped", *, ask="What?", required=Required.NO, **more) -> Question:
    id_ = more.pop("id", "it")
    return Question(
        id=id_, type=kind, ask=words(ask), short=words(short) if short else None, required=required, place=PLACE, **more
    )


def needed(question: Question) -> Question:
    return replace(question, required=Required.YES)


HELP = (option("wash", "Washing"), option("cook", "Cooking"), option("none", "None of these", alone=True))
TEXT = asked(model.Text(), "the name we should call you")
LONG_TEXT = asked(model.LongText(), "what else we should know")
YES_NO = asked(model.YesNo(), "if you get a break")
CHOICE = asked(model.Choice((option("well", "Well"), option("not_well", "Not well"))), "how you sleep")
CHOICES = asked(model.Choices(HELP), "which help you give")
DATE = asked(model.Date(past=True), "your date of birth")
YEAR = asked(model.Date(least=model.DatePart.YEAR), "when you began to help")
MONTH = asked(model.Month(), "when you last had a break")
NUMBER = asked(model.Number())
HOURS = asked(model.Number(min=Decimal(0), max=Decimal(168), unit=words("hours a week")))
PARTS = asked(model.Number(whole=False, min=Decimal(-10)), "how much it weighs")
MONEY = asked(model.Money(), "how much you pay")
RENT = asked(model.Money(periods=(Period.WEEK, Period.FOUR_WEEKS, Period.MONTH)), "your rent")
MONTHLY = asked(model.Money(periods=(Period.MONTH,)), "your rent")
EMAIL = asked(model.Email(), "your e-mail address")
PHONE = asked(model.Phone(), "your phone number")
POSTCODE = asked(model.Postcode(), "your postcode")
ADDRESS = asked(model.Address(), "where you live")
NAME = asked(model.Name(), "your name")
NI_NUMBER = asked(model.NiNumber(), "your National Insurance number")
NHS_NUMBER = asked(model.NhsNumber(), "your NHS number")
STATEMENT = asked(model.Statement(), "that you agree", ask="I answered as well as I can.")
INFORMATION = asked(model.Information(), None)
PERSON = (replace(NAME, id="who"), replace(DATE, id="born"), replace(CHOICES, id="help"))
GROUP = asked(model.Group(item=words("a person"), steps=(PERSON[:2], PERSON[2:]), most=3), "who you help")

EVERY = {name: value for name, value in dict(globals()).items() if isinstance(value, Question)}
