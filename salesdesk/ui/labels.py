"""Words on the desk: labels by role, labels that elide, chips and key caps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from salesdesk.ui import icons, theme

ROLES = (
    "huge", "large", "largestrong", "h1", "kpilarge", "kpi", "total", "h2", "time", "h3", "body", "strong",
    "small", "smallstrong", "cap",
)  # fmt: skip
CHIP_KINDS = ("neutral", "acc", "ok", "warn", "bad", "info", "line", "dash")


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and dress the widget again when it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(text: str = "", role: str = "body", tone: str = "") -> QLabel:
    """Words that never elide (amounts, dates, titles): `role` is a line of LOOK §2, `tone` a colour token."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QLabel, tone: str) -> None:
    restyle(widget, "tone", tone)


class TextBlock(QLabel):
    """Running text that wraps and asks for exactly the height it needs."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "text2") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Counted from the words; QLabel's own answer never falls below a minimum that was set before."""
        margins = self.contentsMargins()
        room = QRect(0, 0, max(width - margins.left() - margins.right(), 1), 100_000)
        words = QFontMetrics(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        return words.height() + margins.top() + margins.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def setText(self, text: str) -> None:
        super().setText(text)
        if self.width() > 0 and self.isVisible():
            self.setMinimumHeight(self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(60), super().minimumSizeHint().height())


class ElidedLabel(QLabel):
    """Words that give way: shortened at the right, whole in the tooltip, never forcing the window wider."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "", *, stretch: bool = True) -> None:
        super().__init__()
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        horizontal = QSizePolicy.Policy.Ignored if stretch else QSizePolicy.Policy.Maximum
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def full_text(self) -> str:
        return self._full

    def setText(self, text: str) -> None:
        self._full = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._shorten()

    def _shorten(self) -> None:
        room = self.contentsRect().width()
        shown = QFontMetrics(self.font()).elidedText(self._full, Qt.TextElideMode.ElideRight, max(room, 0))
        super().setText(shown)
        self.setToolTip(self._full if shown != self._full else "")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme.F(36), self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()
            self._shorten()


class Chip(QLabel):
    """A short state in a tinted box; `line` is a kind, `dash` is something missing."""

    def __init__(self, text: str = "", kind: str = "neutral") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(theme.F(10), 0, theme.F(10), 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("chip", kind)

    def set(self, text: str, kind: str) -> None:
        self.setText(text)
        restyle(self, "chip", kind)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        margins = self.contentsMargins()
        wide = metrics.horizontalAdvance(self.text()) + margins.left() + margins.right() + 2
        return QSize(wide, max(theme.F(22), metrics.height() + 4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(theme.F(120), 10_000))

    def paintEvent(self, event: QPaintEvent) -> None:
        kind = str(self.property("chip"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if kind == "line":
            painter.setPen(QPen(theme.color("line2"), 1))
        elif kind == "dash":
            painter.setPen(QPen(theme.color("warndot"), 1, Qt.PenStyle.DotLine))
        else:
            painter.setBrush(theme.color("track" if kind == "neutral" else f"{kind}bg"))
            box = QRectF(self.rect())
        painter.drawRoundedRect(box, 5, 5)
        if self.sizeHint().width() <= self.width() + 1:
            painter.end()
            super().paintEvent(event)
            return
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sizeHint().width() > self.width() + 1 and not self.toolTip():
            self.setToolTip(self.text())


class KeyCap(QLabel):
    """One key of a shortcut, drawn as a cap."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("keycap", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def keys_of(shortcut: str) -> list[str]:
    """The keys of `Ctrl+Shift+O`, one by one, arrows as arrows."""
    return [_ARROWS.get(key, key) for key in shortcut.split("+") if key]


def key_caps(shortcut: str) -> QWidget:
    """`Ctrl+Shift+O` as three caps in a row."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.F(8))
    for part in keys_of(shortcut):
        row.addWidget(KeyCap(part))
    return holder


class IconLabel(QLabel):
    """A drawing in a token colour that follows the theme; its words stand beside it."""

    def __init__(self, name: str, size: int = 16, tone: str = "muted", stroke: float = 1.75) -> None:
        super().__init__()
        self._drawing = (name, size, tone, stroke)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._render()

    def set(self, name: str, tone: str) -> None:
        self._drawing = (name, self._drawing[1], tone, self._drawing[3])
        self._render()

    def _render(self) -> None:
        name, size, tone, stroke = self._drawing
        self.setPixmap(icons.pixmap(name, size, tone, stroke))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._render()
