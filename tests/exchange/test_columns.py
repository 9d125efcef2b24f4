"""Titles of columns and what they mean."""

from __future__ import annotations

import pytest

from salesdesk.exchange.columns import guess_kind, missing_fields, propose
from salesdesk.exchange.fields import Kind, fields_of


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Bedrijfsnaam", "name"), ("Relatie", "name"), ("Company name", "name"), ("Debiteurnr.", "number"),
        ("Straat", "street"), ("Adres (bezoek)", "street"), ("Huisnr", "house_number"),
        ("Zip code", "postcode"),
        ("POSTCODE", "postcode"), ("Woonplaats", "place"), ("Land", "country"), ("Tel. nr.", "phone"),
        ("E-mail", "email"), ("E-mailadres algemeen", "email"), ("Website", "website"),
        ("KvK-nummer", "kvk_number"), ("BTW nr", "vat_number"), ("Branche", "branch"), ("SBI", "sbi_code"),
        ("Aantal medewerkers", "employees"), ("ABC-klasse", "importance"), ("Status", "status"),
        ("Contactpersoon", "contact_name"), ("Aanhef", "contact_salutation"),
        ("Voornaam", "contact_first_name"),
        ("Achternaam", "contact_surname"), ("Functie", "contact_function"), ("Mobiel", "contact_mobile"),
        ("Kleur van de deur", ""),
    ],
)  # fmt: skip
def test_a_title_of_a_relations_file_is_known(title: str, field: str) -> None:
    assert propose([title], Kind.RELATIONS).targets == (field,)


def test_every_field_is_proposed_once() -> None:
    targets = propose(["Naam", "Bedrijf", "Tel", "Telefoon"], Kind.RELATIONS).targets
    assert targets == ("name", "", "phone", "")


def test_an_exact_title_wins_from_one_that_holds_the_word() -> None:
    assert propose(["Naam contactpersoon", "Naam"], Kind.RELATIONS).targets == ("contact_name", "name")


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["Naam", "Offertenr", "Product", "Aantal", "Bedrag", "Kans", "Beslissing"], Kind.FORECAST),
        (["Naam", "Postcode", "Plaats"], Kind.RELATIONS),
        (["Naam", "Postcode"], Kind.RELATIONS),
        (["Artikelcode", "Omschrijving", "Prijs", "Eenheid"], Kind.PRODUCTS),
        (["Klantnr", "Datum", "Artikel", "Aantal", "Bedrag"], Kind.SALES),
        (["x", "y", "z"], None),
        ([], None),
    ],
)
def test_the_kind_of_a_file_is_guessed_from_its_header(header: list[str], kind: Kind | None) -> None:
    assert guess_kind(header) is kind


def test_what_a_file_lacks_is_named_in_sets() -> None:
    lacking = missing_fields(propose(["Klant", "Bedrag"], Kind.SALES), Kind.SALES)
    assert [[field.name for field in wanted] for wanted in lacking] == [
        ["sold_on"],
        ["product_code", "product_name"],
    ]


@pytest.mark.parametrize("kind", list(Kind))
def test_no_title_means_two_fields_of_one_kind(kind: Kind) -> None:
    titles = [title for field in fields_of(kind) for title in field.titles]
    assert len(titles) == len(set(titles))
