"""Visits: plan them, prepare them, report on them."""
