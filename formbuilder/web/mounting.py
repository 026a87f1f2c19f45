"""The office stands beside the public pages, and is made when somebody opens its first page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

OFFICE = "/office/"


class WithOffice:
    """An application that hands what is asked of the office to another one, which takes half a second to make."""

    def __init__(self, public: WSGIApplication, make: Callable[[], Flask]) -> None:
        """``make`` gives the application of the office; it is called once."""
        self._public = public
        self._make = make
        self._office: Flask | None = None
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        inside = environ.get("PATH_INFO", "").startswith(OFFICE)
        return (self.office if inside else self._public)(environ, start_response)

    @property
    def office(self) -> Flask:
        """The application of the office."""
        with self._lock:
            if self._office is None:
                self._office = self._make()
            return self._office
