"""The page runs no code of its own in Python."""
