"""Slow hashes of codes by telephone, so that a laptop that knows them can neither read nor make a code."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from nacl import pwhash, utils

from salesdesk.domain.approval_code_letters import ALPHABET, DRAWN, code_of

_HASH_BYTES = 32
_MOST_MEMORY = 1 << 28
_MOST_ROUNDS = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """Rounds and bytes of memory of Argon2id per guess; the usual one takes about a tenth of a second."""

    rounds: int = pwhash.argon2id.OPSLIMIT_INTERACTIVE
    memory: int = pwhash.argon2id.MEMLIMIT_INTERACTIVE


USUAL_COST = Cost()


def draw_code(number: int) -> str:
    """A new code for this line of the sheet, every one as likely as another."""
    drawn: list[int] = []
    while len(drawn) < DRAWN:  # 248 is the last multiple of 31 in a byte: what lies above would favour some
        drawn.extend(byte % len(ALPHABET) for byte in utils.random(DRAWN) if byte < 248)
    return code_of(number, bytes(drawn[:DRAWN]))


def new_salt() -> str:
    salt: bytes = utils.random(pwhash.argon2id.SALTBYTES)
    return salt.hex()


def hash_of(letters: str, number: int, salt: str, cost: Cost = USUAL_COST) -> str:
    """The hash with its cost before it: `2:67108864:9f…`; the number of the line is part of it."""
    secret = f"{number}:{letters}".encode()
    made = pwhash.argon2id.kdf(_HASH_BYTES, secret, bytes.fromhex(salt), cost.rounds, cost.memory)
    return f"{cost.rounds}:{cost.memory}:{made.hex()}"


def fits(letters: str, number: int, salt: str, code_hash: str) -> bool:
    """Whether these bare letters are the code; takes as long for a wrong one."""
    cost = _cost(code_hash)
    return cost is not None and hmac.compare_digest(hash_of(letters, number, salt, cost), code_hash)


def is_usable(salt: str, code_hash: str) -> bool:
    """Whether a salt and a hash out of a file can be reckoned with, within reason."""
    try:
        right = len(bytes.fromhex(salt)) == pwhash.argon2id.SALTBYTES
        return right and _cost(code_hash) is not None and len(bytes.fromhex(code_hash.split(":")[2])) == 32
    except (ValueError, IndexError):
        return False


def _cost(code_hash: str) -> Cost | None:
    rounds, memory, *_rest = (*code_hash.split(":"), "", "")
    if not (rounds.isascii() and rounds.isdigit() and memory.isascii() and memory.isdigit()):
        return None
    cost = Cost(int(rounds), int(memory))
    least = pwhash.argon2id.MEMLIMIT_MIN
    return cost if 0 < cost.rounds <= _MOST_ROUNDS and least <= cost.memory <= _MOST_MEMORY else None
