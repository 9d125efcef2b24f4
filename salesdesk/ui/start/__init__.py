"""The way in: the first run, the passphrase, the recovery key."""
