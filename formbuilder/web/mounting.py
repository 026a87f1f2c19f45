"""The office stands beside the public pages, and is made when somebody opens its first page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.routing import Rule

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

OFFICE = "/office/"


class OneWay(Rule):
    """A rule that leads from an address to a view, and not back: pages write their addresses themselves.

    Compiling the way back takes Werkzeug most of the time that it takes to make an application of 250 views.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002, ARG002 - its shape
        return _no_way_back


def _no_way_back(*_: object, **__: object) -> tuple[str, str]:
    raise RuntimeError("Pages of the office write their addresses themselves.")


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
