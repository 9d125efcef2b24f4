"""What stands where the card would be while there is no relation yet."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.empty import Empty, WayIn
from salesdesk.ui.places import Place
from salesdesk.words import _


def nobody_yet(desk: Desk) -> Empty:
    """The ways in: a file, or one relation by hand."""
    run = desk.actions.run
    return Empty(
        _("Breng je klanten mee"),
        _(
            "Lees het bestand in dat je van kantoor kreeg, of begin met één relatie. "
            "SalesDesk laat eerst zien wat het vindt."
        ),
        icon="building",
        primary=primary(_("Bestand inlezen"), lambda: desk.go(Place(Noun.RELATION, view="import")), "upload"),
        secondary=plain(_("Nieuwe relatie"), lambda: run("relation.new"), "plus"),
        ways=(
            WayIn(
                "file",
                _("Excel of CSV"),
                _("Namen, adressen en contactpersonen."),
                lambda: desk.go(Place(Noun.RELATION, view="import")),
            ),
            WayIn(
                "users",
                _("Visitekaartje"),
                _("Typ één relatie met contactpersoon over."),
                lambda: run("relation.new"),
            ),
        ),
    )
