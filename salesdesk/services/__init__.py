"""What a seller can do: one class per noun, one method per intention."""
