"""Rows about relations and people: known again, never merged, never woken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salesdesk.domain.relations import Status, StatusChange
from salesdesk.services.imports import Imports, RowState
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import a_contact, a_relation, an_address
from tests.services.importing.conftest import Write, counts, relations


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
    known = a_relation(
        name="Bos", phone="030 555 01 23", branch="Notariaat", address=an_address(postcode="", place="")
    )
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
