"""The look: readable in both themes, scaled as a whole, nothing left unfilled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from salesdesk import paths
from salesdesk.ui import icons, theme, tokens

READABLE = [
    ("text", "surface"), ("text2", "surface"), ("muted", "surface"), ("muted", "bg"), ("muted", "sel"),
    ("faint", "field"), ("acc", "surface"), ("acc", "accbg"), ("acctext", "acc"), ("ok", "okbg"),
    ("warn", "warnbg"),
    ("bad", "badbg"), ("info", "infobg"), ("sidetext", "side"), ("sidemut", "side"), ("place", "land"),
    ("text2", "track"), ("text", "hover"), ("sidefocus", "ink"),
]  # fmt: skip
VISIBLE = [
    ("fieldline", "field"),
    ("fieldline", "bg"),
    ("focus", "bg"),
    ("warndot", "surface"),
    ("b2", "surface"),
]
THEMES = {"light": tokens.LIGHT, "dark": tokens.DARK}


def _light(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    found = QColor(colour)
    return 0.2126 * linear(found.redF()) + 0.7152 * linear(found.greenF()) + 0.0722 * linear(found.blueF())


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("words", "ground"), READABLE)
def test_words_are_readable(name: str, words: str, ground: str) -> None:
    assert _contrast(THEMES[name][words], THEMES[name][ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("edge", "ground"), VISIBLE)
def test_edges_are_visible(name: str, edge: str, ground: str) -> None:
    assert _contrast(THEMES[name][edge], THEMES[name][ground]) >= 3


def test_both_themes_know_the_same_tokens() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()


def test_the_style_sheet_is_filled_and_names_files_that_exist(qapp: QApplication) -> None:
    sheet = theme.style_sheet()
    assert "$" not in sheet
    named = re.findall(r'url\("([^"]+)"\)', sheet)
    assert len(named) == 5
    assert all(name.endswith(".svg") and Path(name).exists() for name in named)


def test_larger_type_scales_sizes_but_not_hairlines(large_type: None) -> None:
    sheet = theme.style_sheet()
    assert theme.F(14) == 18
    assert "font-size: 28px" in sheet  # 22 px times 1.25
    assert "border: 1px solid" in sheet


def test_the_dark_theme_paints_other_colours(qapp: QApplication, dark: None) -> None:
    assert theme.is_dark()
    assert theme.color("surface").name() == tokens.DARK["surface"]
    assert qapp.palette().window().color().name() == tokens.DARK["bg"]


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.1, 1.1), (3.0, 1.25)])
def test_the_font_factor_stays_within_reason(qapp: QApplication, asked: float, given: float) -> None:
    theme.apply_theme(qapp, factor=asked, motion=False)
    assert theme.F(1000) == round(1000 * given)
    theme.apply_theme(qapp, motion=False)


def test_the_words_are_set_in_our_own_font(qapp: QApplication) -> None:
    assert qapp.font().family() == theme.FAMILY
    assert qapp.font().pixelSize() == 14


DRAWINGS = sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_icon_draws_in_the_colour_asked(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, 24, "bad", ratio=2).toImage()
    inked = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert theme.hex_of("bad") in inked


def test_an_icon_of_a_switched_off_button_is_faint(qapp: QApplication) -> None:
    from PySide6.QtGui import QIcon

    off = icons.icon("check").pixmap(24, QIcon.Mode.Disabled).toImage()
    on = icons.icon("check").pixmap(24, QIcon.Mode.Normal).toImage()
    assert off != on
