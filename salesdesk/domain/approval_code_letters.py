"""The letters of a code by telephone: easy to say, to hear and to type, and a slip is noticed."""

from __future__ import annotations

import re

from salesdesk.errors import N_, Reason, Refused

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ3456789"
"""No I, O, 0, 1 and 2: nobody takes them for each other. There are 31, a prime, so no slip adds up."""
DRAWN = 8
GROUP = 3


def code_of(number: int, random_numbers: bytes) -> str:
    """The code on line `number` of the sheet, from eight numbers below 31: `KMR-4TX-9PA`."""
    if len(random_numbers) != DRAWN or any(each >= len(ALPHABET) for each in random_numbers):
        raise ValueError("eight numbers below 31 make a code")
    letters = [*random_numbers, 0]
    missing = -_weighed(number, letters) % len(ALPHABET)
    letters[-1] = missing * pow(len(letters), -1, len(ALPHABET)) % len(ALPHABET)
    return grouped("".join(ALPHABET[each] for each in letters))


def read_code(number: int, typed: str) -> str:
    """The bare letters as typed, in any grouping; refused when they cannot be the code of this number.

    That is a slip of the fingers or the wrong line of the sheet, no guess.
    """
    letters = bare(typed)
    if len(letters) != DRAWN + 1:
        text = N_("Een code heeft {count} letters en cijfers; hier staan er {typed}.")
        raise Refused(Reason(text, "code", {"count": DRAWN + 1, "typed": len(letters)}))
    values = [ALPHABET.find(letter) for letter in letters]
    if -1 in values or _weighed(number, values) % len(ALPHABET):
        text = N_("Er zit een typefout in, of dit is niet de code achter nummer {number}. Laat hem herhalen.")
        raise Refused(Reason(text, "code", {"number": number}))
    return letters


def bare(typed: str) -> str:
    """Only letters and digits, in capitals."""
    return re.sub(r"[\W_]+", "", typed.upper())


def grouped(letters: str, size: int = GROUP) -> str:
    return "-".join(letters[at : at + size] for at in range(0, len(letters), size))


def _weighed(number: int, values: list[int]) -> int:
    """Each place has its own weight, so that two signs that change places are noticed too."""
    return number * (len(values) + 1) + sum(place * value for place, value in enumerate(values, start=1))


def in_letters(content: bytes, count: int) -> str:
    """A long number in these letters, as many as asked, in groups of four: a fingerprint to compare."""
    value = int.from_bytes(content, "big")
    letters = ""
    for _place in range(count):
        value, rest = divmod(value, len(ALPHABET))
        letters += ALPHABET[rest]
    return grouped(letters, 4)
