"""Words and reading of what somebody gets from us by mail: the newsletter and the lists he is on."""

from __future__ import annotations

from salesdesk.words import _

NEWSLETTER: dict[str, bool | None] = {"": None, "yes": True, "no": False}


def newsletter_choices() -> list[tuple[str, str]]:
    """Asked or not, and what he said."""
    return [("", _("niet gevraagd")), ("yes", _("ja, graag")), ("no", _("nee"))]


def newsletter_key(wanted: bool | None) -> str:
    return next(key for key, kept in NEWSLETTER.items() if kept is wanted)


def read_lists(text: str) -> tuple[str, ...]:
    """Names with commas between them, each once."""
    named = (" ".join(part.split()) for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(name for name in named if name))
