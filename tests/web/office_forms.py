"""What stories about the forms of the office begin with."""

from io import BytesIO
from secrets import token_bytes

from docx import Document
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, begin_draft, find_draft, find_revision
from formbuilder.storage.engine import Store
from tests.council import START, Council
from tests.person import Person

OFFICE = "/office/demo"
DOING = Doing(START, token_bytes)


def begun(person: Person, button: str = "Begin the draft") -> DraftPin:
    """Press a button that begins a draft, and return which one it leads to."""
    form = person.form(button)
    response = person.client.post(str(form["action"]), data=person.sent_by(button))
    assert response.status_code == 303, response.text
    form_name, version = response.headers["Location"].removeprefix(f"{OFFICE}/drafts/").split("/")
    return DraftPin(form_name, int(version))


def text_of(store: Store, pin: DraftPin) -> str:
    """The newest words of a draft."""
    found = find_revision(store, pin)
    assert found is not None
    return found.text


def draft_of(store: Store, pin: DraftPin) -> Draft:
    found = find_draft(store, pin)
    assert found is not None
    return found


def write(council: Council, form: str, title: str) -> Draft:
    """Begin a draft."""
    text = f"form: x\nversion: 1\ntitle: {title}\nfor: everyone\n"
    found = begin_draft(council.store, form, text, "words", DOING)
    assert isinstance(found, Draft)
    return found


def word_file(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def upload(person: Person, data: bytes, button: str = "Go on", field: str = "file", **more: str) -> Person:
    """Send a file from the page that a person is on."""
    form = person.form(button)
    assert form["enctype"] == "multipart/form-data"
    sent = {**person.sent_by(button), **more, field: FileStorage(BytesIO(data), filename="form.docx", name=field)}
    boundary, body = encode_multipart(sent)
    kind = f"multipart/form-data; boundary={boundary}"
    response = person.client.post(str(form["action"]), data=body, content_type=kind)
    return person._arrive(response, str(form["action"]), 200)
