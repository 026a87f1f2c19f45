"""Our own style sheet and script, compiled by the set-up, sent compressed and kept by browsers for a year."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Request, Response, abort, current_app, request

from formbuilder.config import ROOT, SettingsError
from formbuilder.web.access import Who, allow

TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
BUILT = ROOT / "static" / "build"
FOREVER = "public, max-age=31536000, immutable"

assets = Blueprint("assets", __name__)


class AssetsError(SettingsError):
    """The style sheet has not been compiled; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, plain and compressed."""

    type: str
    plain: bytes
    compressed: bytes | None


@dataclass(frozen=True, slots=True)
class Assets:
    """Every compiled file by the name it is asked for, and those names by what they are."""

    files: dict[str, Asset]
    names: dict[str, str]
    pictures: Mapping[str, tuple[str, ...]]
    """Where the files are that show what a form describes in words: “two hands”."""

    def address(self, name: str) -> str:
        """Return where ``main.css`` is found: its name changes when its content does."""
        return f"/static/{self.names[name]}"


def read_assets(folder: Path = BUILT) -> Assets:
    """Read the compiled files once, at start."""
    try:
        names: dict[str, str] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        shown: dict[str, list[str]] = json.loads((folder / "pictures.json").read_text(encoding="utf-8"))
        pictures = {words: tuple(f"/static/{each}" for each in files) for words, files in shown.items()}
        return Assets({name: _asset(folder / name) for name in names.values()}, names, pictures)
    except FileNotFoundError as error:
        msg = "The style sheet is not there yet. Run ‘make setup’ once."
        raise AssetsError(msg) from error


def _asset(path: Path) -> Asset:
    squeezed = path.with_name(f"{path.name}.gz")
    return Asset(TYPES[path.suffix], path.read_bytes(), squeezed.read_bytes() if squeezed.exists() else None)


@assets.get("/static/<name>")
@allow(Who.ANYONE)
def file(name: str) -> Response:
    """Send one of our own files."""
    kept: Assets = current_app.extensions["assets"]
    found = kept.files.get(name) or abort(404)
    return _sent(found, request)


def _sent(asset: Asset, asked: Request) -> Response:
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    if asset.compressed and asked.accept_encodings["gzip"]:
        return Response(asset.compressed, mimetype=asset.type, headers=headers | {"Content-Encoding": "gzip"})
    return Response(asset.plain, mimetype=asset.type, headers=headers)
