"""A QR code on paper: as few modules as the text needs, each a sharp square."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

# Version 17 has 85 modules: 0.26 mm each on a card, about what an office printer still draws sharp.
MOST_MODULES = 85
# Up to version 10 a stain may cover 15 % of the code; beyond it larger modules are worth more than that.
MODULES_FOR_MORE_CARE = 57
MOST_BYTES = 640

Matrix = tuple[tuple[bool, ...], ...]


def qr_matrix(text: str) -> Matrix | None:
    """The dark modules, row by row; None when the text is too long to be read from a card."""
    if len(text.encode()) > MOST_BYTES:
        return None
    careful = _matrix(text, QRErrorCorrectLevel.M)
    matrix = careful if len(careful) <= MODULES_FOR_MORE_CARE else _matrix(text, QRErrorCorrectLevel.L)
    return matrix if len(matrix) <= MOST_MODULES else None


def _matrix(text: str, level: int) -> Matrix:
    code = QRCode(None, level)
    code.addData(QR8bitByte(text))
    code.make()
    side = range(code.getModuleCount())
    return tuple(tuple(bool(code.isDark(row, column)) for column in side) for row in side)


def draw_qr(canvas: Any, matrix: Matrix, x: float, y: float, side: float) -> None:
    """The code in a square of `side` points with its lower left corner at x, y."""
    step = side / len(matrix)
    canvas.setFillColorRGB(0, 0, 0)
    for number, row in enumerate(matrix):
        at = 0
        for is_dark, modules in groupby(row):
            wide = len(list(modules))
            if is_dark:
                top = y + side - (number + 1) * step
                canvas.rect(x + at * step, top, wide * step, step, stroke=0, fill=1)
            at += wide
