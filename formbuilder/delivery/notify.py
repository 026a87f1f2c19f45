"""GOV.UK Notify: e-mail and text messages by its HTTP API (https://docs.notifications.service.gov.uk/rest-api.html)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from formbuilder.config import NotifyAccount
from formbuilder.delivery.message import Channel, Message, NotSentError
from formbuilder.services.outbox import Fault

WAIT_SECONDS = 10
"""For its answer."""
PATHS = {Channel.EMAIL: "/v2/notifications/email", Channel.TEXT: "/v2/notifications/sms"}
ADDRESS = {Channel.EMAIL: "email_address", Channel.TEXT: "phone_number"}
TAKEN = 201
WRONG_MESSAGE = 400
"""It does not take this message: an address that is none, or somebody whom a trial account may not write to."""


class _NoRedirects(HTTPRedirectHandler):
    """Goes nowhere else: the token is for Notify alone."""

    def redirect_request(self, *_: object) -> None:
        """Follow no redirect; the answer then counts as one of the 300s, which is none that we know."""


class NotifySender:
    """Sends through a service of GOV.UK Notify, with a template of ours for each channel.

    The template for e-mail has the subject ``((subject))`` and the message ``((message))``; that for text messages has
    the message ``((message))``.
    """

    name = "GOV.UK Notify"

    def __init__(self, account: NotifyAccount, clock: Callable[[], datetime], *, wait: float = WAIT_SECONDS) -> None:
        self._account, self._clock, self._wait = account, clock, wait
        self._templates = {Channel.EMAIL: account.email_template, Channel.TEXT: account.text_template}

    def carries(self, channel: Channel) -> bool:
        """Say whether it takes messages of this kind: there is a template for them."""
        return bool(self._templates[channel])

    def send(self, message: Message) -> None:
        """Hand a message over; raises NotSentError."""
        asked = Request(  # noqa: S310 - the settings allow https only, but for this machine
            f"{self._account.address}{PATHS[message.channel]}",
            data=json.dumps(self._asked(message)).encode(),
            headers={"Authorization": f"Bearer {self._token()}", "Content-Type": "application/json"},
        )
        try:
            with build_opener(_NoRedirects).open(asked, timeout=self._wait) as answer:
                status = answer.status
        except HTTPError as error:
            error.close()
            status = error.code
        except (HTTPException, OSError) as error:
            raise NotSentError(Fault.UNREACHABLE, type(error).__name__) from None
        if status != TAKEN:
            raise NotSentError(Fault.REFUSED if status == WRONG_MESSAGE else Fault.UNREACHABLE, f"status {status}")

    def _asked(self, message: Message) -> dict[str, object]:
        words = {"message": message.body}
        if message.channel is Channel.EMAIL:
            words["subject"] = message.subject
        return {
            ADDRESS[message.channel]: message.to,
            "template_id": self._templates[message.channel],
            "personalisation": words,
            "reference": message.unique,
        }

    def _token(self) -> str:
        """Return a JSON Web Token (RFC 7519) as Notify wants it: HS256, who asks, and the second at which."""
        header = {"typ": "JWT", "alg": "HS256"}
        claims = {"iss": self._account.service, "iat": int(self._clock().timestamp())}
        said = f"{_encoded(header)}.{_encoded(claims)}"
        mark = hmac.new(self._account.secret.encode(), said.encode(), hashlib.sha256).digest()
        return f"{said}.{_base64(mark)}"


def _encoded(part: Mapping[str, object]) -> str:
    return _base64(json.dumps(part, separators=(",", ":")).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
