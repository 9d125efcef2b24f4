"""Everything that is kept: the encrypted file, its rows, its backups and its key."""
