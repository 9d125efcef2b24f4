"""The first tab of the card: figures, who decides, revenue, complaint, timeline."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from salesdesk import formats, words
from salesdesk.charts.bars import Pair, pair_bars
from salesdesk.domain.relations import Contact, PsuMember, Role
from salesdesk.domain.satisfaction import SOLVE_WITHIN_HOURS, Complaint
from salesdesk.services.changes import Noun
from salesdesk.services.open_points import open_points
from salesdesk.services.relation_card import RelationCard
from salesdesk.ui import theme
from salesdesk.ui.buttons import Pressable, icon_button, link
from salesdesk.ui.charts import ChartView, legend
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.marks import Avatar
from salesdesk.ui.parts import Card, Figure, Strip, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.relations.complaint_editor import hours_chip
from salesdesk.ui.relations.deeds import CardDeeds, Go
from salesdesk.ui.relations.proposals import proposals
from salesdesk.ui.relations.timeline import timeline_card
from salesdesk.ui.shrinking import TwoColumns
from salesdesk.words import _, ngettext, word

TWO_COLUMNS_FROM = 640
MOST_POINTS = 5


def figures(card: RelationCard) -> list[Figure]:
    """The five figures of the strip."""
    language = words.screen_language()
    growth = card.growth_percent
    grown = ""
    if growth is not None:
        sign = "+ " if growth >= 0 else "- "
        grown = sign + formats.percent(abs(growth), language, 1)
    count = len(card.open_offers)
    score = card.latest_score
    promises = card.kept_promises_percent
    return [
        Figure(
            formats.euro(card.revenue_this_year, language, 0),
            _("omzet dit jaar"),
            grown,
            "ok" if growth is not None and growth >= 0 else "warn" if growth is not None else "",
        ),
        Figure(
            formats.euro(card.open_offer_amount, language, 0),
            ngettext("{count} open offerte", "{count} open offertes", count).format(count=count),
        ),
        Figure(
            _("{held} van {wanted}").format(held=card.visits_this_year, wanted=card.visits_wanted),
            _("bezoeken dit jaar"),
        ),
        Figure("–" if score is None else str(score.score), _("laatste NPS-cijfer")),
        Figure(
            "–" if promises is None else formats.percent(promises, language),
            _("beloften gehaald"),
        ),
    ]


def dmu_card(card: RelationCard, deeds: CardDeeds) -> Card:
    """Every role with who fills it; a gap is dashed, our own side comes last."""
    gaps = len(card.missing_roles)
    said = ngettext("{count} rol open", "{count} rollen open", gaps).format(count=gaps)
    aside = [label(said, "smallstrong", "warn")] if gaps else []
    go = deeds.go
    edit = link(_("DMU bewerken"), partial(go, Place(Noun.RELATION, card.relation.id, "contacts")))
    made = Card(_("Wie beslist mee"), *aside, edit)
    grid = QGridLayout()
    grid.setSpacing(theme.F(8))
    cells = [_role_cell(role, card, go) for role in Role]
    cells += [_colleague_cell(member, deeds) for member in card.psu]
    cells.append(_colleague_adder(card, deeds))
    for place, cell in enumerate(cells):
        grid.addWidget(cell, place // 2, place % 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    made.body.addSpacing(theme.F(2))
    made.body.addLayout(grid)
    return made


def _colleague_cell(member: PsuMember, deeds: CardDeeds) -> QWidget:
    """A colleague who joins the sale, with the way to let him go."""
    said = ", ".join(part for part in (member.name, member.function) if part)
    name = _("{name} uit de PSU halen").format(name=member.name)
    remove = icon_button("close", name, partial(deeds.remove_colleague, member), quiet=True)
    return _cell(_("Onze kant (PSU)"), said, name=member.name, aside=remove)


def _colleague_adder(card: RelationCard, deeds: CardDeeds) -> QWidget:
    """The empty cell of our own side: a colleague is added here."""
    inner = _cell(
        _("Onze kant (PSU)"), _("collega erbij") if card.psu else _("nog niemand"), tone="muted", name="+"
    )
    adder = Pressable(_("Collega aan de PSU toevoegen"), deeds.add_colleague)
    adder.setLayout(column(inner))
    return adder


def _role_cell(role: Role, card: RelationCard, go: Go) -> QWidget:
    people: list[Contact] = [contact for contact in card.contacts if role in contact.roles]
    if not people:
        return _cell(formats.capital(word(role)), _("nog onbekend"), tone="warn", name="?")
    more = f" +{len(people) - 1}" if len(people) > 1 else ""
    inner = _cell(formats.capital(word(role)), people[0].short_name + more, name=people[0].short_name)
    opener = Pressable(
        f"{formats.capital(word(role))}: {people[0].short_name}",
        partial(go, Place(Noun.CONTACT, people[0].id)),
    )
    opener.setLayout(column(inner))
    return opener


def _cell(
    role: str, name_text: str, *, tone: str = "", name: str = "", aside: QWidget | None = None
) -> QWidget:
    frame = QFrame()
    frame.setProperty("inset", "gap" if tone == "warn" else "true")
    avatar = Avatar(name, side=30, tone="warn" if tone == "warn" else "acc")
    texts = column(
        ElidedLabel(role, "small"),
        ElidedLabel(name_text, "strong" if tone != "warn" else "smallstrong", tone),
        gap=0,
    )
    laid = row(avatar, gap=10, margins=(9, 6, 9, 6))
    laid.addLayout(texts, 1)
    if aside is not None:
        laid.addWidget(aside)
    frame.setLayout(laid)
    return frame


def revenue_card(card: RelationCard) -> Card:
    """This year beside last year, month by month."""
    language = words.screen_language()
    this_year, last_year = card.today.year, card.today.year - 1
    now, before = card.revenue_by_month(this_year), card.revenue_by_month(last_year)
    unit = Decimal(1000) if max((*now, *before)) >= 2000 else Decimal(1)
    pairs = [
        Pair(
            formats.short_month_name(month + 1, language)[0],
            float(before[month] / unit),
            float(now[month] / unit) if month < card.today.month else None,
        )
        for month in range(12)
    ]
    keys = legend(("b1", str(this_year)), ("b3", str(last_year)))
    said_unit = f"× {formats.euro(unit, language, 0)}" if unit > 1 else "€"
    made = Card(_("Omzet per maand"), keys, label(said_unit, "small"))
    if not card.sales:
        made.add(TextBlock(_("Hier is nog niets verkocht."), "body", "muted"))
        made.body.addStretch(1)
        return made
    said = _("Omzet per maand van {this} en {last}").format(this=this_year, last=last_year)

    def amount(value: float) -> str:
        return formats.number(Decimal(str(round(value, 1))), None, language)

    made.body.addWidget(ChartView(said, lambda frame: pair_bars(frame, pairs, amount), height=150), 1)
    return made


def complaint_card(complaint: Complaint, card: RelationCard, deeds: CardDeeds) -> Card:
    """An open complaint with the hours that are left of the day it should take."""
    made = Card()
    title = _("Klacht {label}: {subject}").format(label=complaint.label, subject=complaint.subject)
    made.add(row(IconLabel("warning", 18, "bad"), ElidedLabel(title, "h3"), gap=8))
    said = _("Gemeld {day} door {who}, {hours} uur open. Doel: binnen {goal} uur opgelost.").format(
        day=formats.short_date(
            complaint.received_at.astimezone(card.now.tzinfo).date(), words.screen_language()
        ),
        who=complaint.received_by or _("onbekend"),
        hours=complaint.open_hours(card.now),
        goal=SOLVE_WITHIN_HOURS,
    )
    made.add(TextBlock(f"{said} {complaint.text}".strip()))
    opener = link(_("Openen"), partial(deeds.go, Place(Noun.COMPLAINT, complaint.id)))
    opener.setAccessibleName(_("Klacht {label} openen").format(label=complaint.label))
    solver = link(_("Opgelost"), partial(deeds.solve, complaint), "check")
    solver.setAccessibleName(_("Klacht {label} is opgelost").format(label=complaint.label))
    made.add(row(hours_chip(complaint, card.now), 1, opener, solver, gap=12))
    return made


def open_cards(card: RelationCard, deeds: CardDeeds) -> list[Card]:
    """What is still open with this relation, late things first; no card when there is nothing."""
    points = open_points(card)
    if not points:
        return []
    late = sum(point.is_late for point in points)
    said = ngettext("{count} te laat", "{count} te laat", late).format(count=late)
    aside = [label(said, "smallstrong", "warn")] if late else []
    made = Card(_("Nog open"), *aside, link(_("Opvolgactie"), deeds.remind, "plus"))
    for point in points[:MOST_POINTS]:
        made.add(deeds.point(point))
    more = len(points) - MOST_POINTS
    also = ngettext("en nog {count}", "en nog {count}", more).format(count=more) if more > 0 else ""
    whole = link(_("Alle opvolgacties"), deeds.all_follow_ups)
    made.add(row(label(also, "small", "muted"), 1, whole) if also else row(whole, 1))
    return [made]


class Overview(QWidget):
    """Figures on top, two columns below."""

    def __init__(self, card: RelationCard, deeds: CardDeeds) -> None:
        super().__init__()
        left = column(dmu_card(card, deeds), gap=12)
        left.addWidget(revenue_card(card), 1)
        complaints = [complaint_card(item, card, deeds) for item in card.open_complaints[:2]]
        right = column(*complaints, *open_cards(card, deeds), gap=12)
        right.addWidget(timeline_card(card, deeds), 1)
        whole = column(Strip(figures(card)), *proposals(card, deeds), gap=12)
        whole.addWidget(TwoColumns(left, right, (5, 4), TWO_COLUMNS_FROM), 1)
        self.setLayout(whole)
