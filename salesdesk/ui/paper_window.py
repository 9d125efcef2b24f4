"""A document on screen: look, print, keep."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from salesdesk.services.papers import PagePicture, Paper, Papers, write_file
from salesdesk.ui import ask, theme
from salesdesk.ui.buttons import plain, primary
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.parts import Note, column, row
from salesdesk.words import _, ngettext
