"""The seller's file on its way open: made, unlocked, or filled with the sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from salesdesk.errors import Trouble
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import backup, keyfile
from salesdesk.storage.upgrade import open_upgraded
from salesdesk.words import _


class FileState(StrEnum):
    """What stands in a profile's folder before anything is opened."""

    NEW = "new"
    LOCKED = "locked"


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
