"""Files of approval: signed for one purpose, hashed slowly, and refused whole when they cannot be."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.approval_code_letters import bare
from salesdesk.domain.offer_approval import ApprovalCode
from salesdesk.errors import Refused
from salesdesk.exchange.approval_files import key_bytes, read_answer, read_key
from salesdesk.exchange.code_files import codes_bytes, read_codes
from salesdesk.exchange.code_hashes import Cost, draw_code, fits, hash_of, is_usable, new_salt
from salesdesk.exchange.signing import (
    fingerprint,
    kind_of,
    new_private_key,
    public_key_of,
    read_signed,
    signed_bytes,
)
from tests.builders import an_id

KEY = "11" * 32
QUICK = Cost(1, 8192)


def test_a_signature_counts_for_one_kind_of_file() -> None:
    answer = json.loads(signed_bytes("sdantwoord", {"a": 1}, KEY))
    with pytest.raises(Refused, match=r"geen bestand .sdcodes"):
        read_codes(json.dumps(answer).encode())
    with pytest.raises(Refused, match="handtekening klopt niet"):
        read_codes(json.dumps({**answer, "salesdesk": "sdcodes"}).encode())


@pytest.mark.parametrize("over", [{"key": "22" * 32}, {"key": "zz"}, {"signature": ""}, {"body": {"a": 2}}])
def test_whatever_is_changed_is_noticed(over: dict[str, object]) -> None:
    whole = json.loads(signed_bytes("sdsleutel", {"a": 1}, KEY))
    with pytest.raises(Refused, match="onderweg veranderd"):
        read_signed("sdsleutel", json.dumps({**whole, **over}).encode())


def test_a_file_may_be_laid_out_anew_on_its_way() -> None:
    whole = json.loads(signed_bytes("sdsleutel", {"naam": "Renée €", "e": 1}, KEY))
    signed = read_signed("sdsleutel", json.dumps(whole, indent=8).encode())
    assert signed.body["naam"] == "Renée €"
    assert signed.public_key == public_key_of(KEY)


def test_a_key_file_says_whose_it_is() -> None:
    card = read_key(key_bytes("R. de\u202e Wit", "r@noordstar.example", KEY))
    assert (card.name, card.email) == ("R. de Wit", "r@noordstar.example")
    assert card.fingerprint == fingerprint(public_key_of(KEY))
    with pytest.raises(Refused, match=r"geen bestand .sdsleutel"):
        read_key(key_bytes(" ", "", KEY))


def test_two_keys_have_two_fingerprints() -> None:
    assert fingerprint(public_key_of(new_private_key())) != fingerprint(public_key_of(new_private_key()))


@pytest.mark.parametrize(
    ("content", "kind"),
    [(key_bytes("R", "", KEY), "sdsleutel"), (b"no", ""), (b"[1]", ""), (b"\xff", ""), (b"9" * 5000, "")],
)
def test_the_kind_of_a_file_is_read_without_trusting_it(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    "over",
    [{"state": "asked"}, {"state": "granted", "most_percent": ""}, {"most_percent": "NaN"},
     {"most_percent": "101"}, {"decided_at": "2026-11-24T07:31:00"}, {"decided_at": ""}, {"offer_id": "x"}],
)  # fmt: skip
def test_a_signed_answer_that_cannot_be_is_refused(over: dict[str, str]) -> None:
    body: dict[str, Any] = {
        "request_id": str(an_id()), "offer_id": str(an_id()), "label": "OV1-1", "digest": "0", "answer": "",
        "state": "granted", "most_percent": "18", "decided_at": "2026-11-24T06:31:00+00:00",
        "decided_by": "R. de Wit",
    }  # fmt: skip
    assert read_answer(signed_bytes("sdantwoord", body, KEY)).answer.most_percent == 18
    with pytest.raises(Refused, match=r"geen bestand .sdantwoord"):
        read_answer(signed_bytes("sdantwoord", {**body, **over}, KEY))


def test_a_hash_knows_its_code_and_its_line() -> None:
    letters, salt = bare(draw_code(7)), new_salt()
    kept = hash_of(letters, 7, salt, QUICK)
    assert fits(letters, 7, salt, kept)
    assert not fits(letters, 8, salt, kept)
    assert not fits(letters, 7, new_salt(), kept)
    assert not fits("AAAAAAAAA", 7, salt, kept)
    assert letters not in kept


def test_the_usual_hash_is_slow_on_purpose() -> None:
    rounds, memory, _hash = hash_of("AAAAAAAAA", 1, new_salt()).split(":")
    assert (int(rounds), int(memory)) >= (2, 64 * 1024 * 1024)


@pytest.mark.parametrize(
    ("salt", "kept"),
    [("zz", "1:8192:" + "00" * 32), ("00" * 16, "1:8192"), ("00" * 16, "1:99999999999:" + "00" * 32),
     ("00" * 16, "0:8192:" + "00" * 32), ("00" * 16, "x:8192:" + "00" * 32), ("00" * 16, "1:8192:00"),
     ("00", "1:8192:" + "00" * 32), ("00" * 16, "1:8192:zz"), ("00" * 16, "²:8192:" + "00" * 32)],
)  # fmt: skip
def test_a_hash_that_would_stall_or_break_the_program_is_not_taken(salt: str, kept: str) -> None:
    assert not is_usable(salt, kept)
    code = ApprovalCode(an_id(), 1, salt, kept, Decimal(18), date(2027, 1, 1))
    with pytest.raises(Refused, match=r"geen bestand .sdcodes"):
        read_codes(codes_bytes("Sanne de Boer", "R. de Wit", (code,), KEY))


@pytest.mark.parametrize("count", [0, 201])
def test_a_file_of_no_or_too_many_codes_is_refused(count: int) -> None:
    kept = hash_of("AAAAAAAAA", 1, "00" * 16, QUICK)
    codes = tuple(ApprovalCode(an_id(), 1, "00" * 16, kept, Decimal(18)) for _each in range(count))
    with pytest.raises(Refused, match=r"geen bestand .sdcodes"):
        read_codes(codes_bytes("Sanne de Boer", "R. de Wit", codes, KEY))


def test_every_sign_is_drawn_as_often() -> None:
    signs = "".join(bare(draw_code(1))[:8] for _code in range(3000))
    assert len(set(signs)) == 31
    assert max(map(signs.count, set(signs))) < 1.3 * len(signs) / 31
