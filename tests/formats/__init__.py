"""How figures and sentences are read and written."""
