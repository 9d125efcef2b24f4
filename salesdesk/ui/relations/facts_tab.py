"""What is known of a relation now, with its source, its day and what was known before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.facts import SUBJECTS, FactSubject, KnownFact, is_stale, known_facts
from salesdesk.services.relations import RelationCard
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.fact_words import fact_subject
from salesdesk.ui.forms import Choice, FormRow, TextField
from salesdesk.ui.parts import column
from salesdesk.ui.relations.tab_table import TabTable, table_tab
from salesdesk.ui.table import Column, TableModel
from salesdesk.words import _, word


def facts_tab(desk: Desk, file: SellerFile, card: RelationCard) -> QWidget:
    """One line for each fact that holds; a year without a look makes it doubtful."""
    columns = [
        Column[KnownFact](
            _("Onderwerp"), lambda one: formats.capital(fact_subject(one.fact.subject)), width=170,
            tone="muted",
        ),
        Column[KnownFact](_("Feit"), lambda one: one.fact.text, bold=True),
        Column[KnownFact](_("Bron"), lambda one: one.fact.source, width=140),
        Column[KnownFact](_("Eerder"), earlier_words, width=140, tone="muted"),
        Column[KnownFact](
            _("Sinds"),
            lambda one: formats.field_date(one.fact.noted_on) if one.fact.noted_on else _("nakijken"),
            sort=lambda one: one.fact.noted_on,
            width=100,
            tone=lambda one: "warn" if is_stale(one.fact, card.today) else "text",
            tip=lambda one: _("Ouder dan een jaar: kijk het na.") if is_stale(one.fact, card.today) else "",
        ),
    ]  # fmt: skip
    known = known_facts(card.facts)
    table = None
    if known:
        table = TabTable(TableModel(columns, known), _("Feiten"), {3: 720, 2: 560})
    return table_tab(
        _("Weten we al"),
        table,
        _("Nog geen feiten. Antwoorden uit een bezoek komen hier vanzelf."),
        link(_("Feit"), lambda: add_fact(desk, file, card), "plus"),
    )


def earlier_words(known: KnownFact) -> str:
    """What was known last before this."""
    return known.earlier[0].text if known.earlier else ""


def add_fact(desk: Desk, file: SellerFile, card: RelationCard) -> None:
    """Ask what is known, about what, and from where."""
    offered = [each for subjects in SUBJECTS.values() for each in subjects]
    subject: Choice[FactSubject] = Choice(
        _("Onderwerp"), [(each, formats.capital(word(each))) for each in offered], wide=260
    )
    subject.set_value(FactSubject.OTHER)
    text = TextField(_("Wat weet je?"), wide=420)
    source = TextField(_("Bron"), placeholder=_("website, krant, handelsregister"), wide=260)
    body = QWidget()
    body.setLayout(
        column(*(FormRow(each.accessibleName(), each) for each in (subject, text, source)), gap=10)
    )
    if ask.sheet(None, _("Feit toevoegen"), body, _("Toevoegen")) and text.value():
        about, said, origin, relation_id = subject.value(), text.value(), source.value(), card.relation.id
        desk.work.ask(lambda: file.facts.learn(relation_id, about, said, origin))
