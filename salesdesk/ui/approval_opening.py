"""Files of approval that come in by mail or stick: chosen or dropped, and each taken to where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offer_approval import ApprovalFacts, ApprovalRequest, ApprovalState
from salesdesk.errors import Reason
from salesdesk.services.approvers import KeyCard
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask, spoken
from salesdesk.ui.desk import Desk
from salesdesk.ui.drops import dropped_file
from salesdesk.ui.fields import TextField
from salesdesk.ui.forms import Form
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import column
from salesdesk.ui.places import Place
from salesdesk.words import _, ngettext, reason_text

ENDINGS = (".sdantwoord", ".sdaanvraag", ".sdsleutel", ".sdcodes")
MOST_BYTES = 5_000_000


class ApprovalOpening(QObject):
    """Opens such a file for a screen, and lets it be dropped there."""

    def __init__(self, desk: Desk, file: SellerFile, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._file, self._screen = desk, file, screen
        screen.setAcceptDrops(True)
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):
            path = dropped_file(event)
            if path is not None and path.suffix.lower() in ENDINGS:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.Drop:
                    self.open(path)
                return True
        return super().eventFilter(watched, event)

    def choose(self) -> None:
        """Ask which file."""
        kinds = _("Bestanden van goedkeuring ({endings})").format(
            endings=" ".join(f"*{ending}" for ending in ENDINGS)
        )
        path = ask.choose_file(self._screen, _("Antwoord, aanvraag, sleutel of codes openen"), kinds)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Whatever of ours it is; a file that is none of them says so."""
        try:
            content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
        except OSError:
            self._desk.toast(_("{name} kan niet worden gelezen.").format(name=path.name))
            return
        self.take(content)

    def take(self, content: bytes) -> None:
        """The content of such a file."""
        ways: dict[str, Callable[[bytes], None]] = {
            "sdantwoord": self._answer,
            "sdaanvraag": self._request,
            "sdsleutel": self._key,
            "sdcodes": self._codes,
        }
        way = ways.get(self._file.approvers.kind_of(content))
        if way is None:
            words = _("Dit is geen antwoord, aanvraag, sleutel of codebestand, of het is beschadigd.")
            ask.tell(self._screen, _("Bestand openen"), words)
            return
        way(content)

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        """Why not; a key that is missing can be enrolled from here."""
        title = _("Niet overgenomen")
        ask.tell(self._screen, title, " ".join(reason_text(reason) for reason in reasons))

    def _answer(self, content: bytes) -> None:
        call = partial(self._file.approvals.open_answer, content)
        self._desk.work.ask(call, self._answered, refused=self._refused, owner=self._screen)

    def _answered(self, request: ApprovalRequest) -> None:
        if request.state is ApprovalState.GRANTED and request.most_percent is not None:
            words = _("{label}: {name} keurt tot en met {percent} goed.")
            percent = spoken.percent(request.most_percent)
            self._desk.toast(words.format(label=request.label, name=request.decided_by, percent=percent))
        else:
            title = _("{label} is niet goedgekeurd").format(label=request.label)
            ask.tell(self._screen, title, f"{request.decided_by}: {request.answer}")
        self._desk.go(Place(Noun.OFFER, request.offer_id))

    def _request(self, content: bytes) -> None:
        call = partial(self._file.approving.open_request, content)
        self._desk.work.ask(call, self._laid_down, refused=self._refused, owner=self._screen)

    def _laid_down(self, facts: ApprovalFacts) -> None:
        self._desk.go(Place(Noun.OFFER, facts.request.id, "approvals"))

    def _key(self, content: bytes) -> None:
        def read(card: KeyCard) -> None:
            sheet = EnrolSheet(card)
            self.sheet = sheet
            title = _("Wie mag goedkeuren")
            if ask.sheet(self._screen, title, sheet, _("Inschrijven")):
                call = partial(self._file.approvers.enrol, content, sheet.heard.value())
                self._desk.work.ask(call, self._enrolled, refused=self._refused, owner=self._screen)

        call = partial(self._file.approvers.read_key, content)
        self._desk.work.ask(call, read, lane="read", refused=self._refused, owner=self._screen)

    def _enrolled(self, card: KeyCard) -> None:
        self._desk.toast(_("{name} mag nu goedkeuren.").format(name=card.name))

    def _codes(self, content: bytes) -> None:
        call = partial(self._file.approvers.open_codes, content)
        self._desk.work.ask(call, self._codes_in, refused=self._refused, owner=self._screen)

    def _codes_in(self, count: int) -> None:
        words = ngettext("{count} nieuwe code ingelezen", "{count} nieuwe codes ingelezen", count)
        self._desk.toast(words.format(count=count) if count else _("Deze codes waren al ingelezen."))


class EnrolSheet(QWidget):
    """Whose key this is; it counts once its fingerprint was heard."""

    def __init__(self, card: KeyCard) -> None:
        super().__init__()
        self.heard = TextField(_("Vingerafdruk"), placeholder="ABCD-EFGH-JKLM-NPQR")
        self.form = Form()
        self.form.add("heard", _("Wat leest hij voor?"), self.heard)
        words = _(
            "Bel {name} op een nummer dat je al had. Laat hem de vingerafdruk van zijn sleutel voorlezen en "
            "typ mee. Zo weet je dat dit bestand van hem komt."
        ).format(name=card.name)
        self.setLayout(
            column(label(card.name, "h3"), label(card.email, "small"), TextBlock(words), self.form, gap=8)
        )
