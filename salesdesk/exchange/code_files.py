"""The file of one sheet of codes by telephone: hashes for the laptop, signed by who allows more discount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.offer_approval import ApprovalCode
from salesdesk.exchange.approval_files import CODES, made, percent_of
from salesdesk.exchange.code_hashes import is_usable
from salesdesk.exchange.signing import cleaned, fingerprint, read_signed, signed_bytes

MOST_CODES = 200


@dataclass(frozen=True, slots=True)
class CodeFile:
    """The codes of one sheet as hashes, for one seller, with the key that signed them."""

    seller: str
    made_by: str
    codes: tuple[ApprovalCode, ...]
    public_key: str


def codes_bytes(seller: str, made_by: str, codes: tuple[ApprovalCode, ...], private_key: str) -> bytes:
    """The signed file for the laptop; no code can be made or read out of it."""
    body = {
        "seller": seller,
        "made_by": made_by,
        "codes": [
            {
                "id": str(code.id),
                "number": code.number,
                "salt": code.salt,
                "hash": code.code_hash,
                "most_percent": str(code.most_percent),
                "valid_until": code.valid_until.isoformat() if code.valid_until else "",
            }
            for code in codes
        ],
    }
    return signed_bytes(CODES, body, private_key)


def read_codes(content: bytes) -> CodeFile:
    signed = read_signed(CODES, content)
    return made(CODES, lambda: _codes(signed.body, signed.public_key))


def _codes(body: dict[str, Any], public_key: str) -> CodeFile:
    made_by, listed = cleaned(body["made_by"], 200), body["codes"]
    if not 0 < len(listed) <= MOST_CODES:
        raise ValueError("too many codes, or none")
    codes = tuple(
        ApprovalCode(
            UUID(each["id"]),
            int(each["number"]),
            str(each["salt"]),
            str(each["hash"]),
            percent_of(each["most_percent"]),
            date.fromisoformat(each["valid_until"]) if each["valid_until"] else None,
            made_by,
            fingerprint(public_key),
        )
        for each in listed
    )
    if not all(is_usable(code.salt, code.code_hash) and code.number > 0 for code in codes):
        raise ValueError("no usable hash")
    return CodeFile(cleaned(body["seller"], 200), made_by, codes, public_key)
