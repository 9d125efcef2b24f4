"""A screen: header, what scrolls, an inspector at the right; reloads itself when its nouns change."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.errors import Reason
from salesdesk.services.changes import Changes, Noun
from salesdesk.ui import ask, theme
from salesdesk.ui.autosave import Autosave, SavedLabel
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.header import Header
from salesdesk.ui.parts import Note, Section, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.reading_order import KeptFocus, step_focus
from salesdesk.words import _, reason_text

T = TypeVar("T")


class Scroller(QScrollArea):
    """A page that scrolls down and never sideways; it never asks for more room than there is."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self._narrowed = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, _least: int, most: int) -> None:
        """The bar stands in the margin of the page, so that cards keep their width when it comes."""
        page = self.widget()
        laid = page.layout() if page else None
        shown = most > 0
        if laid is None or shown == self._narrowed:
            return
        self._narrowed = shown
        wide = self.verticalScrollBar().sizeHint().width()
        sides = laid.contentsMargins()
        sides.setRight(sides.right() + (-wide if shown else wide))
        laid.setContentsMargins(sides)

    def minimumSizeHint(self) -> QSize:
        body = self.widget()
        wide = body.minimumSizeHint().width() if body else 0
        return QSize(wide, theme.F(120))


class Inspector(QFrame):
    """The white sheet at the right, full height, with its own scroll and sections parted by hairlines."""

    LEAST = 264

    def __init__(self, width: int = 316) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self._wide = width
        self._sections = 0
        inner = QWidget()
        inner.setObjectName("inspectorbody")
        self.body = column(gap=0, margins=(20, 20, 20, 20))
        self._content = column(gap=0)
        self.body.addLayout(self._content)
        self.body.addStretch(1)
        inner.setLayout(self.body)
        self.setLayout(column(Scroller(inner)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(theme.F(min(self.LEAST, width)))
        self.setMaximumWidth(theme.F(width))
        self._focus = KeptFocus(self)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(self._wide), theme.F(400))

    def section(self, title: str, *aside: QWidget) -> Section:
        """A new section under the ones before; `aside` stands at the right of its title."""
        made = Section(title, *aside, first=self._sections == 0)
        self._sections += 1
        self._content.addWidget(made)
        return made

    def add(self, *widgets: QWidget) -> None:
        """Something without a title of its own, such as the person a screen is about."""
        for widget in widgets:
            self._sections += 1
            self._content.addWidget(widget)

    def clear(self) -> None:
        """Empty it, to be filled again on reload; the focus comes back to the same place."""
        self._focus.hold()
        empty_out(self._content)
        self._sections = 0


class ListPane(QFrame):
    """The pane between sidebar and main that holds a list with its search."""

    def __init__(self, width: int = 276) -> None:
        super().__init__()
        self.setObjectName("listpane")
        self.body = column(gap=8, margins=(12, 16, 12, 12))
        self.setLayout(self.body)
        self.setFixedWidth(theme.F(width))


class Screen(QWidget):
    """Base of every screen: name its `nouns`, fill `header`, `body` and `side`, write `reload`."""

    nouns: ClassVar[frozenset[Noun]] = frozenset()

    def __init__(self, desk: Desk, *, inspector: int = 0, list_pane: int = 0, scrolls: bool = True) -> None:
        super().__init__()
        self.desk = desk
        self.place: Place | None = None
        self.header = Header(desk.go)
        self.body: QVBoxLayout = column(gap=12, margins=(24, 0, 24, 16))
        self.inspector: Inspector | None = Inspector(inspector) if inspector else None
        self.list_pane: ListPane | None = ListPane(list_pane) if list_pane else None
        self._main = column(self.header)
        inner = QWidget()
        inner.setObjectName("plain")
        inner.setLayout(self.body)
        self._middle: QWidget = Scroller(inner) if scrolls else inner
        self._main.addWidget(self._middle, 1)
        whole: QHBoxLayout = row(gap=0)
        if self.list_pane:
            whole.addWidget(self.list_pane)
        whole.addLayout(self._main, 1)
        if self.inspector:
            whole.addWidget(self.inspector)
        self.setLayout(whole)

    @property
    def side(self) -> Inspector:
        """The inspector of a screen that was made with one."""
        if self.inspector is None:
            raise LookupError(type(self).__name__)
        return self.inspector

    @property
    def pane(self) -> ListPane:
        """The list pane of a screen that was made with one."""
        if self.list_pane is None:
            raise LookupError(type(self).__name__)
        return self.list_pane

    def set_main(self, widget: QWidget) -> None:
        """Put a map or board edge to edge under the header, in place of what scrolls."""
        self._main.replaceWidget(self._middle, widget)
        self._middle.hide()
        self._middle.deleteLater()
        self._middle = widget
        self._main.setStretchFactor(widget, 1)

    def arrive(self, place: Place) -> None:
        """The seller comes here; shows what was here until the new answer is in."""
        self.place = place
        self.reload()

    def reload(self) -> None:
        """Read again what is shown; every screen writes this with `self.read`."""
        raise NotImplementedError

    def read(self, call: Callable[[], T], show: Callable[[T], object], *, key: str = "") -> None:
        """Ask the read lane; a newer question with the same key (default: same `show`) voids this one."""
        name = key or getattr(show, "__qualname__", repr(show))
        self.desk.work.ask(call, show, lane="read", key=(id(self), name), owner=self)

    def wants(self, changes: Changes) -> bool:
        """Whether these changes touch what is shown."""
        return bool(self.nouns & changes)

    def hear(self, changes: Changes) -> None:
        """Something changed while this screen is in sight."""
        if self.wants(changes):
            self.reload()

    def leave(self) -> bool:
        """The seller goes away; False keeps him here."""
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads; in the window it goes on outside the screen."""
        if self.isWindow() and step_focus(self, forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts; None leaves it to the first input or list."""
        return None


class EditorScreen(Screen):
    """A screen with inputs that save by themselves and are never overwritten under the typist's hands.

    Write `collect` (read the inputs, give back the call that saves), connect inputs to `self.autosave.touch`,
    and read with `self.read`, which drops an answer that arrives while something is typed.
    """

    def __init__(self, desk: Desk, *, inspector: int = 0, list_pane: int = 0, scrolls: bool = True) -> None:
        super().__init__(desk, inspector=inspector, list_pane=list_pane, scrolls=scrolls)
        self.autosave = Autosave(
            desk.work,
            desk.clock,
            self.collect,
            done=self.saved,
            refused=self.show_refused,
            draft=desk.draft,
            parent=self,
        )
        self.header.add(SavedLabel(self.autosave))
        self.elsewhere = Note(
            _("Dit is elders gewijzigd terwijl je typte."), "info", link(_("Opnieuw laden"), self._take_over)
        )
        self.elsewhere.hide()
        self.body.addWidget(self.elsewhere)

    def collect(self) -> Callable[[], object] | None:
        """Read the inputs now; give back the call that saves them, None when nothing is to be saved."""
        raise NotImplementedError

    def saved(self, value: object) -> None:
        """The saved value came back; show what follows from it (totals), never the inputs."""

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        """Reasons at their fields; screens with a Form hand them to it."""
        self.desk.toast(" ".join(reason_text(reason) for reason in reasons))

    def read(self, call: Callable[[], T], show: Callable[[T], object], *, key: str = "") -> None:
        place = self.place

        def show_if_untouched(value: T) -> None:
            if self.place == place and self.autosave.settled:
                show(value)

        name = key or getattr(show, "__qualname__", repr(show))
        self.desk.work.ask(call, show_if_untouched, lane="read", key=(id(self), name), owner=self)

    def arrive(self, place: Place) -> None:
        if self.place is None or place.id != self.place.id or place.noun != self.place.noun:
            self.autosave.forget()
        self.elsewhere.hide()
        super().arrive(place)

    def hear(self, changes: Changes) -> None:
        if not self.wants(changes) or self.desk.work.origin is self.autosave:
            return
        if not self.autosave.settled:
            self.elsewhere.show()
        else:
            self.reload()

    def _take_over(self) -> None:
        self.elsewhere.hide()
        self.autosave.forget()
        self.reload()

    def leave(self) -> bool:
        """Save what was typed; when that cannot be, the seller decides."""
        if self.autosave.settle():
            return True
        goes = ask.confirm(
            self,
            _("Nog niet opgeslagen"),
            _("Wat je hier typte kan zo niet bewaard worden. Blijf en verbeter het, of laat het vervallen."),
            _("Invoer laten vervallen"),
            _("Blijven"),
            grave=True,
        )
        if goes:
            self.autosave.forget()
        return goes
