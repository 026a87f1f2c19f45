"""What people in the stories say, by the words of the questions they read."""

from __future__ import annotations

from collections.abc import Mapping

from tests.person import Answer, Person

SAM: Mapping[str, Answer] = {
    "What should we call you?": "Sam",
    "Who is filling in this form?": "I am",
    "Is anyone in danger now?": "No",
    "About how many hours did you help in the last 7 days?": "about 20",
    "When did you begin to help?": {"Day": "", "Month": "Feb", "Year": "2019"},
    "Who do you help?": ["My child"],
    "Which school does your child go to?": "Hill School",
    "How much rent do you pay?": {"Amount in pounds": "£1,200.50", "How often?": "A month"},
    "What is your e-mail address?": "sam@example.org",
    "What is your date of birth?": {"Day": "3", "Month": "2", "Year": "1980"},
    "What else do you want to tell us?": "I sleep in the next room.",
    "Do you feel safe at home?": "Yes",
    "Is there anything private that you want to tell us?": "MyPrivateWords",
    "What is your sex?": "Female",
    "I answered as well as I can.": "Yes, I agree",
}
CHECK = "Check your answers"
MOST_PAGES = 40


def fill_what_is_asked(person: Person, answers: Mapping[str, Answer]) -> None:
    """Fill in whatever of ``answers`` this page asks for."""
    words = f"{person.heading} {person.main}"
    for question, answer in answers.items():
        if question in words:
            person.fill({question: answer})


def walk_to_the_end(person: Person, answers: Mapping[str, Answer] = SAM) -> list[str]:
    """Answer page after page with Continue alone; return the headings on the way."""
    headings: list[str] = []
    while person.heading != CHECK:
        headings.append(person.heading)
        assert len(headings) <= MOST_PAGES, headings
        if person.offers("Continue"):
            fill_what_is_asked(person, answers)
            person.press("Continue")
        else:
            person.follow("Continue with the form")
    return headings


def begin(person: Person, form: str = "small-talk", *, shared: bool = False) -> None:
    """Start, note the code, and open the first page of questions."""
    person.start(form, shared=shared).follow("Continue").follow("Begin with")


def whole(person: Person, answers: Mapping[str, Answer] = SAM) -> None:
    """Answer everything, up to the page where the answers are checked."""
    begin(person)
    walk_to_the_end(person, answers)


def send(person: Person) -> None:
    person.open(f"{person.journey}/check").press("Send my answers")
