"""Buttons of the look: one primary a screen, tonal, plain, ghost, link, icon, filter chips and cells."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from salesdesk.ui import icons, theme
from salesdesk.ui.segments import TabBar, Toggle
from salesdesk.words import _

__all__ = [
    "Button", "Pressable", "TabBar", "Toggle", "add_chip", "danger", "filter_chip", "ghost", "icon_button",
    "link", "more_button", "plain", "primary", "tonal",
]  # fmt: skip

_INK = {"primary": "acctext", "tonal": "acc", "link": "acc", "danger": "bad"}


def paint_shortened(button: QPushButton | QCheckBox, element: QStyle.ControlElement) -> bool:
    """Paint a button whose words do not fit with these shortened at the right; False when they do fit."""
    lacks = button.sizeHint().width() - button.width()
    if lacks <= 1 or not button.text():
        return False
    option = QStyleOptionButton()
    button.initStyleOption(option)
    metrics = button.fontMetrics()
    room = metrics.horizontalAdvance(button.text()) - lacks
    option.text = metrics.elidedText(button.text(), Qt.TextElideMode.ElideRight, max(room, 0))
    QStylePainter(button).drawControl(element, option)
    return True


class Button(QPushButton):
    """A push button whose icon follows the theme."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        kind: str = "",
        run: Callable[[], object] | None = None,
        *,
        tip: str = "",
    ) -> None:
        super().__init__(text)
        self._icon = icon
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if tip:
            self.setToolTip(tip)
        self._render()
        if run:
            self.clicked.connect(lambda *_checked: run())

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._render()

    def kind(self) -> str:
        return str(self.property("kind"))

    def _render(self) -> None:
        if not self._icon:
            return
        size = 14 if self.kind() in {"chip", "linechip"} else 18
        air = theme.F(4 if size == 18 else 2) if self.text() else 0
        self.setIcon(icons.icon(self._icon, size, _INK.get(self.kind(), "text2"), air=air))
        self.setIconSize(QSize(theme.F(size) + air, theme.F(size)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._render()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt paints it; words that do not fit are shortened at the right, not cut at both ends."""
        if not paint_shortened(self, QStyle.ControlElement.CE_PushButton):
            super().paintEvent(event)


def primary(text: str, run: Callable[[], object] | None = None, icon: str = "") -> Button:
    """The one filled button of a screen."""
    return Button(text, icon, "primary", run)


def tonal(text: str, run: Callable[[], object] | None = None, icon: str = "") -> Button:
    return Button(text, icon, "tonal", run)


def plain(text: str, run: Callable[[], object] | None = None, icon: str = "") -> Button:
    return Button(text, icon, "", run)


def ghost(text: str, run: Callable[[], object] | None = None, icon: str = "") -> Button:
    return Button(text, icon, "ghost", run)


def link(text: str, run: Callable[[], object] | None = None, icon: str = "") -> Button:
    return Button(text, icon, "link", run)


def danger(text: str, run: Callable[[], object] | None = None, icon: str = "") -> Button:
    return Button(text, icon, "danger", run)


def icon_button(
    icon: str, name: str, run: Callable[[], object] | None = None, *, quiet: bool = False
) -> Button:
    """A square button with only a drawing; `name` is its accessible name and its tooltip."""
    made = Button("", icon, "quiet" if quiet else "icon", run, tip=name)
    made.setAccessibleName(name)
    return made


def more_button(menu: QMenu, name: str = "") -> Button:
    """Three dots that open a menu with what is needed less often."""
    made = icon_button("dots", name or _("Meer"))
    made.setMenu(menu)
    return made


def filter_chip(text: str, removed: Callable[[], object]) -> Button:
    """A filter that is on; pressing takes it away."""
    made = Button(f"{text}  ×", "", "chip", removed)
    made.setAccessibleName(_("Filter {name} weghalen").format(name=text))
    made.setToolTip(made.accessibleName())
    return made


def add_chip(text: str, run: Callable[[], object]) -> Button:
    return Button(text, "plus", "linechip", run)


class Pressable(QAbstractButton):
    """A cell, card or row with parts of its own that is a button as a whole; checked it looks chosen."""

    def __init__(self, name: str, run: Callable[[], object] | None = None, *, inset: bool = False) -> None:
        super().__init__()
        self._inset = inset
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if run:
            self.clicked.connect(lambda *_checked: run())

    def sizeHint(self) -> QSize:
        laid = self.layout()
        return laid.sizeHint() if laid else QSize(theme.F(80), theme.F(32))

    def minimumSizeHint(self) -> QSize:
        laid = self.layout()
        return laid.minimumSize() if laid else self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill, edge = ("sunken", "line") if self._inset else ("", "")
        if self.isChecked():
            fill, edge = "sel", "accline"
        elif self.underMouse() and self.isEnabled():
            fill = "hover"
        painter.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 7, 7)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
