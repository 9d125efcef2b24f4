"""Business cards: how many are in the bag, and new ones from the printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from salesdesk.domain.company import BusinessCards, Settings
from salesdesk.errors import N_, Reason, Refused
from salesdesk.exchange.vcard import vcard
from salesdesk.paper.business_cards import BusinessCard, CardSheetPaper, TooMuchText, card_pdf, card_sheet_pdf
from salesdesk.paper.card_presets import CardSheet
from salesdesk.paper.card_test_print import CardTestPrint, card_test_pdf
from salesdesk.paper.pdf import Pdf
from salesdesk.paper.preview import PagePicture, page_picture
from salesdesk.services.changes import Done, Noun, done
from salesdesk.services.clock import Clock
from salesdesk.services.papers import Paper, file_name
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings, save_settings
from salesdesk.words import _, screen_language

__all__ = ["BusinessCardDesk", "CardSheet"]

MOST_CARDS, MOST_OFFSET_MM = 9_999, Decimal(15)
MOST_VCARD_BYTES = 420


class BusinessCardDesk:
    """Counts the cards and prints them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self) -> BusinessCards:
        return self._settings().cards

    def keep(self, cards: BusinessCards) -> Done[BusinessCards]:
        """Refused with a count below nothing, or further off the mark than a printer ever is."""
        reasons = []
        for field in ("count", "warn_below"):
            if not 0 <= getattr(cards, field) <= MOST_CARDS:
                said = N_("Vul een aantal tussen 0 en {most} in.")
                reasons.append(Reason(said, field, {"most": MOST_CARDS}))
        for field in ("offset_x_mm", "offset_y_mm"):
            if abs(getattr(cards, field)) > MOST_OFFSET_MM:
                said = N_(
                    "Verschuif hooguit {most} mm; is het meer, dan ligt het vel verkeerd in de printer."
                )
                reasons.append(Reason(said, field, {"most": int(MOST_OFFSET_MM)}))
        if reasons:
            raise Refused(*reasons)
        cards = replace(cards, is_counted=True)
        with self._database.write() as session:
            save_settings(session, replace(load_settings(session), cards=cards))
        return done(cards, Noun.LIBRARY, Noun.TODAY)

    def hand_out(self, count: int) -> Done[BusinessCards]:
        """Given away at a visit; a negative count puts them back. Never below nothing."""
        cards = self.view()
        return self.keep(replace(cards, count=max(cards.count - count, 0)))

    def sheet(self, sheet: CardSheet) -> Paper:
        """Ten cards on an A4."""
        return self._paper(_printed(card_sheet_pdf, self._sheet_paper(sheet)), _("Visitekaartjes"))

    def one(self, sheet: CardSheet, width_px: int) -> PagePicture:
        """One card, to look at."""
        return page_picture(_printed(card_pdf, self._sheet_paper(sheet)).content, 0, width_px)

    def test_print(self, sheet: CardSheet) -> Paper:
        """Outlines and a ruler on plain paper."""
        cards = self.view()
        test = CardTestPrint(
            sheet, self._clock.now(), float(cards.offset_x_mm), float(cards.offset_y_mm), screen_language()
        )
        return self._paper(card_test_pdf(test), _("Testafdruk visitekaartjes"))

    def _sheet_paper(self, sheet: CardSheet) -> CardSheetPaper:
        settings = self._settings()
        if not settings.seller.name.strip():
            raise Refused(Reason(N_("Vul eerst je naam in bij Instellingen, Verkoper."), "card"))
        cards = settings.cards
        return CardSheetPaper(
            BusinessCard(settings.company, settings.seller, card_text(settings)),
            sheet,
            self._clock.now(),
            float(cards.offset_x_mm),
            float(cards.offset_y_mm),
        )

    @staticmethod
    def _paper(pdf: Pdf, name: str) -> Paper:
        return Paper(file_name(name), pdf.content, pdf.page_count, pdf.missing_glyphs)

    def _settings(self) -> Settings:
        with self._database.read() as session:
            return load_settings(session)


def _printed(make: Callable[[CardSheetPaper], Pdf], paper: CardSheetPaper) -> Pdf:
    try:
        return make(paper)
    except TooMuchText as too_much:
        said = N_("De tekst past niet op een kaartje; maak naam, functie of adres korter.")
        raise Refused(Reason(said, "card")) from too_much


def card_text(settings: Settings) -> str:
    """What the code on the card says; the address gives way when it would become too fine to read."""
    full = vcard(settings.seller, settings.company)
    if len(full.encode()) <= MOST_VCARD_BYTES:
        return full
    return vcard(settings.seller, settings.company, with_address=False)
