"""The seller's open file, with every service over it."""

from __future__ import annotations

from functools import cached_property

from salesdesk.paths import Profile
from salesdesk.services.approvers import Approvers
from salesdesk.services.approving import Approving
from salesdesk.services.article_story import Articles
from salesdesk.services.backups import Backups
from salesdesk.services.business_cards import BusinessCardDesk
from salesdesk.services.calendar import Calendar
from salesdesk.services.calendar_files import CalendarFiles
from salesdesk.services.calendar_import import CalendarImport
from salesdesk.services.changes import Done
from salesdesk.services.clock import Clock
from salesdesk.services.complaints import Complaints
from salesdesk.services.customer_value import CustomerValues
from salesdesk.services.facts import Facts
from salesdesk.services.file_key import FileKey
from salesdesk.services.follow_ups import FollowUps
from salesdesk.services.forecasts import Forecasts
from salesdesk.services.imports import Imports
from salesdesk.services.insight import Insight
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.library import Library
from salesdesk.services.note_sheets import NoteSheets
from salesdesk.services.offer_approvals import OfferApprovals
from salesdesk.services.offer_beginning import OfferBeginning
from salesdesk.services.offer_comparison import OfferComparison
from salesdesk.services.offer_copies import OfferCopies
from salesdesk.services.offer_list import OfferShelves
from salesdesk.services.offer_reminders import OfferReminders
from salesdesk.services.offer_sending import OfferSending
from salesdesk.services.offer_timeline import OfferTimeline
from salesdesk.services.offers import Offers
from salesdesk.services.orders import Orders
from salesdesk.services.packing import Packing
from salesdesk.services.papers import Papers
from salesdesk.services.preparations import Preparations
from salesdesk.services.price_agreements import PriceAgreements
from salesdesk.services.products import Products
from salesdesk.services.relations import Relations
from salesdesk.services.report_sequel import ReportSequel
from salesdesk.services.reports import Reports
from salesdesk.services.road_services import RoadServices
from salesdesk.services.search import Search
from salesdesk.services.settings import SettingsDesk
from salesdesk.services.templates import Templates
from salesdesk.services.today import Today
from salesdesk.services.underway import Underway
from salesdesk.services.value_proposition import ValueProposition
from salesdesk.services.visit_conflicts import VisitConflicts
from salesdesk.services.visit_drafts import VisitDrafts
from salesdesk.services.visit_instead import VisitInstead
from salesdesk.services.visits import Visits
from salesdesk.services.week_papers import WeekPapers
from salesdesk.services.worth_of_preparing import WorthOfPreparing
from salesdesk.storage.database import Database


