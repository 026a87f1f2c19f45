"""One person with a browser that keeps its connection open and its cookies."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
NAME, VALUE = re.compile(r'name="([^"]*)"'), re.compile(r'value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back, how long it took, and how many bytes it was on the wire."""

    status: int
    body: str
    place: str
    seconds: float
    size: int


class Visitor:
    """Sends one request after the other over one connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._cookies: dict[str, str] = {}

    def share_cookies(self, other: Visitor) -> None:
        """Be another tab of the same browser."""
        self._cookies = other._cookies

    def get(self, path: str, *, forget: bool = False, squeezed: bool = False) -> Answered:
        """Open a page; ``forget`` sends no cookies, as a new visitor."""
        headers = {"Accept-Encoding": "gzip"} if squeezed else {}
        return self._send("GET", path, None, {} if forget else self._cookies, headers)

    def post(self, path: str, fields: Mapping[str, str]) -> Answered:
        """Send a page."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send("POST", path, urlencode(fields), self._cookies, headers)

    def _send(
        self, method: str, path: str, body: str | None, cookies: Mapping[str, str], headers: dict[str, str]
    ) -> Answered:
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        began = time.perf_counter()
        self._connection.request(method, path, body=body, headers=headers)
        response = self._connection.getresponse()
        data = response.read()
        seconds = time.perf_counter() - began
        for line in response.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        size = len(data) + sum(len(name) + len(value) + 4 for name, value in response.getheaders()) + 17
        text = "" if squeezed(response) else data.decode("utf-8", "replace")
        return Answered(response.status, text, response.getheader("Location") or "", seconds, size)


def squeezed(response: http.client.HTTPResponse) -> bool:
    """Say whether the body is compressed."""
    return response.getheader("Content-Encoding") == "gzip"


def hidden(body: str) -> dict[str, str]:
    """Return the hidden fields of a page."""
    found = {}
    for tag in HIDDEN.findall(body):
        name, value = NAME.search(tag), VALUE.search(tag)
        if name:
            found[name[1]] = value[1] if value else ""
    return found
