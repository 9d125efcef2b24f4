"""Numbers and addresses that offices write in many ways, brought to the way we keep them."""

from __future__ import annotations

import re

import phonenumbers
from stdnum.be import vat as belgian_vat
from stdnum.eu import vat as european_vat
from stdnum.exceptions import ValidationError

_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s.,;<>]{2,}")
_DUTCH_POSTCODE = re.compile(r"(?:NL[- ]?)?([1-9][0-9]{3}) ?([A-Z]{2})")
_BELGIAN_POSTCODE = re.compile(r"(?:B[E]?[- ]?)?([1-9][0-9]{3})")
# Dutch area codes of three digits (010-079), without their zero; all others have four.
_SHORT_AREAS = frozenset(
    f"{area}"
    for area in (10, 13, 14, 15, 20, 23, 24, 26, 30, 33, 35, 36, 38, 40, 43, 45, 46, 50, 53, 55, 58, 70, 71,
                 72, 73, 74, 75, 76, 77, 78, 79, 85, 88)
)  # fmt: skip
_COUNTRIES = {
    "NL": ("nl", "nld", "nederland", "holland", "netherlands", "thenetherlands", "paysbas", "niederlande"),
    "BE": ("be", "b", "bel", "belgie", "belgië", "belgium", "belgique", "belgien", "vlaanderen"),
    "DE": ("de", "d", "deu", "duitsland", "germany", "deutschland"),
    "LU": ("lu", "lux", "luxemburg", "luxembourg"),
    "FR": ("fr", "fra", "frankrijk", "france"),
    "GB": ("gb", "uk", "engeland", "verenigdkoninkrijk", "unitedkingdom"),
}
_CODE_OF = {word: code for code, words in _COUNTRIES.items() for word in words}


def country_code(text: str) -> str:
    """`NL` for Nederland; ValueError for a country we do not know by that name."""
    word = re.sub(r"[\s.\-]", "", text.casefold())
    if word in _CODE_OF:
        return _CODE_OF[word]
    if re.fullmatch(r"[a-z]{2}", word):
        return word.upper()
    raise ValueError(text)


def likely_country(postcode: str, phone: str, vat_number: str, register_number: str = "") -> str:
    """The country of a row that names none, by its other marks; NL when nothing tells."""
    if _is_enterprise_number(_bare_register(register_number)):
        return "BE"
    marks = (vat_number[:2].upper(), phone.replace(" ", "")[:3])
    if "BE" in marks or "+32" in marks or re.match(r"(?i)be?[- ]?[0-9]{4}$", postcode):
        return "BE"
    return "NL"


def postcode(text: str, country: str) -> str:
    """`3511 AB` or `2000`; ValueError when it does not fit the country."""
    bare = " ".join(text.upper().split())
    if country == "NL":
        match = _DUTCH_POSTCODE.fullmatch(bare)
        if match:
            return f"{match[1]} {match[2]}"
        if re.fullmatch(r"[1-9][0-9]{3}", bare):
            return bare
        raise ValueError(text)
    if country == "BE":
        match = _BELGIAN_POSTCODE.fullmatch(bare)
        if not match:
            raise ValueError(text)
        return match[1]
    return bare


def phone_number(text: str, country: str) -> str:
    """`030 231 23 45` at home, `+32 3 212 34 56` abroad; ValueError when nobody can be called on it."""
    bare = re.sub(r"^(?:tel|t)[.: ]+", "", text.strip(), flags=re.IGNORECASE)
    if re.search(r"[A-Za-z]", bare):  # the parser would read letters as keys of a telephone
        raise ValueError(text)
    try:
        number = phonenumbers.parse(bare, country)
    except phonenumbers.NumberParseException as failure:
        raise ValueError(text) from failure
    if not phonenumbers.is_possible_number(number):
        raise ValueError(text)
    if number.country_code != 31:
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    return dutch_phone(str(number.national_number))


def dutch_phone(digits: str) -> str:
    """`030 231 23 45`, `0297 28 12 34`, `06 12 34 56 78` from the nine digits after the zero."""
    if digits.startswith("6"):
        sizes = [1, 2, 2, 2, 2]
    elif digits[:2] in _SHORT_AREAS:
        sizes = [2, 3, 2, 2]
    else:
        sizes = [3, 2, 2, 2]
    parts, start = [], 0
    for size in sizes:
        parts.append(digits[start : start + size])
        start += size
    return f"0{' '.join(part for part in [*parts, digits[start:]] if part)}"


def kvk_number(text: str, country: str = "NL") -> str:
    """Eight digits, in Belgium the ten of the enterprise number; ValueError when it cannot be one.

    Zeros that a spreadsheet ate are put back.
    """
    digits = _bare_register(text)
    if country == "BE" and _is_enterprise_number(digits.zfill(10)):
        return digits.zfill(10)
    if not re.fullmatch(r"[0-9]{6,8}", digits) or not int(digits):
        raise ValueError(text)
    return digits.zfill(8)


def _bare_register(text: str) -> str:
    return re.sub(r"[\s.\-]|KvK:?", "", text, flags=re.IGNORECASE)


def _is_enterprise_number(digits: str) -> bool:
    return bool(re.fullmatch(r"[01][0-9]{9}", digits)) and bool(belgian_vat.is_valid(digits))


def vat_number(text: str, country: str) -> str:
    """`NL001234567B01` or `BE0123456789`; ValueError when the check digits are wrong."""
    bare = re.sub(r"[\s.\-]", "", text).upper()
    if bare.isascii() and bare.isdigit() and country == "BE":
        bare = f"BE{bare.zfill(10)}"
    try:
        if bare.startswith("BE"):
            return f"BE{belgian_vat.validate(bare[2:].zfill(10))}"
        european_vat.validate(bare)
    except ValidationError as failure:
        raise ValueError(text) from failure
    return bare


def email(text: str) -> str:
    bare = text.removeprefix("mailto:").strip()
    if not _MAIL.fullmatch(bare):
        raise ValueError(text)
    return bare


def website(text: str) -> str:
    """The address without `https://` and the last slash."""
    bare = re.sub(r"^https?://", "", text.strip(), flags=re.IGNORECASE).rstrip("/")
    if not re.fullmatch(r"[^\s/]+\.[^\s]{2,}", bare):
        raise ValueError(text)
    return bare
