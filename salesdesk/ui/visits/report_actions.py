"""The keys of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.ui.actions import Action
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.visits.report import ReportScreen


def report_actions(screen: ReportScreen) -> tuple[Action, ...]:
    """Close, print, mail, plan, agree, offer: each with its key where it is used often."""
    deeds, customer = screen.deeds, _("Verslag voor de klant")
    return (
        Action("report.close", _("Verslag afronden"), screen.close_report, "Ctrl+Return", "check"),
        Action("report.internal", _("Intern verslag"), deeds.print_internal, "Ctrl+P", "printer"),
        Action("report.customer", customer, deeds.print_customer, "Ctrl+Shift+P", "printer"),
        Action("report.mail", _("Verslag naar de klant mailen"), deeds.mail_customer, "Ctrl+M", "mail"),
        Action("report.offer", _("Offerte van dit bezoek"), deeds.make_offer, "Ctrl+Shift+F", "file"),
        Action("report.agreement", _("Afspraak erbij"), screen.agreements.focus_new, "Ctrl+Shift+A", "plus"),
        Action(
            "report.plan", _("Volgende afspraak inplannen"), screen.next_visit.plan_now, "Ctrl+I", "calendar"
        ),
        Action("report.rest", _("Overige doelen niet bereikt"), screen.goals.miss_rest, "Ctrl+G", "target"),
        Action("report.add", _("Aanvulling op dit verslag"), screen.add_note, "", "note"),
        Action("report.underway", _("Onderweg"), screen.go_underway, "Ctrl+U", "car"),
    )
