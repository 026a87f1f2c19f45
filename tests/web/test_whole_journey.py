"""One person from the start page to what comes after sending."""

from tests.council import Council
from tests.person import Person
from tests.told import CHECK, SAM, begin, send, walk_to_the_end, whole


def test_sam_fills_in_a_form_and_the_council_reads_it(council: Council, person: Person):
    begin(person)
    headings = walk_to_the_end(person)
    assert headings[0] == "What should we call you?"
    assert "Which school does your child go to?" in headings
    assert len(headings) == len(set(headings)), "no question is asked twice"
    assert "February 2019" in person.main
    assert "About 20 hours a week" in person.main
    assert "£1,200.50 a month" in person.main
    send(person)
    assert person.heading == "You have sent your form"
    assert person.code.reference in person.main
    assert "Monday 7 December 2026" in person.main
    (submission,) = council.submissions()
    answers = submission.answers
    assert (answers["call_you"], answers["child_school"], answers["since"]) == ("Sam", "Hill School", "2019-02")
    assert "MyPrivateWords" in answers.values(), "the council reads private answers"
    assert "eq_sex" not in answers, "equality answers go apart"
    assert submission.line.level is None


def test_the_list_of_parts_says_how_far_they_are(person: Person):
    person.start().follow("Continue")
    assert "6 parts are left" in person.main
    person.follow("Money").fill({"How much rent do you pay?": ["I do not know"]}).press()
    person.open(person.journey)
    states = {tag.a.get_text(): tag.select_one("[id$=state]").get_text() for tag in person.page.select("main ul li")}
    assert states["Money"] == "Started"
    assert states["About you"] == "Not started"
    person.follow("Before you send")
    assert person.heading == "I answered as well as I can."


def test_a_changed_answer_comes_back_to_check_and_asks_only_what_it_opens(person: Person):
    whole(person, SAM | {"Who do you help?": ["My partner"]})
    assert "Hill School" not in person.main
    person.page_of("Who do you help?").fill({"Who do you help?": ["My child"]}).press()
    assert person.heading == "Which school does your child go to?", "a question that the change opened"
    person.fill({"Which school does your child go to?": "Hill School"}).press()
    assert person.heading == CHECK
    assert "Hill School" in person.main
    person.page_of("What should we call you?").fill({"What should we call you?": "Samira"}).press()
    assert person.heading == CHECK
    assert "Samira" in person.main


def test_an_answer_that_is_no_longer_asked_is_kept_and_not_sent(council: Council, person: Person):
    whole(person)
    person.page_of("Who do you help?").fill({"Who do you help?": ["My partner"]}).press()
    assert "Hill School" not in person.main
    send(person)
    assert "child_school" not in council.submissions()[0].answers


def test_back_leads_to_the_page_before_and_nothing_is_lost(person: Person):
    begin(person)
    person.fill({"What should we call you?": "Sam"}).press()
    person.follow("Back")
    assert person.heading == "What should we call you?"
    assert person.value("What should we call you?") == "Sam"
    person.follow("Back")
    assert person.url == person.journey
    person.follow("Continue with")
    assert person.heading == "Who is filling in this form?"


def test_back_is_there_after_an_error(person: Person):
    begin(person)
    back = person.link("Back")
    person.press()
    assert person.errors
    assert person.link("Back") == back


def test_people_are_added_changed_and_removed(council: Council, person: Person):
    whole(person)
    person.page_of("Who else helps?").follow("Add a person")
    person.fill({"What is their name?": {"First name": "Ann", "Last name": "Lee"}, "Do they live near you?": "Yes"})
    person.press()
    if person.heading != "Who else helps?":
        person.fill({"How often do they help?": "Every day"}).press()
    assert person.heading == "Who else helps?"
    assert "Ann Lee" in person.main
    person.follow("Add another person").press()
    assert person.title.startswith("Error: ")
    person.fill({"What is their name?": {"First name": "Bo"}, "Do they live near you?": "No"}).press()
    assert "Bo" in person.main
    changing = [link["href"] for link in person.page.select("a") if link.get_text().startswith("Change")]
    person.open(changing[0])
    assert person.value("What is their name?", "First name") == "Ann"
    person.fill({"What is their name?": {"First name": "Anna"}}).press()
    while person.heading != "Who else helps?":
        person.press()
    assert "Anna Lee" in person.main
    removing = [link["href"] for link in person.page.select("a") if link.get_text().startswith("Remove")]
    person.open(removing[1]).follow("No, keep it")
    assert "Bo" in person.main
    person.open(removing[1]).press("Yes, remove it")
    assert "Bo" not in person.main
    person.press("Continue")
    send(person)
    (people,) = [submission.answers["people"] for submission in council.submissions()]
    assert [each["person_name"]["first"] for each in people] == ["Anna"]


