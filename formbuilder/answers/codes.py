"""Postcodes, numbers with a check digit, telephone numbers and e-mail addresses, each with one normal form."""

from __future__ import annotations

import re

from formbuilder.answers.reading import FaultCode, Reading, fault
from formbuilder.answers.signs import LONGEST, line, signs
from formbuilder.answers.values import Written

NOT_IN_CODE = re.compile(r"[^A-Z0-9]")
POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
"""Area and district, then sector and unit (Royal Mail PAF, “Programmers’ guide”)."""
NI_NUMBER = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(\d\d)(\d\d)(\d\d)([A-D])")
"""HMRC, National Insurance Manual NIM39110."""
PHONE = re.compile(r"\+?[\d ()./-]+")
EXTENSION = re.compile(r" *,? *(?:extension|extn?\.?|x) *(\d{1,6})$")
EMAIL = re.compile(r"[^\s@,;:<>()\[\]\\\"]+@(?:[^\s@.,;:<>()\[\]\\\"/]+\.)+[^\s@.,;:<>()\[\]\\\"/\d]{2,}")
EMAIL_MOST = 254
"""RFC 5321, section 4.5.3.1, less the angle brackets."""


def _code(text: str) -> str:
    return NOT_IN_CODE.sub("", signs(text).upper())


def postcode(text: str) -> str | None:
    """Return a UK postcode in its normal form, ``MK40 2BQ``; None if it has no such form. O for 0 is put right."""
    code = _code(text)
    inward = code[-3:]
    if inward.startswith("O"):
        inward = f"0{inward[1:]}"
    found = POSTCODE.fullmatch(code[:-3] + inward)
    return f"{found[1]} {found[2]}" if found else None


def read_postcode(text: str) -> Reading:
    """Read a UK postcode."""
    found = postcode(text)
    return Reading(Written(found)) if found else _unread(text, FaultCode.POSTCODE)


def read_ni_number(text: str) -> Reading:
    """Read a National Insurance number as ``QQ 12 34 56 C``."""
    found = NI_NUMBER.fullmatch(_code(text))
    return Reading(Written(" ".join(found.groups()))) if found else _unread(text, FaultCode.NI_NUMBER)


def read_nhs_number(text: str) -> Reading:
    """Read an NHS number as ``943 476 5919``: the tenth digit checks the others by modulus 11 (NHS Data Dictionary)."""
    code = _code(text)
    if len(code) != 10 or not code.isascii() or not code.isdecimal() or not int(code):
        return _unread(text, FaultCode.NHS_NUMBER)
    check = 11 - sum(int(digit) * weight for digit, weight in zip(code[:9], range(10, 1, -1), strict=True)) % 11
    if check % 11 != int(code[9]):
        return fault(FaultCode.NHS_NUMBER)
    return Reading(Written(f"{code[:3]} {code[3:6]} {code[6:]}"))


def read_phone(text: str) -> Reading:
    """Read a telephone number as it was written: 7 to 15 digits (ITU-T E.164), and perhaps an extension."""
    number = signs(text)
    extension = EXTENSION.search(number)
    main = number[: extension.start()] if extension else number
    if not PHONE.fullmatch(main) or not 7 <= sum(map(str.isdecimal, main)) <= 15:
        return _unread(text, FaultCode.PHONE)
    return Reading(Written(f"{main} ext {extension[1]}" if extension else main))


def read_email(text: str) -> Reading:
    """Read an e-mail address: one @, and a point after it."""
    address = line(text, EMAIL_MOST).removeprefix("mailto:").strip(" <>.,;")
    address = re.sub(r" ?@ ?", "@", address)
    if len(address) > EMAIL_MOST or not EMAIL.fullmatch(address):
        return _unread(text, FaultCode.EMAIL)
    return Reading(Written(address))


def _unread(text: str, code: FaultCode) -> Reading:
    return fault(code) if line(text, LONGEST) else Reading(None)
