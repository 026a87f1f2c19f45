"""How something was sent, as marks of one day: of the network address, and of the words; neither is kept in clear."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from flask import request

from formbuilder.answers.values import Answers, Written
from formbuilder.definition.model import LongText, Text
from formbuilder.sealing.marks import mark
from formbuilder.services.floods import Came
from formbuilder.web.desk import desk
from formbuilder.web.public.opened import Opened

FEWEST_SIGNS = 40
"""Of all that was typed: shorter answers are often the same."""
HOME_BITS = 64
"""Of an IPv6 address: what comes after them a device changes as it likes."""


def how_it_came(visit: Opened, sendable: Answers) -> Came | None:
    """Return the marks of this request; None for what the council itself fills in for a caller."""
    if visit.for_caller:
        return None
    limits, key = visit.served.council.quiet, desk().day_key(visit.served.store.council)
    here, words = network_of(request.remote_addr or ""), _words(visit, sendable)
    from_elsewhere = bool(visit.journey.brought)
    return Came(
        limits=limits,
        address=mark(key, "address", here) if here else None,
        quick=mark(key, "quick", here) if here and not from_elsewhere else None,
        words=mark(key, "words", words) if len(words) >= FEWEST_SIGNS else None,
    )


def network_of(address: str) -> str:
    """Return the network that an address is of; "" for one that is nobody’s own, such as that of a proxy of ours."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found
    if not found.is_global:
        return ""
    return str(ip_network((found, HOME_BITS), strict=False)) if isinstance(found, IPv6Address) else str(found)


def _words(visit: Opened, sendable: Answers) -> str:
    """Return all that the person typed in words of their own, with single spaces and in small letters."""
    typed = (sendable.get(each.id) for each in visit.way.questions if isinstance(each.type, Text | LongText))
    return "\n".join(" ".join(each.text.lower().split()) for each in typed if isinstance(each, Written))
