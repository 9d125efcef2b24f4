"""Every screen of relations, the day, the route and the settings can be used by everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door
from salesdesk.ui.places import Place
from salesdesk.ui.relations import doors as relations
from salesdesk.ui.routes import doors as routes
from salesdesk.ui.screen import Screen
from salesdesk.ui.settings import doors as settings
from salesdesk.ui.today import screen as today
from salesdesk.ui.today.attention import TodayServices
from salesdesk.words import use_language
from tests.ui.audit import audit

PRIMARIES = {"settings": 0}
"""Settings keep themselves: nothing there is the one thing to do."""


def doors(file: SellerFile) -> list[Door]:
    return [
        *today.doors(TodayServices.of(file), file.papers),
        *relations.doors(file),
        *routes.doors(file),
        *settings.doors(file, Preferences(), lambda _preferences: None),
    ]


def places(file: SellerFile) -> Iterator[Place]:
    """Every screen and tab, on the relation that has something in each."""
    relation_id = next(line.id for line in file.relations.lines() if line.has_complaint)
    card = file.relations.card(relation_id)
    yield Place(Noun.TODAY)
    yield Place(Noun.ROUTE)
    for view in ("", "contacts", "visits", "offers", "sales", "prices", "facts", "edit"):
        yield Place(Noun.RELATION, relation_id, view)
    yield Place(Noun.CONTACT, card.contacts[0].id)
    yield Place(Noun.COMPLAINT, card.open_complaints[0].id)
    yield Place(Noun.RELATION, view="import")
    for view in ("", "seller", "thresholds", "vat", "look", "safety"):
        yield Place(Noun.SETTINGS, view=view)


def problems(desk: Desk, file: SellerFile, wanted: Iterator[Place]) -> dict[str, list[str]]:
    """What is wrong with each screen; every one is built once, as in the window."""
    known = doors(file)
    built: dict[Door, Screen] = {}
    found: dict[str, list[str]] = {}
    for place in wanted:
        door = max(known, key=lambda each: each.fits(place))
        screen = built.setdefault(door, built.get(door) or door.make(desk))
        screen.arrive(place)
        desk.work.wait_idle()
        said = audit(screen, primaries=PRIMARIES.get(place.noun, 1))
        if said:
            found[f"{place.noun}/{place.view}"] = said
        desk.work.wait_idle()
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_screens_fit_are_named_and_cut_nothing_off(desk: Desk, sample: SellerFile, language: str) -> None:
    use_language(language)
    assert problems(desk, sample, places(sample)) == {}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("large_type")
def test_they_do_so_a_quarter_larger(desk: Desk, sample: SellerFile, language: str) -> None:
    use_language(language)
    assert problems(desk, sample, places(sample)) == {}


def test_a_fresh_file_says_kindly_what_belongs_where(desk: Desk, fresh: SellerFile) -> None:
    wanted = iter([Place(Noun.TODAY), Place(Noun.RELATION), Place(Noun.ROUTE)])
    assert problems(desk, fresh, wanted) == {}
