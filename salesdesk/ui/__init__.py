"""What the seller sees: the only package that knows Qt."""
