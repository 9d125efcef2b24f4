"""Relations: the list, the card, editing, bringing files in."""
