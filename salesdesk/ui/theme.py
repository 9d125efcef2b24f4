"""The look: tokens of the current theme, type sizes, Fusion with our own palette and style sheet."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from importlib import resources as package_files
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from salesdesk import paths
from salesdesk.ui import tokens

FAMILY = "Source Sans Pro"
_FACES = ("Regular", "Semibold", "Bold", "It")


@dataclass(slots=True)
class _Look:
    """What is shown now; there is one screen, so there is one look."""

    dark: bool = False
    factor: float = 1.0
    motion: bool = True


_look = _Look()


def is_dark() -> bool:
    return _look.dark


def moves() -> bool:
    """Whether the seller wants the few fades; off in tests and when the system asks for less motion."""
    return _look.motion


def hex_of(token: str) -> str:
    """A token as #rrggbb in the current theme."""
    return (tokens.DARK if _look.dark else tokens.LIGHT)[token]


def color(token: str, alpha: int = 255) -> QColor:
    """A token as a colour for a painter; ask while painting, the theme may have changed."""
    chosen = QColor(hex_of(token))
    chosen.setAlpha(alpha)
    return chosen


def F(px: float) -> int:
    """Pixels at font factor 1, times the seller's own factor (1.0-1.25)."""
    return round(px * _look.factor)


def font(px: float = 14, weight: int = 400) -> QFont:
    """Our one family in a size of LOOK §2 (at factor 1) and weight 400, 600 or 700."""
    made = QFont(FAMILY)
    made.setPixelSize(F(px))
    made.setWeight(QFont.Weight(weight))
    return made


def load_fonts() -> None:
    """Bring our own font, so that screen and paper are equal on every machine."""
    if FAMILY in QFontDatabase.families():
        return
    folder = package_files.files("font_source_sans_pro") / "files"
    for face in _FACES:
        QFontDatabase.addApplicationFontFromData((folder / f"SourceSansPro-{face}.ttf").read_bytes())


def _palette() -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for target, token in (
        (role.Window, "bg"), (role.WindowText, "text"), (role.Base, "field"), (role.AlternateBase, "sunken"),
        (role.Text, "text"), (role.Button, "surface"), (role.ButtonText, "text"), (role.BrightText, "bad"),
        (role.Highlight, "acc"), (role.HighlightedText, "acctext"), (role.Link, "acc"),
        (role.LinkVisited, "acc"), (role.PlaceholderText, "faint"), (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.Accent, "acc"), (role.Mid, "line2"), (role.Midlight, "line"), (role.Dark, "line2"),
    ):  # fmt: skip
        made.setColor(target, color(token))
    for target in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, color("faint"))
    return made


def _drawn_marks() -> dict[str, str]:
    """Ticks and arrows the style sheet names by file, written in the colours of this theme."""
    from salesdesk.ui import icons

    folder = _marks_folder()
    marks = {
        "tick": ("check", "acctext", 3.4), "tickoff": ("check", "faint", 3.4),
        "arrow": ("chevron-down", "text2", 2.4), "arrowoff": ("chevron-down", "faint", 2.4),
        "dash": ("minus", "acctext", 3.4),
    }  # fmt: skip
    written = {}
    for mark, (name, token, stroke) in marks.items():
        target = folder / f"{mark}-{'dark' if _look.dark else 'light'}.svg"
        target.write_text(icons.svg(name, hex_of(token), stroke), encoding="utf-8")
        written[mark] = target.as_posix()
    return written


_folders: list[tempfile.TemporaryDirectory[str]] = []


def _marks_folder() -> Path:
    if not _folders:
        _folders.append(tempfile.TemporaryDirectory(prefix="salesdesk-look-"))
    return Path(_folders[0].name)


def style_sheet() -> str:
    """The one template over the tokens, its font and control sizes times the font factor."""
    template = (paths.resources() / "look.qss").read_text(encoding="utf-8")
    values = dict(tokens.DARK if _look.dark else tokens.LIGHT) | _drawn_marks()
    filled = Template(template).substitute(values)
    return re.sub(
        r"(font-size|min-height|max-height|min-width|max-width): (\d+)px",
        lambda found: f"{found[1]}: {F(int(found[2]))}px",
        filled,
    )


def apply_theme(app: QApplication, *, dark: bool = False, factor: float = 1.0, motion: bool = True) -> None:
    """Dress the whole program; call again to change theme or font factor while it runs."""
    _look.dark, _look.factor, _look.motion = dark, min(max(factor, 1.0), 1.25), motion
    load_fonts()
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())


def darken(*, dark: bool) -> None:
    """The dark or the light look for a while, letters and motion as they are."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and dark is not _look.dark:
        apply_theme(app, dark=dark, factor=_look.factor, motion=_look.motion)
