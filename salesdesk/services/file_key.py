"""The key of the seller's file: its passphrase, and the sheet for when that is forgotten."""

from __future__ import annotations

from salesdesk.paper.recovery_sheet import RecoverySheet, recovery_sheet_pdf
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.papers import Paper, file_name, write_file
from salesdesk.storage import keyfile
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.words import _


class FileKey:
    """What a seller does with the key of an open file."""

    def __init__(self, profile: Profile, database: Database, clock: Clock) -> None:
        self._profile = profile
        self._database = database
        self._clock = clock

    def recovery_sheet(self, recovery_key: str) -> Paper:
        """The printed way in when the passphrase is forgotten."""
        with self._database.read() as session:
            settings = load_settings(session)
        sheet = RecoverySheet(
            recovery_key,
            self._profile.database.name,
            settings.seller,
            settings.company,
            self._clock.now(),
        )
        pdf = recovery_sheet_pdf(sheet)
        return Paper(file_name(_("Herstelsleutel SalesDesk")), pdf.content, pdf.page_count)

    def change_passphrase(self, now: str, fresh: str) -> None:
        """Another passphrase; refused when the present one is wrong or the new one too short."""
        path = self._profile.key_file
        keyfile.change_passphrase(path, keyfile.unlock(path, now), fresh)
        self.copy()

    def renew(self) -> Paper:
        """A new recovery key on its sheet; the former one opens nothing any more."""
        recovery_key = keyfile.renew_recovery_key(self._profile.key_file, self._database.key)
        self.copy()
        return self.recovery_sheet(recovery_key)

    def copy(self) -> None:
        """Keep the key file beside the copies too: without it none of them opens. It is locked itself."""
        source = self._profile.key_file
        if source.exists():
            write_file(self._profile.backups / source.name, source.read_bytes())
