"""An empty view of Flask: the floor that no page can be faster than."""

from __future__ import annotations

import os

from flask import Flask
from granian.constants import Interfaces
from granian.server.mp import MPServer

app = Flask(__name__)


@app.get("/")
def empty() -> str:
    """Return nothing much."""
    return "ok"


if __name__ == "__main__":
    MPServer("benchmarks.empty:app", port=int(os.environ["PORT"]), interface=Interfaces.WSGI, websockets=False).serve()