def test_people_are_changed_from_check_and_the_way_leads_back_there(person: Person):
    whole(person)
    person.page_of("Who else helps?").follow("Add a person")
    person.fill({"What is their name?": {"First name": "Ann"}, "Do they live near you?": "No"}).press()
    while person.heading != "Who else helps?":
        person.press()
    removing = [link["href"] for link in person.page.select("a") if link.get_text().startswith("Remove")]
    person.open(removing[0]).follow("No, keep it")
    assert person.heading == "Who else helps?"
    person.press("Continue")
    assert person.heading == CHECK


def test_adding_stops_when_there_is_no_room(person: Person):
    whole(person)
    person.page_of("Who else helps?")
    for name, add in (("Ann", "Add a person"), ("Bo", "Add another person"), ("Cy", "Add another person")):
        person.follow(add).fill({"What is their name?": {"First name": name}}).press()
        while person.heading != "Who else helps?":
            person.press()
    assert "Cy" in person.main
    assert not [link for link in person.page.select("a") if link.get_text().startswith("Add")]


def test_what_must_be_answered_is_said_with_a_link_that_lands(person: Person):
    begin(person)
    person.open(f"{person.journey}/check")
    assert not person.offers("Send my answers")
    person.follow("Answer this question: What should we call you?")
    assert person.heading == "What should we call you?"
    person.fill({"What should we call you?": "Sam"}).press()
    person.open(f"{person.journey}/check").follow("Answer this question: I answered")
    person.fill({"I answered as well as I can.": "Yes, I agree"}).press()
    assert person.heading == CHECK
    assert person.offers("Send my answers")


def test_sending_too_early_says_why_in_the_title_too(person: Person):
    begin(person)
    token = person.sent_by("Continue")["csrf_token"]
    person.send(f"{person.journey}/send", {"csrf_token": token})
    assert person.title.startswith("Error: Check your answers")
    assert person.errors[0][1] == "Answer this question: What should we call you?"


def test_wanted_questions_never_stop_anybody(person: Person):
    must = {id_: SAM[id_] for id_ in ("What should we call you?", "I answered as well as I can.")}
    whole(person, must)
    assert person.offers("Send my answers")


def test_the_copy_has_the_answers_and_no_private_ones(person: Person):
    whole(person)
    person.follow("Show a copy that you can print")
    assert person.heading == "A copy of your answers"
    assert "Hill School" in person.main
    response = person.client.get(f"{person.journey}/copy.pdf")
    assert response.data.startswith(b"%PDF-")
    reference = person.code.reference
    assert response.headers["Content-Disposition"] == f'attachment; filename="copy-{reference}.pdf"'


def test_after_sending_the_code_opens_where_it_is_now(council: Council, person: Person):
    whole(person)
    send(person)
    person.follow("See where your form is now")
    assert person.offers("Carry on"), "the device that sent it asks for the code"
    person.fill({"Your code": person.code.digits}).press("Carry on")
    assert person.heading == "Where your form is now"
    assert "Nobody works on it yet" in person.main
    assert "£1,200.50" in person.follow("Show a copy that you can print").main
    person.open(f"{person.journey}/after").follow("Add something").press("Add this")
    assert person.title.startswith("Error: Add something")
    person.fill({"What do you want to add?": "I forgot the dog"}).press("Add this")
    assert person.heading == "We have what you added"
    person.open(f"{person.journey}/after").follow("Change how we reach you")
    person.fill({"Which way to reach you is private?": "Text 07700 900123"}).press("Add this")
    assert [each.text for each in council.submissions()[0].additions] == ["I forgot the dog", "Text 07700 900123"]


def test_a_form_is_taken_back_and_the_copy_deleted(council: Council, person: Person):
    whole(person)
    send(person)
    other = Person(council.app)
    other.come_back(person.code)
    other.follow("Take back your form")
    other.follow("No, go back")
    assert other.heading == "Where your form is now"
    other.follow("Take back your form").press("Take back my form")
    assert other.heading == "You have taken back your form"
    assert council.submissions() == []
    other.open(f"{other.journey}/after")
    assert "You have taken it back" in other.main
    other.follow("Delete your own copy").press("Delete my copy")
    assert other.heading == "Your own copy is deleted"
    other.open(f"{other.journey}/after", expect=403)


def test_every_link_that_a_page_after_sending_offers_leads_somewhere_else(council: Council, person: Person):
    whole(person)
    send(person)
    pages = [(f"{person.journey}/sent", person)]
    back = Person(council.app)
    back.come_back(person.code)
    pages.append((f"{back.journey}/after", back))
    for page, who in pages:
        who.open(page)
        links = [link["href"] for link in who.page.select("main a[href^='/'], footer a[href^='/']")]
        for link in links:
            who.client.get(link)
            if not link.endswith(".pdf"):
                who.open(link)
                assert who.url != page or link == who.journey, f"{link} on {page} leads back to it"
