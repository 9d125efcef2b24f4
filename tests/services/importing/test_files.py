"""A file goes in: looked at first, good rows once, a cancel leaves everything as it was."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Status
from salesdesk.errors import Cancelled, Trouble
from salesdesk.services.changes import Noun
from salesdesk.services.imports import ImportResult, Imports, Kind, Mapping, RowState
from salesdesk.services.sample import fill_sample
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import TODAY
from tests.services.importing.conftest import SAMPLES, Stopping, Write, counts, everything, relations


@pytest.mark.parametrize("name", ["relaties.csv", "artikelen.xlsx", "verkopen.csv", "forecast.csv"])
def test_a_sample_file_goes_in_once_and_a_second_time_changes_nothing(
    name: str, imports: Imports, database: Database
) -> None:
    fill_sample(database, TODAY)
    first = imports.import_file(imports.preview(SAMPLES / name)).value
    before = everything(database)
    second = imports.import_file(imports.preview(SAMPLES / name)).value
    assert first.new > 0
    assert (second.new, second.changed, second.refused) == (0, 0, first.refused)
    assert everything(database) == before


def test_the_relations_of_the_sample_show_what_is_wrong_with_them(
    imports: Imports, database: Database
) -> None:
    fill_sample(database, TODAY)
    preview = imports.preview(SAMPLES / "relaties.csv")
    refused = [row.problems[0].reason.text for row in preview.rows if row.state is RowState.REFUSED]
    assert (preview.kind, counts(preview)) == (Kind.RELATIONS, (33, 2, 1, 3))
    assert [text[:12] for text in refused] == ["Er staat een", "Deze rij hee", "De naam ontb"]
    alike = [(row.title, row.looks_like[0].name) for row in preview.rows if row.looks_like]
    assert ("Notariskantoor van Rijn", "Notariskantoor Van Rhijn") in alike


def test_the_forecast_table_goes_in_with_a_month_that_lies_ahead(
    imports: Imports, database: Database
) -> None:
    preview = imports.preview(SAMPLES / "forecast.csv")
    done = imports.import_file(preview)
    with database.read() as session:
        offers = records.find(session, Offer)
    weighted = sum(
        (offer.net * (offer.chance_percent or 0) / 100 for offer in offers if offer.is_open), Decimal(0)
    )
    volume = sum(
        (offer.volume * (offer.chance_percent or 0) / 100 for offer in offers if offer.is_open), Decimal(0)
    )
    assert preview.mapping.year == 2027
    assert (weighted, volume) == (Decimal("58342.41"), Decimal("73.85"))
    assert {offer.state for offer in offers} == {OfferState.RELEASED, OfferState.LOST}
    assert Noun.FORECAST in done.changes


def test_two_offers_to_one_name_make_one_prospect(imports: Imports, database: Database) -> None:
    imports.import_file(imports.preview(SAMPLES / "forecast.csv"))
    found = relations(database)
    assert [entry.name for entry in found].count("Doormees NV") == 1
    assert {entry.status for entry in found} == {Status.PROSPECT}


def test_a_year_can_be_chosen(imports: Imports) -> None:
    preview = imports.preview(SAMPLES / "forecast.csv")
    chosen = Mapping(preview.mapping.targets, year=2030)
    assert imports.preview(SAMPLES / "forecast.csv", Kind.FORECAST, chosen).mapping.year == 2030


def test_a_file_without_a_known_column_says_so_and_cannot_go_in(imports: Imports, write: Write) -> None:
    preview = imports.preview(write("a;b\n1;2\n"))
    assert not preview.can_import
    assert "geen kolom die ik herken" in preview.problems[0].reason.text
    assert preview.samples == (("1",), ("2",))
    assert imports.import_file(preview).value == ImportResult()


def test_a_file_that_lacks_a_needed_column_names_it(imports: Imports, write: Write) -> None:
    preview = imports.preview(write("Klant;Bedrag\nBos;12\n"), Kind.SALES)
    texts = [problem.reason.text.format(**problem.reason.values) for problem in preview.problems]
    assert texts == ["Wijs de kolom aan met: Datum.", "Wijs de kolom aan met: Artikelcode / Omschrijving."]


def test_an_own_choice_of_columns_is_followed(imports: Imports, write: Write) -> None:
    preview = imports.preview(write("a;b\nBos;Utrecht\n"), Kind.RELATIONS, Mapping(("name", "place")))
    assert [(row.title, row.detail) for row in preview.rows] == [("Bos", "Utrecht")]


def test_an_empty_file_and_a_missing_file_are_told_apart(
    imports: Imports, write: Write, tmp_path: Path
) -> None:
    assert imports.preview(write("")).problems
    with pytest.raises(Trouble):
        imports.preview(tmp_path / "weg.csv")


def test_a_cancelled_import_leaves_the_old_state(imports: Imports, database: Database, write: Write) -> None:
    preview = imports.preview(write("Naam\n" + "".join(f"Zaak {n}\n" for n in range(1200))))
    with pytest.raises(Cancelled):
        imports.import_file(preview, Stopping())
    assert relations(database) == []


def test_a_preview_can_be_cancelled(imports: Imports, write: Write) -> None:
    with pytest.raises(Cancelled):
        imports.preview(write("Naam\nBos\n"), progress=Stopping())


def test_lines_can_be_left_out(imports: Imports, database: Database, write: Write) -> None:
    preview = imports.preview(write("Naam\nBos\nKok\n"))
    result = imports.import_file(preview, skip=frozenset({2})).value
    assert (result.new, result.skipped) == (1, 1)
    assert [entry.name for entry in relations(database)] == ["Kok"]


def test_a_column_of_doubtful_numbers_asks_once(imports: Imports, write: Write) -> None:
    path = write("Artikelcode;Prijs\nA;1.234\n")
    assert imports.preview(path).asks_decimal_sign
    answered = imports.preview(path, Kind.PRODUCTS, Mapping(("code", "price"), "."))
    assert imports.import_file(answered).value.new == 1


TORTURE = (
    "Naam;Postcode;Omzetkans\r\n"
    "Café Zoë;3511ab;1.234,50\r\n"
    'Slager "de Bijl;3511 AB;1\r\n'
    '"Open aanhaling;3511 AB;2\r\n'
    "Nul\x00teken;3511 AB;3\r\n"
    f"Groot;{'x' * 10_000_000};4\r\n"
    "'=HYPERLINK(1);3511 AB;5\r\n"
    "Te;veel;kolommen;hier\r\n"
    "Laatste;3512 AB;6\r\n"
)


def test_a_tortured_file_gives_its_good_rows_once(imports: Imports, database: Database, write: Write) -> None:
    preview = imports.preview(write(TORTURE))
    first = imports.import_file(preview).value
    second = imports.import_file(imports.preview(write(TORTURE))).value
    assert [row.line for row in preview.rows if row.state is RowState.REFUSED] == [4, 6, 8]
    assert [entry.name for entry in relations(database)] == [
        "Café Zoë", 'Slager "de Bijl', "Nulteken", "=HYPERLINK(1)", "Laatste",
    ]  # fmt: skip
    assert (first.new, second.new, second.changed, second.same) == (5, 0, 0, 5)


@pytest.fixture(scope="module")
def many_bytes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bytes") / "bestand.csv"


@given(content=st.binary(max_size=200), kind=st.sampled_from([None, *Kind]), head=st.booleans())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_makes_it_fall(
    content: bytes, kind: Kind | None, head: bool, many_bytes: Path, imports: Imports
) -> None:
    many_bytes.write_bytes(
        (b"Naam;Offertenr;Bedrag;Datum;Artikelcode;Prijs;Klant\n" if head else b"") + content
    )
    preview = imports.preview(many_bytes, kind)
    imports.import_file(preview)
    assert imports.preview(many_bytes, kind).new == 0
