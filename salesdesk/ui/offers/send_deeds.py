"""Letting an offer go from its editor: the sheet, the mail program or the printer, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.domain.offer_sending import Way
from salesdesk.errors import Reason, Refused
from salesdesk.services.offer_sending import OfferSending, SendingView, Sent
from salesdesk.services.papers import write_file
from salesdesk.ui import ask
from salesdesk.ui.offers.send_sheet import SendSheet
from salesdesk.ui.reach import open_outside
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.offers.editor import OfferEditor

MAIL_KINDS = "Mail (*.eml)"


class SendDeeds:
    """Asks, sends and says what became of it; `show_pdf` opens the PDF to look at or print."""

    def __init__(self, sending: OfferSending, show_pdf: Callable[[], object]) -> None:
        self._sending = sending
        self._show_pdf = show_pdf
        self.sheet: QWidget | None = None

    def open(self, screen: OfferEditor) -> None:
        """Look up whom and what, and ask the rest."""
        key = screen.offer_id
        screen.desk.work.ask(
            lambda: self._sending.view(key),
            lambda view: self._ask(screen, view, SendSheet(view)),
            lane="read",
            refused=screen.show_refused,
            owner=screen,
        )

    def _ask(self, screen: OfferEditor, view: SendingView, sheet: SendSheet) -> None:
        self.sheet = sheet
        title = _("{label} versturen").format(label=view.offer.label)
        if not ask.sheet(screen, title, sheet, _("Versturen")):
            return

        def again(reasons: tuple[Reason, ...]) -> None:
            sheet.show_refused(reasons)
            self._ask(screen, view, sheet)

        try:
            sending = sheet.sending()
        except Refused as refusal:
            again(refusal.reasons)
            return
        as_file = sheet.as_file.value()
        screen.desk.work.ask(
            lambda: self._sending.send(view.offer.id, sending),
            lambda sent: self._sent(screen, sent, as_file=as_file),
            refused=again,
            owner=screen,
        )

    def _sent(self, screen: OfferEditor, sent: Sent, *, as_file: bool) -> None:
        """Hand it to the mail program, or the printer; without a mail program it is kept as a file."""
        if sent.mail is not None:
            is_open = not as_file and open_outside(sent.mail.path)
            if not is_open:
                self._keep_mail(screen, sent, sent.mail.path, is_wanted=as_file)
                return
            words = _("{label} staat klaar in je mailprogramma en is genoteerd als verstuurd.")
        elif sent.dispatch.way is Way.PAPER:
            self._show_pdf()
            words = _("{label} is genoteerd als verstuurd; druk de PDF af.")
        else:
            words = _("{label} is genoteerd als verstuurd.")
        self._say(screen, sent, words.format(label=sent.offer.label))

    def _keep_mail(self, screen: OfferEditor, sent: Sent, mail: Path, *, is_wanted: bool) -> None:
        title = _("Mail bewaren") if is_wanted else _("Geen mailprogramma gevonden: bewaar de mail")
        path = ask.save_file(screen, title, mail.name, MAIL_KINDS)
        if path is None:  # then it did not go
            screen.desk.work.ask(lambda: self._sending.take_back(sent), owner=screen)
            screen.desk.toast(_("{label} is niet verstuurd.").format(label=sent.offer.label))
            return
        words = _("De mail staat in {name}. {label} is genoteerd als verstuurd.")
        said = words.format(name=path.name, label=sent.offer.label)
        screen.desk.work.ask(
            lambda: write_file(path, mail.read_bytes()),
            lambda _path: self._say(screen, sent, said),
            owner=screen,
        )

    def _say(self, screen: OfferEditor, sent: Sent, words: str) -> None:
        undo = partial(screen.desk.work.ask, lambda: self._sending.take_back(sent))
        screen.desk.toast(words, undo)
