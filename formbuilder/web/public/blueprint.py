"""The pages that a member of the public sees."""

from __future__ import annotations

from flask import Blueprint

public = Blueprint("public", __name__)
