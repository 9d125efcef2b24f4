"""Which day suits, and who is near."""
