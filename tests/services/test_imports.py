"""A file goes in: looked at first, good rows once, a cancel leaves everything as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk import paths
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.products import Product, SalesLine
from salesdesk.domain.relations import Contact, Relation, Status, StatusChange
from salesdesk.errors import Cancelled, Trouble
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.imports import ImportPreview, ImportResult, Imports, Kind, Mapping, RowState
from salesdesk.services.sample import fill_sample
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import TODAY, a_contact, a_relation, an_id, an_offer

SAMPLES = paths.resources() / "sample"
NOW = datetime(2026, 11, 24, 9, 15, tzinfo=ZoneInfo("Europe/Amsterdam"))
Write = Callable[[str], Path]


@pytest.fixture
def imports(database: Database) -> Imports:
    return Imports(database, Clock(lambda: NOW, an_id))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "bestand.csv"
        path.write_bytes(text.encode("cp1252"))
        return path

    return written


@pytest.fixture
def keep(database: Database) -> Callable[..., None]:
    def kept(*values: object) -> None:
        with database.write() as session:
            records.save_all(session, values)

    return kept


def everything(database: Database) -> list[list[object]]:
    kinds: tuple[type, ...] = (Relation, Contact, Product, SalesLine, Offer)
    with database.read() as session:
        return [records.find(session, kind) for kind in kinds]


def relations(database: Database) -> list[Relation]:
    with database.read() as session:
        return records.find(session, Relation)


def counts(preview: ImportPreview) -> tuple[int, int, int, int]:
    return preview.new, preview.changed, preview.same, preview.refused


class Stopping:
    """Progress of a job that the seller stops at the first step."""

    def step(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled


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


@pytest.mark.parametrize(
    ("kept", "row", "state"),
    [
        ({"number": "24001"}, "24001;;;Andere Naam;", RowState.CHANGED),
        ({"kvk_number": "99001207"}, ";99001207;;Bos;", RowState.CHANGED),
        ({"vat_number": "NL856310001B01"}, ";;NL856310001B01;Bos;", RowState.CHANGED),
        ({}, ";;;de linde bv;3511 AB", RowState.CHANGED),
        ({}, ";;;De Linde B.V.;3511 AB", RowState.SAME),
        ({}, ";;;De Linde B.V.;", RowState.SAME),
        ({}, ";;;De Linde B.V.;1011 AB", RowState.NEW),
        ({"number": "7"}, "8;;;De Linde B.V.;3511 AB", RowState.NEW),
        ({"kvk_number": "99001207", "number": "7"}, "8;99001207;;De Linde B.V.;", RowState.NEW),
    ],
)
def test_a_relation_is_known_by_its_numbers_or_its_name_and_postcode(
    kept: dict[str, str], row: str, state: RowState, imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(**{"name": "De Linde B.V.", "number": "", "kvk_number": "", "vat_number": "", **kept}))
    preview = imports.preview(write(f"Klantnr;KvK;Btw-nr;Naam;Postcode\n{row}\n"))
    assert preview.rows[0].state is state


def test_an_empty_cell_wipes_nothing_out_and_a_filled_one_is_named(
    imports: Imports, database: Database, keep: Callable[..., None], write: Write
) -> None:
    known = a_relation(name="Bos", phone="030 555 01 23", branch="Notariaat")
    keep(known)
    preview = imports.preview(write("Naam;Tel;Branche;Plaats\nBos;;Advocatuur;Houten\n"))
    imports.import_file(preview)
    kept = relations(database)[0]
    assert preview.rows[0].changes == ("Plaats", "Branche")
    assert (kept.phone, kept.branch, kept.address.place) == (known.phone, "Advocatuur", "Houten")
    assert kept.address.street == known.address.street


def test_a_status_follows_the_cycle_and_is_logged(
    imports: Imports, database: Database, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Bos", status=Status.PROSPECT), a_relation(name="Kok", status=Status.DEAD))
    preview = imports.preview(write("Naam;Status\nBos;klant\nKok;suspect\n"))
    imports.import_file(preview)
    with database.read() as session:
        changes = records.find(session, StatusChange)
    assert {entry.name: entry.status for entry in relations(database)} == {
        "Bos": Status.CUSTOMER,
        "Kok": Status.DEAD,
    }
    assert [(change.before, change.after) for change in changes] == [(Status.PROSPECT, Status.CUSTOMER)]
    assert [problem.blocks for problem in preview.rows[1].problems] == [False]


def test_a_class_that_was_lifted_on_purpose_stays(
    imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Bos", importance_reason="Uithangbord van de markt"))
    assert imports.preview(write("Naam;Klasse\nBos;C\n")).same == 1


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ("Bos;mw. M. Kuipers;inkoper", RowState.CHANGED), ("Bos;mw. M. Kuipers;", RowState.SAME),
        ("Bos;dhr. P. Prins;", RowState.CHANGED), ("Bos;Kuipers;", RowState.SAME),
    ],
)  # fmt: skip
def test_a_contact_is_known_by_name(
    row: str, state: RowState, imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    relation = a_relation(name="Bos")
    keep(
        relation,
        a_contact(
            relation_id=relation.id,
            surname="Kuipers",
            initials="M.",
            first_name="",
            salutation="v",
            function="",
        ),
    )
    assert imports.preview(write(f"Naam;Contactpersoon;Functie\n{row}\n")).rows[0].state is state


def test_a_contact_is_known_by_its_mail_address_too(
    imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    relation = a_relation(name="Bos")
    keep(relation, a_contact(relation_id=relation.id, surname="Kuipers-Bos", email="m@bos.example"))
    preview = imports.preview(write("Naam;Achternaam;E-mail contactpersoon\nBos;Kuipers;m@bos.example\n"))
    assert (counts(preview), preview.rows[0].changes) == ((0, 1, 0, 0), ("Contactpersoon",))


@pytest.mark.parametrize(
    ("row", "is_alike"),
    [
        ("Kuypers Techniek;Utrecht;;", True), ("Kuypers Techniek;Gouda;;", False),
        ("X;Gouda;030-5550123;", True),
        ("X;Gouda;;www.kuipers.example/nl", True), ("Kuijpers;Utrecht;;", False),
    ],
)  # fmt: skip
def test_what_looks_alike_is_proposed_and_never_merged(
    row: str, is_alike: bool, imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Kuipers Techniek", website="www.kuipers.example", phone="030 555 01 23"))
    found = imports.preview(write(f"Naam;Plaats;Tel;Website\n{row}\n")).rows[0]
    assert (found.state, bool(found.looks_like)) == (RowState.NEW, is_alike)


def test_two_rows_about_one_relation_make_one(imports: Imports, database: Database, write: Write) -> None:
    result = imports.import_file(
        imports.preview(write("Naam;Postcode\nBos;3511 AB\nBos B.V.;3511 AB\n"))
    ).value
    assert (result.new, result.changed) == (1, 1)
    assert [entry.name for entry in relations(database)] == ["Bos B.V."]


def test_articles_are_known_by_code_and_prices_move(
    imports: Imports, database: Database, write: Write
) -> None:
    imports.import_file(imports.preview(write("Artikelcode;Omschrijving;Prijs\nSM-D5;Schoonmaak;985,00\n")))
    preview = imports.preview(write("Artikelcode;Prijs\nsm-d5;1.010,50\nVL-02;640\nSM-D5;1.010,50\n"))
    imports.import_file(preview)
    with database.read() as session:
        kept = {entry.code: entry for entry in records.find(session, Product)}
    assert [row.state for row in preview.rows] == [RowState.CHANGED, RowState.NEW, RowState.SAME]
    assert (kept["SM-D5"].price, kept["SM-D5"].name) == (Decimal("1010.50"), "Schoonmaak")
    assert kept["VL-02"].name == "VL-02"


SALES = "Klantnr;Klant;Datum;Order;Artikel;Bedrag\n"


def test_two_equal_sales_lines_in_one_file_are_two_and_stay_two(
    imports: Imports, database: Database, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Bos", number="7"))
    line = "7;;24-11-2026;F1;SM;12,50\n"
    first = imports.import_file(imports.preview(write(SALES + line * 2))).value
    second = imports.import_file(imports.preview(write(SALES + line * 3))).value
    assert (first.new, second.new, second.same) == (2, 1, 2)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (";Onbekend;24-11-2026;F1;SM;1", "haal die eerst binnen"), ("99;;24-11-2026;F1;SM;1", "eerst binnen"),
        (";Kok;24-11-2026;F1;SM;1", "Meer relaties heten zo"), (";Bos;31-11-2026;F1;SM;1", "geen datum"),
    ],
)  # fmt: skip
def test_a_sales_line_without_a_sure_customer_is_refused(
    row: str, text: str, imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Bos"), a_relation(name="Kok"), a_relation(name="Kok B.V."))
    found = imports.preview(write(f"{SALES}{row}\n")).rows[0]
    assert found.state is RowState.REFUSED
    assert text in found.problems[0].reason.text


def test_an_unknown_number_beside_a_known_name_is_that_customer(
    imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    keep(a_relation(name="Bos"))
    assert imports.preview(write(f"{SALES}99;Bos;24-11-2026;F1;SM;1\n")).new == 1


FORECAST = "Naam;Offertenr;Product;Aantal;Bedrag;Kans;Beslissing\n"


def test_a_changed_forecast_row_changes_its_offer(imports: Imports, database: Database, write: Write) -> None:
    imports.import_file(imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;4.630,50;35%;mar\n")))
    preview = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;6;5.000,00;50%;apr\n"))
    imports.import_file(preview)
    with database.read() as session:
        offer = records.find(session, Offer)[0]
    assert preview.rows[0].changes == ("Kans", "Beslismaand", "Bedrag excl. btw")
    assert (offer.net, offer.volume, offer.chance_percent) == (Decimal("5000.00"), Decimal(6), 50)


def test_a_higher_revision_replaces_the_open_lower_one_in_any_order(
    imports: Imports, database: Database, write: Write
) -> None:
    rows = [f"Bos;OV87-{revision};AK-4;5;4.630,50;35%;mar\n" for revision in (2, 3, 1)]
    imports.import_file(imports.preview(write(FORECAST + "".join(rows))))
    again = imports.preview(write(FORECAST + "".join(rows)))
    with database.read() as session:
        states = {offer.revision: offer.state for offer in records.find(session, Offer)}
    assert states == {1: OfferState.REPLACED, 2: OfferState.REPLACED, 3: OfferState.RELEASED}
    assert counts(again) == (0, 0, 3, 0)


def test_an_offer_number_of_somebody_else_is_refused(
    imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    relation = a_relation(name="Kok")
    keep(relation, an_offer(relation_id=relation.id, number=87, revision=3))
    found = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;1;35%;mar\n")).rows[0]
    assert (found.state, found.problems[0].reason.values["name"]) == (RowState.REFUSED, "Kok")


@pytest.mark.parametrize("state", [OfferState.WON, OfferState.LOST, OfferState.EXPIRED])
def test_an_offer_that_was_decided_here_is_not_opened_again(
    state: OfferState, imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    relation = a_relation(name="Bos")
    keep(relation, an_offer(relation_id=relation.id, number=87, revision=3, state=state))
    found = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;1;35%;mar\n")).rows[0]
    assert (found.state, len(found.problems)) == (RowState.SAME, 1)


def test_an_offer_made_here_keeps_its_lines(
    imports: Imports, keep: Callable[..., None], write: Write
) -> None:
    relation = a_relation(name="Bos")
    keep(relation, an_offer(relation_id=relation.id, number=87, revision=3, offered_on=TODAY))
    found = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;1;90%;mar\n")).rows[0]
    assert "Bedrag excl. btw" not in found.changes
    assert "blijven zo" in found.problems[0].reason.text


def test_lost_in_the_sheet_becomes_lost_here(imports: Imports, database: Database, write: Write) -> None:
    imports.import_file(imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;10;35%;mar\n")))
    imports.import_file(imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;10;0%;verloren\n")))
    again = imports.preview(write(FORECAST + "Bos;OV87-3;AK-4;5;10;0%;verloren\n"))
    with database.read() as session:
        offer = records.find(session, Offer)[0]
    assert (offer.state, offer.decided_on, again.same) == (OfferState.LOST, TODAY, 1)


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
