"""The weeks: what stands on which day, what is proposed, and who is still to be planned."""
