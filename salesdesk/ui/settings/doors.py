"""The pages of the settings."""

from __future__ import annotations

from collections.abc import Callable

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.settings import Preferences
from salesdesk.ui.doors import Door
from salesdesk.ui.settings.approval_page import ApprovalPage
from salesdesk.ui.settings.company_page import CompanyPage, SellerPage
from salesdesk.ui.settings.figures_page import ThresholdsPage, VatPage
from salesdesk.ui.settings.help_page import HelpPage
from salesdesk.ui.settings.machine_page import LookPage, SafetyPage
from salesdesk.ui.settings.planning_page import PlanningPage
from salesdesk.ui.settings.targets_page import TargetsPage
from salesdesk.ui.settings.travel_page import TravelPage


def doors(file: SellerFile, preferences: Preferences, prefer: Callable[[Preferences], None]) -> list[Door]:
    settings = file.settings
    return [
        Door(Noun.SETTINGS, lambda desk: CompanyPage(desk, settings)),
        Door(Noun.SETTINGS, lambda desk: SellerPage(desk, settings), view="seller"),
        Door(Noun.SETTINGS, lambda desk: ThresholdsPage(desk, settings), view="thresholds"),
        Door(Noun.SETTINGS, lambda desk: PlanningPage(desk, file), view="planning"),
        Door(Noun.SETTINGS, lambda desk: TravelPage(desk, file), view="travel"),
        Door(Noun.SETTINGS, lambda desk: TargetsPage(desk, settings), view="targets"),
        Door(Noun.SETTINGS, lambda desk: VatPage(desk, settings), view="vat"),
        Door(Noun.SETTINGS, lambda desk: ApprovalPage(desk, file), view="approval"),
        Door(Noun.SETTINGS, lambda desk: LookPage(desk, preferences, prefer), view="look"),
        Door(Noun.SETTINGS, lambda desk: SafetyPage(desk, file), view="safety"),
        Door(Noun.SETTINGS, HelpPage, view="help"),
    ]
