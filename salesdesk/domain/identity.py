"""Identities made on the laptop and unique everywhere: UUID version 7 (RFC 9562)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID


def make_id(unix_ms: int, random_bytes: bytes) -> UUID:
    """A UUIDv7 from the moment in milliseconds and ten random bytes; sorts by moment."""
    if len(random_bytes) != 10:
        raise ValueError("ten random bytes make an identity")
    value = (unix_ms & (1 << 48) - 1) << 80 | int.from_bytes(random_bytes, "big")
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    return UUID(int=value)


def moment_of(identity: UUID) -> datetime | None:
    """When an identity was made; None for one of another version, which does not say."""
    if identity.version != 7:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=identity.int >> 80)
