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
        "other_forms": others,
    }
