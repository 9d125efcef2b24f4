"""Numbers of offices and people, brought to one way of writing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salesdesk.domain.relations import Salutation
from salesdesk.exchange import identifiers
from salesdesk.exchange.persons import PersonName, person_name, salutation


def in_nl(reader: Callable[[str, str], str]) -> Callable[[str], str]:
    return lambda text: reader(text, "NL")


@pytest.mark.parametrize(
    ("reader", "text", "kept"),
    [
        (identifiers.country_code, "Nederland", "NL"), (identifiers.country_code, "België", "BE"),
        (identifiers.country_code, "at", "AT"), (in_nl(identifiers.postcode), "3511ab", "3511 AB"),
        (in_nl(identifiers.postcode), "NL-3511 AB", "3511 AB"), (in_nl(identifiers.postcode), "3511", "3511"),
        (in_nl(identifiers.phone_number), "030-2312345", "030 231 23 45"),
        (in_nl(identifiers.phone_number), "+31 (0)6 12345678", "06 12 34 56 78"),
        (in_nl(identifiers.phone_number), "302312345", "030 231 23 45"),
        (in_nl(identifiers.phone_number), "0297 281234", "0297 28 12 34"),
        (in_nl(identifiers.phone_number), "+32 3 212 34 56", "+32 3 212 34 56"),
        (identifiers.kvk_number, "1234567", "01234567"),
        (identifiers.kvk_number, "KvK 12.34.56.78", "12345678"),
        (lambda text: identifiers.kvk_number(text, "BE"), "0403.170.701", "0403170701"),
        (lambda text: identifiers.kvk_number(text, "BE"), "403170701", "0403170701"),
        (lambda text: identifiers.likely_country("2000", "03 212", "", text), "0403.170.701", "BE"),
        (lambda text: identifiers.likely_country("2000", "03 212", "", text), "12345678", "NL"),
        (in_nl(identifiers.vat_number), "nl 0044.95.445.b01", "NL004495445B01"),
        (lambda text: identifiers.vat_number(text, "BE"), "403.019.261", "BE0403019261"),
        (identifiers.email, "mailto:info@x.example", "info@x.example"),
        (identifiers.website, "HTTPS://www.x.example/", "www.x.example"),
        (lambda text: identifiers.postcode(text, "BE"), "B-2000", "2000"),
        (lambda text: identifiers.postcode(text, "DE"), "47533", "47533"),
    ],
)  # fmt: skip
def test_it_is_kept_in_one_way_of_writing(reader: Callable[[str], str], text: str, kept: str) -> None:
    assert reader(text) == kept


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (identifiers.country_code, "Verweggistan"), (in_nl(identifiers.postcode), "ABCD 12"),
        (lambda text: identifiers.postcode(text, "BE"), "20000"),
        (in_nl(identifiers.phone_number), "bel Jan"),
        (in_nl(identifiers.phone_number), "12"), (in_nl(identifiers.phone_number), "-"),
        (identifiers.kvk_number, "123456789"), (in_nl(identifiers.kvk_number), "0403170701"),
        (lambda text: identifiers.kvk_number(text, "BE"), "0403170702"),
        (identifiers.kvk_number, "00000000"), (in_nl(identifiers.vat_number), "NL004495445B02X"),
        (in_nl(identifiers.vat_number), "NL123456789B01"),
        (lambda text: identifiers.vat_number(text, "BE"), "x1"),
        (identifiers.email, "a@b"), (identifiers.email, "a@b.example; c@d.example"),
        (identifiers.website, "geen"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_refused(reader: Callable[[str], str], text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        reader(text)


@pytest.mark.parametrize(
    ("marks", "country"),
    [
        (("2000", "+32 3 212", ""), "BE"), (("B-2000", "", ""), "BE"), (("", "", "BE0403019261"), "BE"),
        (("3511 AB", "030", ""), "NL"), (("", "", ""), "NL"),
    ],
)  # fmt: skip
def test_the_country_follows_from_other_marks(marks: tuple[str, str, str], country: str) -> None:
    assert identifiers.likely_country(*marks) == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mw. M. Kuipers", PersonName("Kuipers", Salutation.MS, "", "M.")),
        ("de heer T. Bos", PersonName("Bos", Salutation.MR, "", "T.")),
        ("F. el Amrani", PersonName("el Amrani", initials="F.")),
        ("Jan de Vries", PersonName("de Vries", first_name="Jan")),
        ("mr. dr. A.B. van den Berg", PersonName("van den Berg", title="mr. dr.", initials="A.B.")),
        ("van der Meer", PersonName("van der Meer")), ("Kuipers", PersonName("Kuipers")), ("", PersonName()),
    ],
)  # fmt: skip
def test_a_name_in_one_cell_is_taken_apart(text: str, name: PersonName) -> None:
    assert person_name(text) == name


@pytest.mark.parametrize(
    ("word", "meant"), [("Dhr.", "m"), ("Mevrouw", "v"), ("V", "v"), ("beste", "x"), ("", "x")]
)
def test_a_greeting_is_understood(word: str, meant: str) -> None:
    assert salutation(word) == meant
