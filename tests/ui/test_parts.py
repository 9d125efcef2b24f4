"""The parts: names for who cannot see, words that give way, figures that never do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.charts.primitives import Disc, Frame, Line, Primitive, Rect, Text
from salesdesk.ui import buttons, theme
from salesdesk.ui.charts import ChartView, legend
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.flow import FlowBox
from salesdesk.ui.labels import Chip, ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.marks import Avatar, ClassTile, Ring, Step, StepMark, ThinBar, initials
from salesdesk.ui.parts import (
    Card,
    Fact,
    Facts,
    Figure,
    Note,
    Section,
    Strip,
    TwoLineRow,
    bullet,
    column,
    row,
)
from tests.ui.audit import audit


def _colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_long_name_gives_way_and_is_whole_in_the_tooltip(qtbot: QtBot) -> None:
    name = ElidedLabel("Kennemer Techniek Groothandel en Verhuur B.V.")
    qtbot.addWidget(name)
    name.resize(100, 20)
    name.show()
    assert name.text().endswith("…")
    assert name.toolTip() == name.full_text() == name.accessibleName()
    name.resize(500, 20)
    assert name.text() == name.full_text()
    assert name.toolTip() == ""
    assert name.minimumSizeHint().width() <= theme.F(36)


def test_running_text_asks_for_the_height_it_needs(qtbot: QtBot) -> None:
    block = TextBlock("Een offerte is een middel, geen doel. " * 4)
    qtbot.addWidget(block)
    block.resize(200, 10)
    block.show()
    assert block.minimumHeight() >= 4 * block.fontMetrics().lineSpacing()
    tall = block.minimumHeight()
    block.setText("Kort")
    assert block.minimumHeight() < tall


@pytest.mark.parametrize("kind", ["neutral", "acc", "ok", "warn", "bad", "info"])
def test_a_chip_is_filled_in_the_tint_of_its_kind(qtbot: QtBot, kind: str) -> None:
    chip = Chip("klant", kind)
    qtbot.addWidget(chip)
    assert theme.hex_of("track" if kind == "neutral" else f"{kind}bg") in _colours(chip)


def test_a_chip_changes_with_its_state(qtbot: QtBot) -> None:
    chip = Chip("concept")
    qtbot.addWidget(chip)
    wide = chip.sizeHint().width()
    chip.set("nog niet verstuurd", "warn")
    assert chip.sizeHint().width() > wide
    assert theme.hex_of("warnbg") in _colours(chip)


def test_chips_go_on_in_the_next_row(qtbot: QtBot) -> None:
    box = FlowBox(*(Chip(f"doel {place}", "acc") for place in range(8)))
    qtbot.addWidget(box)
    one, many = box.heightForWidth(2000), box.heightForWidth(160)
    assert many > 3 * one
    box.refill(Chip("NAW", "acc"))
    assert box.flow.count() == 1


@pytest.mark.parametrize(
    ("name", "letters"),
    [("mw. F. el Amrani", "FA"), ("Dhr. T. Bos", "TB"), ("Sanne de Boer", "SB"), ("Kuipers", "K"),
     ("", "?"), ("3M", "?")],
)  # fmt: skip
def test_initials_leave_titles_out(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_marks_say_in_words_what_they_show(qapp: QApplication) -> None:
    assert Ring(6).accessibleName() == "6 van 10 klaar"
    assert StepMark(4, Step.BUSY).accessibleName() == "Stap 4: bezig"
    assert ClassTile("K").accessibleName() == "key account"
    assert ClassTile("B").toolTip() == "klasse B"
    assert Avatar("Sanne de Boer").accessibleName() == "Sanne de Boer"


@pytest.mark.parametrize(("done", "token"), [(3, "warndot"), (5, "acc"), (10, "acc")])
def test_a_ring_below_five_is_in_the_colour_of_a_warning(qtbot: QtBot, done: int, token: str) -> None:
    ring = Ring(done)
    qtbot.addWidget(ring)
    assert theme.hex_of(token) in _colours(ring)


def test_steps_differ_by_more_than_colour(qtbot: QtBot) -> None:
    pictures = []
    for state in Step:
        mark = StepMark(7, state)
        qtbot.addWidget(mark)
        pictures.append(mark.grab().toImage())
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[place + 1 :])


def test_a_bar_parts_its_shares(qtbot: QtBot) -> None:
    bar = ThinBar([(0.5, "b1"), (0.3, "b2")])
    qtbot.addWidget(bar)
    bar.resize(200, 8)
    image = bar.grab().toImage()
    assert image.pixelColor(50, 4).name() == theme.hex_of("b1")
    assert image.pixelColor(130, 4).name() == theme.hex_of("b2")
    assert image.pixelColor(190, 4).name() == theme.hex_of("track")
    bar.set((0.0, "b1"), (2.0, "b2"))
    assert bar.grab().toImage().pixelColor(190, 4).name() == theme.hex_of("b2")


def test_a_strip_folds_in_two_when_it_is_too_narrow(qtbot: QtBot) -> None:
    strip = Strip([Figure(f"€ {place}8.420", "november", "85 % op weg") for place in range(4)])
    host = QWidget()
    host.setLayout(column(strip))
    qtbot.addWidget(host)
    host.resize(900, 200)
    host.show()
    wide = strip.sizeHint().height()
    host.resize(360, 200)
    assert strip.sizeHint().height() > 1.5 * wide
    strip.set([Figure("8", "NPS-cijfer")])
    assert strip.minimumSizeHint().width() < 200


def test_a_note_changes_its_tone_with_its_words(qtbot: QtBot) -> None:
    note = Note("Vier offertes liggen onder 40 % kans.", "warn")
    qtbot.addWidget(note)
    note.resize(300, 60)
    note.set("Alles klopt.", "ok")
    assert note.accessibleName() == "Alles klopt."
    assert theme.hex_of("okbg") in _colours(note)


def test_rows_and_facts_are_sound_in_large_type(large_type: None, qtbot: QtBot) -> None:
    page = QWidget()
    card = Card("Tijdlijn", label("6 feiten", "small"))
    card.add(
        TwoLineRow("Zorggroep Duinrand", "offerte te laat", "€ 10.080", tone="bad", strong=True, left=Ring(3))
    )
    card.add(
        Fact("Branche", "Notariaat"),
        Facts([("Medewerkers", "34"), ("Herkomst", "")]),
        bullet("Eist ecolabel"),
    )
    section = Section("Klant", Chip("prospect", "info")).add(label("x"))
    page.setLayout(column(card, section, row(buttons.primary("Openen", icon="eye"), buttons.tonal("Mee"), 1)))
    qtbot.addWidget(page)
    assert audit(page) == []
    section.clear()
    assert section.body.count() == 0


def test_an_empty_list_offers_its_ways_in(qtbot: QtBot) -> None:
    ran: list[str] = []
    way = WayIn("folder", "Artikelen inlezen", "Excel of CSV.", lambda: ran.append("way"))
    new = buttons.primary("Nieuwe offerte", lambda: ran.append("new"))
    empty = Empty(
        "Maak je eerste offerte", "Een middel, geen doel.", icon="euro", primary=new, ways=(way, way)
    )
    qtbot.addWidget(empty)
    assert audit(empty) == []
    cells = empty.findChildren(buttons.Pressable)
    QTest.keyClick(cells[0], Qt.Key.Key_Return)
    QTest.mouseClick(new, Qt.MouseButton.LeftButton)
    assert ran == ["way", "new"]


def test_a_short_way_in_stays_level_with_a_longer_one_beside_it(qtbot: QtBot) -> None:
    long = WayIn(
        "key", "Codes", "Een blad met codes die elk één keer werken, ook aan de telefoon.", lambda: None
    )
    empty = Empty("Geen", "", icon="check", ways=(long, WayIn("share", "Sleutel", "Kort.", lambda: None)))
    qtbot.addWidget(empty)
    empty.resize(700, 600)
    empty.show()
    long_title, short_title = (
        next(label for label in empty.findChildren(QLabel) if label.text() == text)
        for text in ("Codes", "Sleutel")
    )
    assert long_title.height() == short_title.height()
    assert long_title.mapTo(empty, QPoint()).y() == short_title.mapTo(empty, QPoint()).y()


@pytest.mark.parametrize("made", [buttons.plain, buttons.ghost, buttons.link, buttons.danger, buttons.tonal])
def test_every_button_runs(qtbot: QtBot, made: type) -> None:
    ran: list[bool] = []
    button = made("Doen", lambda: ran.append(True), "check")
    qtbot.addWidget(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ran == [True]


def test_buttons_without_words_have_a_name(qtbot: QtBot) -> None:
    made = [
        buttons.icon_button("phone", "Bellen"), buttons.more_button(QMenu()),
        buttons.filter_chip("klant", int), buttons.add_chip("filter", int),
    ]  # fmt: skip
    for button in made:
        qtbot.addWidget(button)
    assert [button.accessibleName() for button in made] == ["Bellen", "Meer", "Filter klant weghalen", ""]


def test_an_icon_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    drawing, button = IconLabel("eye", 16, "text2"), buttons.plain("Openen", icon="eye")
    qtbot.addWidget(drawing)
    qtbot.addWidget(button)
    before = (drawing.pixmap().toImage(), button.icon().pixmap(18).toImage())
    theme.apply_theme(qapp, dark=True, motion=False)
    after = (drawing.pixmap().toImage(), button.icon().pixmap(18).toImage())
    theme.apply_theme(qapp, motion=False)
    assert before[0] != after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize("kind", [buttons.Toggle, buttons.TabBar])
def test_one_of_several_words_is_chosen_by_mouse_and_keys(
    qtbot: QtBot, kind: type[buttons.Toggle | buttons.TabBar]
) -> None:
    chosen: list[int] = []
    words = kind(["Ja", "Deels", "Nee"], name="Was het nuttig?")
    qtbot.addWidget(words)
    words.resize(words.sizeHint())
    words.show()
    words.chosen.connect(chosen.append)
    QTest.keyClick(words, Qt.Key.Key_Right)
    QTest.keyClick(words, Qt.Key.Key_End)
    QTest.keyClick(words, Qt.Key.Key_Right)
    QTest.mouseClick(
        words, Qt.MouseButton.LeftButton, pos=words.rect().topLeft() + words.rect().center() * 0.1
    )
    assert chosen == [1, 2, 0]
    assert words.accessibleName() == "Was het nuttig?: Ja"


def test_choosing_from_the_program_is_silent(qtbot: QtBot) -> None:
    words = buttons.Toggle(["Omzet", "Afzet"], name="Soort")
    qtbot.addWidget(words)
    with qtbot.assertNotEmitted(words.chosen):
        words.set_on(1)
    assert words.on() == 1
    words.set_words(["Dag", "Weken", "Kaart"])
    words.set_on(-1)
    assert words.accessibleName() == "Soort: geen keuze"


def _shapes(frame: Frame) -> list[Primitive]:
    return [
        Rect(10, 10, 40, 80, "b3", 2, outline="b2", hatch="b2", tip="november: € 38.420"),
        Rect(60, 10, 40, 80, "b1"),
        Line(0, 95, frame.width, 95, "text", 2.0, dashed=True),
        Disc(130, 50, 10, "bad", outline="surface", tip="klacht"),
        Text(60, 120, "nov", frame.axis_size, "muted", anchor="middle"),
    ]


def test_a_chart_paints_its_primitives_and_tells_what_stands_where(qtbot: QtBot) -> None:
    chart = ChartView("Omzet per maand", _shapes)
    qtbot.addWidget(chart)
    chart.resize(200, 140)
    chart.show()
    assert {theme.hex_of("b1"), theme.hex_of("b2"), theme.hex_of("bad")} <= _colours(chart)
    assert chart.tip_at(QPointF(30, 50)) == "november: € 38.420"
    assert chart.tip_at(QPointF(130, 50)) == "klacht"
    assert chart.tip_at(QPointF(80, 50)) == ""


def test_a_chart_shows_other_values_when_asked(qtbot: QtBot) -> None:
    chart = ChartView("Leeg")
    qtbot.addWidget(chart)
    chart.resize(200, 140)
    chart.show()
    assert chart.primitives() == ()
    chart.show_chart(_shapes, "Omzet")
    assert len(chart.primitives()) == 5
    assert chart.accessibleName() == "Omzet"


def test_a_legend_says_each_colour_in_words(qtbot: QtBot) -> None:
    made = legend(("b1", "gewonnen"), ("weighted", "gewogen, open"), ("target", "target"))
    qtbot.addWidget(made)
    assert [found.text() for found in made.findChildren(QLabel)] == ["gewonnen", "gewogen, open", "target"]
    assert theme.hex_of("b1") in _colours(made)
