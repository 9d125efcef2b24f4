"""The second line of each step: what is known, what is still to be done."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from salesdesk import formats, words
from salesdesk.domain.facts import known_facts
from salesdesk.domain.preparation import Step, StepState
from salesdesk.domain.preparation_progress import Progress, step_facts
from salesdesk.services.preparations import PreparationView
from salesdesk.services.taken_along import sheet_references
from salesdesk.words import _, ngettext

CHECKED_STEPS = frozenset({Step.DOCUMENTATION, Step.BUSINESS_CARDS, Step.WRITING_MATERIAL})


def progress_words(progress: Progress) -> str:
    """`3 bezig, 1 open`."""
    if progress.is_complete:
        return _("alles klaar")
    parts = []
    if progress.busy:
        parts.append(ngettext("{count} bezig", "{count} bezig", progress.busy).format(count=progress.busy))
    if progress.open:
        parts.append(ngettext("{count} open", "{count} open", progress.open).format(count=progress.open))
    return ", ".join(parts)


def readiness_words(view: PreparationView) -> str:
    """How many steps this visit still asks for: what is advised or free may stay open."""
    needed = len(view.depth.still_needed(view.preparation))
    if not needed:
        return _("klaar voor dit bezoek")
    return ngettext("nog {count} nodig", "nog {count} nodig", needed).format(count=needed)


def step_line(view: PreparationView, step: Step) -> str:
    """One line about a step; a skipped one says why."""
    record = view.preparation.record(step)
    if record.state is StepState.SKIPPED:
        return record.skip_reason
    note = record.note.strip().splitlines()[0] if record.note.strip() else ""
    known = _checked(view, step) if step in CHECKED_STEPS else _KNOWN[step](view)
    if step in _NOTE_FIRST:
        return note or known
    return known or note


def _untouched() -> str:
    return _("Nog niet gekeken")


def _route(view: PreparationView) -> str:
    travel = view.travel
    if travel.leave_time is None or travel.minutes is None or travel.km is None:
        return _("Reistijd niet bekend")
    return _("Vertrek {at}, {minutes}, {km} km").format(
        at=formats.clock(travel.leave_time),
        minutes=formats.duration(travel.minutes, words.screen_language()),
        km=round(travel.km),
    )


def _alternatives(view: PreparationView) -> str:
    chosen = set(view.preparation.alternatives)
    if not chosen:
        return _("Nog geen gekozen")
    near = [relation.km for relation in view.near if relation.relation_id in chosen]
    said = ngettext("{count} gekozen", "{count} gekozen", len(chosen)).format(count=len(chosen))
    if not near:
        return said
    return _("{chosen} binnen {km} km").format(chosen=said, km=max(1, math.ceil(max(near))))


def _questions(view: PreparationView) -> str:
    facts = step_facts(view.preparation, Step.QUESTIONS)
    if not facts.questions:
        return _("Nog geen vragen")
    ready = ngettext("{count} klaar", "{count} klaar", facts.questions).format(count=facts.questions)
    if not facts.unserved:
        return ready
    without = ngettext("{count} doel zonder vraag", "{count} doelen zonder vraag", facts.unserved)
    return _("{ready}, {without}").format(ready=ready, without=without.format(count=facts.unserved))


def _checked(view: PreparationView, step: Step) -> str:
    facts = step_facts(view.preparation, step)
    if not facts.items:
        return ""
    if not facts.items_done:
        return _untouched()
    if facts.items_done == facts.items:
        return ngettext("Ligt klaar", "Alle {count} klaargelegd", facts.items).format(count=facts.items)
    return _("{done} van {all} klaargelegd").format(done=facts.items_done, all=facts.items)


def _sales(view: PreparationView) -> str:
    card = view.card
    if not card.sales:
        return _("Nooit gekocht")
    language = words.screen_language()
    if card.revenue_this_year > Decimal(0):
        return _("{amount} dit jaar").format(amount=formats.euro(card.revenue_this_year, language, 0))
    last = card.last_order_on
    return _("Laatst gekocht {day}").format(day=formats.field_date(last)) if last else ""


def _facts(view: PreparationView) -> str:
    known = known_facts(view.card.facts)
    if not known:
        return _untouched()
    said = ngettext("{count} feit", "{count} feiten", len(known)).format(count=len(known))
    named = len(sheet_references(view.card, view.preparation))
    if not named:
        return said
    referred = ngettext("{count} referentie", "{count} referenties", named).format(count=named)
    return _("{facts}, {references}").format(facts=said, references=referred)


def _contacts_before(view: PreparationView) -> str:
    complaints = len(view.card.open_complaints)
    if complaints:
        return ngettext("{count} open klacht", "{count} open klachten", complaints).format(count=complaints)
    moments = [item for item in view.card.timeline if item.happened_on < view.visit.visit_on]
    if not moments:
        return _("Nog geen contact gehad")
    return _("Laatste contact {day}").format(
        day=formats.short_date(moments[0].happened_on, words.screen_language())
    )


def _person(view: PreparationView) -> str:
    contact = view.contact
    if contact is None:
        return _("Geen contactpersoon gekozen")
    if contact.profile_url or contact.education or contact.interests:
        return _("Profiel van {name}").format(name=contact.short_name)
    return _("Profiel nog bekijken")


_NOTE_FIRST = frozenset({Step.INTERNET, Step.SALES_HISTORY, Step.CRM, Step.SOCIAL_MEDIA})
_KNOWN: dict[Step, Callable[[PreparationView], str]] = {
    Step.INTERNET: _facts,
    Step.SALES_HISTORY: _sales,
    Step.CRM: _contacts_before,
    Step.SOCIAL_MEDIA: _person,
    Step.ROUTE: _route,
    Step.ALTERNATIVES: _alternatives,
    Step.QUESTIONS: _questions,
}
