"""The inspector of the preparation: whom he meets, the customer, who decides, who is near, what we know."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.facts import known_facts
from salesdesk.domain.relations import Contact, Role
from salesdesk.services.alternatives import NearRelation
from salesdesk.services.changes import Noun
from salesdesk.services.preparations import PreparationView
from salesdesk.services.taken_along import fact_line
from salesdesk.ui.buttons import Pressable, icon_button, link, plain
from salesdesk.ui.chips import status_chip
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.marks import Avatar
from salesdesk.ui.parts import Facts, bullet, column, row
from salesdesk.ui.places import Place
from salesdesk.ui.reach import call, write_mail
from salesdesk.ui.screen import Inspector
from salesdesk.words import _, ngettext, word

Go = Callable[[Place], object]
KEY_ROLES = (Role.DECIDER, Role.USER, Role.BUYER)
MOST_FACTS = 6
MOST_NEAR = 3


def fill_side(side: Inspector, view: PreparationView, go: Go) -> None:
    """Everything beside the preparation; every line leads to where it is kept."""
    side.clear()
    side.add(_person(view, go))
    _customer(side, view, go)
    _deciders(side, view, go)
    _near(side, view, go)
    _known(side, view)


def _person(view: PreparationView, go: Go) -> QWidget:
    contact, relation = view.contact, view.card.relation
    holder = QWidget()
    if contact is None:
        name = ElidedLabel(_("Nog geen contactpersoon"), "strong", "warn")
        sub = ElidedLabel(_("Wie ga je spreken?"), "body", "muted")
        choose = link(_("Kiezen"), partial(go, Place(Noun.VISIT, view.visit.id, "edit")))
        head = row(Avatar("?", side=40, tone="warn"), column(name, sub, gap=1), choose, gap=10)
        number, address = relation.phone, relation.email
    else:
        name = ElidedLabel(called(contact), "strong")
        sub = ElidedLabel(contact.function or _("functie onbekend"), "body", "muted")
        words_of = Pressable(
            _("Kaart van {name}").format(name=contact.short_name),
            partial(go, Place(Noun.CONTACT, contact.id)),
        )
        words_of.setLayout(column(name, sub, gap=1))
        head = row(Avatar(contact.short_name, side=40), gap=10)
        head.addWidget(words_of, 1)
        number, address = contact.best_phone or relation.phone, contact.email or relation.email
    reach: list[QWidget] = []
    if number:
        button = plain(number, partial(call, number), "phone")
        button.setAccessibleName(_("Bel {number}").format(number=number))
        reach.append(button)
    if address:
        reach.append(
            icon_button("mail", _("Mail {address}").format(address=address), partial(write_mail, address))
        )
    whole = column(head, gap=10)
    if reach:
        whole.addLayout(row(*reach, 1, gap=8))
    holder.setLayout(whole)
    return holder


def called(contact: Contact) -> str:
    """`Mw. M. Kuipers`."""
    form = {"m": _("Dhr."), "v": _("Mw."), "x": ""}[contact.salutation.value]
    return f"{form} {contact.short_name}".strip()


def _customer(side: Inspector, view: PreparationView, go: Go) -> None:
    relation = view.card.relation
    section = side.section(_("Klant"), status_chip(relation.status, is_hot=relation.is_hot))
    language = words.screen_language()
    potential = relation.revenue_potential
    branch = ", ".join(part for part in (relation.branch, _sbi(relation.sbi_code)) if part)
    staff = "" if relation.employees is None else formats.number(relation.employees, None, language)
    per_year = "" if potential is None else _("{amount} per jaar").format(
        amount=formats.euro(potential, language, 0)
    )  # fmt: skip
    section.add(
        Facts(
            [
                (_("Branche"), branch),
                (_("Medewerkers"), staff),
                (_("Vestigingen"), relation.sites),
                (_("Omzetkans"), per_year),
                (_("Herkomst"), relation.origin),
            ]
        )
    )
    card = link(_("Relatiekaart"), partial(go, Place(Noun.RELATION, relation.id)))
    section.add(row(card, 1))


def _sbi(code: str) -> str:
    return _("SBI {code}").format(code=code) if code else ""


def _deciders(side: Inspector, view: PreparationView, go: Go) -> None:
    known = sum(any(role in one.roles for one in view.card.contacts) for role in KEY_ROLES)
    said = _("{known} van {all} bekend").format(known=known, all=len(KEY_ROLES))
    tone = "warn" if known < len(KEY_ROLES) else "muted"
    section = side.section(_("DMU"), label(said, "smallstrong" if tone == "warn" else "small", tone))
    for contact in view.card.contacts[:4]:
        roles = ", ".join(word(role) for role in Role if role in contact.roles) or _("rol onbekend")
        made = Pressable(f"{contact.short_name}, {roles}", partial(go, Place(Noun.CONTACT, contact.id)))
        line = row(Avatar(contact.short_name), gap=10)
        line.addLayout(column(ElidedLabel(called(contact), "strong"), ElidedLabel(roles, "small"), gap=0), 1)
        made.setLayout(line)
        section.add(made)
    if Role.DECIDER in view.card.missing_roles:
        line = row(Avatar("?", tone="warn"), gap=10)
        words_of = column(
            ElidedLabel(_("Beslisser onbekend"), "strong"),
            ElidedLabel(_("vraag ernaar in het gesprek"), "small"),
            gap=0,
        )
        line.addLayout(words_of, 1)
        section.add(line)


def _near(side: Inspector, view: PreparationView, go: Go) -> None:
    if not view.near:
        return
    section = side.section(_("In de buurt"), label(_("als het kort duurt"), "small"))
    for relation in view.near[:MOST_NEAR]:
        section.add(_near_row(relation, go))


def _near_row(relation: NearRelation, go: Go) -> QWidget:
    far = _("{km} km").format(km=formats.number(Decimal(str(relation.km)), 1, words.screen_language()))
    made = Pressable(f"{relation.name}, {far}", partial(go, Place(Noun.RELATION, relation.relation_id)))
    second = _("{status} {letter}").format(status=word(relation.status), letter=relation.importance.value)
    line = row(gap=8)
    line.addLayout(column(ElidedLabel(relation.name, "body"), ElidedLabel(second, "small"), gap=0), 1)
    line.addWidget(label(far, "body", "muted"))
    made.setLayout(line)
    return made


def _known(side: Inspector, view: PreparationView) -> None:
    known = known_facts(view.card.facts)
    if not known:
        return
    said = ngettext("{count} feit", "{count} feiten", len(known)).format(count=len(known))
    section = side.section(_("Weten we al"), label(said, "small"))
    for each in reversed(known[-MOST_FACTS:]):
        section.add(bullet(fact_line(each.fact)))
