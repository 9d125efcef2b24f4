"""From an empty window to an open file: sample, passphrase or first run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from salesdesk.errors import Reason
from salesdesk.paths import Profile, sample_profile
from salesdesk.services.clock import Clock
from salesdesk.services.opening import FileState, Opened, create, open_sample, state_of, unlock
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.start.pages import CreatePage, DoorPage, RecoveryPage, UnlockPage, WaitPage
from salesdesk.ui.window import Window
from salesdesk.words import _, reason_text


class Doorway:
    """Stands in the window until the file is open, then makes room."""

    def __init__(
        self, window: Window, profile: Profile, clock: Clock, arrived: Callable[[SellerFile], object]
    ) -> None:
        self._window = window
        self._profile = profile
        self._clock = clock
        self._arrived = arrived
        self.page: DoorPage | None = None
        self._made: SellerFile | None = None

    def abandon(self) -> None:
        """The seller closes before he is through: a file that was just made is closed with it."""
        if self._made is not None:
            self._made.close()
            self._made = None

    def enter(self, *, is_sample: bool) -> None:
        if is_sample:
            self._sample(self._profile)
            return
        self._show(WaitPage(_("Je gegevens zoeken…")))
        self._ask(lambda: state_of(self._profile), self._found)

    def _found(self, state: FileState) -> None:
        if state is FileState.NEW:
            self._show(CreatePage(self._create, lambda: self._sample(sample_profile(self._clock.today()))))
        else:
            self._show(UnlockPage(self._unlock))

    def _sample(self, profile: Profile) -> None:
        self._show(WaitPage(_("Voorbeeldgegevens openen…")))
        self._ask(lambda: open_sample(profile, self._clock), self._leave)

    def _create(self, passphrase: str, seller: str, company: str) -> None:
        def make() -> Opened:
            opened = create(self._profile, self._clock, passphrase)
            settings = opened.file.settings
            settings.save_seller(replace(settings.view().seller, name=seller))
            settings.save_company(replace(settings.view().company, name=company))
            return opened

        self._ask(make, self._created)

    def _created(self, opened: Opened) -> None:
        file = self._made = opened.file

        def print_sheet() -> None:
            sheet = file.key.recovery_sheet(opened.recovery_key)
            show_paper(self._window.desk, file.papers, sheet)

        self._show(RecoveryPage(opened.recovery_key, print_sheet, lambda: self._leave(file)))

    def _unlock(self, secret: str, by_recovery_key: bool) -> None:
        self._ask(
            lambda: unlock(self._profile, self._clock, secret, by_recovery_key=by_recovery_key), self._leave
        )

    def _ask(self, call: Callable[[], object], then: Callable[..., object]) -> None:
        self._window.desk.work.ask(call, then, refused=self._refused, failed=self._failed, owner=self._window)

    def _refused(self, reasons: tuple[Reason, ...]) -> None:
        if self.page is not None:
            self.page.refuse(" ".join(reason_text(reason) for reason in reasons))

    def _failed(self) -> None:
        if self.page is not None:
            self.page.refuse(_("Het openen is niet gelukt."))

    def _show(self, page: DoorPage) -> None:
        old, self.page = self.page, page
        self._window.sidebar.setEnabled(False)
        self._window.stack.addWidget(page)
        self._window.stack.setCurrentWidget(page)
        page.setFocus()
        self._drop(old)

    def _leave(self, file: SellerFile) -> None:
        old, self.page, self._made = self.page, None, None
        self._window.sidebar.setEnabled(True)
        self._drop(old)
        self._arrived(file)

    def _drop(self, page: QWidget | None) -> None:
        if page is not None:
            self._window.stack.removeWidget(page)
            page.deleteLater()
