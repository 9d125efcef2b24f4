"""SalesDesk: the field seller's desk, on his own laptop."""
