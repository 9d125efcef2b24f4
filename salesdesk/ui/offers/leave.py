"""Leave for more discount in the editor of an offer: asked, heard over the telephone, taken from a file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from salesdesk.domain.discount_limits import DiscountStand, is_approved
from salesdesk.domain.offer_approval import ApprovalStand, approval_stand
from salesdesk.domain.offers import Offer
from salesdesk.errors import Reason
from salesdesk.services.offer_approvals import ApprovalDesk
from salesdesk.services.offers import OfferView
from salesdesk.services.packing import MailReady
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.approval_opening import ApprovalOpening
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.leave_row import LeaveRow
from salesdesk.ui.offers.leave_sheets import AskSheet, CodeSheet
from salesdesk.ui.reach import open_outside
from salesdesk.words import _, reason_text


class OfferLeave(QObject):
    """Follows what the editor reckons, and does what the row under the discount offers."""

    def __init__(self, desk: Desk, file: SellerFile, editor: OfferEditor) -> None:
        super().__init__(editor)
        self._desk, self._file, self._editor = desk, file, editor
        self.opening = ApprovalOpening(desk, file, editor)
        self.row = LeaveRow(self.ask, self.enter_code, self.opening.choose)
        self.sheet: AskSheet | CodeSheet | None = None
        self._known: ApprovalDesk | None = None
        self._read_for: Offer | None = None
        editor.discount.put_leave(self.row)
        editor.discount.reckoned.connect(self._reckoned)
        desk.work.changed.connect(self._forget)

    def _forget(self, _changes: object) -> None:
        """An answer may have come in that leaves the offer itself as it was."""
        self._read_for = None

    def _reckoned(self, view: OfferView, offer: Offer) -> None:
        """Read what was asked when another version of the offer came in; show how it stands now."""
        if self._read_for != view.offer:
            self._read_for = view.offer
            call = partial(self._file.approvals.desk, offer.id)
            key = (id(self), "approvals")
            self._desk.work.ask(call, self._take, lane="read", key=key, owner=self._editor)
        self._show(view, offer)

    def _take(self, known: ApprovalDesk) -> None:
        self._known = known
        if self._editor.view is not None and self._editor.draft is not None:
            self._show(self._editor.view, self._editor.draft)

    def _show(self, view: OfferView, offer: Offer) -> None:
        if self._known is None:
            return
        limit = view.settings.thresholds.leave_from_percent
        stand = approval_stand(offer, limit, self._known.requests, view.relation.name)
        self.row.show_stand(stand, view, offer, self._known)
        self._editor.discount.make_room(leave=stand is not ApprovalStand.NONE)

    def stands_in_the_way(self, view: OfferView, offer: Offer) -> bool:
        """Sending needs leave first: say so, and offer the ways to it."""
        if view.discount_stand(offer) is not DiscountStand.APPROVAL or is_approved(offer):
            return False
        if self._known is not None and self._known.codes:
            options = [_("Goedkeuring vragen per mail"), _("Een code van de telefoon invoeren")]
            title, text = _("Eerst goedkeuring"), _("Deze korting mag je niet zelf geven. Hoe vraag je het?")
            chosen = ask.choose(self._editor, title, text, options)
            if chosen is not None:
                (self.ask, self.enter_code)[chosen]()
        else:
            self.ask()
        return True

    def _ready(self) -> tuple[OfferView, Offer, ApprovalDesk] | None:
        """What is on screen, kept; None when it cannot be kept or is not read yet."""
        editor = self._editor
        if not editor.finish_cell() or not editor.autosave.flush():
            return None
        if editor.view is None or editor.draft is None or self._known is None:
            return None
        return editor.view, editor.draft, self._known

    def ask(self) -> None:
        """A mail to who decides, with the request attached."""
        ready = self._ready()
        if ready is None:
            return
        view, offer, known = ready
        self.sheet = sheet = AskSheet(view, offer, known)
        title = _("Goedkeuring vragen voor {label}").format(label=offer.label)
        if ask.sheet(self._editor, title, sheet, _("Mail klaarzetten")):
            call = partial(self._file.approvals.ask, offer.id, sheet.reason.value())
            self._desk.work.ask(call, self._mail_ready, refused=self._refused, owner=self._editor)

    def _mail_ready(self, mail: MailReady) -> None:
        if not open_outside(mail.path):
            words = _("Er is geen mailprogramma op deze computer. De mail ligt hier: {path}")
            ask.tell(self._editor, _("Goedkeuring vragen"), words.format(path=mail.path))
        elif mail.to:
            self._desk.toast(_("Mail aan {address} staat klaar").format(address=mail.to))
        else:
            self._desk.toast(_("De mail staat klaar; vul het adres nog in"))

    def enter_code(self) -> None:
        """A number and what was read out behind it."""
        ready = self._ready()
        if ready is None:
            return
        _view, offer, known = ready
        self.sheet = sheet = CodeSheet(known, self._desk.clock())
        title = _("Code voor {label}").format(label=offer.label)
        if ask.sheet(self._editor, title, sheet, _("Gebruiken")):
            call = partial(self._file.approvals.use_code, offer.id, sheet.number.value(), sheet.code.value())
            self._desk.work.ask(call, self._allowed, refused=self._refused, owner=self._editor)

    def _allowed(self, offer: Offer) -> None:
        words = _("{label} is goedgekeurd: {approval}")
        self._desk.toast(words.format(label=offer.label, approval=offer.approval))

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        ask.tell(self._editor, _("Geen goedkeuring"), " ".join(reason_text(reason) for reason in reasons))
