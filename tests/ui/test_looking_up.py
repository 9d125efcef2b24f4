"""Where somebody is looked up: addresses made from what we know, never anything but a page."""

from __future__ import annotations

from urllib.parse import unquote_plus

import pytest

from salesdesk.domain.relations import Address
from salesdesk.ui.looking_up import (
    company_search,
    news_search,
    person_search,
    profile_address,
    register_search,
    website_address,
)
from salesdesk.ui.mailing import read_lists
from tests.builders import a_contact, a_relation


@pytest.mark.parametrize(
    ("website", "address"),
    [
        ("www.delinde.example", "https://www.delinde.example"),
        ("HTTP://delinde.example/over", "HTTP://delinde.example/over"),
        ("delinde.example:8080", "https://delinde.example:8080"),
    ],
)
def test_a_site_is_opened_as_it_is_written(website: str, address: str) -> None:
    assert website_address(a_relation(website=website)) == address


@pytest.mark.parametrize("website", ["", "file:///etc/passwd", "javascript:alert(1)", "smb://server/share"])
def test_what_is_no_page_is_searched_for_instead(website: str) -> None:
    assert website_address(a_relation(website=website)).startswith("https://duckduckgo.com/?q=")


def test_nasty_names_stay_words() -> None:
    relation = a_relation(name="A&B <x> = 100 % #1?", address=Address(place="Den Bosch"))
    address = company_search(relation, "nieuws")
    assert unquote_plus(address).endswith("A&B <x> = 100 % #1? Den Bosch nieuws")
    assert address.count("?") == 1


@pytest.mark.parametrize(
    ("country", "start"),
    [("NL", "https://www.kvk.nl/"), ("BE", "https://kbopub.economie.fgov.be/"), ("DE", "https://duckduckgo")],
)
def test_every_country_has_its_register(country: str, start: str) -> None:
    relation = a_relation(address=Address(country=country), kvk_number="")
    assert register_search(relation).startswith(start)
    assert "Linde" in register_search(relation)


def test_a_person_is_searched_with_his_company() -> None:
    assert "Fatima+el+Amrani" in person_search(a_contact(), a_relation())
    assert profile_address(a_contact(profile_url="")) == ""
    assert profile_address(a_contact(profile_url="profiel.example/x")) == "https://profiel.example/x"
    assert news_search("De Linde").endswith("De+Linde+nieuws")


@pytest.mark.parametrize(
    ("typed", "lists"),
    [("", ()), (" a , b;a ,, ", ("a", "b")), ("Open  dag", ("Open dag",))],
)
def test_mailing_lists_are_read_each_once(typed: str, lists: tuple[str, ...]) -> None:
    assert read_lists(typed) == lists
