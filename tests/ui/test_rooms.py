"""What the window brings once a file is open: hits that lead on, counts, and things to begin."""

from __future__ import annotations

from collections.abc import Iterable

from salesdesk.domain.offers import OfferState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.doors import Door
from salesdesk.ui.places import Place
from salesdesk.ui.rooms import counts
from salesdesk.ui.sidebar import SideButton
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import MOMENT, Furnish, settle

WORDS = ("duinrand", "amrani", "OV3", "glasbewassing", "bespreken", "schoonmaak")


def a_few_of_each(places: Iterable[Place]) -> list[Place]:
    """Three of every noun: behind one noun stands one screen."""
    kinds: dict[Noun, list[Place]] = {}
    for place in places:
        kinds.setdefault(place.noun, []).append(place)
    return [place for kind in kinds.values() for place in kind[:3]]


def test_every_hit_leads_to_a_screen_that_shows_it(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    search = window.palette_box.search
    assert search is not None
    hits = {hit.place: hit for words in WORDS for hit in search(words)}
    assert {place.noun for place in hits} >= {Noun.RELATION, Noun.CONTACT, Noun.OFFER}
    for place in a_few_of_each(hits):
        assert window.go(place), place
        settle(window)
        assert window.history.here == place


def test_a_visit_of_the_past_leads_to_its_report(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    search = window.palette_box.search
    assert search is not None
    visits = [hit for words in WORDS for hit in search(words) if hit.icon == "clipboard"]
    assert visits
    for hit in visits:
        assert hit.place.id is not None
        line = sample.visits.line(hit.place.id)
        if line.visit_on < MOMENT.date():
            assert hit.place.noun is Noun.REPORT


def test_the_counts_are_what_is_open(sample: SellerFile) -> None:
    found = counts(sample)
    assert found[Place(Noun.VISIT)] == 4
    released = sample.offers.lines(states=frozenset({OfferState.RELEASED}))
    assert found[Place(Noun.OFFER)] >= len(released)


def test_everything_in_the_nieuw_menu_begins_something(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    window = furnish(sample)
    answers.text, answers.sheet = "De Ster", False
    for action in [one for one in window.desk.actions.all() if one.group == "new"]:
        window.go(Place(Noun.TODAY))
        settle(window)
        assert window.desk.actions.run(action.id)
        settle(window)
        asked = bool(answers.asked)
        assert asked or window.history.here != Place(Noun.TODAY), action.id
        answers.asked.clear()


def test_what_begins_on_a_card_is_about_that_relation(furnish: Furnish, sample: SellerFile) -> None:
    window: Window = furnish(sample)
    relation_id = sample.relations.lines()[0].id
    for name, noun in (("visit.new", Noun.VISIT), ("offer.new", Noun.OFFER)):
        window.go(Place(Noun.RELATION, relation_id))
        settle(window)
        window.desk.actions.run(name)
        assert window.history.here is not None
        assert (window.history.here.noun, window.history.here.id) == (noun, relation_id)


def test_whether_preparing_pays_is_a_figure_and_a_preparation_is_a_visit(
    furnish: Furnish, sample: SellerFile
) -> None:
    window = furnish(sample)
    visit = sample.visits.day(sample.clock.today())[0]
    lit = {}
    for place in (Place(Noun.PREPARATION), Place(Noun.PREPARATION, visit.id)):
        window.go(place)
        lit[place.id] = [
            button.text() for button in window.sidebar.findChildren(SideButton) if button.isChecked()
        ]
    assert lit == {None: ["Forecast"], visit.id: ["Bezoeken"]}


def test_every_door_has_its_own_place(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    doors: list[Door] = list(window.stack.doors)
    assert len({(door.noun, door.record, door.view) for door in doors}) == len(doors)
