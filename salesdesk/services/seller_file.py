"""The seller's file: made, unlocked and opened, with every service over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from salesdesk.errors import Trouble
from salesdesk.paper.recovery_sheet import RecoverySheet, recovery_sheet_pdf
from salesdesk.paths import Profile
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
from salesdesk.services.follow_ups import FollowUps
from salesdesk.services.forecasts import Forecasts
from salesdesk.services.imports import Imports
from salesdesk.services.insight import Insight
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.library import Library
from salesdesk.services.note_sheets import NoteSheets
from salesdesk.services.offers import Offers
from salesdesk.services.packing import Packing
from salesdesk.services.papers import Paper, Papers, file_name, write_file
from salesdesk.services.preparations import Preparations
from salesdesk.services.products import Products
from salesdesk.services.relations import Relations
from salesdesk.services.report_sequel import ReportSequel
from salesdesk.services.reports import Reports
from salesdesk.services.routes import Routes
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
from salesdesk.storage import backup, keyfile
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.storage.upgrade import open_upgraded
from salesdesk.words import _

__all__ = ["FileState", "Opened", "SellerFile", "create", "open_sample", "state_of", "unlock"]


class FileState(StrEnum):
    """What stands in a profile's folder before anything is opened."""

    NEW = "new"
    LOCKED = "locked"


class SellerFile:
    """An open file; each service is made when it is first asked for."""

    def __init__(
        self, profile: Profile, database: Database, clock: Clock, *, is_sample: bool = False
    ) -> None:
        self.profile = profile
        self.database = database
        self.clock = clock
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
    def routes(self) -> Routes:
        return Routes(self.database, self.clock)

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
    def templates(self) -> Templates:
        return Templates(self.database, self.clock)

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

    def begin_day(self) -> Done[int]:
        """The chores of the first start of a day: a proven backup, and offers that ended yesterday expire."""
        self.lent.sweep()
        self.backups.daily()
        self._copy_key()
        return self.offers.expire_due(self.clock.today())

    def recovery_sheet(self, recovery_key: str) -> Paper:
        """The printed way in when the passphrase is forgotten."""
        with self.database.read() as session:
            settings = load_settings(session)
        sheet = RecoverySheet(
            recovery_key,
            self.profile.database.name,
            settings.seller,
            settings.company,
            self.clock.now(),
        )
        pdf = recovery_sheet_pdf(sheet)
        return Paper(file_name(_("Herstelsleutel SalesDesk")), pdf.content, pdf.page_count)

    def change_passphrase(self, now: str, fresh: str) -> None:
        """Another passphrase; refused when the present one is wrong or the new one too short."""
        keyfile.change_passphrase(self.profile.key_file, keyfile.unlock(self.profile.key_file, now), fresh)
        self._copy_key()

    def renew_recovery_key(self) -> Paper:
        """A new recovery key on its sheet; the former one opens nothing any more."""
        recovery_key = keyfile.renew_recovery_key(self.profile.key_file, self.database.key)
        self._copy_key()
        return self.recovery_sheet(recovery_key)

    def _copy_key(self) -> None:
        """Keep the key file beside the copies too: without it none of them opens. It is locked itself."""
        source = self.profile.key_file
        if source.exists():
            write_file(self.profile.backups / source.name, source.read_bytes())

    def close(self) -> None:
        self.lent.sweep()
        self.database.close()


@dataclass(frozen=True, slots=True)
class Opened:
    """A new file and the recovery key that is shown and printed once."""

    file: SellerFile
    recovery_key: str


def state_of(profile: Profile) -> FileState:
    """Trouble when one of the two files is gone: without the key the database stays closed."""
    has_database, has_key = profile.database.exists(), profile.key_file.exists()
    if has_database and not has_key:
        copied = profile.backups / profile.key_file.name
        put = (
            _("Kopieer {copy} naar {folder}.")
            if copied.exists()
            else _("Zet het sleutelbestand terug in {folder}.")
        )
        raise Trouble(
            _("Het sleutelbestand {name} ontbreekt.").format(name=profile.key_file.name),
            kept=_("Je gegevens staan er nog, maar gaan zonder sleutel niet open."),
            do=put.format(copy=copied, folder=profile.folder),
        )
    if has_key and not has_database and backup.backups(profile.backups):
        raise Trouble(
            _("Het gegevensbestand {name} ontbreekt.").format(name=profile.database.name),
            kept=_("Je reservekopieën staan in {folder}.").format(folder=profile.backups),
            do=_("Zet het bestand terug in {folder}.").format(folder=profile.folder),
        )
    return FileState.LOCKED if has_key else FileState.NEW


def create(profile: Profile, clock: Clock, passphrase: str) -> Opened:
    """A new, empty, encrypted file; refused with too short a passphrase."""
    _make_folder(profile)
    made = keyfile.create(profile.key_file, passphrase)
    return Opened(_open(profile, made.key, clock), made.recovery_key)


def unlock(profile: Profile, clock: Clock, secret: str, *, by_recovery_key: bool = False) -> SellerFile:
    """Open the file with its passphrase or its recovery key; refused when that is not the right one."""
    read = keyfile.unlock_with_recovery_key if by_recovery_key else keyfile.unlock
    return _open(profile, read(profile.key_file, secret), clock)


def open_sample(profile: Profile, clock: Clock, tell: Callable[[str], object] | None = None) -> SellerFile:
    """The sample file under its known key; filled with a rayon around today while it is empty."""
    from salesdesk.services.sample import fill_sample

    _make_folder(profile)
    file = _open(profile, keyfile.SAMPLE_KEY, clock, is_sample=True)
    if not file.settings.view().seller.name:  # new, or cut off before it was filled
        if tell:
            tell(_("Voorbeeldgegevens maken…"))
        fill_sample(file.database, clock.today())
    return file


def _open(profile: Profile, key: bytes, clock: Clock, *, is_sample: bool = False) -> SellerFile:
    database = open_upgraded(profile.database, key, clock.now, profile.backups)
    return SellerFile(profile, database, clock, is_sample=is_sample)


def _make_folder(profile: Profile) -> None:
    try:
        profile.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            _("De map {folder} kan niet worden gemaakt.").format(folder=profile.folder),
            do=_("Kies een map waarin je mag schrijven."),
        ) from error
