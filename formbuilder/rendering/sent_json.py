"""Submissions in plain shapes, for JSON: one home for the command and for the office."""

from __future__ import annotations

from formbuilder.sealing.reference import shown_reference
from formbuilder.services.submissions import Submission, SubmissionLine


def line_as_json(line: SubmissionLine) -> dict[str, object]:
    """Return what stands in clear."""
    return {
        "reference": shown_reference(line.reference),
        "form": line.pin.slug,
        "version": line.pin.version,
        "fingerprint": line.pin.fingerprint,
        "sent_at": line.sent_at.isoformat(),
        "danger": line.level,
        "where": line.where.value,
        "contact_by": line.contact_by.isoformat() if line.contact_by else None,
        "withdrawn_at": line.withdrawn_at.isoformat() if line.withdrawn_at else None,
        "example": line.example,
        "opened_at": line.alert.opened_at.isoformat() if line.alert and line.alert.opened_at else None,
        "opened_by": (line.alert.opened_by or None) if line.alert else None,
        "to_translate_since": line.to_translate.isoformat() if line.to_translate else None,
        "waits_since": line.waits_since.isoformat() if line.waits_since else None,
    }


def whole_as_json(submission: Submission) -> dict[str, object]:
    """Return everything, with the answers by question id."""
    added = [{"kind": each.kind.value, "at": each.at.isoformat(), "text": each.text} for each in submission.additions]
    others = [shown_reference(other) for other in submission.others]
    return {
        **line_as_json(submission.line),
        "answers": dict(submission.answers),
        "result": dict(submission.result) or None,
        "added": added,
        "in_english": _in_english(submission),
        "other_forms": others,
    }


def _in_english(submission: Submission) -> dict[str, object] | None:
    """Return how far it is put into English, and what it says: by question id, and ``added/1`` for what was added."""
    far, note = submission.translating, submission.english
    if not (far.waits_since or far.done_at or note):
        return None
    return {
        "waits_since": far.waits_since.isoformat() if far.waits_since else None,
        "done_at": far.done_at.isoformat() if far.done_at else None,
        "answers": dict(note.writing.english) if note else {},
        "translator": note.writing.translator if note else None,
        "by_a_program": note.writing.program if note else None,
        "written_at": note.at.isoformat() if note else None,
    }
