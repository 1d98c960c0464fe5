"""The tests: what a reader would notice."""
