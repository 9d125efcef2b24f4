"""Whatever a seller does with his rayon, his weeks and his days can be taken back: all is as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from salesdesk.domain.driving import DrivenDay, DrivenTrip
from salesdesk.domain.rayon import Area, AreaDay, OtherDay, TimeOff
from salesdesk.domain.relations import Address, Importance, Relation, Status
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit
from salesdesk.services.changes import Done
from salesdesk.services.driven_days import DayTold
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.weeks_planning import PlanWish
from salesdesk.storage import records
from salesdesk.storage.settings import load_settings
from tests.builders import TODAY, a_relation, a_visit
from tests.planning_builders import a_time_off, a_visit_proposal, an_area, an_other_day

FIRM = a_relation(
    name="Molenaar", address=Address("Markt 1", "3511 AB", "Utrecht", "NL"), status=Status.CUSTOMER,
    importance=Importance.A,
)  # fmt: skip
UTRECHT = an_area(name="Utrecht", postcodes=("NL 35",), days=(AreaDay(1, 1),))
GOOI = an_area(name="Gooi", postcodes=("NL 12",), days=())
SOON = TODAY + timedelta(days=2)
PROPOSAL = a_visit_proposal(relation_id=FIRM.id, visit_on=SOON)
OFF, OTHER = a_time_off(), an_other_day(day=SOON, area_id=GOOI.id)
KINDS = (Area, TimeOff, OtherDay, VisitProposal, DrivenDay, DrivenTrip, Visit, Relation)
Undo = Callable[[], object]


def by(done: Done[Any], undo: Callable[..., object]) -> Undo:
    """Taken back with what the act gave."""
    return lambda: undo(done.value)


def drive(file: SellerFile) -> Undo:
    drive = file.driven_trips.drives(TODAY)[0]
    made = file.driven_trips.leave(drive).value
    return lambda: file.driven_trips.take_back(made, drive.trip)


def tell(file: SellerFile) -> Undo:
    before = file.driven.noted(TODAY)
    file.driven.tell(TODAY, DayTold("88", time(8), time(17)))
    return lambda: file.driven.take_back(before, TODAY)


def split(file: SellerFile) -> Undo:
    return by(file.rayon.take_over(file.rayon.propose_split(2).areas), file.rayon.put_back)


def plan(file: SellerFile) -> Undo:
    return by(file.weeks.keep(file.weeks.draft(PlanWish(TODAY, 2, rounds=5))), file.weeks.put_back)


def put_off(file: SellerFile) -> Undo:
    dropped = file.weeks.drop(PROPOSAL.id, SOON + timedelta(days=30)).value
    return lambda: file.weeks.restore(dropped.proposal, dropped.relation)


def weigh(file: SellerFile) -> Undo:
    wish = replace(file.capacity.view().present, most_visits=3)
    return by(file.capacity.take_over(wish), file.capacity.take_over)


ACTS: dict[str, Callable[[SellerFile], Undo]] = {
    "a new area": lambda f: by(f.rayon.new("Veluwe", "38, 67"), lambda area: f.rayon.remove(area.id)),
    "an area removed": lambda f: by(f.rayon.remove(GOOI.id), f.rayon.put_back),
    "postcodes given": lambda f: by(f.rayon.give(GOOI.id, ["NL 3511"]), f.rayon.put_back),
    "postcodes taken": lambda f: by(f.rayon.take(UTRECHT.id, ["NL 3511"]), f.rayon.put_back),
    "a day given": lambda f: by(f.rayon.put_day(GOOI.id, AreaDay(1, 3)), f.rayon.put_back),
    "a day taken": lambda f: by(f.rayon.take_day(UTRECHT.id, AreaDay(1, 1)), f.rayon.put_back),
    "the rayon split": split,
    "capacity taken over": weigh,
    "days off": lambda f: by(f.time_off.add(SOON, SOON), f.time_off.remove),
    "days off removed": lambda f: by(
        f.time_off.remove(OFF), lambda _one: f.time_off.remove(OFF, removed=False)
    ),
    "a day otherwise": lambda f: by(
        f.day_planning.keep_other_day(replace(OTHER, from_where="Utrecht")), f.day_planning.keep_other_day
    ),
    "the weeks planned": plan,
    "a proposal agreed": lambda f: by(f.weeks.take_over([PROPOSAL.id]), f.weeks.give_back),
    "a proposal moved": lambda f: by(f.weeks.move(PROPOSAL.id, TODAY, time(15)), f.weeks.restore),
    "a proposal pinned": lambda f: by(f.weeks.pin(PROPOSAL.id, pinned=True), f.weeks.restore),
    "a proposal put off": put_off,
    "a visit proposed": lambda f: by(f.weeks.propose(FIRM.id, SOON, time(9)), f.weeks.remove),
    "a relation put off": lambda f: by(f.weeks.put_off(FIRM.id, SOON), f.weeks.restore),
    "a drive left": drive,
    "a day told": tell,
    "a point moved": lambda f: by(f.places.move(FIRM.id, 52.1, 5.2), f.places.restore),
}


def everything(file: SellerFile) -> list[object]:
    with file.database.read() as session:
        return [load_settings(session), *(one for kind in KINDS for one in records.find(session, kind))]


@pytest.mark.parametrize("act", ACTS)
def test_what_was_done_can_be_taken_back(fresh: SellerFile, act: str) -> None:
    home = Address("Kade 1", "2011 AB", "Haarlem", "NL")
    fresh.settings.save_seller(replace(fresh.settings.view().seller, name="Sanne", home=home))
    with fresh.database.write() as session:
        visit = a_visit(relation_id=FIRM.id, visit_on=TODAY)
        records.save_all(session, [FIRM, UTRECHT, GOOI, PROPOSAL, OFF, OTHER, visit])
    before = everything(fresh)
    undo = ACTS[act](fresh)
    assert everything(fresh) != before
    undo()
    assert everything(fresh) == before
