"""The services that carry messages, against a real mail server and a real HTTP server on this machine."""

from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from formbuilder.config import MailServer, NotifyAccount, Settings
from formbuilder.delivery.demonstration import DemonstrationSender
from formbuilder.delivery.message import Channel, Message, NotSentError
from formbuilder.delivery.notify import NotifySender
from formbuilder.delivery.senders import senders_of
from formbuilder.delivery.smtp import SmtpSender
from formbuilder.services.outbox import Fault
from formbuilder.storage.engine import Store
from tests.mail_server import (
    PASSWORD,
    USER,
    Certificates,
    certificates,
    free_port,
    mail_server,
    notify,
    silent_server,
    takes_the_password,
)

NOW = datetime(2026, 11, 27, 17, 5, tzinfo=UTC)
FROM = "forms@example.gov.uk"
LETTER = Message(
    channel=Channel.EMAIL, to="duty@example.org", subject="Example Council: a “form”", body="Open it – now.\n",
    whom="the duty worker", unique="ab" * 16,
)  # fmt: skip  # a list
TEXT = Message(channel=Channel.TEXT, to="07700900008", subject="", body="Open it.", whom="x", unique="cd" * 16)
SERVICE, SECRET = "11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000"
EMAIL_TEMPLATE, TEXT_TEMPLATE = "a1111111-2222-3333-4444-555555555555", "b1111111-2222-3333-4444-555555555555"


@pytest.fixture(scope="module")
def trusted(tmp_path_factory) -> Certificates:
    return certificates(tmp_path_factory.mktemp("mail"))


def sender(port: int, *, host: str = "127.0.0.1", at_once: bool = False, user: str = "", **more) -> SmtpSender:
    server = MailServer(host=host, port=port, tls_at_once=at_once, user=user, password=PASSWORD if user else "")
    return SmtpSender(server, FROM, lambda: NOW, **more)


def fault_of(sending, message: Message = LETTER) -> NotSentError:
    with pytest.raises(NotSentError) as caught:
        sending.send(message)
    assert message.to not in caught.value.reason
    assert PASSWORD not in caught.value.reason
    return caught.value


def test_an_email_arrives_as_plain_text_with_all_that_it_needs():
    with mail_server() as server:
        sender(server.port).send(LETTER)
    (letter,) = server.letters
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content() == "Open it – now.\r\n"
    assert (letter["From"], letter["To"], letter["Subject"]) == (FROM, LETTER.to, LETTER.subject)
    assert letter["Message-ID"] == f"<{LETTER.unique}@example.gov.uk>"
    assert parsedate_to_datetime(letter["Date"]) == NOW
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Unsubscribe"] is None


def test_an_email_that_can_be_stopped_says_where_so_that_mail_programs_show_a_button():
    """RFC 8058: the address for one press, and what is sent there."""
    stop = f"https://forms.example.gov.uk/office/bedford/stop/{'aB3_-' * 9}"
    with mail_server() as server:
        sender(server.port).send(replace(LETTER, stop=stop))
    (letter,) = server.letters
    assert letter["List-Unsubscribe"] == f"<{stop}>"
    assert f"List-Unsubscribe: <{stop}>\r\n".encode() in server.raw[0], "in one piece: else no program finds it"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop not in repr(replace(LETTER, stop=stop))


def test_it_is_encrypted_before_the_password_is_said(trusted):
    settings = {"authenticator": takes_the_password, "auth_required": True}
    with mail_server(tls_context=trusted.serves, require_starttls=True, **settings) as server:
        sender(server.port, user=USER, trust=trusted.trusts).send(LETTER)
    assert (server.encrypted, server.signed_in) == ([True], [True])


def test_it_is_encrypted_from_the_start(trusted):
    with mail_server(ssl_context=trusted.serves) as server:
        sender(server.port, at_once=True, trust=trusted.trusts).send(LETTER)
    assert server.encrypted == [True]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_server_that_could_be_anybody_gets_nothing(trusted, at_once):
    settings = {"ssl_context": trusted.serves} if at_once else {"tls_context": trusted.serves}
    with mail_server(**settings) as server:
        assert fault_of(sender(server.port, at_once=at_once)).fault is Fault.UNREACHABLE
    assert server.letters == []


def test_a_server_elsewhere_without_encryption_gets_nothing():
    with mail_server("127.0.0.2") as server:
        assert fault_of(sender(server.port, host="127.0.0.2")).reason.startswith("SMTPNotSupportedError")
    assert server.letters == []


