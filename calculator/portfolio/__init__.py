"""Many tasks: kept, listed, compared, shared and exported."""
