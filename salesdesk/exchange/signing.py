"""Who signed a file: Ed25519 keys, their fingerprints, and a signed envelope of JSON around what it says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from salesdesk.domain.approval_code_letters import in_letters
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.sheet import clean

MOST_BYTES = 4_000_000
FINGERPRINT_LETTERS = 16
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Signed:
    """What a file says, and the public key in hex whose signature under it is right."""

    body: dict[str, Any]
    public_key: str


def new_private_key() -> str:
    """A new key in hex, made once and kept in the encrypted file of its owner."""
    return bytes(SigningKey.generate()).hex()


def public_key_of(private_key: str) -> str:
    return bytes(SigningKey(bytes.fromhex(private_key)).verify_key).hex()


def fingerprint(public_key: str) -> str:
    """Sixteen letters to read out and compare: `KMR4-TX9P-…`."""
    return in_letters(sha256(b"SalesDesk key " + bytes.fromhex(public_key)).digest(), FINGERPRINT_LETTERS)


def signed_bytes(kind: str, body: dict[str, Any], private_key: str) -> bytes:
    """A file of this kind that nobody can change unnoticed."""
    key = SigningKey(bytes.fromhex(private_key))
    signature = key.sign(_told(kind, body)).signature.hex()
    return _enveloped(kind, body, {"key": bytes(key.verify_key).hex(), "signature": signature})


def signature_of(content: bytes) -> str:
    """The signature in a file that was read as signed before."""
    return str(json.loads(content)["signature"])


def read_signed(kind: str, content: bytes) -> Signed:
    """What the file says and whose key signed it; refused when it is of another kind or was changed."""
    whole = _read(kind, content)
    body, key, signature = whole.get("body"), whole.get("key"), whole.get("signature")
    try:
        VerifyKey(bytes.fromhex(str(key))).verify(_told(kind, body), bytes.fromhex(str(signature)))
    except (CryptoError, ValueError, TypeError) as error:
        text = N_("Dit bestand is onderweg veranderd: de handtekening klopt niet. Vraag het opnieuw.")
        raise Refused(Reason(text)) from error
    return Signed(dict(body or {}), str(key).lower())


def plain_bytes(kind: str, body: dict[str, Any]) -> bytes:
    """A file of this kind that nobody signs."""
    return _enveloped(kind, body, {})


def read_plain(kind: str, content: bytes) -> dict[str, Any]:
    return dict(_read(kind, content)["body"])


def kind_of(content: bytes) -> str:
    """Which kind of file of ours this is; empty when it is none."""
    try:
        whole = _parsed(content)
    except ValueError:
        return ""
    return str(whole.get("salesdesk", ""))


def cleaned(text: object, longest: int = 2_000) -> str:
    """Words out of a file from outside, without invisible signs and not without end."""
    return clean(str(text or ""))[:longest]


def broken(kind: str) -> Refused:
    """The file is ours, but what stands in it cannot be."""
    text = N_("Dit is geen bestand .{kind} van SalesDesk, of het is onderweg beschadigd.")
    return Refused(Reason(text, "", {"kind": kind}))


def _read(kind: str, content: bytes) -> dict[str, Any]:
    try:
        whole = _parsed(content)
    except ValueError as error:
        raise broken(kind) from error
    if whole.get("salesdesk") != kind or not isinstance(whole.get("body"), dict):
        raise broken(kind)
    if whole.get("version") != _VERSION:
        text = N_("Dit bestand komt uit een nieuwere SalesDesk. Werk deze eerst bij.")
        raise Refused(Reason(text))
    return whole


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise ValueError("too large")
    try:
        whole = json.loads(content.decode())
    except RecursionError as error:
        raise ValueError("too deep") from error
    return whole if isinstance(whole, dict) else {}


def _told(kind: str, body: object) -> bytes:
    """What is signed: the kind too, so that no file can pass for one of another kind."""
    text = json.dumps(body, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"SalesDesk {kind} {_VERSION}\n{text}".encode()


def _enveloped(kind: str, body: dict[str, Any], extra: dict[str, str]) -> bytes:
    whole = {"salesdesk": kind, "version": _VERSION, "body": body, **extra}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()
