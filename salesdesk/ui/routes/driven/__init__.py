"""Planned against driven."""
