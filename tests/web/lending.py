"""One person with two forms: the names of what they see, and what they do."""

from tests.person import Code, Person

ASKED_BEFORE = "Have you told us some of this before?"
CALL_YOU = "What should we call you?"
HOME = "What is your home address?"
WHO = "Who is filling in this form?"
PUT, LOOK = "Put these in", "Look in the other form"
TELL = "Tell the people who read this that I filled in the other form too"
HILL = {"Address line 1": "1 Hill Road", "Town or city": "Bedford", "Postcode": "MK40 2BQ"}
PARENT, WITH_ME, TALK = "parent-carers-request", "do-it-with-me", "carers-conversation"


def fill_parent(person: Person, *, shared: bool = False, name: str = "Sam") -> Code:
    person.start(PARENT, shared=shared)
    person.open(f"{person.journey}/1").fill({CALL_YOU: name, HOME: HILL, "What is the child’s name?": "Lee"}).press()
    return person.code


def told(person: Person) -> Person:
    """Open the page that offers what was told before."""
    return person.open(person.journey).follow(ASKED_BEFORE)


def ticks(person: Person, name: str = "bring") -> dict[str, bool]:
    """The boxes on the page, and whether they are ticked."""
    boxes = person.page.select(f"input[name={name}]")
    return {person._label_of(box): "checked" in box.attrs for box in boxes}


def tick(person: Person, label: str, *, on: bool = True) -> Person:
    for box in person.page.select("input[type=checkbox]"):
        if person._label_of(box) == label:
            box.attrs.pop("checked", None)
            if on:
                box["checked"] = ""
            return person
    raise AssertionError(label)


def value_on(person: Person, number: int, question: str, part: str = "") -> str:
    return person.open(f"{person.journey}/{number}").value(question, part)


def sent_form(person: Person) -> Code:
    """Send the form for parents."""
    person.open(f"{person.journey}/2").fill({"Which ways to reach you are private?": ["Email"]}).press()
    person.open(f"{person.journey}/check").press("Send my answers")
    assert person.heading == "You have sent your form"
    return person.code
