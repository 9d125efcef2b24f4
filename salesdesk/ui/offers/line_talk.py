"""What is said and asked about the lines of an offer: earlier prices, notes, names, rows left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import reduce

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.offer_choices import LONGEST_NAME, renamed
from salesdesk.domain.offer_totals import chosen_variants, extra_price
from salesdesk.domain.offers import LineKind, Offer, OfferLine, Period
from salesdesk.domain.pasted_lines import UnreadRow
from salesdesk.errors import Refused
from salesdesk.services.offers import OfferView
from salesdesk.ui import ask, spoken, theme
from salesdesk.ui.desk import Desk
from salesdesk.ui.fields import NotesField, TextField
from salesdesk.ui.forms import FormRow
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.offers.discount_card import look_out_text
from salesdesk.ui.offers.paper_card import LINES, PaperCard
from salesdesk.ui.parts import column
from salesdesk.words import _, ngettext, reason_text, word

MOST_REASONS = 6


class LineTalk:
    """Speaks in the foot below the lines and in sheets over them."""

    def __init__(self, screen: QWidget, paper: PaperCard, desk: Desk) -> None:
        self._screen, self._paper, self._desk = screen, paper, desk
        self._table = paper.table
        self.view: OfferView | None = None
        self.offer: Offer | None = None
        self._table.note_asked.connect(self.ask_note)
        self._table.names_asked.connect(self.ask_names)
        self._table.unread.connect(self.ask_unread)
        here = self._table.selectionModel().currentRowChanged  # also the row that waits for a new line
        here.connect(lambda _now, _before: self.say_line())
        self._table.refused.connect(lambda words: paper.say(words, "bad"))
        self._table.said.connect(desk.toast)

    def show(self, view: OfferView, offer: Offer) -> None:
        """What there is to say of this offer."""
        self.view, self.offer = view, offer
        self.say_line()

    def say_line(self) -> None:
        """What this customer paid before for the chosen line, or what its alternative costs more."""
        line, view = self._table.line(), self.view
        if line is None or view is None or self._paper.pages.currentIndex() != LINES:
            self._paper.say_hint()
            return
        remark = self._table.prices.remark(line)
        said = (self._choice_words(line), remark.words if remark else "", last_paid(view, line))
        words = "  ·  ".join(part for part in said if part)
        if not words:
            self._paper.say_hint()
            return
        self._paper.say(words, remark.tone if remark else "text2")
        if remark is not None and remark.instead is not None and view.is_draft:
            self._paper.offer(remark.take, self.take_price)

    def take_price(self) -> None:
        """The chosen line at the price or with the article that was named beside it."""
        line = self._table.line()
        remark = self._table.prices.remark(line) if line else None
        if remark is None or remark.instead is None:
            return
        instead = remark.instead
        self._table.take_lines([instead if each.id == instead.id else each for each in self._table.lines()])

    def _choice_words(self, line: OfferLine) -> str:
        offer = self.offer
        if offer is None or line.kind is not LineKind.ALTERNATIVE:
            return ""
        if line.is_chosen:
            return _("„{variant}” telt mee").format(variant=line.variant)
        extra = extra_price(offer.lines, line.choice, line.variant, offer.discount_percent)
        chosen = ", ".join(chosen_variants(offer.lines, line.choice))
        words = _("{extra} tegenover „{chosen}”; spatie kiest dit")
        return words.format(extra=period_sums(extra, signed=True), chosen=chosen)

    def price_tip(self, line: OfferLine) -> str:
        """What catches the eye in the price of a line: what this customer paid, what others pay."""
        view, offer = self.view, self.offer
        if view is None or offer is None:
            return ""
        odd = [look_out_text(each) for each in view.look_outs(offer) if each.line.id == line.id]
        remark = self._table.prices.remark(line)
        return "\n".join(
            part for part in (remark.words if remark else "", last_paid(view, line), *odd) if part
        )

    def ask_note(self, line: OfferLine) -> None:
        """The small words under a line, such as what is included; too many of them stay to be shortened."""
        name = line.description.split("\n", 1)[0]
        words, trouble = line.note, ""
        while True:
            note = NotesField(_("Toelichting"), lines=4)
            note.set_value(words)
            title = _("Toelichting bij {line}").format(line=name)
            if not ask.sheet(self._screen, title, note, _("Overnemen"), text=trouble):
                return
            words = note.value()
            try:
                self._table.set_note(line, words)
            except Refused as no:
                trouble = reason_text(no.reasons[0])
            else:
                return

    def ask_names(self, line: OfferLine) -> None:
        """What the choice and this alternative are called on paper."""
        choice = TextField(_("Keuze"), longest=LONGEST_NAME)
        variant = TextField(_("Dit alternatief"), longest=LONGEST_NAME)
        choice.set_value(line.choice)
        variant.set_value(line.variant)
        body = QWidget()
        body.setMinimumWidth(theme.F(360))
        body.setLayout(column(FormRow(_("Keuze"), choice), FormRow(_("Dit alternatief"), variant), gap=8))
        if not ask.sheet(self._screen, _("Namen van de keuze"), body, _("Overnemen")):
            return
        try:
            named = renamed(self._table.lines(), line, choice=choice.value(), variant=variant.value())
        except Refused as no:
            self._paper.say(reason_text(no.reasons[0]), "bad")
        else:
            self._table.take_lines(named)

    def ask_unread(self, unread: Sequence[UnreadRow]) -> None:
        """The rows that were no lines, with the reason of each, to be mended and pasted again."""
        rows = NotesField(_("Rijen die overbleven"), lines=6)
        rows.set_value("\n".join(row.text for row in unread))
        reasons = [reason_text(row.reason) for row in unread[:MOST_REASONS]]
        if len(unread) > MOST_REASONS:
            reasons.append(_("En nog {count}.").format(count=len(unread) - MOST_REASONS))
        body = QWidget()
        body.setLayout(column(TextBlock("\n".join(reasons), "body", "warn"), rows, gap=8))
        words = ngettext("{count} rij was niet te lezen", "{count} rijen waren niet te lezen", len(unread))
        title = words.format(count=len(unread))
        if ask.sheet(self._screen, title, body, _("Opnieuw plakken")):
            self._table.paste_rows(rows.toPlainText())


def last_paid(view: OfferView, line: OfferLine) -> str:
    """What this customer paid last for the article of a line, and when."""
    last = view.last_price(line.product_code) if line.product_code else None
    if last is None or last.on is None:
        return ""
    words = _("Deze klant betaalde {price} op {day}.")
    return words.format(price=spoken.euro(last.price), day=formats.field_date(last.on))


def period_sums(sums: Mapping[Period, Decimal], *, signed: bool = False) -> str:
    """`+ € 120,00 en + € 10,00 per maand`; `even duur` when there is no difference."""
    parts = []
    for period, amount in sums.items():
        plus = "+ " if signed and amount > 0 else ""
        tail = "" if period is Period.ONCE else f" {word(period)}"
        parts.append(f"{plus}{spoken.euro(amount)}{tail}")
    pair = _("{first} en {second}")
    said = reduce(lambda first, second: pair.format(first=first, second=second), parts) if parts else ""
    return said or _("even duur")
