"""Records that stand alone, of one task or of a list."""
