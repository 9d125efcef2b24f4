"""Niet op de kaart, one relation's point, and the map as the screens use it."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from salesdesk.domain.geography import Located, Point, Precision
from salesdesk.services.changes import Noun
from salesdesk.services.sample.placing import BY_HAND, BY_TOWN, NOWHERE
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Toggle
from salesdesk.ui.desk import Desk
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.routes.map.furnished import FurnishedMap
from salesdesk.ui.routes.map.scene import DotKind, MapArea, MapDot, MapScene
from salesdesk.ui.routes.places.unplaced import UnplacedScreen
from salesdesk.ui.routes.places.where import WhereScreen, sureness
from salesdesk.ui.screen import Screen
from tests.sample_fixtures import MOMENT, settle
from tests.ui.audit import audit


def id_of(file: SellerFile, name: str) -> UUID:
    return next(line.id for line in file.relations.lines() if line.name == name)


def shown(desk: Desk, screen: Screen, place: Place, size: tuple[int, int] = (1072, 680)) -> None:
    screen.resize(*size)
    desk.work.changed.connect(screen.hear)
    screen.show()
    screen.arrive(place)
    settle(screen)


def entries(menu: QMenu | None) -> dict[str, object]:
    assert menu is not None
    return {action.text(): action for action in menu.actions() if action.text()}


@pytest.fixture
def unplaced(desk: Desk, sample: SellerFile) -> UnplacedScreen:
    screen = UnplacedScreen(desk, sample)
    shown(desk, screen, Place(Noun.ROUTE, None, "unplaced"))
    return screen


def where(desk: Desk, file: SellerFile, name: str) -> WhereScreen:
    screen = WhereScreen(desk, file)
    shown(desk, screen, Place(Noun.ROUTE, id_of(file, name), "where"))
    return screen


def test_who_is_nowhere_stands_above_who_is_roughly_placed(unplaced: UnplacedScreen) -> None:
    assert [gap.name for gap in unplaced.model.lines()] == [NOWHERE, BY_TOWN]
    chosen = unplaced.table.line()
    assert chosen is not None
    assert chosen.name == NOWHERE


def test_one_is_put_on_the_map_and_the_next_is_chosen(unplaced: UnplacedScreen, sample: SellerFile) -> None:
    unplaced.where.setText("3831 ZA Leusden")
    QTest.keyClick(unplaced.where, Qt.Key.Key_Return)
    settle(unplaced)
    chosen = unplaced.table.line()
    assert chosen is not None
    assert (chosen.name, unplaced.where.text()) == (BY_TOWN, "")
    assert sample.places.count().missing == 0


def test_what_is_nowhere_either_is_said_at_the_field(unplaced: UnplacedScreen) -> None:
    unplaced.where.setText("Nergenshuizen")
    unplaced.put()
    settle(unplaced)
    assert unplaced.where.error_text == "Deze postcode of plaats kennen we niet."
    assert len(unplaced.model.lines()) == 2


def test_with_everybody_on_the_map_there_is_nothing_to_mend(
    unplaced: UnplacedScreen, sample: SellerFile
) -> None:
    for name in (NOWHERE, BY_TOWN):
        sample.places.mend(id_of(sample, name), "3511 AB")
    unplaced.reload()
    settle(unplaced)
    assert unplaced.empty.isVisible()
    assert not unplaced.card.isVisible()
    assert audit(unplaced) == []


@pytest.mark.parametrize("size", [(1072, 680), (1158, 768)])
def test_the_list_is_in_order(unplaced: UnplacedScreen, size: tuple[int, int]) -> None:
    unplaced.resize(*size)
    settle(unplaced)
    assert audit(unplaced) == []


@pytest.mark.parametrize(
    ("precision", "said", "kind"),
    [
        (None, "Niet op de kaart", "warn"),
        (Precision.OWN, "Op het punt dat je zelf", "info"),
        (Precision.OWN_POSTCODE, "Op het punt van de postcode", "info"),
        (Precision.POSTCODE, "Op postcodegebied", "info"),
        (Precision.PLACE, "Alleen op plaatsnaam", "warn"),
        (Precision.NEIGHBOURS, "Geschat uit", "warn"),
    ],
)
def test_how_sure_a_place_is_is_said_in_words(precision: Precision | None, said: str, kind: str) -> None:
    told, tone = sureness(Located(Point(52, 5), precision) if precision else None)
    assert told.startswith(said)
    assert tone == kind


def test_a_point_is_moved_by_key_and_given_back_to_its_postcode(desk: Desk, sample: SellerFile) -> None:
    screen = where(desk, sample, "Kennemer Techniek Groothandel")
    key = id_of(sample, "Kennemer Techniek Groothandel")
    screen.begin.click()
    for _step in range(3):
        QTest.keyClick(screen.map, Qt.Key.Key_Left)
    QTest.keyClick(screen.map, Qt.Key.Key_Return)
    settle(screen)
    moved = sample.places.where(key)
    assert moved is not None
    assert moved.precision is Precision.OWN
    screen.map.to_postcode(key)
    settle(screen)
    back = sample.places.where(key)
    assert back is not None
    assert back.precision is Precision.POSTCODE


def test_who_has_no_place_has_nothing_to_move(desk: Desk, sample: SellerFile) -> None:
    screen = where(desk, sample, NOWHERE)
    assert not screen.begin.isEnabled()
    assert screen.map.scene() == MapScene()


@pytest.mark.parametrize("name", [BY_HAND, "Kennemer Techniek Groothandel"])
def test_the_place_of_one_relation_is_in_order(desk: Desk, sample: SellerFile, name: str) -> None:
    assert audit(where(desk, sample, name)) == []


@pytest.fixture
def furnished(desk: Desk, sample: SellerFile) -> FurnishedMap:
    made = FurnishedMap(desk, sample, MOMENT.date)
    made.resize(800, 600)
    made.show()
    key = id_of(sample, BY_HAND)
    dots = (MapDot(key, 52.03, 5.08, DotKind.PROSPECT), MapDot(UUID(int=5), 52.2, 5.2, DotKind.A))
    made.show_scene(MapScene(dots=dots, areas=(MapArea(UUID(int=6), "Lek", ("NL 3435",)),)))
    desk.work.wait_idle()
    made.grab()
    desk.work.wait_idle()
    return made


def test_the_map_tells_how_many_are_missing(furnished: FurnishedMap) -> None:
    assert furnished.missing.isVisible()
    assert furnished.missing.text() == "1 niet op de kaart"


def test_what_changed_while_another_screen_was_in_front_counts(
    furnished: FurnishedMap, sample: SellerFile
) -> None:
    furnished.hide()
    done = sample.places.mend(id_of(sample, NOWHERE), "3511 AB")
    furnished.desk.work.changed.emit(done.changes)
    furnished.show()
    furnished.desk.work.wait_idle()
    assert not furnished.missing.isVisible()


def test_a_mark_has_all_that_can_be_done_with_it(furnished: FurnishedMap) -> None:
    (hit, *_rest) = furnished.picture.hits(furnished.plane())
    assert list(entries(furnished.menu_of(hit, 52.0, 5.0))) == [
        "Relatie openen", "Bezoek plannen op 24-11-2026", "Welke dag past het?", "In de buurt",
        "Punt verplaatsen", "Terug naar postcode",
    ]  # fmt: skip
    assert list(entries(furnished.menu_of(None, 52.0, 5.0))) == ["Wie zit hier in de buurt?"]


def test_layers_are_switched_in_a_menu(furnished: FurnishedMap) -> None:
    for text in ("Prospects", "Gebieden", "Alleen wie te laat bezocht is"):
        next(action for action in furnished.layers_menu().actions() if action.text() == text).toggle()
    layers = furnished.layers()
    assert DotKind.PROSPECT not in layers.kinds
    assert (layers.areas, layers.only_overdue) == (False, True)


def test_a_point_dragged_abroad_stays_where_it_was(furnished: FurnishedMap, sample: SellerFile) -> None:
    key = id_of(sample, BY_HAND)
    furnished.pointDragged.emit(key, 40.0, 5.0)
    furnished.desk.work.wait_idle()
    place = sample.places.where(key)
    assert place is not None
    assert place.lat == 52.0326


def test_what_is_in_sight_is_printed(furnished: FurnishedMap, desk: Desk) -> None:
    assert furnished.heading()[0].startswith("Dagroute")
    furnished.print_map()
    desk.work.wait_idle()
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, PaperWindow)]
    assert len(windows) == 1
    windows[0].close()
    desk.work.wait_idle()


def test_in_large_type_nothing_is_cut(large_type: None, desk: Desk, sample: SellerFile) -> None:
    unplaced = UnplacedScreen(desk, sample)
    shown(desk, unplaced, Place(Noun.ROUTE, None, "unplaced"))
    assert audit(unplaced) == []
    assert audit(where(desk, sample, BY_TOWN)) == []


def test_who_is_missing_stands_below_the_views_where_they_meet(furnished: FurnishedMap) -> None:
    views = Toggle(["Dag", "Weken", "Rayon"], name="Weergave")
    views.setParent(furnished)
    views.setGeometry(66, 16, 500, 34)
    views.show()
    for wide, is_below in ((900, False), (620, True)):
        furnished.resize(wide, 600)
        assert (furnished.missing.y() > 50) is is_below
        assert not furnished.missing.geometry().intersects(views.geometry())
