"""The screens of visits fit, are named, and cut nothing off: in two languages, and a quarter larger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from salesdesk.ui.visits.doors import doors
from salesdesk.words import use_language
from tests.ui.audit import audit


def places(file: SellerFile) -> Iterator[Place]:
    """Every screen and every step, on visits that are prepared differently."""
    first, _offer_talk, after_sales, _demonstration = file.visits.day(file.clock.today())
    for view in ("", "report", "held"):
        yield Place(Noun.VISIT, view=view)
    yield Place(Noun.VISIT, first.relation_id, "new")
    yield Place(Noun.VISIT, first.id, "edit")
    for visit in (first, after_sales):
        for step in range(1, 11):
            yield Place(Noun.PREPARATION, visit.id, str(step))
        yield Place(Noun.REPORT, visit.id)
    held = file.visits.overview().held[0]
    yield Place(Noun.REPORT, held.id)


def problems(desk: Desk, file: SellerFile) -> dict[str, list[str]]:
    known = doors(file)
    built: dict[Door, Screen] = {}
    found: dict[str, list[str]] = {}
    for place in places(file):
        door = max(known, key=lambda each: each.fits(place))
        screen = built.setdefault(door, built.get(door) or door.make(desk))
        screen.arrive(place)
        desk.work.wait_idle()
        said = audit(screen)
        if said:
            found[f"{place.noun}/{place.view}"] = said
        desk.work.wait_idle()
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_screens_fit_are_named_and_cut_nothing_off(desk: Desk, sample: SellerFile, language: str) -> None:
    use_language(language)
    assert problems(desk, sample) == {}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("large_type")
def test_they_do_so_a_quarter_larger(desk: Desk, sample: SellerFile, language: str) -> None:
    use_language(language)
    assert problems(desk, sample) == {}
