"""Codes for the telephone: a slip is noticed, a guess is not helped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.approval_code_letters import ALPHABET, DRAWN, bare, code_of, in_letters, read_code
from salesdesk.errors import Refused

drawn = st.binary(min_size=DRAWN, max_size=DRAWN).map(lambda each: bytes(byte % 31 for byte in each))
numbers = st.integers(1, 500)


def test_no_two_signs_look_alike() -> None:
    assert len(set(ALPHABET)) == 31
    assert not set("IO012") & set(ALPHABET)


@given(numbers, drawn)
def test_a_code_is_read_in_any_grouping(number: int, random_numbers: bytes) -> None:
    code = code_of(number, random_numbers)
    assert read_code(number, f"  {code.lower().replace('-', ' ')}.") == bare(code)
    assert len(code) == 11


@given(numbers, drawn, st.integers(0, DRAWN), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_a_slip(number: int, random_numbers: bytes, place: int, sign: str) -> None:
    letters = bare(code_of(number, random_numbers))
    typed = letters[:place] + sign + letters[place + 1 :]
    if typed != letters:
        with pytest.raises(Refused, match="typefout"):
            read_code(number, typed)


@given(numbers, drawn, st.integers(0, DRAWN), st.integers(0, DRAWN))
def test_two_signs_that_changed_places_are_a_slip(
    number: int, random_numbers: bytes, one: int, other: int
) -> None:
    signs = list(bare(code_of(number, random_numbers)))
    swapped = signs.copy()
    swapped[one], swapped[other] = signs[other], signs[one]
    if swapped != signs:
        with pytest.raises(Refused, match="typefout"):
            read_code(number, "".join(swapped))


@given(numbers, drawn, st.integers(1, 30))
def test_the_code_of_another_line_is_a_slip(number: int, random_numbers: bytes, ahead: int) -> None:
    with pytest.raises(Refused, match="niet de code achter nummer"):
        read_code(number + ahead, code_of(number, random_numbers))


@pytest.mark.parametrize("typed", ["", "KMR", "KMR-4TX-9PAA", "----"])
def test_too_few_or_many_signs_are_counted(typed: str) -> None:
    with pytest.raises(Refused, match="9 letters en cijfers"):
        read_code(7, typed)


@pytest.mark.parametrize("random_numbers", [bytes(7), bytes([31] * 8)])
def test_only_eight_numbers_below_31_make_a_code(random_numbers: bytes) -> None:
    with pytest.raises(ValueError, match="below 31"):
        code_of(1, random_numbers)


def test_a_fingerprint_is_in_groups_of_four() -> None:
    letters = in_letters(bytes(range(32)), 16)
    assert [len(group) for group in letters.split("-")] == [4, 4, 4, 4]
    assert letters != in_letters(bytes(range(1, 33)), 16)