def test_a_wrong_password_is_no_fault_of_the_address(trusted):
    settings = {"authenticator": lambda *_: takes_the_password(None, None, None, "", None), "auth_required": True}
    with mail_server(tls_context=trusted.serves, require_starttls=True, **settings) as server:
        assert fault_of(sender(server.port, user=USER, trust=trusted.trusts)).fault is Fault.UNREACHABLE


def test_an_address_that_is_refused_is_told_apart():
    with mail_server() as server:
        server.refused.add(LETTER.to)
        assert fault_of(sender(server.port)).fault is Fault.REFUSED


def test_a_server_that_is_not_there_or_says_nothing_is_left():
    assert fault_of(sender(free_port())).fault is Fault.UNREACHABLE
    with silent_server() as port:
        assert fault_of(sender(port, wait=0.2)).fault is Fault.UNREACHABLE


def test_no_line_of_a_subject_becomes_a_header():
    with mail_server() as server, pytest.raises(ValueError, match="linefeed"):
        sender(server.port).send(Message(**{**_fields(LETTER), "subject": "a\nBcc: x@example.org"}))
    assert server.letters == []


def _fields(message: Message) -> dict[str, object]:
    return {name: getattr(message, name) for name in Message.__slots__}


def account(address: str, text: str = TEXT_TEMPLATE) -> NotifyAccount:
    return NotifyAccount(
        service=SERVICE, secret=SECRET, email_template=EMAIL_TEMPLATE, text_template=text, address=address
    )


def test_notify_gets_what_its_documentation_asks_for():
    with notify() as told:
        sending = NotifySender(account(told.address), lambda: NOW)
        sending.send(LETTER)
        sending.send(TEXT)
    (path, token, email), (other_path, _, text) = told.asked
    assert (path, other_path) == ("/v2/notifications/email", "/v2/notifications/sms")
    assert email == {
        "email_address": LETTER.to, "template_id": EMAIL_TEMPLATE, "reference": LETTER.unique,
        "personalisation": {"subject": LETTER.subject, "message": LETTER.body},
    }  # fmt: skip  # a list
    assert text == {
        "phone_number": TEXT.to, "template_id": TEXT_TEMPLATE, "reference": TEXT.unique,
        "personalisation": {"message": TEXT.body},
    }  # fmt: skip  # a list
    claims = jwt.decode(token, OctKey.import_key(SECRET), algorithms=["HS256"])
    assert claims.header == {"typ": "JWT", "alg": "HS256"}
    assert claims.claims == {"iss": SERVICE, "iat": int(NOW.timestamp())}


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (400, Fault.REFUSED),
        (302, Fault.UNREACHABLE),
        (403, Fault.UNREACHABLE),
        (429, Fault.UNREACHABLE),
        (500, Fault.UNREACHABLE),
    ],
)
def test_what_notify_does_not_take_is_told(status, fault):
    with notify() as told:
        told.status = status
        assert fault_of(NotifySender(account(told.address), lambda: NOW)).fault is fault


def test_a_notify_that_is_not_there_or_says_nothing_is_left():
    assert fault_of(NotifySender(account(f"http://127.0.0.1:{free_port()}"), lambda: NOW)).fault is Fault.UNREACHABLE
    with silent_server() as port:
        waiting = NotifySender(account(f"http://127.0.0.1:{port}"), lambda: NOW, wait=0.2)
        assert fault_of(waiting).fault is Fault.UNREACHABLE


def test_a_sender_takes_only_what_it_can_carry():
    assert [sender(25).carries(channel) for channel in Channel] == [True, False]
    assert [NotifySender(account("", ""), lambda: NOW).carries(channel) for channel in Channel] == [True, False]


def test_what_is_set_up_is_used_and_a_demonstration_sends_nothing_out():
    server = MailServer(host="mail.example", port=587, tls_at_once=False)
    settings = Settings(
        secret_key="", smtp=server, mail_from=FROM, notify_key=f"key-{SERVICE}-{SECRET}", notify_email=EMAIL_TEMPLATE
    )
    store = Store(None, 1)
    real = senders_of(settings, store, lambda: NOW, demonstration=False)
    assert [type(each) for each in real] == [SmtpSender, NotifySender]
    (shown,) = senders_of(settings, store, lambda: NOW, demonstration=True)
    assert isinstance(shown, DemonstrationSender)
    assert senders_of(Settings(secret_key=""), store, lambda: NOW, demonstration=False) == ()
