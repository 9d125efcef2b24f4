"""Paper: values in, PDF bytes out; no storage, no clock, the same bytes for the same values."""
