"""Own points from a file: for a postcode or a relation, put right where plainly wrong, undone in one go."""

from __future__ import annotations

import pytest

from salesdesk.domain.driving import OwnPoint
from salesdesk.domain.geography import Precision
from salesdesk.domain.relations import Address, Relation
from salesdesk.services.changes import Noun
from salesdesk.services.imports import Imports, Kind, RowState
from salesdesk.services.relation_places import located_address
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import a_relation, an_id
from tests.services.importing.conftest import Write, counts

UTRECHT = Address("Markt 1", "3511 AB", "Utrecht")


@pytest.fixture
def baker(database: Database) -> Relation:
    made = a_relation(name="Bakkerij Vonk", number="K100", address=UTRECHT)
    with database.write() as session:
        records.save(session, made)
    return made


def points(database: Database) -> list[OwnPoint]:
    with database.read() as session:
        return records.find(session, OwnPoint)


def test_a_table_of_postcodes_makes_them_sharper(imports: Imports, database: Database, write: Write) -> None:
    preview = imports.preview(write("Postcode;Lat;Lon\n3511AB;52,0903;5,1216\nB-2000;51.2211;4.3997\n"))
    assert (preview.kind, counts(preview)) == (Kind.COORDINATES, (2, 0, 0, 0))
    done = imports.import_file(preview)
    assert Noun.ROUTE in done.changes
    with database.read() as session:
        found = located_address(session, UTRECHT)
    assert found is not None
    assert (found.lat, found.precision) == (52.0903, Precision.OWN_POSTCODE)
    assert {point.country for point in points(database)} == {"NL", "BE"}


@pytest.mark.parametrize("who", ["K100", "k100"])
def test_a_relation_gets_its_own_point_by_number(
    imports: Imports, database: Database, write: Write, baker: Relation, who: str
) -> None:
    imports.import_file(imports.preview(write(f"Klantnummer;Lat;Lon\n{who};52.0911;5.1222\n")))
    with database.read() as session:
        kept = records.load(session, Relation, baker.id)
    assert kept is not None
    assert (kept.latitude, kept.longitude) == (52.0911, 5.1222)


def test_points_of_the_dutch_grid_are_converted(imports: Imports, database: Database, write: Write) -> None:
    imports.import_file(imports.preview(write("Postcode;X;Y\n1016 DV;120.700;487.525\n")))
    (point,) = points(database)
    assert (point.latitude, point.longitude) == pytest.approx((52.3745, 4.8835), abs=1e-3)


@pytest.mark.parametrize(
    ("line", "state", "told"),
    [
        ("3511AB;5.1216;52.0903", RowState.NEW, "Breedte en lengte"),
        ("3511AB;48.85;2.35", RowState.NEW, "Dit punt ligt buiten"),
        ("3511AB;53.2192;6.5667", RowState.NEW, "Ligt {km} km"),
        ("3511AB;ergens;5.1", RowState.REFUSED, "‘{cell}’ is geen coör"),
        ("3511AB;52.1;", RowState.REFUSED, "Een van de twee"),
        ("3511AB;952.1;5.1", RowState.REFUSED, "Deze coördinaten"),
        (";52.1;5.1", RowState.REFUSED, "Er staat niet bij"),
        ("abc;52.1;5.1", RowState.REFUSED, "Dit is geen postcode"),
    ],
)
def test_a_row_that_is_odd_says_why(
    imports: Imports, write: Write, line: str, state: RowState, told: str
) -> None:
    preview = imports.preview(write(f"Postcode;Lat;Lon\n{line}\n"), Kind.COORDINATES)
    (row,) = preview.rows
    assert row.state is state
    assert any(problem.reason.text.startswith(told) for problem in row.problems)


def test_who_is_not_known_or_not_alone_is_left_out(
    imports: Imports, database: Database, write: Write, baker: Relation
) -> None:
    with database.write() as session:
        records.save(session, a_relation(id=an_id(), name=baker.name, number="K101"))
    preview = imports.preview(write("Relatie;Lat;Lon\nBakkerij Vonk;52.1;5.1\nNiemand;52.1;5.1\n"))
    assert [row.state for row in preview.rows] == [RowState.REFUSED, RowState.REFUSED]


def test_of_two_rows_about_the_same_the_first_counts(imports: Imports, write: Write) -> None:
    preview = imports.preview(write("Postcode;Lat;Lon\n3511AB;52.09;5.12\n3511 ab;52.10;5.13\n"))
    assert [row.state for row in preview.rows] == [RowState.NEW, RowState.REFUSED]
    assert preview.rows[1].problems[-1].reason.values == {"line": 2}


def test_the_same_file_again_changes_nothing_and_all_of_it_can_be_undone(
    imports: Imports, database: Database, write: Write, baker: Relation
) -> None:
    path = write("Klantnummer;Postcode;Lat;Lon\nK100;;52.0911;5.1222\n;3512AA;52.1;5.1\n")
    first = imports.import_file(imports.preview(path)).value
    assert counts(imports.preview(path)) == (0, 0, 2, 0)
    imports.undo(Kind.COORDINATES, first)
    with database.read() as session:
        assert records.load(session, Relation, baker.id) == baker
    assert points(database) == []


def test_a_newer_file_moves_a_point(imports: Imports, database: Database, write: Write) -> None:
    imports.import_file(imports.preview(write("Postcode;Lat;Lon\n3511AB;52.09;5.12\n")))
    second = imports.import_file(imports.preview(write("Postcode;Lat;Lon\n3511AB;52.08;5.11\n"))).value
    assert (second.changed, [point.latitude for point in points(database)]) == (1, [52.08])
    imports.undo(Kind.COORDINATES, second)
    assert [point.latitude for point in points(database)] == [52.09]
