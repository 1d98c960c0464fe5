"""Records to keep."""
