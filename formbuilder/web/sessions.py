"""The signed cookie of a visitor, as Flask makes it; what signs it is made once."""

from __future__ import annotations

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import TimedSerializer, URLSafeTimedSerializer
from itsdangerous.encoding import base64_encode


class _Short(URLSafeTimedSerializer):
    """Signs what is too short to be worth making shorter."""

    def dump_payload(self, obj: object) -> bytes:
        """Return ``obj`` as text for a cookie."""
        return base64_encode(TimedSerializer.dump_payload(self, obj))


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
