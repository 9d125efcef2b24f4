"""The rayon: who lies in which area, what it asks, and how areas change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.domain.rayon import Area, AreaDay
from salesdesk.domain.relations import Importance, Relation, Status
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused
from salesdesk.services.rayon import Rayon, day_words
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import TODAY, a_relation, a_sales_line, a_visit, an_address, some_settings
from tests.planning_builders import an_area
from tests.sample_fixtures import a_clock

Keep = Callable[..., None]


def customer(name: str, postcode: str = "1211 AB", country: str = "NL", **over: object) -> Relation:
    filled = {"name": name, "status": Status.CUSTOMER, "importance": Importance.A}
    address = an_address(postcode=postcode, place="", country=country)
    return a_relation(**{**filled, "address": address, **over})


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            save_settings(session, some_settings())
            records.save_all(session, values)

    return kept


@pytest.fixture
def rayon(database: Database) -> Rayon:
    return Rayon(database, a_clock())


def areas_of(rayon: Rayon) -> dict[str, Area]:
    return {each.area.name: each.area for each in rayon.view().areas}


def test_an_area_tells_its_relations_visits_hours_overdue_and_revenue(keep: Keep, rayon: Rayon) -> None:
    late, other = customer("Hotel Bos"), customer("Kliniek", "1401 AA", importance=Importance.C)
    visit = a_visit(relation_id=late.id, visit_on=TODAY - timedelta(days=200), state=VisitState.HELD)
    sale = a_sales_line(relation_id=late.id, sold_on=TODAY - timedelta(days=30), amount=Decimal(1250))
    keep(an_area(), late, other, visit, sale)
    (gooi,) = rayon.view().areas
    assert (gooi.visits, gooi.hours, gooi.overdue, gooi.revenue) == (7, 6.75, 1, Decimal(1250))
    assert gooi.by_class == {Importance.A: 1, Importance.C: 1}
    assert gooi.drive is not None


@pytest.mark.parametrize(
    ("postcode", "country", "area"),
    [
        ("1211 AB", "NL", "Gooi"),
        ("1411 AB", "NL", ""),
        ("", "NL", ""),
        ("1211", "BE", "Brussel"),
        ("75008", "FR", ""),
        ("rommel", "NL", ""),
    ],
)
def test_the_postcode_decides_the_area_and_the_word_of_head_office_does_not(
    keep: Keep, rayon: Rayon, postcode: str, country: str, area: str
) -> None:
    one = customer("Hotel Bos", postcode, country, area="Twente")
    keep(an_area(), an_area(name="Brussel", postcodes=("BE 12",)), one)
    view = rayon.view()
    found = view.figures(view.relations[0].area_id)
    assert (found.area.name if found else "") == area
    assert view.relations[0].area_text == "Twente"
    assert bool(view.outside) is (not area)


def test_a_new_area_gets_a_free_colour_and_what_is_typed(keep: Keep, rayon: Rayon) -> None:
    keep(an_area(colour=0), an_area(name="Eemland", postcodes=("NL 38",), colour=1))
    made = rayon.new("  Lekstreek ", "340-343, BE 20").value
    assert (made.name, made.colour) == ("Lekstreek", 2)
    assert made.postcodes == ("BE 20", "NL 340", "NL 341", "NL 342", "NL 343")


@pytest.mark.parametrize(
    ("name", "postcodes", "at"), [("", "", "name"), ("gooi", "", "name"), ("Betuwe", "wat", "postcodes")]
)
def test_an_area_without_name_with_a_taken_one_or_bad_codes_is_refused(
    keep: Keep, rayon: Rayon, name: str, postcodes: str, at: str
) -> None:
    keep(an_area())
    with pytest.raises(Refused) as refused:
        rayon.new(name, postcodes)
    assert refused.value.reasons[0].at == at
    assert len(rayon.view().areas) == 1


def test_an_area_without_postcodes_is_empty_and_harms_nothing(keep: Keep, rayon: Rayon) -> None:
    keep(an_area(postcodes=(), days=()), customer("Hotel Bos"))
    (empty,) = rayon.view().areas
    assert (empty.relations, empty.hours, empty.drive) == ((), 0, None)
    assert rayon.propose_days() == (replace(empty.area, days=()),)


def test_a_postcode_given_to_an_area_leaves_the_other_and_comes_back_with_undo(
    keep: Keep, rayon: Rayon
) -> None:
    stad = an_area(name="Stad", postcodes=("NL 35",))
    gooi = an_area(postcodes=("NL 12", "NL 3511"))
    keep(stad, gooi)
    before = rayon.give(stad.id, ["NL 3511", "NL 1211"]).value
    assert areas_of(rayon)["Stad"].postcodes == ("NL 1211", "NL 35")
    assert rayon.view().area_of_code["NL 3511"] == stad.id
    assert rayon.view().area_of_code["NL 1211"] == stad.id
    rayon.put_back(before)
    assert rayon.view().area_of_code["NL 3511"] == gooi.id
    assert areas_of(rayon) == {"Stad": stad, "Gooi": gooi}


def test_a_postcode_is_given_past_a_longer_beginning_of_another_area(keep: Keep, rayon: Rayon) -> None:
    stad = an_area(name="Stad", postcodes=("NL 35",))
    keep(stad, an_area(postcodes=("NL 351",)))
    rayon.give(stad.id, ["NL 3511"])
    codes = rayon.view().area_of_code
    assert codes["NL 3511"] == stad.id
    assert codes["NL 3512"] != stad.id


def test_a_postcode_taken_out_lies_in_no_area_and_its_neighbours_stay(keep: Keep, rayon: Rayon) -> None:
    stad = an_area(name="Stad", postcodes=("NL 35",))
    keep(stad)
    rayon.take(stad.id, ["NL 3511"])
    codes = rayon.view().area_of_code
    assert "NL 3511" not in codes
    assert codes["NL 3512"] == stad.id


def test_days_are_put_moved_and_taken(keep: Keep, rayon: Rayon) -> None:
    area = an_area(days=())
    keep(area)
    rayon.put_day(area.id, AreaDay(1, 1))
    rayon.put_day(area.id, AreaDay(2, 3))
    rayon.put_day(area.id, AreaDay(1, 0), instead_of=AreaDay(1, 1))
    assert areas_of(rayon)["Gooi"].days == (AreaDay(1, 0), AreaDay(2, 3))
    rayon.take_day(area.id, AreaDay(1, 0))
    assert areas_of(rayon)["Gooi"].days == (AreaDay(2, 3),)


def test_a_proposal_keeps_nothing_until_it_is_taken_over_and_can_be_undone(keep: Keep, rayon: Rayon) -> None:
    people = [customer(f"Klant {at}", f"{1200 + at * 3} AB") for at in range(6)]
    keep(an_area(), *people, *(customer(f"Zuid {at}", f"{3511 + at} AA") for at in range(6)))
    proposed = rayon.propose_split(2)
    assert len(proposed.areas) == 2
    assert sum(proposed.relations.values()) == 12
    assert list(areas_of(rayon)) == ["Gooi"]
    before = rayon.take_over(proposed.areas).value
    view = rayon.view()
    assert [len(each.relations) for each in view.areas] == [6, 6]
    assert not view.outside
    rayon.put_back(before)
    assert list(areas_of(rayon)) == ["Gooi"]


@pytest.mark.parametrize("count", [0, 21])
def test_a_proposal_is_refused_without_a_sensible_number_or_relations(
    keep: Keep, rayon: Rayon, count: int
) -> None:
    keep()
    for wanted in (count, 3):
        with pytest.raises(Refused):
            rayon.propose_split(wanted)


def test_a_relation_abroad_without_cells_does_not_stop_a_proposal(keep: Keep, rayon: Rayon) -> None:
    keep(customer("Paris", "75008", "FR"), customer("Niets", ""), customer("Hier"))
    proposed = rayon.propose_split(3)
    assert [proposed.relations[area.id] for area in proposed.areas] == [1]


def test_days_are_proposed_for_areas_with_work(keep: Keep, rayon: Rayon) -> None:
    keep(
        an_area(days=()),
        an_area(name="Stad", postcodes=("NL 35",), days=()),
        *(customer(f"A{at}") for at in range(3)),
        customer("B", "3511 AA"),
    )
    counts = {area.name: len(area.days) for area in rayon.propose_days()}
    assert counts["Gooi"] + counts["Stad"] == 10
    assert counts["Gooi"] > counts["Stad"]


def test_the_rules_of_the_cycle_come_back_as_they_were(keep: Keep, rayon: Rayon) -> None:
    keep()
    rules = rayon.view().rules
    before = rayon.keep_rules(replace(rules, cycle_weeks=3, weekdays=(0, 1, 2))).value
    assert rayon.view().rules.cycle_weeks == 3
    rayon.keep_rules(before)
    assert rayon.view().rules == rules


@pytest.mark.parametrize(("weeks", "weekdays"), [(0, (0,)), (5, (0,)), (2, ())])
def test_a_cycle_of_five_weeks_or_without_days_is_refused(
    keep: Keep, rayon: Rayon, weeks: int, weekdays: tuple[int, ...]
) -> None:
    keep()
    with pytest.raises(Refused):
        rayon.keep_rules(replace(rayon.view().rules, cycle_weeks=weeks, weekdays=weekdays))


def test_a_day_is_named_with_its_week_when_there_is_more_than_one(keep: Keep, rayon: Rayon) -> None:
    keep()
    rules = rayon.view().rules
    assert day_words(AreaDay(2, 1), rules) == "di B"
    assert day_words(AreaDay(1, 4), replace(rules, cycle_weeks=1)) == "vr"


def test_the_workbook_has_a_line_per_area_and_per_relation(keep: Keep, rayon: Rayon, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    keep(an_area(), customer("Hotel Bos"), customer("Kliniek Zuid", "9711 AA"))
    book = CalamineWorkbook.from_path(str(rayon.write_workbook(tmp_path / "rayon.xlsx")))
    areas, relations = (book.get_sheet_by_index(at).to_python() for at in (0, 1))
    assert areas[1][:3] == ["Gooi", "12, 140", "di A"]
    assert [line[0] for line in areas[1:]] == ["Gooi", "Zonder gebied", "Totaal"]
    assert areas[-1][7] == sum(float(str(line[7])) for line in areas[1:-1])
    assert {line[2] for line in relations[1:]} == {"1211", "9711"}
    assert {line[0]: line[4] for line in relations[1:]} == {"Hotel Bos": "Gooi", "Kliniek Zuid": ""}


def test_a_removed_area_takes_nobody_along(keep: Keep, rayon: Rayon) -> None:
    area = an_area()
    keep(area, customer("Hotel Bos"))
    before = rayon.remove(area.id).value
    assert len(rayon.view().outside) == 1
    with pytest.raises(Refused):
        rayon.give(area.id, ["NL 1211"])
    rayon.put_back(before)
    assert not rayon.view().outside