class SellerFile(RoadServices):
    """An open file; each service is made when it is first asked for."""

    def __init__(
        self, profile: Profile, database: Database, clock: Clock, *, is_sample: bool = False
    ) -> None:
        super().__init__(database, clock)
        self.profile = profile
        self.is_sample = is_sample

    @cached_property
    def relations(self) -> Relations:
        return Relations(self.database, self.clock)

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.database, self.clock)

    @cached_property
    def insight(self) -> Insight:
        return Insight(self.database, self.clock)

    @cached_property
    def visits(self) -> Visits:
        return Visits(self.database, self.clock)

    @cached_property
    def today(self) -> Today:
        return Today(self.database, self.clock, self.routes)

    @cached_property
    def preparations(self) -> Preparations:
        return Preparations(self.database, self.clock, self.relations, self.routes)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self.database, self.clock, self.relations, self.preparations)

    @cached_property
    def underway(self) -> Underway:
        return Underway(self.preparations, self.visits)

    @cached_property
    def papers(self) -> Papers:
        return Papers(self.database, self.clock, self.preparations, self.reports, self.routes)

    @cached_property
    def offers(self) -> Offers:
        return Offers(self.database, self.clock)

    @cached_property
    def approvals(self) -> OfferApprovals:
        return OfferApprovals(self.database, self.clock, self.lent)

    @cached_property
    def approvers(self) -> Approvers:
        return Approvers(self.database, self.clock)

    @cached_property
    def approving(self) -> Approving:
        return Approving(self.database, self.clock, self.lent)

    @cached_property
    def offer_copies(self) -> OfferCopies:
        return OfferCopies(self.database, self.clock)

    @cached_property
    def offer_timeline(self) -> OfferTimeline:
        return OfferTimeline(self.database, self.clock)

    @cached_property
    def offer_reminders(self) -> OfferReminders:
        return OfferReminders(self.database, self.clock)

    @cached_property
    def offer_shelves(self) -> OfferShelves:
        return OfferShelves(self.database, self.clock, self.approvals)

    @cached_property
    def offer_comparison(self) -> OfferComparison:
        return OfferComparison(self.database, self.clock, self.lent)

    @cached_property
    def offer_beginning(self) -> OfferBeginning:
        return OfferBeginning(self.database, self.clock, self.offers)

    @cached_property
    def sending(self) -> OfferSending:
        return OfferSending(self.database, self.clock, self.library, self.lent)

    @cached_property
    def orders(self) -> Orders:
        return Orders(self.database, self.clock)

    @cached_property
    def templates(self) -> Templates:
        return Templates(self.database, self.clock)

    @cached_property
    def price_agreements(self) -> PriceAgreements:
        return PriceAgreements(self.database, self.clock)

    @cached_property
    def articles(self) -> Articles:
        return Articles(self.database, self.clock)

    @cached_property
    def products(self) -> Products:
        return Products(self.database, self.clock)

    @cached_property
    def forecasts(self) -> Forecasts:
        return Forecasts(self.database, self.clock)

    @cached_property
    def worth_of_preparing(self) -> WorthOfPreparing:
        return WorthOfPreparing(self.database, self.clock)

    @cached_property
    def follow_ups(self) -> FollowUps:
        return FollowUps(self.database, self.clock)

    @cached_property
    def complaints(self) -> Complaints:
        return Complaints(self.database, self.clock)

    @cached_property
    def backups(self) -> Backups:
        return Backups(self.database, self.clock, self.profile.backups)

    @cached_property
    def imports(self) -> Imports:
        return Imports(self.database, self.clock)

    @cached_property
    def lent(self) -> LentFiles:
        return LentFiles(self.profile.folder)

    @cached_property
    def library(self) -> Library:
        return Library(self.database, self.clock, self.lent)

    @cached_property
    def report_sequel(self) -> ReportSequel:
        return ReportSequel(self.clock, self.papers, self.lent)

    @cached_property
    def packing(self) -> Packing:
        return Packing(self.database, self.clock, self.library, self.lent)

    @cached_property
    def business_cards(self) -> BusinessCardDesk:
        return BusinessCardDesk(self.database, self.clock)

    @cached_property
    def note_sheets(self) -> NoteSheets:
        return NoteSheets(self.database, self.clock)

    @cached_property
    def value_proposition(self) -> ValueProposition:
        return ValueProposition(self.database, self.clock)

    @cached_property
    def customer_values(self) -> CustomerValues:
        return CustomerValues(self.database, self.clock)

    @cached_property
    def visit_conflicts(self) -> VisitConflicts:
        return VisitConflicts(self.database, self.clock, self.routes)

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.database, self.clock, self.routes)

    @cached_property
    def week_papers(self) -> WeekPapers:
        return WeekPapers(self.database, self.clock, self.calendar)

    @cached_property
    def calendar_files(self) -> CalendarFiles:
        return CalendarFiles(self.database, self.clock)

    @cached_property
    def calendar_import(self) -> CalendarImport:
        return CalendarImport(self.database, self.clock)

    @cached_property
    def visit_instead(self) -> VisitInstead:
        return VisitInstead(self.database, self.clock, self.routes)

    @cached_property
    def visit_drafts(self) -> VisitDrafts:
        return VisitDrafts(self.database, self.clock)

    @cached_property
    def settings(self) -> SettingsDesk:
        return SettingsDesk(self.database)

    @cached_property
    def search(self) -> Search:
        return Search(self.database, self.clock)

    @cached_property
    def key(self) -> FileKey:
        return FileKey(self.profile, self.database, self.clock)

    def begin_day(self) -> Done[int]:
        """The chores of the first start of a day: a proven backup, and offers that ended yesterday expire."""
        self.lent.sweep()
        self.backups.daily()
        self.key.copy()
        self.driven.keep_plan()
        return self.offers.expire_due(self.clock.today())

    def close(self) -> None:
        self.lent.sweep()
        self.database.close()
