"""The lanes on which services work: one to write, one to read, one for long sums; answers come back here."""

from __future__ import annotations

import logging
import queue
import threading
import time
import traceback
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, overload

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal

from salesdesk.errors import Cancelled, Reason, Refused, Trouble
from salesdesk.services.changes import Done
from salesdesk.ui.jobs import Job, Progress

T = TypeVar("T")
Lane = Literal["write", "read", "long"]
Refusal = Callable[[tuple[Reason, ...]], object]
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Request:
    """One question on its way to a lane and back."""

    call: Callable[[], Any]
    then: Callable[[Any], object] | None
    refused: Refusal | None
    failed: Callable[[], object] | None
    owner: QObject | None
    key: Hashable | None
    lane: Lane = "write"
    job: Job | None = None
    answer: Any = None
    error: BaseException | None = None


@dataclass(slots=True)
class _Lane:
    """A thread and the requests that wait for it."""

    name: str
    answered: Callable[[_Request], None]
    is_stale: Callable[[_Request], bool]
    waiting: queue.SimpleQueue[_Request | None] = field(default_factory=queue.SimpleQueue)
    thread: threading.Thread | None = None

    def put(self, request: _Request | None) -> None:
        if self.thread is None:
            self.thread = threading.Thread(target=self._serve, name=f"salesdesk-{self.name}", daemon=True)
            self.thread.start()
        self.waiting.put(request)

    def _serve(self) -> None:
        while (request := self.waiting.get()) is not None:
            try:
                if self.is_stale(request):
                    request.error = Cancelled()
                else:
                    request.answer = request.call()
            except BaseException as error:  # noqa: BLE001 - every failure is told on the main thread, none kills the lane
                request.error = error
            self.answered(request)


class Work(QObject):
    """Asks services without holding up the screen, and tells every screen what changed."""

    changed = Signal(object)
    refused = Signal(object)
    trouble = Signal(object)
    bug = Signal(str)
    job_started = Signal(object)
    _back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = self._writing = 0
        self.origin: QObject | None = None
        self._jobs: set[Job] = set()
        self._ticket: dict[Hashable, _Request] = {}
        self._lanes = {
            name: _Lane(name, self._back.emit, self._is_stale) for name in ("write", "read", "long")
        }
        self._back.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    @overload
    def ask(
        self,
        call: Callable[[], Done[T]],
        then: Callable[[T], object] | None = None,
        *,
        lane: Lane = "write",
        refused: Refusal | None = None,
        failed: Callable[[], object] | None = None,
        key: Hashable | None = None,
        owner: QObject | None = None,
    ) -> None: ...

    @overload
    def ask(
        self,
        call: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        lane: Lane = "write",
        refused: Refusal | None = None,
        failed: Callable[[], object] | None = None,
        key: Hashable | None = None,
        owner: QObject | None = None,
    ) -> None: ...

    def ask(
        self,
        call: Callable[[], Any],
        then: Callable[[Any], object] | None = None,
        *,
        lane: Lane = "write",
        refused: Refusal | None = None,
        failed: Callable[[], object] | None = None,
        key: Hashable | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run `call` on a lane and `then` here with its value; a Done also tells the changed nouns.

        `key` makes the latest win: an older question with that key is dropped, or its answer is.
        `owner` (or the object `then` is a method of) gone means nobody waits for the answer any more.
        `refused` gets the reasons of a Refused; `failed` is called after Trouble or a bug was told.
        """
        self._send(_Request(call, then, refused, failed, owner or _owner_of(then), key), lane)

    @overload
    def run_long(
        self,
        title: str,
        call: Callable[[Progress], Done[T]],
        then: Callable[[T], object] | None = None,
        *,
        lane: Lane = "write",
        refused: Refusal | None = None,
        failed: Callable[[], object] | None = None,
    ) -> Job: ...

    @overload
    def run_long(
        self,
        title: str,
        call: Callable[[Progress], T],
        then: Callable[[T], object] | None = None,
        *,
        lane: Lane = "write",
        refused: Refusal | None = None,
        failed: Callable[[], object] | None = None,
    ) -> Job: ...

    def run_long(
        self,
        title: str,
        call: Callable[[Progress], Any],
        then: Callable[[Any], object] | None = None,
        *,
        lane: Lane = "write",
        refused: Refusal | None = None,
        failed: Callable[[], object] | None = None,
    ) -> Job:
        """A job of more than a second, shown with a bar and a way to stop it; lane `long` for sums only."""
        job = Job(title)
        self._jobs.add(job)
        self.job_started.emit(job)
        self._send(
            _Request(lambda: call(job.progress), then, refused, failed, _owner_of(then), None, job=job), lane
        )
        return job

    def _send(self, request: _Request, lane: Lane) -> None:
        self._open += 1
        request.lane = lane
        self._writing += lane == "write"
        if request.key is not None:
            self._ticket[request.key] = request
        self._lanes[lane].put(request)

    def _is_stale(self, request: _Request) -> bool:
        if request.job is not None and request.job.progress.cancelled:
            return True
        return request.key is not None and self._ticket.get(request.key) is not request

    def _arrived(self, request: _Request) -> None:
        if request.job is not None:  # before its answer is told: that may be a sheet, with the bar behind it
            self._jobs.discard(request.job)
            request.job.ended.emit()
        try:
            self._deliver(request)
        finally:
            self._open -= 1
            self._writing -= request.lane == "write"
            if request.key is not None and self._ticket.get(request.key) is request:
                del self._ticket[request.key]

    def _deliver(self, request: _Request) -> None:
        stale = request.key is not None and self._ticket.get(request.key) is not request
        gone = request.owner is not None and not shiboken6.isValid(request.owner)
        if request.error is not None:
            self._tell(request, request.error, quiet=stale or gone)
            return
        value = request.answer
        if isinstance(value, Done):
            self.origin = request.owner  # an editor need not reload for what it saved itself
            self.changed.emit(value.changes)
            self.origin = None
            value = value.value
        if request.then is not None and not stale and not gone:
            request.then(value)

    def _tell(self, request: _Request, error: BaseException, *, quiet: bool) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Refused):
            if not quiet:
                (request.refused or self.refused.emit)(error.reasons)
            return
        if isinstance(error, Trouble):
            self.trouble.emit(error)
        else:
            details = "".join(traceback.format_exception(error))
            _log.error("Bug on a lane:\n%s", details)
            self.bug.emit(details)
        if request.failed is not None and not quiet:
            request.failed()

    def is_writing(self) -> bool:
        """Whether something is being written, or waits for that: whoever saves now comes after it."""
        return self._writing > 0

    def is_idle(self) -> bool:
        return self._open == 0

    def wait_idle(self, seconds: float = 10) -> None:
        """Let everything asked be answered, answers of answers too; used by tests and on closing."""
        until = time.monotonic() + seconds
        while self._open:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.001)  # leave the lanes their share of the interpreter
            if time.monotonic() > until:
                raise TimeoutError(f"{self._open} questions still open")

    def finish(self, seconds: float = 10) -> None:
        """Stop long jobs, wait for what was asked, then end the lanes."""
        for job in tuple(self._jobs):
            job.cancel()
        self.wait_idle(seconds)
        for lane in self._lanes.values():
            if lane.thread is not None:
                lane.put(None)
                lane.thread.join(seconds)
                lane.thread = None


def _owner_of(then: Callable[..., object] | None) -> QObject | None:
    owner = getattr(then, "__self__", None)
    return owner if isinstance(owner, QObject) else None
