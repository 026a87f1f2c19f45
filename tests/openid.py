"""An OpenID provider on a real port: what a council's own would do, and what a bad one might."""

from __future__ import annotations

import json
import threading
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from time import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "form/builder", "it's a secret: 100%"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


@dataclass
class Account:
    """Who signs in there, and what the provider says of them."""

    subject: str = "sub-1"
    email: str = "amina.yusuf@example.org"
    email_verified: object = True
    amr: object = ("pwd", "mfa")
    acr: object = None


@dataclass
class Provider:
    """Behaves, unless a test says otherwise."""

    address: str
    clock: Callable[[], float] = time
    account: Account = field(default_factory=Account)
    says: dict[str, object] = field(default_factory=dict)
    """What the id token says in the place of the truth; None leaves it out."""
    key: RSAKey = field(default_factory=lambda: KEY)
    broken: Mapping[str, tuple[int, bytes]] = field(default_factory=dict)
    """Paths that answer with this status and these bytes."""
    moved: bool = False
    """Its description is at another address, and the one that everybody knows leads there."""
    asked: list[dict[str, str]] = field(default_factory=list)
    given: dict[str, dict[str, str]] = field(default_factory=dict)

    def answers(self, address: str) -> str:
        """Sign in at ``address``, as the person would; return where the browser is sent."""
        parts = urlsplit(address)
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{self.address}/authorize"
        return self.sent_back({name: values[0] for name, values in parse_qs(parts.query).items()})

    def sent_back(self, asked: dict[str, str], error: str = "") -> str:
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        assert len(asked["state"]) >= 40
        assert len(asked["nonce"]) >= 40
        self.asked.append(asked)
        code = token_urlsafe(300)
        self.given[code] = asked
        told = {"error": error} if error else {"code": code}
        return f"{asked['redirect_uri']}?{urlencode({**told, 'state': asked['state']})}"

    def token(self, form: Mapping[str, str], authorization: str) -> tuple[int, object]:
        kind, _, known = authorization.partition(" ")
        if kind != "Basic" or b64decode(known).decode() != "form%2Fbuilder:it%27s%20a%20secret%3A%20100%25":
            return 401, {"error": "invalid_client"}
        asked = self.given.pop(form.get("code", ""), None)
        if asked is None or asked["redirect_uri"] != form["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        challenge = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if challenge != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": self.id_token(asked["nonce"])}

    def id_token(self, nonce: str) -> str:
        now, who = int(self.clock()), self.account
        told = {
            "iss": self.address,
            "sub": who.subject,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "email": who.email,
            "email_verified": who.email_verified,
            "amr": list(who.amr) if isinstance(who.amr, tuple) else who.amr,
            "acr": who.acr,
        } | self.says
        told = {name: value for name, value in told.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": "one"}, told, self.key)

    def description(self) -> dict[str, object]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        }


class _Answers(BaseHTTPRequestHandler):
    provider: Provider

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if self._is_broken(parts.path):
            return
        match parts.path:
            case "/.well-known/openid-configuration" if self.provider.moved:
                self._to(f"{self.provider.address}/moved")
            case "/.well-known/openid-configuration" | "/moved":
                self._json(200, self.provider.description())
            case "/keys":
                self._json(200, KeySet([KEY]).as_dict(private=False))
            case "/authorize":
                self._page(parts.query)
            case _:
                self._json(404, {})

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(sent).items()}
        path = urlsplit(self.path).path
        if self._is_broken(path):
            return
        if path == "/token":
            self._json(*self.provider.token(form, self.headers["Authorization"]))
        else:
            error = "access_denied" if form.pop("button") == "cancel" else ""
            self._to(self.provider.sent_back(form, error))

    def _page(self, query: str) -> None:
        hidden = "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(values[0])}">'
            for name, values in parse_qs(query).items()
        )
        buttons = (
            '<button name="button" value="yes">I am Amina</button><button name="button" value="cancel">Stop</button>'
        )
        page = f"<!DOCTYPE html><title>Provider</title><form method=post action=/authorize>{hidden}{buttons}</form>"
        self._send(200, page.encode(), "text/html; charset=utf-8")

    def _is_broken(self, path: str) -> bool:
        if path in self.provider.broken:
            self._send(*self.provider.broken[path], "application/json")
        return path in self.provider.broken

    def _json(self, status: int, found: object) -> None:
        self._send(status, json.dumps(found).encode(), "application/json")

    def _to(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def openid_provider() -> Iterator[Provider]:
    """Run one as long as the block lasts."""
    kind = type("Answers", (_Answers,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    kind.provider = Provider(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield kind.provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
