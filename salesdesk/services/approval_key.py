"""The private key of who allows discounts: made once, kept in his own encrypted file, never handed out."""

from __future__ import annotations

from salesdesk.exchange.signing import new_private_key
from salesdesk.storage.database import Session
from salesdesk.storage.settings import read_setting, write_setting

KEY_SETTING = "approval_private_key"


def read_private_key(session: Session) -> str:
    """In hex; empty when he has none."""
    return str(read_setting(session, KEY_SETTING) or "")


def own_private_key(session: Session) -> str:
    """In hex, made now when he has none yet."""
    known = read_private_key(session)
    if known:
        return known
    made = new_private_key()
    write_setting(session, KEY_SETTING, made)
    return made
