"""Reads a QR code back from its modules, as a telephone does when nothing is stained (ISO 18004)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.graphics.barcode.qrencoder import QRRSBlock

Matrix = Sequence[Sequence[bool]]
_MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, _c: r % 2 == 0,
    lambda _r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)


def read_qr(matrix: Matrix) -> str:
    """The text of a code in byte mode."""
    side = len(matrix)
    version = (side - 17) // 4
    level, mask = _format(matrix)
    bits = [
        matrix[row][column] ^ _MASKS[mask](row, column)
        for row, column in _path(side)
        if not _is_fixed(row, column, side, version)
    ]
    words = [
        int("".join("1" if bit else "0" for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)
    ]
    return _text(_in_order(words, version, level), version)


def _format(matrix: Matrix) -> tuple[int, int]:
    """Level and mask out of the fifteen bits beside the upper left finder."""
    places = [(8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)] + [
        (row, 8) for row in (7, 5, 4, 3, 2, 1, 0)
    ]
    value = int("".join("1" if matrix[row][column] else "0" for row, column in places), 2) ^ 0x5412
    return value >> 13, value >> 10 & 7


def _path(side: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from the right, up and down; the sixth is skipped."""
    columns = [column for column in range(side - 1, 0, -2) if column > 6]
    columns += [5, 3, 1]
    for turn, column in enumerate(columns):
        rows = range(side) if turn % 2 else range(side - 1, -1, -1)
        for row in rows:
            yield row, column
            yield row, column - 1


def _is_fixed(row: int, column: int, side: int, version: int) -> bool:
    """Whether a module belongs to a finder, timing, alignment, format or version."""
    if row == 6 or column == 6:
        return True
    if (row < 9 and column < 9) or (row < 9 and column >= side - 8) or (row >= side - 8 and column < 9):
        return True
    if version >= 7 and ((row < 6 and column >= side - 11) or (column < 6 and row >= side - 11)):
        return True
    centres = _alignment(version)
    corners = {(6, 6), (6, centres[-1]), (centres[-1], 6)} if centres else set()
    return any(
        abs(row - y) <= 2 and abs(column - x) <= 2 for y in centres for x in centres if (y, x) not in corners
    )


def _alignment(version: int) -> list[int]:
    if version == 1:
        return []
    count = version // 7 + 2
    last = 4 * version + 10
    step = -(-(last - 6) // (count - 1))
    step += step % 2
    return [6, *sorted(last - place * step for place in range(count - 1))]


def _in_order(words: list[int], version: int, level: int) -> list[int]:
    """The data words out of their blocks, which stand interleaved; those of correction left out."""
    blocks = [block.dataCount for block in QRRSBlock.getRSBlocks(version, level)]
    parts: list[list[int]] = [[] for _block in blocks]
    stream = iter(words)
    for turn in range(max(blocks)):
        for part, size in zip(parts, blocks, strict=True):
            if turn < size:
                part.append(next(stream))
    return [word for part in parts for word in part]


def _text(words: list[int], version: int) -> str:
    bits = "".join(f"{word:08b}" for word in words)
    assert bits[:4] == "0100", "not in byte mode"
    long = 8 if version < 10 else 16
    count = int(bits[4 : 4 + long], 2)
    body = bits[4 + long : 4 + long + 8 * count]
    return bytes(int(body[at : at + 8], 2) for at in range(0, len(body), 8)).decode()
