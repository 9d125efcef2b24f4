"""How the rows of a file meet what is kept already: new, changed, the same, or refused."""
