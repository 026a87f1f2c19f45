"""E-mail by SMTP: encrypted, but for a mail server on this very machine."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from formbuilder.config import MailServer
from formbuilder.delivery.message import Channel, Message, NotSentError
from formbuilder.services.outbox import Fault

WAIT_SECONDS = 10
"""For each answer of the mail server."""
ONE_CLICK = "List-Unsubscribe=One-Click"
"""What a mail program sends when somebody presses its own button to stop messages (RFC 8058)."""
LETTER = SMTP.clone(max_line_length=998)
"""Headers stand on one line each (RFC 5322, 2.1.1): a folded address is no address to a mail program."""
HERE = {"localhost", "127.0.0.1", "::1"}


class SmtpSender:
    """Sends through one mail server, with a connection for each message."""

    name = "SMTP"

    def __init__(
        self,
        server: MailServer,
        sender: str,
        clock: Callable[[], datetime],
        *,
        wait: float = WAIT_SECONDS,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """``sender`` is the address that messages come from; ``trust`` says whose certificates are good."""
        self._server, self._sender, self._clock, self._wait, self._trust = server, sender, clock, wait, trust

    def carries(self, channel: Channel) -> bool:
        """Say whether it takes messages of this kind: e-mail only."""
        return channel is Channel.EMAIL

    def send(self, message: Message) -> None:
        """Hand a message over to the mail server; raises NotSentError."""
        try:
            self._hand_over(message)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            raise NotSentError(Fault.REFUSED, _kind(error)) from None
        except (smtplib.SMTPException, OSError) as error:
            raise NotSentError(Fault.UNREACHABLE, _kind(error)) from None

    def _hand_over(self, message: Message) -> None:
        connection = self._connected()
        try:
            if self._server.user:
                connection.login(self._server.user, self._server.password)
            connection.send_message(self._letter(message), self._sender, [message.to])
        finally:
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()  # what was taken is taken, however the server says goodbye
            connection.close()

    def _connected(self) -> smtplib.SMTP:
        """Return a connection that nobody can listen to: TLS from the start, or begun before anything is said."""
        host, port = self._server.host, self._server.port
        trust = self._trust or ssl.create_default_context()
        if self._server.tls_at_once:
            return smtplib.SMTP_SSL(host, port, timeout=self._wait, context=trust)
        connection = smtplib.SMTP(host, port, timeout=self._wait)
        try:
            connection.ehlo()
            if host not in HERE or connection.has_extn("starttls"):
                connection.starttls(context=trust)
        except BaseException:
            connection.close()
            raise
        return connection

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage(LETTER)
        letter["From"] = self._sender
        letter["To"] = message.to
        letter["Subject"] = message.subject
        letter["Date"] = format_datetime(self._clock())
        letter["Message-ID"] = f"<{message.unique}@{self._sender.rpartition('@')[2]}>"
        letter["Auto-Submitted"] = "auto-generated"
        if message.stop:
            letter["List-Unsubscribe"] = f"<{message.stop}>"
            letter["List-Unsubscribe-Post"] = ONE_CLICK
        letter.set_content(message.body, cte="quoted-printable")
        return letter


def _kind(error: Exception) -> str:
    """Say what went wrong without the words of the server: they could hold an address."""
    code = getattr(error, "smtp_code", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
