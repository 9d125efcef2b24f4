"""The two ways in which a seller's wish can fail without being a bug."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(message: str) -> str:
    """Mark a text of a rule for translation; the screen that shows it translates it."""
    return message


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule says no; `at` names the input it belongs to, empty for the whole form.

    `text` is a marked source text; `values` fills its {placeholders} after translation.
    """

    text: str
    at: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class Refused(Exception):
    """A rule of the trade says no; shown at the fields it names, nothing has changed."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__("; ".join(reason.text.format(**reason.values) for reason in reasons))
        self.reasons = reasons


class Trouble(Exception):
    """The environment failed (disk, lock, damage): what happened, what was kept, what to do."""

    def __init__(self, what: str, *, kept: str = "", do: str = "") -> None:
        super().__init__(" ".join(part for part in (what, kept, do) if part))
        self.what = what
        self.kept = kept
        self.do = do


class Cancelled(Exception):
    """The seller stopped a long job; the old state was kept."""
