"""Send a preview by e-mail: each time with a link of its own, which we forget once it is sent.

Links and addresses are sealed, and go with the preview.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.accounts.people import read_email
from formbuilder.sealing.box import NONCE_BYTES, Label
from formbuilder.sealing.waiting import open_words, seal_words
from formbuilder.services.doing import Doing
from formbuilder.services.open_previews import Preview, preview_of
from formbuilder.services.previews import ID, Sharing, share_in
from formbuilder.storage import notes
from formbuilder.storage import previews as rows
from formbuilder.storage.engine import Scope, Store

PREVIEW_MAILED = "preview-mailed"
"""The kind of its message in the outbox; the subject is the id of the mail."""
MOST_ADDRESSES = 20
LONGEST_ADDRESS = 254
_BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Addresses:
    """E-mail addresses as typed: those that are some, each once, and those that are none."""

    good: tuple[str, ...]
    bad: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewMail:
    """Somebody who is sent a preview."""

    id: str
    preview: str
    address: str = field(repr=False)
    """"" if it was sealed with another key."""
    asked_by: str | None
    asked_at: datetime
    sent_at: datetime | None
    waits: bool
    """It has not been sent, and is still tried."""


@dataclass(frozen=True, slots=True)
class MailToSend:
    """What a mail says: the preview, and the link to it."""

    preview: Preview
    address: str = field(repr=False)
    link: str = field(repr=False)


def read_addresses(typed: str) -> Addresses:
    """Return what somebody typed, with a space, a comma or a new line between two."""
    parts = list(dict.fromkeys(part for part in _BETWEEN.split(typed) if part))
    read = {part: None if len(part) > LONGEST_ADDRESS else read_email(part) for part in parts}
    good = dict.fromkeys(found for found in read.values() if found)
    return Addresses(tuple(good), tuple(part for part, found in read.items() if not found))


def mail_preview(store: Store, id_: str, addresses: tuple[str, ...], doing: Doing) -> Preview | None:
    """Send what a preview shows to these addresses, by another link that ends the same day.

    None if there is no such preview, or it has ended, or the addresses are not 1 to 20. The link of the preview
    itself cannot be sent: only a hash of it is kept.
    """
    if not ID.fullmatch(id_) or not 0 < len(addresses) <= MOST_ADDRESSES:
        return None

    def send(scope: Scope) -> Preview | None:
        row = rows.find(scope, id_)
        shown = rows.file_apart(scope, row) if row and row.ends_at > doing.now else None
        if row is None or shown is None:
            return None
        like = preview_of(row)
        sharing = Sharing(pin=like.pin, revision=like.revision, fingerprint=shown[0], bundle=shown[1], days=0)
        shared = share_in(scope, sharing, row.ends_at, doing)
        if shared is None:
            return None
        for address in addresses:
            _put_out(scope, shared.preview.id, (address, shared.address), doing)
        doing.note(scope, "preview-mailed", f"{like.pin}.{like.revision}")
        return shared.preview

    return store.write(send)


def mails_of(store: Store, previews: Iterable[Preview], key: bytes = b"") -> tuple[PreviewMail, ...]:
    """Return who was sent these previews, and when; ``key`` opens the addresses."""
    ids = [each.id for each in previews]

    def find(scope: Scope) -> tuple[PreviewMail, ...]:
        return tuple(_mail(row, _address(scope, row, key)) for row in rows.mails(scope, ids))

    return store.read(find) if ids else ()


def mail_to_send(store: Store, id_: str, now: datetime, key: bytes = b"") -> MailToSend | None:
    """Return what a mail says; None if it was sent, the preview has ended, or ``key`` does not open its link."""

    def find(scope: Scope) -> MailToSend | None:
        mail = rows.mail(scope, id_)
        link = _link(scope, mail, key) if mail else ""
        row = rows.find(scope, mail.preview) if mail and link else None
        if mail is None or row is None or row.ends_at <= now:
            return None
        return MailToSend(preview_of(row), _address(scope, mail, key), link)

    return store.read(find)


def mail_ended(id_: str, sent_at: datetime | None) -> Callable[[Scope], None]:
    """Return what follows in the transaction that marks the message sent, or given up: we forget the link."""
    return lambda scope: rows.end_mail(scope, id_, sent_at)


def _put_out(scope: Scope, preview: str, place: tuple[str, str], doing: Doing) -> None:
    address, link = place
    id_ = doing.next_id()
    sealed, sealed_to = _sealed(link, _label(scope, id_), doing), _sealed(address, _to(scope, id_), doing)
    row = rows.MailRow(
        id=id_,
        preview=preview,
        address="" if sealed_to else address,
        link="" if sealed else link,
        asked_by=doing.by,
        asked_at=doing.now,
        sealed=sealed,
        sealed_to=sealed_to,
    )
    rows.add_mail(scope, row)
    notes.put_out(scope, doing.random(notes.ID_BYTES), PREVIEW_MAILED, row.id, doing.now)


def _link(scope: Scope, mail: rows.MailRow, key: bytes) -> str:
    return open_words(key, mail.sealed, _label(scope, mail.id)) if mail.sealed else mail.link or ""


def _address(scope: Scope, mail: rows.MailRow, key: bytes) -> str:
    return open_words(key, mail.sealed_to, _to(scope, mail.id)) if mail.sealed_to and key else mail.address


def _sealed(words: str, label: Label, doing: Doing) -> bytes | None:
    return seal_words(doing.key, words, label, doing.random(NONCE_BYTES)) if doing.key else None


def _label(scope: Scope, id_: str) -> Label:
    return Label(scope.council, id_, "preview mail")


def _to(scope: Scope, id_: str) -> Label:
    return Label(scope.council, id_, "preview mail to")


def _mail(row: rows.MailRow, address: str) -> PreviewMail:
    return PreviewMail(
        id=row.id,
        preview=row.preview,
        address=address,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        sent_at=row.sent_at,
        waits=row.link is not None,
    )
