"""Who may allow more discount, whose keys count here, and whether the user does so himself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from salesdesk.domain.company import Approver, Settings
from salesdesk.domain.offer_approval import ApprovalCode
from salesdesk.errors import Reason
from salesdesk.formats import field_date
from salesdesk.services.approvers import KeyCard
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.approval_opening import ApprovalOpening
from salesdesk.ui.buttons import icon_button, link, plain, tonal
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import Card, TwoLineRow, column, empty_out, row
from salesdesk.ui.places import Place
from salesdesk.ui.settings.page import SettingsPage
from salesdesk.words import _, ngettext, reason_text


class ApprovalPage(SettingsPage):
    """Place(Noun.SETTINGS, view="approval"): keys of others at the left, one's own at the right."""

    view = "approval"

    def __init__(self, desk: Desk, file: SellerFile) -> None:
        self._file = file
        super().__init__(desk, file.settings)

    def build(self) -> None:
        self.opening = ApprovalOpening(self.desk, self._file, self)
        self.known = column(gap=8)
        self.codes = TextBlock("", "small", "muted")
        intro = _(
            "Boven je tweede grens (bij Drempels) gaat een offerte pas weg als een van deze mensen het goed "
            "vindt: met een ondertekend antwoord, of met een code aan de telefoon."
        )
        others = Card(_("Wie keurt goed")).add(TextBlock(intro, "body", "muted"), self.known, self.codes)
        others.body.addStretch(1)
        opener = tonal(_("Sleutel of codes inlezen…"), self.opening.choose, "folder")
        others.add(row(opener, 1))
        self.role = Tick(_("Ik keur kortingen van anderen goed"))
        self.role.edited.connect(self._change_role)
        self.own_words = TextBlock("", "body", "muted")
        self.print = label("", "h2")
        self.save_key = plain(_("Sleutel bewaren om uit te delen…"), self._save_key, "share")
        self.to_desk = link(_("Naar Goedkeuringen"), self._to_desk)
        own = Card(_("Zelf goedkeuren")).add(self.role, self.own_words, self.print)
        own.body.addStretch(1)
        own.add(row(self.save_key, 1), row(self.to_desk, 1))
        self.body.addLayout(row(others, own, gap=12))
        self.body.addWidget(self._honest())

    @staticmethod
    def _honest() -> Card:
        words = _(
            "Een antwoord telt alleen met de handtekening van wie je hebt ingeschreven, en alleen als je "
            "offerte nog is wat hij zag. Daarna geldt zijn percentage, ook als je regels verandert. Een code "
            "werkt één keer en staat niet leesbaar op je laptop. Het houdt vergissingen en haast tegen, en "
            "laat een spoor na. Het houdt niemand tegen die zijn eigen laptop wil omzeilen: "
            "grenzen en sleutels stel je hier zelf in, de klok is die van de laptop, en een teruggezette "
            "kopie kent een gebruikte code niet meer. Een lagere prijs of een aftrekregel telt niet als "
            "korting."
        )
        return Card(_("Wat dit tegenhoudt, en wat niet")).add(TextBlock(words))

    def _to_desk(self) -> None:
        self.desk.go(Place(Noun.OFFER, view="approvals"))

    def fill(self, settings: Settings) -> None:
        self.role.set_value(settings.approvals.approves)
        self._show_known(settings.approvals.approvers)
        self.read(lambda: (self._file.approving.key(), self._file.approvers.codes_left()), self._show_own)

    def _show_known(self, approvers: Sequence[Approver]) -> None:
        empty_out(self.known)
        for approver in approvers:
            drop = icon_button(
                "trash",
                _("Niet meer vertrouwen: {name}").format(name=approver.name),
                partial(self._drop, approver),
                quiet=True,
            )
            day = field_date(approver.enrolled_on)
            second = _("{key}, sinds {day}").format(key=self._file.approvers.fingerprint(approver), day=day)
            self.known.addWidget(TwoLineRow(approver.name, second, strong=True, action=drop))
        if not approvers:
            self.known.addWidget(
                TextBlock(_("Nog niemand. Vraag om zijn sleutelbestand en bel hem."), "body")
            )

    def _show_own(self, found: tuple[KeyCard | None, Sequence[ApprovalCode]]) -> None:
        card, codes = found
        words = ngettext("Nog {count} code te gebruiken.", "Nog {count} codes te gebruiken.", len(codes))
        self.codes.setText(words.format(count=len(codes)) if codes else _("Geen codes op deze laptop."))
        on = self.role.value() and card is not None
        for part in (self.print, self.save_key, self.to_desk):
            part.setVisible(on)
        self.print.setText(card.fingerprint if card else "")
        self.own_words.setText(
            _("Deel je sleutel uit en lees deze vingerafdruk voor als iemand je erover belt:")
            if on
            else _("Dan krijg je een eigen sleutel om antwoorden mee te ondertekenen, en bladen met codes.")
        )

    def save_call(self, kept: Settings) -> Callable[[], object] | None:
        del kept  # every choice on this page is kept at once
        return None

    def _change_role(self) -> None:
        call = partial(self._file.approving.begin, approves=self.role.value())
        self.desk.work.ask(call, refused=self._role_refused, owner=self)

    def _role_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.role.set_value(False)
        self.desk.toast(" ".join(reason_text(reason) for reason in reasons))

    def _save_key(self) -> None:
        named = self._file.approving.key_file()
        path = ask.save_file(self, _("Sleutel bewaren"), named.name, _("Sleutel (*.sdsleutel)"))
        if path is not None:
            self.desk.work.ask(
                partial(self._file.approving.write, named, path),
                lambda kept: self.desk.toast(_("Bewaard: {name}").format(name=kept.name)),
            )

    def _drop(self, approver: Approver) -> None:
        title = _("{name} niet meer vertrouwen?").format(name=approver.name)
        text = _("Zijn antwoorden en codes tellen dan niet meer. Wat hij al goedkeurde, blijft goed.")
        if ask.confirm(self, title, text, _("Weghalen"), _("Houden")):
            self.desk.work.ask(partial(self._file.approvers.drop, approver.public_key))
