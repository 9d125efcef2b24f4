"""Instellingen: company, seller, thresholds, VAT, look and safety."""
