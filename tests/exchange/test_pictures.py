"""What a picture is, from its first and last bytes."""

from __future__ import annotations

import struct
import zlib

import pytest

from salesdesk.exchange.pictures import Picture, read_picture


def a_png(wide: int = 3, high: int = 2) -> bytes:
    def part(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * (3 * min(wide, 9) + 1) * min(high, 9))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", pixels) + part(b"IEND", b"")


def a_jpeg(wide: int = 640, high: int = 480) -> bytes:
    def part(marker: int, body: bytes) -> bytes:
        return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body

    frame = struct.pack(">BHHB", 8, high, wide, 3) + bytes(9)
    return b"\xff\xd8" + part(0xE0, b"JFIF\0") + part(0xDB, bytes(65)) + part(0xC0, frame) + b"\xff\xd9"


@pytest.mark.parametrize(
    ("content", "picture"),
    [
        (a_png(), Picture("png", 3, 2)),
        (a_png(8000, 5000), Picture("png", 8000, 5000)),
        (a_jpeg(), Picture("jpg", 640, 480)),
        (b"\xff\xd8\xff" + a_jpeg()[2:], Picture("jpg", 640, 480)),  # fill bytes before a marker
    ],
)
def test_a_whole_picture_says_its_size(content: bytes, picture: Picture) -> None:
    assert read_picture(content) == picture


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        a_png()[:-6],
        a_png().replace(b"IHDR", b"IHDX"),
        a_png(0, 5),
        a_jpeg()[:-2],
        a_jpeg()[:30] + b"\xff\xd9",
        a_jpeg(0, 0),
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_a_broken_or_other_file_is_no_picture(content: bytes) -> None:
    assert read_picture(content) is None


def test_pixels_are_width_times_height() -> None:
    assert Picture("png", 8000, 5000).pixels == 40_000_000
