"""A vCard that every telephone takes over, whatever signs are in a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.domain.company import Company, Seller
from salesdesk.domain.relations import Address
from salesdesk.exchange.vcard import escaped, international, vcard

COMPANY = Company(
    name="Noé; Zoon, Glas\\Gevel",
    address=Address("Dorpsstraat 1, bis", "3606 AS", "Maarssen"),
    phone="0346 55 41 20",
    website="www.noe.example",
)
SELLER = Seller(
    name="Zoë van Dam", function="Verkoper", email="zoe@noe.example", mobile="06 00 41 20 31", phone="030 1"
)


def test_a_full_card_in_the_order_of_the_format() -> None:
    assert vcard(SELLER, COMPANY).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:van Dam;Zoë;;;",
        "FN:Zoë van Dam",
        r"ORG:Noé\; Zoon\, Glas\\Gevel",
        "TITLE:Verkoper",
        "TEL;TYPE=WORK,VOICE:+31346554120",
        "TEL;TYPE=CELL:+31600412031",
        "EMAIL;TYPE=INTERNET:zoe@noe.example",
        "URL:https://www.noe.example",
        r"ADR;TYPE=WORK:;;Dorpsstraat 1\, bis;Maarssen;;3606 AS;NL",
        "END:VCARD",
        "",
    ]


def test_empty_fields_are_left_out() -> None:
    assert vcard(Seller(name="Anna"), Company()).split("\r\n")[2:-2] == ["N:;Anna;;;", "FN:Anna"]


def test_the_address_can_be_left_out() -> None:
    assert "ADR" not in vcard(SELLER, COMPANY, with_address=False)


def test_without_a_mobile_number_his_own_telephone_stands_there() -> None:
    assert "TEL;TYPE=CELL:+31301234567" in vcard(replace(SELLER, mobile="", phone="030 123 45 67"), COMPANY)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a;b", r"a\;b"),
        ("a,b", r"a\,b"),
        ("a\\b", r"a\\b"),
        ("a\r\nb\nc", r"a\nb\nc"),
        ("END:VCARD\nN:x", r"END:VCARD\nN:x"),
        ("é", "é"),
    ],
)
def test_signs_of_the_format_are_escaped(text: str, kept: str) -> None:
    assert escaped(text) == kept


@pytest.mark.parametrize(
    ("number", "country", "kept"),
    [
        ("0346 55 41 20", "NL", "+31346554120"),
        ("03 456 78 90", "BE", "+3234567890"),
        ("+32 3 456 78 90", "NL", "+3234567890"),
        ("bel mij", "NL", "bel mij"),
        ("", "NL", ""),
    ],
)
def test_a_number_dials_from_abroad(number: str, country: str, kept: str) -> None:
    assert international(number, country) == kept
