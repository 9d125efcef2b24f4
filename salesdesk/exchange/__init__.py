"""File formats: bytes to values and back, never the database."""
