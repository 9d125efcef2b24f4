"""What is known of the chosen article: its usual price, who bought it, agreements, successor and sheet."""

from __future__ import annotations

from salesdesk.formats import field_date
from salesdesk.services.article_story import ArticleStory, Buyer
from salesdesk.services.changes import Noun
from salesdesk.ui import spoken
from salesdesk.ui.agreement_words import days, how_much, whom
from salesdesk.ui.buttons import Pressable, link
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Section, TwoLineRow, column
from salesdesk.ui.places import Place
from salesdesk.words import _, ngettext

MOST_ROWS = 6


class ArticlePanel:
    """Fills the sections under the form of an article."""

    def __init__(self, desk: Desk, prices: Section, agreements: Section, sheets: Section) -> None:
        self._desk = desk
        self._prices, self._agreements, self._sheets = prices, agreements, sheets

    def show(self, story: ArticleStory) -> None:
        """All that is known, as it stands now."""
        self._show_prices(story)
        self._show_agreements(story)
        self._show_sheets(story)

    def _show_prices(self, story: ArticleStory) -> None:
        self._prices.clear()
        self._prices.add(TextBlock(usual_words(story), "small", "text2"))
        for buyer in story.buyers[:MOST_ROWS]:
            self._prices.add(self._buyer(buyer, story.product.unit))
        rest = len(story.buyers) - MOST_ROWS
        if rest > 0:
            words = ngettext("en nog {count} klant", "en nog {count} klanten", rest)
            self._prices.add(TextBlock(words.format(count=rest), "small", "muted"))

    def _buyer(self, buyer: Buyer, unit: str) -> Pressable:
        taken = _("{day}  ·  in totaal {quantity} {unit}").format(
            day=field_date(buyer.on), quantity=spoken.number(buyer.taken), unit=unit
        )
        place = Place(Noun.RELATION, buyer.relation_id, "sales")
        pressed = Pressable(_("Verkopen van {name}").format(name=buyer.name), lambda: self._desk.go(place))
        pressed.setLayout(column(TwoLineRow(buyer.name, taken, spoken.euro(buyer.price))))
        return pressed

    def _show_agreements(self, story: ArticleStory) -> None:
        self._agreements.clear()
        for line in story.agreements[:MOST_ROWS]:
            tone = "warn" if line.overlaps else ""
            said = _("{days}  ·  overlapt").format(days=days(line)) if line.overlaps else days(line)
            self._agreements.add(TwoLineRow(whom(line), said, how_much(line.agreement), tone=tone))
        if not story.agreements:
            self._agreements.add(TextBlock(_("Niemand heeft een eigen prijs."), "small", "muted"))
        rest = len(story.agreements) - MOST_ROWS
        words = _("Alle afspraken ({count})").format(count=len(story.agreements)) if rest > 0 else ""
        place = Place(Noun.PRODUCT, view="agreements")
        self._agreements.add(link(words or _("Naar de prijsafspraken"), lambda: self._desk.go(place)))

    def _show_sheets(self, story: ArticleStory) -> None:
        self._sheets.clear()
        for sheet in story.sheets:
            self._sheets.add(TwoLineRow(sheet.title, sheet.file_name))
        if not story.sheets:
            words = _("Geen productblad. Zet de code van dit artikel bij een document in de bibliotheek.")
            self._sheets.add(TextBlock(words, "small", "muted"))
        self._sheets.add(link(_("Naar de bibliotheek"), lambda: self._desk.go(Place(Noun.LIBRARY))))


def usual_words(story: ArticleStory) -> str:
    """What it usually goes for, and what it came for or makes place for."""
    parts = []
    if story.usual is not None:
        text = _("Gaat gewoonlijk voor {price} ({count} regels).")
        parts.append(text.format(price=money_rounded(story), count=story.usual.others))
    elif story.buyers:
        parts.append(_("Te weinig verkopen om te zeggen wat gewoon is."))
    else:
        parts.append(_("Nog nooit verkocht of aangeboden."))
    if story.successor is not None:
        text = _("Wordt verkocht als {code}, {name}.")
        parts.append(text.format(code=story.successor.code, name=story.successor.name))
    if story.replaces:
        codes = ", ".join(product.code for product in story.replaces)
        parts.append(_("Kwam in plaats van {codes}.").format(codes=codes))
    return " ".join(parts)


def money_rounded(story: ArticleStory) -> str:
    """The usual price to the cent, finer only for what costs less than a cent."""
    if story.usual is None:
        return ""
    price = story.usual.price
    return spoken.euro(price) if price >= 1 else spoken.price(price)
