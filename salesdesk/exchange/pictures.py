"""PNG and JPEG as far as needed to know what they are: how large, and whole or cut off."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import pairwise

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_JPEG_END = b"\xff\xd9"
# start-of-frame markers; the others in this range are tables
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in pixels; `ending` is `png` or `jpg`."""

    ending: str
    width: int
    height: int

    @property
    def pixels(self) -> int:
        return self.width * self.height


def read_picture(content: bytes) -> Picture | None:
    """What this picture is, without unpacking it; None when it is none, or broken or cut off."""
    if content.startswith(PNG):
        size = _png_size(content)
        return Picture("png", *size) if size else None
    if content.startswith(JPEG):
        size = _jpeg_size(content)
        return Picture("jpg", *size) if size else None
    return None


def _png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height when every part is whole up to the last."""
    at, size = len(PNG), None
    while at + 12 <= len(content):
        length, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        end = at + 8 + length
        if zlib.crc32(memoryview(content)[at + 4 : end]) != int.from_bytes(content[end : end + 4]):
            return None
        if name == b"IHDR" and length >= 8:
            size = int.from_bytes(content[at + 8 : at + 12]), int.from_bytes(content[at + 12 : at + 16])
        if name == b"IEND":
            return size if size and all(size) else None
        at = end + 4
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height out of the frame, when the end is there too."""
    if _JPEG_END not in content[-4096:]:
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
        elif marker in _FRAMES:
            high, wide = (int.from_bytes(content[a:b]) for a, b in pairwise((at + 5, at + 7, at + 9)))
            return (wide, high) if wide and high else None
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None
