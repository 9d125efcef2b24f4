"""In which encoding a text file was written: UTF-8, UTF-16 or what Windows calls ANSI."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOK_AT = 4096


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; every content gives a text.

    cp1252 decodes almost everything, so it comes last; what it does not know becomes a replacement sign.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace"), name
    silent = _silent_utf16(content)
    if silent:
        return content.decode(silent, errors="replace"), silent
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "cp1252"


def _silent_utf16(content: bytes) -> str:
    """UTF-16 without a mark: in Western text one byte of every two is zero."""
    head = content[:_LOOK_AT]
    if len(head) < 4 or len(content) % 2:
        return ""
    half = len(head) // 2
    if head[1::2].count(0) > half * 0.7 and head[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[0::2].count(0) > half * 0.7 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""
