"""SalesDesk: the field seller's desk, on his own laptop."""

__version__ = "0.4.0"
