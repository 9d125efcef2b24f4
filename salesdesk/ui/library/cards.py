"""Business cards: how many are in the bag, what they look like, and a new sheet from the printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import ClassVar

from salesdesk.domain.company import BusinessCards, Settings
from salesdesk.errors import Reason
from salesdesk.services.business_cards import BusinessCardDesk, CardSheet
from salesdesk.services.changes import Noun
from salesdesk.services.note_sheets import NoteSheets, PaperSize, Ruling
from salesdesk.services.papers import PagePicture, Papers
from salesdesk.services.settings import SettingsDesk
from salesdesk.ui import theme
from salesdesk.ui.amounts import AmountField
from salesdesk.ui.buttons import Toggle, link, plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Form, QuantityField
from salesdesk.ui.labels import Chip, TextBlock, label
from salesdesk.ui.library.preview import Sheet
from salesdesk.ui.library.tabs import page_tabs
from salesdesk.ui.paper_window import picture_of, show_paper
from salesdesk.ui.parts import Card, Note, row
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.words import _, ngettext, reason_text

RULINGS = (Ruling.LINED, Ruling.SQUARED, Ruling.DOTTED)
SIZES = (PaperSize.A4, PaperSize.A5)
SHEETS = (CardSheet.CUT, CardSheet.AVERY)


class CardScreen(EditorScreen):
    """Stock at the left, the card itself at the right; counts save by themselves."""

    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.LIBRARY, Noun.SETTINGS})

    def __init__(
        self,
        desk: Desk,
        cards: BusinessCardDesk,
        notes: NoteSheets,
        settings: SettingsDesk,
        papers: Papers,
    ) -> None:
        super().__init__(desk, inspector=316)
        self._cards, self._settings, self._papers = cards, settings, papers
        self._kept: BusinessCards | None = None
        self.header.add(primary(_("Vel met kaartjes"), self.print_sheet, "printer"))
        self.form = Form()
        self.body.addWidget(page_tabs(desk, "cards"))
        self.body.addWidget(self._stock())
        self.body.addWidget(self._printing())
        self.body.addWidget(NoteCard(desk, notes, papers))
        self.body.addStretch(1)
        self._build_side()
        self.form.edited.connect(self.autosave.touch)

    def _stock(self) -> Card:
        self.left = label("", "kpilarge")
        self.low = Chip(_("bijna op"), "warn")
        self.low.hide()
        self.count = QuantityField(_("Kaartjes bij je"), decimals=0, most=9999, required=True, wide=110)
        self.warn = QuantityField(_("Waarschuw onder"), decimals=0, most=9999, required=True, wide=110)
        deeds = row(gap=8)
        for change, said in (
            (-1, _("−1 meegegeven")),
            (-5, _("−5 meegegeven")),
            (10, _("+10 gedrukt")),
        ):
            deeds.addWidget(plain(said, partial(self.change_stock, change)))
        deeds.addStretch(1)
        fields = row(
            self.form.make("count", _("Kaartjes bij je"), self.count),
            self.form.make("warn_below", _("Waarschuw onder"), self.warn),
            1,
            gap=16,
        )
        head = row(self.left, self.low, 1, gap=10)
        return Card(_("In je tas")).add(head, deeds, fields)

    def _printing(self) -> Card:
        self.sheet = Toggle([_("Zelf snijden, 85 × 55 mm"), _("Avery-vel, 85 × 54 mm")], name=_("Soort vel"))
        self.sheet.chosen.connect(lambda _place: self._look())
        self.about = TextBlock("", "body", "text2")
        self.offset_x = QuantityField(_("Naar rechts (mm)"), decimals=2, least=-15, most=15, wide=110)
        self.offset_y = QuantityField(_("Omlaag (mm)"), decimals=2, least=-15, most=15, wide=110)
        fields = row(
            self.form.make("offset_x_mm", _("Naar rechts (mm)"), self.offset_x),
            self.form.make("offset_y_mm", _("Omlaag (mm)"), self.offset_y),
            1,
            gap=16,
        )
        test = row(plain(_("Testafdruk"), self.print_test, "printer"), 1, gap=8)
        why = TextBlock(
            _("Valt de druk naast de kaartjes? Maak een testafdruk en vul in hoeveel hij moet opschuiven."),
            "small",
            "muted",
        )
        return Card(_("Afdrukken")).add(row(self.sheet, 1), self.about, fields, why, test)

    def _build_side(self) -> None:
        self.picture = Sheet(height=190)
        self.picture.setAccessibleName(_("Voorbeeld van je kaartje"))
        self.trouble = Note("", "warn")
        self.trouble.hide()
        self.lacking = Note("", "info")
        self.lacking.hide()
        to_settings = link(_("Gegevens wijzigen"), self._to_settings, "pencil")
        section = self.side.section(_("Je kaartje"))
        section.add(self.picture, self.trouble, self.lacking, to_settings)
        section.add(TextBlock(
            _("De code zet je gegevens met één foto in het adresboek van een telefoon."), "small", "muted"
        ))  # fmt: skip

    def _to_settings(self) -> None:
        self.desk.go(Place(Noun.SETTINGS, view="seller"))

    def chosen_sheet(self) -> CardSheet:
        return SHEETS[self.sheet.on()]

    def reload(self) -> None:
        self.read(self._settings.view, self._show)

    def _show(self, settings: Settings) -> None:
        self.header.set(_("Bibliotheek"), _("Visitekaartjes"))
        self._fill(settings.cards)
        self._tell_lacking(settings)
        self._look()

    def _fill(self, cards: BusinessCards) -> None:
        self._kept = cards
        said = ngettext("{count} kaartje in je tas", "{count} kaartjes in je tas", cards.count)
        self.left.setText(
            said.format(count=cards.count) if cards.is_counted else _("Je kaartjes zijn nog niet geteld")
        )
        self.low.setVisible(cards.is_low)
        for field, value in (
            (self.count, Decimal(cards.count)),
            (self.warn, Decimal(cards.warn_below)),
            (self.offset_x, cards.offset_x_mm),
            (self.offset_y, cards.offset_y_mm),
        ):
            field.set_value(value)

    def _tell_lacking(self, settings: Settings) -> None:
        seller, company = settings.seller, settings.company
        wanted = (
            (seller.function, _("functienaam")),
            (seller.mobile, _("mobiel nummer")),
            (seller.email, _("e-mail")),
            (company.name, _("bedrijfsnaam")),
            (company.address.line, _("bezoekadres")),
            (company.phone, _("centraal nummer")),
            (company.website, _("website")),
        )
        missing = [word for value, word in wanted if not value.strip()]
        self.lacking.set(_("Nog niet op je kaartje: {what}.").format(what=", ".join(missing)))
        self.lacking.setVisible(bool(missing))

    def _look(self) -> None:
        """The card as it comes out of the printer."""
        sheet = self.chosen_sheet()
        self.about.setText(
            _("Tien kaartjes op stevig A4, met snijlijnen aan de rand.")
            if sheet is CardSheet.CUT
            else _("Tien voorgestanste kaartjes, zoals Avery C32011 en C32016. Druk af op 100 %.")
        )
        ratio = self.devicePixelRatioF()
        wide = round(theme.F(276) * ratio)
        self.desk.work.ask(
            lambda: self._cards.one(sheet, wide),
            partial(self._pictured, ratio),
            lane="read",
            refused=self._not_pictured,
            key=(id(self), "card"),
            owner=self,
        )

    def _pictured(self, ratio: float, picture: PagePicture) -> None:
        self.trouble.hide()
        self.picture.show_image(picture_of(picture), ratio)

    def _not_pictured(self, reasons: tuple[Reason, ...]) -> None:
        self.picture.show_icon("card")
        self.trouble.set(" ".join(reason_text(reason) for reason in reasons))
        self.trouble.show()

    def collect(self) -> Callable[[], object] | None:
        if self._kept is None:
            return None
        changed = replace(
            self._kept,
            count=int(self.count.required_value()),
            warn_below=int(self.warn.required_value()),
            offset_x_mm=_or_nothing(self.offset_x),
            offset_y_mm=_or_nothing(self.offset_y),
        )
        return None if changed == self._kept else lambda: self._cards.keep(changed)

    def saved(self, value: object) -> None:
        if isinstance(value, BusinessCards):
            self._fill(value)

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        self.form.show_refused(reasons)

    def change_stock(self, change: int) -> None:
        """Given away or printed; can be undone."""
        self.autosave.flush()
        before = self._kept.count if self._kept else 0

        def counted(cards: BusinessCards) -> None:
            self._fill(cards)
            said = ngettext("Nog {count} kaartje", "Nog {count} kaartjes", cards.count)
            back = cards.count - before
            self.desk.toast(said.format(count=cards.count), partial(self._put_back, back))

        self.desk.work.ask(partial(self._cards.hand_out, -change), counted, owner=self)

    def _put_back(self, change: int) -> None:
        self.desk.work.ask(partial(self._cards.hand_out, change), self._fill, owner=self)

    def print_sheet(self) -> None:
        """The sheet beside the desk, to look at and print."""
        self.autosave.flush()
        sheet = self.chosen_sheet()
        self.desk.work.ask(
            partial(self._cards.sheet, sheet), partial(show_paper, self.desk, self._papers), owner=self
        )

    def print_test(self) -> None:
        self.autosave.flush()
        sheet = self.chosen_sheet()
        self.desk.work.ask(
            partial(self._cards.test_print, sheet), partial(show_paper, self.desk, self._papers), owner=self
        )


class NoteCard(Card):
    """Note paper without a visit, for the pad in the car."""

    def __init__(self, desk: Desk, notes: NoteSheets, papers: Papers) -> None:
        print_it = plain(_("Notitiepapier afdrukken"), self.print_paper, "printer")
        super().__init__(_("Notitiepapier"), print_it)
        self._desk, self._notes, self._papers = desk, notes, papers
        self.ruling = Toggle([_("Lijnen"), _("Ruitjes"), _("Stippen")], name=_("Soort papier"))
        self.paper_size = Toggle(["A4", "A5"], name=_("Formaat"))
        self.add(row(self.ruling, self.paper_size, 1, gap=10))

    def print_paper(self) -> None:
        ruling, size = RULINGS[self.ruling.on()], SIZES[self.paper_size.on()]
        self._desk.work.ask(
            partial(self._notes.sheets, ruling, size),
            partial(show_paper, self._desk, self._papers),
            lane="read",
            owner=self,
        )


def _or_nothing(field: AmountField) -> Decimal:
    value = field.value()
    return Decimal(0) if value is None else value
