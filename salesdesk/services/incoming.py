"""A file from outside, read no further than it may be large."""

from __future__ import annotations

from pathlib import Path

from salesdesk.errors import Trouble
from salesdesk.words import _


def read_incoming(path: Path, most_bytes: int) -> bytes:
    """The content, one byte more than `most_bytes` when it is too large; Trouble when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most_bytes + 1)
    except OSError as error:
        raise Trouble(
            _("Het bestand {name} kan niet worden gelezen.").format(name=path.name),
            kept=_("Er is niets veranderd."),
            do=_("Kijk of het nog bestaat en niet ergens anders openstaat."),
        ) from error
