"""What is true in the trade: frozen values and pure functions."""
