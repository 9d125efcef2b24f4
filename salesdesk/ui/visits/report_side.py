"""The inspector of the report: what is missing, what goes where, who was there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.preparation import Outcome
from salesdesk.domain.relations import Contact, Role
from salesdesk.services.reports import Missing, ReportView
from salesdesk.ui.buttons import Pressable, ghost, link, tonal
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label
from salesdesk.ui.parts import Note, column, row
from salesdesk.ui.question_words import shown_keyword
from salesdesk.ui.screen import Inspector
from salesdesk.ui.visits.preparation_side import called
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.ui.visits.report_talk import CompetitorFields, fill_competitor, fill_method
from salesdesk.words import _, ngettext, word

MOST_ADDITIONS = 5


@dataclass(frozen=True)
class SideDeeds:
    """What the inspector can do; the screen does it."""

    go_to: Callable[[str], object]
    carry_over: Callable[[], object]
    leave_it: Callable[[], object]
    internal: Callable[[], object]
    customer: Callable[[], object]
    add_person: Callable[[], object]
    add: Callable[[], object]


def missing_words(gap: Missing) -> str:
    """What is missing, as something to do."""
    return {
        "usefulness": _("Was het bezoek nuttig?"),
        "chance_percent": _("Hoe groot is de kans?"),
        "decision_month": _("Wanneer valt de keuze?"),
        "next_step": _("Wat is de volgende stap?"),
        "objectives": _("Doelen nog niet beoordeeld"),
        "needs": _("Wensen en behoeften zijn leeg"),
        "agreements": _("Nog geen afspraken"),
    }[gap.at]


def side_key(view: ReportView, *, carried: bool) -> tuple[object, ...]:
    """What the inspector says; the same key means that it need not be built anew."""
    missed = tuple((item.keyword, item.outcome) for item in view.missed_objectives)
    report = view.report
    return (
        report.id, report.is_closed, view.missing, report.present, view.card.contacts, missed, carried,
        view.additions,
    )  # fmt: skip


def fill_side(side: Inspector, draft: ReportDraft, deeds: SideDeeds, *, carried: bool) -> CompetitorFields:
    """Fill the inspector for this report; gives its inputs, to be asked whether they can be read."""
    side.clear()
    if draft.report.is_closed:
        side.add(Note(_("Dit verslag is afgerond en ligt vast. Later nog iets? Vul het aan."), "ok"))
    else:
        _missing(side, draft, deeds)
    _carry(side, draft, deeds, carried=carried)
    _papers(side, deeds)
    fields = fill_competitor(side, draft)
    _people(side, draft, deeds)
    fill_method(side, draft)
    _additions(side, draft, deeds)
    return fields


def _missing(side: Inspector, draft: ReportDraft, deeds: SideDeeds) -> None:
    gaps = draft.view.missing
    if not gaps:
        side.section(_("Compleet")).add(Note(_("Alles is ingevuld; rond het verslag af."), "ok"))
        return
    title = ngettext("Nog {count} ding", "Nog {count} dingen", len(gaps)).format(count=len(gaps))
    minutes = max(1, len(gaps) // 2)
    section = side.section(title, label(_("± {count} min").format(count=minutes), "small"))
    for gap in gaps:
        icon = IconLabel(
            "warning" if gap.is_required else "minus", 16, "warn" if gap.is_required else "muted"
        )
        made = Pressable(missing_words(gap), partial(deeds.go_to, gap.at))
        role, tone = ("strong", "warn") if gap.is_required else ("body", "text2")
        made.setLayout(row(icon, ElidedLabel(missing_words(gap), role, tone), gap=9, margins=(4, 3, 4, 3)))
        section.add(made)


def _carry(side: Inspector, draft: ReportDraft, deeds: SideDeeds, *, carried: bool) -> None:
    missed = [item for item in draft.view.missed_objectives if item.outcome is Outcome.MISSED]
    if not missed or carried:
        return
    section = side.section(_("Niet bereikt"))
    names = ", ".join(shown_keyword(item.keyword) for item in missed)
    section.add(
        Note(_("{names}. Neem ze mee als vraag naar de volgende afspraak?").format(names=names), "warn"),
        row(tonal(_("Meenemen"), deeds.carry_over), ghost(_("Laat maar"), deeds.leave_it), 1, gap=8),
    )


def _papers(side: Inspector, deeds: SideDeeds) -> None:
    section = side.section(_("Wat gaat waarheen"))
    for name, text, run in (
        (
            _("Intern verslag"),
            _("Alles, met doelen, kans en concurrent. Voor hoofdkantoor."),
            deeds.internal,
        ),
        (
            _("Verslag voor de klant"),
            _("Alleen afspraken, de volgende stap en de volgende afspraak, in de u-vorm."),
            deeds.customer,
        ),
    ):
        made = Pressable(_("{name} openen").format(name=name), run)
        line = row(gap=10, margins=(4, 3, 4, 3))
        line.addWidget(IconLabel("file", 18, "acc"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(label(name, "strong"), TextBlock(text, "small", "muted"), gap=1), 1)
        made.setLayout(line)
        section.add(made)


def _additions(side: Inspector, draft: ReportDraft, deeds: SideDeeds) -> None:
    """What came after the report; the report itself stays as it was closed."""
    if not draft.report.is_closed:
        return
    section = side.section(_("Sinds dit verslag"), link(_("Aanvulling"), deeds.add, "plus"))
    language = words.screen_language()
    for moment in draft.view.additions[:MOST_ADDITIONS]:
        day = formats.short_date(moment.happened_at.astimezone(draft.view.card.now.tzinfo).date(), language)
        section.add(column(label(day, "small"), TextBlock(moment.text, "body"), gap=1))
    if not draft.view.additions:
        section.add(TextBlock(_("Nog niets genoteerd."), "small", "muted"))


def _people(side: Inspector, draft: ReportDraft, deeds: SideDeeds) -> None:
    section = side.section(_("Aanwezig"))
    closed = draft.report.is_closed
    for contact in draft.view.card.contacts:
        section.add(_person(contact, draft, closed=closed))
    if not draft.view.card.contacts:
        section.add(label(_("Nog geen contactpersonen."), "small"))
    if not closed:
        section.add(row(link(_("Wie nog meer"), deeds.add_person, "plus"), 1))


def _person(contact: Contact, draft: ReportDraft, *, closed: bool) -> QWidget:
    tick = Tick(
        "", on=contact.id in draft.report.present, name=_("{name} was erbij").format(name=called(contact))
    )
    tick.setEnabled(not closed)

    def changed() -> None:
        rest = tuple(one for one in draft.report.present if one != contact.id)
        draft.put(present=(*rest, contact.id) if tick.value() else rest, at_once=True)

    tick.edited.connect(changed)
    roles = [word(role) for role in Role if role in contact.roles]
    function = contact.function.casefold()
    known = [contact.function, *(role for role in roles if role.casefold() != function)]
    facts = ", ".join(part for part in known if part) or _("rol onbekend")
    holder = QWidget()
    line = row(gap=8)
    line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(column(ElidedLabel(called(contact), "strong"), ElidedLabel(facts, "small"), gap=0), 1)
    holder.setLayout(line)
    return holder
