"""What showing five thousand relations on the map costs, against filling a picture of that size once."""

from __future__ import annotations

import random
import sys
from uuid import UUID

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.paths import resources
from salesdesk.planning.cells import load_cells
from salesdesk.planning.geography import Gazetteer
from salesdesk.planning.map_shapes import load_base_map
from salesdesk.ui.desk import Desk
from salesdesk.ui.routes.map.scene import DotKind, MapArea, MapDot, MapScene
from salesdesk.ui.routes.map.view import MapView
from tests.bench.stopwatch import best

FOLDER = resources() / "geo"
WIDE, TALL = 1000, 690


def test_five_thousand_relations_on_the_map(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    base, cells = load_base_map(FOLDER, Gazetteer.load(FOLDER).towns), load_cells(FOLDER)
    chance = random.Random(7)
    spots = [chance.choice(cells.cells) for _dot in range(5_000)]
    dots = tuple(
        MapDot(UUID(int=at), spot.lat, spot.lon, chance.choice(list(DotKind)))
        for at, spot in enumerate(spots)
    )
    codes = [code for cell in cells.cells for code in cell.codes]
    areas = tuple(
        MapArea(UUID(int=10_000 + at), f"Gebied {at}", tuple(c for c in codes if c[3:5] == str(at)), at)
        for at in range(10, 60)
    )
    picture = QImage(WIDE, TALL, QImage.Format.Format_RGB32)

    def plain() -> None:
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QColor("white"))
        painter.drawImage(QPointF(), picture.copy())
        painter.end()

    floor = best(plain, 20)
    view = MapView(base, desk=desk)
    qtbot.addWidget(view)
    view.resize(WIDE, TALL)
    view.show()
    view.set_cells(cells)

    def anew() -> None:
        view.show_scene(MapScene(dots=dots, areas=areas))
        view.grab()

    first = best(anew, 3)
    desk.work.wait_idle()
    again = best(view.grab, 20)
    plane = view.plane()
    sheet = best(lambda: view.picture._made().sheet(plane, 1.0), 3)
    hit = best(lambda: view.picture.hit(QPointF(500, 345), plane), 20)
    for what, taken in (
        ("first paint", first),
        ("repaint", again),
        ("hit", hit),
        ("sheet, on the lane", sheet),
    ):
        sys.stdout.write(f"\n{what}: {taken * 1000:.1f} ms, {taken / floor:.1f} x a plain picture\n")
    assert again < 12 * floor
    assert first < sheet  # the main thread never waits for the ground
