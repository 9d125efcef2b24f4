"""Who is near, from anywhere."""
