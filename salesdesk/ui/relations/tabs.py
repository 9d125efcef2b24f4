"""The other tabs of the card: people, visits, offers, figures, facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.facts import known_facts
from salesdesk.domain.offers import Offer
from salesdesk.domain.relations import Contact
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.relations import RelationCard
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.relations.facts_tab import facts_tab
from salesdesk.ui.relations.prices_tab import prices_tab
from salesdesk.ui.relations.sales_tab import sales_tab
from salesdesk.ui.relations.tab_table import TabTable, table_tab
from salesdesk.ui.table import Column, TableModel
from salesdesk.words import _, word

MakeTab = Callable[[Desk, SellerFile, RelationCard], QWidget]


def contacts_tab(desk: Desk, file: SellerFile, card: RelationCard) -> QWidget:
    relation_id = card.relation.id

    def add() -> None:
        name = ask.text(None, _("Nieuwe contactpersoon"), _("Achternaam"))
        if name and name.strip():
            desk.work.ask(
                lambda: file.relations.add_contact(relation_id, name),
                lambda contact: desk.go(Place(Noun.CONTACT, contact.id)),
            )

    columns = [
        Column[Contact](_("Naam"), lambda one: one.short_name, bold=True, width=170),
        Column[Contact](_("Functie"), lambda one: one.function),
        Column[Contact](
            _("Rol in de DMU"),
            lambda one: formats.capital(", ".join(sorted(word(role) for role in one.roles))),
        ),
        Column[Contact](_("Telefoon"), lambda one: one.best_phone, width=130),
        Column[Contact](_("E-mail"), lambda one: one.email),
    ]
    table = None
    if card.contacts:
        model = TableModel(columns, card.contacts)
        table = TabTable(model, _("Contactpersonen"), {4: 620})
        table.opened.connect(lambda one: desk.go(Place(Noun.CONTACT, one.id)))
    return table_tab(
        _("Contactpersonen"),
        table,
        _("Nog niemand bekend. Leg vast met wie je spreekt en wie beslist."),
        link(_("Contactpersoon"), add, "plus"),
    )


def visits_tab(desk: Desk, _file: SellerFile, card: RelationCard) -> QWidget:
    language = words.screen_language()
    people = {contact.id: contact.short_name for contact in card.contacts}
    summaries = {report.visit_id: report.summary or report.next_step for report in card.reports}

    def open_visit(visit: Visit) -> None:
        """What fell through opens where it can be put back."""
        if visit.state in {VisitState.CANCELLED, VisitState.ABSENT}:
            desk.go(Place(Noun.VISIT, visit.id, "edit"))
        else:
            desk.go(Place(Noun.PREPARATION if visit.is_open else Noun.REPORT, visit.id))

    columns = [
        Column[Visit](
            _("Datum"),
            lambda one: (
                f"{formats.short_day_name(one.visit_on, language)} {formats.field_date(one.visit_on)}"
            ),
            sort=lambda one: one.visit_on,
            width=122,
        ),
        Column[Visit](_("Tijd"), lambda one: formats.clock(one.start_time), width=60),
        Column[Visit](_("Soort"), lambda one: word(one.kind), width=130),
        Column[Visit](
            _("Met"), lambda one: people.get(one.contact_id, "") if one.contact_id else "", width=130
        ),
        Column[Visit](
            _("Uitkomst of onderwerp"), lambda one: one.state_reason or summaries.get(one.id) or one.subject
        ),
        Column[Visit](_("Stand"), lambda one: word(one.state), width=100, tone="muted"),
    ]
    table = None
    if card.visits:
        newest = sorted(card.visits, key=lambda one: (one.visit_on, one.start_time), reverse=True)
        table = TabTable(TableModel(columns, newest), _("Bezoeken"), {3: 640, 1: 520})
        table.opened.connect(open_visit)
    plan = link(_("Bezoek plannen"), partial(desk.go, Place(Noun.VISIT, card.relation.id, "new")), "plus")
    return table_tab(_("Bezoeken"), table, _("Hier ben je nog niet geweest."), plan)


def offers_tab(desk: Desk, file: SellerFile, card: RelationCard) -> QWidget:
    language = words.screen_language()
    relation_id = card.relation.id

    def start() -> None:
        desk.work.ask(
            lambda: file.offers.start(relation_id), lambda offer: desk.go(Place(Noun.OFFER, offer.id))
        )

    columns = [
        Column[Offer](
            _("Nummer"), lambda one: one.label, sort=lambda one: (one.number, one.revision), width=90
        ),
        Column[Offer](
            _("Datum"),
            lambda one: formats.field_date(one.offered_on) if one.offered_on else "–",
            sort=lambda one: one.offered_on,
            width=100,
        ),
        Column[Offer](_("Onderwerp"), lambda one: one.subject, bold=True),
        Column[Offer](_("Stand"), lambda one: word(one.state), width=110, tone="muted"),
        Column[Offer](
            _("Kans"),
            lambda one: "–" if one.chance_percent is None else formats.percent(one.chance_percent, language),
            sort=lambda one: one.chance_percent,
            align="right",
            width=70,
        ),
        Column[Offer](
            _("Bedrag"),
            lambda one: formats.euro(one.net, language),
            sort=lambda one: one.net,
            align="right",
            bold=True,
            width=120,
        ),
    ]
    table = None
    if card.offers:
        newest = sorted(card.offers, key=lambda one: (one.number, one.revision), reverse=True)
        table = TabTable(TableModel(columns, newest), _("Offertes"), {1: 560, 4: 520})
        table.opened.connect(lambda one: desk.go(Place(Noun.OFFER, one.id)))
    return table_tab(
        _("Offertes"),
        table,
        _("Nog geen offerte. Een offerte is een middel, geen doel: maak er pas een als die zin heeft."),
        link(_("Offerte"), start, "plus"),
    )


TABS: Mapping[str, MakeTab | None] = {
    "": None,
    "contacts": contacts_tab,
    "visits": visits_tab,
    "offers": offers_tab,
    "sales": sales_tab,
    "prices": prices_tab,
    "facts": facts_tab,
}


def tab_words(card: RelationCard | None) -> list[str]:
    """The tabs with how much is in each."""
    counts = (0, 0, 0, 0, 0, 0)
    if card is not None:
        facts = len(known_facts(card.facts))
        counts = (len(card.contacts), len(card.visits), len(card.offers), 0, 0, facts)
    names = (_("Contacten"), _("Bezoeken"), _("Offertes"), _("Cijfers"), _("Prijzen"), _("Feiten"))
    counted = [f"{name} {count}" if count else name for name, count in zip(names, counts, strict=True)]
    return [_("Overzicht"), *counted]
