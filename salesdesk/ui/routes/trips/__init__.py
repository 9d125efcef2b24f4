"""Left and arrived: a drive noted with one click, or afterwards in one line."""
