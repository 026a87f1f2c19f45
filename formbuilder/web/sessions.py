"""The signed cookie of a visitor, as Flask makes it; what signs it is made once, and it is read only if asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import TimedSerializer, URLSafeTimedSerializer
from itsdangerous.encoding import base64_encode


class _Short(URLSafeTimedSerializer):
    """Signs what is too short to be worth making shorter."""

    def dump_payload(self, obj: object) -> bytes:
        """Return ``obj`` as text for a cookie."""
        return base64_encode(TimedSerializer.dump_payload(self, obj))


class Session(SessionMixin):
    """What is in the cookie; its signature is checked when anything of it is first asked for. Most pages never do."""

    modified = False
    accessed = False

    def __init__(self, read: Callable[[], SecureCookieSession]) -> None:
        """``read`` checks the cookie, and gives what is in it: nothing, if it is not ours."""
        self._read = read
        self._held: SecureCookieSession | None = None

    def _all(self) -> SecureCookieSession:
        if self._held is None:
            self._held = self._read()
        return self._held

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - as Flask has it
        return self._all()[key]

    def __setitem__(self, key: str, value: Any) -> None:  # noqa: ANN401 - as Flask has it
        self._all()[key] = value
        self.modified = True

    def __delitem__(self, key: str) -> None:
        del self._all()[key]
        self.modified = True

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class Sessions(SecureCookieSessionInterface):
    """Flask's own sessions with one serializer for all requests."""

    def __init__(self, app: Flask) -> None:
        """Take the key that ``app`` has now."""
        self._serializer = _Short(
            app.secret_key or "",
            salt=self.salt,
            serializer=self.serializer,
            signer_kwargs={"key_derivation": self.key_derivation, "digest_method": self.digest_method},
        )

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return what signs and checks the cookie."""
        del app
        return self._serializer

    def open_session(self, app: Flask, request: Request) -> SessionMixin:  # type: ignore[override]  # as good as theirs
        """Return the session of a visitor, not read yet."""
        read = super().open_session
        return Session(lambda: read(app, request) or SecureCookieSession())

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie if anything in it was changed; nothing was, if nobody looked."""
        if session.accessed or session.modified:
            super().save_session(app, session, response)
